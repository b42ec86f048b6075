"""What is near what: encoders, the FAISS index, the lexical index and their fusion."""

from __future__ import annotations

# Before anything here can import numpy: the BLAS reads its number of threads once, when loaded.
from embeddings import threads as threads
