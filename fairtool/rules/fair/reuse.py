"""R1 and R1.2: the record tells what a user must know to work with the data, and where they come from."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem, says

_SHORTEST_LINEAGE = 50  # characters
_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"
_GRID = (
    "gmd:identificationInfo += <gmd:spatialRepresentationInfo><gmd:MD_GridSpatialRepresentation>"
    "<gmd:numberOfDimensions><gco:Integer>1</gco:Integer></gmd:numberOfDimensions><gmd:axisDimensionProperties>"
    "<gmd:MD_Dimension><gmd:dimensionName><gmd:MD_DimensionNameTypeCode "
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_DimensionNameTypeCode" '
    'codeListValue="row"/></gmd:dimensionName><gmd:dimensionSize><gco:Integer>720</gco:Integer></gmd:dimensionSize>'
    '<gmd:resolution><gco:Angle uom="degree">0.25</gco:Angle></gmd:resolution></gmd:MD_Dimension>'
    "</gmd:axisDimensionProperties><gmd:cellGeometry><gmd:MD_CellGeometryCode "
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_CellGeometryCode" '
    'codeListValue="area"/></gmd:cellGeometry><gmd:transformationParameterAvailability><gco:Boolean>false'
    "</gco:Boolean></gmd:transformationParameterAvailability></gmd:MD_GridSpatialRepresentation>"
    "</gmd:spatialRepresentationInfo>"
)
_STATEMENT = (
    "gmd:dataQualityInfo/*/gmd:lineage/*/gmd:statement = <gmd:statement><gco:CharacterString>{}</gco:CharacterString>"
    "</gmd:statement>"
)
_STEP = (
    "gmd:dataQualityInfo/*/gmd:lineage/*/gmd:statement += <gmd:processStep><gmd:LI_ProcessStep><gmd:description>"
    "<gco:CharacterString>Moyenne horaire</gco:CharacterString></gmd:description>{}</gmd:LI_ProcessStep>"
    "</gmd:processStep>"
)
_VARIABLE = (
    "gmd:identificationInfo += <gmd:contentInfo><gmd:MD_CoverageDescription><gmd:attributeDescription/>"
    "<gmd:contentType/><gmd:dimension><gmd:MD_Band><gmd:sequenceIdentifier><gco:MemberName><gco:aName>"
    "<gco:CharacterString>sst</gco:CharacterString></gco:aName></gco:MemberName></gmd:sequenceIdentifier></gmd:MD_Band>"
    "</gmd:dimension></gmd:MD_CoverageDescription></gmd:contentInfo>"
)
_INSTRUMENT = (
    "gmd:identificationInfo/*/gmd:descriptiveKeywords += <gmd:descriptiveKeywords><gmd:MD_Keywords><gmd:keyword>"
    "<gco:CharacterString>thermistance</gco:CharacterString></gmd:keyword><gmd:type><gmd:MD_KeywordTypeCode "
    'codeList="http://standards.iso.org/iso/19139/resources/gmxCodelists.xml#MD_KeywordTypeCode" '
    'codeListValue="{}"/></gmd:type>{}</gmd:MD_Keywords></gmd:descriptiveKeywords>'
)


@rule(
    "fair-r1-variables",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1",
    shows=("coverages.variables.name", "coverages.variables.description"),
    examples=[Example("R1", bad=_SOUND, good=_VARIABLE)],
)
def variables_are_listed(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record lists the variables of the data.

    It is what most users look for, and what they compare with what they have.
    """
    variables = essentials(view).variables
    if not any(says(one.name) or says(one.description) or one.names for one in variables):
        yield problem(
            view,
            "{where} lists no variable; write each with its standard name and unit (`fairtool convert` takes them from "
            "the data)",
            "coverages",
        )


