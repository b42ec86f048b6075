"""Meets `assistant mcp` as an agent does: by the protocol's own client."""

from __future__ import annotations

import os
import sys
import warnings
from typing import Any

from tests.e2e.program import ROOT


async def call(*calls: tuple[str, dict[str, Any]]) -> tuple[set[str], list[Any]]:
    """The names of all tools, and the results of calls, all to one server."""
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
