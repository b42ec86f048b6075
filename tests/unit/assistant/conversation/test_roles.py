"""What is known per role: counted, quoted, and "not stated" where the page does not say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.conversation.roles import known_roles, roles_text
from knowledge.factbook import FactBook

if TYPE_CHECKING:
    from assistant.conversation.talk import Conversation


def test_figures_are_those_of_the_page(talk: Conversation) -> None:
    """Each with the sentence it stands in; a count rests on no one sentence."""
    (role,) = known_roles(talk.deps.sources.book)
    assert (role.role, role.market, role.edition) == ("Lighthouse Keeper", "UK", "March 2031")
    cells = {cell.label: cell for cell in role.cells}
    assert cells["From"].text == "yours"
    assert cells["Sections"].text == "4"
    assert cells["Median salary"].text == "£31,000 a year"
    assert cells["Median salary"].quote == "The median salary in the UK is £31,000."
    assert cells["Median day rate"].text == "£180 a day"
    assert cells["Pay for"].text == "UK, Cardiff"
    assert cells["Most asked for"].text == "Java, 71%"
    assert cells["Widest gap"].text == "Lamp Optics, 43 points"
    assert not cells["Facts"].quote


def test_editions_stand_side_by_side_the_newest_first(talk: Conversation) -> None:
    """The same labels for all; what an edition does not state is empty, never taken from another."""
    book = talk.deps.sources.book
    (document,) = book.documents
    old = document._replace(identity=document.identity._replace(edition="2029-01"), is_shipped=True)
    newest, older = known_roles(FactBook.of([old, document], book.facts))
    assert (newest.edition, older.edition) == ("March 2031", "January 2029")
    assert [cell.label for cell in newest.cells] == [cell.label for cell in older.cells]
    assert {cell.label: cell.text for cell in older.cells} | {
        "Median salary": "",
        "Facts": "0",
        "From": "shipped",
    } == {cell.label: cell.text for cell in older.cells}


def test_the_text_has_every_role(talk: Conversation) -> None:
    """One under the other, each figure with its sentence and section."""
    text = roles_text(talk)
    assert text.startswith("Lighthouse Keeper, UK, March 2031\n- From: yours\n")
    assert "- Median salary: £31,000 a year: “The median salary in the UK is £31,000.” (Pay)" in text
