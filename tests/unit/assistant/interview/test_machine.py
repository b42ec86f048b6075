"""The interview at every step: answers of every form, commands, corrections, and where it stops."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.interview.fold import begin, fold
from assistant.interview.machine import open_interview
from assistant.profile.types import Basis, Level, Profile, SkillState

if TYPE_CHECKING:
    from assistant.interview.types import Deps
    from tests.unit.assistant.interview.conftest import Talk


def test_settings_come_first_by_number_word_or_an_empty_line(talk: Talk) -> None:
    """Place, basis and target, then the skill whose answer can change the most."""
    assert talk.asked == "place"
    talk.say("2")
    assert talk.asked == "basis"
    talk.say("day rate")
    assert talk.asked == "target"
    talk.say("")

    profile = talk.state.profile
    assert (profile.place, profile.basis, profile.target) == ("Cardiff", Basis.CONTRACT, Level.PRACTITIONER)
    assert talk.asked == "Go or Rust"  # essential without a figure ranks first


def test_a_place_without_figures_is_taken_and_said(talk: Talk) -> None:
    """The person may live where the document states nothing."""
    outcome = talk.say("Aberdeen")

    assert talk.state.profile.place == "Aberdeen"
    assert outcome.prompts[0].values["note"] == "no_figures"


@pytest.mark.parametrize(
    ("text", "level"),
    [("3", "practitioner"), ("0", "none"), ("Expert.", "expert"), ("practitoner", "practitioner"),
     ("work", "working"), ("3 practitioner", "practitioner"), ("never", "none")],
)  # fmt: skip
def test_a_level_by_number_word_or_slip_of_the_pen(at_skills: Talk, text: str, level: str) -> None:
    """All of them answer the question at once."""
    at_skills.say(text)

    assert at_skills.levels == {"Go or Rust": level}


@pytest.mark.parametrize("text", ["5", "-1", "99999999999999999999", "٣", "½", "4.5", "2 expert"])
def test_what_is_no_level_answers_nothing(at_skills: Talk, text: str) -> None:
    """The question stays."""
    at_skills.say(text)

    assert at_skills.levels == {}
    assert at_skills.asked == "Go or Rust"


@pytest.mark.parametrize(
    ("text", "level"),
    [
        ("I've run a few models on EKS", "working"),
        ("I have used it in production for years", "practitioner"),
        ("I teach it to the whole company", "expert"),
        ("did a tutorial once", "awareness"),
        ("I no longer use it, but I ran it in production", "awareness"),
        ("I want to learn it", "none"),
        ("haven’t used that at all", "none"),
    ],
)
def test_a_sentence_suggests_a_level_and_asks(at_skills: Talk, text: str, level: str) -> None:
    """Nothing is answered before the person agrees; then the sentence is the evidence."""
    at_skills.say(text)
    assert (at_skills.levels, at_skills.outcomes[-1].prompts[-1].kind) == ({}, "suggested")

    at_skills.say("yes")

    state = at_skills.state.profile.state_of("Go or Rust")
    assert state is not None
    assert (state.level.word, state.evidence, state.source) == (level, text, "interview 1")


def test_a_suggestion_can_be_refused_or_replaced(at_skills: Talk) -> None:
    """ "no" asks again; another level counts and keeps the sentence."""
    at_skills.say("I built two things with it", "no")
    assert (at_skills.asked, at_skills.levels) == ("Go or Rust", {})

    at_skills.say("I built two things with it", "4")
    assert at_skills.levels == {"Go or Rust": "expert"}


def test_back_takes_back_one_answer_after_the_other(at_skills: Talk) -> None:
    """The step before is asked again, up to the first; then it is said that there is none."""
    at_skills.say("3", "back")
    assert (at_skills.asked, at_skills.levels) == ("Go or Rust", {})

    outcome = at_skills.say("back", "back", "back", "back")
    assert at_skills.asked == "place"
    assert outcome.prompts[0].values["note"] == "no_back"


def test_any_earlier_answer_is_changed_by_its_name(at_skills: Talk) -> None:
    """With the value at once, or by being asked again; then the interview goes on where it was."""
    at_skills.say("3")
    before = at_skills.asked
    at_skills.say("change go or rust to 1")
    assert (at_skills.levels["Go or Rust"], at_skills.asked) == ("awareness", before)

    at_skills.say("change my place")
    assert at_skills.asked == "place"
    at_skills.say("UK")
    assert (at_skills.state.profile.place, at_skills.asked) == ("UK", before)

    at_skills.say("Lamp Optics: 2", "change basis to contract", "change knots & splics to expert")
    assert at_skills.levels["Lamp Optics"] == "working"
    assert at_skills.levels["Knots & Splices"] == "expert"
    assert at_skills.state.profile.basis == Basis.CONTRACT


def test_questions_are_answered_and_the_step_stays(at_skills: Talk) -> None:
    """An ordinary question goes to the one who answers; "why?" to the interview itself."""
    asked = at_skills.say("what does it pay in Cardiff?")
    assert (asked.events, asked.prompts[0].values["text"]) == ((), "You asked: what does it pay in Cardiff?")
    assert at_skills.asked == "Go or Rust"

    why = at_skills.say("Why do you ask?")
    assert (why.events, why.prompts[0].kind) == ((), "why")
    assert why.prompts[0].claims[0].evidence


def test_it_stops_when_nothing_can_change_the_first_and_goes_on_if_wanted(at_skills: Talk) -> None:
    """Three wide shortfalls on top settle it; "more" asks the rest to the end."""
    at_skills.say("0", "0", "0", "0")
    assert at_skills.asked == "end"

    at_skills.say("more")
    assert at_skills.asked != "end"
    asked = set()
    while not at_skills.state.is_finished:
        asked.add(at_skills.asked)
        at_skills.say("3")
    assert asked >= {"Solar Lamps"}


def test_parts_are_asked_only_where_they_matter(at_skills: Talk) -> None:
    """The parts of a first recommendation that the person knows a little; not those of one they lack."""
    at_skills.say("4", "4", "0", "1", "1")
    named = [outcome.prompts[-1].values.get("skill") for outcome in at_skills.outcomes]
    assert "lenses" not in named[:-1]
    while at_skills.asked not in {"end", "note"}:
        named.append(at_skills.asked)
        at_skills.say("1")
    assert {"lenses", "mirrors"} <= set(named)


def test_answering_alike_is_pointed_out_once(at_skills: Talk) -> None:
    """Kindly, and only once."""
    at_skills.say("2", "2", "2", "2", "2", "more", "2", "2", "2")
    notes = [prompt.values.get("note") for outcome in at_skills.outcomes for prompt in outcome.prompts]

    assert notes.count("alike") == 1


def test_pause_start_over_and_resume_from_events(at_skills: Talk) -> None:
    """The events alone bring the interview back; starting over forgets its answers."""
    at_skills.say("3", "I built one once", "pause")
    events = [event for outcome in at_skills.outcomes for event in outcome.events]
    again = fold(events, at_skills.start)
    assert again == at_skills.state
    opened = open_interview(again, at_skills.deps)
    assert (opened.state.is_paused, opened.prompts[-1].kind) == (False, "suggested")

    at_skills.say("start over")
    assert (at_skills.levels, at_skills.asked) == ({}, "place")


def test_what_is_known_before_is_not_asked_again(interview_deps: Deps) -> None:
    """A level from a CV or another role counts, until the person starts over."""
    from tests.unit.assistant.interview.conftest import Talk

    known = Profile().with_skill(SkillState("Rust", Level.EXPERT))
    talk = Talk(interview_deps, known)
    talk.say("", "", "")
    assert talk.asked != "Go or Rust"

    talk.say("start over", "", "", "")
    assert talk.asked == "Go or Rust"


def test_begin_keeps_the_profile() -> None:
    """Before the first event the profile is the one it began with."""
    profile = Profile("x", "y")

    assert begin(profile).profile == profile


def test_a_suggestion_stays_with_its_skill(at_skills: Talk) -> None:
    """What is said after it is about the skill that was changed, not the one next in order."""
    at_skills.say("3")
    next_in_order = at_skills.asked
    at_skills.say("change lamp optics to I have built a few", "I have used it daily for years", "yes")
    assert at_skills.levels["Lamp Optics"] == "practitioner"

    at_skills.say("Lamp Optics: I have built a few", "skip")
    assert at_skills.asked == next_in_order
    assert "skill:lamp optics" in at_skills.state.skipped


def test_an_aside_is_followed_by_the_short_question(at_skills: Talk) -> None:
    """After a note or an answer the question is shown again without its explanations."""
    assert at_skills.say("help").prompts[-1].values["is_again"]
    assert not at_skills.say("again").prompts[-1].values["is_again"]
    assert not at_skills.say("3").prompts[-1].values["is_again"]
