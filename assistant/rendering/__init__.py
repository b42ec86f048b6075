"""AnswerPlan -> words: phrases per claim, then a layout per output format."""
