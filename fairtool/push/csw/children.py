"""The records that name some others as their parent: catalogues may delete them with it."""

from collections.abc import Iterator, Mapping, Sequence

from fairtool.iso.element import Element
from fairtool.iso.identify import records_in
from fairtool.push.batches import batches
from fairtool.push.csw.dialect import Dialect
from fairtool.push.csw.element import identifier_of, parent_of
from fairtool.push.csw.envelope import by_parents
from fairtool.push.csw.exceptions import Complaint, refusal
from fairtool.push.csw.exchange import question, told
from fairtool.push.faults import RefusedError
from fairtool.push.number import whole
from fairtool.push.session import Session
from fairtool.translate import marked

_TOGETHER = 20  # parents of one question
_PAGE = 50
_MOST = 20_000  # children that are listed
_MANY = marked(
    "{origin} has more than {most} records below those that were named, or comes to no end with them: what would go "
    "with them cannot be counted"
)


def children_of(session: Session, address: str, dialect: Dialect, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
    """Give the identifiers of the children of each; a catalogue that knows no parents deletes none of them either."""
    found: dict[str, list[str]] = {}
    count = 0
    for some in batches(dict.fromkeys(ids), _TOGETHER):
        for record in _records(session, address, dialect, some):
            count += 1
            if count > _MOST:
                raise RefusedError(_MANY, origin=session.origin, most=_MOST)
            if parent_of(record) in some:
                found.setdefault(parent_of(record), []).append(identifier_of(record))
    return {name: tuple(found.get(name, ())) for name in ids}


def _records(session: Session, address: str, dialect: Dialect, parents: Sequence[str]) -> Iterator[Element]:
    start, pages = 1, 0
    while start:
        pages += 1
        if pages > _MOST // _PAGE:
            raise RefusedError(_MANY, origin=session.origin, most=_MOST)
        answer = told(session, question(address, by_parents(dialect, parents, start, _PAGE)))
        if isinstance(answer, Complaint):
            if answer.code in ("InvalidParameterValue", "OperationNotSupported", "OptionNotSupported"):
                return
            raise refusal(answer, session)
        yield from records_in(answer)
        start = _next(answer, start)


def _next(answer: Element, start: int) -> int:
    """Give the number of the first record of the next page, 0 where there is none or it would go back."""
    results = next(answer.iter("{*}SearchResults"), None)
    said = "" if results is None else results.get("nextRecord", "")
    following = whole(said) or 0
    return following if following > start else 0
