"""A matcher for thesauri that are given by their names."""

from collections.abc import Iterable

from fairtool.mapping.answer import MOST_CANDIDATES
from fairtool.mapping.bridge import has_bridge
from fairtool.mapping.matcher import Matcher
from fairtool.netcdf.read_limits import Limits
from fairtool.thesauri.apart import BUILDING
from fairtool.thesauri.library import Building, nobody, open_index
from fairtool.translate import Language

_NAMES = "cf-standard-names"


def matcher_of(
    names: Iterable[str],
    lang: Language,
    most: int = MOST_CANDIDATES,
    building: Building = nobody,
    limits: Limits = BUILDING,
) -> Matcher:
    """Open thesauri, each once, and give what maps onto them; `most` candidates of each are told.

    `building` is told the name of a thesaurus whose index has to be built first, which takes seconds. Raises
    UsageError for a name that is none, UnreadableError for a file that is no thesaurus.
    """
    indexes = tuple(open_index(name, building, limits) for name in dict.fromkeys(names))
    is_bridged = any(has_bridge(index.facts.akin) for index in indexes)
    return Matcher(indexes, lang, open_index(_NAMES, building, limits) if is_bridged else None, most=most)
