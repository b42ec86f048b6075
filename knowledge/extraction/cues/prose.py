"""How pages say what a role is, how people enter it, where they sit, and what counts."""

from __future__ import annotations

import re

from knowledge.extraction.cues import cue
from knowledge.types import Measure

SENTENCE_CUES: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.ENTRY_ROUTE,
        cue(
            r"\b(?:enter|enters|entered|entering)\b(?:\s+\w+){0,3}?\s+(?:the|this)\s+(?:role"
            r"|profession|field|trade|job|occupation)\b",
            r"\b(?:enter|come|arrive|join|move|get|convert|transfer|cross)\s+(?:in\s+|over\s+"
            r"|across\s+)?(?:via|through|from)\b(?!\s+(?:£|\d))",
            r"\b(?:way|ways|route|routes|path|paths|door) in(?:to)?\b",
            r"\bget(?:ting)? into the (?:role|profession|field|trade)\b",
            r"\bentry (?:is|comes|routes?|points?)\b",
            r"\b(?:start|starts|begin|begins) out (?:as|in)\b",
            r"\bcareer[- ]chang\w+\b",
            r"\bjoin (?:after|straight from|with) (?:a|an|the|school|university)\b",
            r"\bconvert(?:s|ed)? from\b",
            r"\benter (?:with|from|after|via|as)\b",
        ),
    ),
    (
        Measure.TEAM,
        cue(
            r"\bsquads?\b",
            r"\bembed(?:s|ded)?\b",
            r"\b(?:central|centralised|platform|product|delivery|cross-functional|project|shared"
            r"|dedicated|multidisciplinary|multi-disciplinary|small|wider|infrastructure|site"
            r"|commercial)\s+(?:\w+\s+){0,2}teams?\b",
            r"\b(?:sit|sits|work|works|belong|belongs)\s+(?:\w+\s+)?(?:in|within|inside|to|on"
            r"|as part of|alongside)\s+(?:an?|the|one)?\s*(?:\w+[\s-]+){0,4}(?:teams?|squads?"
            r"|departments?|units?|guilds?|chapters?|groups?|offices?|centres?|functions?|divisions?|pods?)\b",
            r"\bteams (?:vary|differ)\b",
            r"\b(?:keep|put|place|seat)s? them (?:in|inside|within|with|on)\b",
            r"\balongside\s+(?:\w+[\s-]+){0,3}(?:engineers|managers|designers|developers|analysts"
            r"|architects|scientists|surveyors|estimators|planners)\b",
            r"\bteams? of\b",
            r"\bwork(?:s|ing)? (?:beside|next to|side by side with|shoulder to shoulder with)\b",
            r"\bjoins? (?:an?|the) (?:[\w-]+\s+){0,3}teams?\b",
            r"\bpart of (?:an?|the) (?:\w+\s+){0,3}teams?\b",
        ),
    ),
    (
        Measure.WORKING_WEEK,
        cue(
            r"\bday[- ]to[- ]day\b",
            r"\b(?:of|in|through(?:out)?|during|out of) (?:the|their|a|an|each|every"
            r"|most) (?:\w+\s+)?weeks?\b",
            r"\b(?:most|some|many) (?:days|mornings|afternoons|weeks)\b",
            r"\b(?:each|every|most) (?:day|week|morning|weeks)\b",
            r"\b(?:typical|ordinary|normal|usual|average) (?:working )?(?:day|week)\b(?![- ]rate)",
            r"\bdaily (?:work|tasks|life|routine|business)\b",
            r"\b(?:mornings|afternoons)\b",
            r"\bspend(?:s)? (?:much|most|a lot|a good part|half|about half|a third|a quarter|their|the"
            r"|hours|a good deal) ?(?:of)?\b",
            r"\bhours? (?:a|each|per|of the) (?:day|week)\b",
            r"\bmuch of the (?:time|job|work)\b",
            r"\bworking (?:day|week)\b",
            r"\bon an? (?:\w+ )?day\b",
        ),
    ),
    (
        Measure.JUDGED_ON,
        cue(
            r"\b(?:judged|measured|assessed|evaluated|appraised|rated|graded|rewarded"
            r"|marked)\s+(?:\w+ly\s+|mostly\s+|chiefly\s+)?(?:on|by|against|according to|for)\b",
            r"\bsuccess (?:is|means|looks|comes down|depends)\b",
            r"\bheld to\b",
            r"\bwhat (?:counts|matters)(?: most)? (?:is|are)\b",
            r"\bgood (?:work )?looks like\b",
            r"\bperformance (?:is|reviews? (?:look|turn|rest))\b",
            r"\bhow (?:well )?(?:they|the role) (?:is|are) (?:judged|measured)\b",
            r"\bscored on\b",
        ),
    ),
)
"""How such sentences talk; a sentence can be several things."""

