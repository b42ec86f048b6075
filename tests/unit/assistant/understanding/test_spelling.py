from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from assistant.understanding.spelling import Speller

if TYPE_CHECKING:
    from assistant.understanding.language import Language
    from assistant.understanding.lexicon import Lexicon
    from assistant.understanding.spelling import WordList


@pytest.fixture
def speller(language: Language, lexicon: Lexicon, english: WordList) -> Speller:
    """Mends against the real vocabulary and the names of the invented page."""
    return Speller(language, lexicon, english)


@pytest.mark.parametrize(
    ("written", "mended"),
    [
        ("what is the salry", "what is the salary"),
        ("medain salary", "median salary"),
        ("SALRY", "SALARY"),
        ("is it a lighthuose keeper", "is it a lighthouse keeper"),
        ("salary in Cardif", "salary in cardiff"),
    ],
)
def test_a_slip_is_mended(speller: Speller, written: str, mended: str) -> None:
    """One slip in a word of questions or in a name of the documents is forgiven."""
    text, corrections = speller.mend(written)
    assert text == mended
    assert [item.span.of(written) for item in corrections] == [item.written for item in corrections]
    assert len(corrections) == 1


@pytest.mark.parametrize(
    "text",
    [
        "the marina and the coral script",  # English, near to other words or not
        "what do people need",
        "salary in Lancaster",  # written as a name
        "is Scala needed",
        "xml sre aws",  # too short to have one neighbour
        "b2b 4x4 k8s",
        "qwertzuiop",
        "can they prescribe",  # two slips at one end make another word: "describe"
        "what does an estimator do",
    ],
)
def test_what_is_no_slip_stays(speller: Speller, text: str) -> None:
    """A word English knows, a name, a short word and noise are left as they are."""
    assert speller.mend(text) == (text, ())


def test_a_name_of_the_documents_is_never_changed(speller: Speller, lexicon: Lexicon) -> None:
    """Every word of every name is its own spelling, in lower case too."""
    for form in lexicon.forms:
        assert speller.mend(f"about {form}") == (f"about {form}", ())


def test_a_word_of_the_language_is_never_changed(speller: Speller, language: Language) -> None:
    """Every word that something may be mended to stays itself."""
    for form in language.spelling:
        assert speller.mend(form)[0] == form


def test_the_rest_of_the_text_is_untouched(speller: Speller) -> None:
    """Signs, blanks and letters around a mended word stay where they were."""
    text, corrections = speller.mend("  What?! …the  salry, (medain)")
    assert text == "  What?! …the  salary, (median)"
    assert [item.taken_as for item in corrections] == ["salary", "median"]


def test_a_word_that_a_document_writes_is_never_mended(
    speller: Speller, language: Language, lexicon: Lexicon, english: WordList
) -> None:
    """What would be a slip elsewhere is a word where the page itself has it."""
    assert speller.mend("what is a salry")[1]
    written = lexicon._replace(texts=("The Salry is a small boat.",))
    assert Speller(language, written, english).mend("what is a salry") == ("what is a salry", ())
