"""The properties of schema.org that stand for roles, relations and variables, for writing and for reading."""

from collections.abc import Mapping

TOPIC_ADDRESS = "http://inspire.ec.europa.eu/metadata-codelist/TopicCategory/"
DOI_REGISTRY = "https://registry.identifiers.org/registry/doi"
CRS_PROPERTY = "http://dbpedia.org/resource/Spatial_reference_system"
RESOLUTION = "spatial resolution"
SCALE = "scale denominator"
VERTICAL = "vertical extent"
METADATA_IDENTIFIER = "metadata identifier"

# Roles that have a property of their own; others are a Role in `contributor`.
PROPERTY_OF_ROLE: Mapping[str, str] = {
    "publisher": "publisher",
    "distributor": "provider",
    "owner": "copyrightHolder",
    "rightsHolder": "copyrightHolder",
    "custodian": "maintainer",
    "editor": "editor",
    "funder": "funder",
    "sponsor": "sponsor",
    "resourceProvider": "producer",
    "contributor": "contributor",
}
ROLE_OF_PROPERTY: Mapping[str, str] = {
    "creator": "author",
    "author": "author",
    "publisher": "publisher",
    "provider": "distributor",
    "copyrightHolder": "owner",
    "maintainer": "custodian",
    "editor": "editor",
    "funder": "funder",
    "sponsor": "sponsor",
    "producer": "resourceProvider",
    "contributor": "contributor",
}

PROPERTY_OF_RELATION: Mapping[str, str] = {
    "IsPartOf": "isPartOf",
    "HasPart": "hasPart",
    "IsDerivedFrom": "isBasedOn",
    "IsDocumentedBy": "subjectOf",
    "IsDescribedBy": "subjectOf",
    "IsIdenticalTo": "sameAs",
    "IsVariantFormOf": "sameAs",
    "Cites": "citation",
    "References": "citation",
    "IsSupplementTo": "citation",
    "IsCitedBy": "citation",
}
RELATION_OF_PROPERTY: Mapping[str, str] = {
    "isPartOf": "IsPartOf",
    "hasPart": "HasPart",
    "isBasedOn": "IsDerivedFrom",
    "subjectOf": "IsDocumentedBy",
    "sameAs": "IsIdenticalTo",
    "citation": "References",
    "mentions": "References",
}
OTHER_RELATION = "mentions"

TYPE_OF_KIND: Mapping[str, str] = {"service": "WebAPI", "software": "SoftwareSourceCode", "document": "CreativeWork"}
KIND_OF_TYPE: Mapping[str, str] = {
    "WebAPI": "service",
    "SoftwareSourceCode": "software",
    "SoftwareApplication": "software",
}
