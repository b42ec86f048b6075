"""`assistant interview`: the guided interview on the screen or line by line, or its answers from a file."""

from __future__ import annotations

import sys
from dataclasses import replace
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

import click

from assistant.cli.exit_codes import ExitCode
from assistant.cli.streams import say, tell

if TYPE_CHECKING:
    from collections.abc import Callable

    from assistant.cli.keeper import Choice
    from assistant.cli.main import Context
    from assistant.conversation.keeper import Keeper
    from assistant.interview.types import Deps, State
    from assistant.profile.types import Profile, SkillState

MOST_LINE = 2_000
"""Characters of a line that are read."""


@click.command(
    short_help="Find out where you stand: questions, then a gap report.",
    epilog="Example: assistant interview --plain",
)
@click.option(
    "--plain", "is_plain", is_flag=True, help="Lines in, lines out: for screen readers and scripts."
)
@click.option(
    "--answers",
    type=click.Path(exists=True, dir_okay=False, allow_dash=True),
    help="Take all answers from a YAML or JSON file, without questions.",
)
@click.option(
    "--cv", type=click.Path(exists=True, dir_okay=False), help="Begin with the skills found in a CV."
)
@click.option("--resume", "is_resume", is_flag=True, help="Go on with the interview that was paused.")
@click.option("--take-over", "takes_over", is_flag=True, help="Take an interview from another window.")
@click.option("--apart", "is_apart", is_flag=True, help="Begin one of its own beside another window's.")
@click.option("--date", default="", help="The day of the answers, as 2026-11-25; today without it.")
@click.pass_context
def interview(  # noqa: PLR0913 - the command's flags
    ctx: click.Context,
    *,
    is_plain: bool,
    answers: str | None,
    cv: str | None,
    is_resume: bool,
    takes_over: bool,
    is_apart: bool,
    date: str,
) -> None:
    """Ask about your skills for a role and end in a gap report.

    Answer by number, word or sentence; "help" lists what else is understood. Every answer is kept
    before the next question, so "pause", end of input or a closed window loses nothing.

    Exit code: 0 finished or paused, 1 failure or held by another window, 2 wrong use or a bad file.
    """
    from assistant.cli.clock import today

    if takes_over and is_apart:
        raise click.UsageError("Either --take-over or --apart, not both.")
    if answers is not None and (cv or is_resume):
        raise click.UsageError("--answers states everything by itself: leave --cv and --resume out.")
    if cv is not None and (is_resume or takes_over):
        raise click.UsageError("--cv begins an interview: leave --resume and --take-over out.")
    context: Context = ctx.obj
    day = _day(date) if date else today()
    if answers is not None:
        ctx.exit(_from_file(answers, day, context))
    from assistant.cli.chat import has_screen
    from assistant.cli.keeper import Choice, open_keeper

    deps = _deps(context)
    choice = Choice(is_resume=is_resume, takes_over=takes_over, is_apart=is_apart)
    begin = partial(open_keeper, context, deps, day)
    if is_plain or not has_screen():
        found = () if cv is None else _from_cv(cv, day, context, deps)
        _in_lines(_in_words(partial(begin, found), choice), deps, context)
    else:
        from assistant.cli.full_screen import run_interview
        from assistant.cli.interview_cv import suggested_by

        suggested = None if cv is None else suggested_by(cv, day, context, deps)
        ctx.exit(run_interview(context.home, begin, choice, deps, suggested))


def _in_words(begin: Callable[[Choice, Callable[[str], None]], Keeper], choice: Choice) -> Keeper:
    """The keeper; on a terminal it is asked what to do about an interview that another window has."""
    from assistant.store.errors import HeldError

    try:
        return begin(choice, tell)
    except HeldError as held:
        if not sys.stdin.isatty():
            raise
        tell(held.found)
        takes_over = click.confirm("Take it over? “n” begins another one beside it", err=True)
        return begin(replace(choice, takes_over=takes_over, is_apart=not takes_over), tell)


def _in_lines(keeper: Keeper, deps: Deps, context: Context) -> None:
    """The interview line by line, and the report when it is finished."""
    from assistant.cli.keeper import hand_over, say_how_to_go_on

    if sys.stdin.isatty():
        tell("Questions line by line; “help” lists what you can write.")
    try:
        state = _talk(keeper, deps)
        hand_over(keeper)
    except KeyboardInterrupt:
        say_how_to_go_on(keeper)
        raise
    finally:
        keeper.close()
    if state.is_finished:
        _report(state.profile, context)


def _day(date: str) -> str:
    import datetime as dt

    try:
        return dt.date.fromisoformat(date).isoformat()
    except ValueError as error:
        raise click.BadParameter(f"“{date}” is no day such as 2026-11-25.", param_hint="--date") from error


def _talk(keeper: Keeper, deps: Deps) -> State:
    """Question and answer until the interview ends or the input does; the state then."""
    from assistant.interview.machine import open_interview, step
    from assistant.rendering.interview import prompts_text
    from knowledge.text import sanitise

    outcome = open_interview(keeper.state, deps)
    while True:
        keeper.keep(outcome)
        say(prompts_text(outcome.prompts, deps.book))
        if outcome.state.is_finished or outcome.state.is_paused:
            return outcome.state
        line = sys.stdin.readline(MOST_LINE)
        if not line:
            outcome = step(outcome.state, "pause", deps)
            continue
        say("\n")
        outcome = step(outcome.state, sanitise(line).strip(), deps)


def _deps(context: Context) -> Deps:
    """What the machine draws on; whoever answers ordinary questions is woken by the first one."""
    from assistant.conversation.interviewing import answerer
    from assistant.interview.types import Deps
    from assistant.interview.words import shipped_words
    from knowledge.guides import shipped_guides

    return Deps(
        context.services.book, shipped_guides(), shipped_words(), answerer(lambda: context.services.deps)
    )


def _from_file(file: str, day: str, context: Context) -> int:
    """Take a file's answers as a finished interview and show the report."""
    from assistant.cli.profile import opened
    from assistant.profile.answers import read_answers
    from assistant.profile.errors import AnswersError
    from assistant.report.known import known_of
    from assistant.store.profile import read_profile, save_profile
    from knowledge.guides import shipped_guides

    raw = sys.stdin.buffer.read() if file == "-" else Path(file).read_bytes()
    try:
        stated = read_answers(raw, file, known_of(context.services.book, shipped_guides()), date=day)
    except AnswersError as error:
        tell(error.message)
        return ExitCode.USAGE
    with opened(context) as connection:
        merged = read_profile(connection)  # skills of other roles stay
        for state in stated.skills:
            merged = merged.with_skill(state)
        merged = replace(stated, skills=merged.skills)
        save_profile(connection, merged)
    _report(merged, context)
    return ExitCode.OK


def _from_cv(file: str, day: str, context: Context, deps: Deps) -> tuple[SkillState, ...]:
    """What a CV shows, once confirmed."""
    from assistant.cli.interview_cv import confirmed_skills

    return confirmed_skills(file, day, context, deps)


def _report(profile: Profile, context: Context) -> None:
    """The gap report on stdout."""
    from assistant.cli.report import show

    show(profile, context)
