"""The controlled words of DataCite 4.5 to 4.7 and their counterparts in ISO 19115."""

from collections.abc import Mapping

VERSIONS: tuple[str, ...] = ("4.5", "4.6", "4.7")
LATEST = "4.7"
KERNEL = "http://datacite.org/schema/kernel-4"
METADATA_IDENTIFIER = "ISO 19115 metadata identifier"
TOPICS = "ISO 19115 topic category"
CF_NAMES = "CF Standard Names"
TOPIC_ADDRESS = "http://inspire.ec.europa.eu/metadata-codelist/TopicCategory/"

# Scope codes (MD_ScopeCode) and resourceTypeGeneral.
OF_KIND: Mapping[str, str] = {
    "dataset": "Dataset",
    "nonGeographicDataset": "Dataset",
    "series": "Collection",
    "collection": "Collection",
    "aggregate": "Collection",
    "initiative": "Project",
    "service": "Service",
    "software": "Software",
    "model": "Model",
    "document": "Text",
    "collectionHardware": "Instrument",
    "collectionSession": "Event",
    "sample": "PhysicalObject",
}
KIND_OF: Mapping[str, str] = {
    "Dataset": "dataset",
    "Collection": "series",
    "Service": "service",
    "Software": "software",
    "ComputationalNotebook": "software",
    "Workflow": "software",
    "Model": "model",
    "Instrument": "collectionHardware",
    "PhysicalObject": "sample",
    "Project": "initiative",
    "Text": "document",
    "Report": "document",
    "DataPaper": "document",
    "JournalArticle": "document",
}
# Kinds that a version does not have yet.
KINDS_SINCE: Mapping[str, str] = {"Project": "4.6", "Award": "4.6", "Poster": "4.7", "Presentation": "4.7"}

# All scope codes of ISO 19115-1; a description keeps its own as the free word of the resource type.
SCOPES: frozenset[str] = frozenset(
    {
        "attribute",
        "attributeType",
        "collectionHardware",
        "collectionSession",
        "dataset",
        "series",
        "nonGeographicDataset",
        "dimensionGroup",
        "feature",
        "featureType",
        "propertyType",
        "fieldSession",
        "software",
        "service",
        "model",
        "tile",
        "metadata",
        "initiative",
        "sample",
        "document",
        "repository",
        "aggregate",
        "collection",
        "coverage",
        "application",
    }
)

# Roles (CI_RoleCode) and contributorType.
OF_ROLE: Mapping[str, str] = {
    "pointOfContact": "ContactPerson",
    "custodian": "DataManager",
    "owner": "RightsHolder",
    "rightsHolder": "RightsHolder",
    "distributor": "Distributor",
    "resourceProvider": "Producer",
    "processor": "DataCurator",
    "collaborator": "ProjectMember",
    "editor": "Editor",
    "sponsor": "Sponsor",
    "publisher": "HostingInstitution",
}
ROLE_OF: Mapping[str, str] = {
    "ContactPerson": "pointOfContact",
    "DataManager": "custodian",
    "HostingInstitution": "custodian",
    "RightsHolder": "owner",
    "Distributor": "distributor",
    "Producer": "resourceProvider",
    "DataCurator": "processor",
    "DataCollector": "processor",
    "ProjectMember": "collaborator",
    "ProjectLeader": "collaborator",
    "ProjectManager": "collaborator",
    "Researcher": "collaborator",
    "ResearchGroup": "collaborator",
    "Supervisor": "collaborator",
    "WorkPackageLeader": "collaborator",
    "Editor": "editor",
    "Sponsor": "sponsor",
}
OTHER_ROLE = "contributor"

# Relations that a version does not have yet.
RELATIONS_SINCE: Mapping[str, str] = {"HasTranslation": "4.6", "IsTranslationOf": "4.6", "Other": "4.7"}
IDENTIFIERS_SINCE: Mapping[str, str] = {"CSTR": "4.6", "RRID": "4.6", "RAiD": "4.7", "SWHID": "4.7"}
RELATIONS: frozenset[str] = frozenset(
    {
        "IsCitedBy",
        "Cites",
        "IsSupplementTo",
        "IsSupplementedBy",
        "IsContinuedBy",
        "Continues",
        "IsNewVersionOf",
        "IsPreviousVersionOf",
        "IsPartOf",
        "HasPart",
        "IsPublishedIn",
        "IsReferencedBy",
        "References",
        "IsDocumentedBy",
        "Documents",
        "IsCompiledBy",
        "Compiles",
        "IsVariantFormOf",
        "IsOriginalFormOf",
        "IsIdenticalTo",
        "HasMetadata",
        "IsMetadataFor",
        "Reviews",
        "IsReviewedBy",
        "IsDerivedFrom",
        "IsSourceOf",
        "Describes",
        "IsDescribedBy",
        "HasVersion",
        "IsVersionOf",
        "Requires",
        "IsRequiredBy",
        "Obsoletes",
        "IsObsoletedBy",
        "Collects",
        "IsCollectedBy",
        "HasTranslation",
        "IsTranslationOf",
        "Other",
    }
)


def knows(version: str, word: str, since: Mapping[str, str]) -> bool:
    """Tell whether a version of the schema has a word; the versions compare as texts."""
    return version >= since.get(word, "")
