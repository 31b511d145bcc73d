"""The report that GeoNetwork gives of an import: which record it wrote, or why it wrote none."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.push.call import Reply
from fairtool.push.faults import RefusedError
from fairtool.push.json_answer import json_of, shortened, words_of
from fairtool.push.session import Session, check_access
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked


@dataclass(frozen=True, slots=True)
class Imported:
    """What was written: the number and the identifier of the record there."""

    number: str = ""
    identifier: str = ""


def imported(reply: Reply, session: Session, address: str, where: str) -> Imported:
    """Read a report; raises RefusedError with the words of GeoNetwork where something was wrong."""
    check_done(reply, session, where)
    report = json_of(reply, address)
    faults = [*_texts(report["errors"]), *_of_records(report["metadataErrors"])]
    if faults:
        raise _refused(where, reply.code, shortened("; ".join(dict.fromkeys(faults)), session))
    for number, infos in report["metadataInfos"].members.items():
        identifier = next((text for one in JsonNode(infos) if (text := one["uuid"].text())), "")
        return Imported(number, identifier)
    if report["numberOfRecordsProcessed"].number() == 0:
        raise _refused(where, reply.code, "")
    return Imported()


def check_done(reply: Reply, session: Session, where: str) -> None:
    """Raise RefusedError with the words of GeoNetwork for a request that was not carried out."""
    if reply.ok:
        return
    words = words_of(reply, session)
    if not words:  # what the interface itself refuses it explains: that is about this record, and others may pass
        check_access(reply, session)
    raise _refused(where, reply.code, words)


def other_identifier(where: str, identifier: str) -> RefusedError:
    """Give the error for a record that was written under another identifier than its own."""
    return RefusedError(
        marked("{where} was written as {identifier}: the catalogue gives identifiers of its own"),
        where=where,
        identifier=identifier,
        hint=marked("delete {identifier} there, and ask for records to keep their identifier at import"),
    )


def _refused(where: str, code: int, words: str) -> RefusedError:
    return RefusedError(
        marked("{where} was not taken (HTTP status {code}): {words}"),
        where=where,
        code=code,
        words=words or "-",
    )


def _of_records(errors: JsonNode) -> Iterator[str]:
    """Give the errors by record, `{"123": [{"message": ...}]}`."""
    for found in errors.members.values():
        yield from _texts(JsonNode(found))


def _texts(errors: JsonNode) -> Iterator[str]:
    for one in errors:
        if text := one.text() or one["message"].text():
            yield text
