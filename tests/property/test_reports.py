"""What must hold for every profile and every interview, over the shipped page and three written by others."""

from __future__ import annotations

import json
import os
from contextlib import closing
from dataclasses import replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from assistant.interview.fold import begin, fold
from assistant.interview.machine import open_interview, start_of, step
from assistant.interview.steps import view_of
from assistant.interview.types import Deps
from assistant.interview.words import shipped_words
from assistant.profile.answers import read_answers
from assistant.profile.exchange import dump_answers
from assistant.profile.types import Basis, Level, Profile, SkillState
from assistant.rendering.report import build_report
from assistant.rendering.report_formats import REPORT_RENDERERS
from assistant.rendering.report_json import report_object
from assistant.report.compare import change_rows
from assistant.report.known import known_of
from assistant.report.needs import needs_of
from assistant.report.plan import plan_report
from assistant.report.rule import TOP, rank
from assistant.store.database import open_store
from assistant.store.interview import keep_events, last_open, new_interview
from knowledge.extraction import extract_facts
from knowledge.factbook import FactBook
from knowledge.guides import shipped_guides
from knowledge.library import Library
from tests.golden.audit import faults
from tests.golden.bank.scoring import BANK

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.interview.types import State

PAGES = BANK.parents[1] / "fixtures" / "pages"
EXAMPLES = int(os.environ.get("INTERVIEWS", "60"))
"""Generated interviews a test; `INTERVIEWS=1000 pytest tests/property/test_reports.py` for the long run."""
SLOW = (HealthCheck.too_slow, HealthCheck.data_too_large)
# A whole interview is an example: looking for a smaller one that fails too would take minutes.
ONCE = (Phase.explicit, Phase.generate)
MANY = settings(max_examples=EXAMPLES, suppress_health_check=SLOW, phases=ONCE)

MOST_STEPS = 120
LEVELS = st.sampled_from(Level)


@pytest.fixture(scope="module")
def book(tmp_path_factory: pytest.TempPathFactory) -> FactBook:
    """The shipped role and three others."""
    library = Library(tmp_path_factory.mktemp("home"))
    for name in ("q_quantity_surveyor.md", "q_site_reliability_engineer.txt", "q_data_engineer.txt"):
        library.add_document(PAGES / name)
    documents = library.list_documents()
    return FactBook.of(documents, [fact for one in documents for fact in extract_facts(one).facts])


@pytest.fixture(scope="module")
def deps(book: FactBook) -> Deps:
    """What the machine draws on."""
    return Deps(book, shipped_guides(), shipped_words(), lambda text, _: f"You asked: {text}")


def _profile(data: st.DataObject, book: FactBook) -> Profile:
    """A profile with some of the skills and parts of a role, and some of no role."""
    role_id = data.draw(st.sampled_from(book.role_ids()))
    document = book.current(role_id)[0]
    names = [name for need in needs_of(document, book) for name in (need.skill, *need.alternatives)]
    names += [part.text or "" for need in needs_of(document, book) for part in need.components]
    place = data.draw(st.sampled_from(["", "London", "UK", "Aberdeen"]))
    profile = Profile(
        role_id, place, data.draw(st.sampled_from(Basis)), data.draw(st.sampled_from(list(Level)[1:]))
    )
    for name in data.draw(st.lists(st.sampled_from(sorted({*names, "Juggling"})), unique=True)):
        profile = profile.with_skill(SkillState(name, data.draw(LEVELS)))
    return profile


def _texts(profile: Profile, book: FactBook, **more: Any) -> dict[str, str]:
    """The report in every format."""
    plan = plan_report(profile, book, shipped_guides(), **more)
    assert plan is not None
    report = build_report(plan, book)
    return {name: render(report) for name, render in REPORT_RENDERERS.items()}


