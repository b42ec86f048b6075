"""What could be asked next, when nothing is missing: questions the documents answer, not asked yet."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.planning.plan import MOST_SUGGESTIONS, answerable

if TYPE_CHECKING:
    from collections.abc import Sequence

    from assistant.planning.types import Sources


def next_questions(sources: Sources, role_id: str, asked: Sequence[str]) -> tuple[str, ...]:
    """At most `MOST_SUGGESTIONS` questions, those nearest to the last one first.

    Args:
        sources: Documents and question types.
        role_id: The role that is spoken of, "" for none yet.
        asked: The types of questions asked so far, the last one last.
    """
    types, book = sources.language.types, sources.book
    role_ids = book.role_ids()
    if not role_ids:
        return ()
    document = book.current(role_id if role_id in role_ids else role_ids[0])[0]
    done = {types[name].suggestion for name in asked if name in types}
    last = types.get(asked[-1]) if asked else None
    offered = [text for text in dict.fromkeys(answerable(last, document, sources)) if text not in done]
    lead = f"{document.identity.role_name}: " if len(role_ids) > 1 else ""
    return tuple(f"{lead}{text}" for text in offered[:MOST_SUGGESTIONS])
