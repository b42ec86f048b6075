"""Whether one row of a list is asked for, or several."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.types import SUPERLATIVES

if TYPE_CHECKING:
    from collections.abc import Iterable

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens
    from knowledge.types import Span

ONES = "ones"
"""The word that stands for several rows of a list; its singular stands for one."""
VERB_BEHIND = 4
"""Words behind a noun among which its verb stands."""
OF_ALL_THE = 3
"""Words from the "of" behind a superlative to the noun ("the worst of all the gaps")."""
OF_THE = 7
"""Words before a noun among which "of" makes it several to choose from; a role's name may stand between."""


def is_plural(tokens: Tokens, language: Language, roles: Iterable[Span] = ()) -> bool:
    """Whether the last noun that heads a list is a plural; without one, any word but of who wants it."""
    if any(word.text.casefold() == ONES for word in tokens.words):
        return True
    if any(language.tables["ranks.every"].find_all(tokens.forms)) or _is_order(tokens, language):
        return True
    if any(language.tables["ranks.which_one"].find_all(tokens.forms)) or _is_end_one(tokens, language):
        return False
    heads = [match.start for match in language.tables["ranks.heads"].find_all(tokens.forms)]
    if heads and tokens.words[heads[-1] + 1 :][:1] and _is_one_of(heads[-1], tokens, language):
        return False
    if heads and (_is_end_of(heads[-1], tokens, language) or _is_end_itself(heads, tokens, language)):
        return False
    owners = language.tables["owners.of"].find_all(tokens.forms)
    held = {at for match in owners for at in range(match.start, match.end)}
    held |= {at for at, word in enumerate(tokens.words) if any(span.covers(word.span) for span in roles)}
    spots = heads[-1:] or [at for at in range(len(tokens.words)) if at not in held]
    pairs = ((at, tokens.words[at].text, tokens.forms[at]) for at in spots)
    plural = [at for at, text, form in pairs if text != form and text.endswith("s") and "'" not in text]
    return bool(plural) and not _is_one_of(plural[-1], tokens, language)


def _is_end_one(tokens: Tokens, language: Language) -> bool:
    """Whether one end of a list is asked for by "one": "back to the gaps, the smallest one?"."""
    ends = language.tables["operations"].find(tokens.forms)
    behind = (tokens.words[m.end : m.end + 1] for m in ends if m.value in SUPERLATIVES)
    return any(words and words[0].text.casefold() == "one" for words in behind)


def _is_one_of(at: int, tokens: Tokens, language: Language) -> bool:
    """Whether one of several is asked for: "which of the gaps has", whose verb is no plural's."""
    behind = tokens.words[at + 1 : at + 1 + VERB_BEHIND]  # "of the skills in short supply has"
    is_one = any(language.is_word_of("ranks.one", word.text.casefold()) for word in behind)
    return "of" in tokens.forms[max(0, at - OF_THE) : at] and is_one


def _is_end_of(at: int, tokens: Tokens, language: Language) -> bool:
    """Whether a superlative stands right before "of the" and the noun: "the narrowest of the gaps" is one."""
    found = language.tables["operations"].find(tokens.forms)
    ends = {match.end for match in found if match.value in SUPERLATIVES}
    return any(end < at and tokens.forms[end] == "of" and at - end <= OF_ALL_THE for end in ends)


def _is_end_itself(heads: list[int], tokens: Tokens, language: Language) -> bool:
    """Whether a superlative stands right before a noun of one: "the biggest hole in people's skills"."""
    found = language.tables["operations"].find(tokens.forms)
    ends = {match.end for match in found if match.value in SUPERLATIVES} & {*heads}
    return any(tokens.words[at].text == tokens.forms[at] and at != heads[-1] for at in ends)


def _is_order(tokens: Tokens, language: Language) -> bool:
    """Whether a superlative says with what a list begins: "mildest first"."""
    found = language.tables["operations"].find(tokens.forms)
    ends = {match.end for match in found if match.value in SUPERLATIVES}
    ends |= {end + 1 for end in ends}  # "most wanted first"
    return any(match.start in ends for match in language.tables["ranks.ends"].find_all(tokens.forms))
