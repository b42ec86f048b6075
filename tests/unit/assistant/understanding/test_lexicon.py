from __future__ import annotations

from typing import TYPE_CHECKING

from assistant.understanding.lexicon import SkillName, build_lexicon
from assistant.understanding.phrases import PhraseTable, normal_forms
from knowledge.factbook import FactBook
from knowledge.types import Measure

if TYPE_CHECKING:
    from assistant.understanding.lexicon import Lexicon


def test_names_lead_to_what_they_name(lexicon: Lexicon) -> None:
    """Roles with their aliases, skills, components, alternatives and places are all known."""
    assert lexicon.roles.values(("lighthouse", "keeper")) == ("lighthouse-keeper",)
    assert lexicon.roles.values(("lk",)) == ("lighthouse-keeper",)
    assert lexicon.skills.values(normal_forms("lamp optics")) == (SkillName("Lamp Optics"),)
    assert lexicon.skills.values(normal_forms("mirrors")) == (SkillName("Lamp Optics", "mirrors"),)
    assert lexicon.skills.values(("rust",)) == (SkillName("Go or Rust", "Rust"),)
    assert lexicon.places.values(("cardiff",)) == ("Cardiff",)
    assert lexicon.markets == ("UK",)


def test_and_may_be_written_out(lexicon: Lexicon) -> None:
    """ "Knots and Splices" is "Knots & Splices"."""
    assert lexicon.skills.values(normal_forms("knots and splices")) == (SkillName("Knots & Splices"),)


def test_words_of_the_roles_name_lead_to_no_skill(lexicon: Lexicon) -> None:
    """A word the role itself is called by cannot single out a skill."""
    assert "keeper" not in lexicon.skill_words
    assert lexicon.skill_words["optic"] == (SkillName("Lamp Optics"),)


def test_other_facts_give_other_names(book: FactBook, lexicon: Lexicon) -> None:
    """No name outlives the document it stands in."""
    facts = [fact for fact in book.facts if fact.measure != Measure.EMERGING_SKILL]
    assert "solar" in lexicon.forms
    assert "solar" not in build_lexicon(FactBook.of(book.documents, facts)).forms


def test_the_order_of_documents_is_no_matter(book: FactBook, lexicon: Lexicon) -> None:
    """The same facts in another order give the same values for every phrase."""
    other = build_lexicon(FactBook.of(book.documents, reversed(book.facts)))
    assert other.forms == lexicon.forms
    for key, names in lexicon.skills.entries.items():
        assert sorted(other.skills.values(key)) == sorted(names)


def test_a_name_inside_another_leads_to_both(book: FactBook) -> None:
    """ "Splices", a skill of its own, also leads to "Knots & Splices"."""
    java = next(fact for fact in book.facts if fact.skill == "Java")
    splices = java._replace(fact_id="x", skill="Splices", text="Splices")
    lexicon = build_lexicon(FactBook.of(book.documents, [*book.facts, splices]))
    assert {name.whole for name in lexicon.skills.values(("splice",))} == {"Splices", "Knots & Splices"}


def test_other_words_link_only_to_what_a_document_names(book: FactBook) -> None:
    """Other words stand for a skill where a document has it, and for nothing where none does."""
    named = next(fact.skill for fact in book.facts if fact.skill)
    concepts = {
        f"concepts.{named}": PhraseTable.of([("glowing things", "glowing things")]),
        "concepts.Basket Weaving": PhraseTable.of([("withy craft", "withy craft")]),
        "places.market": PhraseTable.of([("nationally", "nationally")]),
    }
    skills = build_lexicon(book, concepts).skills
    assert [name.whole for name in skills.values(("glowing", "thing"))] == [named]
    assert not skills.values(("withy", "craft"))
    assert not skills.values(("nationally",))


def test_other_words_never_take_a_name_of_a_document(book: FactBook) -> None:
    """What a document itself calls a skill keeps its meaning."""
    one, other = list(dict.fromkeys(fact.skill for fact in book.facts if fact.skill))[:2]
    concepts = {f"concepts.{one}": PhraseTable.of([(other, other)])}
    assert build_lexicon(book, concepts).skills.entries == build_lexicon(book).skills.entries


def test_other_words_for_a_name_inside_names_lead_to_all_of_them(book: FactBook) -> None:
    """Where no skill is called just that, they stand for every skill whose name has it, and no other."""
    tables = {"concepts.Lamp": PhraseTable.of([("lantern", "lantern")])}
    lexicon = build_lexicon(book, tables)
    assert {name.whole for name in lexicon.skills.values(("lantern",))} == {"Lamp Optics", "Solar Lamps"}


def test_of_role_has_only_the_skills_of_a_role(lexicon: Lexicon) -> None:
    """Of its own role a lexicon keeps everything, of another one no skill."""
    assert lexicon.of_role("lighthouse-keeper").skills.entries == lexicon.skills.entries
    assert lexicon.of_role("nurse").skills.entries == {}
    assert lexicon.of_role("nurse").skill_words == {}
