"""The names that the documents themselves define: roles, skills, rungs and places.

Rebuilt from the facts, so that a swapped document swaps every name that can be asked for.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple

from assistant.understanding.phrases import PhraseTable, normal_forms
from knowledge.types import Measure

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from knowledge.factbook import FactBook
    from knowledge.types import Fact, RoleDocument

WHOLE_MEASURES = (
    Measure.GAP,
    Measure.DEMAND,
    Measure.SUPPLY,
    Measure.ESSENTIAL_SKILL,
    Measure.DESIRABLE_SKILL,
    Measure.EMERGING_SKILL,
)
CONCEPTS = "concepts."
"""Path of the vocabulary of other words for skills."""
MODIFIED = "occupations.needs_modifier"
"""Path of the vocabulary of nouns that are no job title without a word before them ("manager")."""
ACTIVITIES = {"eer": ("eering",), "er": ("ing",), "or": ("ing",), "ist": ("y", "e", "ics")}
"""Endings of those who do a work, and of the work."""
SHORTENED = {"Engineer": "eng", "Manager": "mgr", "Developer": "dev", "Surveyor": "surv"}
"""Nouns of titles that people write in short ("ML eng")."""
PAIR = 2
TITLE_MEASURES = (Measure.RUNG, Measure.LATERAL_MOVE, Measure.REPORTING_LINE)


class SkillName(NamedTuple):
    """A name under which a skill can be asked for."""

    whole: str
    """The skill that carries the figures, as the document names it."""
    part: str = ""
    """The component or alternative that was named, "" for the whole."""


class Lexicon(NamedTuple):
    """Phrase tables over the names of the documents."""

    roles: PhraseTable[str]
    """Role names and aliases -> role id."""
    heads: PhraseTable[str]
    """Last words that only one role has -> its id, where no word before makes them another title. One that
    other occupations have too ("keeper") is a guess that the answer has to name."""
    fields: PhraseTable[str]
    """Several words before the last one of a role's name, the work without the worker -> role id."""
    role_words: dict[str, str]
    """A word of the names of one of several roles -> its id, where no other role has it."""
    titles: PhraseTable[str]
    """Job titles that a document names without covering them -> the title as written."""
    skills: PhraseTable[SkillName]
    """Full names of skills, components and alternatives."""
    skill_words: dict[str, tuple[SkillName, ...]]
    """A word of a skill's or component's name -> the names that have it."""
    owners: dict[str, frozenset[str]]
    """A skill as documents name it -> the ids of the roles whose documents do."""
    places: PhraseTable[str]
    """Places for which some fact is stated."""
    markets: tuple[str, ...]
    forms: frozenset[str]
    """Normal forms of every word of every name."""
    texts: tuple[str, ...] = ()
    """What the documents say, for words that stand in no name."""

    def is_written(self, word: str) -> bool:
        """Whether some document has a word, in whatever case."""
        pattern = re.compile(rf"\b{re.escape(word)}\b", re.IGNORECASE)
        return any(pattern.search(text) for text in self.texts)

    def of_role(self, role_id: str) -> Lexicon:
        """The same with the skills of one role only."""

        def is_own(name: SkillName) -> bool:
            return role_id in self.owners.get(name.whole, ())

        skills = ((key, [*filter(is_own, names)]) for key, names in self.skills.entries.items())
        words = ((form, tuple(filter(is_own, names))) for form, names in self.skill_words.items())
        return self._replace(
            skills=PhraseTable({key: names for key, names in skills if names}, self.skills.longest),
            skill_words={form: names for form, names in words if names},
        )


