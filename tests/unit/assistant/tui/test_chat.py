"""The chat by its keys: asked, answered, opened, taken back, cancelled; text is only text."""

from __future__ import annotations

import asyncio
import threading
from typing import TYPE_CHECKING, Any

from assistant.tui.answer_view import AnswerView
from assistant.tui.composer import Composer
from assistant.tui.interview import InterviewScreen
from assistant.tui.lists import Chips
from assistant.tui.source_pane import SourcePane

if TYPE_CHECKING:
    from collections.abc import Callable

    import pytest

    from assistant.conversation.talk import Conversation

HOSTILE = (
    "[/]",
    "[/some/path]",
    "a[0]=b[/usr/bin]",
    "[red]x[/red] [@click=app.quit]y[/]",
    "\x1b[2J\x1b]52;c;eHg=\x07\x9b31m",
    "\u202eabc\u200b\ufeff",
    "👩‍👩‍👧‍👦 🇬🇧 é̂̂̂",
    "*a* _b_ `c` <script> ![x](http://x.example) [l](http://l.example)",
)


def asked(it: Any) -> list[str]:
    """The questions on the screen."""
    return [view.exchange.answer.question for view in it.app.chat.query(AnswerView) if view.exchange]


def run(scene: Any) -> None:
    """Play a scene in a loop of its own."""
    asyncio.run(scene)


def test_a_question_is_answered_with_its_status_in_words(drive: Callable[..., Any]) -> None:
    """The figure, its marker and a word for the status are on the screen."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("typical day rate?", "free lunches?")
            assert "£180" in it.shown
            assert "● Answered" in it.shown
            assert "○ Not in the documents" in it.shown

    run(scene())


def test_the_first_screen_says_what_it_knows(drive: Callable[..., Any]) -> None:
    """Role, market and edition, three questions, and a visible way out."""

    async def scene() -> None:
        async with drive() as it:
            for words in ("Lighthouse Keeper, UK, March 2031", "1  What is the median salary?", "Quit"):
                assert words in it.shown
            assert "4  Say where you stand: the interview (F2)" in it.shown
            assert it.app.chat.query_one(Chips).option_count == 4

    run(scene())


def test_enter_right_behind_the_last_letter_of_a_command_sends_it(drive: Callable[..., Any]) -> None:
    """Fast fingers: the key was meant for a list that the letter before it has closed by then."""

    async def scene() -> None:
        async with drive() as it:
            await it.press(*"/hel")
            it.composer.write("/help")
            it.composer.post_message(Composer.ForList("down"))
            it.composer.post_message(Composer.ForList("enter"))
            await it.settle()
            assert it.app.screen is not it.app.chat
            assert "Help" in it.shown

    run(scene())


def test_the_interview_is_a_key_or_a_pick_away(drive: Callable[..., Any]) -> None:
    """From the first screen by F2, its number and its row; after an answer only questions are offered."""

    async def scene() -> None:
        async with drive() as it:
            for keys in (("f2",), ("4", "enter"), ("tab", "up", "enter")):
                await it.press(*keys)
                assert isinstance(it.app.screen, InterviewScreen)
                await it.press(*"quit", "enter")
                assert it.app.screen is it.app.chat
            await it.send("typical day rate?")
            assert not any(one.startswith("/") for one in it.app.chat.query_one(Chips).choices)

    run(scene())


def test_the_source_opens_at_the_exact_sentence(drive: Callable[..., Any]) -> None:
    """Ctrl+O shows document, edition and the sentence between signs; Escape comes back to the composer."""

    async def scene() -> None:
        async with drive(size=(120, 40)) as it:
            await it.send("typical day rate?")
            await it.press("ctrl+o")
            for words in ("[1] Lighthouse Keeper, UK", "Edition March 2031", "» The median day rate is £180"):
                assert words in it.shown
            await it.press("escape")
            assert it.composer.has_focus
            assert not it.app.chat.query_one(SourcePane).display

    run(scene())


def test_a_marker_is_a_link_to_its_source(drive: Callable[..., Any]) -> None:
    """Clicking [1] opens the first source; there is nothing else to click in an answer."""

    async def scene() -> None:
        async with drive(size=(120, 40)) as it:
            await it.send("largest gaps?")
            view = it.app.chat.query_one(AnswerView)
            view.on_markdown_link_clicked(_Link("http://x.example"))
            await it.settle()
            assert not it.app.chat.query_one(SourcePane).display
            view.on_markdown_link_clicked(_Link("source:1"))
            await it.settle()
            assert it.app.chat.query_one(SourcePane).display

    class _Link:
        def __init__(self, href: str) -> None:
            self.href = href

        def stop(self) -> None:
            """Nothing to stop."""

    run(scene())


def test_suggestions_are_picked_by_number_and_by_key(drive: Callable[..., Any]) -> None:
    """ "2" and Enter, or Tab and Enter, ask what is offered."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("2")
            await it.press("tab", "enter")
            assert asked(it)[0] == "What is the typical day rate?"
            assert len(asked(it)) == 2
            assert it.composer.has_focus

    run(scene())


