"""Salaries and day rates: which figure is which statistic, of which kind of pay, in which place.

A figure becomes a fact only when its own clause, the sentence around it or the heading above it
says what it is. An average is not a median, an hourly rate is not a day rate, dollars are not
pounds, and a senior's pay is not the role's: such figures are left alone.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from knowledge.extraction.clauses import Clause, clauses_of
from knowledge.extraction.drafts import Draft, Found
from knowledge.extraction.places import Mention, has_unknown_setting, places_in
from knowledge.numbers import Amount, Basis, Kind, Quantity, Range
from knowledge.types import Measure, Span, Statistic, Unit

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from knowledge.extraction.page import Page, Sentence


def _cue(*patterns: str) -> re.Pattern[str]:
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


CURRENCIES = {"GBP": {Measure.SALARY: Unit.GBP_YEAR, Measure.DAY_RATE: Unit.GBP_DAY}}
"""The units facts can carry; money in any other currency is reported, never converted."""

_CONTRACT = _cue(
    r"\bcontract(?:ors?|ing)\b",
    r"\bfreelanc\w+",
    r"\bday[- ]rates?\b",
    r"\bdaily rates?\b",
    r"\bIR35\b",
    r"\binterim\b",
    r"\bcontract\s+(?:market|work|roles?|rates?|positions?|engagements?|staff|jobs?|side)\b",
    r"\bon contract\b",
    r"\bumbrella\b",
    r"\bdays? worked\b",
    r"\bcharges?\b",
)
_CONTRACT_ROLE = re.compile(r"\bcontract\s+[A-Z]")
_SALARY = _cue(
    r"\bsalar(?:y|ies|ied)\b",
    r"\bpermanent\b",
    r"\bperm\b",
    r"\bbase pay\b",
    r"\bannual(?:ly)?\b",
    r"\bpackages?\b",
    r"\bfull[- ]time employees?\b",
)
_PAY = _cue(
    r"\bpay\b", r"\bpays\b", r"\bpaid\b", r"\bearn(?:s|ed|ing|ings)?\b", r"\bwages?\b", r"\bremuneration\b"
)
_BY_DAY = _cue(r"\bday\b", r"\bdaily\b", r"\bdays\b")

_MEDIAN = _cue(
    r"\bmedians?\b",
    r"\bmid-?point\b",
    r"\bmiddle (?:figure|value|of the (?:range|market|band))\b",
    r"\b50th percentile\b",
    r"\bhalf (?:of|the|all)\b.{0,90}\b(?:more|less|over|under|above|below|least|most|exceed\w*|either side)\b",
    r"\bhalf (?:earn|make|are paid|charge)\b.{0,30}\b(?:more|less|over|under|above|below)\b",
    r"\bin the middle\b",
)
_RANGE = _cue(
    r"\brang(?:e|es|ed|ing)\b",
    r"\bbetween\b",
    r"\bfrom\b",
    r"\bbands?\b",
    r"\bspan\w*\b",
    r"\bfall\b",
    r"\brun\b",
    r"\bspread\b",
    r"\bmost\b",
    r"\btypical(?:ly)?\b",
    r"\busual(?:ly)?\b",
    r"\brates?\b",
    r"\bcharges?\b",
)
_LOW = _cue(
    r"\b(?:start|begin|open)(?:s|ing|ning)?\s+(?:at|from|around|on|out at)\b",
    r"\bat least\b",
    r"\bno less than\b",
    r"\b(?:lower|bottom|low|cheaper) end\b",
    r"\bbottom of\b",
    r"\bminimum\b",
    r"\bas (?:low|little) as\b",
    r"\blowest\b",
    r"\bat the bottom\b",
    r"\bfloor\b",
    r"^\W*low(?:er)?\b",
    r"\bfrom\W*$",
)
_HIGH = _cue(
    r"\bup to\b",
    r"\bas much as\b",
    r"\bas high as\b",
    r"\btop(?:s|ping)? out\b",
    r"\b(?:upper|top|high|higher) end\b",
    r"\btop of\b",
    r"\bat the top\b",
    r"\bmaximum\b",
    r"\bhighest\b",
    r"\bceiling\b",
    r"\bno more than\b",
    r"\bat most\b",
    r"\breach(?:es|ing)?\b",
    r"^\W*(?:high(?:er)?|upper)\b",
)
_STATED = _cue(
    r"\bexpect(?:s|ed)?\b",
    r"\btypical(?:ly)?\b",
    r"\busual(?:ly)?\b",
    r"\bcharges?\b",
    r"\bcommands?\b",
    r"\b(?:rise|climb|go|come|jump|increase|drop|fall|dip|slip|move|work|sit|stand|settle|run|hover)(?:s|ing|n)?\b",
    r"\b(?:is|are|was|were|be|being)\b",
    r"\b(?:pay|earn|offer|get|make|quote)s?\b",
    r"\bpaid\b",
    r"\b(?:of|at)\W*$",
    r":\W*$",
)
_OWN_STATEMENT = _cue(
    r"\bexpect\w*\b",
    r"\bcharges?\b",
    r"\bcommands?\b",
    r"\b(?:pay|earn|offer|get|make|quote|ask)s?\b",
    r"\bpaid\b",
)
"""Verbs that make a statement of their own, which "the median" of an earlier clause does not govern."""
_SEGMENT = _cue(
    r"\b(?:public|private|third|charity|voluntary)[- ]sector\b",
    r"\b(?:fully |all-)?remote\b",
    r"\bpart[- ]time\b",
    r"\b(?:in|at|for)\s+(?:\w+\s+)?(?:banking|banks?|finance|fintech|insurance|healthcare|government|defence|energy|retail"
    r"|consultanc(?:y|ies)|start-?ups?|scale-?ups?|agenc(?:y|ies)|charities)\b",
    r"\b(?:start-?ups?|banks|hedge funds)\b",
    r"\bsecurity[- ]clear(?:ed|ance)\b",
    r"\b(?:women|men)\b",
)
"""Part of the market for which a figure may hold and the role as a whole not."""
_NOT_PAY = _cue(
    r"(?<!before )(?<!excluding )(?<!plus )(?<!without )(?<!any )\bbonus(?:es)?\b",
    r"\bbudgets?\b",
    r"\bfees?\b",
    r"\bcourses?\b",
    r"\btraining\b",
    r"\bcertificat\w+\b",
    r"\brevenue\b",
    r"\bturnover\b",
    r"\bfund(?:s|ed|ing)?\b",
    r"\bpension\b",
    r"\ballowances?\b",
    r"\bstipend\b",
    r"\brelocation\b",
    r"\bcost(?:s|ing)?(?: of)?\s+(?:\w+\s+)?…",
    r"\bsav(?:e|es|ed|ing|ings)\b",
    r"\bprojects? (?:worth|valued)\b",
    r"\bequity\b",
    r"\bshares\b",
    r"\binvest\w*\b",
    r"\bcontracts? (?:worth|valued|of)\b",
    r"\bportfolios?\b",
    r"\bcommission\b",
    r"\bsign(?:ing)?-on\b",
)
_OTHER_STATISTIC = _cue(
    r"\baverages?\b",
    r"\bmean\b",
    r"\bpercentiles?\b",
    r"\bquartiles?\b",
    r"\bdeciles?\b",
    r"\btenth\b",
    r"\bquarter\b",
    r"\bone in (?:two|three|four|five|six|seven|eight|nine|ten)\b",
    r"\bmode\b",
)
_BEYOND = re.compile(
    r"\b(?:more than|less than|over|under|above|below|exceed\w*|upwards of)\W*$", re.IGNORECASE
)
_NEARLY = re.compile(
    r"\b(?:just|a little|slightly)\s+(?:over|under|above|below|more than|less than)\W*$", re.IGNORECASE
)
_NO_LONGER = _cue(
    r"\b(?:last year|a year (?:ago|earlier|before)|used to|previously|back then|before the|had been)\b",
    r"\b(?:would|might|could|if)\b",
)
_JUNIOR = _cue(r"\bjuniors?\b", r"\bgraduates?\b", r"\btrainees?\b", r"\bentry[- ]level\b", r"\bapprentices?\b", r"\bnewcomers?\b",
               r"\bstarters?\b", r"\bnew(?:ly)? qualified\b", r"\bstarting salar", r"\bassistants?\b")  # fmt: skip
_SENIOR = _cue(r"\bseniors?\b", r"\bleads?\b", r"\bprincipals?\b", r"\bstaff\s+[A-Z]", r"\bheads? of\b", r"\bdirectors?\b",
               r"\bmid-?level\b", r"\bchartered\b", r"\bmanagers\b", r"\bpartners\b", r"\bassociates?\b")  # fmt: skip
_OTHER_ROLE = re.compile(
    r"\b(?:[A-Z][\w/&+-]*\s+){1,4}(?:Engineer|Scientist|Analyst|Developer|Manager|Architect|Designer|Surveyor|Consultant"
    r"|Administrator|Officer|Nurse|Teacher|Lead|Director|Specialist|Technician|Planner|Estimator|Researcher)s?\b"
)
_CHANGE = re.compile(
    r"\b(?:ris\w+|rose|climb\w*|drop\w*|fall\w*|fell|go(?:es|ing)?|mov\w+|jump\w*|up|down|increas\w+)\s+from\W*$",
    re.IGNORECASE,
)
_OVER_TIME = re.compile(
    r"\b(?:rose|fell|climbed|grew|grown|risen|fallen|increased|dropped|jumped|went|gone|moved|dipped|slipped)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:in|of|for|since) ((?:19|20)\d\d)\b", re.IGNORECASE)
_THERE = re.compile(r"\bthere\b", re.IGNORECASE)
_RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
_PLACE_AFTER_BREAK = re.compile(
    r"[,;:()]|\s[\u2013\u2014-]\s|\s(?:and|but|while|whereas|or|though|although)\s", re.IGNORECASE
)

_NEXT_THOUGHT = re.compile(
    rf"{_PLACE_AFTER_BREAK.pattern}|\s(?:because|since|as|where|which|reflecting|owing to|due to|thanks to)\s",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class _Memory:
    """What earlier sentences of the same block established."""

    block: int = -1
    measure: Measure | None = None
    places: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class _Figure:
    """One amount or range with what its sentence says about it."""

    quantity: Quantity
    clause: Clause
    measure: Measure | None = None
    places: tuple[str, ...] = ()
    has_own_place: bool = False
    """Whether a place stands after the figure."""


def extract_pay(page: Page, _: tuple[Draft, ...]) -> Found:
    """Salary and day-rate facts of every sentence with money in it."""
    drafts: list[Draft] = []
    memory = _Memory()
    for sentence in page.sentences:
        if sentence.block != memory.block:
            memory = _Memory(sentence.block)
        money = tuple(q for q in sentence.quantities if _is_pay_like(q, sentence))
        if not money:
            memory = _remembered(sentence, memory, page)
            continue
        figures = _figures(page, sentence, money, memory)
        drafts.extend(_drafts(page, sentence, figures))
        last = next((f for f in reversed(figures) if f.measure), None)
        if last is not None:
            memory = _Memory(sentence.block, last.measure, last.places)
    return Found(tuple(drafts))


def _first(quantity: Quantity) -> Amount:
    return quantity.low if isinstance(quantity, Range) else quantity


def _is_pay_like(quantity: Quantity, sentence: Sentence) -> bool:
    first = _first(quantity)
    if first.kind is not Kind.MONEY or first.is_difference:
        return False
    # "70k" without a currency is money only where nothing but pay is spoken of.
    words = (_SALARY, _CONTRACT, _PAY)
    return bool(first.currency) or any(pattern.search(sentence.view) for pattern in words)


def _remembered(sentence: Sentence, memory: _Memory, page: Page) -> _Memory:
    """A sentence without figures may still say what the next ones are about."""
    measure = _by_words(page, sentence.view) or memory.measure
    return replace(memory, measure=measure)


def _figures(
    page: Page, sentence: Sentence, money: tuple[Quantity, ...], memory: _Memory
) -> tuple[_Figure, ...]:
    # A difference ("£15,000 more") is no figure of its own but parts the words like one.
    every = [q for q in sentence.quantities if _first(q).kind is Kind.MONEY]
    of_each = zip(every, clauses_of(sentence.view, [q.span for q in every]), strict=True)
    clauses = [clause for quantity, clause in of_each if quantity in money]
    figures: list[_Figure] = []
    for quantity, clause in zip(money, clauses, strict=True):
        figure = _Figure(quantity, clause)
        measure = _measure(page, sentence, figure, figures, memory)
        figures.append(replace(figure, measure=measure))
    return _placed(page, sentence, figures, memory)


# --- Salary or day rate ---------------------------------------------------------------------------


def _measure(
    page: Page, sentence: Sentence, figure: _Figure, earlier: list[_Figure], memory: _Memory
) -> Measure | None:
    """What kind of pay a figure is, None when that is unsaid or contradictory."""
    own = _own_words(page, figure.clause.words)
    basis = _first(figure.quantity).basis
    around = f"{sentence.view}\n{sentence.context}"
    is_contract, is_salary = _is_contract(own), bool(_SALARY.search(own))
    if basis is Basis.DAY:
        return None if is_salary and not is_contract else Measure.DAY_RATE
    if basis is Basis.YEAR:
        if is_salary or not is_contract:
            is_only_contract = _is_contract(sentence.view) and not _SALARY.search(sentence.view)
            return None if is_only_contract and not _PAY.search(own) else Measure.SALARY
        return None
    if basis is not None:
        return None
    inherited = next((f.measure for f in reversed(earlier) if f.measure), None)
    if is_contract and not is_salary:
        is_by_day = _BY_DAY.search(around) or Measure.DAY_RATE in {inherited, memory.measure}
        return Measure.DAY_RATE if is_by_day else None
    if is_salary and not is_contract:
        return Measure.SALARY
    if is_salary and is_contract:
        return None
    heading = _by_words(page, sentence.context)
    return (
        inherited or _by_words(page, sentence.view) or memory.measure or heading or _plain_pay(page, sentence)
    )


def _plain_pay(page: Page, sentence: Sentence) -> Measure | None:
    """ "Pay" with nothing said about days or contracts is a year's pay."""
    around = f"{sentence.view}\n{sentence.context}"
    return Measure.SALARY if _PAY.search(around) and not _is_contract(_own_words(page, around)) else None


