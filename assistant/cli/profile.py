"""`assistant profile`: what the assistant knows of the person, to see, change, carry away and delete."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from assistant.cli.main import Context
    from assistant.profile.types import Profile


@click.group(
    short_help="What I know of you: show, edit, export, import, delete.",
    epilog="Example: assistant profile show",
)
def profile() -> None:
    """Show, edit, export, import or delete your profile.

    It stays in your home folder on this machine.
    """


@profile.command(epilog="Example: assistant profile show --history")
@click.option("--json", "is_json", is_flag=True, help="Print the profile as JSON.")
@click.option("--history", "with_history", is_flag=True, help="Show every change, oldest first.")
@click.pass_context
def show(ctx: click.Context, *, is_json: bool, with_history: bool) -> None:
    """Show your profile."""
    from assistant.profile.exchange import dump_answers
    from assistant.rendering.profile import history_text, profile_text
    from assistant.store.profile import read_changes, read_profile

    with opened(ctx.obj) as connection:
        if with_history:
            say(history_text(read_changes(connection)))
        else:
            found = read_profile(connection)
            say(dump_answers(found) if is_json else profile_text(found))


@profile.command(epilog='Example: assistant profile edit place=London "Python=practitioner" "SQL="')
@click.argument("changes", nargs=-1, required=True, metavar="NAME=VALUE…")
@click.option("--evidence", default="", help="What the levels rest on, in your words.")
@click.pass_context
def edit(ctx: click.Context, changes: tuple[str, ...], *, evidence: str) -> None:
    """Set role, place, basis, target or the level of a skill; an empty value removes a skill."""
    from assistant.store.profile import read_profile, save_profile

    with opened(ctx.obj) as connection:
        found = read_profile(connection)
        for change in changes:
            found = _edited(found, change, evidence, ctx.obj)
        save_profile(connection, found)
    tell("Saved.")


@profile.command(epilog="Example: assistant profile export --out me.json")
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; without it, stdout."
)
@click.pass_context
def export(ctx: click.Context, *, out: Path | None) -> None:
    """Write your profile in the format of docs/answers-format.md."""
    from assistant.profile.exchange import dump_answers
    from assistant.store.profile import read_profile

    with opened(ctx.obj) as connection:
        text = dump_answers(read_profile(connection))
    if out is None:
        say(text)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")
        tell(f"Written to {out}.")


@profile.command("import", epilog="Example: assistant profile import me.json")
@click.argument("file", type=click.Path(exists=True, dir_okay=False, allow_dash=True))
@click.pass_context
def import_(ctx: click.Context, file: str) -> None:
    """Take the profile that FILE states in place of yours; the history keeps what it replaces."""
    from assistant.profile.answers import Known, read_answers
    from assistant.report.known import known_of
    from assistant.store.profile import save_profile

    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    book = ctx.obj.services.book
    found = read_answers(raw, file, Known(known_of(book, None).roles))
    with opened(ctx.obj) as connection:
        save_profile(connection, found)
    tell(f"Taken: {len(found.skills)} skills.")


@profile.command(epilog="Example: assistant profile delete --yes")
@click.option("--yes", "is_sure", is_flag=True, help="Do not ask.")
@click.pass_context
def delete(ctx: click.Context, *, is_sure: bool) -> None:
    """Forget your profile, its history and your interviews, for good."""
    from assistant.store.profile import delete_profile

    if not is_sure:
        click.confirm("Forget your profile, its history and your interviews, for good?", abort=True, err=True)
    with opened(ctx.obj) as connection:
        delete_profile(connection)
    tell("Forgotten.")


@contextmanager
def opened(context: Context) -> Iterator[sqlite3.Connection]:
    """The person's file, open."""
    connection = opened_store(context)
    try:
        yield connection
    finally:
        connection.close()


def opened_store(context: Context) -> sqlite3.Connection:
    """The person's file.

    Raises:
        StoreError: The home folder or the file cannot be used.
    """
    from assistant.store.database import open_store
    from assistant.store.errors import StoreError

    if context.home is None:
        raise StoreError("Your home folder cannot be read.", remedy="Name another one in ASSISTANT_HOME.")
    return open_store(context.home)


def _edited(profile: Profile, change: str, evidence: str, context: Context) -> Profile:
    """The profile after one NAME=VALUE."""
    from assistant.cli.clock import today
    from assistant.profile.changes import SETTINGS, with_setting
    from assistant.profile.types import Level, Origin, SkillState, key_of

    name, sign, value = (part.strip() for part in change.partition("="))
    if not sign or not key_of(name):
        raise click.UsageError(f"“{change}” is no NAME=VALUE. For example: place=London or Python=working.")
    if name in SETTINGS and name != "target":
        value = _setting(name, value, context)
        return with_setting(profile, name, value)
    level = next((one for one in Level if value.casefold() in {one.word, str(one.value)}), None)
    if name == "target" and level:
        return replace(profile, target=level)
    if not value and name != "target":
        return profile.without_skill(name)
    if level is None or name == "target":
        levels = ", ".join(one.word for one in Level if one or name != "target")
        raise click.UsageError(f"“{value}” is no level for {name}: {levels}.")
    return profile.with_skill(SkillState(name, level, evidence, today(), Origin.EDIT))


def _setting(name: str, value: str, context: Context) -> str:
    from assistant.profile.types import Basis, key_of
    from assistant.report.known import role_names

    if name == "basis" and value not in set(Basis):
        raise click.UsageError(f"“{value}” is no basis: {' or '.join(Basis)}.")
    if name == "role" and value:
        roles = role_names(context.services.book)
        if key_of(value) not in roles:
            raise click.UsageError(
                f"No document is about “{value}”. Known: {', '.join(sorted(set(roles.values())))}."
            )
        return roles[key_of(value)]
    return value
