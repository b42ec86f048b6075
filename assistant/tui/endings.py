"""The ways an application on the whole screen is ended from outside, each in order and with its exit code."""

from __future__ import annotations

import asyncio
import signal
import sys
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

INTERRUPTED = 130
SIGNALS = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""Signal that ends the program -> its exit code, as a shell counts them."""
LOOKS_EVERY_S = 2.0
"""How often it is looked whether the terminal is still there."""


def leave_when_told(app: App[Any], leave: Callable[[int], None]) -> None:
    """Leave in order when the terminal is closed, the program is told to end or the machine shuts down.

    To be called while the application loads: a signal that comes before its first frame must find the
    terminal as it was, too.

    Args:
        app: What is left; it restores the terminal.
        leave: Ends it with an exit code; called in the application's loop.
    """
    loop = asyncio.get_running_loop()
    for number, code in SIGNALS.items():
        loop.add_signal_handler(number, leave, code)

    def look_for_terminal() -> None:
        """The window may be gone with no signal to tell of it: do not wait for keys for ever."""
        if not sys.stdin.isatty():
            leave(SIGNALS[signal.SIGHUP])

    if sys.stdin.isatty():
        app.set_interval(LOOKS_EVERY_S, look_for_terminal)
