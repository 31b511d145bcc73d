"""What ODATIS makes mandatory for netCDF files."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.conventions import declared
from fairtool.netcdf.dataset import Dataset
from fairtool.rule import Example, rule
from fairtool.rules.pole.storage import is_netcdf3
from fairtool.version import Version

_PAGE = "principes-de-gestion-des-donnees/formats-attributs-conventions"
_SOURCE = f"ODATIS, https://www.odatis-ocean.fr/donnees-et-services/{_PAGE}"
_OLDEST = Version(1, 6)
_GOOD = ':Conventions = "SeaDataNet_1.0 CF-1.6" ;'


@rule(
    "pole-odatis-cf",
    severity=Severity.ERROR,
    source=_SOURCE,
    examples=[
        Example("pole-odatis-cf", bad=':Conventions = "SeaDataNet_1.0 CF-1.5" ;', good=_GOOD),
        Example("pole-odatis-cf", bad=':Conventions = "SeaDataNet_1.0" ;', good=_GOOD),
    ],
)
def the_file_follows_cf(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `Conventions` names CF, in version 1.6 or newer.

    ODATIS takes physical and chemical data in netCDF only so (or as an ODV spreadsheet). Version 1.6 brought the
    profiles, time series and trajectories of observations.
    """
    text = dataset.text("Conventions") or ""
    version = declared(text).version("cf")
    if version is None or version < _OLDEST:
        where = dataset.place("Conventions")
        yield Problem('{where} = "{value}" does not name CF-1.6 or newer', where=where, value=text)


@rule(
    "pole-odatis-seadatanet",
    severity=Severity.ERROR,
    source=_SOURCE,
    examples=[Example("pole-odatis-seadatanet", bad=':Conventions = "CF-1.6" ;', good=_GOOD)],
)
def the_file_follows_seadatanet(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `Conventions` names SeaDataNet beside CF.

    ODATIS asks for both conventions: CF makes the file readable, SeaDataNet ties its parameters to the common
    vocabularies.
    """
    text = dataset.text("Conventions") or ""
    if not declared(text).named("seadatanet"):
        where = dataset.place("Conventions")
        yield Problem('{where} = "{value}" does not name SeaDataNet; add SeaDataNet_1.0', where=where, value=text)


@rule("pole-odatis-netcdf4", severity=Severity.WARNING, source=_SOURCE)
def the_file_is_netcdf4(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The file is stored as netCDF-4.

    ODATIS asks that older files be turned into netCDF-4 as soon as possible.
    """
    if is_netcdf3(dataset):
        yield Problem("the file is stored as {format}; write netCDF-4", where="/", format=dataset.format.value)


@rule(
    "pole-odatis-groups",
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[
        Example(
            "pole-odatis-groups",
            bad=f"{_GOOD}\ngroup: profile {{ variables: float t(time) ; }}",
            good=f"{_GOOD} float t(time) ;",
        )
    ],
)
def the_file_has_no_groups(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The file has no groups.

    ODATIS prefers netCDF-4 without them, since many tools of the community do not look inside groups.
    """
    for path in dataset.groups:
        if path != "/":
            yield Problem("{where} is a group; best put its variables at the top of the file", where=path)
