"""Which data files a record is about: named together, the same identifier, a link or file name, the same stem."""

from collections.abc import Iterable, Iterator, Sequence
from pathlib import PurePath
from urllib.parse import unquote, urlsplit

from fairtool.record.bundle import Bundle, Described
from fairtool.record.essentials import Essentials
from fairtool.record.flat import flat


def bundles(subjects: Sequence[Described]) -> Iterator[Bundle]:
    """Give the bundles among subjects that were named together; data that nothing describes are left out.

    One record with data beside it describes all of them. Of several records each describes the files that have its
    DOI or identifier, that it names or links to, or whose name is its own but for the ending.
    """
    descriptions = [one for one in subjects if not one.is_data]
    data = [one for one in subjects if one.is_data]
    if not descriptions or not data:
        return
    if len(descriptions) == 1:
        yield Bundle(descriptions[0], tuple(data))
        return
    said = [(one, _identifiers(flat(one.record))) for one in data]
    for description in descriptions:
        own = _Clues.of(description)
        found = tuple(one for one, identifiers in said if own.fit(one.name, identifiers))
        if found:
            yield Bundle(description, found)


class _Clues:
    """What tells the files of a record: its identifiers, the file names that it holds, its own name."""

    __slots__ = ("identifiers", "names", "stem")

    def __init__(self, identifiers: frozenset[str], names: frozenset[str], stem: PurePath) -> None:
        self.identifiers = identifiers
        self.names = names
        self.stem = stem

    @classmethod
    def of(cls, description: Described) -> "_Clues":
        said = flat(description.record)
        names = [*(_file_name(link.url) for link in said.links), *(file.name for file in said.files)]
        return cls(_identifiers(said), frozenset(filter(None, names)), _stem(description.name))

    def fit(self, name: str, identifiers: frozenset[str]) -> bool:
        """Say whether a data file with these identifiers is one of the record's."""
        return (
            not self.identifiers.isdisjoint(identifiers)
            or PurePath(name).name in self.names
            or _stem(name) == self.stem
        )


def _identifiers(essentials: Essentials) -> frozenset[str]:
    known: Iterable[str] = (essentials.doi, essentials.identifier, *essentials.other_identifiers)
    return frozenset(one.lower() for one in known if one)


def _file_name(url: str) -> str:
    try:
        name = PurePath(unquote(urlsplit(url).path)).name
    except ValueError:
        return ""
    return name if "." in name else ""


def _stem(name: str) -> PurePath:
    return PurePath(name.partition("#")[0]).with_suffix("")
