"""`assistant analyse`: the skills that a CV shows, with sentence, suggested level and reason."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.exit_codes import ExitCode
from assistant.cli.streams import say

if TYPE_CHECKING:
    from assistant.cli.main import Context

_FIRST_YEAR, _LAST_YEAR = 1950, 2199


@click.command(short_help="Find the skills in a CV.", epilog="Example: assistant analyse cv.pdf --year 2026")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--role", help="Look only for the skills that this role's document names.")
@click.option(
    "--year", type=click.IntRange(_FIRST_YEAR, _LAST_YEAR),
    help="What “to date” means in the CV; else the latest year that it names.",
)  # fmt: skip
@click.option("--json", "is_json", is_flag=True, help="Print JSON instead of text.")
@click.pass_context
def analyse(ctx: click.Context, file: Path, role: str | None, year: int | None, *, is_json: bool) -> None:
    """Find skills in the CV in FILE: text, Markdown, PDF, DOCX, HTML or JSON Resume.

    Nothing is stored, and nothing leaves this machine. Ends with exit code 3 when no skill was found.
    """
    import json

    from assistant.cv.reading import read_cv
    from assistant.cv.suggest import analyse as look_into
    from assistant.cv.terms import skills_of
    from assistant.rendering.analysis import analysis_json, analysis_text
    from knowledge.guides import shipped_guides

    context: Context = ctx.obj
    reading = read_cv(file, year=year)
    skills = skills_of(context.services.book.facts, shipped_guides())
    if role is not None:
        wanted = _document_id(context, role)
        skills = tuple(skill for skill in skills if wanted in skill.roles)
    analysis = look_into(reading, skills)
    if is_json:
        say(json.dumps(analysis_json(reading, analysis), ensure_ascii=False, indent=2) + "\n")
    else:
        say(analysis_text(reading, analysis))
    ctx.exit(ExitCode.OK if analysis.found else ExitCode.NOT_FOUND)


def _document_id(context: Context, role: str) -> str:
    from knowledge.library import Library

    return Library(context.home).find_document(role).document_id
