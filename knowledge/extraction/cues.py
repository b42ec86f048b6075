"""The words by which a page announces skills, gaps, moves and the rest: one row a wording.

Everything here is about how such pages talk, never about what any one of them says.
"""

from __future__ import annotations

import re

from knowledge.types import Measure


def cue(*patterns: str) -> re.Pattern[str]:
    """One pattern out of several wordings, whatever their case."""
    return re.compile("|".join(rf"(?:{pattern})" for pattern in patterns), re.IGNORECASE)


# --- Lists of skills -----------------------------------------------------------------------------

_NOUN = r"(?:skills?|skill ?sets?|requirements?|competenc(?:y|ies)|tools?|technologies|abilities|capabilities|requests?|topics?|areas?)"

SKILL_LISTS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.EMERGING_SKILL,
        cue(
            rf"\b(?:emerging|up[- ]and[- ]coming|(?:fast(?:est)?[- ])?growing|rising|newer|newest|upcoming|future)\s+(?:\w+\s+){{0,2}}{_NOUN}\b",
            rf"\b{_NOUN}\s+(?:(?:that|which)\s+(?:are|is)\s+|now\s+|to\s+|most\s+|fast\s+)*(?:on the rise|emerging|growing|rising|gaining\b|watch\b|in rising demand|on the way up)",
            r"\b(?:on the rise|gaining ground|climbing fast|on the horizon|starting to appear|newcomers?|new arrivals)\b",
            r"\b(?:demand|interest)\s+(?:is|has been)\s+(?:growing|rising|climbing)(?:\s+\w+){0,2}\s+for\b",
            r"\b(?:employers|adverts?|job ads|postings|vacancies)\s+(?:now\s+)?(?:increasingly|have started to|have begun to|are starting to|are beginning to)\s+(?:ask for|asking for|request|mention|want|name|list|call for)\b",
            r"^emerging\b",
        ),
    ),
    (
        Measure.DESIRABLE_SKILL,
        cue(
            rf"\b(?:desirable|nice[- ]to[- ]have|preferred|optional|welcome|helpful|bonus|additional|good[- ]to[- ]have)\s+(?:\w+\s+)?{_NOUN}\b",
            rf"\b{_NOUN}\s+(?:(?:that|which)\s+(?:are|is)\s+)?(?:desirable|nice to have|preferred|optional|welcome)\b",
            r"\bnice[- ]to[- ]haves?\b", r"\bgood to have\b", r"\bdesirables?\b", r"\bnot essential but\b",
            r"\b(?:useful|helpful|welcome) (?:extras?|additions?)\b", r"\bstand(?:s)? out\b",
            r"\b(?:employers|adverts?|job ads|firms|companies|clients|recruiters)\b(?:\s+\w+){0,3}\s+(?:also\s+)?(?:welcome|like to see|value|prefer|appreciate|favour)\b",
            r"^(?:preferred|optional)\b",
        ),
    ),
    (
        Measure.ESSENTIAL_SKILL,
        cue(
            r"(?<!not )(?<!non-)\bessentials?\b", r"\bmust[- ]haves?\b", r"\bnon-negotiables?\b", r"\bindispensable\b",
            rf"\b(?:most\s+)?(?:sought[- ]after|requested|wanted|in[- ]demand|asked[- ]for|demanded|common(?:ly requested)?)\s+(?:\w+\s+)?{_NOUN}\b",
            rf"\b(?:core|key|required|mandatory|main|vital|fundamental)\s+(?:\w+\s+)?{_NOUN}\b",
            rf"\b{_NOUN}\s+(?:(?:that|which)\s+)?(?:(?:most|nearly all|almost all|the majority of)\s+)?(?:employers|adverts?|job ads|postings|vacancies)\s+(?:\w+\s+){{0,3}}(?:ask for|want|require|expect|demand|insist on|look for|request)",
            rf"\b{_NOUN}\s+(?:most\s+)?(?:in (?:greatest|highest|most) demand|asked for most|most in demand|wanted most)\b",
            r"\b(?:employers|adverts?|job ads|firms|companies|clients|recruiters|hiring managers|vacancies|postings)\b(?:\s+\w+){0,4}\s+(?:insist on|expect|require|ask(?:ing)? for|demand|look for|call for|want)\b",
            r"\b(?:(?:the|this) (?:role|job|post)|roles) (?:requires?|calls? for|demands?|needs?)\b",
            r"^required\b", r"^must have\b",
        ),
    ),
)  # fmt: skip
"""How a list of skills is announced; the first row that matches decides."""

