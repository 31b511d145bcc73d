"""The CSW of GeoNetwork 4: `csw` reads, `csw-publication` writes, and failures come with status 200."""

import uuid
from collections.abc import Iterable, Iterator
from typing import Any
from xml.sax.saxutils import escape

from lxml import etree

from tests.push.servers.geonetwork_model import ALL, Catalogue, Kept, Profile, User
from tests.push.servers.geonetwork_xml import identifier_of, parsed
from tests.push.servers.loopback import Asked, Reply

CSW = "http://www.opengis.net/cat/csw/2.0.2"
OGC = "http://www.opengis.net/ogc"
GMD = "http://www.isotc211.org/2005/gmd"
OPEN = f'xmlns:csw="{CSW}" version="2.0.2"'
ELEMENTS = {"brief": "BriefRecord", "summary": "SummaryRecord", "full": "Record"}
OPERATIONS = ("GetCapabilities", "DescribeRecord", "GetRecordById", "GetRecords")


class _FailedError(Exception):
    """What an exception report says."""


def answer(catalogue: Catalogue, who: User | None, asked: Asked, address: str) -> Reply:
    """Answer a request to `csw` or `csw-publication`, which is `address` without the last part."""
    try:
        request = _read(asked)
        said = _answered(catalogue, who, request, address, writes=asked.segments[-1] == "csw-publication")
    except _FailedError as error:
        said = _report(str(error))
    text = f'<?xml version="1.0" encoding="UTF-8"?>\n{said}'
    return Reply(200, text.encode(), {"Content-Type": "application/xml;charset=UTF-8"})


def _answered(catalogue: Catalogue, who: User | None, request: Any, address: str, *, writes: bool) -> str:
    match etree.QName(request).localname:
        case "GetCapabilities":
            return _capabilities(address)
        case "GetRecordById":
            return _by_id(catalogue, who, request)
        case "GetRecords":
            return _records(catalogue, who, request)
        case "Transaction" if writes:
            return _transaction(catalogue, who, request)
        case other:
            raise _FailedError(f"Operation not supported : {other}")


def _read(asked: Asked) -> Any:
    """Give the request as XML; one by GET becomes what it would be by POST."""
    if asked.method == "POST":
        try:
            return parsed(asked.body)
        except etree.XMLSyntaxError as error:
            raise _FailedError(f"Request is not well formed: {error}") from error
    query = {name.lower(): value for name, value in asked.query.items()}
    request = etree.Element(f"{{{CSW}}}{query.get('request', 'GetCapabilities')}")
    for one in query.get("id", "").split(",") if query.get("id") else []:
        etree.SubElement(request, f"{{{CSW}}}Id").text = one
    if "elementsetname" in query:
        etree.SubElement(request, f"{{{CSW}}}ElementSetName").text = query["elementsetname"]
    for name in ("outputSchema", "startPosition", "maxRecords", "resultType"):
        if name.lower() in query:
            request.set(name, query[name.lower()])
    return request


def _by_id(catalogue: Catalogue, who: User | None, request: Any) -> str:
    """Give the records that exist; one that is hidden from the user fails the whole request, as there."""
    found = []
    for one in request.findall(f"{{{CSW}}}Id"):
        kept = catalogue.records.get(one.text or "")
        if kept is None:
            continue
        if not catalogue.may_view(who, kept):
            raise _FailedError("org.fao.geonet.exceptions.OperationNotAllowedEx")
        found.append(_shown(kept, request))
    return f"<csw:GetRecordByIdResponse {OPEN}>{''.join(found)}</csw:GetRecordByIdResponse>"


def _records(catalogue: Catalogue, who: User | None, request: Any) -> str:
    found = list(_matching(catalogue, who, request))
    first, size = int(request.get("startPosition", 1)), int(request.get("maxRecords", 10))
    page = found[first - 1 : first - 1 + size] if request.get("resultType", "hits") == "results" else []
    following = first + len(page) if page and first + len(page) <= len(found) else 0
    counts = f'numberOfRecordsMatched="{len(found)}" numberOfRecordsReturned="{len(page)}" nextRecord="{following}"'
    return (
        f"<csw:GetRecordsResponse {OPEN}><csw:SearchResults {counts} elementSet='full'>"
        f"{''.join(_shown(kept, request) for kept in page)}</csw:SearchResults></csw:GetRecordsResponse>"
    )


def _shown(kept: Kept, request: Any) -> str:
    if request.get("outputSchema", CSW) == GMD:
        return bytes(etree.tostring(parsed(kept.xml), encoding="UTF-8")).decode()
    name = ELEMENTS[request.findtext(f".//{{{CSW}}}ElementSetName", "summary")]
    return (
        f'<csw:{name} xmlns:dc="http://purl.org/dc/elements/1.1/">'
        f"<dc:identifier>{escape(kept.uuid)}</dc:identifier><dc:title>{escape(kept.title)}</dc:title></csw:{name}>"
    )


