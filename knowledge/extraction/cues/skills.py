"""How pages announce lists of skills, and what their tables' headers say."""

from __future__ import annotations

import re

from knowledge.extraction.cues import cue
from knowledge.types import Measure

_NOUN = (
    r"(?:skills?|skill ?sets?|requirements?|competenc(?:y|ies)|tools?|technologies|abilities"
    r"|capabilities|requests?|topics?|areas?)"
)

SKILL_LISTS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.EMERGING_SKILL,
        cue(
            rf"\b(?:emerging|up[- ]and[- ]coming|(?:fast(?:est)?[- ])?growing|rising|newer|newest"
            rf"|upcoming|future)\s+(?:\w+\s+){{0,2}}{_NOUN}\b",
            rf"\b{_NOUN}\s+(?:(?:that|which)\s+(?:are|is)\s+|now\s+|to\s+|most\s+"
            rf"|fast\s+)*(?:on the rise|emerging|growing|rising|gaining\b|watch\b|in rising demand"
            rf"|on the way up)",
            r"\b(?:on the rise|gaining ground|climbing fast|on the horizon|starting to appear"
            r"|newcomers?|new arrivals)\b",
            r"\b(?:demand|interest)\s+(?:is|has been)\s+(?:growing|rising|climbing)(?:\s+\w+){0,2}\s+for\b",
            r"\b(?:employers|adverts?|job ads|postings|vacancies)\s+(?:now\s+)?(?:increasingly"
            r"|have started to|have begun to|are starting to|are beginning to)\s+(?:ask for|asking for"
            r"|request|mention|want|name|list|call for)\b",
            r"^emerging\b",
        ),
    ),
    (
        Measure.DESIRABLE_SKILL,
        cue(
            rf"\b(?:desirable|nice[- ]to[- ]have|preferred|optional|welcome|helpful|bonus|additional"
            rf"|good[- ]to[- ]have)\s+(?:\w+\s+)?{_NOUN}\b",
            rf"\b{_NOUN}\s+(?:(?:that|which)\s+(?:are|is)\s+)?(?:desirable|nice to have|preferred"
            rf"|optional|welcome)\b",
            r"\bnice[- ]to[- ]haves?\b",
            r"\bgood to have\b",
            r"\bdesirables?\b",
            r"\bnot essential but\b",
            r"\b(?:useful|helpful|welcome) (?:extras?|additions?)\b",
            r"\bstand(?:s)? out\b",
            r"\b(?:employers|adverts?|job ads|firms|companies|clients"
            r"|recruiters)\b(?:\s+\w+){0,3}\s+(?:also\s+)?(?:welcome|like to see|value|prefer"
            r"|appreciate|favour)\b",
            r"^(?:preferred|optional)\b",
        ),
    ),
    (
        Measure.ESSENTIAL_SKILL,
        cue(
            r"(?<!not )(?<!non-)\bessentials?\b",
            r"\bmust[- ]haves?\b",
            r"\bnon-negotiables?\b",
            r"\bindispensable\b",
            rf"\b(?:most\s+)?(?:sought[- ]after|requested|wanted|in[- ]demand|asked[- ]for|demanded"
            rf"|common(?:ly requested)?)\s+(?:\w+\s+)?{_NOUN}\b",
            rf"\b(?:core|key|required|mandatory|main|vital|fundamental)\s+(?:\w+\s+)?{_NOUN}\b",
            rf"\b{_NOUN}\s+(?:(?:that|which)\s+)?(?:(?:most|nearly all|almost all"
            rf"|the majority of)\s+)?(?:employers|adverts?|job ads|postings"
            rf"|vacancies)\s+(?:\w+\s+){{0,3}}(?:ask for|want|require|expect|demand|insist on|look for"
            rf"|request)",
            rf"\b{_NOUN}\s+(?:most\s+)?(?:in (?:greatest|highest|most) demand|asked for most"
            rf"|most in demand|wanted most)\b",
            r"\b(?:employers|adverts?|job ads|firms|companies|clients|recruiters|hiring managers"
            r"|vacancies|postings)\b(?:\s+\w+){0,4}\s+(?:insist on|expect|require|ask(?:ing)? for"
            r"|demand|look for|call for|want)\b",
            r"\b(?:(?:the|this) (?:role|job|post)|roles) (?:requires?|calls? for|demands?|needs?)\b",
            r"^required\b",
            r"^must have\b",
        ),
    ),
)
"""How a list of skills is announced; the first row that matches decides."""

OPENER = cue(
    r":",
    r"\b(?:includes?|including|comprises?|consists? of|cover|covers|being|such as|namely"
    r"|starts? with)\b",
    r"\b(?:are|is|remain)\b(?!\s+(?:essential|desirable|emerging|still|now|increasingly|often"
    r"|also\s+\w+ing)\b)",
)
"""What stands between the announcement and the list."""

QUANTIFIED = re.compile(
    r"\b(?:few|fewer|some|half|hardly any|\w+ (?:in|out of) (?:two|three|four|five|six|seven"
    r"|eight|nine|ten|\d+))\b[^,;]{0,30}$",
    re.IGNORECASE,
)
"""Before an announcement: what only some employers ask for is not essential."""

VERB_CUE = re.compile(
    r"\brole\b.*$|\bjob\b.*$|\bpost\b.*$|\broles \w+(?: for)?$|\b(?:employers|adverts?|job ads"
    r"|firms|companies|clients|recruiters|hiring managers|vacancies|postings)\b.*$"
    r"|\bfor$|^(?:required|preferred|optional|must have|emerging)$",
    re.IGNORECASE,
)
"""Announcements after which the list may follow at once ("employers insist on A, B and C")."""

