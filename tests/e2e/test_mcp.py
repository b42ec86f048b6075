"""`assistant mcp` as an agent meets it: by the protocol's own client, and by the bytes on stdout."""

from __future__ import annotations

import asyncio
import json
from typing import TYPE_CHECKING

import jsonschema
import pytest

from tests.e2e.agent import call
from tests.e2e.program import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model
QUESTION = "typical day rate in London?"


@pytest.fixture(autouse=True)
def _prebuilt(prebuilt_root: Path) -> None:
    assert prebuilt_root.is_dir()


def test_the_tools_give_what_the_commands_give() -> None:
    """`ask` is `ask --json`; facts and passages are found; an unknown role is an error that helps."""
    names, (asked, found, listed, wrong) = asyncio.run(
        call(
            ("ask", {"question": QUESTION}),
            ("search", {"text": "trade-offs with stakeholders", "limit": 2}),
            ("facts", {"measure": "day_rate", "place": "London"}),
            ("ask", {"question": "pay?", "role": "plumber"}),
        )
    )
    assert names == {"ask", "search", "facts", "gap_report"}
    assert json.loads(asked.content[0].text) == json.loads(run("ask", "--json", QUESTION).out)
    assert len(found.structured_content["result"]) == 2
    assert [fact["measure"] for fact in listed.structured_content["result"]] == ["day_rate"]
    assert wrong.is_error
    assert "machine-learning-engineer" in wrong.content[0].text


def test_the_gap_report_is_that_of_the_command(assistant_home: Path, tmp_path: Path) -> None:
    """From stated answers and from the saved profile; what is wrong is told; nothing is kept."""
    skills = {"Python": "practitioner", "SQL": 2, "Docker & Kubernetes": {"level": "none"}}
    answers = {"place": "London", "basis": "contract", "skills": skills}
    (bare, *wrong) = asyncio.run(
        call(
            ("gap_report", {}),
            ("gap_report", {"skills": {"Pythn": "expert", "SQL": 9}}),
            ("gap_report", {"role": "plumber", "skills": {"Python": 1}}),
            ("gap_report", {"skills": ["Python"]}),
        )
    )[1]
    assert bare.is_error
    assert "assistant interview" in bare.content[0].text
    assert all(one.is_error for one in wrong)
    assert "Nearest: Python" in wrong[0].content[0].text
    assert "“9” is no level" in wrong[0].content[0].text
    assert "machine-learning-engineer" in wrong[1].content[0].text
    assert not (assistant_home / "person.sqlite").exists()

    file = tmp_path / "me.json"
    file.write_text(json.dumps(answers), encoding="utf-8")
    assert run("interview", "--answers", str(file)).code == 0
    before = (assistant_home / "person.sqlite").read_bytes()
    saved, stated, plain = asyncio.run(
        call(("gap_report", {}), ("gap_report", answers), ("gap_report", {**answers, "guidance": False}))
    )[1]

    told = json.loads(run("report", "--format", "json").out)
    assert saved.structured_content == stated.structured_content == json.loads(saved.content[0].text) == told
    assert plain.structured_content == json.loads(run("report", "--format", "json", "--no-guidance").out)
    schema = json.loads((ROOT / "docs/report.schema.json").read_text(encoding="utf-8"))
    jsonschema.validate(told, schema)
    assert (assistant_home / "person.sqlite").read_bytes() == before


def test_stdout_carries_the_protocol_and_nothing_else() -> None:
    """Every line is one JSON-RPC object, and the end of input ends it."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
         "params": {"name": "ask", "arguments": {"question": QUESTION}}},
        {"jsonrpc": "2.0", "id": 4, "method": "tools/call",
         "params": {"name": "gap_report", "arguments": {"skills": {"Python": "working"}}}},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/list"},
    ]  # fmt: skip
    done = run("mcp", stdin="".join(f"{json.dumps(line)}\n" for line in lines).encode())
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert {each["jsonrpc"] for each in objects} == {"2.0"}
    assert 1 in {each.get("id") for each in objects}
    assert "Traceback" not in done.err