def _by_words(page: Page, words: str) -> Measure | None:
    words = _own_words(page, words)
    is_contract, is_salary = _is_contract(words), bool(_SALARY.search(words))
    if is_contract == is_salary:
        return None
    if is_contract:
        return Measure.DAY_RATE if _BY_DAY.search(words) else None
    return Measure.SALARY


def _is_contract(words: str) -> bool:
    return bool(_CONTRACT.search(words) or _CONTRACT_ROLE.search(words))


def _own_words(page: Page, words: str) -> str:
    """The words without the role's own names, which may hold "Lead" or "Contract"."""
    for name in _role_names(page):
        words = re.sub(rf"\b{re.escape(name)}s?\b", "_", words, flags=re.IGNORECASE)
    return words


def _role_names(page: Page) -> tuple[str, ...]:
    identity = page.document.identity
    names = {name for name in (identity.role_name, *identity.aliases) if name}
    return tuple(sorted(names, key=lambda name: (-len(name), name)))


# --- Place ----------------------------------------------------------------------------------------


def _placed(page: Page, sentence: Sentence, figures: list[_Figure], memory: _Memory) -> tuple[_Figure, ...]:
    """Each figure with the places its own words name, else those that open the sentence."""
    mentions = [_own_places(page, figure.clause) for figure in figures]
    if _RESPECTIVELY.search(sentence.view):
        named = [place for group in mentions for place in group]
        if len(named) == len(figures):
            return tuple(replace(f, places=(p,)) for f, p in zip(figures, named, strict=True))
    opening = _names(_places(page, figures[0].clause.left)[-1:])
    frame = mentions[0] if opening and mentions[0] else ()
    if not frame and _THERE.search(sentence.view):
        frame = memory.places
    if not frame:
        frame = _names(_places(page, sentence.intro) or _places(page, sentence.heading))[:1]
    default = frame or (page.market,)
    return tuple(
        replace(f, places=m or default, has_own_place=bool(_right_places(page, f.clause.right)))
        for f, m in zip(figures, mentions, strict=True)
    )


