"""A real terminal for tests: the program at one end, what it writes and the keys at the other."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import struct
import subprocess
import sys
import termios
import time
from typing import TYPE_CHECKING, Self

from tests.e2e.program import ROOT

if TYPE_CHECKING:
    from collections.abc import Sequence
    from types import TracebackType

MODULE = ("-m", "assistant")
PATIENCE_S = 60.0
"""How long a thing may take on a busy machine."""
_CONTROL = re.compile(rb"\x1b\[[0-9;?<>=]*[ -/]*[@-~]|\x1b[\]P][^\x07\x1b]*(?:\x07|\x1b\\)|\x1b.")


def _take_terminal() -> None:
    fcntl.ioctl(0, termios.TIOCSCTTY, 0)


class Terminal:
    """Runs `assistant` with arguments on a terminal of 24 lines of 80 characters.

    Args:
        program: What the interpreter is started with, when not the assistant.
        is_owned: Whether closing the window sends the program a signal, as it does in a shell.
    """

    def __init__(
        self, *arguments: str, is_owned: bool = True, program: Sequence[str] = MODULE, **environment: str
    ) -> None:
        self.master, slave = pty.openpty()
        fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, 80, 0, 0))
        self.raw = b""
        self.process = subprocess.Popen(
            [sys.executable, *program, *arguments],
            cwd=ROOT,
            env={**os.environ, "PYTHONPATH": str(ROOT), "TERM": "xterm-256color", **environment},
            stdin=slave,
            stdout=slave,
            stderr=slave,
            start_new_session=True,
            preexec_fn=_take_terminal if is_owned else None,  # noqa: PLW1509 - the test has one thread
        )
        os.close(slave)

    def __enter__(self) -> Self:
        """The terminal itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, at: TracebackType | None
    ) -> None:
        """End the program, whatever it does."""
        self.process.kill()
        self.process.wait()
        self.close()

    @property
    def text(self) -> str:
        """Everything written so far, without control sequences."""
        return _CONTROL.sub(b"", self.raw).decode("utf-8", "replace")

    def type(self, keys: str) -> None:
        """Press keys."""
        os.write(self.master, keys.encode())

    def wait_for(self, words: str) -> None:
        """Read until words have been written."""
        end = time.monotonic() + PATIENCE_S
        while time.monotonic() < end:
            if words in self.text:
                return
            if not self.read():
                break
        raise AssertionError(f"“{words}” never came; this did:\n{self.text[-3000:]}")

    def close(self) -> None:
        """Close the window, as a person does with the mouse."""
        if self.master >= 0:
            os.close(self.master)
            self.master = -1

    def end(self) -> int:
        """The exit code, once the program has ended; what it still wrote is read."""
        deadline = time.monotonic() + PATIENCE_S
        while self.process.poll() is None and time.monotonic() < deadline:
            if self.master < 0 or not self.read():
                time.sleep(0.02)
        while self.master >= 0 and self.read():
            pass
        return self.process.wait(timeout=PATIENCE_S)

    def read(self, wait_s: float = 0.1) -> bool:
        """Read what there is or comes while waiting; False when the other end is gone."""
        ready, _, _ = select.select([self.master], [], [], wait_s)
        if not ready:
            return self.process.poll() is None
        try:
            data = os.read(self.master, 65536)
        except OSError:  # the program has ended
            return False
        self.raw += data
        return bool(data)
