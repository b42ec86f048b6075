"""The name of the role a page speaks of, read from the ways such pages name it.

No page is asked to have a field for it: "The median X salary", "X roles in the UK", "An X sits ..."
each give a candidate; the one most of them agree on is the name. Other names of the role are read
where the page itself defines or uses them.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.markets import is_market
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_CAPITAL = r"(?:[A-Z][A-Za-z0-9+#&-]*(?:/[A-Z][A-Za-z0-9+#&-]*)*|\.NET)"
_NAME = rf"(?P<name>{_CAPITAL}(?:[ \n](?:(?:of|and|&|/)[ \n])?{_CAPITAL}){{0,6}})"
_LOWER = r"(?P<name>(?:[a-z][a-z+#-]*[ \n]){0,4}[a-z][a-z-]*)"
_OCCUPATION = r"(?P<name>(?:[a-z][a-z+#-]*[ \n]){0,3}[a-z-]*(?:er|or|ist|yst|ant|ect|ian|lead|head|nurse))"
_PAY = r"(?:salary|salaries|pay|wages?|earnings|day[ -]rates?)"
_POSTS = r"(?:roles?|jobs?|positions?|vacancies|adverts?|postings?|salar(?:y|ies)|day[ -]rates?|contracts?)"

_STRONG = (
    re.compile(rf"\A(?:An?|The)\s+{_NAME}\s+(?:role\s+)?(?:[a-z]+ly\s+)?[a-z]+s\b"),
    re.compile(rf"\b(?:[Mm]edian|[Aa]verage)\s+{_NAME}\s+{_PAY}\b"),
    re.compile(rf"\b[Aa]s an?\s+{_NAME}\b"),
)
_WEAK = (
    re.compile(rf"\b{_NAME}\s+{_POSTS}\b"),
    re.compile(rf"\b(?:roles?|skills|salar(?:y|ies)|pay|rates?|demand) (?:for|of) (?:an?\s|the\s)?{_NAME}"),
    re.compile(rf"\b[Tt]he\s+{_NAME}\s+(?:market|role|profession|career|job)\b"),
    re.compile(rf"(?:\A|[.!?]\s+)(?:An?|The)\s+{_NAME}\s+(?:[a-z]+ly\s+)?[a-z]+s\b"),
)
_LOWER_CASE = (
    re.compile(rf"\b(?:[Mm]edian|[Aa]verage)\s+{_LOWER}\s+{_PAY}\b"),
    re.compile(rf"\A(?:An?|The)\s+{_OCCUPATION}\s+(?:[a-z]+ly\s+)?[a-z]+s\b"),
    re.compile(rf"\b(?:[Aa]n?|[Ff]or|[Mm]ost|[Tt]he|[Cc]ontract)\s+{_OCCUPATION}s?\s+{_POSTS}\b"),
)
_LEADING = frozenset(
    """a an the most many some all typical median average contract freelance permanent annual base gross
    advertised for in of to as and by with uk london-based top other these such full-time part-time day
    total our your this""".split()
)
_GENRE = re.compile(
    r"\b(?:salar(?:y|ies)|pay|skills?|career|role|job|rates?|market|guide|profile|spotlight|report|overview|page"
    r"|snapshot|summary|description|edition|outlook|insights?|update|analysis)\b",
    re.IGNORECASE,
)
_PARTING = r",:|()\u2022\u00b7\u2013\u2014"
_TITLE_PART = re.compile(rf"[^{_PARTING}]+?(?=\s+-\s|\s+(?:in|for) |[{_PARTING}]|$)")
_SOLE_TITLE_WORDS = 2
_MIN_LOWER_CASE = 2


@dataclass(frozen=True, slots=True)
class RoleName:
    """A role's name and where it was read."""

    name: str
    span: Span


@dataclass(frozen=True, slots=True)
class _Candidate:
    name: str
    span: Span
    is_strong: bool
    is_lower: bool

    @property
    def key(self) -> str:
        return self.name.casefold()


