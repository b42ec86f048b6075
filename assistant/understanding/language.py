"""The compiled language: what asking needs of the question types, with no YAML and no training.

Three files, written by `training.py`: `language.json`, `weights.npy` (float32, one row a question type: the
vector's dimensions, the feature columns, the bias, the grams) and `frequencies.npy` (float32, of the grams).
"""

from __future__ import annotations

import io
import json
from typing import TYPE_CHECKING, Any, NamedTuple

from assistant.understanding.head import Head
from assistant.understanding.phrases import PhraseTable
from knowledge.number_grammar import Basis

if TYPE_CHECKING:
    from collections.abc import Iterable

    import numpy as np
    import numpy.typing as npt

TABLES = "language.json"
WEIGHTS = "weights.npy"
FREQUENCIES = "frequencies.npy"


class QuestionType(NamedTuple):
    """One kind of question: which shape answers it and from which measures."""

    question_type: str
    subject: str
    """Plain words for "I can tell you about …" and "nothing is said about …"."""
    shape: str
    measures: list[str]
    suggestion: str
    """A question of this type that can be offered, "" for none."""
    nearest: str
    """For subjects no document covers: the type whose answer is nearest, "" for none."""
    basis: str
    """Per what the amounts are counted: "year", "day", "" where that is no matter."""
    takes_roles: bool
    """Whether another role that a document names may be part of the question."""
    offers_nearest: bool
    """For a silent type: whether the nearest figures are given, labelled as such."""
    needs_cue: bool
    """Whether a word must say so: without one the type is not taken, however likely."""
    skill_is_cue: bool
    """Whether the name of a skill, known or not, says so as a cue does."""
    asks_passages: bool
    """For a silent type: whether a passage that is near enough answers after all."""
    within: tuple[str, ...]
    """Uncovered subjects that are but the setting of this one, which documents state for several settings."""
    with_skill: str
    """The type meant when the question names a skill and no role, "" for this one."""
    with_place: str
    """The type meant when the question names a place, "" for this one."""

    @property
    def is_silent(self) -> bool:
        """Whether no document speaks of the subject."""
        return self.shape == "silent"


class Language(NamedTuple):
    """Question types, vocabularies and the classifier's head."""

    types: dict[str, QuestionType]
    """In the order of the weight rows."""
    tables: dict[str, PhraseTable[str]]
    """Phrase tables by the vocabulary's path ("places.countries"), and "cues"."""
    example_forms: frozenset[str]
    """Normal forms of every word of the examples of answerable types."""
    usual_forms: frozenset[str]
    """Those of them that are used so often that they are no sign of a skill by themselves."""
    function_forms: frozenset[str]
    phrase_forms: frozenset[str]
    """Normal forms of every word of every cue and vocabulary of the language itself; names are left out:
    that a town is called Rust does not explain "rust"."""
    spelling: tuple[str, ...]
    """Forms a misspelt word may be mended to, the commonest in questions first."""
    features: tuple[str, ...]
    """Names of the feature columns, in order."""
    head: Head
    """Scores the question types, in the order of `types`."""

    @property
    def stated_bases(self) -> frozenset[str]:
        """Bases on which some question type's pay is stated."""
        return frozenset(kind.basis for kind in self.types.values() if kind.basis)

    @property
    def counted_bases(self) -> frozenset[str]:
        """Bases on which a person counts and no document states pay: "month"."""
        return frozenset(Basis) - self.stated_bases

    def is_word_of(self, table: str, form: str) -> bool:
        """Whether one word alone is a phrase of a table."""
        return (form,) in self.tables[table].entries

    def denies(self, forms: Iterable[str]) -> bool:
        """Whether any of the words denies: "not", "neither", "without"."""
        return any(self.is_word_of("relations.negating", form) for form in forms)


def load_language(files: dict[str, bytes]) -> Language:
    """The language of its compiled files."""
    return language_of(json.loads(files[TABLES]), *(_array(files[name]) for name in (WEIGHTS, FREQUENCIES)))


def _array(data: bytes) -> npt.NDArray[np.float32]:
    """The array of a .npy file's bytes, read-only: `numpy.load` would copy megabytes at every start."""
    import numpy as np  # threads are set before numpy is first imported

    file = io.BytesIO(data)
    np.lib.format.read_magic(file)
    shape, _, dtype = np.lib.format.read_array_header_1_0(file)
    return np.frombuffer(data, dtype, offset=file.tell()).reshape(shape)


def language_of(
    data: dict[str, Any], weights: npt.NDArray[np.float32], frequencies: npt.NDArray[np.float32]
) -> Language:
    """The language of its compiled tables, and the weights and frequencies of its head."""
    return Language(
        types={row["question_type"]: QuestionType(**row) for row in data["types"]},
        tables={name: PhraseTable.load(rows) for name, rows in data["tables"].items()},
        example_forms=frozenset(data["example_forms"]),
        usual_forms=frozenset(data["usual_forms"]),
        function_forms=frozenset(data["function_forms"]),
        phrase_forms=frozenset(data["phrase_forms"]),
        spelling=tuple(data["spelling"]),
        features=tuple(data["features"]),
        head=Head(weights, frequencies, data["floor"]),
    )
