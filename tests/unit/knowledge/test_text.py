from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.text import fold, sanitise, sentences, words
from knowledge.types import Span


def cut(text: str) -> list[str]:
    """The sentences of a text."""
    return [span.of(text) for span in sentences(text, Span(0, len(text)))]


@pytest.mark.parametrize(
    "text",
    [
        "Pay is £52.5k, e.g. in Leeds.",
        "Rates vs. salaries differ, i.e. they vary.",
        "It takes approx. 24 months.",
        "See No. 5 on the list.",
        "Node.js and Python 3.11 are asked for.",
        "J. Smith and Mary B. Jones agree.",
        "Tools (Ray, Horovod, etc.) are rare.",
        "Everyone asked: 1. Python, 2. SQL.",
    ],
)
def test_stays_whole(text: str) -> None:
    """Abbreviations, decimals, initials and enumerators do not end a sentence."""
    assert cut(text) == [text]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Skills include R. These pay.", ["Skills include R.", "These pay."]),
        ("Pay is £70,000 p.a. London is dearer.", ["Pay is £70,000 p.a.", "London is dearer."]),
        ("Many hold a Ph.D. Others do not.", ["Many hold a Ph.D.", "Others do not."]),
        ("It began in 2023. 70% ask for it.", ["It began in 2023.", "70% ask for it."]),
        ("“Is it so?” Yes (truly.) £5 it is!", ["“Is it so?”", "Yes (truly.)", "£5 it is!"]),
        ("Base is Java. iOS follows.", ["Base is Java.", "iOS follows."]),
        ("One\n- two\n- three", ["One", "- two", "- three"]),
        ("One\n\ntwo", ["One", "two"]),
        ("A line that\nruns on. And ends.", ["A line that\nruns on.", "And ends."]),
    ],
)
def test_is_cut(text: str, expected: list[str]) -> None:
    """A sentence ends at its end mark, which belongs to it, at a blank line and at a list marker."""
    assert cut(text) == expected


@given(st.text(), st.text(), st.text())
def test_sentences_cover_the_block(before: str, block: str, after: str) -> None:
    """Sentences stand in order inside their block, and what is between them is white space."""
    text = before + block + after
    at = len(before)
    for span in sentences(text, Span(len(before), len(before) + len(block))):
        assert not text[at : span.start].strip()
        assert span.start < span.end
        at = span.end
    assert not text[at : len(before) + len(block)].strip()


@given(st.text())
def test_fold_maps_back_exactly(text: str) -> None:
    """Each folded character leads back to original characters that fold to a text with it in it."""
    folded = fold(text)
    assert len(folded.text) == len(folded.starts) == len(folded.ends)
    for at, character in enumerate(folded.text):
        span = folded.span(at, at + 1)
        assert 0 <= span.start < span.end <= len(text)
        assert character in fold(span.of(text)).text
    assert list(folded.starts) == sorted(folded.starts)


@given(st.text(), st.text(alphabet="aäé£–ﬁK’ ", min_size=1))
def test_found_in_a_fold_is_found_in_the_text(before: str, needle: str) -> None:
    """What is found in the folded text folds the same when cut out of the original."""
    text = before + " " + needle
    folded = fold(text)
    wanted = fold(needle).text
    at = folded.text.rindex(wanted)
    assert wanted in fold(folded.span(at, at + len(wanted)).of(text)).text


def test_fold_makes_spellings_meet() -> None:
    """Case, dashes, quotes, ligatures and non-breaking blanks do not part equal words."""
    assert fold("CI–CD “ﬁne” 5\u00a0k").text == 'ci-cd "fine" 5 k'
    assert fold("e\u0301").text == fold("É").text


def test_words_keep_technical_names() -> None:
    """Names with signs and amounts with units are one word each; hyphens and long slashes part."""
    text = (
        "C++, C# and Node.js; CI/CD (70%) £70k £52.5k/day, R&D, .NET fine-tuning TensorFlow/PyTorch, 1,500."
    )
    assert [word.text for word in words(text)] == [
        *("c++", "c#", "and", "node.js", "ci/cd", "70%", "£70k", "£52.5k", "day", "r&d", ".net"),
        *("fine", "tuning", "tensorflow", "pytorch", "1,500"),
    ]


@given(st.text(), st.integers(0, 5))
def test_words_slice_to_their_text(text: str, start: int) -> None:
    """A word's span, less the start given, cuts characters that fold to the word."""
    for word in words(text, start):
        assert word.text in fold(text[word.span.start - start : word.span.end - start]).text


@pytest.mark.parametrize(
    ("dirty", "clean"),
    [
        ("a\x1b[31mred\x1b[0m", "ared"),
        ("a\x1b]52;c;Zm9v\x07b", "ab"),
        ("a\x1b]0;title\x1b\\b", "ab"),
        ("a\x9b1mb", "ab"),
        ("£70\u202e,000\u200b", "£70,000"),
        ("\ufeffa\r\nb\rc\x85d\u2028e", "a\nb\nc\nd\ne"),
        ("tab\there\x00\x08", "tab\there"),
        ("a\ud800b", "a\ufffdb"),
        ("[bold] stays", "[bold] stays"),
        ("an open \x1b]52;c;end stays", "an open 52;c;end stays"),
    ],
)
def test_sanitise(dirty: str, clean: str) -> None:
    """Escape sequences go whole; controls, bidi and unseen characters go; words stay."""
    assert sanitise(dirty) == clean


@given(st.text(alphabet=st.characters(), max_size=40))
def test_sanitise_twice_changes_nothing(text: str) -> None:
    """The stored text, read again, is the stored text; no control or surrogate is left."""
    once = sanitise(text)
    assert sanitise(once) == once
    assert not any(c < " " and c not in "\n\t" for c in once)
    once.encode()
