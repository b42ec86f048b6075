"""`assistant knowledge`: the role documents, what was read from them and what was not.

Everything beyond click is imported inside the commands: `assistant --help` must not wait for it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.knowledge_layout import (
    change_lines,
    columns,
    document_lines,
    fact_lines,
    origin,
    report_lines,
)

if TYPE_CHECKING:
    from knowledge.errors import CareerAssistantError
    from knowledge.library import Library
    from knowledge.types import Problem, RoleDocument

_FAILED = 1

_json_option = click.option("--json", "is_json", is_flag=True, help="Print JSON instead of text.")


@click.group(
    short_help="Add, list and check role documents.",
    epilog="Example: assistant knowledge check data-engineer.txt",
)
def knowledge() -> None:
    """Add role documents, see what was read from them, and compare editions."""


@knowledge.command(epilog="Example: assistant knowledge check data-engineer.txt --json")
@click.argument("file", type=click.Path(path_type=Path))
@_json_option
def check(file: Path, *, is_json: bool) -> None:
    """Tell what can be read from FILE and what cannot. Nothing is added.

    Ends with exit code 1 when the page cannot be taken in as it is.
    """
    from knowledge.check import check_document
    from knowledge.documents import examine_document
    from knowledge.errors import DocumentError
    from knowledge.extraction import extract_facts

    try:
        result = examine_document(file)
    except DocumentError as error:
        if not is_json:
            raise
        _print_json({"document": None, "path": str(file), "problems": [_problem_json(error)]})
        raise click.exceptions.Exit(_FAILED) from None
    extraction = extract_facts(result.document)
    problems = (*result.problems, *extraction.problems)
    report = check_document(result.document, extraction.facts, problems, spans=result.spans)
    if is_json:
        _print_json(report.as_json())
    else:
        for line in report_lines(report):
            _say(line)
    if report.has_errors:
        raise click.exceptions.Exit(_FAILED)


@knowledge.command(epilog='Example: assistant knowledge show "data engineer" --facts')
@click.argument("role")
@click.option("--facts", "has_facts", is_flag=True, help="List every fact with its sentence.")
@_json_option
@click.pass_context
def show(context: click.Context, role: str, *, has_facts: bool, is_json: bool) -> None:
    """Show the document of ROLE: a role's name or a document's id from `list`."""
    from knowledge.check import read_facts, reading_json
    from knowledge.extraction import extract_facts

    document = _library(context).find_document(role)
    readings = read_facts(document, extract_facts(document).facts) if has_facts else ()
    if is_json:
        data = _document_json(document)
        if has_facts:
            data["facts"] = [reading_json(reading) for reading in readings]
        _print_json(data)
        return
    for line in document_lines(document):
        _say(line)
    if has_facts:
        for line in fact_lines(readings):
            _say(line)
    else:
        _say(f"\n{document.text.strip()}")


@knowledge.command("list", epilog="Example: assistant knowledge list")
@_json_option
@click.pass_context
def list_(context: click.Context, *, is_json: bool) -> None:
    """List the role documents there are."""
    library = _library(context)
    documents = library.list_documents()
    if is_json:
        _print_json([_document_json(document) for document in documents])
    else:
        rows = [
            (d.document_id, d.identity.role_name, d.identity.market, d.identity.edition, origin(d))
            for d in documents
        ]
        for line in columns([("Document", "Role", "Market", "Edition", "From"), *rows]):
            _say(line)
    _tell(library.problems)


@knowledge.command(
    epilog='Example: assistant knowledge add page.txt --role "Data Engineer" --edition 2026-04'
)
@click.argument("files", nargs=-1, required=True, type=click.Path(path_type=Path), metavar="FILE...")
@click.option("--role", default="", help="The role's name, when the page does not say it.")
@click.option("--market", default="", help="The market, when the page does not say it.")
@click.option("--edition", default="", help="The month, when the page does not say it: 2026-04.")
@click.option("--replace", "is_replacing", is_flag=True, help="Replace an earlier text of the same edition.")
@click.pass_context
def add(
    context: click.Context,
    files: tuple[Path, ...],
    role: str,
    market: str,
    edition: str,
    *,
    is_replacing: bool,
) -> None:
    """Take the pages in FILE... into the library, each whole or not at all."""
    from knowledge.errors import CareerAssistantError
    from knowledge.identity import Supplied

    if role and len(files) > 1:
        raise click.UsageError("--role names one page; add the pages one at a time.")
    library = _library(context)
    failures: list[CareerAssistantError] = []
    for file in files:
        try:
            added = library.add_document(
                file, supplied=Supplied(role, market, edition) or None, is_replacing=is_replacing
            )
        except CareerAssistantError as error:
            failures.append(error)
            continue
        what = "Already there" if added.is_unchanged else "Replaced" if added.is_replacement else "Added"
        _say(f"{what}: {added.document.document_id}")
        for line in _summary(added.document):
            _say(line, is_aside=True)
    for failure in failures[:-1]:
        _say(failure.message, is_aside=True)
    if failures:
        raise failures[-1]


@knowledge.command(epilog="Example: assistant knowledge remove data-engineer-uk-2026-04")
@click.argument("document_id", metavar="ID")
@click.pass_context
def remove(context: click.Context, document_id: str) -> None:
    """Remove the added document ID from the library. Shipped documents stay."""
    path = _library(context).remove_document(document_id)
    _say(f"Removed: {document_id}")
    _say(f"Deleted {path}", is_aside=True)


@knowledge.command(
    epilog="Example: assistant knowledge diff data-engineer-uk-2025-10 data-engineer-uk-2026-04"
)
@click.argument("first", metavar="A")
@click.argument("second", metavar="B")
@_json_option
@click.pass_context
def diff(context: click.Context, first: str, second: str, *, is_json: bool) -> None:
    """List the facts that changed from document A to document B."""
    from knowledge.compare import compare_facts
    from knowledge.extraction import extract_facts

    library = _library(context)
    old, new = library.find_document(first), library.find_document(second)
    changes = compare_facts(old, extract_facts(old).facts, new, extract_facts(new).facts)
    if is_json:
        data = {"from": old.document_id, "to": new.document_id, "changes": [c.as_json() for c in changes]}
        _print_json(data)
        return
    if not changes:
        _say("No fact differs.")
        return
    for line in change_lines(old.document_id, new.document_id, changes):
        _say(line)


def _library(context: click.Context) -> Library:
    from knowledge.library import Library

    home: Path | None = getattr(context.obj, "home", None)
    return Library(home)


def _say(text: str, *, is_aside: bool = False) -> None:
    """Print, without anything that could act on the terminal: file names can hold it too."""
    from knowledge.text import sanitise

    click.echo(sanitise(text), err=is_aside)


def _print_json(data: object) -> None:
    # Not ASCII only: a quote must read as it stands in the document.
    _say(json.dumps(data, ensure_ascii=False, indent=2))


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        _say(f"{problem.where}: {problem.found} {problem.remedy}", is_aside=True)


def _problem_json(error: CareerAssistantError) -> dict[str, str]:
    """A file that cannot be read at all, in the form of a report's problems."""
    return {"severity": "error", "where": error.where, "found": error.found, "remedy": error.remedy}


def _document_json(document: RoleDocument) -> dict[str, Any]:
    identity = document.identity
    return {
        "document": document.document_id,
        "role": identity.role_name,
        "market": identity.market,
        "edition": identity.edition,
        "aliases": list(identity.aliases),
        "source": {"title": identity.source_title, "url": identity.source_url},
        "origin": origin(document),
        "sha256": document.sha256,
        "path": document.path,
    }


def _summary(document: RoleDocument) -> list[str]:
    """What was read, in one line, and the command that tells the rest."""
    from knowledge.extraction import extract_facts

    extraction = extract_facts(document)
    count = len(extraction.facts)
    lines = [f"  {count} {'fact' if count == 1 else 'facts'} read."]
    lines += [f"  {p.where}: {p.found} {p.remedy}" for p in extraction.problems]
    return [*lines, f"  See them: assistant knowledge show {document.document_id} --facts"]
