"""The list of rules as columns that keep within the terminal."""

from collections.abc import Iterator, Sequence

from fairtool.render.run import Run
from fairtool.render.style import folded

_TITLE = 40  # columns that a title needs to stand beside its id
_INDENT = 2


def folded_list(rows: Sequence[tuple[str, str, str]], width: int) -> Iterator[str]:
    """Give the lines of (id, severity, title) rows; where the terminal is narrow an id has a line of its own."""
    run = Run(version="", width=width)
    ids, severities = (max(len(row[column]) for row in rows) for column in (0, 1))
    title_at = ids + severities + 2
    for name, severity, title in rows:
        if title_at + _TITLE <= width:
            yield from folded(f"{name:{ids}} {severity:{severities}} {title}", run, 0, title_at)
        else:
            yield name
            yield from folded(f"{severity:{severities}} {title}", run, _INDENT, severities + 1)
