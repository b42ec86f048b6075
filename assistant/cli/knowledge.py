"""`assistant knowledge`: the role documents, what was read from them and what was not.

Everything beyond click is imported inside the commands: `assistant --help` must not wait for it.
"""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

if TYPE_CHECKING:
    from knowledge.check import CheckReport, FactReading
    from knowledge.library import Library
    from knowledge.types import Problem, RoleDocument

_WIDTH = 80
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
    from knowledge.extraction import extract_facts

    result = examine_document(file)
    extraction = extract_facts(result.document)
    problems = (*result.problems, *extraction.problems)
    report = check_document(result.document, extraction.facts, problems, spans=result.spans)
    if is_json:
        _print_json(report.as_json())
    else:
        for line in _report_lines(report):
            click.echo(line)
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
    for line in _document_lines(document):
        click.echo(line)
    if has_facts:
        for line in _fact_lines(readings):
            click.echo(line)
    else:
        click.echo(f"\n{document.text.strip()}")


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
        from knowledge.text import sanitise

        rows = [
            (d.document_id, d.identity.role_name, d.identity.market, d.identity.edition, _origin(d))
            for d in documents
        ]
        for line in _columns([("Document", "Role", "Market", "Edition", "From"), *rows]):
            click.echo(sanitise(line))
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
def add(  # noqa: PLR0913 - one parameter an option
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
        click.echo(f"{what}: {added.document.document_id}")
        for line in _summary(added.document):
            click.echo(line, err=True)
    for error in failures[:-1]:
        click.echo(error.message, err=True)
    if failures:
        raise failures[-1]


@knowledge.command(epilog="Example: assistant knowledge remove data-engineer-uk-2026-04")
@click.argument("document_id", metavar="ID")
@click.pass_context
def remove(context: click.Context, document_id: str) -> None:
    """Remove the added document ID from the library. Shipped documents stay."""
    path = _library(context).remove_document(document_id)
    click.echo(f"Removed: {document_id}")
    click.echo(f"Deleted {path}", err=True)


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
        click.echo("No fact differs.")
        return
    rows = [(change.key, change.old or "-", change.new or "-") for change in changes]
    for line in _columns([("Fact", old.document_id, new.document_id), *rows]):
        click.echo(line)


def _library(context: click.Context) -> Library:
    from knowledge.library import Library

    home: Path | None = getattr(context.obj, "home", None)
    return Library(home)


def _print_json(data: object) -> None:
    # Not ASCII only: a quote must read as it stands in the document. No escape sequence can be in
    # it, for none gets into a stored text.
    click.echo(json.dumps(data, ensure_ascii=False, indent=2))


def _tell(problems: tuple[Problem, ...]) -> None:
    for problem in problems:
        click.echo(f"{problem.where}: {problem.found} {problem.remedy}", err=True)


def _origin(document: RoleDocument) -> str:
    return "shipped" if document.is_shipped else "added"


def _document_json(document: RoleDocument) -> dict[str, Any]:
    identity = document.identity
    return {
        "document": document.document_id,
        "role": identity.role_name,
        "market": identity.market,
        "edition": identity.edition,
        "aliases": list(identity.aliases),
        "source": {"title": identity.source_title, "url": identity.source_url},
        "origin": _origin(document),
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


# --- Layout: plain text, 80 columns whatever the terminal, so that the bytes never differ ---------


def _wrapped(text: str, indent: str, first: str | None = None) -> list[str]:
    import textwrap

    return textwrap.wrap(
        " ".join(text.split()), _WIDTH, initial_indent=indent if first is None else first,
        subsequent_indent=indent, break_long_words=False, break_on_hyphens=False,
    ) or [indent if first is None else first]  # fmt: skip


def _columns(rows: list[tuple[str, ...]]) -> list[str]:
    """Rows with aligned columns; the last column is not padded."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip() for row in rows
    ]


def _document_lines(document: RoleDocument) -> list[str]:
    identity = document.identity
    rows = [
        ("Role", identity.role_name),
        ("Also called", ", ".join(identity.aliases)),
        ("Market", identity.market),
        ("Edition", identity.edition),
        ("Source", identity.source_title),
        ("", identity.source_url),
        ("Document", document.document_id),
        ("From", f"{_origin(document)}, {document.path}"),
    ]
    return [f"{name:<12} {value}" for name, value in rows if value]


def _report_lines(report: CheckReport) -> list[str]:
    lines = [report.document.path, ""]
    for part, value, where in report.identity_places:
        if value or part in ("role", "market", "edition"):
            line = where.rsplit(":", 1)[-1] if where not in ("", "supplied") else where
            shown = f"(line {line})" if line.isdigit() else f"({line})" if line else ""
            lines += _wrapped(f"{value or 'not stated'} {shown}", " " * 11, f"{part.capitalize():<11}")
    counts = ", ".join(f"{count} {kind.replace('_', ' ')}" for kind, count in report.block_counts if count)
    lines += ["", *_wrapped(counts, " " * 11, f"{'Blocks':<11}")]
    lines += _fact_lines(report.readings)
    if report.unread:
        lines += ["", "Sentences with figures from which no fact was read"]
        for place in report.unread:
            lines += [*_wrapped(place.quote, "    ", "  "), f"    {place.where}"]
    if report.missing_measures:
        named = ", ".join(measure.value.replace("_", " ") for measure in report.missing_measures)
        lines += ["", "Nothing read about", *_wrapped(named, "  ")]
    if report.furniture:
        lines += ["", "Left aside as page furniture"]
        for place in report.furniture:
            lines += [*_wrapped(place.quote, "    ", "  "), f"    {place.where}"]
    lines += ["", "Problems" if report.problems else "No problems."]
    for problem in report.problems:
        told = f"{problem.severity.value}: {problem.found} {problem.remedy}"
        lines += [f"  {problem.where}", *_wrapped(told, "    ")]
    return lines


def _fact_lines(readings: tuple[FactReading, ...]) -> list[str]:
    lines: list[str] = ["", f"Facts: {len(readings)}"]
    measure = None
    for reading in readings:
        if reading.fact.measure is not measure:
            measure = reading.fact.measure
            lines += ["", measure.value.replace("_", " ").capitalize()]
        lines += _wrapped(_fact_title(reading), "    ", "  ")
        for place in reading.places:
            lines += [*_wrapped(f"“{place.quote}”", "      "), f"      {place.where}"]
    return lines


def _fact_title(reading: FactReading) -> str:
    """ "median, London: £85,000"; nothing that the document does not say."""
    fact = reading.fact
    labels = [
        fact.statistic.value if fact.statistic else "",
        fact.place or "",
        fact.skill if fact.skill and fact.skill != reading.value else "",
        f"step {fact.rank + 1}" if fact.rank is not None and fact.measure.value == "rung" else "",
    ]
    label = ", ".join(part for part in labels if part)
    about = " (approximate)" if fact.is_approximate else ""
    either = f" (one of: {', '.join(fact.alternatives)})" if fact.alternatives else ""
    return f"{label}: {reading.value}{about}{either}" if label else f"{reading.value}{about}{either}"
