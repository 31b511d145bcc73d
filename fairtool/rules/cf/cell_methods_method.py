"""The methods in `cell_methods` (CF 7.3 and Appendix E)."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches
from itertools import islice

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
from fairtool.rules.cf.cell_methods_syntax import MOST
from fairtool.rules.cf.method_table import methods
from fairtool.version import Version

_SYNONYMS: Mapping[str, str] = {
    "accumulated": "sum",
    "accumulation": "sum",
    "average": "mean",
    "instantaneous": "point",
    "max": "maximum",
    "min": "minimum",
    "std": "standard_deviation",
    "stddev": "standard_deviation",
    "total": "sum",
}
_T = 'float t(time) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:cell_methods = '


@rule(
    "cf-7.3-cell-methods-method",
    covers=["7.3:R1"],
    when=attribute("cell_methods"),
    examples=[
        Example("7.3:R1", bad=f'{_T} "time: average" ;', good=f'{_T} "time: Mean" ;'),
        Example("7.3:R1", bad=f'{_T} "time: root_mean_square" ;', good=f'{_T} "time: maximum" ;', version="1.6"),
        Example("7.3:R1", bad=f'{_T} "time: stddev" ;', good=f'{_T} "time: root_mean_square" ;', version="1.7"),
    ],
)
def methods_are_listed(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """Each method in `cell_methods` is one of Appendix E.

    Software knows from the method what the values stand for, and how their units come from those of the quantity.
    Case does not matter. Later versions of the conventions have more methods than earlier ones.
    """
    written = dict.fromkeys(entry.method for entry in methods_of(variable.text("cell_methods") or ""))
    for word in islice((word for word in written if word and not _is_legal(word, context.version)), MOST):
        yield _describe(variable.place("cell_methods"), word, context.version)


def _is_legal(word: str, version: Version) -> bool:
    method = methods().get(word.lower())
    return method is not None and method.since <= version


def _describe(where: str, word: str, version: Version) -> Problem:
    """Describe a word that is no method in a version."""
    later = methods().get(word.lower())
    if later:
        template = '{where} has the method "{method}", which exists from CF-{since} on; the file follows CF-{version}'
        return Problem(template, where=where, method=word, since=later.since, version=version)
    near = _nearest(word, version)
    if near:
        template = '{where} has the method "{method}", which Appendix E has not; it has {near}'
        return Problem(template, where=where, method=word, near=near)
    listed = ", ".join(name for name in methods() if _is_legal(name, version))
    template = '{where} has the method "{method}", which is none of {methods}'
    return Problem(template, where=where, method=word, methods=listed)


def _nearest(written: str, version: Version) -> str:
    """Give the methods that a word was most likely meant to be."""
    if written.lower() in _SYNONYMS:
        return f'"{_SYNONYMS[written.lower()]}"'
    legal = [name for name in methods() if _is_legal(name, version)]
    return ", ".join(f'"{name}"' for name in get_close_matches(written.lower(), legal, n=2, cutoff=0.75))
