"""By which public addresses a published record is read: catalogues by an identifier, a page by a DOI."""

from collections.abc import Iterator
from dataclasses import dataclass

from fairtool.identifiers import doi_of
from fairtool.push.doi_owner import doi_owner
from fairtool.push.target_file import places
from fairtool.push.targets import Place
from fairtool.record.essentials import Essentials
from fairtool.rules.fair.persistence import is_example_doi, is_uuid
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_NO_DOI = marked(
    "{where} has no DOI of {place}, by which what was published there could be found: write it into the record, or say "
    "it with --doi"
)
_OF_ANOTHER = marked(
    "{where} has the DOI {doi} of {owner}, and none of {place}: say that of {place} with --doi, or ask for the other: "
    "fairtool push verify {doi} RECORD"
)


@dataclass(frozen=True, slots=True)
class CatalogueWay:
    """A public catalogue and the identifier that the record has there.

    `title` is of the place whose catalogue it is, which may be one that harvests the place (`is_harvest`). Where it
    `is_decisive`, a record that it does not have is not there: others take records later, or under other identifiers.
    """

    address: str
    id: str
    title: str
    is_decisive: bool = False
    is_harvest: bool = False


@dataclass(frozen=True, slots=True)
class Ways:
    """The catalogues and the DOI, or the address of a page, by which one record is read; `why` there are none.

    `needs_page` says that the page is read whatever the catalogues have; `is_stable` that the page is that of the data
    for sure, and no DOI that they may get one day.
    """

    catalogues: tuple[CatalogueWay, ...] = ()
    page: str = ""
    why: Warned | None = None
    needs_page: bool = False
    is_stable: bool = True


def ways_to(path: str, said: Essentials, place: Place | None, named: str) -> Ways:
    """Give the ways to what was published of a record; `named` is the DOI or address that the user says.

    Without a place, only that is read.
    """
    if place is None:
        return Ways(page=named, needs_page=True)
    doi = doi_of(named) or named or _doi_there(said, place)
    page = doi or _doi_to_come(said, place)
    own = tuple(_own(said, place))
    found = (*own, *_harvesting(doi, place))
    if not found and not page:
        return Ways(why=_why(path, said, place))
    return Ways(found, page, needs_page=bool(named) or not own, is_stable=bool(doi))


def _doi_there(said: Essentials, place: Place) -> str:
    """Give the DOI of a record where it can be one of the place: of its prefix, or of one that nobody knows."""
    doi = _doi(said)
    owner = doi_owner(doi)
    return doi if doi and (place.has_prefix(owner.prefix) or not owner.is_known) else ""


def _doi(said: Essentials) -> str:
    return "" if not said.doi or is_example_doi(said.doi) else said.doi.lower()


def _doi_to_come(said: Essentials, place: Place) -> str:
    """Give the DOI that a place makes of the identifier, where the record names none at all."""
    identifier = said.identifier.strip().lower()
    return (
        place.doi_form.format(identifier=identifier)
        if place.doi_form and not _doi(said) and is_uuid(identifier)
        else ""
    )


def _own(said: Essentials, place: Place) -> Iterator[CatalogueWay]:
    if place.csw and said.identifier:
        yield CatalogueWay(place.csw, said.identifier, place.titles["en"], not place.own_identifiers)


def _harvesting(doi: str, place: Place) -> Iterator[CatalogueWay]:
    """Give the catalogues that harvest a place: there, a record is called by a prefix and the end of its DOI."""
    prefix, _, suffix = doi.partition("/")
    if not suffix or not place.has_prefix(prefix):
        return
    for other in places():
        for beginning, name in other.harvested.items():
            if name == place.name and other.csw:
                yield CatalogueWay(other.csw, f"{beginning}{suffix}", other.titles["en"], is_harvest=True)


def _why(path: str, said: Essentials, place: Place) -> Warned:
    titles = {"place": place.titles["en"], "place_fr": place.titles["fr"]}
    doi = _doi(said)
    if not doi:
        return warned(_NO_DOI, path, **titles)
    owner = doi_owner(doi).titles
    return warned(_OF_ANOTHER, path, doi=doi, owner=owner["en"], owner_fr=owner["fr"], **titles)
