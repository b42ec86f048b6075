"""A CV's text -> sentences, each with the section and the job that it stands under."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cache
from typing import TYPE_CHECKING

from assistant.cv.dates import begins_with_range, is_only_date, years_of
from assistant.cv.types import Part, Sentence, Years
from assistant.cv.vocabulary import plain, table
from knowledge.readers.lines import Line, lines_of
from knowledge.text import sentences
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

_HASHES = re.compile(r"(#{1,6})\s+")
# The last ones are what word processors write for a bullet.
_BULLET = re.compile(
    r"(?:[-*+\u2022\u25cf\u25aa\u25e6\u2023\u2013\u25ba\u00bb\u2713\u00b7\uf0b7\uf0a7]|\(?\d{1,2}[.)])\s+(?=\S)"
)
_LABEL = re.compile(r"\W{0,3}([A-Za-z][\w &/'-]{1,38}?)\W{0,3}?:\W{0,3}\s")
MAX_HEADING_WORDS = 8
MAX_HEADER_WORDS = 16
LONGEST_SENTENCE = 1_500
WRAPPED = 60
"""Characters from which on a line without an end mark goes on in the next one."""
_DATED = (Part.WORK, Part.EDUCATION, Part.COURSES, Part.PROJECTS, Part.SUMMARY, Part.OTHER)


@cache
def _headings() -> dict[str, Part]:
    lists = table("sections")
    return {plain(name): Part(part) for part in Part for name in lists[part]}


@cache
def _spaced() -> dict[str, Part]:
    return {name.replace(" ", ""): part for name, part in _headings().items()}


@cache
def _whole() -> frozenset[str]:
    return frozenset(map(plain, table("sections")["whole"]))


def part_of(heading: str) -> Part | None:
    """What a section of this title is about, None when the title is not known."""
    name = plain(heading)
    if name in _headings():
        return _headings()[name]
    if name and all(len(word) == 1 for word in name.split()):
        # "S K I L L S", as designers space it
        return _spaced().get(name.replace(" ", ""))
    first, _, rest = name.partition(" ")
    return part_of(rest) if rest and first in table("sections")["openings"] else None


@dataclass
class _Walk:
    """Where in the CV we are while its lines go by."""

    text: str
    part: Part = Part.SUMMARY
    depth: int = 0
    whole: int | None = None
    """Depth of the heading over an example or advert that has sections of its own; 0 without hashes."""
    years: Years | None = None
    unit: Span | None = None
    """Lines of one paragraph or list item that have not been cut into sentences yet."""
    is_bullet: bool = False
    found: list[Sentence] = field(default_factory=list)

    def close(self) -> None:
        """Cut the open paragraph or item into sentences."""
        if self.unit is None:
            return
        spans = sentences(self.text, self.unit)
        whole = self.unit.of(self.text)
        if not whole.endswith(".") and _header_years(
            whole, self.part, is_bullet=self.is_bullet, is_first=True
        ):
            spans = (self.unit,)  # "Sept. 2019" ends no sentence
        for at, span in enumerate(_short(self.text, spans)):
            years = _header_years(span.of(self.text), self.part, is_bullet=self.is_bullet, is_first=at == 0)
            if years:
                self.years = years
            self.found.append(_sentence(self.text, span, self.part, self.years, is_header=years is not None))
        self.unit = None

    def date_above(self, years: Years) -> None:
        """A line with nothing but a date: the line above it named the job."""
        self.years = years
        if self.found and not self.is_bullet:
            self.found[-1] = replace(self.found[-1], years=years, is_header=True)


def _short(text: str, spans: tuple[Span, ...]) -> Iterator[Span]:
    """Sentences, those without an end cut between words so that a damaged file costs no more than a CV."""
    for span in spans:
        start = span.start
        while span.end - start > LONGEST_SENTENCE:
            cut = text.rfind(" ", start + 1, start + LONGEST_SENTENCE)
            cut = cut if cut > start else start + LONGEST_SENTENCE
            if text[start:cut].strip():
                yield Span(start, cut)
            start = cut + (text[cut] == " ")
        if text[start : span.end].strip():
            yield Span(start, span.end)


def sentences_of(text: str) -> tuple[Sentence, ...]:
    """The sentences and list items of a CV in order; headings of sections are left out."""
    walk = _Walk(text)
    for line in lines_of(text):
        _step(walk, line)
    walk.close()
    return tuple(walk.found)


def _step(walk: _Walk, line: Line) -> None:
    if not any(map(str.isalnum, line.text)):
        walk.close()  # blank, or a rule drawn under a heading
        return
    hashes = _HASHES.match(line.text)
    title = line.text[hashes.end() :] if hashes else line.text
    part = part_of(title.strip("*_: ")) if len(title.split()) <= MAX_HEADING_WORDS else None
    if part is not None or (hashes and _is_new_section(walk, len(hashes[1]), title)):
        _open_section(walk, part or Part.OTHER, title, len(hashes[1]) if hashes else 0)
        return
    bullet = _BULLET.match(line.text)
    start = line.span.start + (hashes.end() if hashes else bullet.end() if bullet else 0)
    if is_only_date(title) and not bullet:
        walk.close()
        walk.date_above(years_of(title, is_single_enough=True) or Years(0, 0))
    elif walk.unit and not hashes and not bullet and _goes_on(walk, walk.unit, line):
        walk.unit = Span(walk.unit.start, line.span.end)
    else:
        walk.close()
        walk.unit, walk.is_bullet = Span(start, line.span.end), bool(bullet)


def _open_section(walk: _Walk, part: Part, title: str, depth: int) -> None:
    """Go on to the next section, unless it is one of an example CV or of an advert that was pasted in.

    Where headings have depths, such a thing ends at the next one that is no deeper; else with the file.
    """
    walk.close()
    if walk.whole is not None and (not depth or not walk.whole or depth > walk.whole):
        return
    walk.part, walk.years, walk.depth = part, None, depth or walk.depth
    walk.whole = depth if plain(title) in _whole() else None


def _is_new_section(walk: _Walk, depth: int, title: str) -> bool:
    """Whether an unknown heading ends the section; one with years, or a deeper one, names a job in it."""
    return depth <= walk.depth and years_of(title) is None


def _goes_on(walk: _Walk, unit: Span, line: Line) -> bool:
    last = walk.text[unit.start : unit.end].rsplit("\n", 1)[-1].strip()
    if len(last) < WRAPPED and years_of(last):
        return False  # the line that names a job ends with its years
    is_own = walk.part is Part.SKILLS or _LABEL.match(line.text) or years_of(last) or years_of(line.text)
    return line.text[0].islower() or (not is_own and len(last) >= WRAPPED and last[-1] not in ".!?:;")


def _header_years(line: str, part: Part, *, is_bullet: bool, is_first: bool) -> Years | None:
    """The years of a line that names a job or a school, None for any other sentence."""
    is_school = part in (Part.EDUCATION, Part.COURSES)
    if part not in _DATED or not is_first or len(line.split()) > MAX_HEADER_WORDS:
        return None
    is_sentence = is_bullet or line.endswith(".")
    if is_sentence and not is_school and not begins_with_range(line):
        return None
    return years_of(line, is_single_enough=is_school)


def _sentence(text: str, span: Span, part: Part, years: Years | None, *, is_header: bool) -> Sentence:
    """One sentence; a label such as "Technical skills:" says what its own line is about."""
    label = _LABEL.match(span.of(text) + " ")
    # "Languages: Python, SQL" in a list of skills is about skills, whatever else such a label may mean.
    own = part_of(label[1]) if label and part is not Part.SKILLS else None
    is_list = part is Part.SKILLS or own is Part.SKILLS
    return Sentence(span, own or part, years, is_header=is_header, is_item=is_list)
