"""The gap report as Markdown, with a table of all skills."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.report_text import GUIDANCE, first_words, setting_words
from assistant.rendering.sources import markers_of, source_lines

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.rendering.report import Entry, Part, Report, Sentence

COLUMNS = ("you", "meant", "demand", "supply", "gap")


def render_report_markdown(report: Report) -> str:
    """The report as Markdown."""
    lines = [f"# {_plain(report.title)}", ""]
    lines += [f"- {name}: {_plain(value)}" for name, value in setting_words(report)]
    for part in report.parts:
        lines += ["", f"## {part.title}", "", *_part_lines(part, report)]
    lines += ["", "## Sources", ""]
    lines += [f"- {_plain(line)}" for line in source_lines(report.citations, with_quotes=False)]
    return "\n".join(lines) + "\n"


def _part_lines(part: Part, report: Report) -> Iterator[str]:
    markers = markers_of(report.citations)
    if part.key == "skills":
        yield f"| Skill | {' | '.join(name.capitalize() for name in COLUMNS)} | Source |"
        yield "|---" * (len(COLUMNS) + 2) + "|"
        yield from (_table_row(entry, markers) for entry in part.entries)
        return
    for entry in part.entries:
        mark = f"{entry.rank}. " if entry.rank and part.key == "learn" else "- "
        for at, sentence in enumerate(entry.sentences):
            head = mark if at == 0 else " " * len(mark) + "- "
            yield f"{head}{_plain(sentence.text)} {_marks(sentence, markers)}".rstrip()
        yield from (f"- {_plain(unknown)}" for unknown in entry.unknowns)
        if entry.guidance is not None:
            step = entry.guidance
            words = _plain(" ".join(filter(None, (first_words(step), step.exercise))))
            yield (
                f"{' ' * len(mark)}- *{GUIDANCE}, to reach {step.level.word}:* {words}"
                f" *Done when:* {_plain(step.done_when)}"
            )


def _table_row(entry: Entry, markers: tuple[int, ...]) -> str:
    found = {bar.label: bar.text for bar in entry.bars}
    cells = [found.get(name, "not answered" if name == "you" else "not stated") for name in COLUMNS]
    marks = _marks(entry.sentences[0], markers) if entry.sentences else ""
    return f"| {_plain(entry.skill)} | {' | '.join(cells)} | {marks} |"


def _marks(sentence: Sentence, markers: tuple[int, ...]) -> str:
    return "".join(f"\\[{number}\\]" for number in dict.fromkeys(markers[at] for at in sentence.citations))


def _plain(text: str) -> str:
    """Text in which nothing is taken for Markdown or HTML."""
    return "".join(f"\\{c}" if c in "\\`*_[]<>|#&" else c for c in text)
