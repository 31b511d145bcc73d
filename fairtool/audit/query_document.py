"""The document of `fairtool audit query --format json`; its JSON Schema is made from this type."""

from typing import Literal

from typing_extensions import TypedDict


class AuditQueryDocument(TypedDict):
    """The answer to a question: its columns, and its rows as far as --limit lets them be shown.

    The questions themselves, of `--list`, are such rows, too.
    """

    schema: Literal["fairtool-audit-query/1"]
    columns: list[str]
    """The names of the columns; SQL can give two the same name."""
    rows: list[list[str | int | float | None]]
    """A value a column. Bytes are hexadecimal digits, and an infinite number is the text `inf` or `-inf`."""
