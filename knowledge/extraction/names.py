"""Names and lists of names: where each begins and ends, what its bracket holds, what is either-or.

Splitting respects brackets, keeps "&" inside a name and parts the last two members of a list at
"and". It works on offsets only, so that every name is exactly the document's characters.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from knowledge.numbers import Amount, Kind, read_quantities
from knowledge.types import Span, slug

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator

MAX_NAME_WORDS = 9
_MAX_NAME = 100
"""Characters."""
_TRIM = " \t\n\"'_.,;:!?\u2026"
_LEADING = re.compile(
    r"(?:and|or|plus|as well as|along with|then|either|both|also|finally|an?|the|some|including"
    r"|(?:solid |strong |good |hands-on |working |practical |deep "
    r"|basic )?(?:experience|knowledge|understanding"
    r"|familiarity|proficiency|skills?|grasp|command|fluency)\s+(?:of|with|in)"
    r"|fluent|proficient)\s+(?=\S)",
    re.IGNORECASE,
)
_TRAILING = re.compile(
    r"\s+(?:first|foremost|too|as well|respectively|skills|roles?|positions?|jobs?"
    r"|posts?|in particular|above all|in that order)$",
    re.IGNORECASE,
)
_AND = re.compile(r"\s+and\s+|\s+plus\s+|\s+as well as\s+|\s+along with\s+|\s+then\s+", re.IGNORECASE)
_JOINER = re.compile(r"(?:and|or|plus)\s+", re.IGNORECASE)
_OR = re.compile(r",?\s+or\s+|\s+/\s+|\s+and/or\s+", re.IGNORECASE)
_EXAMPLES = re.compile(
    r"(?:e\.g\.|such as|for example|for instance|including|mainly|chiefly|i\.e\.)[,:]?\s+", re.IGNORECASE
)
_TIGHT_SLASH = re.compile(r"[^\s/(),]+(?:/[^\s/(),]+)+")
_SHARE = re.compile(r"\s*(?:[(:,]|\bat\b|\bwith\b|\bin\b|\s[-\u2013\u2014]\s)?\s*$")
_AFTER_SHARE = re.compile(
    r"\s*(?:of\s+(?:all\s+)?(?:job\s+)?(?:adverts?|ads|postings?|employers?|vacancies"
    r"|listings|roles|jobs)|demand)?\s*\)?\s*",
    re.IGNORECASE,
)
_BRACKET = re.compile(r"\s*\((?P<inner>[^()]*)\)\s*$")


@dataclass(frozen=True, slots=True)
class Name:
    """One name of a list. Offsets are local to the text it was cut from."""

    text: str
    """As written, without its bracket, white space in single blanks."""
    span: Span
    alternatives: tuple[str, ...] = ()
    components: tuple[Span, ...] = ()
    share: Amount | None = None
    """A percentage written after the name."""


def trim(view: str, span: Span, characters: str = _TRIM) -> Span:
    """The span without white space and punctuation at its ends."""
    start, end = span.start, span.end
    while start < end and view[start] in characters:
        start += 1
    while end > start and view[end - 1] in characters:
        end -= 1
    return Span(start, end)


def plain(view: str, span: Span) -> str:
    """The characters of a span with white space in single blanks."""
    return " ".join(span.of(view).split())


def split_list(
    view: str, span: Span, *, is_or_list: bool = False, known: Collection[str] = ()
) -> tuple[Name, ...]:
    """The names of a list.

    Args:
        view: The text the span is cut from.
        span: The list without the words that announce it.
        is_or_list: "A, B or C" are three members, not two with an alternative.
        known: Slugs of names known to be one, which "and" does not part.
    """
    names = (name_at(view, part) for part in _members(view, span, is_or_list=is_or_list, known=known))
    return tuple(name for name in names if name is not None)


def name_at(view: str, span: Span) -> Name | None:
    """One member of a list as a name, None when nothing is left of it."""
    span = trim(view, span)
    while lead := _LEADING.match(view, span.start, span.end):
        span = Span(lead.end(), span.end)
    share, span = _share(view, span)
    components: tuple[Span, ...] = ()
    alternatives: tuple[str, ...] = ()
    if bracket := _BRACKET.search(view, span.start, span.end):
        inner = Span(*bracket.span("inner"))
        span = trim(view, Span(span.start, bracket.start()))
        alternatives, components = read_bracket(view, inner, plain(view, span))
    span = trim(view, span)
    if trailing := _TRAILING.search(view, span.start, span.end):
        span = trim(view, Span(span.start, trailing.start()))
    if span.start >= span.end or not any(c.isalnum() for c in span.of(view)):
        return None
    alternatives = alternatives or either_or(view, span)
    return Name(plain(view, span), span, alternatives, components, share)


def read_bracket(view: str, inner: Span, name: str) -> tuple[tuple[str, ...], tuple[Span, ...]]:
    """What a bracket after a name holds: alternatives or components, nothing for an abbreviation."""
    if examples := _EXAMPLES.match(view, inner.start, inner.end):
        inner = Span(examples.end(), inner.end)
    content = plain(view, inner)
    if not content or _is_abbreviation(content, name) or any(q.span for q in read_quantities(content)):
        return (), ()
    tight = _TIGHT_SLASH.fullmatch(content)
    if tight:
        parts = content.split("/")
        # "CI/CD" and "TCP/IP" are one name each.
        is_choice = len(parts) > 2 or max(map(len, parts)) > 3  # noqa: PLR2004
        return (tuple(parts), ()) if is_choice else ((), (trim(view, inner),))
    if _OR.search(view, inner.start, inner.end):
        members = _bracket_members(view, inner, is_or_list=True)
        return tuple(plain(view, member) for member in members), ()
    return (), _bracket_members(view, inner, is_or_list=False)


def _bracket_members(view: str, inner: Span, *, is_or_list: bool) -> tuple[Span, ...]:
    found = []
    for part in _members(view, inner, is_or_list=is_or_list, known=()):
        member = trim(view, part)
        if joiner := _JOINER.match(view, member.start, member.end):
            member = Span(joiner.end(), member.end)
        if member.start < member.end:
            found.append(member)
    return tuple(found)


def either_or(view: str, span: Span) -> tuple[str, ...]:
    """The alternatives of "TensorFlow or PyTorch" and "LangChain / LlamaIndex", else nothing."""
    cuts = list(_OR.finditer(view, span.start, span.end))
    tight = _TIGHT_SLASH.fullmatch(span.of(view))
    if not cuts and tight and span.of(view).count("/") > 1:
        return tuple(span.of(view).split("/"))
    if not cuts:
        return ()
    starts = [span.start, *(match.end() for match in cuts)]
    ends = [*(match.start() for match in cuts), span.end]
    parts = (plain(view, trim(view, Span(s, e))) for s, e in zip(starts, ends, strict=True))
    return tuple(part for part in parts if part)


def top_level(view: str, span: Span, characters: str) -> list[int]:
    """Offsets of separators that stand in no bracket."""
    depth = 0
    found = []
    for at in range(span.start, span.end):
        if view[at] == "(":
            depth += 1
        elif view[at] == ")":
            depth = max(0, depth - 1)
        elif depth == 0 and view[at] in characters and not view[at + 1 : at + 2].isdigit():
            found.append(at)
    return found


def is_name(name: Name) -> bool:
    """Whether it is short enough to be a name."""
    return len(name.text.split()) <= MAX_NAME_WORDS and len(name.text) <= _MAX_NAME


def _members(view: str, span: Span, *, is_or_list: bool, known: Collection[str]) -> Iterator[Span]:
    cuts = top_level(view, span, ",;")
    starts = [span.start, *(cut + 1 for cut in cuts)]
    ends = [*cuts, span.end]
    parts = [Span(s, e) for s, e in zip(starts, ends, strict=True)]
    last = parts.pop()
    yield from _each(view, parts, is_or_list=is_or_list)
    words = last.of(view).lstrip().casefold()
    is_oxford = bool(parts) and words.startswith(("and ", "or ", "plus ", "as well as "))
    if is_oxford and words.startswith("or ") and not is_or_list:
        yield last
        return
    if is_oxford or (last.end - last.start <= _MAX_NAME and slug(last.of(view)) in known):
        yield last
        return
    yield from _each(view, list(_conjoined(view, last, known)), is_or_list=is_or_list)


def _each(view: str, parts: list[Span], *, is_or_list: bool) -> Iterator[Span]:
    for part in parts:
        yield from _parted(view, part, _OR) if is_or_list else (part,)


def _conjoined(view: str, last: Span, known: Collection[str]) -> Iterator[Span]:
    """The last stretch of a list without an Oxford comma: "C and D" are two names."""
    start = last.start
    for match in _outside(view, last, _AND):
        yield Span(start, match.start())
        start = match.end()
        if last.end - start <= _MAX_NAME and slug(view[start : last.end]) in known:
            break
    yield Span(start, last.end)


def _parted(view: str, part: Span, pattern: re.Pattern[str]) -> Iterator[Span]:
    start = part.start
    for match in _outside(view, part, pattern):
        yield Span(start, match.start())
        start = match.end()
    yield Span(start, part.end)


def _outside(view: str, span: Span, pattern: re.Pattern[str]) -> Iterator[re.Match[str]]:
    """Matches that stand in no bracket."""
    depth, at = 0, span.start
    for match in pattern.finditer(view, span.start, span.end):
        depth += view.count("(", at, match.start()) - view.count(")", at, match.start())
        at = match.start()
        if depth == 0:
            yield match


def _share(view: str, span: Span) -> tuple[Amount | None, Span]:
    """A percentage at the end of a member, and the member without it."""
    if not any(c in view[span.start : span.end] for c in "%\uff05") and "cent" not in span.of(view):
        return None, span
    found = [q for q in read_quantities(view, span) if isinstance(q, Amount) and q.kind is Kind.PERCENT]
    if len(found) != 1:
        return None, span
    share = found[0]
    if not _AFTER_SHARE.fullmatch(view, share.span.end, span.end):
        return None, span
    before = view[span.start : share.span.start]
    opened = _SHARE.search(before)
    return share, trim(view, Span(span.start, span.start + (opened.start() if opened else len(before))))


def _is_abbreviation(content: str, name: str) -> bool:
    """ "LLMs" of "Large Language Models"."""
    short = content.removesuffix("s")
    words = re.findall(r"[^\W_]+", name)
    if not short.isalnum() or " " in content or not short[:1].isupper():
        return False
    initials = "".join(word[0] for word in words).casefold()
    return short.casefold() == initials or short.casefold() == re.sub(
        "[^a-z0-9]",
        "",
        "".join(word[0] for word in words if word.casefold() not in {"of", "and", "for", "the"}).casefold(),
    )
