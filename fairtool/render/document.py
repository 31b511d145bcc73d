"""The types of the JSON document `fairtool-report/1`; its JSON Schema is made from them."""

from typing import Literal

from typing_extensions import TypedDict

from fairtool.finding import Scalar

SCHEMA = "fairtool-report/1"


class ToolDocument(TypedDict):
    """The program that wrote the document."""

    name: Literal["fairtool"]
    version: str


class VocabularyDocument(TypedDict):
    """A vocabulary that the rules used."""

    name: str
    version: str
    date: str
    """The day it was published, as YYYY-MM-DD."""


class RelatedDocument(TypedDict):
    """Another place that a finding is about."""

    where: str
    value: str
    """What stands there."""
    path: str
    """Another file; empty for the subject itself."""


class SetDocument(TypedDict):
    """Write an attribute."""

    action: Literal["set"]
    owner: str
    """The path of a variable, or of a group with a slash at the end."""
    name: str
    value: Scalar | list[Scalar]
    """The new value; a number that is not finite is the text `nan`, `inf` or `-inf`."""
    type: str
    """The type of the attribute, by its name in CDL."""


class RemoveDocument(TypedDict):
    """Delete an attribute."""

    action: Literal["remove"]
    owner: str
    """The path of a variable, or of a group with a slash at the end."""
    name: str


class RenameDocument(TypedDict):
    """Give an attribute another name."""

    action: Literal["rename"]
    owner: str
    """The path of a variable, or of a group with a slash at the end."""
    name: str
    new_name: str


class SetXmlDocument(TypedDict):
    """Write the text of an element of an XML document, or one of its attributes."""

    action: Literal["set-xml"]
    where: str
    """The element, as an XPath."""
    attribute: str
    """The attribute as it is named in the document; empty for the text of the element."""
    value: str


class SetJsonDocument(TypedDict):
    """Write a value of a JSON document."""

    action: Literal["set-json"]
    where: str
    """The value, as a JSON pointer; a new member of its object where nothing stands there."""
    value: str
    """The new value, written as JSON."""


class RemoveJsonDocument(TypedDict):
    """Take a member of an object, or an item of a list, out of a JSON document."""

    action: Literal["remove-json"]
    where: str
    """The member, as a JSON pointer."""


class RenameJsonDocument(TypedDict):
    """Give a member of an object of a JSON document another key."""

    action: Literal["rename-json"]
    where: str
    """The member, as a JSON pointer."""
    key: str


EditDocument = (
    SetDocument
    | RemoveDocument
    | RenameDocument
    | SetXmlDocument
    | SetJsonDocument
    | RemoveJsonDocument
    | RenameJsonDocument
)


class FixDocument(TypedDict):
    """Edits that certainly mend a finding."""

    text: str
    """What the edits do, in the language of the run."""
    edits: list[EditDocument]


class FindingDocument(TypedDict):
    """What a rule has to say of one place."""

    rule: str
    """The id of the rule; stable for ever."""
    severity: Literal["error", "warning", "info"]
    where: str
    """The place: `:title`, `sst`, `sst:units`, `time()`, an XPath, a JSON pointer; empty for the whole subject."""
    line: int | None
    """The line in a text; null where there are none."""
    message: str
    """The template filled with the values, in the language of the run."""
    template: str
    """The message in English with names in braces; never translated."""
    values: dict[str, Scalar]
    """What fills the template; a number that is not finite is the text `nan`, `inf` or `-inf`."""
    related: list[RelatedDocument]
    fix: FixDocument | None
    """Null where no edit is certain to mend it."""
    source: str
    """The clause of the standard, such as `CF-1.8 conformance 3.1`."""
    hint: str
    """What to do about an input that cannot be read; otherwise empty."""


class OutcomeDocument(TypedDict):
    """What became of one rule."""

    rule: str
    status: Literal["pass", "fail", "not-applicable", "not-evaluated", "crashed"]
    examined: int
    """How many parts of the subject the rule looked at."""
    reason: str | None
    """Why the rule was not evaluated, or how it crashed."""


class SubjectDocument(TypedDict):
    """One thing that was examined, and what was found."""

    path: str
    kind: str
    """What it is, such as `netcdf` or `cdl`."""
    status: Literal["clean", "findings", "unreadable", "fault"]
    """`clean` means no finding at or above warning; `fault` that a rule crashed."""
    standard: str
    """The main standard with its version, such as `CF-1.8`; empty where it could not be read."""
    members: list[str]
    """For a `bundle`, a record that was held against data: the names of the data files; otherwise empty."""
    findings: list[FindingDocument]
    outcomes: list[OutcomeDocument]
    """The rules that neither passed nor were beside the point; with `--outcomes` all."""
    counts: dict[str, int]
    """How many rules had each outcome."""
    known: int
    """How many findings a baseline or the configuration took out."""


class SummaryDocument(TypedDict):
    """What the run came to."""

    subjects: int
    clean: int
    errors: int
    warnings: int
    infos: int
    unreadable: int
    faults: int
    """Subjects on which a rule crashed."""
    known: int
    """Findings that a baseline or the configuration took out."""


class ReportDocument(TypedDict):
    """The result of a run of fairtool: every subject with its findings, and a summary.

    More keys may be added under the same schema name; none is taken away or changes its meaning.
    """

    schema: Literal["fairtool-report/1"]
    tool: ToolDocument
    profiles: list[str]
    """The profiles that were asked for; empty where each subject was held to what it declares."""
    vocabularies: list[VocabularyDocument]
    subjects: list[SubjectDocument]
    summary: SummaryDocument
