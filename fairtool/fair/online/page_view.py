"""The view of a landing page that rules read: what was found, and what of it can be shown as evidence."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairtool.errors import Unavailable
from fairtool.rule import When

if TYPE_CHECKING:  # rules are loaded where nothing is asked of the web
    from fairtool.fair.online.data_item import DataItem
    from fairtool.fair.online.landing import Landing


@dataclass(frozen=True, slots=True, eq=False)
class PageView:
    """A landing page with all that was found from it; `path` is the address that it was asked as."""

    landing: "Landing"

    @property
    def path(self) -> str:
        """What the user called it."""
        return self.landing.identifier

    @property
    def where(self) -> str:
        """The address that answered last, else the one that was asked."""
        return self.landing.answered.address if self.landing.answered else self.landing.address

    @property
    def is_there(self) -> bool:
        """Say whether the page came. Raises Unavailable where its server withheld it, which says nothing of it."""
        if self.landing.answered and not self.landing.is_reached:
            raise Unavailable("{path} answers with HTTP status {code}", path=self.where, code=self.landing.status)
        return self.landing.is_had

    def parts(self, kind: type, _when: When) -> Sequence[object]:
        """Give the view itself, the only part that it has; raises TypeError on another kind."""
        if kind is PageView:
            return (self,)
        message = f"a page has no parts of type {kind.__name__}"
        raise TypeError(message)

    def shown(self, names: Sequence[str]) -> Iterator[tuple[str, str]]:
        """Give address and value of what was found under names: `status`, `json-ld`, a relation such as `item`."""
        for name in names:
            yield from _SHOWN[name](self.landing) if name in _SHOWN else _linked(self.landing, name)


_SERVER_FAULT = 500  # HTTP status from which on the server is at fault


def is_answered(item: "DataItem") -> bool:
    """Say whether a data file was answered for, be it by a refusal; no answer and faults of the server are none."""
    last = item.beginning.last
    return item.beginning.fault is None and last.code < _SERVER_FAULT


def _status(landing: "Landing") -> Iterator[tuple[str, str]]:
    if landing.answered:
        for address, code in landing.answered.redirects.items():
            yield address, str(code)
        yield landing.answered.address, f"{landing.status} {landing.answered.last.media_type}"


def _title(landing: "Landing") -> Iterator[tuple[str, str]]:
    if landing.page:
        yield landing.page.address, landing.page.title


def _embedded(landing: "Landing") -> Iterator[tuple[str, str]]:
    yield from (
        (one.address, str(one.record.resource.citation.title))
        for one in landing.records
        if one.way.value == "embedded" and one.record.resource.citation
    )


def _records(landing: "Landing") -> Iterator[tuple[str, str]]:
    yield from ((one.address, one.media_type) for one in landing.records)


def _graphs(landing: "Landing") -> Iterator[tuple[str, str]]:
    yield from ((one.address, one.media_type) for one in landing.graphs)


def _items(landing: "Landing") -> Iterator[tuple[str, str]]:
    for one in landing.items:
        told = " ".join(str(part) for part in (one.beginning.last.code, one.kind or one.media_type, one.size) if part)
        yield one.declared.address, told


def _services(landing: "Landing") -> Iterator[tuple[str, str]]:
    yield from ((one.address, ", ".join(each.name for each in one.variables[:5])) for one in landing.services)


def _linked(landing: "Landing", rel: str) -> Iterator[tuple[str, str]]:
    yield from ((link.where or landing.address, link.target) for link in landing.links.of(rel))


_SHOWN: Mapping[str, Callable[["Landing"], Iterator[tuple[str, str]]]] = {
    "status": _status,
    "title": _title,
    "json-ld": _embedded,
    "record": _records,
    "rdf": _graphs,
    "data": _items,
    "service": _services,
}
