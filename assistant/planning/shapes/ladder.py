"""The career ladder: all of it, one rung, so many steps from one, or how two rungs stand to each other."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.derivation import Count
from assistant.planning.selection import nth
from assistant.planning.types import AnswerPlan, Claim, Status, Unknown, evidence_of
from assistant.understanding.context import LEVEL
from assistant.understanding.linkers.steps import UP
from assistant.understanding.phrases import normal_forms
from assistant.understanding.types import OWN_TITLE, SlotKind
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.planning.types import Query, Sources
    from knowledge.types import Fact

"""The qualifier vocabulary that can name a rung ("what comes after senior")."""
FILLERS = {"of", "or", "and", "the", "a"}
"""Words inside a rung's name that are no level."""
PAIR = 2
SIDES = ("previous", "next")
"""Operations that ask for the rung below and above."""
REST = "rest"
"""Operation that asks for all that remains."""
NEAR = 3
"""Words between two such operations that are joined."""


def plan_ladder(query: Query, sources: Sources) -> AnswerPlan:
    """The whole ladder, or the rung above, below, at the top or at the bottom."""
    rungs = sources.book.select(query.document, Measure.RUNG)
    kind = query.question.question_type
    if not rungs:
        unknown = Unknown("measure", query.question.subject)
        return AnswerPlan(
            Status.NOT_FOUND, kind, unknowns=(unknown, *query.unknowns), document=query.document
        )
    forms = normal_forms(query.reading.text)
    is_whole = any(sources.language.tables["ranks.every"].find_all(forms))  # "the full path to the top"
    whole = Claim("ladder", {"rungs": rungs, **query.identity}, evidence_of(*rungs))
    claims = (whole,) if is_whole and not query.rung else _both_sides(query, rungs)
    if not claims:
        claim = _counted_steps(query, rungs) or _one_rung(query, rungs)
        claims = (claim or whole,)
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    return AnswerPlan(status, kind, claims, query.unknowns, document=query.document)


def _both_sides(query: Query, rungs: tuple[Fact, ...]) -> tuple[Claim, ...]:
    """The rungs on both sides of one, where words for both are joined: "right above and right below it"."""
    asked = {slot.value: slot.span for slot in query.reading.of(SlotKind.OPERATION) if slot.value in SIDES}
    at = _rung_at(query, rungs)
    if at is None or len(asked) != len(SIDES):
        return ()
    one, other = sorted(asked.values())
    between = normal_forms(query.reading.text[one.end : other.start])
    if len(between) > NEAR or not {"and", "or"} & {*between}:
        return ()
    return tuple(_neighbour(rungs, at, way, query.identity) for way in SIDES)


def plan_rungs(query: Query, sources: Sources) -> AnswerPlan | None:
    """How many steps lie between two rungs that are named, and which of them is the higher one."""
    if query.question.shape != "ladder":
        return None
    rungs = sources.book.select(query.document, Measure.RUNG)
    named = list(dict.fromkeys(_named_rungs(query, rungs)))
    if "count" in query.reading.operations and len(named) < PAIR:
        named = _from_own(query, named, rungs) or _to_the_ends(query, rungs)
    if len(named) != PAIR or query.reading.of(SlotKind.ORDINAL) or _steps(query):
        return None
    one, other = named
    low, high = min(named), max(named)
    passed = rungs[low + 1 : high + 1]
    values = {
        "one": rungs[one], "other": rungs[other], "rungs": passed, "is_above": one > other,
        "verdict": _verdict(query, is_above=one > other), **query.identity,
    }  # fmt: skip
    names = tuple(rung.text or "" for rung in passed)
    claim = Claim("rungs_apart", values, evidence_of(rungs[low], *passed), Count(names))
    status = Status.PARTIAL if query.unknowns else Status.ANSWERED
    kind = query.question.question_type
    return AnswerPlan(status, kind, (claim,), query.unknowns, document=query.document)


