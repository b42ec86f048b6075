"""How pages speak of pay: which kind, which statistic, and what is not the role's pay at all."""

from __future__ import annotations

import re

from knowledge.extraction.cues import cue

CONTRACT = cue(
    r"\bcontract(?:ors?|ing)\b",
    r"\bfreelanc\w+",
    r"\bday[- ]rates?\b",
    r"\bdaily rates?\b",
    r"\bIR35\b",
    r"\binterim\b",
    r"\bcontract\s+(?:market|work|roles?|rates?|positions?|engagements?|staff|jobs?|side)\b",
    r"\bon contract\b",
    r"\bumbrella\b",
    r"\bdays? worked\b",
    r"\bcharges?\b",
)
CONTRACT_ROLE = re.compile(r"\bcontract\s+[A-Z]")
SALARY = cue(
    r"\bsalar(?:y|ies|ied)\b",
    r"\bpermanent\b",
    r"\bperm\b",
    r"\bbase pay\b",
    r"\bannual(?:ly)?\b",
    r"\bpackages?\b",
    r"\bfull[- ]time employees?\b",
)
PAY = cue(
    r"\bpay\b", r"\bpays\b", r"\bpaid\b", r"\bearn(?:s|ed|ing|ings)?\b", r"\bwages?\b", r"\bremuneration\b"
)
BY_DAY = cue(r"\bday\b", r"\bdaily\b", r"\bdays\b")

