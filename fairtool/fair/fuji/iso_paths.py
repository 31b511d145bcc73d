"""Where F-UJI looks in a record of ISO 19139 or 19115-3; what is elsewhere in it is not found.

It has no path to the period, the lineage, formats and their sizes, nor to the identifier of the record itself. An
identifier that is an anchor is overlooked, and so is an author who is an organisation.
"""

from types import MappingProxyType

from fairtool.fair.fuji.source import Part
from fairtool.fair.fuji.xml_paths import FilePaths, Paths

_INFO = "identificationInfo//"
_CITED = f"{_INFO}citation/CI_Citation/"
_NAMED = f"{_CITED}citedResponsibleParty/CI_ResponsibleParty/individualName/"
_CONTACT = "contact/CI_ResponsibleParty/role[CI_RoleCode='{}']/../"
_ROLE = f"{_INFO}pointOfContact/CI_Responsibility//CI_RoleCode[@codeListValue='{{}}']/../../party//name"
_LEGAL = f"{_INFO}resourceConstraints/MD_LegalConstraints/"
_COVERAGE = "contentInfo/MD_CoverageDescription/"
_AGGREGATE = f"{_INFO}aggregationInfo/MD_AggregateInformation//"
_PUBLISHERS = ("pointOfContact", "publisher")

ISO_PATHS: Paths = MappingProxyType(
    {
        Part.TITLE: (f"{_CITED}title",),
        Part.PUBLISHED: (f"{_CITED}date/CI_Date/date",),
        Part.IDENTIFIER: (f"{_CITED}identifier/MD_Identifier/code/CharacterString", "dataSetURI/CharacterString"),
        Part.CREATOR: (f"{_NAMED}*", *(_ROLE.format(one) for one in ("pointOfContact", "author"))),
        Part.SUMMARY: (f"{_INFO}abstract",),
        Part.KEYWORDS: (
            f"{_INFO}descriptiveKeywords/MD_Keywords/keyword",
            f"{_INFO}topicCategory/MD_TopicCategoryCode",
        ),
        Part.PUBLISHER: (
            *(f"{_CONTACT.format(one)}organisationName/CharacterString" for one in _PUBLISHERS),
            *(f"{_CONTACT.format(one)}contactInfo//URL" for one in _PUBLISHERS),
            *(_ROLE.format(one) for one in ("custodian", "publisher")),
        ),
        Part.TYPE: (
            "hierarchyLevel/MD_ScopeCode",
            f"{_INFO}spatialRepresentationType/MD_SpatialRepresentationTypeCode",
        ),
        Part.VARIABLES: (
            f"{_COVERAGE}attributeDescription/RecordType",
            f"{_COVERAGE}dimension/MD_Band/sequenceIdentifier/MemberName/aName",
            f"{_COVERAGE}attributeGroup/MD_AttributeGroup/attribute/MD_SampleDimension/sequenceIdentifier/MemberName/aName",
        ),
        Part.ACCESS: (
            f"{_LEGAL}accessConstraints/MD_RestrictionCode",
            f"{_LEGAL}accessConstraints/MD_RestrictionCode@@codeListValue",
        ),
        Part.LICENCE: (
            f"{_LEGAL}useConstraints/MD_RestrictionCode[@codeListValue='license']",
            f"{_INFO}resourceConstraints/otherConstraints/CharacterString",
            f"{_LEGAL}otherConstraints/Anchor",
            f"{_LEGAL}otherConstraints/Anchor@@href",
        ),
        Part.RELATED: (f"{_AGGREGATE}aggregateDataSetIdentifier/*", f"{_AGGREGATE}aggregateDataSetName/*"),
        Part.PLACE: (f"{_INFO}geographicElement/EX_GeographicBoundingBox",),
    }
)
ISO_FILES = FilePaths(
    ("distributionInfo/MD_Distribution//CI_OnlineResource",),
    "linkage/URL",
    "applicationProfile/Anchor@@href",
    "protocol/Anchor@@href",
)
# What a value of the protocol says where the link leads to a page, and to no service.
NO_SERVICE = ("WWW:LINK", "www.w3.org/TR/xlink")
