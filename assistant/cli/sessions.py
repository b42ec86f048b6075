"""`assistant sessions`: saved conversations, listed, searched, named, copied, deleted and exported."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    from assistant.cli.main import Context
    from assistant.conversation.shelf import Shelf
    from assistant.conversation.talk import Conversation

NAME = click.argument("name", metavar="ID")


@click.group(
    short_help="List, search, name, copy, delete and export saved conversations.",
    epilog="Example: assistant sessions search day rate",
)
def sessions() -> None:
    """Saved conversations. ID is an id or a name, as the list shows them.

    To go on with one: assistant --resume ID
    """


@sessions.command(
    "list", short_help="List them, the last one first.", epilog="Example: assistant sessions list"
)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON array.")
@click.pass_context
def list_sessions(ctx: click.Context, *, is_json: bool) -> None:
    """List saved conversations, the one that changed last first."""
    import dataclasses
    import json

    from assistant.conversation.listing import session_lines

    with _shelf(ctx).use() as kept:
        infos = kept.list_all()
    if is_json:
        say(json.dumps([dataclasses.asdict(info) for info in infos], ensure_ascii=False) + "\n")
    elif infos:
        say("\n".join([*session_lines(infos), ""]))
    else:
        tell("No conversation has been saved yet. Start one with: assistant")


@sessions.command(short_help="Find words in them.", epilog="Example: assistant sessions search day rate")
@click.argument("words", nargs=-1, required=True)
@click.pass_context
def search(ctx: click.Context, words: tuple[str, ...]) -> None:
    """Show the turns that have every one of WORDS, in whatever letters."""
    from assistant.conversation.listing import hit_lines

    with _shelf(ctx).use() as kept:
        hits = kept.search(" ".join(words))
    if not hits:
        from assistant.cli.exit_codes import ExitCode

        tell(f"No saved conversation has “{' '.join(words)}”.")
        ctx.exit(ExitCode.NOT_FOUND)
    say("\n".join([*hit_lines(hits), ""]))


@sessions.command(
    short_help="Name one.", epilog='Example: assistant sessions rename 2031-03-09-1 "London plans"'
)
@NAME
@click.argument("new_name", metavar="NAME")
@click.pass_context
def rename(ctx: click.Context, name: str, new_name: str) -> None:
    """Name a conversation; an empty NAME gives it back its first question."""
    with _shelf(ctx).use() as kept:
        session_id = kept.find(name).session_id
        kept.rename(session_id, new_name)
        say(f"{session_id}  {kept.find(session_id).name}\n")


@sessions.command(short_help="Copy one.", epilog="Example: assistant sessions fork 2031-03-09-1")
@NAME
@click.pass_context
def fork(ctx: click.Context, name: str) -> None:
    """Copy a conversation and print the copy's id, to go another way from there."""
    conversation = _conversation(ctx)
    conversation.resume(name)
    say(f"{conversation.fork()}\n")


@sessions.command(short_help="Delete one.", epilog="Example: assistant sessions delete 2031-03-09-1")
@NAME
@click.pass_context
def delete(ctx: click.Context, name: str) -> None:
    """Delete a conversation for good."""
    say(f"Deleted {_conversation(ctx).delete(name)}.\n")


@sessions.command(
    short_help="Export one.", epilog="Example: assistant sessions export 2031-03-09-1 --format html"
)
@NAME
@click.option("--format", "kind", type=click.Choice(["md", "html", "json"]), default="md", show_default=True)
@click.option("--out", default="", metavar="FILE", help="Write to FILE, whose ending then says the format.")
@click.pass_context
def export(ctx: click.Context, name: str, kind: str, out: str) -> None:
    """Print a conversation as Markdown, HTML or JSON, or write it to a file."""
    from assistant.conversation import export as exporting
    from assistant.rendering.transcript import FORMATS

    conversation = _conversation(ctx)
    conversation.resume(name)
    if out:
        tell(f"Written to {exporting.export(conversation, out)}")
    else:
        say(FORMATS[kind](exporting.transcript_of(conversation)))


def _shelf(ctx: click.Context) -> Shelf:
    from assistant.conversation.shelf import Shelf

    context: Context = ctx.obj
    return Shelf(context.home)


def _conversation(ctx: click.Context) -> Conversation:
    from assistant.cli.clock import now
    from assistant.conversation.talk import Conversation

    context: Context = ctx.obj
    return Conversation(lambda: context.services.deps, now, _shelf(ctx))
