"""The command line: streams, flags and exit codes, and nothing about careers."""
