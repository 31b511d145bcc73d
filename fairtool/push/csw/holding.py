"""What a catalogue holds of some records, read by their identifiers: a search index may lag behind what was written."""

from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from hashlib import sha256

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.identify import records_in
from fairtool.push.batches import batches
from fairtool.push.csw.dialect import Dialect
from fairtool.push.csw.element import identifier_of, stamp_of
from fairtool.push.csw.envelope import by_ids
from fairtool.push.csw.exceptions import Complaint, refusal
from fairtool.push.csw.exchange import question, told
from fairtool.push.csw.opening import asking_for
from fairtool.push.faults import AccessError, LargeAnswerError, PushError, RefusedError
from fairtool.push.form import Held
from fairtool.push.session import Session
from fairtool.push.xml_form import hash_of
from fairtool.translate import marked
from fairtool.warned import warned

TOGETHER = 500  # records that are asked for in one request
_TWICE = marked("the target holds {where} {count} times: somebody has to take out all but one there first")
_DUBLIN_CORE = marked(
    "{origin} gives records in Dublin Core alone, which cannot be compared: it was asked for {schema}"
)
_WHO_RUNS = marked("ask who runs the catalogue to let it give whole records in that schema")


Served = Mapping[str, tuple[str, str]]
_NONE_SERVED: Served = {}


class Reader:
    """Asks a catalogue for records in one schema."""

    def __init__(
        self, session: Session, address: str, dialect: Dialect, schema: str, *, served: Served = _NONE_SERVED
    ) -> None:
        """Ask nothing yet; `served` are SHA-256 of documents that were given before, and the hashes of them, by id."""
        self._served = served
        self._session = session
        self._address = address
        self._dialect = dialect
        self._schema = schema

    def held(self, ids: Sequence[str]) -> dict[str, Held]:
        """Give what is held of some ids; what is not there is left out. Raises RefusedError where it does not say.

        While what one answer holds is hashed, the next is waited for already. No thread is left when this returns.
        """
        found = self._found(list(batches(ids, TOGETHER if self._dialect.asks_many else 1)))
        missing = [one for one in ids if one not in found]
        if found and missing and self._dialect.asks_many:  # some give no more than so many at once
            found.update(self.held(missing))
        return found

    def _found(self, parts: Sequence[Sequence[str]]) -> dict[str, Held]:
        if len(parts) == 1:
            return self._held_in(self._asked(parts[0]), parts[0])
        found: dict[str, Held] = {}
        with ThreadPoolExecutor(1) as ahead:
            coming = ahead.submit(self._asked, parts[0]) if parts else None
            for number, part in enumerate(parts, start=1):
                answer = coming.result() if coming else []
                coming = ahead.submit(self._asked, parts[number]) if number < len(parts) else None
                found.update(self._held_in(answer, part))
        return found

    def _asked(self, ids: Sequence[str]) -> list[Element]:
        """Give the answers to the question for some ids; where one is too much or is refused, that for each half."""
        try:
            answer = told(self._session, question(self._address, by_ids(self._dialect, ids, self._schema)))
        except LargeAnswerError:
            if len(ids) == 1:
                raise
            return self._halved(ids)
        if not isinstance(answer, Complaint):
            return [answer]
        error = refusal(answer, self._session)
        if isinstance(error, AccessError):
            raise error
        if len(ids) > 1:  # one that is not there, or that cannot be, spoils the answer for all
            return self._halved(ids)
        return [] if answer.is_absent else self._asked_plainly(ids[0], error)

    def _asked_plainly(self, name: str, error: PushError) -> list[Element]:
        """Give the answer to the question for one id by GET: by POST it is checked for being a URI, which few are.

        There, a comma would part it in two, so that it is not asked for.
        """
        if "," in name:
            raise error
        answer = told(self._session, question(asking_for(self._address, self._dialect, name, self._schema)))
        if not isinstance(answer, Complaint):
            return [answer]
        if answer.is_absent:
            return []
        raise error

    def _halved(self, ids: Sequence[str]) -> list[Element]:
        middle = len(ids) // 2
        return [*self._asked(ids[:middle]), *self._asked(ids[middle:])]

    def _held_in(self, answers: Sequence[Element], ids: Sequence[str]) -> dict[str, Held]:
        """Give the records of some answers by the identifier that each says itself."""
        asked, found = frozenset(ids), dict[str, list[Element]]()
        for record in _records(answers):
            name = identifier_of(record)
            if name in asked:
                found.setdefault(name, []).append(record)
        if not found and any(next(one.iter(f"{{{self._dialect.csw}}}Record"), None) is not None for one in answers):
            raise RefusedError(_DUBLIN_CORE, origin=self._session.origin, schema=self._schema, hint=_WHO_RUNS)
        return {name: self._held(name, records) for name, records in found.items()}

    def _held(self, name: str, records: Sequence[Element]) -> Held:
        first = records[0]
        document = etree.tostring(first, with_tail=False)
        twice = warned(_TWICE, name, count=len(records)) if len(records) > 1 else None
        return Held(name, document, self._hash(name, document, first), stamp_of(first), locked=twice)

    def _hash(self, name: str, document: bytes, record: Element) -> str:
        """Give the hash of a record; one that is the same to the byte as last time says the same."""
        before, known = self._served.get(name, ("", ""))
        is_same = before and sha256(document).hexdigest() == before
        return known if is_same else hash_of(record)


def _records(answers: Sequence[Element]) -> Iterator[Element]:
    for answer in answers:
        yield from records_in(answer)
