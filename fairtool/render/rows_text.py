"""Rows at a terminal: a table where it fits, else each row as a block with a line for each of its values."""

from collections.abc import Iterator, Sequence

from fairtool.render.cells import Cell, json_value
from fairtool.render.run import Run
from fairtool.render.style import paint
from fairtool.render.visible import visible

_GAP = "  "


def rows_text(columns: Sequence[str], rows: Sequence[Sequence[Cell]], run: Run) -> str:
    """Give rows as text; no value is cut, so that it can be copied."""
    names = [visible(name) for name in columns]
    shown = [[_shown(cell) for cell in row] for row in rows]
    widths = [max(map(len, column)) for column in zip(names, *shown, strict=True)]
    total = sum(widths) + len(_GAP) * (len(widths) - 1)
    numbers = [all(isinstance(row[place], int | float | None) for row in rows) for place in range(len(names))]
    fits = not run.width or total <= run.width
    lines = _table(names, shown, [-wide if right else wide for wide, right in zip(widths, numbers, strict=True)], run)
    return "".join(f"{line}\n" for line in (lines if fits else _blocks(names, shown, run)))


def _table(names: Sequence[str], rows: Sequence[Sequence[str]], widths: Sequence[int], run: Run) -> Iterator[str]:
    """Give a table; a width below zero is that of a column of numbers, which stand to the right."""
    yield paint(_line(names, widths), "bold", run)
    yield from (_line(row, widths) for row in rows)


def _line(cells: Sequence[str], widths: Sequence[int]) -> str:
    padded = (cell.rjust(-wide) if wide < 0 else cell.ljust(wide) for cell, wide in zip(cells, widths, strict=True))
    return _GAP.join(padded).rstrip()


def _blocks(names: Sequence[str], rows: Sequence[Sequence[str]], run: Run) -> Iterator[str]:
    wide = max(map(len, names))
    for number, row in enumerate(rows):
        if number:
            yield ""
        for name, cell in zip(names, row, strict=True):
            yield f"{paint(name.ljust(wide), 'bold', run)}{_GAP}{cell}".rstrip()


def _shown(cell: Cell) -> str:
    value = json_value(cell)
    return "" if value is None else visible(str(value))