def name_from_prose(paragraphs: Iterable[tuple[str, int]]) -> RoleName | None:
    """The name most phrases of the page agree on; of equals the first.

    Args:
        paragraphs: Text and offset of each paragraph.
    """
    groups: dict[str, list[_Candidate]] = {}
    for content, offset in paragraphs:
        for candidate in _candidates(content, offset):
            groups.setdefault(candidate.key, []).append(candidate)
    usable = [group for group in groups.values() if _is_enough(group)]
    if not usable:
        return None
    best = min(usable, key=lambda group: (-len(group), min(c.span for c in group)))
    first = min(
        (c for c in best if not c.is_lower), key=lambda c: c.span, default=min(best, key=lambda c: c.span)
    )
    return RoleName(_titled(first.name) if first.is_lower else first.name, first.span)


def _is_enough(group: list[_Candidate]) -> bool:
    """One strong phrase, or two that agree."""
    if all(candidate.is_lower for candidate in group):
        return len({c.span for c in group}) >= _MIN_LOWER_CASE
    return len({c.span for c in group}) > 1 or any(c.is_strong for c in group)


def _candidates(content: str, offset: int) -> Iterator[_Candidate]:
    seen: dict[Span, _Candidate] = {}
    for patterns, is_strong, is_lower in (
        (_STRONG, True, False),
        (_WEAK, False, False),
        (_LOWER_CASE, False, True),
    ):
        for pattern in patterns:
            for match in pattern.finditer(content):
                start, end = _without_leading(content, *match.span("name"))
                name = singular(" ".join(content[start:end].split()))
                if not name or is_market(name) or _GENRE.fullmatch(name):
                    continue
                span = Span(offset + start, offset + start + len(content[start:end]))
                seen.setdefault(span, _Candidate(name, span, is_strong, is_lower))
    yield from seen.values()


def _without_leading(content: str, start: int, end: int) -> tuple[int, int]:
    """The range without words that qualify the role and do not name it."""
    while start < end:
        word = re.match(r"\S+", content[start:end])
        is_market_word = word is not None and word.end() < end - start and is_market(word.group())
        if word is None or not (word.group().casefold() in _LEADING or is_market_word):
            break
        start += word.end()
        start += len(content[start:end]) - len(content[start:end].lstrip())
    return start, end


def singular(name: str) -> str:
    """The name for one: "Data Engineer" for "Data Engineers"; names in -ss, -us, -is and -ics stay."""
    words = name.split(" ")
    last = words[-1]
    if len(last) > 3 and last.endswith("s") and not last.endswith(("ss", "us", "is", "ics", "ops", "Ops")):  # noqa: PLR2004
        words[-1] = last[:-3] + "y" if last.endswith("ies") else last[:-1]
    return " ".join(words)


def _titled(name: str) -> str:
    return " ".join(word[:1].upper() + word[1:] for word in name.split(" "))


def name_from_title(title: str, offset: int, body: str, prose: RoleName | None) -> RoleName | None:
    """The role's name in a page's title such as "Data Engineer, UK: salary guide".

    A part of a title is believed when the page's own sentences use it too, or when the title is
    nothing but two or more capitalised words.
    """
    folded = body.casefold()
    parts = list(_title_parts(title, offset))
    for part in parts:
        if prose is not None and part.name.casefold() == prose.name.casefold():
            return part
    for part in parts:
        if re.search(rf"(?<!\w){re.escape(part.name.casefold())}s?(?!\w)", folded):
            return part
    long_enough = [p for p in parts if len(p.name.split()) >= _SOLE_TITLE_WORDS]
    return long_enough[0] if prose is None and long_enough else None


