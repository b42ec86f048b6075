"""`assistant`: the commands, and the mapping of errors to messages and exit codes."""

from __future__ import annotations

import gc
import os
import sys
from dataclasses import dataclass
from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, NoReturn

import click

from assistant.cli.exit_codes import ExitCode
from assistant.cli.streams import close_quietly, prepare_streams, tell
from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.bootstrap import Services
    from assistant.session import Deps

COLLECT_AFTER = 200_000
"""Objects made before the collector looks for cycles: a start and an answer make 60,000 and leave none."""
COMMANDS = {
    "ask": "assistant.cli.ask:ask",
    "chat": "assistant.cli.chat:chat",
    "interview": "assistant.cli.interview:interview",
    "report": "assistant.cli.report:report",
    "profile": "assistant.cli.profile:profile",
    "sessions": "assistant.cli.sessions:sessions",
    "knowledge": "assistant.cli.knowledge:knowledge",
    "index": "assistant.cli.index:index",
    "analyse": "assistant.cli.analyse:analyse",
    "doctor": "assistant.cli.doctor:doctor",
    "mcp": "assistant.cli.mcp:mcp",
    "dev": "assistant.cli.dev:dev",
}
"""Command name -> where it is; imported only when it is used or listed."""


@dataclass
class Context:
    """What every command gets: the home folder, and the services when it needs them."""

    @cached_property
    def home(self) -> Path | None:
        """The person's folder, whether or not it exists yet; None when it must not be looked into."""
        from assistant.store.home import home_folder

        home = home_folder()
        if os.access(home, os.F_OK) and not os.access(home, os.R_OK | os.X_OK):
            tell(f"{home} cannot be read, so only the shipped documents answer.")
            return None
        return home

    @cached_property
    def services(self) -> Services:
        """Documents, language and index, each opened on first use."""
        from assistant.bootstrap import Services

        return Services(self.home, tell)

    def deps(self, *, uses_profile: bool) -> Deps:
        """What a turn needs, with the person's own levels where there are any and they may be used."""
        return self.with_own_levels(self.services.deps) if uses_profile else self.services.deps

    def with_own_levels(self, deps: Deps) -> Deps:
        """What a turn needs, with the person's levels as they are now."""
        if self.home is None:
            return deps
        from assistant.cli.own import with_profile

        return with_profile(deps, self.home)


class _LazyGroup(click.Group):
    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        target = COMMANDS.get(cmd_name)
        if target is None:
            return None
        module, name = target.split(":")
        command: click.Command = getattr(import_module(module), name)
        return command


@click.group(
    cls=_LazyGroup,
    invoke_without_command=True,
    context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 80},
    epilog='Example: assistant ask "typical day rate in London?"',
)
@click.version_option(package_name="career-assistant", prog_name="assistant")
@click.option(
    "--resume",
    is_flag=False,
    flag_value="last",
    metavar="[ID]",
    help="Go on with a saved chat, or the last one.",
)
@click.option("--no-save", is_flag=True, help="Do not save this chat.")
@click.pass_context
def cli(ctx: click.Context, *, resume: str | None, no_save: bool) -> None:
    """Answers questions about job roles from role documents, offline.

    Without a command it opens the chat.
    """
    ctx.obj = Context()
    if ctx.invoked_subcommand is None:
        _without_command(ctx, resume=resume, no_save=no_save)
    elif resume is not None or no_save:
        raise click.UsageError("--resume and --no-save here open the chat; give the command its own options.")


def _without_command(ctx: click.Context, *, resume: str | None, no_save: bool) -> None:
    """The chat on a terminal; elsewhere how to ask from a script."""
    if sys.stdin.isatty() and sys.stdout.isatty():
        from assistant.cli.chat import talk

        talk(ctx.obj, is_plain=False, is_json=False, resume=resume, no_save=no_save)
        return
    tell('This is no terminal, so there is no chat. To ask one question: assistant ask "typical day rate?"')
    tell("To ask many: assistant ask --batch FILE. To talk line by line: assistant chat --plain.")
    ctx.exit(ExitCode.USAGE)


def main() -> NoReturn:
    """Run the command line and end the process with its exit code.

    Everything is flushed by then, and tearing an interpreter with numpy in it down takes as long as
    answering a question (25 to 30 ms measured), so the process ends at once.
    """
    gc.set_threshold(COLLECT_AFTER)
    code = run()
    try:
        sys.stdout.flush()
        sys.stderr.flush()
    except OSError:
        code = code or ExitCode.FAILURE
    os._exit(code)


def run() -> int:
    """Run the command line and return its exit code; no error leaves a traceback."""
    prepare_streams()
    try:
        result = cli.main(prog_name="assistant", standalone_mode=False)
        sys.stdout.flush()
    except (click.exceptions.Abort, KeyboardInterrupt):
        return ExitCode.INTERRUPTED
    except click.ClickException as error:
        error.show(sys.stderr)
        return error.exit_code
    except CareerAssistantError as error:
        tell(error.message)
        return ExitCode.FAILURE
    except BrokenPipeError:
        close_quietly()
        return ExitCode.OK
    except OSError as error:
        return _disk_trouble(error)
    return result if isinstance(result, int) else ExitCode.OK


def _disk_trouble(error: OSError) -> int:
    """A full disk, a closed stream or a file that cannot be used, in one line."""
    where = f"{error.filename}: " if error.filename else ""
    try:
        tell(f"{where}{error.strerror or error}. Nothing that was saved is lost.")
    except OSError:
        close_quietly()
    close_quietly()
    return ExitCode.FAILURE


if __name__ == "__main__":
    main()
