"""The gap report of the person whose home it is, for a look from inside a conversation."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from assistant.conversation.talk import Conversation


class NoReportError(CareerAssistantError):
    """There is nothing to report on yet."""

    code = "C003"


def own_report(conversation: Conversation) -> str:
    """The report as plain text, and remembered for a later comparison.

    Raises:
        NoReportError: Nothing is saved here, or no levels for a documented role are known yet.
        StoreError: The person's file cannot be read or written.
    """
    from assistant.rendering.report import build_report
    from assistant.rendering.report_formats import REPORT_RENDERERS
    from assistant.report.plan import plan_report
    from assistant.store.database import FILE, open_store
    from assistant.store.interview import keep_report
    from assistant.store.profile import read_profile
    from knowledge.guides import shipped_guides

    home, book = conversation.shelf.home, conversation.deps.sources.book
    if home is not None and (home / FILE).exists():
        with closing(open_store(home)) as connection:
            profile = read_profile(connection)
            plan = plan_report(profile, book, shipped_guides())
            if plan is not None:
                keep_report(connection, profile)
                return REPORT_RENDERERS["text"](build_report(plan, book))
    raise NoReportError(
        "No levels of yours for a documented role are known here yet.",
        remedy="Leave the chat with /quit and begin with: assistant interview",
    )
