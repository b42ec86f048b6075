"""Take the pictures of docs/pictures from the real application: `make pictures`.

Each is an SVG of the chat as it stands after some keys, about the shipped documents, in an empty home and
at a fixed time, so that the same program gives the same bytes. A test compares them.
"""

from __future__ import annotations

import asyncio
import os
import sys
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

if TYPE_CHECKING:
    from textual.pilot import Pilot

    from assistant.tui.app import ChatApp

FOLDER = ROOT / "docs" / "pictures"
LAST_TRY = 600


@dataclass(frozen=True)
class Picture:
    """One picture: what is asked and pressed, in what theme and size."""

    name: str
    questions: tuple[str, ...] = ()
    keys: tuple[str, ...] = ()
    size: tuple[int, int] = (80, 24)
    theme: str = "dark"


PICTURES = (
    Picture("first-screen"),
    Picture("chat", ("typical day rate?", "and in London?", "what does the capital add to a salary?")),
    Picture("source", ("what does the capital add to a salary?",), ("ctrl+o",), (120, 32)),
    Picture("not-found", ("avg contractor rate in Aberdeen",), (), (80, 24), "light"),
    Picture("why", ("and for contractors in London?", "day rate in London?", "/why")),
    Picture("commands", (), ("/",)),
    Picture("interview", ("/interview",), ("2", "1", "3")),
    Picture("report", ("/interview",), ("2", "1", "3", "3", "2", "1", "0", "r", "enter"), (100, 36)),
    Picture("what-if", ("/interview",), ("2", "1", "3", "3", "2", "1", "0", "r", "down", "4"), (100, 36)),
    Picture("roles", ("/roles",), ("down",) * 5),
)
"""Every picture of docs/pictures."""


async def take(picture: Picture) -> str:
    """The picture as SVG."""
    from assistant.bootstrap import Services
    from assistant.conversation.shelf import Shelf
    from assistant.conversation.talk import Conversation
    from assistant.tui.app import ChatApp

    with tempfile.TemporaryDirectory() as folder:
        home = Path(folder)
        services = Services(home, lambda _: None)
        app = ChatApp(
            lambda: Conversation(lambda: services.deps, lambda: "2031-03-09T10:00:00", Shelf(home)),
            theme=picture.theme,
        )
        async with app.run_test(size=picture.size, notifications=True, tooltips=True) as pilot:
            await _act(pilot, app, picture)
            svg = app.export_screenshot(title="assistant")
        app.desk.close()
    return svg


async def _act(pilot: Pilot[str], app: ChatApp, picture: Picture) -> None:
    from assistant.tui.composer import Composer

    composer = app.chat.query_one(Composer)
    await settled(pilot, app)
    for question in picture.questions:
        composer.write(question)
        await pilot.press("enter")
        await settled(pilot, app)
    for key in picture.keys:
        await pilot.press(key)
        await settled(pilot, app)


async def settled(pilot: Pilot[str], app: ChatApp) -> None:
    """Wait until nothing is being opened, answered or laid out."""
    for _ in range(LAST_TRY):
        await pilot.pause()
        if not [worker for worker in app.workers if not worker.is_finished]:
            break
        await asyncio.sleep(0.02)
    await pilot.pause()


def main() -> None:
    """Write every picture, and remove what is none any more."""
    os.environ.pop("NO_COLOR", None)
    FOLDER.mkdir(exist_ok=True)
    for old in sorted(FOLDER.glob("*.svg")):
        if old.stem not in {picture.name for picture in PICTURES}:
            old.unlink()
    for picture in PICTURES:
        (FOLDER / f"{picture.name}.svg").write_text(asyncio.run(take(picture)), encoding="utf-8")


if __name__ == "__main__":
    main()
