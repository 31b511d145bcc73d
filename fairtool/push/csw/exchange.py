"""One document goes to a catalogue and one comes back: what is no answer of a catalogue is told from what is."""

from collections.abc import Mapping
from http import HTTPStatus

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.identify import records_in
from fairtool.iso.namespaces import namespace
from fairtool.iso.safe import parse
from fairtool.push.csw.exceptions import Complaint, complaint_in, refusal
from fairtool.push.faults import READ_BACK, LostAnswerError, RefusedError
from fairtool.push.session import Call, Reply, Session, check_access
from fairtool.translate import marked

_XML: Mapping[str, str] = {"Content-Type": "application/xml; charset=utf-8", "Accept": "application/xml, text/xml"}
_CATALOGUE = "http://www.opengis.net/cat/csw"
_TRIES = 2  # of a question whose answer is no XML
_STATUS = marked("{origin} answers with the HTTP status {code}")
_NO_ANSWER = marked("{origin} answers with something that is no answer of a catalogue: {what}")
_NOBODY_KNOWS = marked("{origin} was sent records, and what it answered does not say what became of them: {what}")
_ADDRESS = marked("look whether {address} is the address of the CSW itself: a browser shows XML there")


def question(address: str, document: bytes = b"") -> Call:
    """Give the request that asks for something, by GET where there is no document."""
    return Call("POST" if document else "GET", address, _XML, document, safe=True)


def order(address: str, document: bytes) -> Call:
    """Give the request that changes something."""
    return Call("POST", address, _XML, document)


def told(session: Session, call: Call) -> Element | Complaint:
    """Give what a catalogue answers to a question; an answer that is no XML is asked for again.

    Raises AccessError, and RefusedError for what is no answer of a catalogue.
    """
    reply, root = _answer(session, call)
    for _ in range(_TRIES - 1):
        if root is None and reply.ok:
            reply, root = _answer(session, call)
    complaint = _complaint(session, reply, root)
    if complaint:
        return complaint
    if root is None or not reply.ok:
        raise RefusedError(
            _NO_ANSWER if reply.ok else _STATUS,
            origin=session.origin,
            code=reply.code,
            what=reply.media_type or "-",
            hint=_ADDRESS,
            address=call.address,
        )
    return root


def told_records(session: Session, call: Call) -> Element | Complaint:
    """Give what a catalogue answers to a question for records.

    Raises RefusedError for XML that is of no catalogue, such as a page to sign in at, which holds no record either: it
    must not be taken for the word that there is none.
    """
    answer = told(session, call)
    if (
        isinstance(answer, Complaint)
        or _CATALOGUE in namespace(answer.tag)
        or next(iter(records_in(answer)), None) is not None
    ):
        return answer
    raise RefusedError(_NO_ANSWER, origin=session.origin, what=answer.tag, hint=_ADDRESS, address=call.address)


def answered(session: Session, call: Call) -> Element:
    """Give what a catalogue answers to an order, which is carried out once.

    Raises RefusedError where it says that it did not do it, and LostAnswerError where it does not say what it did.
    """
    reply, root = _answer(session, call)
    complaint = _complaint(session, reply, root)
    if complaint:
        raise refusal(complaint, session)
    if reply.ok and root is not None and root.tag.endswith("}TransactionResponse"):
        return root
    if HTTPStatus.BAD_REQUEST <= reply.code < HTTPStatus.INTERNAL_SERVER_ERROR:
        raise RefusedError(_STATUS, origin=session.origin, code=reply.code)
    what = reply.media_type or "-" if reply.ok else f"HTTP {reply.code}"
    raise LostAnswerError(_NOBODY_KNOWS, origin=session.origin, what=what, hint=READ_BACK)


def _complaint(session: Session, reply: Reply, root: Element | None) -> Complaint | None:
    """Give what is complained of; raises AccessError where a status says that the user may not, and no words do.

    CSW 3.0 answers 403, too, where the processing failed (OGC 12-176r7, table 28): that has nothing to do with rights.
    """
    complaint = None if root is None else complaint_in(root)
    if complaint is None or reply.code == HTTPStatus.UNAUTHORIZED:
        check_access(reply, session)
    return complaint


def _answer(session: Session, call: Call) -> tuple[Reply, Element | None]:
    reply = session.ask(call)
    try:
        return reply, parse(reply.body, call.address)
    except UnreadableError:
        return reply, None