def _own_places(page: Page, clause: Clause) -> tuple[str, ...]:
    """The places of a clause: those after the figure, unless only those before it say more."""
    right = _right_places(page, clause.right)
    left = _places(page, clause.left)
    nearest = _last_group(clause.left, left)
    for group in (right, nearest):
        named = tuple(name for name in _names(group) if name != page.market)
        if named:
            return named
    return _names(right) or _names(nearest)


def _right_places(page: Page, right: str) -> tuple[Mention, ...]:
    """Places after a figure: in its own clause, or set apart by a comma at the very end."""
    mentions = _places(page, right)
    first_break = _PLACE_AFTER_BREAK.search(right.rstrip(" .)"))
    limit = first_break.start() if first_break else len(right)
    kept = [m for m in mentions if m.span.start < limit]
    if kept:
        # "in London and Leeds": one group goes on over its own "and".
        return _first_group(right, mentions[mentions.index(kept[0]) :])
    tail = [m for m in mentions if m.has_preposition and not right[m.span.end :].strip(" .!)")]
    return tuple(tail)


def _first_group(view: str, mentions: Iterable[Mention]) -> tuple[Mention, ...]:
    group: list[Mention] = []
    for mention in mentions:
        if group and not _is_joined(view, group[-1], mention):
            break
        group.append(mention)
    return tuple(group)


