"""The words of the page of a score."""

from collections.abc import Mapping
from functools import cache

from fairtool.translate import Language, marked, translate

_WORDS = {
    "title": marked("FAIR score"),
    "skip": marked("Go to the indicators"),
    "files": marked("What was scored"),
    "date": marked("Date"),
    "unreadable": marked("What could not be read"),
    "contents": marked("The scores of this page, each by a rubric of its own"),
    "left": marked("What was not assessed"),
    "all": marked("Every indicator that applies was assessed."),
    "number": marked("The score"),
    "predicted": marked("This is a prediction: the score lies between the two numbers."),
    "parts": marked("The score, part by part"),
    "part": marked("Part"),
    "percent": marked("Percent"),
    "assessed": marked("Assessed"),
    "changes": marked("What to change, the most important first"),
    "rest": marked("All other changes stand in the table below."),
    "questions": marked("Questions that only a person can answer"),
    "indicators": marked("All indicators"),
    "indicator": marked("Indicator"),
    "priority": marked("Priority"),
    "answer": marked("Answer"),
    "evidence": marked("Evidence"),
    "change": marked("What to change"),
    "rules": marked("Rules"),
    "notes": marked("What else is to be known"),
    "reading": marked("How to read this page"),
    "left_out": marked(
        "What was not assessed, or does not apply, is left out of the number: it counts neither as right nor as wrong."
    ),
    "numbers": marked("A number belongs to its rubric, and cannot be compared with that of another."),
}


@cache
def score_words_in(language: Language) -> Mapping[str, str]:
    """Give the words in a language."""
    return {name: translate(text, language) for name, text in _WORDS.items()}
