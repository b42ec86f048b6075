"""The names that answers may use: roles of the documents, and each role's skills with their other names."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.profile.answers import Known
from assistant.profile.types import key_of
from assistant.report.needs import needs_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from assistant.report.needs import SkillNeed
    from knowledge.factbook import FactBook
    from knowledge.guides import Guides


def role_names(book: FactBook) -> dict[str, str]:
    """Role ids by folded id, name and alias."""
    names: dict[str, str] = {}
    for document in book.documents:
        identity = document.identity
        for name in (identity.role_id, identity.role_name, *identity.aliases):
            names.setdefault(key_of(name), identity.role_id)
    return names


def role_name(role_id: str, book: FactBook) -> str:
    """A role as its documents write it; the id where no document is about it."""
    return next((d.identity.role_name for d in book.documents if d.identity.role_id == role_id), role_id)


def skill_names(needs: tuple[SkillNeed, ...], guides: Guides | None) -> dict[str, str]:
    """What a skill may be called by what it is kept as, needs before their parts and aliases."""
    names = {need.key: need.skill for need in needs}
    for need in needs:
        for name, kept in _others(need, guides):
            names.setdefault(key_of(name), kept)
    return names


def _others(need: SkillNeed, guides: Guides | None) -> Iterator[tuple[str, str]]:
    parts = tuple(part.text or "" for part in need.components)
    yield from ((name, name) for name in (*need.alternatives, *parts) if key_of(name))
    yield from ((name, need.skill) for name in need.includes)
    guide = guides.find(need.skill) if guides else None
    yield from ((name, need.skill) for name in (guide.names if guide else ()))


def known_of(book: FactBook, guides: Guides | None) -> Known:
    """All names of all roles; a role's skills are those of all its current documents."""
    skills: dict[str, dict[str, str]] = {}
    for role_id in book.role_ids():
        names: dict[str, str] = {}
        for document in book.current(role_id):
            names = skill_names(needs_of(document, book), guides) | names
        skills[role_id] = names
    return Known(role_names(book), skills)
