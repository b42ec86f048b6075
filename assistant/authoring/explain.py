"""How a message was read and why it is answered as it is: what `dev parse` prints."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from assistant.dialogue.state import DialogueState
from assistant.planning.choose import choose_type
from assistant.planning.plan import plan_answer

if TYPE_CHECKING:
    from assistant.session import Deps
    from assistant.understanding.types import Reading, Slot

FLAGS = ("is_fragment", "is_followup", "is_anaphoric", "is_plural", "is_closed", "joins")
"""What a reading says of the form of a question, as far as it is so."""


def explain(text: str, deps: Deps, state: DialogueState | None = None) -> list[dict[str, Any]]:
    """Per question of a message: what was linked, which types were likely, what was chosen and why.

    Args:
        text: The message, sanitised.
        deps: Documents, language and index.
        state: The conversation so far, none for a first message.
    """
    state = state or DialogueState()
    return [
        _explained(reading, deps, state)
        for reading in deps.understanding.about(state.role_id, state.role_before).read(text)
    ]


def _explained(reading: Reading, deps: Deps, state: DialogueState) -> dict[str, Any]:
    chosen = choose_type(reading, deps.sources, state)
    plan = plan_answer(reading, deps.sources, state)
    return {
        "text": reading.text,
        "chosen": chosen.question_type,
        "why": _why(chosen.question_type, reading, state),
        "candidates": [
            {"question_type": c.question_type, "probability": c.probability, "score": c.score}
            for c in reading.candidates
        ],
        "floor": deps.sources.language.head.floor,
        "cued": list(reading.cued),
        "slots": [_slot(slot) for slot in reading.slots],
        "unmatched": list(reading.unmatched),
        "names": list(reading.names),
        "corrections": [{"written": c.written, "taken_as": c.taken_as} for c in reading.corrections],
        "form": [name for name in FLAGS if getattr(reading, name)],
        "counted": reading.counted,
        "answer": {
            "status": plan.status.value,
            "question_type": plan.question_type,
            "claims": [claim.kind for claim in plan.claims],
            "unknowns": [{"kind": unknown.kind, "value": unknown.value} for unknown in plan.unknowns],
        },
    }


def _why(chosen: str, reading: Reading, state: DialogueState) -> str:
    """Why a type was chosen, by the first rule of `choose_type` that explains it."""
    if chosen == state.question_type and chosen != reading.question_type:
        return "goes on with the question before"
    if chosen in reading.cued:
        return "likely, and a word of the question is a cue of it"
    if chosen == reading.question_type:
        return "the likeliest"
    if chosen in {candidate.question_type for candidate in reading.candidates}:
        return "the likeliest that the documents can answer"
    return "no type is likely enough, so the passages are asked"


def _slot(slot: Slot) -> dict[str, Any]:
    row: dict[str, Any] = {
        "kind": slot.kind.value, "value": slot.value, "text": slot.text,
        "start": slot.span.start, "end": slot.span.end,
    }  # fmt: skip
    extras = {"detail": slot.detail, "relation": slot.relation, "is_covered": slot.is_covered}
    return row | {name: value for name, value in extras.items() if value not in {"", True}}
