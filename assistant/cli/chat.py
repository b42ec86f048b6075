"""`assistant chat`: the conversation over stdin and stdout, one turn a line."""

from __future__ import annotations

import os
import sys
from contextlib import suppress
from typing import TYPE_CHECKING

import click

from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bootstrap import Services
    from assistant.cli.main import Context
    from assistant.conversation.talk import Conversation

PROMPT = "> "
CANNOT_DRAW = {"", "dumb"}
"""Values of TERM of terminals that only append."""
LAST = "last"
"""Value of `--resume` without an id."""


@click.command(
    short_help="Talk: full screen, or one line at a time.",
    epilog="Example: assistant chat --plain",
)
@click.option(
    "--plain", "is_plain", is_flag=True, help="Lines in, lines out: for screen readers and scripts."
)
@click.option("--json", "is_json", is_flag=True, help="One JSON object a turn; nothing is saved.")
@click.option(
    "--resume",
    is_flag=False,
    flag_value=LAST,
    metavar="[ID]",
    help="Go on with a saved conversation, or the last.",
)
@click.option("--no-save", is_flag=True, help="Do not save this conversation.")
@click.pass_context
def chat(ctx: click.Context, *, is_plain: bool, is_json: bool, resume: str | None, no_save: bool) -> None:
    """Hold a conversation; follow-ups such as "and in London?" are understood.

    Line by line, an empty line is passed over; "quit" or end of input ends it.
    """
    if is_json and resume:
        raise click.UsageError("--json saves nothing, so it resumes nothing.")
    talk(ctx.obj, is_plain=is_plain or is_json, is_json=is_json, resume=resume, no_save=no_save)


def talk(context: Context, *, is_plain: bool, is_json: bool, resume: str | None, no_save: bool) -> None:
    """Hold the conversation on the surface that fits.

    Args:
        context: Home and services.
        is_plain: Line by line, also on a terminal.
        is_json: One JSON object a turn.
        resume: Id or name of a saved conversation, `LAST` for the last one, None for a new one.
        no_save: Whether to leave no trace of it.
    """
    home = None if no_save or is_json else context.home
    if is_plain or not has_screen():
        conversation = _conversation(context, context.services, home, resume)
        _in_json(conversation) if is_json else _in_lines(conversation)
        return
    from assistant.cli.full_screen import run

    if resume is not None:
        _find(home, resume)
    outcome = run(context.home, lambda services: _conversation(context, services, home, resume))
    if outcome.conversation is not None and outcome.goes_on_plain:
        _in_lines(outcome.conversation)
    elif outcome.conversation is not None:
        with suppress(OSError):  # the window may be closed; the exit code still says how it ended
            _farewell(outcome.conversation, is_plain=False)
    if outcome.code:
        raise click.exceptions.Exit(outcome.code)


def has_screen() -> bool:
    """Whether both ends are a terminal that can be drawn on."""
    is_terminal = sys.stdin.isatty() and sys.stdout.isatty()
    return is_terminal and os.environ.get("TERM", "") not in CANNOT_DRAW


def _conversation(
    context: Context, services: Services, home: Path | None, resume: str | None
) -> Conversation:
    from assistant.cli.clock import now
    from assistant.conversation.shelf import Shelf
    from assistant.conversation.talk import Conversation

    conversation = Conversation(lambda: context.with_own_levels(services.deps), now, Shelf(home))
    if resume is not None:
        conversation.resume("" if resume == LAST else resume)
    return conversation


def _find(home: Path | None, resume: str) -> None:
    """Raise for a session that is not there before the screen is taken."""
    from assistant.conversation.shelf import Shelf

    with Shelf(home).use() as sessions:
        sessions.find("" if resume == LAST else resume)


def _in_json(conversation: Conversation) -> None:
    """One JSON object a turn; a line is a message, whatever it begins with."""
    from assistant.cli.plain import FAREWELL
    from assistant.rendering.formats import render_json

    while line := sys.stdin.readline():
        if line.strip().casefold() in FAREWELL:
            return
        if line.strip():
            say(render_json(conversation.ask(line).answer))


def _in_lines(conversation: Conversation) -> None:
    from assistant.cli.plain import PlainChat

    chat = PlainChat(conversation)
    is_terminal = sys.stdin.isatty()
    if is_terminal:
        chat.greet()
    try:
        while True:
            if is_terminal:
                click.echo(PROMPT, nl=False, err=True)
            line = sys.stdin.readline()
            if not line or not chat.take(line):
                return
    finally:
        if is_terminal:
            _farewell(conversation, is_plain=True)


def _farewell(conversation: Conversation, *, is_plain: bool) -> None:
    """The exact command that brings a saved conversation back."""
    if conversation.session_id:
        start = "assistant chat --plain" if is_plain else "assistant"
        tell(f"To go on with this conversation: {start} --resume {conversation.session_id}")
