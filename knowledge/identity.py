"""Who a page speaks of, for where and when: read from whatever the page offers.

Each of role, market and edition is taken from the first of these that states it: what a person
supplied, the front matter, a line "Role: …", the title, the byline, ordinary sentences.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from knowledge.furniture import byline_parts, is_byline
from knowledge.markets import is_market, market_name, market_pattern
from knowledge.months import find_month
from knowledge.readers.front_matter import FrontMatter, Value, read_front_matter
from knowledge.role_names import RoleName, aliases_of, name_from_prose, name_from_title
from knowledge.types import Block, BlockKind, Identity, Problem, Severity, Span

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence


@dataclass(frozen=True, slots=True)
class Supplied:
    """What a person says about a page that the page does not say itself."""

    role: str = ""
    market: str = ""
    edition: str = ""

    def __bool__(self) -> bool:
        """Whether anything was supplied."""
        return bool(self.role or self.market or self.edition)


@dataclass(frozen=True, slots=True)
class IdentitySpans:
    """Where each part of an identity was read; None where it was supplied or is missing."""

    role_name: Span | None = None
    market: Span | None = None
    edition: Span | None = None
    source: Span | None = None


@dataclass(frozen=True, slots=True)
class IdentityReading:
    """An identity with where it was read and what is wrong with it."""

    identity: Identity
    """Complete only when `problems` holds no error; missing parts are ""."""
    spans: IdentitySpans
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class _Page:
    """What the parts of an identity are looked for in."""

    text: str
    path: str
    front: FrontMatter
    labels: dict[str, Value]
    title: Value | None
    bylines: tuple[Value, ...]
    prose: tuple[Value, ...] = field(default=())

    def at(self, offset: int) -> str:
        return f"{self.path}:{self.text.count(chr(10), 0, offset) + 1}"

    def stated(self, *keys: str) -> Value | None:
        """The value of the first of the keys in the front matter, else in a "Key: value" line."""
        places = (self.front.values, self.labels)
        return next(
            (place[key] for place in places for key in keys if key in place and place[key].text), None
        )


MAX_NAME_CHARACTERS = 80
"""Longer, and it is a sentence and not a name; file names are made from it."""

_LABEL = re.compile(
    r"(?P<key>role|job title|market|country|edition|updated|last updated|published|(?:data )?source|url"
    r"|source url)"
    r"\s*:\s+(?P<value>\S[^\n]{0,200})",
    re.IGNORECASE,
)
_TOLD_SOURCE = re.compile(
    r"(?:^|[.;|\u2022\u00b7] )\s*(?:data )?source\s*:\s+(?P<value>\[[^\]\n]+\]\([^)\n]+\)|[^.;|\n]{3,120})",
    re.IGNORECASE | re.MULTILINE,
)
"""A source named after other words on the same line."""
_LINKED_TITLE = re.compile(r"\[(?P<title>[^\]\n]+)\]\(")
_URL = re.compile(r"https?://[^\s<>\"')\]]+")
_ISSUED = re.compile(
    r"\b(?:updated|published|edition|reviewed|revised|issued|as (?:of|at)|data (?:from|for)|figures for)\b",
    re.IGNORECASE,
)
_MARKET_BEFORE = (
    r"(?:job |labour |hiring )?(?:market|employers?|professionals?|adverts?|roles?|salar(?:y|ies)|median)"
)
_KNOWN_KEYS = re.compile(
    r"role|market|edition|updated|country|aliases(?:\.\d+)?|sources?(?:\.\d+)?(?:\.(?:title|url|licence|note|measures?))?"
    r"|source_title|source_url|title|url"
)


def read_identity(
    text: str, blocks: Sequence[Block], *, path: str, supplied: Supplied | None = None
) -> IdentityReading:
    """The identity a page states, with where, and a problem for each part it does not state.

    Args:
        text: The stored text.
        blocks: Its blocks, furniture marked.
        path: For messages.
        supplied: Parts that override what the page says.
    """
    supplied = supplied or Supplied()
    page = _page(text, blocks, path)
    role, role_span = _role(page, supplied)
    market, market_span = _market(page, supplied)
    edition, edition_span, edition_problems = _edition(page, supplied)
    title, url, source_span = _source(page)
    identity = Identity(role, market, edition, title, url, _aliases(page, role))
    problems = [*_front_problems(page), *edition_problems]
    problems += _missing(page, identity, has_edition_problem=bool(edition_problems))
    spans = IdentitySpans(role_span, market_span, edition_span, source_span)
    return IdentityReading(identity, spans, tuple(problems))


def _page(text: str, blocks: Sequence[Block], path: str) -> _Page:
    labels: dict[str, Value] = {}
    prose: list[Value] = []
    bylines: list[Value] = []
    title: Value | None = None
    for block in blocks:
        value = Value(block.span.of(text), block.span)
        if block.kind is BlockKind.FRONT_MATTER:
            continue
        if block.kind is BlockKind.HEADING or (title is None and not prose and is_byline(value.text)):
            title = title or value
        if block.kind is BlockKind.FURNITURE:
            if is_byline(value.text):
                bylines.append(value)
            continue
        label = _LABEL.fullmatch(value.text)
        if label:
            found = Span(block.span.start + label.start("value"), block.span.start + label.end("value"))
            labels.setdefault(label["key"].lower(), Value(label["value"].strip(), found))
        elif block.kind is not BlockKind.HEADING:
            prose.append(value)
    return _Page(text, path, read_front_matter(text), labels, title, tuple(bylines), tuple(prose))


def _role(page: _Page, supplied: Supplied) -> tuple[str, Span | None]:
    if supplied.role.strip():
        return " ".join(supplied.role.split()), None
    if stated := page.stated("role", "job title"):
        return stated.text, stated.span
    found: RoleName | None = name_from_prose((p.text, p.span.start) for p in page.prose)
    if page.title is not None:
        body = "\n".join(p.text for p in page.prose)
        found = name_from_title(page.title.text, page.title.span.start, body, found) or found
    return (found.name, found.span) if found else ("", None)


def _market(page: _Page, supplied: Supplied) -> tuple[str, Span | None]:
    if supplied.market.strip():
        return market_name(supplied.market), None
    if stated := page.stated("market", "country"):
        return market_name(stated.text), stated.span
    for byline in page.bylines:
        for part in byline_parts(byline.text):
            name = re.sub(r"\s*\bmarket$", "", part, flags=re.IGNORECASE)
            if name and (name != part or is_market(name)):
                at = byline.span.start + byline.text.index(part)
                return market_name(name), Span(at, at + len(name))
    return _market_in_prose(page)


def _market_in_prose(page: _Page) -> tuple[str, Span | None]:
    """The market most often named as one, of equals the first; the title comes before all."""
    if page.title and (match := re.search(rf"\b(?:{market_pattern()})(?!\w)", page.title.text)):
        at = page.title.span.start
        return market_name(match.group()), Span(at + match.start(), at + match.end())
    names = market_pattern()
    pattern = re.compile(
        rf"\b(?:in|across|throughout|for)\s+(?:the\s+)?(?P<a>{names})(?!\w)|\b(?P<b>{names})\s+{_MARKET_BEFORE}\b"
    )
    spans: dict[str, list[Span]] = {}
    for value in page.prose:
        for match in pattern.finditer(value.text):
            group = "a" if match["a"] else "b"
            span = Span(value.span.start + match.start(group), value.span.start + match.end(group))
            spans.setdefault(market_name(match[group]), []).append(span)
    if not spans:
        return "", None
    name, found = min(spans.items(), key=lambda item: (-len(item[1]), item[1][0]))
    return name, found[0]


def _edition(page: _Page, supplied: Supplied) -> tuple[str, Span | None, list[Problem]]:
    if supplied.edition.strip():
        month = find_month(supplied.edition)
        if month is None:
            return "", None, [_not_a_month(page.path, supplied.edition)]
        return month.iso, None, []
    if stated := page.stated("edition", "updated", "last updated", "published"):
        month = find_month(stated.text)
        if month is None:
            return "", None, [_not_a_month(page.at(stated.span.start), stated.text)]
        return month.iso, stated.span, []
    for value in _dated(page):
        if month := find_month(value.text):
            at = value.span.start
            return month.iso, Span(at + month.start, at + month.end), []
    return "", None, []


def _dated(page: _Page) -> Iterator[Value]:
    """Where a date is the page's own and not that of something it tells of."""
    yield from page.bylines
    if page.title:
        yield page.title
    for value in page.prose:
        for match in _ISSUED.finditer(value.text):
            # The date follows the word closely, in the same sentence: "as of 1 April 2026".
            near = re.split(r"[;!?\n]|\.\s+(?=[A-Z])", value.text[match.start() : match.start() + 60])[0]
            yield Value(
                near, Span(value.span.start + match.start(), value.span.start + match.start() + len(near))
            )


