"""Why this answer: how the question was read, and the characters each sentence rests on."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.rendering.why import render_why

if TYPE_CHECKING:
    from assistant.conversation.talk import Conversation


def test_reading_and_evidence_are_shown(talk: Conversation) -> None:
    """The kind of question, its slots, and per sentence the quote with its offsets."""
    talk.ask("typical day rate?")
    answer = talk.ask("and in Cardiff?").answer
    why = render_why(answer, talk.deps.sources.language.types)
    assert "contract day rates" in why
    assert "Place: Cardiff." in why
    for citation in answer.citations:
        assert f"characters {citation.start} to {citation.end}" in why


def test_nothing_found_says_that_nothing_was_guessed(talk: Conversation) -> None:
    """An answer without claims explains itself too."""
    answer = talk.ask("free lunches?").answer
    why = render_why(answer, talk.deps.sources.language.types)
    assert "matched nothing: free lunches?" in why
    assert "nothing was guessed" in why
