"""Saved sessions as lines of text, the same on every surface."""

from __future__ import annotations

from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.store.sessions import SessionHit, SessionInfo


def session_lines(infos: Sequence[SessionInfo]) -> list[str]:
    """One line a session: id, when it changed, turns, name."""
    widest = max((len(info.session_id) for info in infos), default=0)
    return [
        f"{info.session_id:<{widest}}  {info.changed_at[:16].replace('T', ' ')}"
        f"  {info.turns:>3} turn{' ' if info.turns == 1 else 's'}  {info.name}"
        for info in infos
    ]


def hit_lines(hits: Sequence[SessionHit]) -> list[str]:
    """One line a turn that was found: session, number of the turn, what stands around."""
    return [f"{hit.session.session_id}  turn {hit.number}: {hit.excerpt}" for hit in hits]
