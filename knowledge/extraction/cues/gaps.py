"""How pages speak of skills that are asked for and not offered."""

from __future__ import annotations

import re

from knowledge.extraction.cues import cue

ASKED = cue(
    r"\bdemand(?:ed|s)?\b",
    r"\bask(?:s|ed|ing)?\b",
    r"\brequir(?:e|es|ed|ing)\b",
    r"\bwant(?:s|ed|ing)?\b",
    r"\brequest(?:s|ed)?\b",
    r"\bmention(?:s|ed)?\b",
    r"\bcall(?:s|ed)? for\b",
    r"\bseek(?:s|ing)?\b",
    r"\bsought\b",
    r"\blook(?:s|ed|ing)? for\b",
    r"\bneed(?:s|ed)?\b",
    r"\bexpect(?:s|ed)?\b",
    r"\binsist\w*\b",
    r"\b(?:of|in) (?:all |the |every )?(?:\w+ )?(?:job )?(?:adverts?|ads|postings?|vacancies"
    r"|listings)\b",
)
OFFERED = cue(
    r"\bsupply\b",
    r"\bsupplied\b",
    r"\bprofessionals?\b",
    r"\bcandidates?\b",
    r"\bcvs?\b",
    r"\bprofiles?\b",
    r"\bpractitioners?\b",
    r"\bapplicants?\b",
    r"\b(?:of|the) (?:people|engineers|workforce|talent|surveyors|analysts|workers|staff)\b",
    r"\blist(?:s|ed|ing)? it\b",
    r"\b(?:claim|hold|possess|offer|have|show|bring)(?:s|ed|ing)? (?:it|them|the skill"
    r"|that skill)\b",
    r"\bwho have\b",
    r"\bcan (?:do|offer|show)\b",
)
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
    r"\b(?:skills?[- ]gaps?|skills? shortages?|skills? shortfalls?"
    r"|gaps? in skills)\b[^.:;]{0,90}?(?:\b(?:are|is|include|includes)\b|:)\s*(?:(?:largest"
    r"|widest|biggest|worst|deepest|most acute|found)\s+(?:in|for|around)\s+)?",
    r"\b(?:gaps?|shortages?)\b[^.:;]{0,60}?\b(?:are|include)\b\s*(?:found )?(?:in\s+)?",
    r"\bhardest(?:\s+\w+)?[- ]to[- ](?:find|fill|hire)\b[^.:;]{0,60}?(?:\b(?:are|is|include)\b"
    r"|:)\s*",
)
"""How a list of gaps without figures is announced."""
BECAUSE = re.compile(
    r"[,;]?\s+(?:because|as most|since most|mainly because|largely because)\s+", re.IGNORECASE
)
REASON_LABEL = re.compile(
    r"(?:why|reasons?|cause|background|context|what is behind it|comment)\b", re.IGNORECASE
)
NAMING_VERB = re.compile(
    r"\b(?:(?:professionals|candidates|people|practitioners|applicants|profiles"
    r"|CVs)\s+(?:who\s+)?(?:can\s+)?"
    r"(?:list|have|offer|hold|claim|show|name)|ask(?:s|ing)? for|wants?|requires?|mentions?"
    r"|looks? for|seeks?|demands?|needs?"
    r"|calls? for|requests?|expects?|insists? on)\s+",
    re.IGNORECASE,
)
GAP_LEAD = re.compile(
    r"(?:(?:by far\s+)?(?:the|its|our|another|a)\s+)?(?:(?:single|next|other|by far the|second"
    r"|third|fourth|fifth|last|final|clear)[\s-]+)*"
    r"(?:largest|biggest|widest|greatest|deepest|smallest|narrowest|worst|top|main|most severe"
    r"|gap|shortage|next|second|third|fourth|fifth|last)\b"
    r"[^,:;(%\d]{0,60}?(?::|\b(?:is|are|lies|sits|concerns|comes|goes|belongs"
    r"|opens)\b(?:\s+(?:in|with|for|to|from|up|around|on))*)\s+"
    r"|(?:the\s+)?(?:employer\s+)?(?:demand|supply|appetite|gap|shortage|shortfall)\s+(?:for"
    r"|of|in)\s+"
    r"|(?:for|in|with|on|regarding|when it comes to|then comes|next comes|next is"
    r"|then there is|after that comes|close behind is|behind it comes|second comes|take)\s+",
    re.IGNORECASE,
)
"""What stands before the name of a gap in its sentence."""
GAP_NAME_END = re.compile(
    r"\s*\(|,\s|;|:\s|\s[\u2013\u2014-]\s|\s(?:with|which|where|at|is|are|was|has|have|shows?"
    r"|stands?|sits?|tops?|leads?|follows?|comes?|appears?"
    r"|remains?|sees?|gets?|carries|records?|ranks?|features?|turns?|opens?|while|but|yet"
    r"|against|makes?|attracts?|draws?|faces?|needs?|in|from"
    r"|on|because|although|though)\b|\sand\s+(?:\w+\s+)?\d"
    r"|\s*$",
    re.IGNORECASE,
)
VERB_IN_NAME = re.compile(
    r"\b(?:demand|supply|grew|grows?|rose|rises?|fell|falls?|has|have|is|are|was|were|by)\b", re.IGNORECASE
)
"""What a name does not hold; a stretch with one of these is half a sentence."""
NOT_A_GAP = re.compile(
    r"(?:it|its|this|that|they|these|those|there|here|employers?|demand|supply|professionals?"
    r"|candidates?|only|about|around|nearly|roughly"
    r"|just|some|most|many|half|gap|gaps|skills?|the skills?|employer demand|job adverts?"
    r"|adverts?|ads|share|of|and|but|yet|a|an|we|you|over"
    r"|one|two|skills? gaps?|the gap|why|reason|note|both|all|at|as|by|up|while|however|still"
    r"|today|currently|overall|almost|close|less|more"
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
NEXT_SUBJECT = re.compile(
    r"(?:[,;]|\b(?:and|while|but|whereas))\s+(?!(?:UK|CVs?|LinkedIn|Employers|Supply|Demand|Gap)\b)"
    r"[A-Z][\w&/+#.-]*(?:\s+(?:(?:&|and|of)\s+)?[A-Z][\w&/+#.-]*){0,5}\s+"
    r"(?:has|is|are|shows?|stands?|sits?|gets?|in|at|by|with)\b"
)
"""Where the same sentence turns to another skill ("and SQL in 72%")."""
