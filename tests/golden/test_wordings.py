"""Ways to say a thing that once went wrong; none of these wordings is an example of its question type."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from tests.golden.bank.scoring import contains
from tests.golden.product import ask

if TYPE_CHECKING:
    from assistant.bootstrap import Services

SAID = [
    # a class of skills of which the document lists none
    ("which of the nice-to-have skills is the most demanded?", "not_found", ["desirable"], ["92%"]),
    ("required or nice-to-have: {skill}", "not_found", ["desirable"], ["92%"]),
    # signs for words
    ("skills with demand > 75%", "answered", ["Python", "78%"], ["72%"]),
    ("skills with demand >= 75%", "answered", ["Python", "75%"], ["72%"]),
    ("how many of the listed skills turn up in over 75% of adverts", "answered", ["3"], []),
    ("number of rows in the demand table with a share of 75% or more", "answered", ["4"], []),
    ("list the skills adverts ask for, most wanted first", "answered", ["Python", "SQL"], []),
    # an everyday word that nothing explains is no skill, a word in a skill's place is one
    ("which one thing do job ads shout about most?", "answered", ["Python", "92%"], []),
    ("which is the most acute shortage", "answered", ["Production MLOps"], []),
    ("the most wanted welding skill", "not_found", ["welding"], ["92%"]),
    # a town that all the world knows, in small letters behind any word
    (
        "thinking of dubai, tax free and sunny. ml engineer money out there?",
        "partial",
        ["dubai"],
        ["£85,000"],
    ),
    # people who are quoted, and a verb that is a trade too
    (
        "my tutor told me to find out which job comes straight before this one",
        "answered",
        ["Junior"],
        ["tutor"],
    ),
    ("what will they judge me on once I am in the job?", "answered", ["latency"], []),
    ("what does my accountant earn", "not_found", ["accountant"], ["£70,000"]),
    # a word of a subject no document covers, beside none of one that it does
    ("what's the average time-to-hire for an ML engineer at present?", "not_found", [], ["24 months"]),
    # one end of the range, on another basis
    (
        "if I were paid the top of the salary range, what's that a week?",
        "answered",
        ["£2,019.23"],
        ["£961.54"],
    ),
    ("which skill do most ads want but hardly anyone has", "answered", ["Production MLOps"], ["Python"]),
    ("how many professionals have the scarcest skill", "answered", ["12%"], ["15%"]),
    ("delta in percentage points, Python minus Docker & Kubernetes", "answered", ["27"], []),
    # nothing but an opening
    ("ok, and", "answered", ["Ask me"], ["£"]),
    # what the question before names is not what "it" is
    ("What's the demand for Python? Is it fun?", "partial", ["92%", "nothing about"], ["65%"]),
    ("usually inside or outside IR35, these contracts?", "not_found", [], ["£650"]),
    # a number beside a word for an end of a list, or before its noun
    ("which two skills are hardest to hire for", "answered", ["Production MLOps", "Rigour"], ["26 points"]),
    ("skills at least 75% of ads want", "answered", ["Python", "75%"], ["72%"]),
    # what each kind of work earns, all other places, and why
    ("do contractors out-earn employees in london", "answered", ["£165,000", "£85,000"], []),
    ("how much more in the capital than elsewhere", "answered", ["£15,000"], []),
    ("how many months does a typical contract run for", "partial", ["contract"], []),
    ("why's London dearer", "answered", ["capital"], ["£650"]),
    ("locum day work in london, per hour what's that", "answered", ["£100 an hour"], ["£86.67"]),
    # a check beside a list, a tail that is no question, both sides of a rung
    ("top three skills by demand, and is sql in there", "answered", ["Python", "78%", "72%"], ["75%"]),
    ("can I work mornings only, school run and all that", "not_found", [], ["Senior"]),
    ("how long do people stay in post, in months if you can", "answered", ["24 months"], ["become"]),
    ("rung right above and right below senior?", "answered", ["Staff", "Machine Learning Engineer"], []),
    ("how sought after is AWS, in numbers", "answered", ["75%"], ["72%"]),
    ("is fortran worth knowing", "not_found", ["fortran"], ["92%"]),
    # each side with its own end; one name of two skills by the one that has the figure
    (
        "who earns more, the top permanent or the bottom contractor",
        "answered",
        ["£110,000", "£105,000"],
        ["£143,000"],
    ),
    ("which is scarcer, mlops or distributed training", "answered", ["28%", "15%"], ["70%"]),
    ("how many skills does the page list in total", "answered", ["12"], ["I count 4"]),
    ("i know python, sql and docker, what's left", "answered", ["Production MLOps"], ["Python:"]),
    ("which skill has 35% supply", "answered", ["Rigour"], ["12%", "28%"]),
    ("what's the floor and ceiling for a contractor", "answered", ["£500", "£900"], ["£650"]),
    ("how far is 85k off the top", "answered", ["£20,000"], ["£15,000"]),
    ("is 45k low", "answered", ["£25,000"], ["the bottom of"]),
    ("what would 700 a day be over 46 weeks of 5 days", "answered", ["£161,000"], []),
    ("are there more jobs in london", "not_found", [], ["£"]),
    ("what do employers want most", "answered", ["Python", "92%"], ["88%"]),
    # whoever it is that earns something, and a town in small letters
    ("what do basket weavers make", "not_found", ["basket weavers"], ["£70,000"]),
    ("what do londoners make", "answered", ["£85,000"], ["£70,000"]),
    ("san francisco ml salary", "partial", ["San Francisco"], ["£85,000"]),
    ("full ladder bottom to top pls", "answered", ["Junior ML Engineer", "Head of Machine Learning"], []),
    ("how many steps to the top from here", "answered", ["three steps"], []),
    # traits that are joined, key phrases with stops between them, one name of two skills
    (
        "which skills are both rising and scarce",
        "answered",
        ["LLM Fine-tuning & RAG"],
        ["Rigour", "LangChain"],
    ),
    ("london. ml engineer. pay.", "answered", ["£85,000"], ["£70,000", "not sure"]),
    ("for mlops, what multiple of supply is demand", "answered", ["2.5 times"], ["1 times"]),
    ("skills with demand above half for an ml engineer", "answered", ["Python", "65%"], ["38%"]),
    # the ends of both kinds of pay, an offer in per cent of a place's figure, a sum for a "gig"
    ("how many days at the top day rate to make the top salary", "answered", ["116.67"], ["107.69"]),
    ("by how many percent is 93,500 above the median in london", "answered", ["10%"], ["21.4%"]),
    ("was 84k for a gig in london decent", "answered", ["£1,000"], ["£750"]),
    # whom one sits with at some kind of employer, somebody who is quoted, the same in other words
    ("at a bank, which team would I sit in", "answered", ["platform team"], []),
    ("who signs my leave, ie who do I report to", "answered", ["Head of Machine Learning"], ["benefits"]),
    ("median wage n day rate in london", "answered", ["£85,000", "£750"], []),
    # a kind of pay that is denied, thanks behind a question, a firm that is called a contractor
    ("median salary, not the day rate", "answered", ["£70,000"], ["£650"]),
    ("london pay, permanent rather than contracting", "answered", ["£85,000"], ["£750"]),
    ("been with a contractor 6 years, salary 65k, am i underpaid?", "answered", ["£5,000"], ["£650"]),
    ("salary midpoint + average stay thanks", "answered", ["£70,000", "24 months"], []),
    # questions with numbers before them, announced, or behind a stop that a short one goes on from
    ("Two things. One, median salary. Two, which gap is the widest.", "answered", ["£70,000", "42"], []),
    (
        "couple of quick questions: typical day rate, and the top thing to get good at",
        "answered",
        ["£650", "Production MLOps"],
        [],
    ),
    ("yearly pay in london please. Also Newcastle?", "partial", ["£85,000", "Newcastle"], []),
    ("take the low end of the salary band from the top. What's left?", "answered", ["£55,000"], []),
    # days of the week, hours of one, and words that divide
    ("mon - thu at the median day rate, what's that a week", "answered", ["£650 × 4 = £2,600"], []),
    ("london salary per hour at 35 hours a week", "answered", ["÷ 35 = £46.70"], ["220"]),
    ("median salary, split it in twelve for me", "answered", ["£5,833.33"], []),
    ("six weeks of contracting in london, five days a week", "answered", ["£22,500"], []),
    # whose share a figure is, what a page says that nobody published, a number no sentence has
    ("88% for ml algorithms: 88% of what?", "answered", ["share of job adverts"], []),
    ("how many job ads were counted here", "partial", ["not published"], []),
    ("what percentage of them studied physics", "partial", ["No such figure"], []),
    # a list without the figure it is to be ordered by
    ("which emerging skill is in most adverts", "partial", ["No such figure", "38%"], []),
    ("emerging skills, with their demand", "answered", ["LangChain", "38%"], []),
    ("how many points is the gap for SQL", "partial", ["72%"], ["I count"]),
    ("what do firms want that is not marked essential", "answered", [], ["SQL"]),
    # who asks, what they know, a joke about a sum
    ("backend dev here, what would an ml engineer be on", "answered", ["£70,000"], ["no document"]),
    ("I only write Python. Do firms hiring ml engineers ask for that?", "answered", ["92%"], []),
    ("he wants 950 a day off me, is he having a laugh", "answered", ["£300"], ["nothing about"]),
    ("74k as an ml engineer. Am I short-changed compared with the middle?", "answered", ["£4,000"], []),
    ("moved from Cardiff to London. What do ml engineers get there?", "answered", ["£85,000"], ["Cardiff"]),
    # both kinds of work, a part of those who earn most, another year, and who made an offer
    ("pay in london, perm and contract", "answered", ["£85,000", "£750"], ["£165,000"]),
    ("what do the top 10% of them earn", "partial", ["top 10%", "£70,000"], ["goes up to"]),
    ("how far above the median is the pay of the top 5%", "partial", ["top 5%"], ["£35,000", "£15,000"]),
    ("what was ml engineer pay back in 2019", "partial", ["2019", "£70,000"], []),
    ("recruiter offered me 62k as an ml engineer, lowballed?", "answered", ["£8,000"], ["hiring"]),
    # months are no towns, and the pay of two places without a figure has no width
    ("over in March. day rate in the uk?", "answered", ["£650"], ["March"]),
    ("difference in median pay between Leeds and Bristol", "partial", ["£70,000"], ["£55,000"]),
    ("difference between the top and the bottom of what they typically get", "answered", ["£55,000"], []),
]


@pytest.mark.parametrize(("question", "status", "says", "says_not"), SAID, ids=[row[0] for row in SAID])
def test_what_is_said(
    services: Services, question: str, status: str, says: list[str], says_not: list[str]
) -> None:
    """Each answer has the status, the words and none of the figures of something else."""
    answer = ask(services, question)

    assert answer["status"] == status, answer["answer"]
    assert [word for word in says if not contains(answer["answer"], word)] == []
    assert [word for word in says_not if contains(answer["answer"], word)] == []
