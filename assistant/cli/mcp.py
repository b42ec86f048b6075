"""`assistant mcp`: the tools for agents and editors, over stdin and stdout."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from assistant.cli.main import Context


class NoProtocolError(CareerAssistantError):
    """The library of the protocol is not installed."""

    code = "C002"


@click.command(
    short_help="Serve agents and editors (Model Context Protocol).",
    epilog="Example, in an agent's settings: command assistant, arguments mcp",
)
@click.pass_context
def mcp(ctx: click.Context) -> None:
    """Serve the tools ask, search, facts and gap_report over stdin and stdout until stdin ends.

    They only read. It needs the extra: pip install 'career-assistant[mcp]'
    """
    try:
        from assistant.mcp.server import make_server
    except ModuleNotFoundError as error:
        raise NoProtocolError(
            f"The library of the protocol is not installed ({error.name}).",
            remedy="Install it: pip install 'career-assistant[mcp]'",
        ) from error
    context: Context = ctx.obj
    make_server(lambda: context.services.deps, lambda: context.services.book, context.home).run("stdio")
