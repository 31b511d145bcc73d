"""A GeoNetwork through its own interface: records are imported one by one, and read back by their identifier."""

from collections.abc import Mapping, Sequence
from urllib.parse import urlencode

from fairtool.errors import FairtoolError
from fairtool.push.faults import RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Wanted, Written
from fairtool.push.geonetwork.form import form_of
from fairtool.push.geonetwork.import_report import check_done, imported, other_identifier
from fairtool.push.geonetwork.likeness import fields_in
from fairtool.push.geonetwork.prospecting import Found, Wish, look
from fairtool.push.geonetwork.reading import Shelf
from fairtool.push.geonetwork.service import Service
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_READS = 50
_SEEN_BY_ALL = "1"  # the group of everybody
_NOW_PRIVATE = marked(
    "{where} was public and is private since this update, as this version of GeoNetwork does: publish it again there"
)


class GeoNetwork:
    """A GeoNetwork through its interface."""

    as_given = True
    batch = 1
    reads = _READS

    def __init__(self, service: Service, wish: Wish) -> None:
        """Ask nothing yet."""
        self._service = service
        self._wish = wish
        self._shelf = Shelf(service)
        self._found: Found | None = None

    def prospect(self) -> Prospect:
        """Look at the site, the user and the group."""
        return self._looked().prospect

    def form(self, given: Given) -> Form:
        """Give a record as ISO 19139 or 19115-3; raises Unfit."""
        return form_of(given)

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give the records that there are."""
        return self._shelf.held(ids)

    def fields(self, document: bytes) -> Fields:
        """Give the fields of a record in XML."""
        return fields_in(document)

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Import records; one that is there is overwritten where that was planned, and never otherwise."""
        return {one.form.id: self._written(one) for one in wanted}

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give none: children stay where their parent is deleted."""
        del ids
        return {}

    def delete(self, held: Held) -> str:
        """Delete a record; GeoNetwork keeps a copy of it among its own files, where it is not told otherwise."""
        if held.source:
            raise RefusedError(
                marked("{where} is harvested from {source}, and would come back: delete it in {source}"),
                where=held.id,
                source=held.source,
            )
        reply = self._service.delete(self._service.site.record(held.id))
        check_done(reply, self._service.session, held.id)
        return f"HTTP {reply.code}"

    def _looked(self) -> Found:
        if self._found is None:
            self._found = look(self._service, self._wish)
        return self._found

    def _written(self, one: Wanted) -> Written:
        address = self._address(one)
        reply = self._service.put(address, one.form.document)
        report = imported(reply, self._service.session, address, one.form.id)
        if report.identifier and report.identifier != one.form.id:
            raise other_identifier(one.form.id, report.identifier)
        return Written(report.number, answer=f"HTTP {reply.code}", notes=self._after(one))

    def _address(self, one: Wanted) -> str:
        found = self._looked()
        asked = {
            "metadataType": "METADATA",
            "uuidProcessing": "NOTHING" if one.action == "create" else "OVERWRITE",
            "publishToAll": "true" if self._wish.public else "false",
        }
        if found.group:
            asked["group"] = found.group.number
        return f"{self._service.site.api}/records?{urlencode(asked)}"

    def _after(self, one: Wanted) -> tuple[Warned, ...]:
        """Tell where an update by an older version has made a public record private, which nobody asked for."""
        was_public = one.held is not None and one.held.state == "public"
        if not was_public or self._wish.public or not self._looked().loses_privileges:
            return ()
        return () if self._is_public(one.form.id) else (warned(_NOW_PRIVATE, one.form.id),)

    def _is_public(self, identifier: str) -> bool:
        try:
            sharing = self._service.json(f"{self._service.site.record(identifier)}/sharing")
        except FairtoolError:
            return False
        everybody = [one for one in sharing["privileges"] if one["group"].text() == _SEEN_BY_ALL]
        return any(one["operations"]["view"].value is True for one in everybody)
