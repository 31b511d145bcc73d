"""A Catalogue Service for the Web as a target: transactions of CSW 2.0.2 and 3.0."""

from collections.abc import Mapping, Sequence

from lxml import etree

from fairtool.errors import UsageError
from fairtool.iso.safe import parse
from fairtool.push.csw.capabilities import Capabilities
from fairtool.push.csw.children import children_of
from fairtool.push.csw.dialect import DIALECTS
from fairtool.push.csw.element import GMD, MDB
from fairtool.push.csw.envelope import can_ask_for, deletion, nothing, transaction
from fairtool.push.csw.exchange import answered, order
from fairtool.push.csw.holding import Reader
from fairtool.push.csw.opening import ask_capabilities, endpoint, in_origin, place_of
from fairtool.push.csw.record_form import record_form, schema_of
from fairtool.push.csw.totals import totals_in
from fairtool.push.faults import AccessError, LostAnswerError, RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Wanted, Written
from fairtool.push.number import whole
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from fairtool.push.xml_form import fields_of
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_BATCH = (
    10  # records of one transaction: the cost of each grows with the size of the envelope, that of a request is 20 ms
)
_MOST = 100
_READS = 1000
_PROPERTIES = ("apiso:Identifier", "dc:identifier")
_NO_TRANSACTIONS = marked(
    "{where} takes no transactions: its capabilities name none; ask who runs it to open it for them, or to import the "
    "records"
)
_ELSEWHERE = marked(
    "{where} names {other} as the address of its {operation}: that is another place, which nothing is sent to; "
    "{address} is used instead"
)
_MIXES = marked(
    "{where} is {software}, which files the words of all records of a transaction under each of them, so that a search "
    'for any word finds the others too: where people search it so, set batch = "1", which is slower'
)
_RENAMED = marked("{where} was given another identifier by the target: {key}")
_STILL_THERE = marked("{origin} says that it deleted {count} records, and still holds {id}")


def catalogue(target: Target, session: Session, wishes: Wishes) -> "CswCatalogue":  # noqa: ARG001 - the way of all kinds
    """Give the adapter; raises UsageError for settings that cannot be."""
    said = target.settings.get("batch", str(_BATCH))
    batch = whole(said) or 0
    version = target.settings.get("version", "")
    if not 1 <= batch <= _MOST:
        raise UsageError(
            "the batch of the target {target} is {value}; write a number from 1 to {most}",
            target=target.name,
            value=said,
            most=_MOST,
        )
    if version not in ("", *DIALECTS):
        raise UsageError(
            "the version of the target {target} is {value}; write one of {names}, or leave it out",
            target=target.name,
            value=version,
            names=", ".join(DIALECTS),
        )
    return CswCatalogue(target.name, session, version, batch)


