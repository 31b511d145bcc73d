"""Colours and signs of the text output, plain where the terminal is."""

from fairtool.finding import Severity
from fairtool.render.run import Run

_CODES = {"error": "31;1", "warning": "33", "info": "36", "bold": "1", "dim": "2", "plain": ""}
_SIGNS = {Severity.ERROR: ("✗", "E"), Severity.WARNING: ("!", "W"), Severity.INFO: ("i", "I")}


def paint(text: str, style: str, run: Run) -> str:
    """Give text in a colour, or as it is where colours are not shown."""
    code = _CODES[style]
    return f"\x1b[{code}m{text}\x1b[0m" if run.color and code else text


def sign(severity: Severity, run: Run) -> str:
    """Give the sign of a severity: a letter where there is no colour to tell it."""
    pretty, letter = _SIGNS[severity]
    return pretty if run.unicode and run.color else letter
