"""What the classifier sees of a question: names masked, so that swapping a document changes nothing."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from assistant.understanding.linkers.vocabulary import TABLES, link_vocabulary
from assistant.understanding.phrases import Tokens
from assistant.understanding.types import SlotKind

if TYPE_CHECKING:
    import numpy as np
    import numpy.typing as npt

    from assistant.understanding.language import Language
    from assistant.understanding.phrases import PhraseTable
    from assistant.understanding.types import Slot

MASKS = {
    SlotKind.ROLE: "this role",
    SlotKind.PLACE: "the city",
    SlotKind.SKILL: "this skill",
    SlotKind.AMOUNT: "this amount",
}
"""What stands for a name in the text that is embedded."""
PLACEHOLDERS = {
    "{role}": SlotKind.ROLE,
    "{rung}": SlotKind.ROLE,
    "{place}": SlotKind.PLACE,
    "{skill}": SlotKind.SKILL,
    "{amount}": SlotKind.AMOUNT,
}
"""How an example sentence writes a name."""
BLANK = "·"
SCALE = 0.3
"""Weight of one feature column beside the unit vector; chosen by cross-validation on the examples
(`benchmarks/understanding.py`)."""


def mask(text: str, slots: tuple[Slot, ...]) -> str:
    """The text with every role, place, skill and amount replaced by its mask."""
    last = len(text)
    for slot in sorted(slots, key=lambda slot: slot.span, reverse=True):
        if slot.kind in MASKS and slot.span.end <= last:
            text = f"{text[: slot.span.start]}{MASKS[slot.kind]}{text[slot.span.end :]}"
            last = slot.span.start
    return text


def without_masks(masked: str) -> str:
    """A masked text with nothing where the masks are: "this skill" must not be a cue of skills."""
    for words in MASKS.values():
        masked = masked.replace(words, BLANK)
    return masked


def mask_example(example: str) -> tuple[str, frozenset[SlotKind]]:
    """An example sentence with its placeholders masked, and which kinds it had."""
    kinds = frozenset(kind for name, kind in PLACEHOLDERS.items() if name in example)
    for name, kind in PLACEHOLDERS.items():
        example = re.sub(
            rf"{re.escape(name)}(?:s(?!\w))?", MASKS[kind], example
        )  # a plural is masked as a whole
    return example, kinds


def feature_names(types: list[str], tables: dict[str, PhraseTable[str]]) -> list[str]:
    """The feature columns, in order: cues by type, kinds of slot, values of vocabulary slots."""
    values = {
        f"{table}:{value}"
        for table, phrases in tables.items()
        if table in TABLES or table.startswith("qualifiers.")
        for values in phrases.entries.values()
        for value in values
    }
    cues = [f"cue:{name}" for name in types]
    return [*cues, *(f"slot:{kind.value}" for kind in MASKS), *sorted(values)]


def columns(masked: str, kinds: frozenset[SlotKind], language: Language) -> npt.NDArray[np.float32]:
    """The feature columns of a masked text: float32, shape (features,), 0 or `SCALE`."""
    import numpy as np

    tokens = Tokens.of(without_masks(masked))
    present = {f"cue:{match.value}" for match in language.tables["cues"].find_all(tokens.forms)}
    present |= {f"slot:{kind.value}" for kind in kinds}
    for slot in link_vocabulary(tokens, language, [False] * len(tokens.words)):
        table = f"qualifiers.{slot.detail}" if slot.kind == SlotKind.QUALIFIER else _TABLE_OF[slot.kind]
        present.add(f"{table}:{slot.value}")
    return np.array([SCALE if name in present else 0.0 for name in language.features], dtype=np.float32)


_TABLE_OF = {kind: table for table, kind in TABLES.items()}
