"""The catalogue of AERIS as a target: a record is read and changed by its UUID.

Experimental: AERIS publishes no contract. Sources: the public program of SEDOO for Python, which changes records by
PATCH with the fields that change, `type` and a token of its log-in; the script that it published for producers, which
says that a PATCH with `id` makes a record too; the components that show records, for the fields.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from http import HTTPStatus

from fairtool.errors import UnreadableError
from fairtool.push.aeris.merging import Json, changed_members
from fairtool.push.call import Call, Reply
from fairtool.push.faults import RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Unfit, Wanted, Written
from fairtool.push.json_form import fields_of, hash_of, said
from fairtool.push.session import Session, check_access
from fairtool.push.target import Target, Wishes
from fairtool.record.aeris import write_aeris
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_UUID = re.compile(r"[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")
_NO_UUID = marked(
    "{where}: AERIS calls records by UUID, and this one is called {identifier}: write the UUID of its record in the "
    "catalogue as identifier"
)
_NO_NEW = marked(
    "{where} is not in the catalogue of AERIS, and fairtool makes no records there: make it with the editor of the "
    "catalogue under this UUID, then push it; if AERIS told you that its interface takes new ones, set "
    'new-records = "yes"'
)
_NO_KEY = marked(
    "{where} wants a token of the log-in of AERIS, which is good for some minutes: take a new one, and set it as key"
)
_EXPERIMENTAL = marked("{where}: AERIS publishes no contract of its interface; look at each record after a push")
_NO_JSON = marked("{origin} gives an answer that is no JSON")
_DECLINED = marked("{origin} did not take {id} (HTTP status {code}): {words}")
_UNREAD = marked("{origin} does not give {id} (HTTP status {code})")
_NOTHING = (b"", b"null")
_LONGEST = 300  # characters of the words of the server


def catalogue(target: Target, session: Session, wishes: Wishes) -> "Aeris":
    """Give the catalogue, which asks nothing yet."""
    del wishes  # nothing is published apart there
    return Aeris(session, target.url.rstrip("/"), takes_new=target.settings.get("new-records", "") == "yes")


@dataclass(frozen=True, slots=True)
class Aeris:
    """The catalogue of AERIS at an address such as `https://api.sedoo.fr/aeris-catalogue-prod`."""

    session: Session
    url: str
    takes_new: bool = False

    @property
    def as_given(self) -> bool:
        """Say no: the form is made from the record."""
        return False

    @property
    def batch(self) -> int:
        """Give one: the interface takes one record at a time."""
        return 1

    @property
    def reads(self) -> int:
        """Give how many records are read by one call, each by a question of its own."""
        return 20

    def prospect(self) -> Prospect:
        """Say that a key is wanted: nothing tells what a token may do before it is used."""
        where = str(self.session.origin)
        refusals = () if self.session.has_key else (warned(_NO_KEY, where),)
        return Prospect("AERIS", refusals=refusals, notes=(warned(_EXPERIMENTAL, where),))

    def form(self, given: Given) -> Form:
        """Give a record as JSON of AERIS; raises Unfit where its identifier is no UUID."""
        document = write_aeris(given.record)
        identifier = given.record.identifier
        if not _UUID.fullmatch(identifier):
            raise Unfit(warned(_NO_UUID, given.path, identifier=identifier or "-"))
        text = json.dumps(document, ensure_ascii=False).encode()
        stamp = JsonNode(document)["lastModification"]["value"].text()
        return Form(identifier, text, hash_of(_compared(document)), stamp, _lost(given, document), converted=True)

    def no_new(self, form: Form) -> Warned | None:
        """Say that records are made in the editor, unless the settings say otherwise."""
        return None if self.takes_new else warned(_NO_NEW, form.id)

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give the records of some UUIDs, each by a question of its own."""
        return {one.id: one for one in self._read(ids)}

    def _read(self, ids: Sequence[str]) -> Iterator[Held]:
        for identifier in ids:
            reply = self.session.ask(Call("GET", self._address(identifier), {"Accept": "application/json"}, safe=True))
            if reply.code == HTTPStatus.NOT_FOUND or (reply.ok and reply.body.strip() in _NOTHING):
                continue
            check_access(reply, self.session, what=_words(self.session, reply))
            if not reply.ok:
                raise RefusedError(_UNREAD, origin=self.session.origin, id=identifier, code=reply.code)
            yield _held(identifier, _root(self.session, reply))

    def fields(self, document: bytes) -> Fields:
        """Give the fields that fairtool writes; what else the catalogue has is not compared."""
        return fields_of(_compared(read_json(document, "AERIS").members))

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Change records by what differs, each by a request of its own.

        Raises RefusedError where the catalogue declines, LostAnswerError where its answer does not come.
        """
        return {one.form.id: self._written(one) for one in wanted}

    def _written(self, one: Wanted) -> Written:
        document = dict(read_json(one.form.document, "AERIS").members)
        held = read_json(one.held.document, "AERIS").members if one.held else {}
        body: Json = {"id": one.form.id, "type": "COLLECTION", **changed_members(held, _compared(document))}
        call = Call(
            "PATCH",
            self._address(one.form.id),
            {"Content-Type": "application/json", "Accept": "application/json"},
            json.dumps(body, ensure_ascii=False).encode(),
        )
        reply = self.session.ask(call)
        words = _words(self.session, reply)
        check_access(reply, self.session, what=words)
        if not reply.ok:
            raise RefusedError(
                _DECLINED, origin=self.session.origin, id=one.form.id, code=reply.code, words=words or "-"
            )
        return Written(key=one.form.id, answer=str(reply.code))

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give none: records of AERIS name no parents that fairtool knows."""
        del ids
        return {}

    def delete(self, held: Held) -> str:
        """Raise RefusedError: no source tells how a record is deleted."""
        raise RefusedError(
            "{id} was not deleted: records of AERIS are deleted in the editor of the catalogue", id=held.id
        )

    def _address(self, identifier: str) -> str:
        return f"{self.url}/metadata/{identifier}"


