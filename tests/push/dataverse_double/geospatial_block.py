"""The geospatial block, by version and for Recherche Data Gouv, and the block `semantics` of the latter."""

from tests.push.dataverse_double import vocabularies
from tests.push.dataverse_double.edition import Edition
from tests.push.dataverse_double.field_type import Block, table

_PLAIN = """
geographicCoverage | Geographic Coverage | none many
  country | Country / Nation | text listed
  state | State / Province | text
  city | City | text
  otherGeographicCoverage | Other | text
geographicUnit | Geographic Unit | text many
geographicBoundingBox | Geographic Bounding Box | none many
  westLongitude | Westernmost (Left) Longitude | text
  eastLongitude | Easternmost (Right) Longitude | text
  {north} | Northernmost (Top) Latitude | text
  {south} | Southernmost (Bottom) Latitude | text
"""
_SINCE_6_11 = """
geographicReferenceSystemInfo | Reference System Information | none many
  geographicReferenceSystemCode | Reference System Code | text
  geographicReferenceSystemCodeSpace | Reference System Code Space | text
geographicSpatialResolution | Spatial Resolution | none many
  geographicSpatialResolutionValue | Value | text
  geographicSpatialResolutionType | Type | text listed
  geographicSpatialResolutionUnitOfMeasure | Spatial Resolution Unit of Measure | text
geographicResourceType | Type of Geospatial Data Resource | text listed
geographicReferenceDate | Resource Reference Date | none many
  geographicReferenceDateValue | Date | date
  geographicReferenceDateType | Type | text listed
geographicDataLineageStatement | Data Lineage Statement | textbox
geographicProcessStep | Data Lineage Process Step Description | textbox many
geographicSpatialRepresentationType | Spatial Representation Type | text listed
geometricObjectCount | Vector Object Count | int
geometricObjectType | Vector Object Type | text listed
geographicNumberOfDimensions | Raster Dimensions | int
geographicAxisDimensionProperties | Raster Dimension (Axis) Properties | none many
  geographicDimensionNameType | Raster Dimension (Axis) Name | text listed
  geographicDimensionSize | Raster Dimension (Axis) Size | int
  geographicResolution | Raster Dimension (Axis) Resolution | float
  geographicResolutionUnitOfMeasure | Raster Dimension (Axis) Resolution Unit of Measure | text
geographicCellGeometry | Raster Cell Geometry | text listed
geographicDistribution | Distribution Link | none many
  geographicDistributionLink | URL | text
  geographicDistributionLinkLabel | Label | text
  geographicProtocol | Protocol | text
"""
_RDG = """
qualityValidity | Quality and Validity | none many
  lineage | Lineage | textbox
  spatialResolution | Spatial Resolution | text
conformity | Conformity | none many
  specification | Specification | text
  degree | Degree | text listed
"""
_SEMANTICS = """
resourceVersion | Version of the Resource | none
  versionStatus | Status | text
  versionInfo | Version | text
typeOfSR | Type of Semantic Resource | text
designedForOntologyTask | Designed for Ontology Task | text many
hasFormalityLevel | Level of Formality | text
knownUsage | Known Usage | textbox
uri | URI | url many
"""


def geospatial(edition: Edition, *, rdg: bool) -> Block:
    """Give the block as a version has it; the custom children of Recherche Data Gouv stand beside the common ones."""
    north, south = edition.latitudes
    text = _PLAIN.format(north=north, south=south).strip("\n")
    if rdg:
        text += "\n" + _RDG.strip("\n")
    if edition.since(6, 11):
        text += "\n" + _SINCE_6_11.strip("\n")
    words = vocabularies.RDG if rdg else vocabularies.UPSTREAM
    return Block(2, "geospatial", "Geospatial Metadata", table(text, words))


def semantics() -> Block:
    """Give the custom block of Recherche Data Gouv; its fields are stand-ins, of which only the kinds matter."""
    return Block(8, "semantics", "Semantic Metadata", table(_SEMANTICS, {}))
