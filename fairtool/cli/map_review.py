"""A review at the terminal: questions on standard error, answers from standard input, each kept at once."""

import sys
from collections.abc import Sequence
from pathlib import Path

from fairtool.mapping.answer import Answer, Decision
from fairtool.mapping.review import Reviews
from fairtool.mapping.review_file import keep, read_reviews
from fairtool.mapping.review_talk import asked
from fairtool.translate import Language


def decided(answers: Sequence[Answer], file: Path, language: Language) -> Reviews:
    """Ask about what is not certain, keep each decision in a file, and give all decisions that are in it then."""
    open_ones = (one for one in answers if one.decision is not Decision.ACCEPTED)
    for review in asked(open_ones, _line, language):
        keep(file, (review,))
    return read_reviews(file, must_exist=False)


def _line(question: str) -> str | None:
    """Show a question and give the line that was answered, None where there is no more."""
    sys.stderr.write(question)
    sys.stderr.flush()
    line = sys.stdin.readline()
    return line.strip() if line else None