def _from_own(query: Query, named: list[int], rungs: tuple[Fact, ...]) -> list[int]:
    """The role's own rung and the one that is named, where the role itself is named beside it."""
    identity = query.document.identity
    is_named = any(slot.value == identity.role_id for slot in query.reading.of(SlotKind.ROLE))
    own = _matching(identity.role_name, rungs, query) if is_named and named else None
    return [own, *named] if own is not None and own not in named else []


def _to_the_ends(query: Query, rungs: tuple[Fact, ...]) -> list[int]:
    """The rungs between which steps are counted: both ends, or one of them and the rung asked about."""
    ends = {"end": len(rungs) - 1, "start": 0}
    asked = [end for name, end in ends.items() if name in query.reading.operations]
    if any(slot.value == "range" for slot in query.reading.of(SlotKind.STATISTIC)):
        asked = [*ends.values()]  # "from bottom to top"
    at = _rung_at(query, rungs)
    found = [at, *asked] if len(asked) == 1 and at is not None else asked
    return found if len({*found}) == PAIR else []


def _verdict(query: Query, *, is_above: bool) -> str:
    """ "yes" or "no" where the question asks whether the first stands above, or below, the second."""
    operations = query.reading.operations
    ups, downs = operations & {"greater", "next"}, operations & {"lesser", "previous"}
    if not query.reading.is_closed or bool(ups) == bool(downs):
        return ""
    return "yes" if is_above == bool(ups) else "no"


def _steps(query: Query) -> int:
    """How many rungs up from the one that is named, negative for down, 0 for no number."""
    slot = next((slot for slot in query.reading.of(SlotKind.COUNT) if slot.detail), None)
    return 0 if slot is None else int(slot.value) * (1 if slot.detail == UP else -1)


def _steps_left(query: Query, at: int | None, rungs: tuple[Fact, ...]) -> int:
    """How many rungs are left above, or below, one: "what's left above senior"; 0 where that is not asked."""
    operations = query.reading.operations
    asked = operations & {*SIDES}
    if REST in operations and not asked and query.rung:
        asked = frozenset({SIDES[1]})  # "got that one, so what's left"
    to_the_end = {"next", "end"} <= operations or {"previous", "start"} <= operations
    is_asked = REST in operations or (to_the_end and query.reading.is_plural)  # "the rungs up to the top"
    if at is None or not is_asked or len(asked) != 1:
        return 0
    return len(rungs) - 1 - at if "next" in asked else -at


def _counted_steps(query: Query, rungs: tuple[Fact, ...]) -> Claim | None:
    """The rung so many steps from another one, or that the ladder does not go so far."""
    at = _rung_at(query, rungs)
    steps = _steps(query) or _steps_left(query, at, rungs)
    if not steps or at is None:
        return None
    if abs(steps) == 1:
        return _neighbour(rungs, at, "next" if steps > 0 else "previous", query.identity)
    goal = at + steps
    if not 0 <= goal < len(rungs):
        end = rungs[-1] if steps > 0 else rungs[0]
        values = {"base": rungs[at], "fact": end, "is_up": steps > 0, **query.identity}
        return Claim("ladder_too_far", values, evidence_of(rungs[at], end))
    passed = rungs[at + 1 : goal + 1] if steps > 0 else tuple(reversed(rungs[goal:at]))
    values = {"base": rungs[at], "fact": rungs[goal], "rungs": passed, "is_up": steps > 0, **query.identity}
    count = Count(tuple(rung.text or "" for rung in passed))
    return Claim("ladder_steps", values, evidence_of(rungs[at], *passed), count)