OPENER = cue(
    r":", r"\b(?:includes?|including|comprises?|consists? of|cover|covers|being|such as|namely|starts? with)\b",
    r"\b(?:are|is|remain)\b(?!\s+(?:essential|desirable|emerging|still|now|increasingly|often|also\s+\w+ing)\b)",
)  # fmt: skip
"""What stands between the announcement and the list."""

QUANTIFIED = re.compile(
    r"\b(?:few|fewer|some|half|hardly any|\w+ (?:in|out of) (?:two|three|four|five|six|seven|eight|nine|ten|\d+))\b[^,;]{0,30}$",
    re.IGNORECASE,
)
"""Before an announcement: what only some employers ask for is not essential."""

VERB_CUE = re.compile(
    r"\brole\b.*$|\bjob\b.*$|\bpost\b.*$|\broles \w+(?: for)?$|\b(?:employers|adverts?|job ads|firms|companies|clients|recruiters|hiring managers|vacancies|postings)\b.*$"
    r"|\bfor$|^(?:required|preferred|optional|must have|emerging)$",
    re.IGNORECASE,
)
"""Announcements after which the list may follow at once ("employers insist on A, B and C")."""

TRAILING_SKILLS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.EMERGING_SKILL,
        re.compile(
            r"\s+(?:is|are)\s+(?:all\s+|now\s+|also\s+|both\s+)*(?:increasingly|on the rise|emerging|gaining ground|climbing|starting to appear"
            r"|beginning to appear|becoming more common|turning up more|up[- ]and[- ]coming|on the horizon|growing fast)\b",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.DESIRABLE_SKILL,
        re.compile(
            r"\s+(?:is|are|would be|count as|counts as|make)\s+(?:all\s+|also\s+|both\s+|seen as\s+|regarded as\s+|considered\s+|treated as\s+|classed as\s+|rated\s+)*"
            r"(?:an?\s+)?(?:desirable|nice[- ]to[- ]haves?|preferred|optional|a plus|plus\b|bonus\b|advantages?|welcome|assets?|(?:useful|helpful|welcome) (?:extras?|additions?))",
            re.IGNORECASE,
        ),
    ),
    (
        Measure.ESSENTIAL_SKILL,
        re.compile(
            r"\s+(?:is|are|remain|remains|count as|counts as)\s+(?:all\s+|also\s+|both\s+|still\s+|seen as\s+|regarded as\s+|considered\s+|treated as\s+"
            r"|classed as\s+|classified as\s+|described as\s+|rated\s+|listed as\s+|the\s+)*(?:absolutely\s+)?"
            r"(?:essentials?|must[- ]haves?|required|mandatory|non-negotiable|indispensable)\b",
            re.IGNORECASE,
        ),
    ),
)
"""How a list of skills is named after it ("A, B and C are essential")."""

LIST_END = re.compile(
    r"\s[\u2013\u2014]\s|\s-\s|(?P<semicolon>;)|[!?]|\.\s|,?\s+(?:which|who|where|because|since|whereas|while|but|although|though|depending|according"
    r"|rather than|so that|in that order|as well as being)\b|,\s+(?:all|each|most|many|they|these|those|it|with|as|and (?:most|many|they|these|it|all|the)|usually|often|though|in)\s"
    r"|\s+(?:that|are|is|have|has|appear|appears|in (?:most|many|nearly|almost|every|their|its|adverts)|on top of|across|among|at the|from (?:day|the)|after|once|when|if|within|as the|for (?:most|many|the|this|these)|to be|before)\b",
    re.IGNORECASE,
)
"""What ends a list of names inside a sentence."""

