"""What is near what: encoders, the FAISS index, the lexical index and their fusion."""
