"""How a catalogue is found: the address that was configured, its capabilities in a version, whom it may name."""

from collections.abc import Mapping
from urllib.parse import parse_qsl, urlencode, urlsplit, urlunsplit

from fairtool.addresses import without_user
from fairtool.errors import UsageError
from fairtool.push.csw.capabilities import Capabilities, capabilities_in
from fairtool.push.csw.dialect import DIALECTS, Dialect
from fairtool.push.csw.exceptions import Complaint, refusal
from fairtool.push.csw.exchange import question, told
from fairtool.push.faults import RefusedError
from fairtool.push.origin import Origin
from fairtool.push.session import Session
from fairtool.translate import marked

_OF_REQUESTS = frozenset({"service", "request", "version", "acceptversions"})
_NO_CSW = marked("{address} answers, and is no CSW of version {version}")
_LOOK = marked("write the address that a browser gets the capabilities of the CSW from, without its parameters")


def endpoint(address: str) -> str:
    """Give the address of a catalogue without what one request says, such as `request=GetCapabilities`."""
    parts = urlsplit(address)
    kept = [(name, value) for name, value in _pairs(parts.query) if name.lower() not in _OF_REQUESTS]
    return urlunsplit(parts._replace(query=urlencode(kept), fragment=""))


def ask_capabilities(session: Session, address: str, version: str = "") -> Capabilities:
    """Ask a catalogue what it is, in one version or, without one, in each that is known until it speaks it.

    Raises RefusedError where it is no catalogue.
    """
    complaint: Complaint | None = None
    for wanted in (version,) if version else DIALECTS:
        asked = {"version": wanted, "acceptVersions": wanted}
        answer = told(session, question(_asking(address, "GetCapabilities", asked)), comments=True)
        if not isinstance(answer, Complaint):
            found = capabilities_in(answer)
            if found and (not version or found.dialect.version == version):
                return found
        elif complaint is None or not answer.wants_another_version:
            complaint = answer
    if complaint and not complaint.wants_another_version:
        raise refusal(complaint, session)
    raise RefusedError(_NO_CSW, address=address, version=version or " / ".join(DIALECTS), hint=_LOOK)


def in_origin(session: Session, address: str) -> bool:
    """Say whether an address that a catalogue names is of its own origin, so that it may be asked."""
    try:
        session.resolved(address)
    except (RefusedError, UsageError):
        return False
    return True


def place_of(address: str) -> str:
    """Give the origin of an address as messages show it."""
    try:
        return str(Origin.of(address))
    except UsageError:
        return without_user(address)


def asking_for(address: str, dialect: Dialect, name: str, schema: str) -> str:
    """Give the address that one record is asked for at."""
    asked = {"version": dialect.version, "outputSchema": schema, "elementSetName": "full", "id": name}
    return _asking(address, "GetRecordById", asked)


def _asking(address: str, request: str, asked: Mapping[str, str]) -> str:
    parts = urlsplit(address)
    said = [("service", "CSW"), ("request", request), *asked.items()]
    return urlunsplit(parts._replace(query=urlencode([*_pairs(parts.query), *said])))


def _pairs(query: str) -> list[tuple[str, str]]:
    return parse_qsl(query, keep_blank_values=True)
