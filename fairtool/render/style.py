"""Colours and line breaks of the text output, plain where the terminal is."""

import re
from textwrap import TextWrapper

from fairtool.render.run import Run

_CODES = {
    "error": "31;1",
    "unreadable": "31;1",
    "fault": "31;1",
    "warning": "33;1",
    "info": "36",
    "clean": "32",
    "bold": "1",
    "dim": "2",
}
_UNPARTED = re.compile(r" (?=[;:?!»](?: |$))|(?<=«) ")  # French blanks that stand at no beginning or end of a line
_JOINT = "\ue000"  # stands for such a blank while lines are broken
_LONGEST = 120  # columns beyond which a line is hard to read, however wide the terminal
_SHORTEST = 20  # columns below which breaking lines helps nobody


def paint(text: str, style: str, run: Run) -> str:
    """Give text in a colour, or as it is where colours are not shown."""
    code = _CODES.get(style)
    return f"\x1b[{code}m{text}\x1b[0m" if run.color and code and text else text


def folded(text: str, run: Run, indent: int, hanging: int = 0) -> list[str]:
    """Break text into lines, indented, later ones by `hanging` more; no word is cut, so that all can be copied."""
    width = max(min(run.width, _LONGEST), _SHORTEST)
    if not run.width or indent + len(text) <= width:
        return [" " * indent + text]
    kept = _UNPARTED.sub(_JOINT, text)
    wrapper = TextWrapper(
        width=width,
        initial_indent=" " * indent,
        subsequent_indent=" " * (indent + hanging),
        break_long_words=False,
        break_on_hyphens=False,
    )
    return [line.replace(_JOINT, " ") for line in wrapper.wrap(kept)]
