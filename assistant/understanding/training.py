"""Compiles the language data: phrase tables, word lists and the classifier's weights.

Training is deterministic and offline: the same files and the same model give the same weights.
"""

from __future__ import annotations

import io
import json
from collections import Counter
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from assistant.understanding.features import columns, feature_names, mask_example
from assistant.understanding.head import floor_of, held_out, train_head
from assistant.understanding.language import FREQUENCIES, WEIGHTS, language_of
from assistant.understanding.language import TABLES as TABLES_FILE
from assistant.understanding.linkers.vocabulary import TABLES
from assistant.understanding.phrases import PhraseTable, normal_forms
from assistant.understanding.source import read_language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import numpy as np
    import numpy.typing as npt

    from assistant.understanding.source import ExamplesSource, QuestionTypeSource
    from embeddings.types import Matrix

KNOWN = 3
"""Uses in the examples from which a word is one of questions, and no unknown name: of 33,000 sentences
some have any word."""
USUAL = 5
"""Uses in the examples from which a word is one of questions and no sign of a skill by itself."""
OFTEN = 15
"""Uses in the examples from which a word may be what a misspelt one meant: a rare one ("cool")
would swallow names that no one taught us ("cobol")."""


NAMES = ("places.", "occupations.", "concepts.", "senses.")
"""Beginnings of the paths of the vocabularies that hold names of things, and no words of questions."""


@dataclass(frozen=True, slots=True)
class Examples:
    """The example sentences of every type, as the head sees them."""

    types: tuple[str, ...]
    texts: list[str]
    """Masked, in the order of the types."""
    labels: npt.NDArray[np.int64]
    """Per text the position of its type."""
    features: npt.NDArray[np.float32]
    """float32, shape (n, features)."""
    is_silent: npt.NDArray[np.bool_]
    """Per type whether no document speaks of it."""
    tables: dict[str, Any]
    """The rest of the compiled language."""

    def inputs(self, vectors: Matrix) -> npt.NDArray[np.float32]:
        """What a head takes: vectors and feature columns side by side."""
        import numpy as np

        return np.hstack([vectors, self.features])


def read_examples() -> Examples:
    """The example sentences of the language files, and the tables they are read with.

    Raises:
        LanguageError: The language data is broken.
    """
    import numpy as np

    sources, vocabulary = read_language()
    data = _tables(sources, vocabulary)
    language = language_of(data, np.zeros((0, 0), np.float32), np.zeros(0, np.float32))
    rows = [
        (mask_example(example), row) for row, (_, block) in enumerate(sources) for example in block.examples
    ]
    return Examples(
        types=tuple(source.question_type for source, _ in sources),
        texts=[masked for (masked, _), _ in rows],
        labels=np.array([row for _, row in rows]),
        features=np.stack([columns(masked, kinds, language) for (masked, kinds), _ in rows]),
        is_silent=np.array([source.shape == "silent" for source, _ in sources]),
        tables=data,
    )


def compile_language(embed: Callable[[list[str]], Matrix]) -> dict[str, bytes]:
    """The bytes of `language.json`, `weights.npy` and `frequencies.npy`.

    Args:
        embed: Texts to a float32 matrix of shape (n, d), rows of unit length.

    Raises:
        LanguageError: The language data is broken.
    """
    examples = read_examples()
    inputs, labels = examples.inputs(embed(examples.texts)), examples.labels
    with ThreadPoolExecutor() as threads:
        unseen = threads.submit(held_out, inputs, examples.texts, labels)
        weights, frequencies = train_head(inputs, examples.texts, labels)
    rows, scores = unseen.result()
    is_spoken = ~examples.is_silent[labels[rows]]
    floor = floor_of(scores[is_spoken], labels[rows[is_spoken]])
    return {
        TABLES_FILE: json.dumps(examples.tables | {"floor": round(floor, 4)}, ensure_ascii=False).encode(),
        WEIGHTS: _saved(weights),
        FREQUENCIES: _saved(frequencies),
    }


def _saved(array: npt.NDArray[np.float32]) -> bytes:
    import numpy as np

    buffer = io.BytesIO()
    np.save(buffer, array, allow_pickle=False)
    return buffer.getvalue()


MERE_TALK = {"followups.address", "followups.lead_ins", "followups.thanks"}
"""Tables of words that ask for nothing, to which no misspelt word is mended."""
NAMED_EMPLOYER = "a named employer"
"""The value of qualifiers that are names of firms."""


def _tables(
    sources: list[tuple[QuestionTypeSource, ExamplesSource]], vocabulary: dict[str, Any]
) -> dict[str, Any]:
    function_forms = {
        form for word in vocabulary.pop("function_words")["words"] for form in normal_forms(word)
    }
    tables: dict[str, PhraseTable[str]] = {
        "cues": PhraseTable.of((cue, source.question_type) for source, _ in sources for cue in source.cues),
        "decisive": PhraseTable.of(
            (p, source.question_type) for source, _ in sources for p in source.decisive
        ),
    }
    for name, node in sorted(vocabulary.items()):
        tables |= _vocabulary_tables(name, node)
    counts: Counter[str] = Counter()
    answerable: set[str] = set()
    for source, block in sources:
        forms = [form for example in block.examples for form in normal_forms(mask_example(example)[0])]
        counts.update(forms)
        if source.shape != "silent":
            answerable.update(forms)
    known = {form for form, count in counts.items() if count >= KNOWN}
    words = {
        form
        for name, table in tables.items()
        for key, values in table.entries.items()
        if name not in MERE_TALK and NAMED_EMPLOYER not in values  # no word is mended to the name of a firm
        for form in key
    }
    common = {form for form in known if counts[form] >= OFTEN}
    spelling = sorted(common | words, key=lambda form: (-counts[form], form))
    return {
        "types": [_type_row(source) for source, _ in sources],
        "tables": {name: table.dump() for name, table in tables.items()},
        "example_forms": sorted(answerable & known),
        "usual_forms": sorted(form for form in answerable & known if counts[form] >= USUAL),
        "function_forms": sorted(function_forms),
        "phrase_forms": sorted(_phrase_forms(tables)),
        "floor": 0.0,
        "features": feature_names([source.question_type for source, _ in sources], tables),
        "spelling": [form for form in spelling if form.isalpha()],
    }


def _phrase_forms(tables: dict[str, PhraseTable[str]]) -> set[str]:
    """Every word of the tables that hold no names."""
    own = (table for name, table in tables.items() if not name.startswith(NAMES))
    return {form for table in own for key in table.entries for form in key}


def _type_row(source: QuestionTypeSource) -> dict[str, Any]:
    return source.model_dump(mode="json", exclude={"cues", "decisive"})


def _vocabulary_tables(name: str, node: dict[str, Any]) -> Iterable[tuple[str, PhraseTable[str]]]:
    """One table for a vocabulary of lists; one a part for lists of words and for nested parts."""
    if all(isinstance(part, list) for part in node.values()) and name in TABLES:
        return [(name, PhraseTable.of((phrase, key) for key, phrases in node.items() for phrase in phrases))]
    tables = []
    for key, part in node.items():
        pairs = (
            [(phrase, phrase) for phrase in part]
            if isinstance(part, list)
            else [(phrase, value) for value, phrases in part.items() for phrase in phrases]
        )
        tables.append((f"{name}.{key}", PhraseTable.of(pairs)))
    return tables
