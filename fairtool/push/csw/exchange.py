"""One document goes to a catalogue and one comes back: what is no answer of a catalogue is told from what is."""

from collections.abc import Mapping
from http import HTTPStatus

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.identify import ROOTS
from fairtool.iso.namespaces import namespace
from fairtool.iso.safe import parse
from fairtool.push.call import Call, Reply
from fairtool.push.csw.dialect import BY_NAMESPACE
from fairtool.push.csw.exceptions import Complaint, complaint_in, refusal
from fairtool.push.faults import READ_BACK, LostAnswerError, RefusedError
from fairtool.push.session import Session, check_access
from fairtool.translate import marked

_XML: Mapping[str, str] = {"Content-Type": "application/xml; charset=utf-8", "Accept": "application/xml, text/xml"}
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


def told(session: Session, call: Call, *, comments: bool = False) -> Element | Complaint:
    """Give what a catalogue answers to a question; where it fails or what comes is no XML, it is asked again.

    Raises AccessError, and RefusedError for what is no answer of a catalogue.
    """
    for attempt in range(_TRIES):
        reply, root = _answer(session, call, comments=comments)
        complaint = _complaint(session, reply, root)
        if complaint:
            return complaint
        if root is not None and reply.ok and _is_of_a_catalogue(root):
            return root
        if attempt + 1 == _TRIES or not (reply.ok or reply.code >= HTTPStatus.INTERNAL_SERVER_ERROR):
            break
    raise RefusedError(
        _NO_ANSWER if reply.ok else _STATUS,
        origin=session.origin,
        code=reply.code,
        what=reply.media_type or "-",
        hint=_ADDRESS,
        address=call.address,
    )


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


def _is_of_a_catalogue(root: Element) -> bool:
    """Say whether a document is an answer of CSW, or a record that CSW 3.0 gives bare; a page for people is none."""
    return namespace(root.tag) in BY_NAMESPACE or root.tag in ROOTS


def _complaint(session: Session, reply: Reply, root: Element | None) -> Complaint | None:
    """Give what is complained of; raises AccessError where a status says that the user may not, and no words do.

    CSW 3.0 answers 403, too, where the processing failed (OGC 12-176r7, table 28): that has nothing to do with rights.
    """
    complaint = None if root is None else complaint_in(root)
    if complaint is None or reply.code == HTTPStatus.UNAUTHORIZED:
        check_access(reply, session)
    return complaint


def _answer(session: Session, call: Call, *, comments: bool = False) -> tuple[Reply, Element | None]:
    reply = session.ask(call)
    try:
        return reply, parse(reply.body, call.address, comments=comments)
    except UnreadableError:
        return reply, None