def _last_group(view: str, mentions: tuple[Mention, ...]) -> tuple[Mention, ...]:
    group: list[Mention] = []
    for mention in reversed(mentions):
        if group and not _is_joined(view, mention, group[0]):
            break
        group.insert(0, mention)
    return tuple(group)


def _is_joined(view: str, left: Mention, right: Mention) -> bool:
    between = view[left.span.end : right.span.start].casefold()
    return re.fullmatch(r"\s*(?:,|and|or|&|,\s*and)\s*(?:in\s+)?(?:the\s+)?", between) is not None


def _places(page: Page, words: str) -> tuple[Mention, ...]:
    return places_in(words, page.market, not_places=_role_names(page))


def _names(mentions: Iterable[Mention]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(mention.name for mention in mentions))


# --- Statistic ------------------------------------------------------------------------------------


def _drafts(page: Page, sentence: Sentence, figures: tuple[_Figure, ...]) -> Iterator[Draft]:
    previous: tuple[Statistic | None, bool] | None = None
    measure: Measure | None = None
    was_approximate = False
    for figure in figures:
        previous = previous if figure.measure is measure else None
        measure = figure.measure
        if figure.measure is None or not _is_of_the_role(page, sentence, figure):
            previous = None
            continue
        units = CURRENCIES.get(_first(figure.quantity).currency or "GBP", {})
        if isinstance(figure.quantity, Range):
            parts = _range_parts(sentence, figure.quantity, figure.clause)
            previous = None
        else:
            amount = figure.quantity
            stated = _single(sentence, figure, previous)
            is_carried = stated is not None and stated is previous
            # "around X in the UK and Y in London": the word governs both.
            amount = replace(amount, is_approximate=amount.is_approximate or (is_carried and was_approximate))
            previous, was_approximate = stated, amount.is_approximate
            parts = [(amount, *previous)] if previous else []
        for amount, statistic, is_fallback in parts:
            for place in figure.places if figure.measure in units else ():
                yield Draft(
                    figure.measure, sentence.span, sentence.at(amount.span.start, amount.span.end),
                    amount=amount.value, unit=units[figure.measure], statistic=statistic, place=place,
                    is_approximate=amount.is_approximate, is_fallback=is_fallback,
                )  # fmt: skip


