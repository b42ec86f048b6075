"""The tools as a server of the protocol. Nothing but the protocol reaches stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError

from assistant.mcp import tools
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.session import Deps

T = TypeVar("T")
INSTRUCTIONS = (
    "Answers about job roles from role documents: pay, day rates, skills, gaps, careers. Every claim names"
    " the characters it rests on. A status of not_found means that the documents do not say: do not guess."
)


def make_server(deps: Callable[[], Deps]) -> MCPServer[Any]:
    """A server with the tools `ask`, `search` and `facts`.

    The tools run on the loop's own thread, one after the other: what they use is not for two threads.

    Args:
        deps: Opens documents, language and index when the first tool is called.
    """
    server: MCPServer[Any] = MCPServer("career-assistant", instructions=INSTRUCTIONS, log_level="WARNING")

    @server.tool(description="Answer one question from the role documents, with claims and citations.")
    async def ask(question: str, role: str = "") -> dict[str, Any]:
        return _told(lambda: tools.ask(deps(), question, role))

    @server.tool(
        description="Find the passages of the role documents that are nearest to a text, best first."
    )
    async def search(text: str, role: str = "", limit: int = 5) -> list[dict[str, Any]]:
        return _told(lambda: tools.search(deps(), text, role, limit))

    @server.tool(
        description="List the facts read from the role documents, narrowed by measure, place and skill."
    )
    async def facts(
        role: str = "", measure: str = "", place: str = "", skill: str = ""
    ) -> list[dict[str, Any]]:
        return _told(lambda: tools.facts(deps(), role, measure, place, skill))

    return server


def _told(act: Callable[[], T]) -> T:
    """What `act` gives; an expected error is told to the agent in its own words."""
    try:
        return act()
    except CareerAssistantError as error:
        raise ToolError(error.message) from error