NOT_A_NAME = re.compile(
    r"(?:they|it|this|that|these|those|there|here|he|she|we|you|what|which|who|people|someone|candidates|employers|more|less|most|many"
    r"|much|few|not|no|never|often|rarely|also|still|hard|harder|easy|changing|growing|listed|shown|given|set|one|two|three|none|all"
    r"|evidence|at least|to|very|quite|only|how|if|when|everything|anything|something|nothing|applicants|demand|each|any|a mix|a lot|about"
    r"|classified|classed|considered|required|essential|desirable|as|in|on|by|for|with|below|above|the (?:same|ones|following|ability))\b",
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
    ("supply", cue(r"\bsupply\b", r"\bprofessionals?\b", r"\bcandidates?\b", r"\bcvs?\b", r"\bprofiles?\b", r"\bpeople\b", r"\boffered\b", r"\blist(?:ed)? it\b")),
    ("demand", cue(r"\bdemand\b", r"\badverts?\b", r"\bads\b", r"\bpostings?\b", r"\bemployers?\b", r"\basked\b", r"\bvacancies\b", r"\bshare\b", r"\bjobs?\b", r"\bwanted\b")),
    ("category", cue(r"\btype\b", r"\bcategory\b", r"\blevel\b", r"\bimportance\b", r"\bpriority\b", r"\bclass\b", r"\bstatus\b", r"\bessential\b", r"\bneed\b")),
    ("reason", cue(r"\bwhy\b", r"\breasons?\b", r"\bcomments?\b", r"\bnotes?\b", r"\bbackground\b", r"\bcauses?\b", r"\bbecause\b")),
    ("skill", cue(r"\bskills?\b", r"\bcompetenc\w+\b", r"\btechnolog\w+\b", r"\btools?\b", r"\brequirements?\b", r"\bnames?\b", r"\bareas?\b")),
)  # fmt: skip
"""What a header cell says its column holds; the first row that matches decides."""

# --- Skills gaps ---------------------------------------------------------------------------------

