"""Roles a question names: those the documents cover, and job titles they do not cover.

A title no document covers must be seen as one, or its question would be answered for the role
that is covered.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.types import NAMED_TITLE, OWN_TITLE, Slot, SlotKind
from knowledge.number_grammar import WORD_VALUES

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.phrases import PhraseTable, Tokens

GOALS = {"to", "into", "towards"}
"""Words before "being a" that make the title behind it a goal."""
LATEST_OWN = 1
"""Words before a title with which a message opens that says who asks ("a backend dev here")."""
LONGEST_EARNERS = 3
"""Words of the longest name of those who earn something."""
QUOTED = 2
"""Words behind a title among which the verb stands that makes its holder one who is only quoted."""
DEFINITE = "the"
"""The word before a role that is named by a part of its name."""
MOST_MODIFIERS = 3
"""Words before a head noun that are still read as part of the title."""


def link_roles(tokens: Tokens, lexicon: Lexicon, language: Language) -> tuple[Slot, ...]:
    """Covered roles, then titles the documents name, then any other job title."""
    taken = [False] * len(tokens.forms)
    slots = [*_from_table(tokens, lexicon.roles, taken, is_covered=True)]
    slots += _from_table(tokens, lexicon.titles, taken, is_covered=False)
    slots += _by_own_head(tokens, lexicon, language, taken)
    slots += _by_head(tokens, language, taken)
    return tuple(sorted(slots, key=lambda slot: slot.span))


def link_fields(tokens: Tokens, lexicon: Lexicon, taken: list[bool]) -> Iterator[Slot]:
    """The work of a covered role, named without the worker; words linked here are marked.

    Args:
        taken: Per word, whether another slot holds it: a title and a skill's full name go first.
    """
    yield from _from_table(tokens, lexicon.fields, taken, is_covered=True)


def link_other_role(
    tokens: Tokens, lexicon: Lexicon, language: Language, role_id: str, before: str
) -> Iterator[Slot]:
    """ "The other role", where one is spoken of and another was before, or only two are known.

    Args:
        tokens: Of the question.
        lexicon: Holds the roles that are known.
        language: Holds the words for the other one.
        role_id: The role that is spoken of, "" for none.
        before: The one spoken of before it, "" for none.
    """
    known = {value for values in lexicon.roles.entries.values() for value in values}
    others = {before} & known or known - {role_id}
    if role_id not in known or len(others) != 1:
        return
    for match in language.tables["followups.other_role"].find(tokens.forms):
        text, span = tokens.surface(match.start, match.end), tokens.span(match.start, match.end)
        yield Slot(SlotKind.ROLE, next(iter(others)), text, span)


def link_by_part(tokens: Tokens, lexicon: Lexicon, language: Language, taken: list[bool]) -> Iterator[Slot]:
    """A role by words of its name that no other known role has: "the reliability one".

    Args:
        tokens: Of the question.
        lexicon: Holds the words that only one of several roles has.
        language: Holds the nouns that stand for a role.
        taken: Per word, whether a name holds it.
    """
    forms = tokens.forms
    for match in language.tables["followups.role_nouns"].find(forms):
        start, owner = match.start, lexicon.role_words.get(forms[match.start - 1]) if match.start else None
        while start and owner and lexicon.role_words.get(forms[start - 1]) == owner:
            start -= 1
        is_whole = start > 0 and forms[start - 1] == DEFINITE and not any(taken[start : match.end])
        if owner and is_whole:
            yield Slot(SlotKind.ROLE, owner, tokens.surface(start, match.end), tokens.span(start, match.end))


def _from_table(
    tokens: Tokens, table: PhraseTable[str], taken: list[bool], *, is_covered: bool
) -> Iterator[Slot]:
    for match in table.find(tokens.forms):
        if any(taken[match.start : match.end]):
            continue
        taken[match.start : match.end] = [True] * (match.end - match.start)
        text, span = tokens.surface(match.start, match.end), tokens.span(match.start, match.end)
        yield Slot(SlotKind.ROLE, match.value, text, span, is_covered, "" if is_covered else NAMED_TITLE)


def _by_head(tokens: Tokens, language: Language, taken: list[bool]) -> Iterator[Slot]:
    for match in language.tables["occupations.heads"].find(tokens.forms):
        if any(taken[match.start : match.end]):
            continue
        start = match.start
        while match.start - start < MOST_MODIFIERS and _is_modifier(tokens, start - 1, taken, language):
            start -= 1
        if start == match.start and _is_no_title(tokens, start, match.end, language):
            continue
        taken[start : match.end] = [True] * (match.end - start)
        text = tokens.surface(start, match.end)
        yield Slot(SlotKind.ROLE, text, text, tokens.span(start, match.end), is_covered=False)


def _is_no_title(tokens: Tokens, at: int, end: int, language: Language) -> bool:
    """Whether a head without a word before it is the boss, somebody who is quoted, or what people do.

    "A manager" is no role, "my tutor told me" asks nothing of tutors, and "they judge" is a verb.
    """
    form, before = tokens.forms[at], tokens.forms[at - 1 : at]
    is_quoted = is_speaking(tokens, end, language)
    is_verb = bool(before) and language.is_word_of("occupations.doers", before[0])
    return is_quoted or is_verb or language.is_word_of("occupations.needs_modifier", form)


def is_speaking(tokens: Tokens, end: int, language: Language) -> bool:
    """Whether a verb of saying stands behind a word, or behind the next ("my nurse friend says")."""
    behind = tokens.forms[end : end + QUOTED]
    return any(language.is_word_of("occupations.speaking", form) for form in behind)


def _by_own_head(tokens: Tokens, lexicon: Lexicon, language: Language, taken: list[bool]) -> Iterator[Slot]:
    """The last word of a covered role, where nothing around it makes it another title."""
    others = list(language.tables["occupations.heads"].find_all(tokens.forms))
    for match in lexicon.heads.find(tokens.forms):
        at, end = match.start, match.end
        is_part = any(other.start <= at < other.end and other.end - other.start > 1 for other in others)
        is_before = any(other.start == end for other in others)
        bare = _before_level(tokens, at, language)
        is_other = _is_modifier(tokens, bare - 1, taken, language)
        is_other = is_other and not _says_which(tokens, bare - 1, lexicon, language)
        if taken[at] or is_part or is_before or is_other:
            continue
        taken[at] = True
        is_shared = any(other.start == at for other in others)
        text, span = tokens.surface(at, end), tokens.span(at, end)
        yield Slot(SlotKind.ROLE, match.value, text, span, is_paraphrase=is_shared)


def _says_which(tokens: Tokens, at: int, lexicon: Lexicon, language: Language) -> bool:
    """Whether a word before a title only says where, for whom, on what terms or at which point of its pay."""
    names = ("basis", "statistics", "qualifiers.employer")
    tables = (lexicon.places, *(language.tables[name] for name in names))
    found = (match.end for table in tables for match in table.find_all(tokens.forms[: at + 1]))
    return at + 1 in found


def _before_level(tokens: Tokens, at: int, language: Language) -> int:
    """Where a word and the level before it begin: "newly qualified" and "senior" make no other title."""
    levels = language.tables["qualifiers.seniority"].find_all(tokens.forms)
    return min((match.start for match in levels if match.end == at), default=at)


def _is_modifier(tokens: Tokens, at: int, taken: list[bool], language: Language) -> bool:
    """Whether a word can belong to the title whose head follows it."""
    if at < 0 or taken[at] or not tokens.forms[at][0].isalpha():
        return False
    form = tokens.forms[at]
    is_stop = language.is_word_of("occupations.stops", form) or form in language.function_forms
    is_stop = is_stop or form in WORD_VALUES  # "one in ten surveyor ads"
    gap = tokens.text[tokens.words[at].span.end : tokens.words[at + 1].span.start]
    return not is_stop and gap.strip() in {"", "-", "/"}


def titled(slot: Slot, tokens: Tokens, language: Language) -> Slot:
    """A title with "own" as its detail where the person says it is theirs."""
    start = next(at for at, word in enumerate(tokens.words) if word.span.start == slot.span.start)
    table = language.tables["followups.own_title"]
    found = [match for match in table.find_all(tokens.forms[:start]) if match.end == start]
    is_goal = any(tokens.forms[match.start - 1] in GOALS for match in found if match.start)  # "to being a …"
    is_own = bool(found) and not is_goal
    end = next(at for at, word in enumerate(tokens.words, 1) if word.span.end == slot.span.end)
    after = language.tables["followups.own_after"].find_all(tokens.forms[end:])
    is_own = is_own or (start <= LATEST_OWN and any(match.start == 0 for match in after))
    return slot._replace(detail=OWN_TITLE) if is_own and not slot.is_covered else slot


def link_earners(tokens: Tokens, lexicon: Lexicon, language: Language, taken: list[bool]) -> Iterator[Slot]:
    """Those of whom it is asked what they earn, whatever they are called ("what do … make").

    Args:
        tokens: Of the question.
        lexicon: Its words belong to names that are known.
        language: Holds the verbs.
        taken: Per word, whether a name or a word of the language holds it.
    """
    verbs = [match.start for match in language.tables["objects.earning"].find_all(tokens.forms)]
    opens = [match.end for match in language.tables["objects.earners"].find_all(tokens.forms)]
    for start in opens:
        end = next((at for at in verbs if 0 < at - start <= LONGEST_EARNERS), None)
        known = language.function_forms | lexicon.forms
        if end is None or any(taken[start:end]) or any(form in known for form in tokens.forms[start:end]):
            continue
        text, span = tokens.surface(start, end), tokens.span(start, end)
        yield Slot(SlotKind.ROLE, text, text, span, is_covered=False, detail=NAMED_TITLE)
