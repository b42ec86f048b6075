"""A conversation as every surface holds it: turns, saving, commands. No terminal here."""
