"""What is known of the person, for a look from inside a conversation: profile, report, what moved."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import replace
from typing import TYPE_CHECKING, NoReturn

from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterator

    from assistant.conversation.talk import Conversation
    from assistant.profile.types import Profile
    from assistant.rendering.report import Report

BEGIN = "/interview asks where you stand and keeps each answer."


class NoReportError(CareerAssistantError):
    """There is nothing to report on yet."""

    code = "C003"


class NoProfileError(CareerAssistantError):
    """Nothing is saved of the person."""

    code = "C004"


class NothingToCompareError(CareerAssistantError):
    """There is no earlier report that differs."""

    code = "C005"


def own_profile(conversation: Conversation) -> str:
    """What is saved of the person, as text: role, place, basis, each level with evidence and day.

    Raises:
        NoProfileError: Nothing is saved.
        StoreError: The person's file cannot be read.
    """
    from assistant.rendering.profile import profile_text

    profile, role = saved_profile(conversation)
    return profile_text(profile, role=role)


def saved_profile(conversation: Conversation) -> tuple[Profile, str]:
    """What is saved of the person, and the role as its documents write it.

    Raises:
        NoProfileError: Nothing is saved.
        StoreError: The person's file cannot be read.
    """
    from assistant.profile.types import Profile
    from assistant.report.known import role_name

    with own_file(conversation) as found:
        profile = found[1] if found else Profile()
    if profile == Profile():
        raise NoProfileError("Nothing is saved of you here yet.", remedy=BEGIN)
    return profile, role_name(profile.role_id, conversation.deps.sources.book)


def own_report(conversation: Conversation) -> str:
    """The report as plain text, and remembered for a later comparison.

    Raises:
        NoReportError: Nothing is saved here, or no levels for a documented role are known yet.
        StoreError: The person's file cannot be read or written.
    """
    from assistant.rendering.report import build_report
    from assistant.rendering.report_formats import REPORT_RENDERERS
    from assistant.report.plan import plan_report
    from assistant.store.interview import keep_report
    from knowledge.guides import shipped_guides

    with own_file(conversation) as found:
        connection, profile = found or _nothing()
        plan = plan_report(profile, conversation.deps.sources.book, shipped_guides())
        if plan is None:
            _nothing()
        keep_report(connection, profile)
        return REPORT_RENDERERS["text"](build_report(plan, conversation.deps.sources.book))


def own_comparison(conversation: Conversation) -> str:
    """What moved since the report before the last changes, as plain text.

    Raises: As `comparison_of`.
    """
    from assistant.rendering.report_formats import REPORT_RENDERERS

    return REPORT_RENDERERS["text"](comparison_of(conversation))


def comparison_of(conversation: Conversation) -> Report:
    """What moved since the report before the last changes: a report of that section alone.

    Raises:
        NoReportError: There is no report to compare.
        NothingToCompareError: No earlier report differs from it.
        StoreError: The person's file cannot be read or written.
    """
    from assistant.rendering.report import build_report
    from assistant.report.compare import change_rows
    from assistant.report.plan import plan_report
    from assistant.report.types import SectionKey
    from assistant.store.interview import earlier_report, keep_report

    book = conversation.deps.sources.book
    with own_file(conversation) as found:
        connection, profile = found or _nothing()
        earlier = earlier_report(connection, profile)
        rows = change_rows(earlier, profile, book) if earlier else ()
        plan = plan_report(profile, book, None, changes=rows)
        if plan is None:
            _nothing()
        keep_report(connection, profile)
        changes = plan.section(SectionKey.CHANGES)
    if changes is not None:
        return build_report(replace(plan, sections=(changes,)), book)
    raise NothingToCompareError(
        "There is no earlier report that differs from this one.",
        remedy="This one is remembered: change a level, by /interview or in /report, and compare again.",
    )


@contextmanager
def own_file(conversation: Conversation) -> Iterator[tuple[sqlite3.Connection, Profile] | None]:
    """The person's file, open, and the profile in it; None where there is none.

    Raises:
        StoreError: It cannot be read.
    """
    from assistant.store.database import FILE, open_store
    from assistant.store.profile import read_profile

    home = conversation.shelf.home
    if home is None or not (home / FILE).exists():
        yield None
        return
    connection = open_store(home)
    try:
        yield connection, read_profile(connection)
    finally:
        connection.close()


def _nothing() -> NoReturn:
    raise NoReportError("No levels of yours for a documented role are known here yet.", remedy=BEGIN)
