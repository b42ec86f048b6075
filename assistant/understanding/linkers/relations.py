"""How a question stands to the skills it names: excluded, come after, or known by the person."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.phrases import Tokens
from assistant.understanding.types import AFTER, COMPARING, KNOWN, WITHOUT

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.types import Slot

RELATIONS = (WITHOUT, AFTER, KNOWN)
FILLERS = 2
"""Words that may stand between the phrase and the name ("apart from the usual SQL")."""


def with_relations(skills: Iterable[Slot], tokens: Tokens, language: Language) -> Iterator[Slot]:
    """The skills, each with the relation that the words around it or its list say."""
    left_out = language.tables["relations.aside"].find_all(tokens.forms)
    starts = {tokens.words[match.start].span.start for match in left_out}
    found = [*_led(skills, tokens, language)]
    for at in range(len(found) - 1, -1, -1):
        skill, after = found[at], found[at + 1] if at + 1 < len(found) else None
        is_last = any(0 < start - skill.span.end <= 1 for start in starts)  # "Python and SQL aside"
        is_listed = (
            after is not None and after.relation == WITHOUT and _are_joined(skill, after, tokens, language)
        )
        if is_last or (is_listed and not skill.relation):
            found[at] = skill._replace(relation=WITHOUT)
    yield from found


def _led(skills: Iterable[Slot], tokens: Tokens, language: Language) -> Iterator[Slot]:
    """The skills, each with the relation that the words before it or before its list say."""
    caring = {match.end for match in language.tables["relations.caring"].find_all(tokens.forms)}
    ends = {
        match.end: relation
        for relation in RELATIONS
        for match in language.tables[f"relations.{relation}"].find_all(tokens.forms)
        if match.end not in caring
    }
    figures = {match.start for match in language.tables["measures"].find_all(tokens.forms)}
    starts = {word.span.start: at for at, word in enumerate(tokens.words)}
    before: Slot | None = None
    for skill in skills:
        at = starts[skill.span.start]
        near = (end for end in range(at, at - FILLERS - 1, -1) if end in ends)
        if before is not None and _are_held_apart(before, skill, tokens, language):
            before = skill
            yield skill
            continue
        # "behind demand for a skill" says where a figure stands, not that something comes after the skill.
        found = next((ends[end] for end in near if not figures & {*range(end, at)}), "")
        is_listed = before is not None and _are_joined(before, skill, tokens, language)
        if not found and is_listed and before is not None:
            found = before.relation
        before = skill._replace(relation=found)
        yield before


def _are_held_apart(before: Slot, after: Slot, tokens: Tokens, language: Language) -> bool:
    """Whether one skill is taken from the other and not left out: "this minus that"."""
    gap = Tokens.of(tokens.text[before.span.end : after.span.start])
    found = language.tables["operations"].find(gap.forms)
    is_all = any(m.value in COMPARING and (m.start, m.end) == (0, len(gap.forms)) for m in found)
    return is_all and not before.relation


def _are_joined(before: Slot, after: Slot, tokens: Tokens, language: Language) -> bool:
    """Whether nothing but a comma or a joining word stands between two names, or they are the same words."""
    if before.span == after.span:
        return True
    gap = tokens.text[before.span.end : after.span.start]
    return all(
        language.is_word_of("relations.joining", word) for word in gap.replace(",", " ").casefold().split()
    )
