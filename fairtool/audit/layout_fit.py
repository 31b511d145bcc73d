"""How many files of a store a layout fits, and the first that it does not fit: a mistake in it shows in no finding."""

import sqlite3
from dataclasses import dataclass

from fairtool.audit.layout import Layout, relative_to

# Records that a catalogue gave lie in no folder.
_NAMES = """
SELECT root, name FROM source WHERE state NOT IN ('gone', 'other', 'broken', 'link')
  AND id NOT IN (SELECT source FROM document WHERE given) ORDER BY id
"""


@dataclass(frozen=True, slots=True)
class Fit:
    """How many files a layout fits; `other` is the first that it does not fit, without its root.

    `shape` is how its name would have to begin.
    """

    fitting: int = 0
    total: int = 0
    other: str = ""
    shape: str = ""


def fit_of(connection: sqlite3.Connection, layout: Layout) -> Fit:
    """Hold the names of all files in a store against a layout: some seconds for millions of them."""
    fitting = total = 0
    other = ""
    for root, name in connection.execute(_NAMES):
        relative = relative_to(root, name)
        fits = layout.fits(relative)
        total, fitting = total + 1, fitting + fits
        if not fits and not other:
            other = relative
    return Fit(fitting, total, other, layout.text.replace("{year}", "YYYY"))
