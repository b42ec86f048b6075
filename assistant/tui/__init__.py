"""The chat as a terminal application: it shows what a `Conversation` returns, no more."""
