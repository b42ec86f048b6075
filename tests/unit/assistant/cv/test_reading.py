"""A file becomes sentences, or one clear sentence of why it cannot."""

from __future__ import annotations

import json
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from assistant.cv.errors import CvError
from assistant.cv.reading import read_cv, reading_of
from assistant.cv.sections import LONGEST_SENTENCE
from assistant.cv.suggest import analyse
from assistant.cv.types import Part, Years
from tests.fixtures.cvs.make_files import pdf_of

if TYPE_CHECKING:
    from assistant.cv.terms import Skill

CVS = Path(__file__).resolve().parents[3] / "fixtures" / "cvs"


@pytest.mark.parametrize(
    "path",
    sorted(p for p in CVS.iterdir() if p.stem not in ("make_files", "__pycache__") and p.is_file()),
    ids=lambda path: path.name,
)
def test_every_format_is_read(path: Path) -> None:
    """With sentences in order, inside the text, and the sections that a CV has."""
    reading = read_cv(path, year=2026)
    assert reading.warnings == ()
    spans = [sentence.span for sentence in reading.sentences]
    assert spans == sorted(spans)
    assert all(0 <= span.start < span.end <= len(reading.text) for span in spans)
    assert {Part.WORK, Part.EDUCATION, Part.COURSES} & {one.part for one in reading.sentences}


@pytest.mark.parametrize(("name", "data", "found"), [
    ("cv.txt", b"", "empty .0 bytes."),
    ("cv.txt", b" \n\n", "empty"),
    ("cv.txt", b"---\n===\n", "no words"),
    ("cv.pdf", pdf_of([["One line."]] * 200), "200 pages"),
    ("cv.pdf", b"Just text.", "no PDF file"),
    ("cv.docx", b"Just text.", "no DOCX file"),
    ("cv.docx", b"PK\x03\x04 damaged", "damaged"),
    ("cv.doc", b"\xd0\xcf\x11\xe0 an old container", "ending in “.doc”"),
    ("cv.odt", b"PK\x03\x04 another zip", "ending in “.odt”"),
    ("cv.pages", b"something", "ending in “.pages”"),
    ("cv.pdf", b"\x89PNG\r\n", "picture"),
    ("cv.txt", b"\xff\xd8\xff\xe0 a photograph", "picture"),
    ("cv.txt", b"{\\rtf1 rich}", "rich text"),
    ("cv.txt", b"text\0binary", "not a text file"),
    ("cv.txt", b"a " * 150_000, "300,000 characters"),
    ("cv.json", b"{not json", "no JSON"),
    ("cv.json", b"[" * 100_000, "no JSON"),
    ("cv.json", b'{"a": 1}', "no JSON Resume"),
])  # fmt: skip
def test_what_cannot_be_read_is_said(name: str, data: bytes, found: str, tmp_path: Path) -> None:
    """What was found, in which file, and what to do next."""
    path = tmp_path / name
    path.write_bytes(data)
    with pytest.raises(CvError, match=found) as caught:
        read_cv(path)
    assert caught.value.where.startswith(str(path))
    assert caught.value.remedy


def test_a_missing_file_and_a_folder_are_said(tmp_path: Path) -> None:
    """Without a traceback."""
    with pytest.raises(CvError, match="no such file"):
        read_cv(tmp_path / "none.txt")
    with pytest.raises(CvError, match="not an ordinary file"):
        read_cv(tmp_path)


def test_what_a_file_holds_decides(tmp_path: Path) -> None:
    """A PDF that is called .txt is read as the PDF it is."""
    path = tmp_path / "cv.txt"
    path.write_bytes(pdf_of([["Experience", "Wrote SQL each day."]]))
    assert "Wrote SQL each day." in read_cv(path).text


def test_old_encodings_are_read(tmp_path: Path) -> None:
    """Windows' letters and UTF-16 are letters."""
    for encoding in ("cp1252", "utf-16"):
        path = tmp_path / f"{encoding}.txt"
        path.write_bytes("Experience\n\nCafé manager".encode(encoding))
        assert "Café" in read_cv(path).text


def test_json_resume_of_odd_shapes_is_read(tmp_path: Path) -> None:
    """Wrong types are left out, not stumbled over."""
    path = tmp_path / "cv.json"
    odd = {
        "work": [7, None, {"position": 3, "highlights": "no list"}],
        "skills": [{"name": "SQL"}],
        "basics": [],
    }
    path.write_text(json.dumps(odd), encoding="utf-8")
    assert "SQL" in read_cv(path).text


