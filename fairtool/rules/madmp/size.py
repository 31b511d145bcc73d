"""Rules on size, formats, metadata and hosts."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.view import Plan, PlanPart
from fairtool.rule import Example, element, rule
from fairtool.rules.madmp.told import PRACTICE, told

_SOURCE = PRACTICE
_AT = "/dmp/dataset/0/distribution/0"
_MEDIA_TYPE = re.compile(r"[\w.+-]+/[\w.+-]+(?:\s*;.*)?", re.ASCII)


@rule(
    "madmp-size-missing",
    when=element("Distribution"),
    severity=Severity.INFO,
    source=_SOURCE,
    shows=["byte_size"],
    examples=[Example("size", bad=f'{{"{_AT}/byte_size": null}}', good="{}")],
)
def a_distribution_has_a_size(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Every distribution says how large it is.

    Storage, its cost and the way to give the data out are planned from it; an estimate is enough.
    """
    if "byte_size" not in part.node.members:
        yield told(part, "byte_size", "{where} is missing; write the size in bytes, estimated if need be", context)


@rule(
    "madmp-size-positive",
    when=element("Distribution"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["byte_size"],
    examples=[Example("size", bad=f'{{"{_AT}/byte_size": 0}}', good="{}")],
)
def a_size_is_positive(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """A size is more than nothing.

    A zero is what a form leaves where nobody wrote anything.
    """
    size = part.node["byte_size"].number()
    if size is not None and size <= 0:
        yield told(part, "byte_size", "{where} is {size}; write the size in bytes", context, size=f"{size:g}")


@rule(
    "madmp-format-media-type",
    when=element("Distribution"),
    severity=Severity.INFO,
    source="RFC 6838",
    shows=["format"],
    examples=[Example("format", bad=f'{{"{_AT}/format": ["netCDF"]}}', good="{}")],
)
def a_format_is_a_media_type(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Formats are media types.

    A program that looks for netCDF searches for `application/x-netcdf`, and passes over other words.
    """
    for number, item in enumerate(part.node["format"]):
        if item.text() and not _MEDIA_TYPE.fullmatch(item.text()):
            template = '{where} is "{format}"; write a media type, such as application/x-netcdf or text/csv'
            yield told(part, f"format/{number}", template, context, format=item.text())


@rule(
    "madmp-metadata-missing",
    when=element("Dataset"),
    severity=Severity.INFO,
    source=_SOURCE,
    shows=["metadata"],
    examples=[Example("metadata", bad='{"/dmp/dataset/0/metadata": null}', good="{}")],
)
def a_data_set_has_a_metadata_standard(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Every data set names the standard of its metadata.

    Funders ask for it, and catalogues take in only what follows one.
    """
    if not part.node["metadata"]:
        yield told(part, "metadata", "{where} is missing; name the standard, such as CF or ISO 19115", context)


@rule(
    "madmp-host-certified",
    when=element("Host"),
    severity=Severity.INFO,
    source=_SOURCE,
    shows=["certified_with"],
    examples=[Example("host", bad=f'{{"{_AT}/host/certified_with": null}}', good="{}")],
)
def a_host_is_certified(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Every host says with what it is certified.

    Horizon Europe asks for trusted repositories, and a certificate is the shortest proof.
    """
    if not part.node["certified_with"]:
        template = "{where} is missing; write the certificate of the host, such as coretrustseal, if it has one"
        yield told(part, "certified_with", template, context)
