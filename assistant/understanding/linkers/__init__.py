"""One linker per kind of slot, shared by every question type."""