def _audited(profile: Profile, book: FactBook, **more: Any) -> list[str]:
    """What an audit that shares no code with the product says of a report's claims."""
    plan = plan_report(profile, book, shipped_guides(), **more)
    assert plan is not None
    report = build_report(plan, book)
    assert report.left_out == ()
    found = report_object(report)
    rows = [row for section in found["sections"] for row in section["rows"]]
    claims = [claim for row in rows for claim in row["claims"]]
    by_hand = [claim for claim in claims if claim.get("derivation", "").endswith("%")]
    for claim in by_hand:  # the share of skills covered: the audit's sums know no per cents
        part, whole = (Decimal(word) for word in claim["derivation"].partition(" = ")[0].split(" ÷ "))
        said = Decimal(claim["derivation"].rpartition("= ")[2].strip("%"))
        assert abs(100 * part / whole - said) <= Decimal("0.05")
    places = " ".join(str(at) for at in range(max(len(Level), len(rows)) + 1))
    answer = {
        "question": f"levels and places: {places}",
        "claims": [claim for claim in claims if claim not in by_hand],
        "citations": found["citations"],
        "unknowns": [text for row in rows for text in row.get("unknowns", ())],
    }
    return faults(answer, book)


@MANY
@given(st.data())
def test_every_number_and_name_of_every_report_is_founded(book: FactBook, data: st.DataObject) -> None:
    """Nothing is left out by grounding, and the independent audit finds no fault, also in what changes."""
    profile = _profile(data, book)
    other = replace(_profile(data, book), role_id=profile.role_id)

    assert _audited(profile, book) == []
    assert _audited(profile, book, changes=change_rows(other, profile, book)) == []


@MANY
@given(st.data())
def test_the_order_of_answers_and_saving_make_no_difference(book: FactBook, data: st.DataObject) -> None:
    """The same levels in another order, or written out and read again, give the same bytes."""
    profile = _profile(data, book)
    shuffled = replace(profile, skills=())
    for state in data.draw(st.permutations(profile.skills)):
        wrong = replace(state, level=data.draw(LEVELS))
        shuffled = shuffled.with_skill(wrong).with_skill(state)  # corrected at once
    read = read_answers(dump_answers(profile).encode(), "x", known_any(book))

    assert _texts(shuffled, book) == _texts(profile, book)
    assert _texts(read, book) == _texts(profile, book)


@settings(max_examples=max(200, EXAMPLES), suppress_health_check=SLOW, phases=ONCE)
@given(st.data())
def test_what_if_is_a_full_recomputation(book: FactBook, data: st.DataObject) -> None:
    """An edited profile's report equals that of a profile written down with the level from the start."""
    profile = _profile(data, book)
    need = data.draw(st.sampled_from(needs_of(book.current(profile.role_id)[0], book)))
    level = data.draw(LEVELS)
    answers = json.loads(dump_answers(profile))
    answers["skills"] = {
        name: value for name, value in answers["skills"].items() if name.casefold() != need.skill.casefold()
    } | {need.skill: level.word}
    anew = read_answers(json.dumps(answers).encode(), "x", known_any(book))
    edited = profile.with_skill(SkillState(need.skill, level))

    assert _texts(edited, book) == _texts(anew, book)


def known_any(book: FactBook) -> Any:
    """Names as `profile import` knows them: roles only."""
    return replace(known_of(book, None), skills=None)


SHORT = "0 1 2 3 4 expert skip back why? help more yes no 7 London pause report".split()
LONG = (
    *("", "I used it for years", "did a tutorial", "what does it pay in London?", "change python to 2"),
    *("start over", "change place to London", "change target to expert", "SQL: 1", "change python"),
)
REPLIES = st.one_of(st.sampled_from(SHORT), st.sampled_from(LONG), st.text(max_size=20))