MEDIAN = cue(
    r"\bmedians?\b",
    r"\bmid-?point\b",
    r"\bmiddle (?:figure|value|of the (?:range|market|band))\b",
    r"\b50th percentile\b",
    r"\bhalf (?:of|the|all)\b.{0,90}\b(?:more|less|over|under|above|below|least|most|exceed\w*"
    r"|either side)\b",
    r"\bhalf (?:earn|make|are paid|charge)\b.{0,30}\b(?:more|less|over|under|above|below)\b",
    r"\bin the middle\b",
)
RANGE = cue(
    r"\brang(?:e|es|ed|ing)\b",
    r"\bbetween\b",
    r"\bfrom\b",
    r"\bbands?\b",
    r"\bspan\w*\b",
    r"\bfall\b",
    r"\brun\b",
    r"\bspread\b",
    r"\bmost\b",
    r"\btypical(?:ly)?\b",
    r"\busual(?:ly)?\b",
    r"\brates?\b",
    r"\bcharges?\b",
)
LOW = cue(
    r"\b(?:start|begin|open)(?:s|ing|ning)?\s+(?:at|from|around|on|out at)\b",
    r"\bat least\b",
    r"\bno less than\b",
    r"\b(?:lower|bottom|low|cheaper) end\b",
    r"\bbottom of\b",
    r"\bminimum\b",
    r"\bas (?:low|little) as\b",
    r"\blowest\b",
    r"\bat the bottom\b",
    r"\bfloor\b",
    r"^\W*low(?:er)?\b",
    r"\bfrom\W*$",
)
HIGH = cue(
    r"\bup to\b",
    r"\bas much as\b",
    r"\bas high as\b",
    r"\btop(?:s|ping)? out\b",
    r"\b(?:upper|top|high|higher) end\b",
    r"\btop of\b",
    r"\bat the top\b",
    r"\bmaximum\b",
    r"\bhighest\b",
    r"\bceiling\b",
    r"\bno more than\b",
    r"\bat most\b",
    r"\breach(?:es|ing)?\b",
    r"^\W*(?:high(?:er)?|upper)\b",
)
STATED = cue(
    r"\bexpect(?:s|ed)?\b",
    r"\btypical(?:ly)?\b",
    r"\busual(?:ly)?\b",
    r"\bcharges?\b",
    r"\bcommands?\b",
    r"\b(?:rise|climb|go|come|jump|increase|drop|fall|dip|slip|move|work|sit|stand|settle|run"
    r"|hover)(?:s|ing|n)?\b",
    r"\b(?:is|are|was|were|be|being)\b",
    r"\b(?:pay|earn|offer|get|make|quote)s?\b",
    r"\bpaid\b",
    r"\b(?:of|at)\W*$",
    r":\W*$",
)
OWN_STATEMENT = cue(
    r"\bexpect\w*\b",
    r"\bcharges?\b",
    r"\bcommands?\b",
    r"\b(?:pay|earn|offer|get|make|quote|ask)s?\b",
    r"\bpaid\b",
)
"""Verbs that make a statement of their own, which "the median" of an earlier clause does not govern."""
SEGMENT = cue(
    r"\b(?:public|private|third|charity|voluntary)[- ]sector\b",
    r"\b(?:fully |all-)?remote\b",
    r"\bpart[- ]time\b",
    r"\b(?:in|at|for)\s+(?:\w+\s+)?(?:banking|banks?|finance|fintech|insurance|healthcare"
    r"|government|defence|energy|retail"
    r"|consultanc(?:y|ies)|start-?ups?|scale-?ups?|agenc(?:y|ies)|charities)\b",
    r"\b(?:start-?ups?|banks|hedge funds)\b",
    r"\bsecurity[- ]clear(?:ed|ance)\b",
    r"\b(?:women|men)\b",
)
"""Part of the market for which a figure may hold and the role as a whole not."""
NOT_PAY = cue(
    r"(?<!before )(?<!excluding )(?<!plus )(?<!without )(?<!any )\bbonus(?:es)?\b",
    r"\bbudgets?\b",
    r"\bfees?\b",
    r"\bcourses?\b",
    r"\btraining\b",
    r"\bcertificat\w+\b",
    r"\brevenue\b",
    r"\bturnover\b",
    r"\bfund(?:s|ed|ing)?\b",
    r"\bpension\b",
    r"\ballowances?\b",
    r"\bstipend\b",
    r"\brelocation\b",
    r"\bcost(?:s|ing)?(?: of)?\s+(?:\w+\s+)?…",
    r"\bsav(?:e|es|ed|ing|ings)\b",
    r"\bprojects? (?:worth|valued)\b",
    r"\bequity\b",
    r"\bshares\b",
    r"\binvest\w*\b",
    r"\bcontracts? (?:worth|valued|of)\b",
    r"\bportfolios?\b",
    r"\bcommission\b",
    r"\bsign(?:ing)?-on\b",
)
OTHER_STATISTIC = cue(
    r"\baverages?\b",
    r"\bmean\b",
    r"\bpercentiles?\b",
    r"\bquartiles?\b",
    r"\bdeciles?\b",
    r"\btenth\b",
    r"\bquarter\b",
    r"\bone in (?:two|three|four|five|six|seven|eight|nine|ten)\b",
    r"\bmode\b",
)
BEYOND = re.compile(
    r"\b(?:more than|less than|over|under|above|below|exceed\w*|upwards of)\W*$", re.IGNORECASE
)
NEARLY = re.compile(
    r"\b(?:just|a little|slightly)\s+(?:over|under|above|below|more than|less than)\W*$", re.IGNORECASE
)
NO_LONGER = cue(
    r"\b(?:last year|a year (?:ago|earlier|before)|used to|previously|back then|before the"
    r"|had been)\b",
    r"\b(?:would|might|could|if)\b",
)
JUNIOR = cue(
    r"\bjuniors?\b",
    r"\bgraduates?\b",
    r"\btrainees?\b",
    r"\bentry[- ]level\b",
    r"\bapprentices?\b",
    r"\bnewcomers?\b",
    r"\bstarters?\b",
    r"\bnew(?:ly)? qualified\b",
    r"\bstarting salar",
    r"\bassistants?\b",
)
SENIOR = cue(
    r"\bseniors?\b",
    r"\bleads?\b",
    r"\bprincipals?\b",
    r"\bstaff\s+[A-Z]",
    r"\bheads? of\b",
    r"\bdirectors?\b",
    r"\bmid-?level\b",
    r"\bchartered\b",
    r"\bmanagers\b",
    r"\bpartners\b",
    r"\bassociates?\b",
)
OTHER_ROLE = re.compile(
    r"\b(?:[A-Z][\w/&+-]*\s+){1,4}(?:Engineer|Scientist|Analyst|Developer|Manager|Architect"
    r"|Designer|Surveyor|Consultant"
    r"|Administrator|Officer|Nurse|Teacher|Lead|Director|Specialist|Technician|Planner"
    r"|Estimator|Researcher)s?\b"
)
CHANGE = re.compile(
    r"\b(?:ris\w+|rose|climb\w*|drop\w*|fall\w*|fell|go(?:es|ing)?|mov\w+|jump\w*|up|down"
    r"|increas\w+)\s+from\W*$",
    re.IGNORECASE,
)
OVER_TIME = re.compile(
    r"\b(?:rose|fell|climbed|grew|grown|risen|fallen|increased|dropped|jumped|went|gone|moved"
    r"|dipped|slipped)\b",
    re.IGNORECASE,
)
FROM = re.compile(r"\bfrom\W*$", re.IGNORECASE)
YEAR = re.compile(r"\b(?:in|of|for|since) ((?:19|20)\d\d)\b", re.IGNORECASE)
THERE = re.compile(r"\bthere\b", re.IGNORECASE)
RESPECTIVELY = re.compile(r"\brespectively\b", re.IGNORECASE)
PLACE_AFTER_BREAK = re.compile(
    r"[,;:()]|\s[\u2013\u2014-]\s|\s(?:and|but|while|whereas|or|though|although)\s", re.IGNORECASE
)

NEXT_THOUGHT = re.compile(
    rf"{PLACE_AFTER_BREAK.pattern}|\s(?:because|since|as|where|which|reflecting|owing to|due to"
    rf"|thanks to)\s",
    re.IGNORECASE,
)
