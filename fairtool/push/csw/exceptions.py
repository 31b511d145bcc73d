"""What a catalogue complains of: exception reports, whatever HTTP status they come with, told in few words."""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairtool.iso.element import Element
from fairtool.iso.namespaces import namespace
from fairtool.push.faults import AccessError, LostAnswerError, PushError, RefusedError
from fairtool.push.session import Session
from fairtool.translate import marked

_LONGEST = 300  # characters of the words of a catalogue
_MOST_EXCEPTIONS = 20
_MOST_READ = 10_000  # characters of them that are looked at
_SQL = re.compile(r"\[(?:SQL|parameters):.*")  # holds records, and what they say of people
_CLASSES = re.compile(r"\((?:[a-z_0-9]+\.)+(\w*Error)\)\s*")
_NOBODY = re.compile(r"transactions? (operations )?(is|are) not supported|interface is disabled", re.IGNORECASE)
_NOT_YOU = re.compile(r"not allowed for this ip|access (is )?denied|not authori[sz]ed|no privileges?", re.IGNORECASE)
_BUSY = re.compile(r"database is locked|deadlock|too many connections|could not serialize", re.IGNORECASE)

_TWICE = marked("{origin} holds a record with this identifier already, and takes no second one")
_NAMELESS = marked(
    "{origin} finds no identifier in the record: it looks for gmd:fileIdentifier with a gco:CharacterString"
)
_UNKNOWN = marked("{origin} does not know this kind of metadata record: {words}")
_FAILED = marked(
    "{origin} failed on the record, which it perhaps expected more in, such as gmd:identificationInfo: {words}"
)
_REFUSES = marked("{origin} refuses: {words}")
_CLOSED = marked("{origin} takes no transactions: {words}")
_NOT_ALLOWED = marked("{origin} takes no transactions from this machine or user: {words}")
_IS_BUSY = marked("{origin} was busy with another writer: {words}")
_OPEN = marked("ask who runs the catalogue to open it for transactions, or to import the records")
_READS: Mapping[str, re.Pattern[str]] = {
    template: re.compile("|".join(words), re.IGNORECASE)
    for template, words in (
        (_TWICE, ("unique constraint", "duplicate (key|entry)", "already exists")),
        (_NAMELESS, (r"not null constraint failed: \S*identifier", "requires an identifier", "no identifier")),
        (_UNKNOWN, ("unsupported metadata format", "(schema|format) (is )?(unknown|not (detected|supported))")),
        (_FAILED, ("list index out of range", "'nonetype' object", "nullpointerexception")),
    )
}


@dataclass(frozen=True, slots=True)
class Complaint:
    """An exception report: the code and the locator of its first exception, and all texts."""

    code: str
    locator: str
    text: str

    @property
    def is_absent(self) -> bool:
        """Say whether it tells that a record that was asked for is not there."""
        no_such = self.code in ("NotFound", "InvalidParameterValue") and self.locator.lower() in ("id", "identifier")
        return no_such or self.code == "NotFound"

    @property
    def wants_another_version(self) -> bool:
        """Say whether the version that was asked for is not spoken."""
        return self.code == "VersionNegotiationFailed"


def complaint_in(root: Element) -> Complaint | None:
    """Read an exception report, None where the document is none."""
    if not root.tag.endswith("}ExceptionReport"):
        return None
    uri = namespace(root.tag)
    if root.find(f"{{{uri}}}Exception") is None:  # OWSLib would fail on it
        return Complaint("", "", "")
    from owslib.ows import ExceptionReport  # noqa: PLC0415 - most answers are none, and it takes long to load

    told = ExceptionReport(root, uri).exceptions
    texts = (str(one["ExceptionText"] or "") for one in told[:_MOST_EXCEPTIONS])
    code, locator = (str(told[0][name] or "")[:_LONGEST] for name in ("exceptionCode", "locator"))
    return Complaint(code, locator, "; ".join(filter(None, texts)))


def refusal(complaint: Complaint, session: Session) -> PushError:
    """Give the error that a complaint is told as, without SQL, addresses of people and the key.

    Where another writer kept the catalogue busy, it is as if no answer had come: another try may succeed.
    """
    said = f"{complaint.code} {_without_records(complaint.text[:_MOST_READ])}"
    template, kind = _judged(said)
    return kind(
        template,
        origin=session.origin,
        words=words_of(complaint.text or complaint.code or "-", session.hidden),
        hint=_OPEN if kind is AccessError else "",
    )


def _judged(said: str) -> tuple[str, type[PushError]]:
    if _NOBODY.search(said) or "OperationNotSupported" in said:
        return _CLOSED, AccessError
    if _NOT_YOU.search(said):
        return _NOT_ALLOWED, AccessError
    if _BUSY.search(said):
        return _IS_BUSY, LostAnswerError
    return next((template for template, words in _READS.items() if words.search(said)), _REFUSES), RefusedError


def words_of(text: str, hidden: Callable[[str], str]) -> str:
    """Give the words of a catalogue in one short line."""
    plain = _CLASSES.sub(r"\1: ", _without_records(hidden(text)[:_MOST_READ]))
    return plain if len(plain) <= _LONGEST else f"{plain[:_LONGEST]}…"


def _without_records(text: str) -> str:
    """Give a complaint in one line without the SQL in it: what a record says there is no complaint."""
    return _SQL.sub("", " ".join(text.split())).rstrip()
