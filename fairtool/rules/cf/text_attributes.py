"""One text in each text attribute (CF 2.2)."""

from collections.abc import Callable, Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetAttribute
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Attributes, Group, StringText, Variable
from fairtool.rule import Example, rule
from fairtool.rules.cf.attribute_table import TYPE_CHECKED_ELSEWHERE, text_attributes
from fairtool.version import Version


@rule(
    "cf-2.2-string-attribute-scalar",
    covers=["2.2:R2", "2.2:W1"],
    examples=[
        Example(
            "2.2:R2",
            bad='float sst(time) ; sst:units = "K" ; string sst:long_name = "sea", "surface" ;',
            good='float sst(time) ; sst:units = "K" ; string sst:long_name = "sea surface" ;',
        ),
        Example(
            "2.2:W1",
            bad='float sst(time) ; sst:units = "K" ; string sst:long_name = "sea", "surface" ;',
            good='float sst(time) ; sst:units = "K" ; string sst:long_name = "sea surface" ;',
            version="1.10",
        ),
        Example(
            "2.2:W1",
            bad='float sst(time) ; sst:units = "K" ; string sst:long_name = "sea surface" ;',
            good='float sst(time) ; sst:units = "K" ; sst:long_name = "sea surface" ;',
            version="1.7",
        ),
    ],
)
def text_attributes_of_variables_are_one_text(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """An attribute that CF defines as text holds one text, which until CF-1.7 is stored as characters.

    Readers take the first of several strings, or none. The `string` type came with CF-1.8; software of the time of
    CF-1.6 and CF-1.7 may not read it. CF 2.2 allows arrays of strings in attributes that are not its own, against its
    conformance document, so those are left alone; arrays in attributes that have a rule of their own are told there.
    """
    yield from _one_text(variable.path, variable.place, variable.attributes, context.version)


@rule(
    "cf-2.2-global-string-attribute-scalar",
    covers=["2.2:R2", "2.2:W1"],
    examples=[
        Example("2.2:R2", bad='string :title = "sea", "surface" ;', good='string :title = "sea surface" ;'),
        Example("2.2:W1", bad='string :title = "sea" ;', good=':title = "sea" ;', version="1.6"),
    ],
)
def text_attributes_of_groups_are_one_text(group: Group, context: Context[Dataset]) -> Iterator[Problem]:
    """A global or group attribute that CF defines as text holds one text, until CF-1.7 stored as characters.

    Readers take the first of several strings, or none. To keep several lines in one text, join them with newlines.
    """
    yield from _one_text(group.path, group.place, group.attributes, context.version)


def _one_text(owner: str, place: Callable[[str], str], attributes: Attributes, version: Version) -> Iterator[Problem]:
    for name, value in attributes.items():
        if isinstance(value, tuple) and name in text_attributes(version) - TYPE_CHECKED_ELSEWHERE:
            yield Problem(
                "{where} is an array of {count} texts; write them as one text",
                where=place(name),
                count=len(value),
                row="2.2:R2" if version >= Version(1, 12) else "2.2:W1",
            )
        elif isinstance(value, StringText) and version < Version(1, 8) and name in text_attributes(version):
            yield Problem(
                "{where} is of the type string; in CF-{version} text attributes are stored as char",
                where=place(name),
                version=version,
                fix=SetAttribute(owner, name, str(value), "char"),
                row="2.2:W1",
            )
