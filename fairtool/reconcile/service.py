"""What is served at one address: a thesaurus, or all that were named, each with its concepts, types and language."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property
from urllib.parse import quote

from fairtool.mapping.matcher import Matcher
from fairtool.reconcile.names import Names, common_namespace
from fairtool.thesauri.index import Hit, Index
from fairtool.translate import Language

ANY_CONCEPT = "http://www.w3.org/2004/02/skos/core#Concept"
_MIXED = "http://www.w3.org/2004/02/skos/core#"


@dataclass(frozen=True, slots=True)
class Concept:
    """A concept and the thesaurus that it is of."""

    hit: Hit
    index: Index


class Service:
    """One service; `name` is the step of its path, empty for that of all thesauri.

    The identifier of a concept is its address. What follows the identifier space is understood, too: OpenRefine
    cuts the space off where it takes the values of cells for identifiers. Only the thread that opened the indexes
    may ask for concepts.
    """

    def __init__(self, name: str, matcher: Matcher, names: tuple[Names, ...], language: Language) -> None:
        """Take a matcher, and the names of each of its indexes in the same order."""
        self.name = name
        self.matcher = matcher
        self.language = language
        self.names = tuple(zip(matcher.indexes, names, strict=True))

    @property
    def path(self) -> str:
        """The path of the service on the server, without a slash at its end."""
        return f"/{quote(self.name, safe='')}" if self.name else ""

    @property
    def title(self) -> str:
        """What people know the service by."""
        return ", ".join(index.facts.title for index in self.matcher.indexes)

    @cached_property
    def identifier_space(self) -> str:
        """The start of all addresses of concepts; that of SKOS where they have none in common."""
        spaces = [names.namespace for _, names in self.names]
        return common_namespace(spaces) or _MIXED

    def concept(self, identifier: str, indexes: Sequence[Index] | None = None) -> Concept | None:
        """Give the concept that an identifier means, of some of the thesauri or of all; None where there is none."""
        for index, names in self.names:
            number = self._number(identifier, index, names) if indexes is None or index in indexes else None
            if number is not None:
                return Concept(index.hit(number), index)
        return None

    def _number(self, identifier: str, index: Index, names: Names) -> int | None:
        for form in (identifier, f"{self.identifier_space}{identifier}", f"{names.namespace}{identifier}"):
            if form in names.numbers:
                return names.numbers[form]
        if identifier.startswith(("http://", "https://")):
            return next(iter(index.by_identifier(identifier)), None)
        return None


def services_of(matcher: Matcher, language: Language) -> Mapping[str, Service]:
    """Give the service of all thesauri, whose name is empty, and that of each, by their names."""
    names = tuple(Names(index) for index in matcher.indexes)
    found = {"": Service("", matcher, names, language)}
    for index, own in zip(matcher.indexes, names, strict=True):
        name = _free(index.facts.name, found)
        one = Matcher((index,), matcher.lang, matcher.names, matcher.reviews, matcher.model, matcher.most)
        found[name] = Service(name, one, (own,), language)
    return found


def _free(name: str, taken: Mapping[str, Service]) -> str:
    """Give a name that is not taken: two files in two folders may have the same one."""
    numbered = (f"{name}-{number}" for number in range(2, len(taken) + 3))
    return next(one for one in (name, *numbered) if one not in taken)
