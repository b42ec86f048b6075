"""`assistant ask`: one answer, or one a line."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

import click

from assistant.cli.exit_codes import OF_STATUS
from assistant.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.cli.main import Context
    from assistant.dialogue.state import DialogueState
    from assistant.session import Deps

MOST_INPUT = 1_000_000
"""Characters read from stdin as one question; of these the first 2,000 are understood."""


@click.command(
    short_help="Ask one question, or a file of them.",
    epilog='Example: assistant ask "typical day rate in London?" --sources',
)
@click.argument("question", nargs=-1)
@click.option("--json", "is_json", is_flag=True, help="Print the answer object as JSON.")
@click.option("--role", default="", help="The role asked about, by name or id.")
@click.option("--sources", "with_sources", is_flag=True, help="Show every sentence the answer rests on.")
@click.option(
    "--batch",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="One question a line, one JSON object a line.",
)
@click.option(
    "--profile/--no-profile",
    "uses_profile",
    default=True,
    help="Whether what the interview found may be used.",
)
@click.pass_context
def ask(  # noqa: PLR0913 - the command's flags
    ctx: click.Context,
    question: tuple[str, ...],
    *,
    is_json: bool,
    role: str,
    with_sources: bool,
    batch: str | None,
    uses_profile: bool,
) -> None:
    """Answer QUESTION from the role documents; "-" reads it from stdin.

    Exit code: 0 answered or partly, 3 not in the documents, 4 asks back.
    """
    from assistant.rendering.formats import RENDERERS
    from assistant.session import respond

    context: Context = ctx.obj
    if batch is not None and question:
        raise click.UsageError("Either a question or --batch, not both.")
    if batch is not None:
        _batch(batch, role, context.deps(uses_profile=uses_profile))
        return
    text = _question(question)
    deps = context.deps(uses_profile=uses_profile)
    turn = respond(_start(role, deps), text, deps)
    say(RENDERERS["json" if is_json else "text"](turn.answer, with_sources=with_sources))
    ctx.exit(OF_STATUS[turn.answer.status.value])


def _question(words: tuple[str, ...]) -> str:
    text = sys.stdin.read(MOST_INPUT) if words == ("-",) else " ".join(words)
    if not text.strip():
        raise click.UsageError(
            'There is no question. For example: assistant ask "typical day rate in London?"'
        )
    return text


def _start(role: str, deps: Deps) -> DialogueState:
    """The state before the first message, with the role that was named."""
    from assistant.session import about_role
    from knowledge.errors import UnknownDocumentError

    try:
        return about_role(role, deps)
    except UnknownDocumentError as error:
        raise click.BadParameter(f"{error.found} {error.remedy}", param_hint="--role") from error


def _batch(source: str, role: str, deps: Deps) -> None:
    """One JSON object a line, in order, each written before the next question is read."""
    from assistant.rendering.formats import render_json
    from assistant.session import respond

    start = _start(role, deps)
    for line in _lines(source):
        say(render_json(respond(start, line, deps).answer))


def _lines(source: str) -> Iterator[str]:
    with click.open_file(source, encoding="utf-8", errors="replace") as file:
        for line in file:
            yield line.rstrip("\n")
