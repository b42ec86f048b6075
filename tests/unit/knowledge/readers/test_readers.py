from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from knowledge.library_files import SUFFIXES
from knowledge.readers import READERS, known_suffixes, reader_for
from knowledge.text import sanitise
from knowledge.types import BlockKind


def read(text: str, suffix: str) -> list[tuple[BlockKind, str]]:
    """Kind and characters of each block, before furniture is marked."""
    reader = reader_for(suffix)
    assert reader is not None
    return [(block.kind, block.span.of(text)) for block in reader.read(text)]


def test_table_of_readers() -> None:
    """The formats that can be read, in order; adding one is a row here."""
    assert [(reader.name, reader.suffixes) for reader in READERS] == [
        ("Markdown", (".md", ".markdown")),
        ("plain text", (".txt", ".text")),
    ]
    assert known_suffixes() == SUFFIXES
    assert reader_for(".MD") is READERS[0]
    assert reader_for(".exe") is None


def test_markdown_blocks(markdown_page: str) -> None:
    """Blocks are their text without marks; continuation lines and emphasis stay as written."""
    front, *blocks = read(markdown_page, ".md")
    assert front[0] is BlockKind.FRONT_MATTER
    assert blocks == [
        (BlockKind.HEADING, "Wind Turbine Technician"),
        (BlockKind.HEADING, "Pay"),
        (BlockKind.PARAGRAPH, "The median salary is £41,500,\nand in London it is **£44,000**."),
        (BlockKind.LIST_ITEM, "Rope access"),
        (BlockKind.LIST_ITEM, "Gearbox diagnostics,\n  offshore"),
        (BlockKind.TABLE_ROW, "Skill | Share"),
        (BlockKind.TABLE_ROW, "Hydraulics | 71%"),
        (BlockKind.HEADING, "Nothing below"),
    ]


@pytest.mark.parametrize(
    ("text", "kind", "content"),
    [
        ("## Pay ##\n", BlockKind.HEADING, "Pay"),
        ("Pay\n---\n", BlockKind.HEADING, "Pay"),
        ("**Pay**\n", BlockKind.HEADING, "Pay"),
        ("1. First\n", BlockKind.LIST_ITEM, "First"),
        ("- [ ] - x\n", BlockKind.LIST_ITEM, "[ ] - x"),
        ("> quoted words\n", BlockKind.PARAGRAPH, "quoted words"),
        ("    four blanks\n", BlockKind.PARAGRAPH, "four blanks"),
        ("<!-- remark -->\n", BlockKind.FURNITURE, "<!-- remark -->"),
    ],
)
def test_markdown_forms(text: str, kind: BlockKind, content: str) -> None:
    """Each form of a block gives its text alone."""
    assert read(text, ".md") == [(kind, content)]


def test_headings_name_the_section(markdown_page: str) -> None:
    """A block carries the title of the nearest heading above it."""
    blocks = READERS[0].read(markdown_page)
    assert {b.heading for b in blocks if b.kind is BlockKind.LIST_ITEM} == {"Pay"}


def test_pasted_lines_are_paragraphs(pasted_page: str) -> None:
    """A line of a pasted page is a paragraph; "Label: text" and gap lines stay whole."""
    blocks = read(pasted_page, ".txt")
    assert [text for _, text in blocks] == pasted_page.splitlines()
    assert {kind for kind, _ in blocks[1:-1]} == {BlockKind.PARAGRAPH}


@pytest.mark.parametrize(
    "row",
    [
        "Hydraulics  Essential  71%",
        "Hydraulics\tEssential\t71%",
        "Hydraulics | Essential | 71%",
        "Hydraulics Essential 71%",
        "Hydraulics\nEssential\n71%",
        "Hydraulics\n71%",
    ],
)
def test_pasted_table_rows(row: str) -> None:
    """A row of a skills table is one block, however its cells are parted."""
    text = f"Demand for each skill is below.\n{row}\nAll figures are shares of adverts.\n"
    assert (BlockKind.TABLE_ROW, row) in read(text, ".txt")


def test_pasted_headings_are_guessed() -> None:
    """A short line without an end mark before a text is a heading; a run of short lines is a list."""
    text = "Pay\nThe median is £41,500.\n\nSkills\n\nRope access\nHydraulics\nFirst aid\n\nIt ends here.\n"
    assert read(text, ".txt") == [
        (BlockKind.HEADING, "Pay"),
        (BlockKind.PARAGRAPH, "The median is £41,500."),
        (BlockKind.HEADING, "Skills"),
        (BlockKind.LIST_ITEM, "Rope access"),
        (BlockKind.LIST_ITEM, "Hydraulics"),
        (BlockKind.LIST_ITEM, "First aid"),
        (BlockKind.PARAGRAPH, "It ends here."),
    ]


def test_wrapped_lines_are_one_paragraph() -> None:
    """Lines cut at a fixed width are joined: a sentence must not be cut in two."""
    wrapped = (
        "The median Wind Turbine Technician salary in the UK is\n"
        "£41,500, and it rises with the sea one works on; the\n"
        "range is wide."
    )
    assert read(f"{wrapped}\n\nSecond.\n", ".txt") == [
        (BlockKind.PARAGRAPH, wrapped),
        (BlockKind.PARAGRAPH, "Second."),
    ]


@pytest.mark.parametrize("suffix", [".md", ".txt"])
@given(text=st.text(alphabet=st.sampled_from("aB1 \n\t#-*|>.:%→•`~=_[]()<&\\é£"), max_size=120))
def test_blocks_are_ordered_and_trimmed(suffix: str, text: str) -> None:
    """Whatever is read: blocks are in order, do not overlap and have no white space around them."""
    stored = sanitise(text)
    reader = reader_for(suffix)
    assert reader is not None
    at = 0
    for block in reader.read(stored):
        assert at <= block.span.start < block.span.end <= len(stored)
        if block.kind is not BlockKind.FRONT_MATTER:
            assert block.span.of(stored) == block.span.of(stored).strip()
        at = block.span.end
