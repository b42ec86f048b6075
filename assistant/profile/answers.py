"""Answers in a file: YAML or JSON to a profile, every problem with its line, or nothing at all.

The format is in docs/answers-format.md. Values are read as the text that stands there: YAML's guesses
("no" is a truth value, "1_0" a number) are not made. Aliases, anchors and tags are refused.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from assistant.profile.changes import with_setting
from assistant.profile.errors import AnswersError, Found
from assistant.profile.types import Basis, Level, Origin, Profile, SkillState, key_of
from assistant.profile.yaml_lines import Entry, read_entries

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

LARGEST = 262_144
"""Bytes of an answers file: thousands of skills."""
KEYS = ("format", "version", "role", "place", "basis", "target", "skills")
FORMAT, VERSION = "career-assistant-answers", "1"
STATE_KEYS = ("level", "evidence", "date", "origin", "source")
LONGEST_TEXT = 1_000
NEAREST = 3
LEVELS = ", ".join(f"{level.value} {level.word}" for level in Level)


@dataclass(frozen=True, slots=True)
class Known:
    """Names that answers may use, as they are shown, by folded name."""

    roles: Mapping[str, str]
    """Role id by folded name or id."""
    skills: Mapping[str, Mapping[str, str]] | None = None
    """Per role id the skill names by folded name; None where any skill is welcome."""


def read_answers(raw: bytes, where: str, known: Known, *, date: str = "") -> Profile:
    """The profile that a file of answers states.

    Args:
        raw: The file's bytes.
        where: Its name, for messages.
        known: Names that may stand in it.
        date: ISO day for answers that carry none.

    Raises:
        AnswersError: With every problem and its line.
    """
    if len(raw) > LARGEST:
        raise AnswersError(where, [Found(1, f"{len(raw):,} bytes; answers have at most {LARGEST:,}.")])
    problems: list[Found] = []
    entries = read_entries(raw, where, problems)
    reader = _Reader(known, problems, date)
    profile = reader.profile(entries)
    if problems:
        raise AnswersError(where, problems)
    return profile


class _Reader:
    def __init__(self, known: Known, problems: list[Found], date: str) -> None:
        self._known, self._problems, self._date = known, problems, date

    def _say(self, entry: Entry, found: str) -> None:
        self._problems.append(Found(entry.line, found))

    def profile(self, entries: tuple[Entry, ...]) -> Profile:
        profile, skills = Profile(), None
        for entry in entries:
            key = entry.key.strip().casefold()
            if key not in KEYS:
                self._say(entry, f"“{entry.key}” is no key of answers: {', '.join(KEYS[2:])}.")
            elif key == "skills":
                skills = entry
            elif entry.children is not None:
                self._say(entry, f"“{key}” has a list or mapping where one value belongs.")
            else:
                profile = self._with(profile, key, entry)
        if not profile.role_id and self._known.skills is not None:
            profile = self._with_only_role(profile)
        for state in self._states(skills, profile.role_id) if skills else ():
            profile = profile.with_skill(state)
        return profile

    def _with_only_role(self, profile: Profile) -> Profile:
        """For an interview, the one role that is known; a missing role among several is a problem."""
        roles = set(self._known.roles.values())
        if len(roles) == 1:
            return with_setting(profile, "role", roles.pop())
        self._problems.append(Found(1, f"“role” is missing. Known: {self._role_names()}."))
        return profile

    def _role_names(self) -> str:
        return ", ".join(sorted(set(self._known.roles.values())))

    def _with(self, profile: Profile, key: str, entry: Entry) -> Profile:
        text = entry.text.strip()
        if key in {"format", "version"}:
            if text != {"format": FORMAT, "version": VERSION}[key]:
                self._say(entry, f"{key} “{text}” is not known; this version reads {FORMAT} {VERSION}.")
            return profile
        if key == "role":
            role = self._known.roles.get(key_of(text))
            if text and role is None:
                self._say(entry, f"No document is about “{text}”. Known: {self._role_names()}.")
            return with_setting(profile, key, role or "")
        if key == "target":
            level = self._level(entry, least=Level.AWARENESS)
            return with_setting(profile, key, level.word) if level else profile
        if key == "basis" and text not in set(Basis):
            self._say(entry, f"“{text}” is no basis: {' or '.join(Basis)}.")
            return profile
        return with_setting(profile, key, self._text(entry))

    def _text(self, entry: Entry) -> str:
        if len(entry.text) > LONGEST_TEXT:
            self._say(entry, f"{len(entry.text):,} characters; at most {LONGEST_TEXT:,}.")
        return " ".join(entry.text.split())

    def _level(self, entry: Entry, *, least: Level = Level.NONE) -> Level | None:
        text = entry.text.strip().casefold()
        level = next((level for level in Level if text in {level.word, str(level.value)}), None)
        if entry.children is not None or level is None or level < least:
            shown = "a list or mapping" if entry.children is not None else f"“{entry.text.strip()}”"
            self._say(entry, f"{shown} is no level for “{entry.key}”: {LEVELS}.")
            return None
        return level

    def _states(self, skills: Entry, role_id: str) -> Iterator[SkillState]:
        if skills.children is None:
            if skills.text.strip():
                self._say(skills, "“skills” has one value where names with levels belong.")
            return
        names = (self._known.skills or {}).get(role_id) if self._known.skills is not None else None
        seen: dict[str, int] = {}
        for entry in skills.children:
            key = key_of(entry.key)
            name = names.get(key) if names is not None else " ".join(entry.key.split())
            if key in seen:
                self._say(entry, f"“{entry.key}” stands in line {seen[key]} already.")
                continue
            seen[key] = entry.line
            if not key or len(entry.key) > LONGEST_TEXT:
                self._say(entry, f"“{entry.key[:40]}” is no name of a skill.")
            elif not name and (self._known.skills is None or role_id):
                self._say(entry, f"No skill “{entry.key}” in this role.{_nearest(entry.key, names or {})}")
            state = self._state(name or entry.key, entry)
            if state is not None:
                yield state

    def _state(self, name: str, entry: Entry) -> SkillState | None:
        if entry.children is None:
            level = self._level(entry)
            return None if level is None else SkillState(name, level, "", self._date, Origin.ANSWERS)
        fields = {child.key.strip().casefold(): child for child in entry.children}
        for child in entry.children:
            if child.key.strip().casefold() not in STATE_KEYS or child.children is not None:
                self._say(
                    child, f"“{child.key}” cannot stand there: {', '.join(STATE_KEYS)} each take a text."
                )
        if "level" not in fields:
            self._say(entry, f"“{entry.key}” has no level: {LEVELS}.")
            return None
        level = self._level(
            Entry(entry.key, fields["level"].line, fields["level"].text, fields["level"].children)
        )
        origin = fields["origin"].text if "origin" in fields else Origin.ANSWERS.value
        if origin not in set(Origin):
            self._say(fields["origin"], f"“{origin}” is no origin: {', '.join(Origin)}.")
            return None
        texts = {key: self._text(fields[key]) for key in ("evidence", "date", "source") if key in fields}
        if level is None:
            return None
        return SkillState(
            name, level, texts.get("evidence", ""), texts.get("date", self._date), Origin(origin),
            texts.get("source", ""),
        )  # fmt: skip


def _nearest(name: str, names: Mapping[str, str]) -> str:
    from rapidfuzz import fuzz, process

    keys: Iterable[str] = names.keys()
    found = process.extract(key_of(name), sorted(keys), scorer=fuzz.WRatio, limit=NEAREST, score_cutoff=60)
    shown = list(dict.fromkeys(names[key] for key, _, _ in found))
    return f" Nearest: {', '.join(shown)}." if shown else f" Known: {', '.join(sorted(set(names.values())))}."