def _source(page: _Page) -> tuple[str, str, Span | None]:
    title = page.stated("source.title", "sources.0.title", "source_title")
    url = page.stated("source.url", "sources.0.url", "source_url", "source url", "url")
    bare = page.stated("source", "sources.0", "data source") or _told_source(page)
    if bare is None:
        first = title or url
        return (title.text if title else "", url.text if url else "", first.span if first else None)
    link = _URL.search(bare.text)
    linked = _LINKED_TITLE.match(bare.text)
    name = linked["title"] if linked else bare.text[: link.start()] if link else bare.text
    name = name.strip(" ,;(\u2013\u2014-")
    return name, (link.group() if link else url.text if url else ""), bare.span


def _told_source(page: _Page) -> Value | None:
    """The source that a line states beside other things: "UK, May 2026. Source: Trade Almanac"."""
    for value in (*page.bylines, *page.prose):
        if found := _TOLD_SOURCE.search(value.text):
            span = Span(value.span.start + found.start("value"), value.span.start + found.end("value"))
            return Value(found["value"], span)
    return None


def _aliases(page: _Page, role: str) -> tuple[str, ...]:
    if not role:
        return ()
    given = [value.text for value in page.front.items("aliases") if value.text]
    prose = "\n".join(value.text for value in page.prose)
    return tuple(
        dict.fromkeys(a for a in (*given, *aliases_of(role, prose)) if a.casefold() != role.casefold())
    )


