"""Query + facts -> AnswerPlan: what is claimed, on what evidence, and what is not known."""
