"""Keywords in a data set: its global keywords, the names of its variables, its platform and instrument."""

import re
from collections.abc import Iterator, Mapping

from fairtool.mapping.answer import Keyword
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.role import Role
from fairtool.netcdf.units import LATITUDE_UNITS, LONGITUDE_UNITS
from fairtool.skos.facet import Facet

# Global attributes that name one thing or several, with what it is.
_NAMED: Mapping[str, Facet] = {
    "platform": Facet.PLATFORM, "platform_name": Facet.PLATFORM, "platform_type": Facet.PLATFORM,
    "instrument": Facet.INSTRUMENT, "sensor": Facet.INSTRUMENT, "instrument_type": Facet.INSTRUMENT,
    "sea_name": Facet.PLACE,
}  # fmt: skip
_SEPARATORS = ("\n", ";", "|", ",")
_STANDARD_NAMES = re.compile(r"[a-z][a-z0-9]*(?:_[a-z0-9]+)+(?: [a-z][a-z0-9]*(?:_[a-z0-9]+)+)+")
_PREFIX = re.compile(r"([A-Za-z][\w-]*):(?!//)\s*(.+)")
_HELPERS = (Role.ANCILLARY, Role.CELL_MEASURE, Role.BOUNDS)
_MOST = 1000  # words of an attribute


def of_dataset(dataset: Dataset) -> tuple[Keyword, ...]:
    """Give the keywords of a data set in the order of the header: global ones, then those of data variables."""
    found = (*_global(dataset), *_named(dataset), *_of_variables(dataset))
    return tuple({(one.text, one.where): one for one in found}.values())


def units_of(dataset: Dataset) -> tuple[Keyword, ...]:
    """Give the units of the data variables as keywords, to be mapped onto a vocabulary of units (NVS P06)."""
    return tuple(
        Keyword(unit, unit=unit, facet=Facet.UNIT, source=dataset.path, where=variable.place("units"))
        for variable in _data_variables(dataset)
        if (unit := _said(variable, "units"))
    )


def keyword_words(text: str, vocabulary: str = "") -> tuple[str, ...]:
    """Part the text of `keywords`, each word once; paths of GCMD (`A > B`) stay whole.

    Words are parted by new lines, else semicolons, bars or commas; standard names by blanks alone too. The prefix of a
    vocabulary that `keywords_vocabulary` lists (`GCMD:`) is taken off.
    """
    plain = text.strip()
    if _STANDARD_NAMES.fullmatch(plain):
        parts = plain.split()
    else:
        sign = next((one for one in _SEPARATORS if one in plain), ",")
        parts = plain.split(sign)
    words = (_without_prefix(" ".join(part.split()), vocabulary) for part in parts)
    return tuple(dict.fromkeys(word for word in words if word))[:_MOST]


def _without_prefix(word: str, vocabulary: str) -> str:
    found = _PREFIX.fullmatch(word)
    known = found and re.search(rf"(?:^|[\s,;]){re.escape(found[1])}\s*:", vocabulary)
    return found[2] if found and known else word


def _global(dataset: Dataset) -> Iterator[Keyword]:
    vocabulary = dataset.text("keywords_vocabulary") or ""
    for word in keyword_words(dataset.text("keywords") or "", vocabulary):
        yield Keyword(word, source=dataset.path, where=dataset.place("keywords"), thesaurus=vocabulary)


def _named(dataset: Dataset) -> Iterator[Keyword]:
    for name, facet in _NAMED.items():
        for word in keyword_words(dataset.text(name) or ""):
            variable = dataset.variables.get(word)  # which says what the thing is
            text = (variable and _said(variable, "long_name")) or word
            yield Keyword(text, facet=facet, source=dataset.path, where=dataset.place(name))


def _data_variables(dataset: Dataset) -> tuple[Variable, ...]:
    """Give the variables that hold data: no text, no flags, no coordinates that the file forgets to call so."""
    found = dataset.roles.members.get(Role.DATA, ())
    return tuple(one for one in found if not dataset.roles.has(one, *_HELPERS) and not _is_helper(one))


def _is_helper(variable: Variable) -> bool:
    unit = _said(variable, "units")
    is_coordinate = unit in (*LATITUDE_UNITS, *LONGITUDE_UNITS) or " since " in unit or "axis" in variable.attributes
    is_flag = "flag_meanings" in variable.attributes
    return (variable.type.is_text or is_flag or is_coordinate) and not _said(variable, "sdn_parameter_urn")


def _of_variables(dataset: Dataset) -> Iterator[Keyword]:
    for variable in _data_variables(dataset):
        unit = _said(variable, "units")
        standard_name = _said(variable, "standard_name").partition(" ")[0]
        long_name = _said(variable, "long_name")
        said = {"standard_name": standard_name, "long_name": long_name}
        if not any(said.values()):
            said[""] = variable.name.replace("_", " ")
        for name, text in said.items():
            lang = "en" if name == "standard_name" else ""
            if text:
                where = variable.place(name or None)
                yield Keyword(text, lang, unit, Facet.VARIABLE, dataset.path, where)


def _said(variable: Variable, attribute: str) -> str:
    """Give the text of an attribute on one line."""
    return " ".join((variable.text(attribute) or "").split())