def _not_a_month(where: str, found: str) -> Problem:
    return Problem(
        Severity.ERROR, where, f"“{found[:40]}” is not a month with a year.",
        "Write the edition as a month, for example 2026-04 or April 2026.",
    )  # fmt: skip


def _front_problems(page: _Page) -> Iterator[Problem]:
    if page.front.fault:
        yield Problem(
            Severity.ERROR, page.at(page.front.fault_at), f"{_capital(page.front.fault)}.",
            "Keep the front matter to plain lines such as “role: …”, “market: …”, “edition: …”.",
        )  # fmt: skip
    for key, value in page.front.values.items():
        if not _KNOWN_KEYS.fullmatch(key):
            yield Problem(
                Severity.WARNING, page.at(value.span.start), f"“{key}” in the front matter is not read.",
                "Known names are role, market, edition, aliases and source (title, url).",
            )  # fmt: skip


_REMEDIES = {
    "role": ("It does not say which role it is about", "role: …", "--role"),
    "market": ("It does not say which market it is about", "market: …", "--market"),
    "edition": ("It does not say which month its figures are from", "edition: YYYY-MM", "--edition"),
}


def _missing(page: _Page, identity: Identity, *, has_edition_problem: bool) -> Iterator[Problem]:
    values = {"role": identity.role_name, "market": identity.market, "edition": identity.edition}
    for part, (found, line, option) in _REMEDIES.items():
        if values[part] or (part == "edition" and has_edition_problem):
            continue
        yield Problem(
            Severity.ERROR, f"{page.path}:1", f"{found}.",
            f"Add “{line}” in front matter at the top of the page, or give {option} when adding it.",
        )  # fmt: skip
    if values["role"] and not any(c.isalnum() for c in values["role"]):
        yield Problem(
            Severity.ERROR, f"{page.path}:1", "The role's name has no letters.", "Give its name in words."
        )
    for part, value in values.items():
        if len(value) > MAX_NAME_CHARACTERS:
            found = f"The {part} has {len(value)} characters; {MAX_NAME_CHARACTERS} is the limit."
            yield Problem(Severity.ERROR, f"{page.path}:1", found, f"Give a shorter {part}.")


def _capital(sentence: str) -> str:
    return sentence[:1].upper() + sentence[1:]
