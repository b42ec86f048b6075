"""`python -m assistant` is `assistant`."""

from __future__ import annotations

from assistant.cli.main import main

main()
