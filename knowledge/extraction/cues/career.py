"""How pages speak of ladders, stays, sideways moves and bosses."""

from __future__ import annotations

import re

from knowledge.extraction.cues import cue

PROGRESSION = cue(
    r"\bprogress(?:ion|es|ing)?\b",
    r"\bcareer\s+(?:path|ladder|route|track|steps?|line)\w*\b",
    r"\bladder\b",
    r"\bpromot\w+\b",
    r"\bsteps? up\b",
    r"\bmov\w+ up\b",
    r"\bnext steps?\b",
    r"\bpath(?:way)?s?\b",
    r"\brungs?\b",
    r"\bwhere (?:it|the role) leads\b",
    r"\bcareers?\b",
    r"\bmov\w+ on\b",
    r"\b(?:start|begin)s?(?: out)? as\b.{1,200}\b(?:then|followed by|later|next)\b",
    r"\bclimbs?\b",
    r"\bseniority\b",
)
ARROW = re.compile(
    r"\s*(?:[\u2192\u21d2\u27a1\u2794\u279c\u2799\u203a\u00bb\u25b8\u25ba\u25b6]\ufe0f?|[-=]+>"
    r"|(?<=\s)>(?=\s))\s*"
)
STEP = re.compile(
    r",?\s*(?:\band\s+)?\b(?:then|followed by|leads?(?: on)? to|leading(?: on)? to|on to|onto"
    r"|and finally|finally|next|after that|afterwards"
    r"|before (?:becoming|moving (?:up |on )?to|stepping up to|reaching)|up to"
    r"|and (?:eventually|ultimately|later|from there)|eventually|ultimately|from there"
    r"|and on to|to)\b"
    r"(?:\s*,)?\s*(?:on\s+)?(?:to\s+)?(?:as\s+|becom\w+\s+|mov\w+ (?:up |on )?to\s+"
    r"|reach\w*\s+|into\s+|comes?\s+)?(?:an?\s+|the\s+)?",
    re.IGNORECASE,
)
LADDER_START = re.compile(
    r"(?:\b(?:start(?:s|ing)?(?: out)?|begin(?:s|ning)?)\s+(?:as|with|at)|\bfrom"
    r"|\bruns?(?: from)?|\bgoes(?: from)?|\bis|\bare|:|\bpromoted from|\bprogress from)"
    r"\s+(?:an?\s+|the\s+)?(?=[A-Z])"
)
MIN_RUNGS_IN_PROSE = 3
MAX_TITLE_WORDS = 9
TITLE_END = re.compile(
    r"\s*\(|\s[\u2013\u2014-]\s|:\s|;|,|\.\s|\s(?:after|within|in (?:about|around|roughly|two"
    r"|three|\d)|with|when|once|takes?|is|are|usually|depending|according|before|by|through"
    r"|for those|for the|at (?:about|around)|who|which|where)\b",
    re.IGNORECASE,
)
ARTICLE = re.compile(r"(?:an?|the|their|your|its)\s+", re.IGNORECASE)

TENURE = cue(
    r"\btenure\b",
    r"\bstay(?:s|ed|ing)?\b",
    r"\bremain(?:s|ed|ing)?\b",
    r"\bbefore (?:moving|they move|changing|the next)\b",
    r"\btime in (?:the )?(?:role|post|job|seat)\b",
    r"\bmove(?:s)? on after\b",
    r"\bspend(?:s)?\b.{0,30}\b(?:role|post|job)\b",
    r"\b(?:last|hold)s?\b.{0,25}\b(?:role|post|job)\b",
    r"\bin (?:the|this|one|a) (?:same )?(?:role|post|job|seat) (?:for|lasts?|is|averages)\b",
    r"\bchange (?:jobs|roles|employers?)\b",
)
NOT_TENURE = cue(
    r"\bexperience\b",
    r"\bcontracts?\b",
    r"\bnotice\b",
    r"\btraining\b",
    r"\bdegrees?\b",
    r"\bapprentice\w*\b",
    r"\bprobation\b",
    r"\bprojects? (?:last|run)\b",
    r"\bsince\b",
    r"\bago\b",
    r"\bqualif\w+\b",
    r"\bplacements?\b",
    r"\bfixed[- ]term\b",
)
LATERAL = cue(
    r"\blateral(?:ly)?\b",
    r"\bsideways\b",
    r"\bside[- ](?:moves?|steps?)\b",
    r"\bmoves? across\b",
    r"\bstep(?:s|ping)? across\b",
    r"\badjacent roles?\b",
    r"\brelated roles?\b",
    r"\bneighbouring roles?\b",
    r"\bcross over\b",
    r"\bswitch(?:es|ing)?\s+(?:to|into|over)\b",
)
MOVE_OPENER = cue(
    r":",
    r"\b(?:include|includes|are|is|being|such as)\b",
    r"\b(?:roles? of)\b",
    r"\b(?:to|into|towards?|in)\b(?:\s+the roles? of)?",
)
ROLES_OF = re.compile(r"\s*(?:the\s+)?(?:roles?|jobs?|posts?)\s+(?:of|such as|like)\s+")
MAX_OPENING = 120
REPORTS = re.compile(
    r"\breport(?:s|ing)?\b(?:\s+(?:lines?|usually|typically|typical|normally|often|mostly"
    r"|generally|commonly|directly|mainly|run|runs|go|goes|going|lead|leads|up|is|are|in|most"
    r"|will"
    r"|either|tend|tends|straight))*\s+(?:in)?to\b\s*:?"
    r"|\b(?:line[- ]?manage[rd]s?|bosses|boss|line manager is usually)\b\s*(?:is|are|by"
    r"|:)?(?:\s+(?:usually|typically|normally|often|either))*"
    r"|\b(?:answers?|answering|answerable|accountable)\s+(?:usually\s+|typically\s+"
    r"|directly\s+)?to\b|\bmanaged by\b|\breport(?:s|ing)?(?: lines?| to)?:",
    re.IGNORECASE,
)
BOSS_END = re.compile(
    r"[;:.!?]\s|\s[\u2013\u2014-]\s|,?\s+(?:depending|according|which|who|where|while|but|with"
    r"|whereas|subject|based|in (?:the|a|an|most|many|some|larger|smaller|bigger)"
    r"|at (?:the|larger|smaller|bigger)|and (?:work|sit|are|is|have|lead|run|often|usually"
    r"|sometimes|they)|within|inside|on (?:larger|smaller|the))\b",
    re.IGNORECASE,
)
OR_BOSS = re.compile(
    r",?\s+or,?\s+(?:(?:in|at|for|on|with|within)\s[^,;.]{1,40}?(?:,\s+|\s+(?=to\s)))?(?:to\s+)?(?=\S)|,\s*",
    re.IGNORECASE,
)
"""Between two bosses: "A, B or, in smaller firms, the C"."""
NOUN_REPORT = re.compile(
    r"\b(?:writ\w+|send\w*|present\w*|produc\w+|prepar\w+|deliver\w*|publish\w*|monthly|weekly"
    r"|daily|cost|progress|status|their|these|regular)\s+$",
    re.IGNORECASE,
)
"""Before "reports to": papers that are sent, not people who are led."""
GENERIC_BOSS = re.compile(
    r"(?:the |a )?(?:business|board of|clients?|stakeholders?|customers?|team|management|him"
    r"|her|them|someone|whoever)\b",
    re.IGNORECASE,
)
