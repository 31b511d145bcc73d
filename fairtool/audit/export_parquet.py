"""Tables as Parquet, for those who go on with pandas, DuckDB or R; pyarrow is loaded here, and only when asked for."""

from collections.abc import Iterable, Iterator, Sequence
from itertools import islice
from typing import BinaryIO

from fairtool.audit.export import Column, Type
from fairtool.errors import UsageError
from fairtool.render.cells import Cell
from fairtool.render.visible import encodable

_ROWS = 50_000  # of a group, which is held in memory


def available() -> None:
    """Raise UsageError, with what to install, where there is no pyarrow."""
    try:
        import pyarrow.parquet  # noqa: F401, PLC0415 - an extra
    except ImportError as error:
        raise UsageError(
            "Parquet needs pyarrow, which is not installed",
            hint='install it with the extra parquet: pip install "data-terra-fairtool[parquet]"',
        ) from error


def write_parquet(columns: Sequence[Column], rows: Iterable[Sequence[Cell]], stream: BinaryIO) -> None:
    """Write rows as Parquet, group by group."""
    import pyarrow as pa  # noqa: PLC0415 - see above
    from pyarrow import parquet  # noqa: PLC0415

    types = {"text": pa.string(), "integer": pa.int64(), "number": pa.float64()}
    schema = pa.schema([(column.name, types[column.type]) for column in columns])
    with parquet.ParquetWriter(stream, schema, compression="zstd") as writer:
        for group in _groups(rows):
            values = (
                _values(cells, column.type) for cells, column in zip(zip(*group, strict=True), columns, strict=True)
            )
            arrays = [pa.array(cells, field.type) for cells, field in zip(values, schema, strict=True)]
            writer.write_table(pa.Table.from_arrays(arrays, schema=schema))


def _groups(rows: Iterable[Sequence[Cell]]) -> Iterator[list[Sequence[Cell]]]:
    remaining = iter(rows)
    while group := list(islice(remaining, _ROWS)):
        yield group


def _values(cells: Iterable[Cell], kind: Type) -> list[Cell]:
    if kind != "text":
        return list(cells)
    return [encodable(cell) if isinstance(cell, str) else cell for cell in cells]
