"""`assistant dev`: how a question is read, and what asking reaches."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

import click

from assistant.cli.exit_codes import ExitCode
from assistant.cli.streams import say

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.cli.main import Context


@click.group(
    short_help="For authors: how a question is read.", epilog='Example: assistant dev parse "pay in Leeds?"'
)
def dev() -> None:
    """Tools for authors of documents, question types and vocabularies."""


@dev.command(short_help="Show how a question is read.", epilog='Example: assistant dev parse "pay in Leeds?"')
@click.argument("question", nargs=-1, required=True)
@click.option("--json", "is_json", is_flag=True, help="Print one JSON object a question.")
@click.pass_context
def parse(ctx: click.Context, question: tuple[str, ...], *, is_json: bool) -> None:
    """Show the reading of QUESTION: its type with scores and why, its slots, and what was not matched."""
    from assistant.authoring.explain import explain
    from knowledge.text import sanitise

    context: Context = ctx.obj
    for found in explain(sanitise(" ".join(question)).strip(), context.services.deps):
        say(json.dumps(found, ensure_ascii=False) + "\n" if is_json else "\n".join(_lines(found)) + "\n")


def _lines(found: dict[str, Any]) -> Iterator[str]:
    yield found["text"]
    yield f"  type       {found['chosen']} ({found['why']})"
    scores = ", ".join(f"{c['question_type']} {c['probability']:.3f}" for c in found["candidates"])
    yield f"  scores     {scores}"
    yield f"  cues       {', '.join(found['cued']) or 'none'}"
    for at, slot in enumerate(found["slots"]):
        extras = ", ".join(f"{name} {slot[name]}" for name in ("detail", "relation") if slot.get(name))
        extras += "" if slot.get("is_covered", True) else (", " if extras else "") + "in no document"
        label = "slots" if at == 0 else ""
        told = ", ".join(part for part in (f"“{slot['text']}”", extras) if part)
        yield f"  {label:<10} {slot['kind']} = {slot['value']} ({told})"
    yield f"  unmatched  {', '.join(found['unmatched']) or 'nothing'}"
    if found["corrections"]:
        yield "  taken as   " + ", ".join(f"{c['written']} → {c['taken_as']}" for c in found["corrections"])
    if found["form"]:
        yield f"  form       {', '.join(name.removeprefix('is_') for name in found['form'])}"
    answer = found["answer"]
    missing = ", ".join(f"{unknown['kind']} “{unknown['value']}”" for unknown in answer["unknowns"])
    yield f"  answer     {answer['status']}: {', '.join(answer['claims']) or 'no claim'}"
    if missing:
        yield f"  missing    {missing}"


@dev.command(
    short_help="Ask for every fact and name what is out of reach.", epilog="Example: assistant dev coverage"
)
@click.pass_context
def coverage(ctx: click.Context) -> None:
    """Ask for every fact of every document, by example sentences, and name what no question reached.

    Exit code: 0 when every fact is reached and every question type answers, 1 otherwise.
    """
    from assistant.authoring.coverage import measure_coverage
    from assistant.rendering.phrase import claim_kinds

    context: Context = ctx.obj
    found = measure_coverage(context.services.deps)
    idle = sorted(claim_kinds() - found.phrases)
    rows = (
        ("Facts", found.facts, found.unreached, "reached by no question"),
        ("Question types", found.types, found.idle_types, "never answered"),
        ("Phrases", len(claim_kinds()), idle, "not used by these questions"),
    )
    for name, total, missing, words in rows:
        say(f"{name:<15} {total - len(missing)} of {total}\n")
        for item in missing:
            say(f"  {words}: {item}\n")
    is_whole = not found.unreached and not found.idle_types
    ctx.exit(ExitCode.OK if is_whole else ExitCode.FAILURE)
