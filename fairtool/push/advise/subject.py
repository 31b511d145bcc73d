"""What advice is about: a data set as far as its record and its files tell what places ask."""

from dataclasses import dataclass
from datetime import date

from fairtool.push.advise.themes import Clue, clues_of, ranked
from fairtool.push.data_files import DataFiles
from fairtool.record.essentials import AUTHORS, Essentials
from fairtool.record.text import Text
from fairtool.rules.fair.persistence import is_example_doi, is_uuid
from fairtool.vocabulary.licences import licence

_FREE = ("nolimitations", "no limitations", "unrestricted", "pas de restriction", "aucune restriction")
_ACCESS_LIST = "limitationsonpublicaccess/"


@dataclass(frozen=True, slots=True)
class Subject:
    """A data set; None and empty is what nobody said. `size` is in bytes, of the files or as the record tells.

    `doi` is bare, and empty for a DOI of a prefix for examples, which is in `example_doi`. `licence` is a key of the
    table of licences, `licence_said` what the record writes. `restricted` is the limit of access, where there is one.
    `embargo` is the day on which the data become free to all; `is_free` says that they are so already.
    """

    name: str
    identifier: str = ""
    doi: str = ""
    example_doi: str = ""
    clues: tuple[Clue, ...] = ()
    size: int | None = None
    is_measured: bool = False
    largest: int | None = None
    largest_name: str = ""
    embargo: date | None = None
    is_free: bool = False
    licence: str = ""
    licence_said: str = ""
    restricted: str = ""
    has_place: bool = False
    has_author: bool = False
    has_publisher: bool = False
    has_date: bool = False

    @property
    def themes(self) -> tuple[str, ...]:
        """The themes, the most certain first."""
        return ranked(self.clues)

    @property
    def has_uuid(self) -> bool:
        """Say whether the identifier of the record is a UUID."""
        return is_uuid(self.identifier.strip())


@dataclass(frozen=True, slots=True)
class Embargo:
    """What the user says of an embargo: until which day, or that there is none (`until` is None)."""

    until: date | None


def subject_of(
    name: str, said: Essentials, files: DataFiles | None, today: date, embargo: Embargo | None = None
) -> Subject:
    """Give what the record and the files tell; `embargo` is what the user said, which wins over the record."""
    licence_said, key = _licence(said)
    size, measured = (files.bytes, True) if files and files.files else (_size_said(said), False)
    largest = max(files.files, key=lambda one: one.size, default=None) if files else None
    until = embargo.until if embargo else _embargo(said, today)
    is_example = bool(said.doi) and is_example_doi(said.doi)
    return Subject(
        name=name,
        identifier=said.identifier,
        doi="" if is_example else said.doi.lower(),
        example_doi=said.doi if is_example else "",
        clues=clues_of(said),
        size=size,
        is_measured=measured,
        largest=largest.size if largest else None,
        largest_name=largest.name if largest else "",
        embargo=until,
        is_free=embargo is not None and embargo.until is None,
        licence=key,
        licence_said=licence_said,
        restricted=_restricted(said.access),
        has_place=bool(said.boxes),
        has_author=bool(said.having(*AUTHORS)),
        has_publisher=bool(said.having("publisher")),
        has_date=bool(said.created or said.published),
    )


def _licence(said: Essentials) -> tuple[str, str]:
    """Give the words and the key of the first licence that is known, else the words of the first."""
    texts = [one.spdx or one.url or one.text for one in said.licences]
    known = [(text, found.key) for text in texts if (found := licence(text))]
    return known[0] if known else ((texts[0], "") if texts else ("", ""))


def _size_said(said: Essentials) -> int | None:
    sizes = [one.size for one in said.files]
    if sizes and all(size is not None for size in sizes):
        return sum(size or 0 for size in sizes)
    return None if said.size_megabytes is None else round(said.size_megabytes * 1_000_000)


def _embargo(said: Essentials, today: date) -> date | None:
    """Give the date of publication where it is still to come."""
    try:
        day = date.fromisoformat(said.published[:10])
    except ValueError:
        return None
    return day if day > today else None


def _restricted(access: tuple[Text, ...]) -> str:
    """Give the first limit of access that is in the list of the Union and not `noLimitations`, or that is a code."""
    for text in access:
        told, address = text.value.strip(), text.href.lower()
        is_free = address.endswith("nolimitations") or any(word in told.casefold() for word in _FREE)
        is_limit = _ACCESS_LIST in address or told in ("restricted", "confidential", "secret", "private")
        if is_limit and not is_free:
            return told or text.href
    return ""
