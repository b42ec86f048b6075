"""What "how many" counts: rows of a list, people, or units."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import Tokens

BETWEEN_OF = 6
"""The same where "of" stands behind it ("how many of the hard to find skills")."""
BETWEEN = 3
"""Words that may stand between "how many" and what is counted ("how many of the gaps")."""


def counted_noun(tokens: Tokens, language: Language) -> str:
    """The noun of a list's rows behind "how many", "" for none, or where points or pounds stand before it."""
    units = [
        form
        for end in _ends_of_count(tokens, language)
        for form in tokens.forms[end : end + 1]
        if language.is_word_of("ranks.units", form)
    ]
    if any(not language.tables["operations"].values((unit,)) for unit in units):
        return ""  # "how many points is the gap", but "how many more gaps"
    return next(_behind_count("ranks.counted", tokens, language), "")


def counts_units(tokens: Tokens, language: Language) -> bool:
    """Whether "how many" counts pounds, points or days, and no people."""
    return any(True for _ in _behind_count("ranks.units", tokens, language))


def _behind_count(table: str, tokens: Tokens, language: Language) -> Iterator[str]:
    """The words of a table that stand right behind "how many"."""
    asked = _ends_of_count(tokens, language)
    partitive = language.tables["relations.partitive"].find_all(tokens.forms)
    is_led = any(match.start == 0 for match in partitive)  # "of the essential skills, how many …"
    for noun in language.tables[table].find(tokens.forms):
        far = {end: BETWEEN_OF if tokens.forms[end : end + 1] == ("of",) else BETWEEN for end in asked}
        is_behind = any(0 <= noun.start - end <= most for end, most in far.items())
        if is_behind or (is_led and any(noun.end <= end for end in asked)):
            yield noun.value


def _ends_of_count(tokens: Tokens, language: Language) -> list[int]:
    """Where the words of "how many" end."""
    return [m.end for m in language.tables["operations"].find(tokens.forms) if m.value == "count"]
