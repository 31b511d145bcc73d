"""From the names that the user gives to open thesauri, and to facets."""

import sys
from collections.abc import Iterator, Sequence
from difflib import get_close_matches
from functools import partial

from fairtool.cli.console import note
from fairtool.errors import UsageError
from fairtool.mapping.answer import MOST_CANDIDATES
from fairtool.mapping.for_names import matcher_of
from fairtool.mapping.matcher import Matcher
from fairtool.netcdf.read_limits import Limits
from fairtool.skos.facet import Facet
from fairtool.thesauri.apart import BUILDING
from fairtool.thesauri.library import is_file, known_names, of_pole
from fairtool.translate import Language, translate

_SDN = ("nvs-p01", "nvs-p06")


def matcher_for(
    to: Sequence[str],
    poles: Sequence[str],
    language: Language,
    *,
    sdn: bool = False,
    most: int = MOST_CANDIDATES,
    limits: Limits = BUILDING,
) -> Matcher:
    """Give what maps onto the thesauri of some names and poles, each once; `most` candidates of each are told.

    Indexes are built within `limits`. A thesaurus of a pole that was not pulled is told on standard error. Raises
    UsageError for a name that is none, and UnreadableError for a file that is no thesaurus.
    """
    names = dict.fromkeys(_names(to, poles, language))
    if sdn:
        names |= dict.fromkeys(name for name in _SDN if name in known_names())
    if not names:
        raise UsageError(
            "no thesaurus is named",
            hint="say which with --to, or whose with --pole; there are {names}",
            names=", ".join(known_names()),
        )
    return matcher_of(names, language, most, partial(_say_building, language), limits)


def _say_building(language: Language, name: str) -> None:
    """Say at a terminal what takes so long, which is once for each thesaurus and version."""
    if sys.stderr.isatty():
        note(translate("building the index of {name}, once", language, name=name))


def _names(to: Sequence[str], poles: Sequence[str], language: Language) -> Iterator[str]:
    asked = [name for words in to for name in ([words] if is_file(words) else words.split(",")) if name]
    here = known_names()
    for name in asked:
        if name in here or is_file(name):
            yield name
        else:
            yield from _of_pole_or_none(name, language) or (name,)
    for pole in poles:
        yield from _of_pole(pole, language)


def _of_pole_or_none(name: str, language: Language) -> tuple[str, ...]:
    """Give the thesauri of a pole, nothing where there is no pole of that name."""
    try:
        return _of_pole(name, language)
    except UsageError:
        return ()


def _of_pole(name: str, language: Language) -> tuple[str, ...]:
    here, missing = of_pole(name)
    if missing:
        told = translate(
            "{pole}: not here: {names}; get them with: fairtool vocab pull --pole {pole}",
            language,
            pole=name,
            names=", ".join(missing),
        )
        note(told)
    return here


def facet_named(name: str) -> Facet:
    """Give a facet by its name; raises UsageError for another."""
    try:
        return Facet(name.lower())
    except ValueError:
        near = get_close_matches(name.lower(), Facet, 1)
        raise UsageError(
            "there is no facet {name}; the facets are {names}",
            name=name,
            names=", ".join(sorted(set(Facet) - {Facet.UNIT})),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        ) from None
