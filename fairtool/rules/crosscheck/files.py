"""What the files are: format, size, checksum, reference system."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.record.bundle import Bundle
from fairtool.rule import Example, rule
from fairtool.rules.crosscheck.disagreement import SOURCE, disagreement

_SLACK = 0.1  # of the size: some count in megabytes, some in mebibytes
_MEGABYTE = 1_000_000
_NETCDF = re.compile(r"net\s*-?\s*cdf|\bnc4?\b|\bcdl\b", re.IGNORECASE)
_EPSG = re.compile(r"(?:EPSG|epsg)\D{0,12}?(?:/\d+(?:\.\d+)?/|:+\d*:?|:)?(\d{4,5})\b|^(\d{4,5})$")
_FORMATS = ("distributions", "resources[0].formats")
# Geographic systems that differ by less than the decimals of a box, and are taken for one another everywhere.
_SAME = frozenset({"4326", "4258", "4979", "4937", "4171", "84"})
_GRID = (
    'int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:epsg_code = "EPSG:4326" ; '
    'float sst(time) ; sst:grid_mapping = "crs" ;'
)


@rule(
    "crosscheck-format",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "format",
            bad="gmd:distributionInfo/*/gmd:distributionFormat/*/gmd:name = <gmd:name><gco:CharacterString>Shapefile"
            '</gco:CharacterString></gmd:name>\n---\n:title = "bouée de la Baie" ;',
            good='---\n:title = "bouée de la Baie" ;',
        )
    ],
)
def format_is_that_of_the_files(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """A format that the record names is that of the files.

    Users choose data by the formats that their programs read.
    """
    said = [" ".join(filter(None, pair)) for pair in bundle.said.formats]
    if said and not any(_NETCDF.search(text) for text in said):
        yield disagreement(
            bundle,
            'the formats of the record are "{said}"; the files are {found} ({at}); add the format of the files',
            fields=_FORMATS,
            measured=("files", "distributions"),
            said=", ".join(said),
            found=", ".join(sorted({one.format for one in bundle.found.files if one.format})) or "netCDF",
        )


@rule(
    "crosscheck-size",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "size",
            bad="gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine += <gmd:transferSize><gco:Real>2000</gco:Real>"
            '</gmd:transferSize>\n---\n:title = "bouée de la Baie" ;',
            good='---\n:title = "bouée de la Baie" ;',
        )
    ],
)
def size_is_that_of_the_files(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The transfer size of the record is the size of the files, in megabytes.

    Who fetches the data must know whether they fit.
    """
    sizes = [file.size for file in bundle.found.files]
    said = bundle.said.size_megabytes
    if said is None or not sizes or None in sizes:
        return
    found = sum(size for size in sizes if size is not None) / _MEGABYTE
    if abs(said - found) > _SLACK * max(said, found) and abs(said - found) > 0.1:
        yield disagreement(
            bundle,
            "the record gives a size of {said} MB; the files have {found} MB together ({at}); write {found}",
            fields=("distributions[0].transfers",),
            measured=("files",),
            said=f"{said:.4g}",
            found=f"{found:.4g}",
        )


@rule("crosscheck-checksum", severity=Severity.ERROR, source=SOURCE)
def checksums_agree(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """The checksums that the record gives are those of the files.

    Another checksum means another file: the record describes a version that this is not.
    """
    found = {file.name: file for file in bundle.found.files}
    for file in bundle.said.files:
        other = found.get(file.name)
        if other and file.sha256 and other.sha256 and file.sha256.lower() != other.sha256.lower():
            yield disagreement(
                bundle,
                "the record gives the SHA-256 {said} for {name}; the file has {found}; "
                "is it the right version of the file?",
                fields=("files", "distributions"),
                measured=("files",),
                name=file.name,
                said=file.sha256,
                found=other.sha256,
            )


@rule(
    "crosscheck-reference-system",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "reference-system",
            bad="gmd:referenceSystemInfo/*/gmd:referenceSystemIdentifier/*/gmd:code = <gmd:code><gco:CharacterString>"
            f"http://www.opengis.net/def/crs/EPSG/0/2154</gco:CharacterString></gmd:code>\n---\n{_GRID}",
            good=f"---\n{_GRID}",
        )
    ],
)
def reference_system_is_that_of_the_data(bundle: Bundle, context: Context[Bundle]) -> Iterator[Problem]:
    """A reference system that the record names is that of the data.

    Data that are laid on a map in another system than their own lie in the wrong place.
    """
    said = _codes([f"{one.value} {one.href}" for one in bundle.said.reference_systems])
    found = _codes([f"{one.value} {one.href}" for one in bundle.found.reference_systems])
    if said and found and said.isdisjoint(found) and not (said & _SAME and found & _SAME):
        yield disagreement(
            bundle,
            "the record names the reference system EPSG:{said}; the data are in EPSG:{found} ({at}); name the latter",
            fields=("reference_systems",),
            measured=("reference_systems",),
            said=", EPSG:".join(sorted(said)),
            found=", EPSG:".join(sorted(found)),
        )


def _codes(texts: list[str]) -> set[str]:
    found = (_EPSG.search(part) for text in texts for part in text.split())
    return {next(filter(None, match.groups())) for match in found if match}
