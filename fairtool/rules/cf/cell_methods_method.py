"""The methods in `cell_methods` (CF 7.3 and Appendix E)."""

from collections.abc import Iterator, Mapping
from difflib import get_close_matches

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.netcdf.cell_methods import methods_of
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.rule import Example, attribute, rule
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
    known = methods()
    where = variable.place("cell_methods")
    for written in dict.fromkeys(entry.method for entry in methods_of(variable.text("cell_methods") or "")):
        method = known.get(written.lower())
        if not written or (method and method.since <= context.version):
            continue
        if method:
            template = (
                '{where} has the method "{method}", which exists from CF-{since} on; the file follows CF-{version}'
            )
            yield Problem(template, where=where, method=written, since=method.since, version=context.version)
            continue
        near = _nearest(written, context.version)
        if near:
            template = '{where} has the method "{method}", which Appendix E has not; it has {near}'
            yield Problem(template, where=where, method=written, near=near)
        else:
            template = '{where} has the method "{method}", which is none of {methods}'
            listed = ", ".join(one for one, entry in known.items() if entry.since <= context.version)
            yield Problem(template, where=where, method=written, methods=listed)


def _nearest(written: str, version: Version) -> str:
    """Give the methods that a word was most likely meant to be."""
    if written.lower() in _SYNONYMS:
        return f'"{_SYNONYMS[written.lower()]}"'
    legal = [name for name, method in methods().items() if method.since <= version]
    return ", ".join(f'"{name}"' for name in get_close_matches(written.lower(), legal, n=2, cutoff=0.75))
