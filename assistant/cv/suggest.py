"""Skills of a person out of a read CV, each with its sentence, a suggested level and the reason."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING

from assistant.cv.context import why_not
from assistant.cv.levels import suggest_level
from assistant.cv.matching import Matcher
from assistant.cv.terms import Kind
from assistant.cv.types import Analysis, Found, Mention, PassedOver, Skipped
from assistant.cv.unknown import unknown_names
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from assistant.cv.matching import Match
    from assistant.cv.terms import Skill
    from assistant.cv.types import CvReading

_SHORTEST_ORDINARY = 4


def suggest(reading: CvReading, skills: Iterable[Skill]) -> tuple[Found, ...]:
    """The skills that a CV shows; see `analyse`."""
    return analyse(reading, skills).found


def analyse(reading: CvReading, skills: Iterable[Skill]) -> Analysis:
    """Look for skills in a CV.

    Args:
        reading: The CV.
        skills: What to look for, such as those of one role or of all documents and guides.

    Returns:
        What was found, in the order of the skills; what was passed over and why; names in skill lists
        that match none of the skills.
    """
    wanted = tuple(skills)
    matcher = Matcher(wanted)
    matches = [m for sentence in reading.sentences for m in matcher.matches(reading.text, sentence)]
    kept: dict[str, list[Match]] = defaultdict(list)
    skipped: list[tuple[Match, PassedOver]] = []
    for match in matches:
        why = why_not(reading.text, match)
        if why is None:
            kept[match.term.key].append(match)
        else:
            skipped.append((match, why))
    for skill, weak, why in _weak(reading, wanted, kept):
        skipped += [(match, why) for match in weak]
        del kept[skill.key]
    return Analysis(
        tuple(_found(reading, skill, kept[skill.key]) for skill in wanted if kept.get(skill.key)),
        _skipped(reading, wanted, skipped),
        unknown_names(reading, matches),
    )


def _weak(
    reading: CvReading, skills: Sequence[Skill], kept: dict[str, list[Match]]
) -> list[tuple[Skill, list[Match], PassedOver]]:
    """Skills whose mentions do not carry them."""
    owners: dict[tuple[str, ...], set[str]] = defaultdict(set)
    for skill in skills:
        for term in skill.terms:
            owners[term.words].add(skill.key)
    partial = {
        skill.key for skill in skills if kept.get(skill.key) and not _is_carried(kept[skill.key], owners)
    }
    faint = {
        skill.key
        for skill in skills
        if kept.get(skill.key) and all(_is_faint(reading, match) for match in kept[skill.key])
    }
    firm = {role for s in skills if kept.get(s.key) and s.key not in partial | faint for role in s.roles}
    weak = []
    for skill in skills:
        if skill.key in partial:
            weak.append((skill, kept[skill.key], PassedOver.PART_ONLY))
        elif skill.key in faint and skill.roles and not firm & set(skill.roles):
            weak.append((skill, kept[skill.key], PassedOver.ORDINARY_WORD))
    return weak


def _is_carried(matches: list[Match], owners: dict[tuple[str, ...], set[str]]) -> bool:
    """Whether mentions show the skill: one of its names, two components, or one that is its alone."""
    if any(match.term.kind is not Kind.PART for match in matches):
        return True
    if len({match.term.words for match in matches}) > 1:
        return True
    words = matches[0].term.words
    is_own = len(owners[words]) == 1
    is_name = len(words) > 1 or any(c.isupper() or c.isdigit() for c in matches[0].term.text)
    return is_own and (is_name or any(match.sentence.is_item for match in matches))


def _is_faint(reading: CvReading, match: Match) -> bool:
    """One ordinary word in a sentence: it needs another skill of the same trade beside it."""
    written = reading.text[match.start : match.end]
    is_ordinary = match.is_lone and match.term.text.isalpha() and len(match.term.text) >= _SHORTEST_ORDINARY
    return is_ordinary and written.islower() and not match.sentence.is_item


def _found(reading: CvReading, skill: Skill, matches: list[Match]) -> Found:
    level, reasons, decisive = suggest_level(reading, matches, skill.part_count)
    others = [match for match in matches if match is not decisive]
    mentions = tuple(_mention(reading, match) for match in (decisive, *others))
    return Found(skill.name, skill.key, level, reasons, mentions)


def _mention(reading: CvReading, match: Match) -> Mention:
    span = Span(match.start, match.end)
    return Mention(span.of(reading.text), span, match.sentence.span)


def _skipped(
    reading: CvReading, skills: Sequence[Skill], skipped: list[tuple[Match, PassedOver]]
) -> tuple[Skipped, ...]:
    names = {skill.key: skill.name for skill in skills}
    ordered = sorted(skipped, key=lambda pair: (pair[0].start, pair[0].end, pair[0].term.key))
    return tuple(Skipped(names[match.term.key], _mention(reading, match), why) for match, why in ordered)