def test_json_resume_of_an_older_form_is_read(tmp_path: Path) -> None:
    """It called the employer "company"; whoever stands there is an employer in both."""
    path = tmp_path / "cv.json"
    job = {"company": "Cakes", "position": "Baker", "startDate": "2019-03", "endDate": "2021-04"}
    path.write_text(json.dumps({"work": [job]}), encoding="utf-8")
    assert "Baker, Cakes (2019-03 - 2021-04)" in read_cv(path).text


@pytest.mark.parametrize(("line", "years"), [
    ("Engineer, Acme, March 2019 - present", Years(2019, None, 3)),
    ("Engineer, Acme, 03/2019 – 04/2021", Years(2019, 2021, 3, 4)),
    ("Engineer, Acme (2019 to 2021)", Years(2019, 2021)),
    ("Acme, 14 months, to December 2025", Years(2024, 2025, 11, 12)),
    ("Engineer, Acme, since 2020", Years(2020, None)),
    ("Engineer, Acme (2019-11 - 2020-01)", Years(2019, 2020, 11, 1)),
    ("Engineer, Acme, Sept. 2019 to autumn 2021", Years(2019, 2021, 9, 9)),
])  # fmt: skip
def test_a_job_has_its_years(line: str, years: Years) -> None:
    """The sentences under it stand in those years."""
    reading = reading_of(f"Experience\n\n{line}\nWrote reports.")
    assert [(one.years, one.is_header) for one in reading.sentences] == [(years, True), (years, False)]


def test_the_year_that_was_taken_is_told() -> None:
    """ "To date" without a year passed in is the latest one named; a job that has ended needs none."""
    text = "Experience\n\nBaker, Somewhere, 2019 - present\n" + "Bread. " * 30
    assert reading_of(text).warnings == ("year_taken",)
    assert reading_of(text, year=2026).warnings == ()
    assert reading_of(text.replace("present", "2021")).warnings == ()


def test_an_advert_is_noticed() -> None:
    """The person may have named the wrong file."""
    text = "We are looking for a chef. You will have a knife. We offer a hat. Apply now." + " Words." * 30
    assert reading_of(text).warnings == ("advert",)


@pytest.mark.parametrize("text", ["SQL, " * 5_000, "a" * 20_000, "a" + " " * 20_000 + "b"])
def test_a_sentence_without_an_end_is_cut(text: str) -> None:
    """Between words where it can be, and nothing but white space is lost: time grows with length alone."""
    reading = reading_of(text)
    assert max(one.span.end - one.span.start for one in reading.sentences) <= LONGEST_SENTENCE
    kept = "".join(one.span.of(text) for one in reading.sentences)
    assert "".join(kept.split()) == "".join(text.split())


def test_a_name_said_over_and_over_is_few_mentions(skills: tuple[Skill, ...]) -> None:
    """In one sentence it says no more the hundredth time."""
    found = analyse(reading_of("Skills\n\n" + "SQL, " * 100, year=2026), skills).found
    assert len(found[0].mentions) == 3


@given(st.text(alphabet=st.characters(codec="utf-8"), max_size=400))
def test_any_text_is_read(text: str) -> None:
    """Whatever stands in it, and twice the same."""
    reading = reading_of(text)
    assert reading == reading_of(text)
    assert all(one.span.of(text).strip() for one in reading.sentences)


@given(
    st.lists(st.sampled_from(
        "Experience\n|Skills\n|I no longer use |at |in |Spark |Go |R |R. |, |; |. |\n|- |2019 - 2020|SQL |"
        "Ltd |want to learn |expert |Docker ( |& |### |led |C++ |(|: ".split("|")
    ), max_size=40)
)  # fmt: skip
def test_mentions_are_characters_of_the_text(skills: tuple[Skill, ...], parts: list[str]) -> None:
    """Every mention is what stands there, inside its sentence."""
    text = "".join(parts)
    analysis = analyse(reading_of(text, year=2026), skills)
    mentions = [m for found in analysis.found for m in found.mentions] + [s.mention for s in analysis.skipped]
    for mention in (*mentions, *analysis.unknown):
        assert mention.span.of(text) == mention.term
        assert mention.sentence.covers(mention.span)
