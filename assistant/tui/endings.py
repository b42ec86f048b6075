"""The ways an application on the whole screen is ended from outside, each in order and with its exit code."""

from __future__ import annotations

import asyncio
import os
import signal
import sys
import threading
from functools import partial
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import App

INTERRUPTED = 130
SIGNALS = {signal.SIGINT: INTERRUPTED, signal.SIGTERM: 143, signal.SIGHUP: 129}
"""Signal that ends the program -> its exit code, as a shell counts them."""
LOOKS_EVERY_S = 2.0
"""How often it is looked whether the terminal is still there."""
PATIENCE_S = 5.0
"""How long leaving may take once the terminal is gone."""


def leave_when_told(app: App[Any], leave: Callable[[int], None]) -> None:
    """Leave in order when the terminal is closed, the program is told to end or the machine shuts down.

    To be called while the application loads: a signal that comes before its first frame must find the
    terminal as it was, too.

    Args:
        app: What is left; it restores the terminal.
        leave: Ends it with an exit code; called in the application's loop.
    """

    def hang_up() -> None:
        """Nothing more can be written, and what waits to be may keep the library from ending."""
        code = SIGNALS[signal.SIGHUP]
        last = threading.Timer(PATIENCE_S, os._exit, (code,))
        last.daemon = True
        last.start()
        leave(code)

    loop = asyncio.get_running_loop()
    for number, code in SIGNALS.items():
        told = hang_up if number == signal.SIGHUP else partial(leave, code)
        loop.add_signal_handler(number, told)

    def look_for_terminal() -> None:
        """The window may be gone with no signal to tell of it: do not wait for keys for ever."""
        if not sys.stdin.isatty():
            hang_up()

    if sys.stdin.isatty():
        app.set_interval(LOOKS_EVERY_S, look_for_terminal)