def _title_parts(title: str, offset: int) -> Iterator[RoleName]:
    for match in _TITLE_PART.finditer(title):
        text = match.group().strip()
        text = re.sub(r"^(?:-|in|for|role|job)\s+(?=\S)", "", text, flags=re.IGNORECASE)
        # Words of the genre at the end go: "Data Engineer Salary Guide".
        kept = text.split()
        while kept and (_GENRE.fullmatch(kept[-1]) or kept[-1].casefold() in ("&", "and")):
            kept.pop()
        while kept and (kept[0].casefold() in _LEADING or is_market(kept[0])):
            kept.pop(0)
        name = singular(" ".join(kept))
        if re.fullmatch(_NAME, name) and not is_market(name) and not any(map(_GENRE.fullmatch, kept)):
            start = title.find(" ".join(kept), match.start())
            if start >= 0:
                yield RoleName(name, Span(offset + start, offset + start + len(" ".join(kept))))


# --- Other names ---------------------------------------------------------------------------------


def aliases_of(name: str, text: str) -> tuple[str, ...]:
    """Other names of a role that its page defines or plainly uses, in order of first use.

    Defined: in brackets after the name, or after "also called". Used: the leading words of the
    name as initials ("LH Keeper" of "Light House Keeper").
    """
    found: dict[str, int] = {}
    plain = re.escape(name).replace(r"\ ", r"\s+")
    for match in re.finditer(rf"\b{plain}s?\s*\((?P<names>[^()\n]{{2,80}})\)", text, re.IGNORECASE):
        for piece in re.split(r"\s*[,;/]\s*|\s+or\s+", match["names"]):
            alias = _cleaned(piece)
            if _is_short_for(alias, name):
                found.setdefault(alias, match.start("names"))
    called = (
        r"(?:also|sometimes|often|otherwise)\s+(?:called|known as|titled|written|shortened to|abbreviated to)"
    )
    names = rf"[\"'\u2018\u201c]?(?:an?\s+)?{_CAPITAL}(?:\s{_CAPITAL}){{0,5}}[\"'\u2019\u201d]?"
    for match in re.finditer(
        rf"\b{called}\s+(?P<names>{names}(?:(?:,\s+(?:or\s+)?|\s+or\s+|\s+and\s+){names})*)", text
    ):
        for piece in re.split(r",\s+(?:or\s+)?|\s+(?:or|and)\s+", match["names"]):
            found.setdefault(_cleaned(piece), match.start("names"))
    for alias in _abbreviations(name):
        used = re.search(rf"(?<![\w-]){re.escape(alias)}s?(?![\w-])", text)
        if used:
            found.setdefault(alias, used.start())
    known = {name.casefold()}
    ordered = sorted(found, key=lambda alias: (found[alias], alias))
    return tuple(a for a in ordered if a and not (a.casefold() in known or known.add(a.casefold())))  # type: ignore[func-returns-value]


def _cleaned(piece: str) -> str:
    bare = piece.strip(" \"'\u2018\u2019\u201c\u201d.")
    bare = re.sub(r"^(?:or|and|an?|the|also|called|known as|aka|a\.k\.a\.)\s+", "", bare, flags=re.IGNORECASE)
    return singular(" ".join(bare.split())) if " " in bare else re.sub(r"(?<=[A-Z])s$", "", bare)


def _initials(words: list[str]) -> str:
    return "".join(
        part[0].upper() for word in words for part in re.split(r"[-/]", word) if part and part[0].isalnum()
    )


def _abbreviations(name: str) -> Iterator[str]:
    """Initials of two or more leading words with the rest; all initials when three or more."""
    words = name.split(" ")
    for count in range(2, len(words)):
        yield " ".join([_initials(words[:count]), *words[count:]])
    if len(_initials(words)) > 2:  # noqa: PLR2004 - two letters mean too many things
        yield _initials(words)


def _is_short_for(alias: str, name: str) -> bool:
    """Whether a bracket after the name holds another name for it, not a place or a remark."""
    if not alias or is_market(alias) or any(c.isdigit() for c in alias):
        return False
    return (
        alias == _initials(name.split(" "))
        or alias in _abbreviations(name)
        or (
            alias.casefold().rsplit(maxsplit=1)[-1] == name.casefold().rsplit(maxsplit=1)[-1]
            and alias[0].isupper()
        )
    )