def _compared(document: Mapping[str, object]) -> Json:
    """Give the members that fairtool writes; the date of the last change is written by the catalogue itself."""
    return {name: value for name, value in document.items() if name in _WRITTEN}


_WRITTEN = frozenset(
    {
        "type",
        "identifiers",
        "resourceTitle",
        "resourceAbstract",
        "dataLevel",
        "projectSet",
        "contacts",
        "spatialExtents",
        "temporalExtents",
        "parameters",
        "platforms",
        "instruments",
        "formats",
        "publications",
        "quicklooks",
        "links",
        "distributionInformation",
    }
)


def _held(identifier: str, root: JsonNode) -> Held:
    document = json.dumps(root.value, ensure_ascii=False).encode()
    codes = [one["code"].text() for one in root["identifiers"] if "doi.org" in one["codeSpace"].text()]
    return Held(
        identifier,
        document,
        hash_of(_compared(root.members)),
        root["lastModification"]["value"].text(),
        key=identifier,
        doi=next(iter(codes), ""),
    )


def _lost(given: Given, document: Json) -> tuple[str, ...]:
    from fairtool.record.losses import losses  # noqa: PLC0415 - where a form is made

    found = losses(given.record, said(document))  # type: ignore[arg-type]  # what is said of an object is one
    return tuple(dict.fromkeys(re.sub(r"\[\d+\]", "", one.path) for one in found.lost))


def _root(session: Session, reply: Reply) -> JsonNode:
    try:
        return read_json(reply.body, "AERIS")
    except UnreadableError:
        raise RefusedError(_NO_JSON, origin=session.origin) from None


def _words(session: Session, reply: Reply) -> str:
    """Give what the catalogue says of a request that it declines, on one line, without the token."""
    try:
        root = read_json(reply.body, "AERIS")
    except UnreadableError:
        return ""
    text = root.first("message", "error_description", "error").text()
    return session.hidden(" ".join(text.split()))[:_LONGEST]
