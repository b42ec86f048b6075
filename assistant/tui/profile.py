"""What is saved of the person, on a page: settings, and each level as a bar with its evidence and day."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.containers import Horizontal, Vertical, VerticalScroll
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from assistant.tui.bars import level_bar
from knowledge.text import sanitise

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.binding import BindingType

    from assistant.profile.types import Profile, SkillState

NOWHERE = "none in particular"
CHANGE = "/interview changes it · Esc closes"


class ProfilePage(ModalScreen[None]):
    """The profile; it changes nothing.

    Args:
        profile: What is saved.
        role: The role as its documents write it.
    """

    CSS_PATH = "screens.tcss"
    BINDINGS: ClassVar[list[BindingType]] = [("escape,q", "dismiss", "Close")]

    def __init__(self, profile: Profile, role: str) -> None:
        super().__init__()
        self._profile, self._role = profile, role

    def compose(self) -> ComposeResult:
        """Settings, then skills."""
        profile = self._profile
        with VerticalScroll(classes="page") as page:
            page.border_title, page.border_subtitle = "Your profile", CHANGE
            for name, value in (
                ("Role", self._role or "none yet"), ("Place", profile.place or NOWHERE),
                ("Paid", profile.basis.value), ("Level meant", profile.target.word),
            ):  # fmt: skip
                with Horizontal(classes="row"):
                    yield Static(name, classes="left", markup=False)
                    yield Static(sanitise(value), classes="right", markup=False)
            yield Static("", markup=False)
            for state in profile.skills:
                with Vertical(classes="skill"):
                    yield Static(_level(state, profile), markup=False)
                    yield Static(_from(state), classes="evidence", markup=False)
            if not profile.skills:
                yield Static("No levels yet.", classes="evidence", markup=False)


def _level(state: SkillState, profile: Profile) -> Content:
    """The bar, the level as a number and in words, the skill."""
    return Content.assemble(
        level_bar(state.level, profile.target), f" {state.level.value} {state.level.word:<12} ",
        (sanitise(state.skill), "bold"),
    )  # fmt: skip


def _from(state: SkillState) -> str:
    """Where a level comes from, when, and what it rests on."""
    origin = ", ".join(filter(None, (state.source or state.origin.value, state.date)))
    return sanitise(f"{origin}: “{state.evidence}”" if state.evidence else origin)
