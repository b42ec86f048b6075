"""The authors' commands, run as a person runs them."""

from __future__ import annotations

import json

from tests.e2e.program import run


def test_parse_shows_the_reading_with_scores_and_why() -> None:
    """Type, scores, slots with their characters, what was mended and what was not matched."""
    question = "avrage day rate in Leeds for cobol?"
    found = json.loads(run("dev", "parse", "--json", question).out)
    slots = {slot["kind"]: slot for slot in found["slots"]}
    assert found["chosen"] == "day_rate"
    assert found["candidates"][0]["probability"] >= found["candidates"][1]["probability"]
    assert (slots["place"]["value"], slots["place"]["is_covered"]) == ("Leeds", False)
    assert found["corrections"] == [{"written": "avrage", "taken_as": "average"}]
    assert found["unmatched"] == ["cobol"]


def test_parse_reads_well() -> None:
    """The plain form has one labelled line for each part of the reading."""
    lines = run("dev", "parse", "which gap is the widest?").out.splitlines()
    assert lines[0] == "which gap is the widest?"
    assert [line.split()[0] for line in lines[1:4]] == ["type", "scores", "cues"]


def test_every_fact_is_reached_by_some_question() -> None:
    """No fact of a shipped document is out of reach, and every question type answers."""
    result = run("dev", "coverage")
    assert result.code == 0, result.out