def test_undo_takes_the_answer_off_the_screen(drive: Callable[..., Any]) -> None:
    """By command and by word; undoing nothing is told and does no harm."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("typical day rate?", "and in Cardiff?", "/undo")
            assert asked(it) == ["typical day rate?"]
            await it.send("undo", "/undo")
            assert asked(it) == []

    run(scene())


def test_questions_typed_while_documents_open_are_answered_in_order(
    drive: Callable[..., Any], begin: Callable[[], Conversation]
) -> None:
    """The screen takes keys at once; nothing typed is lost, and the order is kept."""
    gate = threading.Event()

    def late() -> Conversation:
        gate.wait(20)
        return begin()

    async def scene() -> None:
        async with drive(begin=late, waits=False) as it:
            for question in ("median salary?", "typical day rate?"):
                it.composer.write(question)
                await it.pilot.press("enter")
            assert "waiting its turn" in it.shown
            gate.set()
            await it.settle()
            assert asked(it) == ["median salary?", "typical day rate?"]

    run(scene())


def test_ctrl_c_cancels_then_empties_then_leaves(
    drive: Callable[..., Any], begin: Callable[[], Conversation]
) -> None:
    """What waits is cancelled, a written line is emptied, and twice on an idle screen leaves with 130."""
    gate = threading.Event()

    def late() -> Conversation:
        gate.wait(20)
        return begin()

    async def scene() -> None:
        async with drive(begin=late, waits=False) as it:
            it.composer.write("median salary?")
            await it.pilot.press("enter")
            await it.pilot.press("ctrl+c")
            gate.set()
            await it.settle()
            assert asked(it) == []
            assert "– Cancelled" in it.shown
            it.composer.write("half a quest")
            await it.press("ctrl+c")
            assert it.composer.text == ""
            await it.press("ctrl+c")
            assert it.app.return_code is None
            await it.press("ctrl+c")
            assert it.app.return_code == 130

    run(scene())


def test_hostile_text_is_inert(drive: Callable[..., Any]) -> None:
    """Markup, escapes, bidi and Markdown of a person are shown as characters; the layout stands."""

    async def scene() -> None:
        async with drive() as it:
            await it.send(*HOSTILE)
            everything = " ".join(HOSTILE)
            await it.send(f"/name {everything}", f"/{everything}", f"/theme {everything}", "/why")
            await it.press("escape")
            await it.send("/export /nowhere/" + everything, "/sessions")
            shown = it.shown
            assert "Saved conversations" in shown
            assert "\x1b" not in shown
            assert not [character for character in shown if "\u202a" <= character <= "\u202e"]
            assert all(len(line) <= 80 for line in shown.split("\n"))

    run(scene())


def test_a_very_long_paste_is_cut_to_what_is_read(drive: Callable[..., Any]) -> None:
    """100,000 characters: told, cut, answered; the composer stays small."""
    from textual import events

    async def scene() -> None:
        async with drive() as it:
            it.composer.post_message(events.Paste("x " * 50_000))
            await it.settle()
            assert len(it.composer.text) == 2_000
            assert it.composer.size.height <= 6
            await it.press("enter")
            assert len(asked(it)) == 1

    run(scene())


def test_history_and_completion(drive: Callable[..., Any]) -> None:
    """Up and down call questions back and keep the draft; Ctrl+R searches; Tab completes names."""

    async def scene() -> None:
        async with drive() as it:
            await it.send("median salary?", "typical day rate?")
            it.composer.write("draft")
            await it.press("up", "up")
            assert it.composer.text == "median salary?"
            await it.press("down", "down")
            assert it.composer.text == "draft"
            it.composer.write("sal")
            await it.press("ctrl+r", "enter")
            assert it.composer.text == "median salary?"
            it.composer.write("how rare is lamp o")
            await it.press("tab")
            assert it.composer.text == "how rare is Lamp Optics"
            it.composer.write("")
            await it.press("slash", "w", "h", "tab")
            assert it.composer.text == "/why"

    run(scene())


def test_several_lines(drive: Callable[..., Any]) -> None:
    """Ctrl+J begins a line; both lines are one message."""

    async def scene() -> None:
        async with drive() as it:
            await it.press("a", "ctrl+j", "b")
            assert it.composer.text == "a\nb"

    run(scene())


def test_every_size_is_drawn(drive: Callable[..., Any]) -> None:
    """Small windows show one line, and a resize at any moment keeps the conversation."""

    async def scene() -> None:
        async with drive(size=(200, 60)) as it:
            await it.send("largest gaps?")
            await it.press("ctrl+o")
            for size in ((1, 1), (8, 3), (39, 24), (80, 9), (40, 10)):
                await it.pilot.resize_terminal(*size)
                await it.pilot.pause()
                assert "You could ask" not in it.shown
            await it.pilot.resize_terminal(120, 40)
            await it.settle()
            assert "largest gaps?" in it.shown

    run(scene())


def test_only_the_last_answers_are_mounted(
    drive: Callable[..., Any], begin: Callable[[], Conversation], monkeypatch: pytest.MonkeyPatch
) -> None:
    """A long session stays quick: the last answers are on the screen, earlier ones when gone to."""
    monkeypatch.setattr("assistant.tui.chat.MOST_MOUNTED", 5)
    monkeypatch.setattr("assistant.tui.chat.AT_A_TIME", 3)
    talk = begin()
    for number in range(8):
        talk.ask(f"typical day rate? {number}")

    def resumed() -> Conversation:
        again = begin()
        again.resume()
        return again

    async def scene() -> None:
        async with drive(begin=resumed, size=(100, 80)) as it:
            assert [question[-1] for question in asked(it)] == ["5", "6", "7"]
            assert "5 earlier answers" in it.shown
            await it.press(*["ctrl+up"] * 4)
            assert [question[-1] for question in asked(it)] == ["2", "3", "4", "5", "6", "7"]
            assert "2 earlier answers" in it.shown
            for _ in range(7):  # more wait than may stand on the screen
                it.app.chat.ask("median salary?")
            await it.settle()
            assert asked(it) == ["median salary?"] * 5
            await it.send("/new")
            assert "earlier answer" not in it.shown

    run(scene())


def test_earlier_answers_are_reached_by_keys(drive: Callable[..., Any]) -> None:
    """Ctrl+Up goes from answer to answer and Enter opens the source of that one; Ctrl+Down leads back."""

    async def scene() -> None:
        async with drive(size=(120, 40)) as it:
            await it.send("typical day rate?", "largest gaps?")
            await it.press("ctrl+up", "ctrl+up", "enter")
            assert "» The median day rate is £180" in it.shown
            await it.press("escape", "ctrl+up", "ctrl+down")
            assert it.composer.has_focus

    run(scene())


def test_what_takes_long_is_told(drive: Callable[..., Any], begin: Callable[[], Conversation]) -> None:
    """What is built at the first start is named on the screen, from the thread that builds it."""
    apps: list[Any] = []
    gate = threading.Event()

    def slow() -> Conversation:
        gate.wait(20)
        apps[0].report("Preparing the language, once …")
        return begin()

    async def scene() -> None:
        async with drive(begin=slow, waits=False) as it:
            apps.append(it.app)
            gate.set()
            await it.settle()
            assert "Preparing the language, once" in it.shown

    run(scene())
