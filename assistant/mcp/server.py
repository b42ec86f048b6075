"""The tools as a server of the protocol. Nothing but the protocol reaches stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING, Annotated, Any, TypeVar

from mcp.server.mcpserver import MCPServer
from mcp.server.mcpserver.exceptions import ToolError
from pydantic import Field

from assistant.mcp import report, tools
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from assistant.session import Deps
    from knowledge.factbook import FactBook

T = TypeVar("T")
INSTRUCTIONS = (
    "Answers about job roles from role documents: pay, day rates, skills, gaps, careers. Every claim names"
    " the characters it rests on. A status of not_found means that the documents do not say: do not guess."
)


Skills = Annotated[
    dict[str, str | int | dict[str, str]] | None,
    Field(description="Level by skill, as a word or a number: none 0 … expert 4; left out is not known."),
]


def make_server(deps: Callable[[], Deps], book: Callable[[], FactBook], home: Path | None) -> MCPServer[Any]:
    """A server with the tools `ask`, `search`, `facts` and `gap_report`.

    The tools run on the loop's own thread, one after the other: what they use is not for two threads.

    Args:
        deps: Opens documents, language and index when the first tool is called.
        book: Opens the documents alone, for what needs no more.
        home: The person's folder, which is only read; None for none.
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

    @server.tool(
        description="Hold a person's skills against a role: coverage, what to learn next in order and why,"
        " pay, what the documents cannot say. Gives the object of docs/report.schema.json. Takes answers;"
        " without any, the profile that is saved on this machine."
    )
    async def gap_report(
        role: Annotated[str, Field(description="Name, alias or id; needed when several are known.")] = "",
        place: Annotated[str, Field(description="As a document names it.")] = "",
        basis: Annotated[str, Field(description="permanent or contract.")] = "",
        target: Annotated[str, Field(description="The level meant; practitioner without it.")] = "",
        skills: Skills = None,
        *,
        guidance: Annotated[
            bool, Field(description="Whether advice that is no market fact is given.")
        ] = True,
    ) -> dict[str, Any]:
        answers = {"role": role, "place": place, "basis": basis, "target": target, "skills": skills}
        return _told(lambda: report.gap_report(book(), home, answers, with_guidance=guidance))

    return server


def _told(act: Callable[[], T]) -> T:
    """What `act` gives; an expected error is told to the agent in its own words."""
    try:
        return act()
    except CareerAssistantError as error:
        raise ToolError(error.message) from error