class CswCatalogue:
    """A catalogue that is written to by transactions, and read by identifiers."""

    def __init__(self, name: str, session: Session, version: str = "", batch: int = _BATCH) -> None:
        """Ask nothing yet."""
        self._name = name
        self._session = session
        self._version = version
        self._batch = batch
        self._endpoint = endpoint(session.address)
        self._capabilities: Capabilities | None = None
        self._schemas: dict[str, str] = {}  # of the records that are not in ISO 19139
        self._write_address = ""
        self._served: Mapping[str, tuple[str, str]] = {}

    @property
    def as_given(self) -> bool:
        """Say whether all records go as they stand and are read in one schema, so that none need be read again here."""
        return not self._own_schemas

    @property
    def batch(self) -> int:
        """How many records one transaction writes."""
        return self._batch

    @property
    def reads(self) -> int:
        """How many records one call of `held` reads, in several requests."""
        return _READS

    def prospect(self) -> Prospect:
        """Read the capabilities, and send a transaction without any record: all that it tells is who is let in."""
        known = self._known()
        software = f"{known.title or 'CSW'} (CSW {known.dialect.version})"
        notes = tuple(self._elsewhere(name) for name in ("GetRecordById", "Transaction") if not self._is_here(name))
        if self._batch > 1 and known.software.startswith("pycsw "):
            notes = (*notes, warned(_MIXES, self._name, software=known.software))
        if not known.takes_transactions:
            return Prospect(software, refusals=(warned(_NO_TRANSACTIONS, self._name),), notes=notes)
        try:
            self._probe()
        except AccessError as error:
            return Prospect(software, refusals=(from_error(error, self._name),), notes=notes)
        return Prospect(software, notes=notes)

    def form(self, given: Given) -> Form:
        """Give a record as XML; raises Unfit for one without identifier."""
        form = record_form(given, self._own_schemas)
        if self._own_schemas:
            self._schemas[form.id] = schema_of(form.document)
        return form

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give what the catalogue holds of some ids, each in the schema that it was or is to be pushed in."""
        found: dict[str, Held] = {}
        waiting = list(filter(can_ask_for, dict.fromkeys(ids)))
        for schema in (GMD, *sorted(self._own_schemas)):
            wanted = [one for one in waiting if self._schemas.get(one, schema) == schema and one not in found]
            if wanted:
                address = self._address("GetRecordById")
                reader = Reader(self._session, address, self._known().dialect, schema, served=self._served)
                found.update(reader.held(wanted))
        return found

    def recall(self, served: Mapping[str, tuple[str, str]]) -> None:
        """Take in what was given back of some records after the last push, so that the same is known as such."""
        self._served = served

    def fields(self, document: bytes) -> Fields:
        """Give the fields of a record in XML."""
        return fields_of(parse(document, self._name))

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Write records in one transaction; those that the catalogue does not claim to have written are left out."""
        new = [one.form for one in wanted if one.action == "create"]
        old = [one.form for one in wanted if one.action == "update"]
        documents = ((parse(one.document, one.id) for one in forms) for forms in (new, old))
        body = transaction(self._known().dialect, *documents)
        said = totals_in(answered(self._session, order(self._transactions(), body)))
        written = [*(new if said.inserted == len(new) else ()), *(old if said.updated == len(old) else ())]
        keys = _keys([one.id for one in new], said.names)
        return {
            one.id: Written(keys.get(one.id, ""), answer=str(said), notes=_renamed(one.id, keys)) for one in written
        }

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give the records that name each as their parent: some catalogues delete them with it."""
        return children_of(self._session, self._address("GetRecords"), self._known().dialect, ids)

    def delete(self, held: Held) -> str:
        """Delete a record by its identifier, and look whether it is gone."""
        said = totals_in(etree.Element("none"))
        for name in _PROPERTIES:
            body = deletion(self._known().dialect, held.id, name)
            said = totals_in(answered(self._session, order(self._transactions(), body)))
            if held.id not in self.held([held.id]):
                return str(said)
        raise RefusedError(_STILL_THERE, origin=self._session.origin, count=said.deleted, id=held.id)

    @property
    def _own_schemas(self) -> frozenset[str]:
        """The schemas of ISO 19115-3 that the catalogue gives its records in."""
        return self._known().schemas & MDB

    def _known(self) -> Capabilities:
        """Give the capabilities, which are asked for once."""
        if self._capabilities is None:
            self._capabilities = ask_capabilities(self._session, self._endpoint, self._version)
        return self._capabilities

    def _is_here(self, operation: str) -> bool:
        advertised = self._known().posts.get(operation, "")
        return not advertised or in_origin(self._session, advertised)

    def _address(self, operation: str) -> str:
        """Give the address of an operation; one that is in another place is not asked."""
        advertised = self._known().posts.get(operation, "")
        return advertised if advertised and self._is_here(operation) else self._endpoint

    def _elsewhere(self, operation: str) -> Warned:
        other = place_of(self._known().posts[operation])
        return warned(_ELSEWHERE, self._name, other=other, operation=operation, address=self._endpoint)

    def _transactions(self) -> str:
        return self._write_address or self._address("Transaction")

    def _probe(self) -> None:
        """Send a transaction that holds nothing; raises AccessError where the user or this machine is not let in.

        What else it says is of no matter: a catalogue may well refuse a transaction without records. An address that
        is not there at all is given up for the one that was configured.
        """
        for address in dict.fromkeys((self._address("Transaction"), self._endpoint)):
            try:
                answered(self._session, order(address, nothing(self._known().dialect)))
            except AccessError:
                raise
            except RefusedError as error:
                if error.values.get("code") in (404, 405):
                    continue
            except LostAnswerError:
                pass
            self._write_address = address
            return


def _keys(ids: Sequence[str], names: Sequence[str]) -> Mapping[str, str]:
    """Give the names of records that the target calls otherwise: it lists all that it took, in an order of its own."""
    changed, others = [one for one in ids if one not in names], [one for one in names if one not in ids]
    return dict(zip(changed, others, strict=True)) if len(changed) == len(others) else {}


def _renamed(name: str, keys: Mapping[str, str]) -> tuple[Warned, ...]:
    return (warned(_RENAMED, name, key=keys[name]),) if name in keys else ()