def _transaction(catalogue: Catalogue, who: User | None, request: Any) -> str:
    """Do the parts one after another; when one fails, those before it stay.

    The totals of updates and deletions are those of the last such part, not of all together: a fault of the real one.
    """
    inserted: list[str] = []
    updated = deleted = 0
    for part in request.iterchildren(etree.Element):
        match etree.QName(part).localname:
            case "Insert":
                inserted.extend(_inserted(catalogue, who, part.iterchildren(etree.Element)))
            case "Update":
                updated = _updated(catalogue, who, part)
            case "Delete":
                deleted = _deleted(catalogue, who, part)
    briefs = "".join(f"<csw:BriefRecord><identifier>{escape(one)}</identifier></csw:BriefRecord>" for one in inserted)
    results = f'<csw:InsertResult handleRef="handleRefValue">{briefs}</csw:InsertResult>' if inserted else ""
    return (
        f'<csw:TransactionResponse xmlns:csw="{CSW}"><csw:TransactionSummary>'
        f"<csw:totalInserted>{len(inserted)}</csw:totalInserted><csw:totalUpdated>{updated}</csw:totalUpdated>"
        f"<csw:totalDeleted>{deleted}</csw:totalDeleted></csw:TransactionSummary>"
        f"{results}"
        "</csw:TransactionResponse>"
    )


def _inserted(catalogue: Catalogue, who: User | None, records: Iterable[Any]) -> Iterator[str]:
    for record in records:
        if who is None or who.profile < Profile.Editor:
            raise _FailedError("Cannot process transaction: User not allowed to insert metadata.")
        identifier = identifier_of(record) or str(uuid.uuid4())
        if identifier in catalogue.records:
            raise _FailedError(
                "Cannot process transaction: could not execute statement; constraint [metadata_uuid_key]"
            )
        kept = catalogue.insert(who, record, identifier, who.groups[0] if who.groups else None)
        if catalogue.habits.public_csw:
            kept.privileges[ALL] = {"view", "download", "dynamic"}
        yield identifier


def _updated(catalogue: Catalogue, who: User | None, part: Any) -> int:
    record = next((one for one in part.iterchildren(etree.Element) if etree.QName(one).namespace != CSW), None)
    if record is None:
        raise _FailedError("Cannot process transaction: updates of properties are no part of this double")
    identifier = identifier_of(record)
    if not identifier:
        raise _FailedError("Cannot process transaction: Metadata identifier not provided")
    kept = catalogue.records.get(identifier)
    if kept is None:
        return 0
    if not catalogue.may_edit(who, kept):
        raise _FailedError(f"Cannot process transaction: User not allowed to update this metadata({kept.number}).")
    catalogue.replace(kept, record)
    return 1


def _deleted(catalogue: Catalogue, who: User | None, part: Any) -> int:
    """Delete what the index finds, at most a hundred; children of a record stay."""
    count = 0
    for kept in list(_matching(catalogue, who, part))[:100]:
        if not catalogue.may_edit(who, kept):
            raise _FailedError(f"Cannot process transaction: User not allowed to delete metadata : {kept.number}")
        catalogue.delete(kept)
        count += 1
    return count


def _matching(catalogue: Catalogue, who: User | None, request: Any) -> Iterator[Kept]:
    """Give what a filter on the identifier finds, or everything where there is no filter."""
    literals = [str(one.text or "") for one in request.iter(f"{{{OGC}}}Literal")]
    names = {str(one.text or "").rpartition(":")[2].lower() for one in request.iter(f"{{{OGC}}}PropertyName")}
    if names - {"identifier"}:
        raise _FailedError(f"Filter on {', '.join(sorted(names))} is no part of this double")
    like = request.find(f".//{{{OGC}}}PropertyIsLike") is not None
    for kept in catalogue.indexed(who):
        begins = like and any(kept.uuid.startswith(literal.rstrip("%*")) for literal in literals)
        if not literals or kept.uuid in literals or begins:
            yield kept


def _report(message: str) -> str:
    return (
        '<ows:ExceptionReport xmlns:ows="http://www.opengis.net/ows" version="1.0.0">'
        f'<ows:Exception exceptionCode="NoApplicableCode"><ows:ExceptionText>{escape(message)}</ows:ExceptionText>'
        "</ows:Exception></ows:ExceptionReport>"
    )


def _capabilities(address: str) -> str:
    places = {**dict.fromkeys(OPERATIONS, f"{address}/csw"), "Transaction": f"{address}/csw-publication"}
    operations = "".join(
        f'<ows:Operation name="{name}"><ows:DCP><ows:HTTP><ows:Get xlink:href="{place}"/><ows:Post xlink:href="{place}"/>'
        "</ows:HTTP></ows:DCP></ows:Operation>"
        for name, place in places.items()
    )
    return (
        f'<csw:Capabilities {OPEN} xmlns:ows="http://www.opengis.net/ows" xmlns:xlink="http://www.w3.org/1999/xlink" '
        f'xmlns:ogc="{OGC}"><ows:ServiceIdentification><ows:Title>Catalogue d\'essai</ows:Title>'
        "<ows:ServiceType>CSW</ows:ServiceType><ows:ServiceTypeVersion>2.0.2</ows:ServiceTypeVersion>"
        "</ows:ServiceIdentification>"
        f"<ows:OperationsMetadata>{operations}</ows:OperationsMetadata></csw:Capabilities>"
    )