def build_lexicon(book: FactBook, tables: Mapping[str, PhraseTable[str]] | None = None) -> Lexicon:
    """The names of all documents of a book.

    Args:
        tables: Tables of the language by their path. One of other words ("concepts.<name>") counts only
            where some document has a skill, or a part of one, of that name.
    """
    roles: PhraseTable[str] = PhraseTable()
    for document in book.documents:
        for name in (document.identity.role_name, *document.identity.aliases):
            for form in _role_spellings(name):
                roles.add(form, document.identity.role_id)
    heads = _heads(roles, book.documents, (tables or {}).get(MODIFIED, PhraseTable()))
    fields = _fields(roles, book.documents)
    skills = PhraseTable.of(pair for fact in book.facts for pair in _skill_names(fact))
    _add_containing(skills)
    owners = _owners(book)
    _add_concepts(skills, tables or {}, owners)
    known = {fact.document_id: book.document(fact.document_id).identity for fact in book.facts}
    titles = PhraseTable.of(
        pair for fact in book.facts for pair in _titles(fact, known[fact.document_id].role_name, heads)
    )
    places = PhraseTable.of((fact.place, fact.place) for fact in book.facts if fact.place)
    markets = book.markets
    for market in markets:
        places.add(market, market)
    texts = tuple(document.text for document in book.documents)
    words = _skill_words(book.facts, _role_forms(book.documents))
    forms = frozenset(
        form for table in (roles, skills, titles, places) for key in table.entries for form in key
    ) | frozenset(words)
    parts = _role_words(roles)
    return Lexicon(roles, heads, fields, parts, titles, skills, words, owners, places, markets, forms, texts)


def _owners(book: FactBook) -> dict[str, frozenset[str]]:
    owners: dict[str, set[str]] = {}
    for fact in book.facts:
        if fact.skill:
            owners.setdefault(fact.skill, set()).add(book.document(fact.document_id).identity.role_id)
    return {skill: frozenset(ids) for skill, ids in owners.items()}


def _role_spellings(name: str) -> Iterator[str]:
    """A role's name, run together, in the plural of an abbreviation, and as the work that is done.

    "Quantity Surveyor" is also asked about as "quantity surveying", "QS" as "QSs".
    """
    yield name
    yield name.replace(" ", "")
    if name.isupper():
        yield f"{name}s"
    for word, short in SHORTENED.items():
        if word in name:
            yield name.replace(word, short)
            yield name.replace(word, f"{short}s")
    for ending, others in ACTIVITIES.items():
        if " " in name and name.endswith(ending):
            yield from (name.removesuffix(ending) + other for other in others)


def _heads(
    roles: PhraseTable[str], documents: Iterable[RoleDocument], known: PhraseTable[str]
) -> PhraseTable[str]:
    """The last words of roles that no other role has and that are a title by themselves."""
    owners: dict[str, set[str]] = {}
    for document in documents:
        words = normal_forms(document.identity.role_name)
        owners.setdefault(words[-1], set()).add(document.identity.role_id)
    return PhraseTable.of(
        (word, next(iter(ids)))
        for word, ids in sorted(owners.items())
        if len(ids) == 1 and not known.values((word,)) and (word,) not in roles.entries
    )


def _fields(roles: PhraseTable[str], documents: Iterable[RoleDocument]) -> PhraseTable[str]:
    """What a role works at ("quantity control" of its engineer), where no other role works at it too."""
    owners: dict[tuple[str, ...], set[str]] = {}
    for document in documents:
        field = normal_forms(document.identity.role_name)[:-1]
        owners.setdefault(field, set()).add(document.identity.role_id)
    return PhraseTable.of(
        (" ".join(words), next(iter(ids)))
        for words, ids in sorted(owners.items())
        if len(words) > 1 and len(ids) == 1 and words not in roles.entries
    )


def _role_words(roles: PhraseTable[str]) -> dict[str, str]:
    """The words that only one of several roles has in its names."""
    owners: dict[str, set[str]] = {}
    for key, ids in roles.entries.items():
        for form in key:
            owners.setdefault(form, set()).update(ids)
    is_one = len(set().union(*owners.values())) < PAIR
    return {} if is_one else {form: min(ids) for form, ids in sorted(owners.items()) if len(ids) == 1}