def _one_rung(query: Query, rungs: tuple[Fact, ...]) -> Claim | None:
    """A rung by its number, at an end, or beside another one."""
    operations = [slot.value for slot in query.reading.of(SlotKind.OPERATION)]
    at = _rung_at(query, rungs)
    ordinal = query.reading.first(SlotKind.ORDINAL)
    wanted = next((name for name in ("end", "start", *SIDES) if name in operations), "")
    if "previous" in operations and {"end", "most"} & {*operations}:  # "just below the top"
        return _neighbour(rungs, len(rungs) - 1, "previous", query.identity)
    for counted in nth(rungs, int(ordinal.value)) if ordinal else ():
        return Claim("ladder_counted", {"fact": counted, **query.identity}, evidence_of(counted))
    if wanted in {"end", "start"}:
        rung = rungs[-1] if wanted == "end" else rungs[0]
        return Claim(f"ladder_{wanted}", {"fact": rung, **query.identity}, evidence_of(rung))
    return _neighbour(rungs, at, wanted, query.identity) if at is not None and wanted else None


def _neighbour(rungs: tuple[Fact, ...], at: int, wanted: str, identity: dict[str, str]) -> Claim:
    other = at + (1 if wanted == "next" else -1)
    if 0 <= other < len(rungs):
        values = {"fact": rungs[other], "base": rungs[at], **identity}
        return Claim(f"ladder_{wanted}", values, evidence_of(rungs[at], rungs[other]))
    return Claim(f"ladder_no_{wanted}", {"base": rungs[at], **identity}, evidence_of(rungs[at]))


def _rung_at(query: Query, rungs: tuple[Fact, ...]) -> int | None:
    """The rung the question starts from: one it names, else the one just spoken of, else the role's own."""
    named = next(_named_rungs(query, rungs), None)
    if named is not None:
        return named
    identity = query.document.identity
    names = (*([query.rung] if query.rung else []), identity.role_name, *identity.aliases)
    return next((at for name in names if (at := _matching(name, rungs, query)) is not None), None)


def _named_rungs(query: Query, rungs: tuple[Fact, ...]) -> Iterator[int]:
    """The rungs that titles, levels and telling words of the question name, in its order."""
    own = query.document.identity.role_id
    names_own = any(slot.value == own for slot in query.reading.of(SlotKind.ROLE))
    named = [
        (slot.span.start, slot.text if _matching(slot.text, rungs, query) is not None else slot.value)
        for slot in (*query.reading.of(SlotKind.ROLE), *query.reading.of(SlotKind.QUALIFIER))
        if (slot.kind == SlotKind.ROLE and slot.value != own and not (names_own and slot.detail == OWN_TITLE))
        or slot.detail == LEVEL
    ]
    text = query.reading.text.casefold()
    named += [(text.find(word), word) for word in _telling_words(query, rungs)]
    for _, name in sorted(named):
        found = _matching(name, rungs, query)
        if found is not None:
            yield found


def _telling_words(query: Query, rungs: tuple[Fact, ...]) -> list[str]:
    """Words of the question that stand in one rung's name alone ("staff")."""
    forms = [canonical_forms(rung.text or "", query) for rung in rungs]
    asked = [word for word in normal_forms(query.reading.text) if word not in FILLERS]
    return [word for word in asked if sum(word in words for words in forms) == 1]


def _matching(name: str, rungs: tuple[Fact, ...], query: Query) -> int | None:
    """The rung whose name is nearest: the same words, else the fewest words more."""
    wanted = canonical_forms(name, query)
    best: tuple[int, int] | None = None
    for at, rung in enumerate(rungs):
        for option in (rung.text or "", *rung.alternatives):
            forms = canonical_forms(option, query)
            if wanted and wanted <= forms:
                candidate = (len(forms - wanted), at)
                best = min(best, candidate) if best else candidate
    return best[1] if best else None


def canonical_forms(name: str, query: Query) -> frozenset[str]:
    """The words of a title, with the role's aliases written out."""
    identity = query.document.identity
    forms = frozenset(normal_forms(name))
    full = frozenset(normal_forms(identity.role_name))
    for alias in identity.aliases:
        short = frozenset(normal_forms(alias))
        if short and short <= forms:
            return (forms - short) | full
    return forms
