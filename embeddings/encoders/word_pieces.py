"""Word pieces of plain ASCII text, for the question a person is waiting on.

Opening the tokenizers library with its JSON file costs about 20 ms of a 180 ms answer; reading the
same vocabulary from vocab.txt costs 3. Only ASCII text goes this way, where the rules fit on this
page; everything else goes to the library, and a property test holds the two together.
Rules: BertNormalizer, BertPreTokenizer and WordPiece of the tokenizers library; Wu et al. 2016.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from embeddings.weights import MAX_TOKENS

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

_FIRST, _LAST, _UNKNOWN = "[CLS]", "[SEP]", "[UNK]"
_LONGEST_WORD = 100
_CONTROLS = dict.fromkeys([code for code in range(32) if chr(code) not in "\t\n\r"] + [127])
_WORD_OR_MARK = re.compile(r"[a-z0-9]+|[^\sa-z0-9]")


def read_vocabulary(path: Path) -> dict[str, int]:
    """Every word piece with its id; pieces inside a word begin with ##."""
    pieces = path.read_text(encoding="utf-8").split("\n")
    return dict(zip(pieces, range(len(pieces)), strict=True))


def ascii_ids(text: str, vocabulary: Mapping[str, int]) -> list[int] | None:
    """The ids of a text between its two marks, None when the library must be asked.

    Args:
        text: Any text. Other than ASCII, or with a bracket that may open a special token
            ("[SEP]"), it is left to the library.
        vocabulary: Word piece to id.
    """
    if not text.isascii() or "[" in text:
        return None
    ids = [vocabulary[_FIRST]]
    for match in _WORD_OR_MARK.finditer(text.translate(_CONTROLS).lower()):
        ids.extend(_pieces(match.group(), vocabulary))
        if len(ids) >= MAX_TOKENS:
            break
    return [*ids[: MAX_TOKENS - 1], vocabulary[_LAST]]


def _pieces(word: str, vocabulary: Mapping[str, int]) -> list[int]:
    """The longest piece that fits, then the longest after it; a word that fails is unknown."""
    if len(word) > _LONGEST_WORD:
        return [vocabulary[_UNKNOWN]]
    ids = []
    start = 0
    while start < len(word):
        for end in range(len(word), start, -1):
            piece = vocabulary.get(("##" if start else "") + word[start:end])
            if piece is not None:
                ids.append(piece)
                start = end
                break
        else:
            return [vocabulary[_UNKNOWN]]
    return ids