TRAILING_SKILLS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.EMERGING_SKILL,
        re.compile(
            r"\s+(?:is|are)\s+(?:all\s+|now\s+|also\s+|both\s+)*(?:increasingly|on the rise|emerging"
            r"|gaining ground|climbing|starting to appear"
            r"|beginning to appear|becoming more common|turning up more|up[- ]and[- ]coming"
            r"|on the horizon|growing fast)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.DESIRABLE_SKILL,
        re.compile(
            r"\s+(?:is|are|would be|count as|counts as|make)\s+(?:all\s+|also\s+|both\s+|seen as\s+"
            r"|regarded as\s+|considered\s+|treated as\s+|classed as\s+|rated\s+)*"
            r"(?:an?\s+)?(?:desirable|nice[- ]to[- ]haves?|preferred|optional|a plus|plus\b|bonus\b"
            r"|advantages?|welcome|assets?|(?:useful|helpful|welcome) (?:extras?|additions?))",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.ESSENTIAL_SKILL,
        re.compile(
            r"\s+(?:is|are|remain|remains|count as|counts as)\s+(?:all\s+|also\s+|both\s+|still\s+"
            r"|seen as\s+|regarded as\s+|considered\s+|treated as\s+"
            r"|classed as\s+|classified as\s+|described as\s+|rated\s+|listed as\s+"
            r"|the\s+)*(?:absolutely\s+)?"
            r"(?:essentials?|must[- ]haves?|required|mandatory|non-negotiable|indispensable)\b",
            re.IGNORECASE,
        ),
    ),
)
"""How a list of skills is named after it ("A, B and C are essential")."""

LIST_END = re.compile(
    r"\s[\u2013\u2014]\s|\s-\s|(?P<semicolon>;)|[!?]|\.\s|,?\s+(?:which|who|where|because"
    r"|since|whereas|while|but|although|though|depending|according"
    r"|rather than|so that|in that order|as well as being)\b|,\s+(?:all|each|most|many|they"
    r"|these|those|it|with|as|and (?:most|many|they|these|it|all|the)|usually|often|though"
    r"|in)\s"
    r"|\s+(?:that|are|is|have|has|appear|appears|in (?:most|many|nearly|almost|every|their|its"
    r"|adverts)|on top of|across|among|at the|from (?:day|the)|after|once|when|if|within"
    r"|as the|for (?:most|many|the|this|these)|to be|before)\b",
    re.IGNORECASE,
)
"""What ends a list of names inside a sentence."""

NOT_A_NAME = re.compile(
    r"(?:they|it|this|that|these|those|there|here|he|she|we|you|what|which|who|people|someone"
    r"|candidates|employers|more|less|most|many"
    r"|much|few|not|no|never|often|rarely|also|still|hard|harder|easy|changing|growing|listed"
    r"|shown|given|set|one|two|three|none|all"
    r"|evidence|at least|to|very|quite|only|how|if|when|everything|anything|something|nothing"
    r"|applicants|demand|each|any|a mix|a lot|about"
    r"|classified|classed|considered|required|essential|desirable|as|in|on|by|for|with|below"
    r"|above|the (?:same|ones|following|ability))\b",
    re.IGNORECASE,
)
"""First words of what is no name of a skill or role."""

CATEGORY_WORDS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (Measure.ESSENTIAL_SKILL, cue(r"essential", r"required", r"must[- ]have", r"core", r"mandatory")),
    (Measure.DESIRABLE_SKILL, cue(r"desirable", r"nice[- ]to[- ]have", r"preferred", r"optional", r"useful")),
    (Measure.EMERGING_SKILL, cue(r"emerging", r"growing", r"rising", r"on the rise", r"new")),
)
"""What a table's cell or a heading may say of a skill."""

# --- Columns of tables ---------------------------------------------------------------------------

COLUMNS: tuple[tuple[str, re.Pattern[str]], ...] = (
    ("gap", cue(r"\bgap\b", r"\bdifference\b", r"\bshortfall\b", r"\bpoints?\b")),
    (
        "supply",
        cue(
            r"\bsupply\b",
            r"\bprofessionals?\b",
            r"\bcandidates?\b",
            r"\bcvs?\b",
            r"\bprofiles?\b",
            r"\bpeople\b",
            r"\boffered\b",
            r"\blist(?:ed)? it\b",
        ),
    ),
    (
        "demand",
        cue(
            r"\bdemand\b",
            r"\badverts?\b",
            r"\bads\b",
            r"\bpostings?\b",
            r"\bemployers?\b",
            r"\basked\b",
            r"\bvacancies\b",
            r"\bshare\b",
            r"\bjobs?\b",
            r"\bwanted\b",
        ),
    ),
    (
        "category",
        cue(
            r"\btype\b",
            r"\bcategory\b",
            r"\blevel\b",
            r"\bimportance\b",
            r"\bpriority\b",
            r"\bclass\b",
            r"\bstatus\b",
            r"\bessential\b",
            r"\bneed\b",
        ),
    ),
    (
        "reason",
        cue(
            r"\bwhy\b",
            r"\breasons?\b",
            r"\bcomments?\b",
            r"\bnotes?\b",
            r"\bbackground\b",
            r"\bcauses?\b",
            r"\bbecause\b",
        ),
    ),
    (
        "skill",
        cue(
            r"\bskills?\b",
            r"\bcompetenc\w+\b",
            r"\btechnolog\w+\b",
            r"\btools?\b",
            r"\brequirements?\b",
            r"\bnames?\b",
            r"\bareas?\b",
        ),
    ),
)
"""What a header cell says its column holds; the first row that matches decides."""