@rule(
    "fair-r1-resolution",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1",
    shows=("resources.resolutions.distance", "resources.resolutions.scale", "grids.axes.resolution"),
    examples=[
        Example("R1", bad="gmd:identificationInfo/*/gmd:spatialResolution =", good=_SOUND),
        Example(
            "R1",
            bad="gmd:identificationInfo/*/gmd:spatialResolution =",
            good="gmd:identificationInfo/*/gmd:spatialResolution =\n" + _GRID,
        ),
    ],
)
def resolution_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record says how fine the data are, in space or in time.

    It decides what can be seen in them.
    """
    said = essentials(view)
    of_axes = any(axis.resolution is not None for grid in view.record.grids for axis in grid.axes)
    is_given = bool(view.record.resource.resolutions) or of_axes
    if not is_given and said.resolution_metres is None and said.scale is None and not said.temporal_resolution:
        yield problem(view, "{where} gives no resolution; write the distance between points, or the time between them")


@rule(
    "fair-r1-reference-system",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1",
    shows=("reference_systems.identifier.code",),
    examples=[Example("R1", bad="gmd:referenceSystemInfo =", good=_SOUND)],
)
def reference_system_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record names the reference system of the positions.

    Positions in an unknown system lie a hundred metres beside their place, or farther.
    """
    if not any(says(one.value) or one.href for one in essentials(view).reference_systems):
        yield problem(
            view, "{where} names no reference system; write the EPSG code, such as EPSG:4326", "reference_systems"
        )


@rule(
    "fair-r1-format",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1",
    shows=("distributions.formats.name", "resources.formats.name"),
    examples=[
        Example(
            "R1",
            bad="gmd:distributionInfo/*/gmd:distributionFormat/*/gmd:name = <gmd:name><gco:CharacterString>x"
            "</gco:CharacterString></gmd:name>",
            good=_SOUND,
        )
    ],
)
def format_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record names the format of the files.

    Users choose data by what their programs read.
    """
    if not any(says(name) for name, _ in essentials(view).formats):
        yield problem(view, "{where} names no format of the files; write netCDF-4, for one", "distributions.formats")


@rule(
    "fair-r1-acquisition",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1",
    shows=("acquisitions.instruments.type", "acquisitions.platforms.description", "resources.keywords.words"),
    examples=[
        Example("R1", bad=_SOUND, good=_INSTRUMENT.format("instrument", "")),
    ],
)
def instrument_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record names the instrument, platform or model that the data come from.

    Its faults are known to those who know it.
    """
    said = essentials(view)
    named = [*said.instruments, *said.platforms]
    typed = [str(one.label) for one in said.keywords if one.type in ("instrument", "platform")]
    if not any(map(says, (*map(str, named), *typed))):
        yield problem(
            view,
            "{where} names no instrument, platform or model; write it as a keyword of the type instrument or platform",
            "resources.keywords",
        )


@rule(
    "fair-r1.2-lineage",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.2",
    shows=("lineages.statement", "lineages.steps.description", "lineages.sources.description"),
    examples=[Example("R1.2", bad=_STATEMENT.format("x"), good=_SOUND)],
)
def origin_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The lineage tells in fifty characters at least how the data were made.

    Whether data can be trusted is seen from how they were measured, checked and computed.
    """
    lineages = view.record.lineages
    texts = [str(one.statement or "") for one in lineages]
    texts += [str(step.description or "") for one in lineages for step in one.steps]
    texts += [str(source.description or "") for one in lineages for source in one.sources]
    told = " ".join(text for text in texts if says(text))
    if len(told) < _SHORTEST_LINEAGE:
        yield problem(
            view,
            "the lineage at {where} says too little (characters: {count}); tell how the data were measured, checked "
            "and computed"
            if any(text.strip() for text in texts)
            else "{where} has no lineage; tell how the data were measured, checked and computed",
            "lineages",
            count=len(" ".join(texts).strip()),
        )


@rule(
    "fair-r1.2-steps",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.2",
    shows=("lineages.steps.date", "lineages.steps.description"),
    examples=[
        Example(
            "R1.2",
            bad=_STEP.format(""),
            good=_STEP.format("<gmd:dateTime><gco:DateTime>2026-02-01T12:00:00Z</gco:DateTime></gmd:dateTime>"),
        )
    ],
)
def steps_are_dated(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The lineage has steps with a description and a date, or with who did them: what PROV calls activities and agents.

    From one sentence a program learns nothing; steps go into any language of provenance.
    """
    steps = [step for one in view.record.lineages for step in one.steps]
    if not any(says(step.description) and (step.date[:4].isdecimal() or step.processors) for step in steps):
        yield problem(
            view,
            "the lineage at {where} has no step with a date or a processor; write a process step for each thing that "
            "was done"
            if view.record.lineages
            else "{where} has no lineage; write one, with a process step for each thing that was done, and its date",
            "lineages",
        )
