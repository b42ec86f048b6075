"""Answers in a file: taken whole, or refused with every problem and its line."""

from __future__ import annotations

from contextlib import suppress

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.profile.answers import Known, read_answers
from assistant.profile.errors import AnswersError
from assistant.profile.types import Basis, Level, Origin, Profile

NAMES = {"java": "Java", "lamp optics": "Lamp Optics", "go": "Go"}
KNOWN = Known({"lighthouse keeper": "lighthouse-keeper"}, {"lighthouse-keeper": NAMES})
YAML = """\
role: Lighthouse Keeper
place: Cardiff
basis: contract
target: 4
skills:
  java: practitioner
  Lamp-Optics: {level: 1, evidence: "I have  seen\\n one"}
  Go: none
"""
JSON = """\
{\t"role": "Lighthouse Keeper", "place": "Cardiff", "basis": "contract", "target": "expert",
\t"skills": {"Java": 3, "lamp optics": {"level": "awareness", "evidence": "I have seen one"}, "Go": 0}}
"""


def _faults(text: str | bytes, known: Known = KNOWN) -> list[tuple[int, str]]:
    with pytest.raises(AnswersError) as caught:
        read_answers(text if isinstance(text, bytes) else text.encode(), "a.yaml", known)
    return [(problem.line, problem.text) for problem in caught.value.problems]


def test_yaml_and_json_state_the_same_profile() -> None:
    """Level by name or number, skills by any case, evidence on one line."""
    profile = read_answers(YAML.encode(), "a.yaml", KNOWN)

    assert profile == read_answers(JSON.encode(), "a.json", KNOWN)
    assert (profile.role_id, profile.place, profile.basis) == ("lighthouse-keeper", "Cardiff", Basis.CONTRACT)
    assert profile.target == Level.EXPERT
    assert {state.skill: state.level for state in profile.skills} == {
        "Go": Level.NONE, "Java": Level.PRACTITIONER, "Lamp Optics": Level.AWARENESS,
    }  # fmt: skip
    optics = profile.state_of("lamp optics")
    assert optics is not None
    assert (optics.evidence, optics.origin) == ("I have seen one", Origin.ANSWERS)


def test_every_problem_is_told_with_its_line() -> None:
    """One reading finds them all."""
    found = _faults("role: Nurse\nbasis: barter\ntarget: none\nplan: x\nskills:\n  Java: 9\n  java: 2\n")

    assert [line for line, _ in found] == [1, 2, 3, 4, 6, 7]
    assert "lighthouse-keeper" in found[0][1]
    assert "“9” is no level" in found[4][1]
    assert "line 6 already" in found[5][1]


def test_an_unknown_skill_gets_the_nearest_names() -> None:
    """JavaScript is not Java: it is refused, and Java offered."""
    found = _faults("skills:\n  JavaScript: 3\n  Lmap Optics: 2\n")

    assert [line for line, _ in found] == [2, 3]
    assert "Nearest: Java." in found[0][1]
    assert "Nearest: Lamp Optics." in found[1][1]


@pytest.mark.parametrize(
    ("text", "line", "says"),
    [
        ("a: &x 1\nskills: *x\n", 1, "Aliases"),
        ("skills: !!python/object:os.system {}\n", 1, "Tags"),
        ("role: x\n---\nrole: y\n", 1, "several"),
        ("skills:\n  - Java\n", 1, "has a list"),
        ("skills: {java: {level: 3, level: 4}}", 1, "already"),
        ("skills: {java: {evidence: x}}", 1, "has no level"),
        ("skills: {java: [1, 2]}", 1, "no level"),
        ("? [a]\n: 1\n", 1, "where a key belongs"),
        ("role: x\n\tplace: y\n", 2, "neither YAML nor JSON"),
        ("", 1, "nothing in it"),
        ("just words", 1, "no keys"),
        ("[" * 20_000, 1, "nested too deeply"),
        (b"role: \xff\n", 1, "UTF-8"),
        (b"x" * 300_000, 1, "at most"),
    ],
)
def test_tricks_are_refused(text: str | bytes, line: int, says: str) -> None:
    """Nothing but keys and plain values gets in."""
    found = _faults(text)

    assert any(at == line and says in told for at, told in found), found


def test_no_guesses_are_made_about_values() -> None:
    """“no” is a place in this file, not a truth value; a date stays the text it is."""
    profile = read_answers(
        b"place: no\nskills: {go: {level: 1, date: 2031-03-01}}", "a.yaml", KNOWN, date="2030-01-01"
    )

    assert profile.place == "no"
    assert [state.date for state in profile.skills] == ["2031-03-01"]


@given(
    st.one_of(st.binary(max_size=60), st.text(max_size=60).map(lambda text: text.encode("utf-8", "replace")))
)
def test_any_file_is_taken_or_refused(raw: bytes) -> None:
    """No file leads to another error."""
    with suppress(AnswersError):
        assert isinstance(read_answers(raw, "a.yaml", KNOWN), Profile)
