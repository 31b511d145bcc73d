"""The formats that data is distributed in have a name and a version (2.6)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.iso.node import Node
from fairtool.iso.values import text_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import place, said

_FORMAT = "gmd:distributionInfo/gmd:MD_Distribution/gmd:distributionFormat"
_VERSION = f"{_FORMAT}/gmd:MD_Format/gmd:version"


@rule(
    "inspire-2.6-data-encoding",
    covers=["2.6"],
    when=element("DataRecord"),
    examples=[
        Example("2.6", bad=f"{_FORMAT} =", good=""),
        Example(
            "2.6",
            bad=f"{_VERSION} = <gmd:version/>",
            good=f'{_VERSION} = <gmd:version gco:nilReason="unknown"/>',
        ),
        Example("2.6", bad=f"{_FORMAT}/gmd:MD_Format/gmd:name =", good=""),
    ],
)
def formats_have_a_name_and_a_version(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The distribution gives at least one format, each with its name and version, or with why there is no version.

    It tells which software can open the data. The format is that of the distribution itself: one of a distributor does
    not count. A format without versions has `gco:nilReason="inapplicable"`.
    """
    given = node.all("distributions.formats")
    if not given:
        holder = node.first("distributions")
        yield Problem(
            "{where} is missing: the format of the data is not said; write its name and version, such as netCDF and 4",
            where=place(holder, "formats") if holder else place(node, "distributions"),
            line=(holder or node).line,
        )
    for one in given:
        if not any(said(name.element) for name in one.all("name")):
            yield Problem(
                "{where} does not say the name of the format; write it, such as netCDF",
                where=place(one, "name"),
                line=one.line,
            )
        yield from _version(one)


def _version(one: Node) -> Iterator[Problem]:
    given = one.all("version")
    if any(text_of(version.element) or version.nil in ("unknown", "inapplicable") for version in given):
        return
    yield Problem(
        '{where} does not say the version of the format; write it, or gco:nilReason="unknown" ("inapplicable" where '
        "the format has none)",
        where=place(one, "version"),
        line=(given[0] if given else one).line,
    )