ASKED = cue(
    r"\bdemand(?:ed|s)?\b", r"\bask(?:s|ed|ing)?\b", r"\brequir(?:e|es|ed|ing)\b", r"\bwant(?:s|ed|ing)?\b", r"\brequest(?:s|ed)?\b",
    r"\bmention(?:s|ed)?\b", r"\bcall(?:s|ed)? for\b", r"\bseek(?:s|ing)?\b", r"\bsought\b", r"\blook(?:s|ed|ing)? for\b",
    r"\bneed(?:s|ed)?\b", r"\bexpect(?:s|ed)?\b", r"\binsist\w*\b", r"\b(?:of|in) (?:all |the |every )?(?:\w+ )?(?:job )?(?:adverts?|ads|postings?|vacancies|listings)\b",
)  # fmt: skip
OFFERED = cue(
    r"\bsupply\b", r"\bsupplied\b", r"\bprofessionals?\b", r"\bcandidates?\b", r"\bcvs?\b", r"\bprofiles?\b", r"\bpractitioners?\b",
    r"\bapplicants?\b", r"\b(?:of|the) (?:people|engineers|workforce|talent|surveyors|analysts|workers|staff)\b", r"\blist(?:s|ed|ing)? it\b",
    r"\b(?:claim|hold|possess|offer|have|show|bring)(?:s|ed|ing)? (?:it|them|the skill|that skill)\b", r"\bwho have\b",
    r"\bcan (?:do|offer|show)\b",
)  # fmt: skip
GAP_WORDS = cue(
    r"\bgaps?\b",
    r"\bshortfalls?\b",
    r"\bshort\b",
    r"\bdifference\b",
    r"\bapart\b",
    r"\bdeficit\b",
    r"\bmismatch\b",
    r"\bshortage\b",
)
GAP_LIST = cue(
    r"\b(?:skills?[- ]gaps?|skills? shortages?|skills? shortfalls?|gaps? in skills)\b[^.:;]{0,90}?(?:\b(?:are|is|include|includes)\b|:)\s*(?:(?:largest|widest|biggest|worst|deepest|most acute|found)\s+(?:in|for|around)\s+)?",
    r"\b(?:gaps?|shortages?)\b[^.:;]{0,60}?\b(?:are|include)\b\s*(?:found )?(?:in\s+)?",
    r"\bhardest(?:\s+\w+)?[- ]to[- ](?:find|fill|hire)\b[^.:;]{0,60}?(?:\b(?:are|is|include)\b|:)\s*",
)  # fmt: skip
"""How a list of gaps without figures is announced."""
BECAUSE = re.compile(
    r"[,;]?\s+(?:because|as most|since most|mainly because|largely because)\s+", re.IGNORECASE
)
REASON_LABEL = re.compile(
    r"(?:why|reasons?|cause|background|context|what is behind it|comment)\b", re.IGNORECASE
)
ASKING_VERB = re.compile(
    r"\b(?:ask(?:s|ing)? for|wants?|requires?|mentions?|looks? for|seeks?|demands?|needs?|calls? for|requests?|expects?|insists? on)\s+",
    re.IGNORECASE,
)
GAP_LEAD = re.compile(
    r"(?:(?:by far\s+)?(?:the|its|our|another|a)\s+)?(?:(?:single|next|other|by far the|second|third|fourth|fifth|last|final|clear)[\s-]+)*"
    r"(?:largest|biggest|widest|greatest|deepest|smallest|narrowest|worst|top|main|most severe|gap|shortage|next|second|third|fourth|fifth|last)\b"
    r"[^,:;(%\d]{0,60}?(?::|\b(?:is|are|lies|sits|concerns|comes|goes|belongs|opens)\b(?:\s+(?:in|with|for|to|from|up|around|on))*)\s+"
    r"|(?:the\s+)?(?:employer\s+)?(?:demand|supply|appetite|gap|shortage|shortfall)\s+(?:for|of|in)\s+"
    r"|(?:for|in|with|on|regarding|when it comes to|then comes|next comes|next is|then there is|after that comes|close behind is|behind it comes|second comes|take)\s+",
    re.IGNORECASE,
)
"""What stands before the name of a gap in its sentence."""
GAP_NAME_END = re.compile(
    r"\s*\(|,\s|;|:\s|\s[\u2013\u2014-]\s|\s(?:with|which|where|at|is|are|was|has|have|shows?|stands?|sits?|tops?|leads?|follows?|comes?|appears?"
    r"|remains?|sees?|gets?|carries|records?|ranks?|features?|turns?|opens?|while|but|yet|against|makes?|attracts?|draws?|faces?|needs?|in|from"
    r"|on|because|although|though)\b"
    r"|\s*$",
    re.IGNORECASE,
)  # fmt: skip
NOT_A_GAP = re.compile(
    r"(?:it|its|this|that|they|these|those|there|here|employers?|demand|supply|professionals?|candidates?|only|about|around|nearly|roughly"
    r"|just|some|most|many|half|gap|gaps|skills?|the skills?|employer demand|job adverts?|adverts?|ads|share|of|and|but|yet|a|an|we|you|over"
    r"|one|two|skills? gaps?|the gap|why|reason|note|both|all|at|as|by|up|while|however|still|today|currently|overall|almost|close|less|more"
    r"|fewer|people|companies|firms|recruiters|practitioners|vacancies|postings|listings)\b\s*$",
    re.IGNORECASE,
)
"""What is no name of a gap when it is all there is."""
GAP_HEADING = cue(
    r"\bgaps?\b",
    r"\bshortages?\b",
    r"\bskills?\b",
    r"\bdemand\b",
    r"\bsupply\b",
    r"\bhard to find\b",
    r"\bmarket\b",
)
