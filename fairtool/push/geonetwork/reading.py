"""What a GeoNetwork holds: the text of each record by its identifier, and beside it what the index says."""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fairtool.errors import FairtoolError, UnreadableError
from fairtool.push.call import Reply
from fairtool.push.faults import RefusedError
from fairtool.push.form import Held
from fairtool.push.geonetwork.index import Facts, facts_of, names_of_sources
from fairtool.push.geonetwork.likeness import hash_in, stamp_in
from fairtool.push.geonetwork.service import Service
from fairtool.push.geonetwork.sources import beginnings
from fairtool.push.json_answer import words_of
from fairtool.push.path_part import is_part
from fairtool.push.session import check_access
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_XML = "application/xml"
_UNSEEN = marked("{where} is in the catalogue, and the user may not see it: ask its owner there for that right")
_NOT_EDITED = marked("{where} is in the catalogue, and the user may not edit it there: ask its owner for that right")
_WORKING = marked("{where} has a working copy in the catalogue: what is written waits there to be approved")
_UNSEEN_HASH = "-"  # as no record has: what is there unseen is not as nobody planned it
_SILENT = Facts()


class Shelf:
    """Records by their identifiers; the names of sources are asked for once, where a record is harvested."""

    def __init__(self, service: Service) -> None:
        """Ask nothing yet."""
        self._service = service
        self._sources: Mapping[str, str] | None = None

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give the records that there are; raises RefusedError where one cannot be told from its answer."""
        asked = [one for one in dict.fromkeys(ids) if is_part(one)]
        addresses = [f"{self._service.site.record(one)}/formatters/xml?approved=false" for one in asked]
        replies = self._service.get_together(addresses, _XML)
        there = {
            one: self._there(reply, address) for one, address, reply in zip(asked, addresses, replies, strict=True)
        }
        known = [one for one, reply in there.items() if reply is not None]
        facts = facts_of(self._service, known) if known else {}
        return {one: self._record(one, reply, facts.get(one)) for one, reply in there.items() if reply is not None}

    def _there(self, reply: Reply | FairtoolError, address: str) -> Reply | None:
        """Give the answer for a record that there is, None for one that there is not; raises for anything else."""
        if isinstance(reply, FairtoolError):
            raise reply
        if reply.code in (HTTPStatus.NOT_FOUND, HTTPStatus.GONE):
            return None
        if reply.ok or reply.code == HTTPStatus.FORBIDDEN:
            return reply
        session = self._service.session
        check_access(reply, session, what=words_of(reply, session))
        raise RefusedError(
            marked("{address} answers {code} where a record or its absence should be told"),
            address=address,
            code=reply.code,
        )

    def _record(self, identifier: str, reply: Reply, facts: Facts | None) -> Held:
        source = self._source_of(identifier, facts)
        said = facts or _SILENT
        if reply.code == HTTPStatus.FORBIDDEN:
            return Held(
                identifier, b"", _UNSEEN_HASH, key=said.number, source=source, locked=warned(_UNSEEN, identifier)
            )
        if reply.media_type.endswith("html"):
            raise _no_record(self._service, identifier, reply)
        try:
            return Held(
                identifier,
                reply.body,
                hash_in(reply.body, identifier),
                stamp_in(reply.body, identifier),
                key=said.number,
                state=_state(facts),
                source=source,
                locked=None if said.editable else warned(_NOT_EDITED, identifier),
                notes=_notes(identifier, said),
            )
        except UnreadableError as error:
            raise _no_record(self._service, identifier, reply) from error

    def _source_of(self, identifier: str, facts: Facts | None) -> str:
        """Give the name of the source of a harvested record, empty for a record of the catalogue's own."""
        by_prefix = next((name for start, name in beginnings().items() if identifier.startswith(start)), "")
        if facts is None or not facts.harvested:
            return by_prefix if facts is None else ""
        if self._sources is None:
            self._sources = names_of_sources(self._service)
        names = [self._sources[one] for one in facts.source if one in self._sources]
        return by_prefix or next(iter((*names, *facts.source)), "?")


def _state(facts: Facts | None) -> str:
    if facts is None:
        return ""
    if facts.draft:
        return "draft"
    return "public" if facts.public else "private"


def _notes(identifier: str, facts: Facts) -> tuple[Warned, ...]:
    return (warned(_WORKING, identifier),) if facts.working_copy else ()


def _no_record(service: Service, identifier: str, reply: Reply) -> RefusedError:
    return RefusedError(
        marked("{where}: the catalogue answers something that is no record in XML ({media_type}){words}"),
        where=identifier,
        media_type=reply.media_type or "-",
        words=f": {words}" if (words := words_of(reply, service.session)) else "",
        hint=marked("sign-in may have ended there, or a page for people was answered: look at the record in a browser"),
    )