def _is_of_the_role(page: Page, sentence: Sentence, figure: _Figure) -> bool:
    """Whether a figure is pay, today, of people in this role and at no one level of it."""
    names = _role_names(page)
    tails = {name.casefold().split()[-1] for name in names}
    own = _near(figure.clause)
    for match in _OTHER_ROLE.finditer(own):
        phrase = match.group().casefold().removesuffix("s")
        if not any(phrase.endswith(name.casefold()) for name in names) and phrase not in tails:
            return False
    plain = _own_words(page, own)
    if _NOT_PAY.search(plain) or _NO_LONGER.search(plain) or _is_of_another_year(page, plain):
        return False
    if _SEGMENT.search(plain) or has_unknown_setting(own, page.market, not_places=names):
        return False
    is_level = bool(_JUNIOR.search(plain)) != bool(_SENIOR.search(plain))
    return not is_level and not (_NOT_PAY.search(sentence.label))


def _is_of_another_year(page: Page, words: str) -> bool:
    edition = page.document.identity.edition[:4]
    return any(match[1] != edition for match in _YEAR.finditer(words))


def _near(clause: Clause) -> str:
    """What stands before a figure and, after it, a bracket or the words up to the next break."""
    if bracket := re.match(r"\s*\([^()]{0,80}\)", clause.right):
        return f"{clause.left} … {bracket.group()}"
    after = _NEXT_THOUGHT.search(clause.right)
    return f"{clause.left} … {clause.right[: after.start()] if after else clause.right}"


