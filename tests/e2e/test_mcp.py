"""`assistant mcp` as an agent meets it: by the protocol's own client, and by the bytes on stdout."""

from __future__ import annotations

import asyncio
import json
import os
import sys
import warnings
from typing import TYPE_CHECKING, Any

import pytest

from tests.e2e.program import ROOT, run

if TYPE_CHECKING:
    from pathlib import Path

pytestmark = pytest.mark.model
QUESTION = "typical day rate in London?"


@pytest.fixture(autouse=True)
def _prebuilt(prebuilt_root: Path) -> None:
    assert prebuilt_root.is_dir()


async def call(*calls: tuple[str, dict[str, Any]]) -> tuple[set[str], list[Any]]:
    """The names of all tools, and the results of calls."""
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        from mcp import Client, StdioServerParameters

    server = StdioServerParameters(
        command=sys.executable,
        args=["-m", "assistant", "mcp"],
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        cwd=ROOT,
    )
    async with Client(server) as client:
        names = {tool.name for tool in (await client.list_tools()).tools}
        return names, [await client.call_tool(name, arguments) for name, arguments in calls]


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
    assert names == {"ask", "search", "facts"}
    assert json.loads(asked.content[0].text) == json.loads(run("ask", "--json", QUESTION).out)
    assert len(found.structured_content["result"]) == 2
    assert [fact["measure"] for fact in listed.structured_content["result"]] == ["day_rate"]
    assert wrong.is_error
    assert "machine-learning-engineer" in wrong.content[0].text


def test_stdout_carries_the_protocol_and_nothing_else() -> None:
    """Every line is one JSON-RPC object, and the end of input ends it."""
    hello = {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "t", "version": "1"}}
    lines = [
        {"jsonrpc": "2.0", "id": 1, "method": "initialize", "params": hello},
        {"jsonrpc": "2.0", "method": "notifications/initialized"},
        {"jsonrpc": "2.0", "id": 2, "method": "tools/call",
         "params": {"name": "ask", "arguments": {"question": QUESTION}}},
        {"jsonrpc": "2.0", "id": 3, "method": "tools/list"},
    ]  # fmt: skip
    done = run("mcp", stdin="".join(f"{json.dumps(line)}\n" for line in lines).encode())
    objects = [json.loads(line) for line in done.out.splitlines()]
    assert done.code == 0
    assert {each["jsonrpc"] for each in objects} == {"2.0"}
    assert 1 in {each.get("id") for each in objects}
    assert "Traceback" not in done.err
