"""Places a question names, covered or not: the gazetteer knows that Aberdeen is a place."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import Slot, SlotKind
from knowledge.types import Span

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.understanding.gazetteer import Gazetteer
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.phrases import Tokens

OUTSIDE = "outside "
"""Beginning of the value of everywhere but a place."""
SURELY_BEFORE = {"in", "near", "around"}
"""Words after which even a name that is hardly a town's is one ("for Snowflake" asks for a skill)."""
ORIGIN = "origin"
"""Value of the operation in whose words somebody says where they come from: it asks for nothing."""
LONGEST_NAME = 4
"""Words of the longest place name that is looked up."""
NEAR_BASE = 2
"""Words before a place among which "than" may stand ("than in other cities")."""
SHORT_QUESTION = 3
"""A town in a question of so few words beside the names needs no "in" before it."""


class PlaceLinker(NamedTuple):
    """Finds places by four vocabularies: documents, other names, regions, the gazetteer."""

    lexicon: Lexicon
    language: Language
    gazetteer: Gazetteer

    def link(self, tokens: Tokens, held: int = 0) -> tuple[Slot, ...]:
        """Places in the order of the question, the longest name first at each word.

        Args:
            tokens: The question.
            held: How many of its words name a role.
        """
        slots: list[Slot] = []
        at = 0
        while at < len(tokens.forms):
            found = self._longest_at(tokens, at, held)
            if found is None:
                at += 1
                continue
            end, name, country = found
            slots.append(self._slot(tokens, at, end, name, country))
            at = end
        left = [slot for slot in slots if self._is_origin(slot, slots, tokens)]
        slots = [slot for slot in slots if slot not in left]
        slots = [self._undenied(slot, slots, tokens) for slot in slots]
        told = (slot._replace(kind=SlotKind.OPERATION, value=ORIGIN, is_covered=True) for slot in left)
        return (*self._joined([self._as_market(slot, slots, tokens) for slot in slots], tokens), *told)

    def _is_origin(self, slot: Slot, slots: list[Slot], tokens: Tokens) -> bool:
        """Whether somebody only comes from a place: "moving to London from Porto"."""
        before = normal_forms(tokens.text[: slot.span.start])[-1:]
        is_led = bool(before) and self.language.is_word_of("places.origin", before[0])
        return not slot.is_covered and is_led and any(other.is_covered for other in slots)

    def _undenied(self, slot: Slot, slots: list[Slot], tokens: Tokens) -> Slot:
        """The place that another one is put for, in the stead of that: "the UK one, not London".

        "Just generally" stands for the market.
        """
        instead = self.language.tables["places.instead"].find_all(normal_forms(slot.text))
        is_denied = any(match.start == 0 for match in instead)
        meant = next((other for other in slots if other.is_covered), None)
        if meant is None and any(self.language.tables["places.generally"].find_all(tokens.forms)):
            market = next(iter(self.lexicon.markets), "")
            meant = slot._replace(value=market) if market else None
        if meant is None or not is_denied or not slot.value.startswith(OUTSIDE):
            return slot
        return slot._replace(value=meant.value, is_covered=True)

    def _as_market(self, slot: Slot, slots: list[Slot], tokens: Tokens) -> Slot:
        """All other places as the market, where a covered one is held against them: "than elsewhere"."""
        market = next(iter(self.lexicon.markets), "")
        is_rest = any(self.language.tables["places.rest"].values(normal_forms(slot.text)))
        others = any(other.is_covered and other.value != market for other in slots)
        before = normal_forms(tokens.text[: slot.span.start])[-NEAR_BASE:]
        is_base = any(self.language.is_word_of("relations.base", form) for form in before)
        return (
            slot._replace(value=market, is_covered=True)
            if market and is_rest and others and is_base
            else slot
        )

    def _joined(self, slots: list[Slot], tokens: Tokens) -> Iterator[Slot]:
        """Places with the country or region written after them as one: "London, Ontario".

        A list ("London, Leeds and York") stays a list, and the market's own name adds nothing.
        """
        at = 0
        while at < len(slots):
            here, after = slots[at], slots[at + 1] if at + 1 < len(slots) else None
            between = tokens.text[here.span.end : after.span.start] if after else ""
            rest = tokens.text[after.span.end :].lstrip() if after else ""
            is_pair = (
                bool(after) and between.strip() in {",", ""} and not rest.startswith((",", "and ", "or "))
            )
            if after is None or not is_pair or after.is_covered:
                yield here
                at += 1
                continue
            span = Span(here.span.start, after.span.end)
            yield Slot(
                SlotKind.PLACE, f"{here.value}, {after.value}", span.of(tokens.text), span, is_covered=False
            )
            at += 2

    def _slot(self, tokens: Tokens, start: int, end: int, name: str, country: str) -> Slot:
        outside = self.language.tables["places.outside"]
        text, span = tokens.surface(start, end), tokens.span(start, end)
        bare = start
        while bare > 0 and tokens.forms[bare - 1] in {"the", "a"}:
            bare -= 1
        for match in outside.find_all(tokens.forms[:bare]):
            if match.end == bare:
                text, span = tokens.surface(match.start, end), tokens.span(match.start, end)
                return Slot(SlotKind.PLACE, f"{OUTSIDE}{name}", text, span, is_covered=False)
        market = next(iter(self.lexicon.markets), "")
        dropped = self.language.tables["places.dropped"]
        if market and any(match.end == bare for match in dropped.find_all(tokens.forms[:bare])):
            return Slot(SlotKind.PLACE, market, text, span)
        return Slot(SlotKind.PLACE, name, text, span, name in self._covered(), country)

    def _covered(self) -> set[str]:
        return {name for names in self.lexicon.places.entries.values() for name in names}

    def _longest_at(self, tokens: Tokens, at: int, held: int) -> tuple[int, str, str] | None:
        """End, name and country of the longest place name that starts at a word."""
        for length in range(min(LONGEST_NAME, len(tokens.forms) - at), 0, -1):
            end = at + length
            if tokens.text[tokens.span(at, end).start : tokens.span(at, end).end].count(",") > 0:
                continue
            key = tokens.forms[at:end]
            surface = " ".join(word.text for word in tokens.words[at:end])
            name = next(iter(self.lexicon.places.values(key)), None)
            if name is not None:
                return end, name, ""
            named = self._by_other_name(key, surface)
            if named is not None and self._reads_as_name(tokens, at, end):
                return (end, *named)
            city = self.gazetteer.city(surface, self._market_code())
            if city and self._reads_as_place(tokens, at, surface, held):
                return end, city[0], self.gazetteer.country_name(city[1])
        return None

    def _is_all_everyday(self, surface: str) -> bool:
        return all(form in self.language.example_forms for form in normal_forms(surface))

    def _market_code(self) -> str:
        market = next(iter(self.lexicon.markets), "")
        return next(iter(self.language.tables["places.countries"].values(normal_forms(market))), "")

    def _by_other_name(self, key: tuple[str, ...], surface: str) -> tuple[str, str] | None:
        """The market, its capital, a country or a region by another name; name and country."""
        tables, market = self.language.tables, next(iter(self.lexicon.markets), "")
        codes = tables["places.countries"]
        market_codes = codes.values(normal_forms(market))
        if tables["places.market"].values(key) and market:
            return market, ""
        if tables["places.capital"].values(key):
            capital = self.gazetteer.capital(market_codes[0]) if market_codes else ""
            return (capital, "") if capital else None
        for code in codes.values(key):
            return (market, "") if code in market_codes else (self.gazetteer.country_name(code), "")
        for town in tables["places.nicknames"].values(key):
            return town, ""
        for region in tables["places.regions"].values(key):
            return region, ""
        country = self.gazetteer.country(surface)
        return (country, "") if country else None

    def _reads_as_name(self, tokens: Tokens, at: int, end: int) -> bool:
        """Two-letter codes that are also words ("us") are places only in capitals."""
        code = tokens.surface(at, end)
        is_word = tokens.forms[at] in self.language.function_forms and end - at == 1
        return not is_word or (code.isupper() and not tokens.text.isupper())

    def _reads_as_place(self, tokens: Tokens, at: int, surface: str, held: int) -> bool:
        """Whether a word that is a town's name is meant as one here."""
        language = self.language
        is_capital = tokens.text[tokens.words[at].span.start].isupper() and not tokens.text.isupper()
        previous = tokens.words[at - 1].text if at else ""
        first = tokens.forms[at]
        is_plain = self._is_all_everyday(surface) and not self.gazetteer.is_world_city(surface)
        if " " in surface and (first in language.function_forms or is_plain):
            return is_capital and at > 0
        if language.is_word_of("places.never", first):
            return False
        is_everyday = language.is_word_of("places.everyday", first) or first in language.function_forms
        if " " not in surface and (is_everyday or first in language.example_forms):
            return is_capital and previous in SURELY_BEFORE
        is_led = language.is_word_of("places.before", previous) if previous else False
        is_short = len(tokens.words) - held <= SHORT_QUESTION
        is_world = self.gazetteer.is_world_city(surface)
        country = "" if " " in surface else self._market_code()  # two words together are rarely chance
        is_known = is_world or self.gazetteer.is_large_town(surface, country)
        city = self.gazetteer.city(surface, self._market_code())
        is_near = city is not None and city[1] == self._market_code()  # a small town abroad is hardly meant
        if not is_near and not self.gazetteer.is_large_town(surface):
            return previous in SURELY_BEFORE
        return is_capital or is_led or is_short or is_known
