"""Tools for people who write documents, question types and vocabularies."""
