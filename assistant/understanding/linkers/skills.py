"""Skills a question names: by full name, component, alternative, or words only a skill's name has."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.lexicon import SkillName
from assistant.understanding.types import Slot, SlotKind

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.phrases import Tokens

SHORT_QUESTION = 3
"""Words of a question so short that any word may be its subject."""
EVERYDAY = 4000
"""Rank up to which an English word alone ("fine" of "Fine-tuning") never means a skill."""


def link_skills(
    tokens: Tokens, lexicon: Lexicon, language: Language, taken: list[bool], rank: Callable[[str], int | None]
) -> tuple[Slot, ...]:
    """Skills in the order of the question.

    A word alone leads to a skill only if it is no everyday word of questions: "training" in
    "training budget" is not a skill, and a part of a word never is ("java" in "javascript").

    Args:
        taken: Per word, whether another slot holds it; words linked here are marked.
        rank: Tells how common an English word is; None when it is none.
    """
    slots: list[Slot] = []
    for match in lexicon.skills.find(tokens.forms):
        if _is_everyday(match.start, match.end, tokens, language, rank) or (
            match.end == match.start + 1 and _is_glued(match.start, tokens)
        ):
            continue
        if not any(taken[match.start : match.end]) or (
            slots and slots[-1].span == tokens.span(match.start, match.end)
        ):
            taken[match.start : match.end] = [True] * (match.end - match.start)
            slots.append(_slot(tokens, match.start, match.end, match.value))
    for start, end, names in _runs(tokens, lexicon, language, taken, rank):
        taken[start:end] = [True] * (end - start)
        slots += [_slot(tokens, start, end, name) for name in names]
    return tuple(sorted(slots, key=lambda slot: (slot.span, slot.value)))


def _is_everyday(
    start: int, end: int, tokens: Tokens, language: Language, rank: Callable[[str], int | None]
) -> bool:
    """Whether a name that is an everyday word is meant as one: the "go" of "go up", not of "know go".

    Written with a capital, alone, or where the name of a skill would stand, it is the skill.
    """
    form = tokens.forms[start]
    position = rank(form)
    is_name = tokens.surface(start, end)[0].isupper() or len(tokens.forms) <= SHORT_QUESTION
    is_of_questions = form in language.function_forms or form in language.example_forms
    is_common = position is not None and position < EVERYDAY and is_of_questions
    if end - start > 1 or not is_common or is_name:
        return False
    led = {match.end for match in language.tables["objects.before"].find_all(tokens.forms)}
    led |= {match.end for match in language.tables["relations.known"].find_all(tokens.forms)}
    led |= {at + 1 for at, word in enumerate(tokens.forms) if language.is_word_of("relations.joining", word)}
    followed = {match.start for match in language.tables["objects.after"].find_all(tokens.forms)}
    followed |= {match.start for match in language.tables["measures"].find_all(tokens.forms)}
    return start not in led and end not in followed


def _is_glued(at: int, tokens: Tokens) -> bool:
    """Whether a word is only the end of a compound: the "rays" of "x-rays" are no "Ray"."""
    gap = tokens.text[tokens.words[at - 1].span.end : tokens.words[at].span.start] if at else ""
    return gap == "-"


def _slot(tokens: Tokens, start: int, end: int, name: SkillName) -> Slot:
    return Slot(
        SlotKind.SKILL, name.whole, tokens.surface(start, end), tokens.span(start, end), detail=name.part
    )


def _runs(
    tokens: Tokens, lexicon: Lexicon, language: Language, taken: list[bool], rank: Callable[[str], int | None]
) -> Iterator[tuple[int, int, tuple[SkillName, ...]]]:
    """Runs of free words that all belong to one skill's name, the longest at each start."""
    at = 0
    while at < len(tokens.forms):
        end, names = at, frozenset[SkillName]()
        if _is_glued(at, tokens):
            at += 1
            continue
        while end < len(tokens.forms) and not taken[end]:
            owners = frozenset(lexicon.skill_words.get(tokens.forms[end], ()))
            shared = owners if end == at else names & owners
            if not shared:
                break
            names, end = shared, end + 1
        if names and _is_telling(tokens.forms[at:end], language, rank):
            yield at, end, _one_a_whole(names)
            at = end
        else:
            at += 1


def _is_telling(forms: tuple[str, ...], language: Language, rank: Callable[[str], int | None]) -> bool:
    """Whether words name a skill rather than being everyday words of questions."""
    telling = [form for form in forms if form not in language.function_forms]
    if len(telling) > 1:
        return True
    if len(telling) != 1 or telling[0] in language.usual_forms:
        return False
    position = rank(telling[0])
    return position is None or position >= EVERYDAY


def _one_a_whole(names: frozenset[SkillName]) -> tuple[SkillName, ...]:
    """One name a whole: the whole itself where its own name has the words, else the part."""
    found: dict[str, SkillName] = {}
    for name in sorted(names):  # "" sorts first: the whole before its parts
        found.setdefault(name.whole, name)
    return tuple(found.values())
