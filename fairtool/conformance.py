"""Conformance tables: the rows of a standard, and in which versions each is a requirement or a recommendation."""

from collections.abc import Mapping
from functools import cache
from typing import NamedTuple, NotRequired, TypedDict

from fairtool.finding import Severity
from fairtool.resources import schema
from fairtool.version import Version

TABLES: Mapping[str, tuple[str, ...]] = {
    "cf": ("cf/conformance", "cf/chapters"),
    "ugrid": ("ugrid/conformance",),
    "acdd": ("acdd/attributes",),
    "iso": ("iso/conformance",),
    "inspire": ("inspire/conformance",),
}
_SEVERITIES = {
    "requirement": Severity.ERROR,
    "recommendation": Severity.WARNING,
    "information": Severity.INFO,
    "highly recommended": Severity.WARNING,
    "recommended": Severity.WARNING,
    "suggested": Severity.INFO,
}


class Span(NamedTuple):
    """The versions (both ends inclusive; `until` None means still in force) in which a row has one kind."""

    since: Version
    until: Version | None
    kind: str

    def covers(self, version: Version) -> bool:
        """Say whether the span holds a version."""
        return self.since <= version and (self.until is None or version <= self.until)


class Row(NamedTuple):
    """One line of a conformance document, in our own words.

    `answered_by` is how the ids of the rules of another standard begin that decide the row: `iso-structure`.
    """

    id: str
    text: str
    spans: tuple[Span, ...]
    undecidable: str = ""
    source: str = "conformance"
    duplicate_of: str = ""
    text_fr: str = ""
    answered_by: str = ""

    @property
    def section(self) -> str:
        """The section of the standard: `3.1` of `3.1:R4`."""
        return self.id.partition(":")[0]

    @property
    def clause(self) -> str:
        """Where the row stands: `conformance 3.1`, `chapter 9.5`, `appendix A`."""
        lettered = self.source == "chapter" and self.section[:1].isupper()
        return f"{'appendix' if lettered else self.source} {self.section}"

    def kind(self, version: Version) -> str | None:
        """Give `requirement`, `recommendation` or another kind, or None where the row is not in force."""
        return next((span.kind for span in self.spans if span.covers(version)), None)

    def severity(self, version: Version) -> Severity | None:
        """Give the severity of breaking the row, or None where it is not in force."""
        kind = self.kind(version)
        return _SEVERITIES[kind] if kind else None


class _Span(TypedDict):
    since: str
    until: NotRequired[str]
    kind: str


class _Row(TypedDict):
    text: NotRequired[str]
    ask: NotRequired[str]
    ask_fr: NotRequired[str]
    spans: list[_Span]
    undecidable: NotRequired[str]
    duplicate_of: NotRequired[str]
    answered_by: NotRequired[str]


@cache
def table(standard: str) -> Mapping[str, Row]:
    """Give the rows of a standard by id, in the order of the document; empty for one without a table."""
    rows: dict[str, Row] = {}
    for name in TABLES.get(standard, ()):
        content = schema(name)
        source = content.get("source", "conformance")
        rows.update({key: _row(key, entry, source) for key, entry in content["rows"].items()})
    return rows


def _row(key: str, entry: _Row, source: str) -> Row:
    return Row(
        id=key,
        text=entry.get("text") or entry["ask"],
        spans=tuple(_span(span) for span in entry["spans"]),
        undecidable=entry.get("undecidable", ""),
        source=source,
        duplicate_of=entry.get("duplicate_of", ""),
        text_fr=entry.get("ask_fr", ""),
        answered_by=entry.get("answered_by", ""),
    )


def _span(entry: _Span) -> Span:
    until = entry.get("until")
    return Span(Version.parse(entry["since"]), Version.parse(until) if until else None, entry["kind"])
