"""What of a stored header is compared between files: attributes as text, and four aspects of each variable."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from functools import lru_cache
from itertools import islice
from typing import NamedTuple

from fairtool.netcdf.facts import Facts, ValueFact, VariableFact

_MOST = 1000  # attributes, variables and dimensions of a file that are compared
_LONGEST = 300  # characters of a text that are compared and shown
# Attributes that differ between files by nature: times, places, processing, identifiers of the file.
_OWN = re.compile(
    r"""history|.*date.*|.*time.*|geospatial_.*|.*uuid.*|tracking_id|id|.*checksum|md5.*|sha.*|nco|cdo|cdi|
    (?:source_|input_|parent_|original_)?file.*|.*file_?name|.*granule.*|product_?name|.*orbit.*|.*cycle.*|
    .*pass_?(?:number)?|
    (?:first|last|start|stop|end|begin).*|.*_(?:min|max|start|stop|end|begin|north|south|east|west)|(?:north|south|east|west).*|
    (?:.*_)?l(?:at|on)(?:itude)?(?:_.*)?|nco_.*|.*bounds?|.*range|.*_number|number_.*|.*count|modified|created|
    .*version_id|further_info_url|branch_.*|realization.*|initialization_.*|variant_.*|sub_experiment.*|month|year|day|hour|season|tile.*|path|row|_ncproperties""",
    re.IGNORECASE | re.VERBOSE,
)
# What all files of a data set say alike, whatever they hold.
SHARED = frozenset(
    {
        "conventions",
        "institution",
        "license",
        "licence",
        "naming_authority",
        "project",
        "publisher_name",
        "publisher_email",
        "publisher_url",
        "acknowledgement",
        "acknowledgment",
    }
)

Texts = tuple[tuple[str, str], ...]


class Aspects(NamedTuple):
    """What is compared of a variable; empty texts for what it has not."""

    units: str
    standard_name: str
    type: str
    dimensions: str


class Layout(NamedTuple):
    """What is compared of the variables and dimensions of a header.

    `alone` gives the variable of each standard name that only one variable has, `lengths` those of dimensions that
    are no time.
    """

    variables: tuple[tuple[str, Aspects], ...]
    alone: tuple[tuple[str, str], ...]
    lengths: tuple[tuple[str, int], ...]


def layout_of(facts: Facts) -> Layout:
    """Give what is compared of the variables and dimensions of a header, of the first ones where they are very many."""
    variables = tuple((path, aspects_of(one)) for path, one in islice(variables_of(facts), _MOST))
    often = Counter(one.standard_name for _, one in variables)
    alone = sorted((one.standard_name, path) for path, one in variables if often[one.standard_name] == 1)
    return Layout(
        variables, tuple(pair for pair in alone if pair[0]), tuple(islice(fixed_lengths(facts).items(), _MOST))
    )


def text_of(fact: ValueFact | None) -> str:
    """Give an attribute as text, cut to what is compared; a user type says nothing."""
    if fact is None:
        return ""
    if isinstance(fact, str):
        return fact.strip()[:_LONGEST]
    ((kind, content),) = fact.items()
    if isinstance(content, str):
        return "" if kind == "user" else content.strip()[:_LONGEST]
    return ", ".join(map(str, content[:_LONGEST]))[:_LONGEST]


@lru_cache(maxsize=4096)
def is_own(attribute: str) -> bool:
    """Say whether a global attribute differs between the files of a data set by nature."""
    return _OWN.fullmatch(attribute) is not None


def global_texts(attributes: Mapping[str, ValueFact]) -> Texts:
    """Give the global attributes that say something and do not differ by nature, as text."""
    own = ((name, text) for name, fact in attributes.items() if not is_own(name) and (text := text_of(fact)))
    return tuple(islice(own, _MOST))


def variables_of(facts: Facts) -> Iterator[tuple[str, VariableFact]]:
    """Give the path of each variable with its facts."""
    for path, group in facts["groups"].items():
        prefix = "" if path == "/" else f"{path}/"
        for name, variable in group.get("variables", {}).items():
            yield prefix + name, variable


def aspects_of(variable: VariableFact) -> Aspects:
    """Give what is compared of a variable; of a time only the unit counts, since every file may have its own origin."""
    attributes = variable.get("attributes", {})
    units = text_of(attributes.get("units"))
    unit, since, _ = units.partition(" since ")
    return Aspects(
        f"{unit.strip()} since" if since else units,
        text_of(attributes.get("standard_name")),
        variable["type"],
        ", ".join(variable.get("dimensions", ())),
    )


def fixed_lengths(facts: Facts) -> dict[str, int]:
    """Give the lengths of the dimensions that a file does not have by its own time: no unlimited one, no time."""
    found: dict[str, int] = {}
    for path, group in facts["groups"].items():
        prefix = "" if path == "/" else f"{path}/"
        variables = group.get("variables", {})
        for name, dimension in group.get("dimensions", {}).items():
            if not dimension.get("unlimited") and not _is_time(name, variables.get(name)):
                found[prefix + name] = dimension["length"]
    return found


def _is_time(name: str, variable: VariableFact | None) -> bool:
    if "time" in name.lower():
        return True
    return variable is not None and " since " in text_of(variable.get("attributes", {}).get("units"))
