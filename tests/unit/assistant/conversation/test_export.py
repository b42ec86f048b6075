"""The exported conversation: this one, as it stands, inert in every format, never over another file."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

import pytest
from markdown_it import MarkdownIt

from assistant.conversation.export import ExportError, export, transcript_of
from assistant.rendering.markdown import escaped
from assistant.rendering.transcript import FORMATS

if TYPE_CHECKING:
    from pathlib import Path

    from assistant.conversation.talk import Conversation

HOSTILE = '<script>alert(1)</script> [x](http://x.example) **b** `c` ![i](http://i.example) & "q"'


def test_an_empty_conversation_is_an_error(talk: Conversation, tmp_path: Path) -> None:
    """Nothing is written; one whose only turn was taken back is empty too."""
    talk.ask("typical day rate?")
    talk.undo()
    with pytest.raises(ExportError, match="empty"):
        export(talk, str(tmp_path / "x.md"))
    assert not (tmp_path / "x.md").exists()


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_has_this_conversation(talk: Conversation, tmp_path: Path, kind: str) -> None:
    """Questions, figures and sources of what stands, and nothing of what was taken back."""
    for question in ("typical day rate?", "and in Cardiff?", "largest gaps?"):
        talk.ask(question)
    talk.undo()
    text = export(talk, str(tmp_path / f"talk.{kind}")).read_text(encoding="utf-8")
    assert "and in Cardiff?" in text
    assert "£230" in text
    assert "largest gaps" not in text
    assert text == FORMATS[kind](transcript_of(talk))


def test_the_json_holds_the_answer_objects(talk: Conversation) -> None:
    """Each turn is what `--json` prints, with its time."""
    talk.ask("typical day rate?")
    data = json.loads(FORMATS["json"](transcript_of(talk)))
    (turn,) = data["turns"]
    assert (data["session"], turn["at"], turn["status"]) == (
        talk.session_id,
        "2031-03-09T10:00:00",
        "answered",
    )


def test_the_page_can_do_nothing(talk: Conversation) -> None:
    """No script, nothing fetched, a style allowed by its hash, hostile words shown as words."""
    talk.ask(HOSTILE)
    page = FORMATS["html"](transcript_of(talk))
    assert "default-src 'none'" in page
    assert "<script" not in page
    assert not re.search(r"(?:src|href)=\"(?!#)", page)
    assert "&lt;script&gt;alert(1)&lt;/script&gt;" in page


def test_the_markdown_is_only_words() -> None:
    """Links, images, HTML and emphasis of a document or a question stay characters."""
    for text in (
        HOSTILE,
        "1. one",
        "- two",
        "+ three",
        "# four",
        "> five",
        "~~~",
        "====",
        "a | b",
        "http://x.example",
    ):
        html = MarkdownIt("gfm-like", {"linkify": False}).render(escaped(text))
        assert re.findall(r"<(?!/?p>)[a-z]+", html) == [], text
        shown = re.sub("<[^>]*>", "", html).strip()
        for entity, character in (("&lt;", "<"), ("&gt;", ">"), ("&quot;", '"'), ("&amp;", "&")):
            shown = shown.replace(entity, character)
        assert shown == text


def test_no_other_file_is_written_over(talk: Conversation, tmp_path: Path) -> None:
    """A file that exists, another ending or a folder that cannot be made is an error that says so."""
    talk.ask("typical day rate?")
    mine = tmp_path / "mine.md"
    mine.write_text("my own", encoding="utf-8")
    with pytest.raises(ExportError, match="already"):
        export(talk, str(mine))
    assert mine.read_text(encoding="utf-8") == "my own"
    with pytest.raises(ExportError, match=r"\.md, \.html, \.json"):
        export(talk, "talk.pdf")
    with pytest.raises(ExportError, match="could not be written"):
        export(talk, str(mine / "below.md"))
