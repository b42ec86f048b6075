"""`assistant doctor`: whether everything that asking needs is there and sound."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from assistant.cli.exit_codes import ExitCode
from assistant.cli.streams import say
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.cli.main import Context


@click.command(short_help="Check that everything is in order.", epilog="Example: assistant doctor")
@click.pass_context
def doctor(ctx: click.Context) -> None:
    """Check the home folder, the model, the documents and the index, one line each."""
    context: Context = ctx.obj
    results = [_result(name, check) for name, check in _checks(context)]
    for name, is_sound, words in results:
        say(f"{'ok ' if is_sound else 'NOT'}  {name:<10} {words}\n")
    ctx.exit(ExitCode.OK if all(is_sound for _, is_sound, _ in results) else ExitCode.FAILURE)


def _result(name: str, check: Callable[[], str]) -> tuple[str, bool, str]:
    try:
        return name, True, check()
    except CareerAssistantError as error:
        return name, False, error.message
    except OSError as error:
        return name, False, f"{error.filename}: {error.strerror}"


def _checks(context: Context) -> Iterator[tuple[str, Callable[[], str]]]:
    yield "home", lambda: _home(context)
    yield "model", _model
    yield (
        "documents",
        lambda: (
            f"{len(context.services.book.documents)} role documents, {len(context.services.book.facts)} facts"
        ),
    )
    yield "language", lambda: f"{len(context.services.language[0].types)} kinds of question"
    yield "index", lambda: f"{len(context.services.index.passages)} passages"


def _home(context: Context) -> str:
    from embeddings.files import is_writable

    home = context.home
    if home is None or not home.exists():
        return f"{home} is not there yet; it is made when something is saved"
    return f"{home} can be written" if is_writable(home) else f"{home} can be read only"


def _model() -> str:
    from embeddings.weights import find_weights, verify_weights

    weights = find_weights()
    verify_weights(weights)
    return f"{weights.model.parent} holds the published weights"
