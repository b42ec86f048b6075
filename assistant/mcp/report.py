"""The gap report for agents: from answers they state, or from the saved profile, which is only read."""

from __future__ import annotations

import json
from contextlib import closing
from typing import TYPE_CHECKING, Any

from knowledge.errors import CareerAssistantError

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from assistant.profile.types import Profile
    from knowledge.factbook import FactBook

FORMAT = (
    "Skills are names with levels: none, awareness, working, practitioner or expert. Nothing was reported."
)


class BadAnswersError(CareerAssistantError):
    """The answers of a call cannot be taken as they are."""

    code = "C004"


class NoProfileError(CareerAssistantError):
    """A call states no answers, and there is no profile to take them from."""

    code = "C005"


def gap_report(
    book: FactBook, home: Path | None, answers: Mapping[str, Any], *, with_guidance: bool = True
) -> dict[str, Any]:
    """The report object of docs/report.schema.json, as `assistant report --format json` prints it.

    Args:
        book: Documents and facts.
        home: The person's folder, None for none. Nothing in it is changed.
        answers: Values by the keys of docs/answers-format.md; those that say nothing are passed over, and
            with none left the saved profile is taken.
        with_guidance: Whether our own advice stands in it.

    Raises:
        BadAnswersError: A role, skill, level or other value is not known; all of them are named.
        NoProfileError: Nothing is stated and no profile is saved for a role that a document is about.
        StoreError: The person's file cannot be read.
    """
    from assistant.rendering.report import build_report
    from assistant.rendering.report_json import report_object
    from assistant.report.plan import plan_report
    from knowledge.guides import shipped_guides

    stated = {name: value for name, value in answers.items() if value not in ("", None, {})}
    profile = _stated(stated, book) if stated else _saved(home)
    plan = plan_report(profile, book, shipped_guides() if with_guidance else None)
    if plan is None:
        raise NoProfileError(
            "No profile for a documented role is saved here.",
            remedy="State answers, such as skills with their levels, or begin with: assistant interview",
        )
    return report_object(build_report(plan, book))


def _stated(stated: Mapping[str, Any], book: FactBook) -> Profile:
    """The profile that answers state, read as the same answers in a file."""
    from assistant.profile.answers import read_answers
    from assistant.profile.errors import AnswersError
    from assistant.report.known import known_of
    from knowledge.guides import shipped_guides

    raw = json.dumps(stated, ensure_ascii=False).encode("utf-8", "replace")
    try:
        return read_answers(raw, "answers", known_of(book, shipped_guides()))
    except AnswersError as error:
        texts = dict.fromkeys(problem.text for problem in error.problems)
        raise BadAnswersError(" ".join(texts), remedy=FORMAT) from error


def _saved(home: Path | None) -> Profile:
    from assistant.profile.types import Profile
    from assistant.store.database import FILE, open_store
    from assistant.store.profile import read_profile

    if home is None or not (home / FILE).is_file():
        return Profile()
    with closing(open_store(home)) as connection:
        return read_profile(connection)
