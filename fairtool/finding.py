"""What a rule says (Problem), what the engine makes of it (Finding), and the edits that may mend it (Fix)."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum


class Severity(StrEnum):
    """How much a finding matters: a requirement is an error, a recommendation a warning."""

    ERROR = "error"
    WARNING = "warning"
    INFO = "info"

    @property
    def rank(self) -> int:
        """0 for info, 1 for warning, 2 for error."""
        return ("info", "warning", "error").index(self.value)


Scalar = str | int | float


@dataclass(frozen=True, slots=True)
class SetAttribute:
    """Write an attribute: `owner` is the path of a variable, or of a group with a slash at the end (`/`, `/group/`).

    `type` is a CDL type name; it is `char` for text that was stored as char or is new.
    """

    owner: str
    name: str
    value: Scalar | tuple[Scalar, ...]
    type: str = "char"


@dataclass(frozen=True, slots=True)
class RemoveAttribute:
    """Delete an attribute of a variable or group."""

    owner: str
    name: str


@dataclass(frozen=True, slots=True)
class RenameAttribute:
    """Give an attribute of a variable or group another name, its value unchanged."""

    owner: str
    name: str
    new_name: str


@dataclass(frozen=True, slots=True)
class SetXml:
    """Write the text of an element of an XML document, or one of its attributes; `where` is an XPath, as in findings.

    `attribute` is the name as it stands in the document, prefix included.
    """

    where: str
    value: str
    attribute: str = ""


@dataclass(frozen=True, slots=True)
class SetJson:
    """Write a value of a JSON document, in place of what stands there or as a new member; `value` is itself JSON.

    `where` is a JSON pointer.
    """

    where: str
    value: str


@dataclass(frozen=True, slots=True)
class RemoveJson:
    """Take a member of an object, or an item of a list, out of a JSON document; `where` is a JSON pointer."""

    where: str


@dataclass(frozen=True, slots=True)
class RenameJson:
    """Give a member of an object of a JSON document another key, its value unchanged; `where` is a JSON pointer."""

    where: str
    key: str


HeaderEdit = SetAttribute | RemoveAttribute | RenameAttribute
JsonEdit = SetJson | RemoveJson | RenameJson
Edit = HeaderEdit | SetXml | JsonEdit


@dataclass(frozen=True, slots=True)
class Fix:
    """Edits that certainly mend a finding, and nothing else."""

    edits: tuple[Edit, ...]


@dataclass(frozen=True, slots=True)
class Related:
    """Another place that a finding is about, with what stands there."""

    where: str
    value: str = ""
    path: str = ""


@dataclass(frozen=True, slots=True, init=False)
class Problem:
    """What a rule yields: a sentence as template and values, so that it can be translated, and a place.

    `Problem('{where} is {value}; write "1"', where="sst:units", value="psu")`. Values are shown with `str`.
    `row` names the row of the conformance table where a rule covers several; the first is meant without it.
    """

    template: str
    where: str
    values: Mapping[str, object]
    fix: Fix | None
    related: tuple[Related, ...]
    row: str | None
    line: int | None

    def __init__(  # noqa: PLR0913 - keywords that a rule names
        self,
        template: str,
        *,
        where: str,
        fix: Fix | Edit | None = None,
        related: tuple[Related, ...] = (),
        row: str | None = None,
        line: int | None = None,
        **values: object,
    ) -> None:
        """Keep the template and what fills it; a single edit becomes a fix."""
        put = object.__setattr__
        put(self, "template", template)
        put(self, "where", where)
        put(self, "values", values)
        put(self, "fix", Fix((fix,)) if isinstance(fix, Edit) else fix)
        put(self, "related", related)
        put(self, "row", row)
        put(self, "line", line)


@dataclass(frozen=True, slots=True)
class Finding:
    """A problem stamped by the engine with its rule, severity, place and source; plain data, fit to be pickled.

    `values` are texts and numbers only. `source` is the clause, such as `CF-1.8 conformance 3.1`.
    `hint` (a template too) says what to do about an input that cannot be read.
    """

    rule: str
    severity: Severity
    where: str
    template: str
    values: Mapping[str, Scalar] = field(default_factory=dict)
    source: str = ""
    line: int | None = None
    fix: Fix | None = None
    related: tuple[Related, ...] = ()
    hint: str = ""

    @property
    def message(self) -> str:
        """The message in English."""
        return self.template.format_map({"where": self.where, **self.values})
