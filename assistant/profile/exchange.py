"""A profile as the text that `read_answers` reads: the same bytes for the same profile."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from assistant.profile.answers import FORMAT, VERSION

if TYPE_CHECKING:
    from assistant.profile.types import Profile


def dump_answers(profile: Profile) -> str:
    """The profile as JSON in the format of docs/answers-format.md."""
    skills = {
        state.skill: {
            "level": state.level.word,
            **({"evidence": state.evidence} if state.evidence else {}),
            **({"date": state.date} if state.date else {}),
            "origin": state.origin.value,
            **({"source": state.source} if state.source else {}),
        }
        for state in profile.skills
    }
    answers = {
        "format": FORMAT, "version": int(VERSION), "role": profile.role_id, "place": profile.place,
        "basis": profile.basis.value, "target": profile.target.word, "skills": skills,
    }  # fmt: skip
    return json.dumps(answers, ensure_ascii=False, indent=2) + "\n"