LABELS: tuple[tuple[Measure, re.Pattern[str]], ...] = (
    (
        Measure.ENTRY_ROUTE,
        cue(
            r"\bhow (?:people|most|they|you|candidates) (?:enter|get|come|arrive|start)\b",
            r"\bentry (?:routes?|points?|paths?)\b",
            r"\b(?:routes?|ways?) in(?:to)?\b",
            r"^(?:typical )?backgrounds?$",
            r"\bgetting (?:in|started)\b(?!.*\band\b)",
            r"\bcoming in\b",
            r"\bwhere (?:people|they) come from\b",
        ),
    ),
    (
        Measure.TEAM,
        cue(
            r"^(?:the )?teams?$",
            r"\bteam (?:structure|set-?up)\b",
            r"\bwhere (?:they|the role|it) sits?\b(?!.*\brelative\b)",
        ),
    ),
    (
        Measure.WORKING_WEEK,
        cue(
            r"\bworking week\b",
            r"\bday[- ]to[- ]day\b",
            r"\b(?:typical|ordinary) (?:day|week)\b(?! rate)",
            r"\bthe week\b",
            r"\bdaily (?:work|life)\b",
        ),
    ),
    (
        Measure.JUDGED_ON,
        cue(
            r"\bjudged\b",
            r"\bmeasured (?:on|by)\b",
            r"\bsuccess\b",
            r"\bwhat (?:counts|good looks like)\b",
            r"\bhow performance\b",
        ),
    ),
    (
        Measure.DEFINITION,
        cue(
            r"^(?:what (?:the role|it|this role|an? [\w /-]+) (?:is|does)|definition"
            r"|the role in (?:brief|short)|in short|in brief|role)$"
        ),
    ),
)
"""Labels ("Entry routes: …") after which every sentence of the paragraph belongs to the measure."""

DEFINES = re.compile(
    r"\s*(?:\([^()]{1,60}\)\s*)?,?\s*(?:\w+ly\s+|often\s+|who\s+"
    r"|in\s+[\w ]{2,30},?\s+)?(?:roles?\s+|jobs?\s+)?(?P<verb>[a-z]+)\b"
)
NOT_VERBS = frozenset(
    """
    salary salaries pay day market rates rate skills skill positions vacancies jobs contract
    contractors in and or earn earns usually typically report reports should need needs at with
    to on of for the career median adverts advert vacancy teams careers jobs interviews hires
    """.split()
)
OPENINGS = re.compile(
    r"(?:in (?:the )?[A-Z][\w ]{1,20},\s+|today,?\s+|put simply,\s+|in short,\s+)?(?:an?|the"
    r"|every|most)?\s*",
    re.IGNORECASE,
)
THE_ROLE = re.compile(
    r"(?:the|this) (?:role|job|position|post) (?:is|covers|involves|means|centres|combines"
    r"|exists|sits|blends|consists)\b",
    re.IGNORECASE,
)
DEFINITION_HEADING = cue(
    r"\bwhat\b.{0,60}\b(?:is|does|are)\b",
    r"\boverview\b",
    r"\bsummary\b",
    r"\bthe role\b",
    r"\babout\b",
    r"\bdefinition\b",
    r"\bat a glance\b",
)
