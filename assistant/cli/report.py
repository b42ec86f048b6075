"""`assistant report`: the gap report of the profile, what-if, and what moved since an earlier one."""

from __future__ import annotations

from contextlib import suppress
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.exit_codes import ExitCode
from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    from assistant.cli.main import Context
    from assistant.profile.types import Profile
    from assistant.report.types import Row

FORMATS = ("text", "md", "html", "json")


@click.command(
    short_help="The gap report: where you stand, what to learn next and why.",
    epilog='Example: assistant report --what-if "SQL=expert"',
)
@click.option(
    "--format", "form", type=click.Choice(FORMATS), default="text", help="How it is written; text without it."
)
@click.option(
    "--out", type=click.Path(dir_okay=False, path_type=Path), help="The file to write; without it, stdout."
)
@click.option(
    "--what-if", "edits", multiple=True, metavar="SKILL=LEVEL", help="As if a skill were at that level."
)
@click.option(
    "--compare", "compares", is_flag=True, help="Say what moved since the report before your last changes."
)
@click.option(
    "--no-guidance", "is_bare", is_flag=True, help="Leave our own advice out; only what documents say stays."
)
@click.pass_context
def report(
    ctx: click.Context, *, form: str, out: Path | None, edits: tuple[str, ...], compares: bool, is_bare: bool
) -> None:
    """Hold your profile against your role.

    Exit code: 0 shown, 2 wrong use, 3 there is no profile or no document on its role.
    """
    from assistant.cli.profile import opened
    from assistant.report.compare import change_rows
    from assistant.store.errors import StoreError
    from assistant.store.interview import earlier_report, keep_report
    from assistant.store.profile import read_profile

    if edits and compares:
        raise click.UsageError("Either --what-if or --compare, not both.")
    context: Context = ctx.obj
    with opened(context) as connection:
        profile = read_profile(connection)
        earlier = earlier_report(connection, profile) if compares else None
        if compares and earlier is None:
            tell("There is no earlier report that differs from this one.")
        if not edits and profile.role_id:
            with suppress(StoreError):  # a home that cannot be written still shows the report
                keep_report(connection, profile)
    if edits and profile.role_id in context.services.book.role_ids():
        earlier, profile = profile, _as_if(profile, edits, context)
    changes = change_rows(earlier, profile, context.services.book) if earlier else ()
    text = _written(profile, context, form, is_bare=is_bare, changes=changes)
    if text is None:
        tell(_nothing(profile))
        ctx.exit(ExitCode.NOT_FOUND)
    if out is None:
        say(text)
    else:
        out.write_text(text, encoding="utf-8", newline="\n")
        tell(f"Written to {out}.")


def _nothing(profile: Profile) -> str:
    """Why there is no report."""
    if profile.role_id:
        return f"No document is about “{profile.role_id}” now. To choose: assistant profile edit role=NAME"
    return "There is no profile for a role yet. To begin: assistant interview"


def show(profile: Profile, context: Context) -> None:
    """The report of a profile on stdout, remembered for a later comparison."""
    from assistant.cli.profile import opened_store
    from assistant.store.errors import StoreError
    from assistant.store.interview import keep_report

    try:
        connection = opened_store(context)
        keep_report(connection, profile)
        connection.close()
    except StoreError as error:
        tell(error.message)
    say(_written(profile, context, "text") or "")


def _written(
    profile: Profile, context: Context, form: str, *, is_bare: bool = False, changes: tuple[Row, ...] = ()
) -> str | None:
    """The report in a format; None when no document is about the profile's role."""
    from assistant.rendering.report import build_report
    from assistant.rendering.report_formats import REPORT_RENDERERS
    from assistant.report.plan import plan_report
    from knowledge.guides import shipped_guides

    book = context.services.book
    plan = plan_report(profile, book, None if is_bare else shipped_guides(), changes=changes)
    return None if plan is None else REPORT_RENDERERS[form](build_report(plan, book))


def _as_if(profile: Profile, edits: tuple[str, ...], context: Context) -> Profile:
    """The profile with some levels changed, which nothing keeps."""
    from assistant.profile.types import Level, key_of
    from assistant.report.known import known_of
    from assistant.report.what_if import as_if
    from knowledge.guides import shipped_guides

    names = (known_of(context.services.book, shipped_guides()).skills or {}).get(profile.role_id, {})
    for edit in edits:
        name, sign, value = (part.strip() for part in edit.rpartition("="))
        level = next((one for one in Level if value.casefold() in {one.word, str(one.value)}), None)
        if not sign or level is None:
            levels = ", ".join(one.word for one in Level)
            raise click.BadParameter(
                f"“{edit}” is no SKILL=LEVEL; levels are {levels}.", param_hint="--what-if"
            )
        if key_of(name) not in names:
            known = ", ".join(sorted(set(names.values())))
            raise click.BadParameter(
                f"No skill “{name}” in this role. Known: {known}.", param_hint="--what-if"
            )
        profile = as_if(profile, {names[key_of(name)]: level})
    return profile