@MANY
@given(st.lists(REPLIES, max_size=40), st.sampled_from(["0", "1", "2", "3", "4", "skip"]))
def test_every_interview_ends_and_its_events_bring_it_back(deps: Deps, replies: list[str], last: str) -> None:
    """Whatever is written, plain answers then lead to the end; the events alone always give the state."""
    start = begin(start_of(Profile(deps.book.role_ids()[1]), deps), label="interview 1")
    outcome = open_interview(start, deps)
    events = list(outcome.events)
    for reply in replies:
        outcome = step(outcome.state, reply, deps)
        events += outcome.events
        assert fold(events, start) == outcome.state
        assert outcome.prompts
    for _ in range(MOST_STEPS):
        if outcome.state.is_finished:
            break
        kind = outcome.prompts[-1].kind
        reply = {"suggested": "yes", "end": "more", "setting": "1"}.get(kind, last)
        outcome = step(outcome.state, reply, deps)
    assert outcome.state.is_finished


@MANY
@given(st.data())
def test_the_same_answers_in_any_order_and_with_corrections_give_the_same_report(
    deps: Deps, data: st.DataObject
) -> None:
    """Answers in the order asked, and the same answers by name in another order, corrected on the way."""
    start = begin(start_of(Profile(data.draw(st.sampled_from(deps.book.role_ids()))), deps))
    asked, state = [], open_interview(start, deps).state
    for setting in (state.profile.role_id, "London", "contract", "practitioner"):
        state = step(state, setting, deps).state
    begun = state
    for _ in range(MOST_STEPS):
        outcome = step(state, data.draw(st.sampled_from("01234")), deps)
        asked += [event for event in outcome.events if event.kind == "level"]
        state = outcome.state
        if state.is_finished or outcome.prompts[-1].kind == "end":
            break
    other: State = begun
    for event in data.draw(st.permutations(asked)):
        for level in (data.draw(LEVELS).word, event.value):
            other = step(other, f"change {event.name} to {level}", deps).state

    assert _texts(other.profile, deps.book) == _texts(state.profile, deps.book)


@settings(max_examples=15, suppress_health_check=SLOW, phases=ONCE)
@given(st.lists(REPLIES, max_size=12))
def test_an_interview_in_the_file_is_the_interview(
    deps: Deps, tmp_path_factory: pytest.TempPathFactory, replies: list[str]
) -> None:
    """After every step what is read back from the file is the state, and the profile is its profile."""
    home: Path = tmp_path_factory.mktemp("home")
    with closing(open_store(home)) as connection:
        saved = new_interview(connection, start_of(Profile(), deps), date="2031-03-01")
        outcome = open_interview(saved.state, deps)
        for reply in replies:
            outcome = step(outcome.state, reply.replace("\x00", ""), deps)
            saved = keep_events(connection, saved, outcome.events, outcome.state)
            found = last_open(connection)
            if outcome.state.is_finished:
                assert found is None
                break
            assert found is not None
            assert found.state == outcome.state


@settings(max_examples=max(200, EXAMPLES), suppress_health_check=SLOW, phases=ONCE)
@given(st.data())
def test_when_it_offers_to_stop_no_answer_left_changes_what_comes_first(
    deps: Deps, data: st.DataObject
) -> None:
    """Brute force where an interview offers to stop: each open skill at each level, and many at once."""
    state = begin(start_of(Profile(data.draw(st.sampled_from(deps.book.role_ids()))), deps))
    for setting in (state.profile.role_id, "London", "contract", data.draw(st.sampled_from("234"))):
        state = step(state, setting, deps).state
    for _ in range(MOST_STEPS):
        outcome = step(state, data.draw(st.sampled_from("0011234")), deps)
        state = outcome.state
        if state.is_finished or outcome.prompts[-1].kind == "end":
            break
    view, target = view_of(state, deps), state.profile.target
    first = rank(view.needs, view.levels, target)[:TOP]
    some = data.draw(
        st.lists(st.lists(LEVELS, min_size=len(view.open), max_size=len(view.open)), max_size=10)
    )
    every = [[level] * len(view.open) for level in Level]
    answers = [dict(zip((need.key for need in view.open), levels, strict=True)) for levels in (*some, *every)]
    answers += [{need.key: level} for need in view.open for level in Level]

    for more in answers:
        assert rank(view.needs, {**view.levels, **more}, target)[:TOP] == first
