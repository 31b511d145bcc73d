"""Attributes of ACDD whose words come from a list."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import Variable
from fairtool.netcdf.placeholder import said
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE

_AGENTS = ("person", "group", "institution", "position")
_DIRECTIONS = ("up", "down")
# THREDDS data types, and the feature types of the Common Data Model that servers take beside them.
_DATA_TYPES = (
    "Grid",
    "Image",
    "Point",
    "Profile",
    "Radial",
    "Section",
    "Station",
    "Station_Profile",
    "Swath",
    "TimeSeries",
    "TimeSeriesProfile",
    "Trajectory",
    "TrajectoryProfile",
    "UGRID",
    "Other",
)
# MD_CoverageContentTypeCode of ISO 19115-1.
_CONTENT_TYPES = (
    "image",
    "thematicClassification",
    "physicalMeasurement",
    "auxiliaryInformation",
    "qualityInformation",
    "referenceInformation",
    "modelResult",
    "coordinate",
)
_LISTS: Mapping[str, tuple[str, ...]] = {
    "creator_type": _AGENTS,
    "publisher_type": _AGENTS,
    "cdm_data_type": _DATA_TYPES,
}
_SST = 'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; '


@rule(
    "acdd-choice",
    when=attribute(*_LISTS),
    severity=Severity.WARNING,
    source=f"{SOURCE} creator_type, publisher_type, cdm_data_type",
    examples=[
        Example("acdd-choice", bad=':creator_type = "human" ;', good=':creator_type = "person" ;'),
        Example("acdd-choice", bad=':publisher_type = "university" ;', good=':publisher_type = "institution" ;'),
        Example("acdd-choice", bad=':cdm_data_type = "gridded" ;', good=':cdm_data_type = "Grid" ;'),
    ],
)
def words_come_from_their_lists(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attributes `creator_type`, `publisher_type` and `cdm_data_type` have a word of their lists.

    Catalogues translate these words into codes of their own, and drop what they do not know.
    """
    for name, text in said(dataset, tuple(_LISTS)):
        if not _is_among(text, _LISTS[name]):
            allowed = ", ".join(_LISTS[name])
            where = dataset.place(name)
            yield Problem('{where} is "{value}"; use one of {allowed}', where=where, value=text, allowed=allowed)


@rule(
    "acdd-vertical-positive",
    when=attribute("geospatial_vertical_positive"),
    severity=Severity.ERROR,
    source=f"{SOURCE} geospatial_vertical_positive",
    examples=[
        Example(
            "acdd-vertical-positive",
            bad=':geospatial_vertical_positive = "below" ;',
            good=':geospatial_vertical_positive = "down" ;',
        )
    ],
)
def the_vertical_direction_is_up_or_down(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `geospatial_vertical_positive` is "up" or "down".

    It decides whether 100 is above or below the sea: another word leaves that open.
    """
    for name, text in said(dataset, ("geospatial_vertical_positive",)):
        if not _is_among(text, _DIRECTIONS):
            yield Problem('{where} is "{value}"; write up or down', where=dataset.place(name), value=text)


@rule(
    "acdd-content-type",
    when=attribute("coverage_content_type"),
    severity=Severity.WARNING,
    source=f"{SOURCE} coverage_content_type",
    examples=[
        Example(
            "acdd-content-type",
            bad=f'{_SST} sst:coverage_content_type = "temperature" ;',
            good=f'{_SST} sst:coverage_content_type = "physicalMeasurement" ;',
        )
    ],
)
def content_types_come_from_their_list(variable: Variable, context: Context[Dataset]) -> Iterator[Problem]:
    """The attribute `coverage_content_type` has a word of the code list of ISO 19115-1.

    It becomes a code of the ISO record: a word that is not in the list makes that record invalid.
    """
    text = variable.text("coverage_content_type")
    if text is not None and text.strip() and not _is_among(text, _CONTENT_TYPES):
        yield Problem(
            '{where} is "{value}"; use one of {allowed}',
            where=variable.place("coverage_content_type"),
            value=text,
            allowed=", ".join(_CONTENT_TYPES),
        )


def _is_among(text: str, words: tuple[str, ...]) -> bool:
    """Tell whether a word is in a list; capitals and underscores do not count."""
    return _plain(text) in {_plain(word) for word in words}


def _plain(text: str) -> str:
    return text.strip().replace("_", "").casefold()
