"""`assistant chat`: the conversation over stdin and stdout, one turn a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    from assistant.cli.main import Context

FAREWELL = {"quit", "exit", "bye", ":q"}
PROMPT = "> "


@click.command(
    short_help="Talk, one line at a time.",
    epilog="Example: assistant chat --plain",
)
@click.option(
    "--plain",
    "is_plain",
    is_flag=True,
    default=True,
    help="Lines in, lines out: for screen readers and scripts.",
)
@click.option("--json", "is_json", is_flag=True, help="One JSON object a turn.")
@click.pass_context
def chat(ctx: click.Context, *, is_plain: bool, is_json: bool) -> None:  # noqa: ARG001 - plain is the only chat so far
    """Hold a conversation; follow-ups such as "and in London?" are understood.

    A line is a turn. An empty line is passed over; "quit" or end of input ends it.
    """
    from assistant.dialogue.state import DialogueState
    from assistant.rendering.formats import RENDERERS
    from assistant.session import respond

    context: Context = ctx.obj
    deps = context.deps(uses_profile=True)
    is_terminal = sys.stdin.isatty()
    if is_terminal:
        tell('Ask about a role, for example "typical day rate in London?". To leave, type quit.')
    render = RENDERERS["json" if is_json else "text"]
    state = DialogueState()
    while True:
        if is_terminal:
            click.echo(PROMPT, nl=False, err=True)
        line = sys.stdin.readline()
        if not line or line.strip().casefold() in FAREWELL:
            return
        if not line.strip():
            continue
        turn = respond(state, line, deps)
        state = turn.state
        say(render(turn.answer))
        if not is_json:
            say("\n")