def _range_parts(
    sentence: Sentence, quantity: Range, clause: Clause
) -> list[tuple[Amount, Statistic | None, bool]]:
    own = f"{clause.left}\n{clause.right}"
    has_median = _MEDIAN.search(own)
    if has_median and _CHANGE.search(clause.left):
        # "The median rises from A to B in London": B is the place's figure.
        return [(quantity.high, Statistic.MEDIAN, False)]
    if _OVER_TIME.search(clause.left):
        return []
    if _OTHER_STATISTIC.search(own) or (has_median and not re.search(r"\brang|\bband", own, re.IGNORECASE)):
        return []
    return [(quantity.low, Statistic.LOW, False), (quantity.high, Statistic.HIGH, False)]


def _single(
    sentence: Sentence, figure: _Figure, previous: tuple[Statistic | None, bool] | None
) -> tuple[Statistic | None, bool] | None:
    """Statistic of a single figure and whether it is only "stated", None when it is neither."""
    left, right = figure.clause.left, figure.clause.right
    around = f"{left} … {right}"
    if (_CHANGE.search(left) and not figure.has_own_place) or (
        _OVER_TIME.search(left) and re.search(r"\bfrom\W*$", left, re.IGNORECASE)
    ):
        return None
    if _MEDIAN.search(around):
        return Statistic.MEDIAN, False
    if _OTHER_STATISTIC.search(around):
        return None
    if _BEYOND.search(left) and not _NEARLY.search(left):
        return None
    for pattern, statistic in ((_LOW, Statistic.LOW), (_HIGH, Statistic.HIGH)):
        if pattern.search(left) or (pattern.search(right) and not pattern.search(sentence.context)):
            return statistic, False
    if previous is not None:
        return (None, True) if _OWN_STATEMENT.search(left) else previous
    if _MEDIAN.search(sentence.context):
        return Statistic.MEDIAN, False
    if _OTHER_STATISTIC.search(sentence.context):
        return None
    if _LOW.search(sentence.label):
        return Statistic.LOW, False
    if _HIGH.search(sentence.label):
        return Statistic.HIGH, False
    return (None, True) if _STATED.search(around) else None