def _add_concepts(
    skills: PhraseTable[SkillName],
    concepts: Mapping[str, PhraseTable[str]],
    owners: Mapping[str, frozenset[str]],
) -> None:
    """Let other words stand for a skill that some document names; a name of a document's own goes first."""
    known = dict(skills.entries)
    for path, table in sorted(concepts.items()):
        if not path.startswith(CONCEPTS):
            continue
        written = path.removeprefix(CONCEPTS)
        names = known.get(normal_forms(written), [])
        if not names and written[0].isupper():  # a name of its own, wherever it stands; "testing" is none
            names = _containing(known, normal_forms(written))
        for key in table.entries:
            spoken_for = frozenset[str]().union(*(owners[name.whole] for name in known.get(key, ())))
            for name in names:
                if owners[name.whole].isdisjoint(spoken_for):
                    skills.add_forms(key, name)


def _containing(known: Mapping[tuple[str, ...], list[SkillName]], part: tuple[str, ...]) -> list[SkillName]:
    """The names that have some words, in the order of their own."""
    found = (name for key, names in sorted(known.items()) if _is_within(part, key) for name in names)
    return list(dict.fromkeys(found))


def _is_within(part: tuple[str, ...], key: tuple[str, ...]) -> bool:
    starts = (at for at, form in enumerate(key) if form == part[0]) if part[0] in key else ()
    return any(key[at : at + len(part)] == part for at in starts)


def _add_containing(skills: PhraseTable[SkillName]) -> None:
    """Let a name stand for every whole whose own name contains it: "Kubernetes" for "Docker & Kubernetes"."""
    wholes = [(key, name) for key, names in skills.entries.items() for name in names if not name.part]
    for key, names in list(skills.entries.items()):
        for other, whole in wholes:
            if _is_within(key, other) and other != key:
                part = next((name.part for name in names if name.part), "")
                known = {name.whole for name in names}
                if whole.whole not in known:
                    names.append(SkillName(whole.whole, part))


def _skill_names(fact: Fact) -> Iterator[tuple[str, SkillName]]:
    if fact.measure == Measure.COMPONENT and fact.skill and fact.text:
        yield fact.text, SkillName(fact.skill, fact.text)
    if fact.measure not in WHOLE_MEASURES or not fact.skill:
        return
    yield fact.skill, SkillName(fact.skill)
    for part in fact.alternatives:
        yield part, SkillName(fact.skill, part)
    yield fact.skill.replace("&", "and"), SkillName(fact.skill)
    for word in fact.skill.split():
        if "-" in word and fact.skill.count("-") == 1:  # "take off" for the Take-off of a name
            yield word.replace("-", " "), SkillName(fact.skill)


def _titles(fact: Fact, role: str, heads: PhraseTable[str]) -> Iterator[tuple[str, str]]:
    """Titles of other jobs, and rungs of the role also by its last word: "Senior Keeper"."""
    head = role.rpartition(" ")[2]
    if fact.measure in TITLE_MEASURES and fact.text:
        for name in (fact.text, *fact.alternatives):
            # "Staff" of "Staff / Principal Engineer" alone is an everyday word; a move is named in full.
            if " " in name or fact.measure == Measure.LATERAL_MOVE:
                yield name, name
            if role not in {head, name} and role in name and heads.values(normal_forms(head)):
                yield name.replace(role, head), name


def _role_forms(documents: Iterable[RoleDocument]) -> frozenset[str]:
    return frozenset(
        form
        for document in documents
        for name in (document.identity.role_name, *document.identity.aliases)
        for form in normal_forms(name)
    )


def _skill_words(facts: Iterable[Fact], role_forms: frozenset[str]) -> dict[str, tuple[SkillName, ...]]:
    """Words that lead to a skill on their own: not words of the role's own name."""
    owners: dict[str, set[SkillName]] = {}
    for fact in facts:
        for name, skill in _skill_names(fact):
            for form in normal_forms(name):
                if form not in role_forms:
                    owners.setdefault(form, set()).add(skill)
    return {form: tuple(sorted(names)) for form, names in sorted(owners.items())}
