"""Codes of ISO 19115 and the words that mean the same in other standards."""

from collections.abc import Mapping

from fairtool.record.datacite_words import OF_ROLE, RELATIONS
from fairtool.record.dataverse_words import CONTRIBUTORS
from fairtool.record.flat_relations import OF_ISO, OTHERWISE_ISO
from fairtool.record.schema_org_words import PROPERTY_OF_RELATION, PROPERTY_OF_ROLE

_TABLES = (OF_ROLE, PROPERTY_OF_ROLE, CONTRIBUTORS)
_ROLES: Mapping[str, tuple[str, ...]] = {
    "author": ("creator", "creators"),
    "coAuthor": ("creator", "creators", "author"),
    "principalInvestigator": ("creator", "creators", "author", "ProjectLeader"),
    "originator": ("creator", "creators", "author", "producer"),
    "pointOfContact": ("ContactPerson", "contactPoint", "datasetContact", "contact"),
    "publisher": ("publisher", "distributor"),
    "distributor": ("distributor", "host"),
    "resourceProvider": ("provider", "contentProvider"),
    "custodian": ("custodianSteward",),
    "funder": ("funder", "funderName", "fundingReferences", "grantNumber"),
    "contributor": ("contributor", "contributors", "Other"),
}
_DATES: Mapping[str, tuple[str, ...]] = {
    "creation": ("Created", "dateCreated", "created", "productionDate"),
    "publication": ("Issued", "datePublished", "issued", "published", "distributionDate", "pubDate"),
    "revision": ("Updated", "dateModified", "modified", "updated"),
}
_SCOPES: Mapping[str, tuple[str, ...]] = {
    "dataset": ("Dataset",),
    "series": ("Collection", "DatasetSeries"),
    "service": ("DataService", "Service", "WebAPI"),
    "software": ("SoftwareSourceCode", "Software"),
    "nonGeographicDataset": ("Dataset",),
    "document": ("Text", "CreativeWork"),
}
_ASSOCIATIONS: Mapping[str, tuple[str, ...]] = {
    "crossReference": ("relation", "related", "citation", "mentions", *sorted(RELATIONS - {*OF_ISO})),
    "largerWorkCitation": ("IsPartOf", "inSeries"),
    "source": ("IsDerivedFrom", "isBasedOn", "source", "derived_from"),
    "isComposedOf": ("HasPart",),
    "revisionOf": ("IsNewVersionOf", "previousVersion", "isVersionOf"),
    "series": ("IsPartOf", "inSeries"),
    "dependency": ("Requires",),
}
_RIGHTS = (
    *("rights", "rightsList", "license", "accessRights", "conditionsOfAccess"),
    *("termsOfAccess", "termsOfUse"),
)
_RESTRICTIONS: Mapping[str, tuple[str, ...]] = {
    "license": (*_RIGHTS, "licence"),
    "licence": (*_RIGHTS, "license"),
    "otherRestrictions": (*_RIGHTS, "usageInfo", "restrictions"),
}
_FUNCTIONS: Mapping[str, tuple[str, ...]] = {
    "download": ("contentUrl", "downloadURL", "enclosure", "assets", "fileObject"),
    "information": ("subjectOf", "page", "landingPage", "about", "documentation"),
}
_OPEN: Mapping[str, tuple[str, ...]] = dict.fromkeys(("unknown", "now", "after", "before"), ("..",))
_BY_FIELD: Mapping[str, tuple[Mapping[str, tuple[str, ...]], ...]] = {
    "role": (_ROLES, *({role: (word,) for role, word in table.items()} for table in _TABLES)),
    "type": (_DATES, _ASSOCIATIONS),
    "scopes": (_SCOPES,),
    "level": (_SCOPES,),
    "relation": (
        {name: (word,) for name, word in PROPERTY_OF_RELATION.items()},
        {name: (OF_ISO.get(name, OTHERWISE_ISO),) for name in RELATIONS},
    ),
    "access": (_RESTRICTIONS,),
    "use": (_RESTRICTIONS,),
    "function": (_FUNCTIONS,),
    "begin_indeterminate": (_OPEN,),
    "end_indeterminate": (_OPEN,),
}


# Fields with a code that may be the last part of the address of an entry of a list.
CODED = frozenset(
    {"access", "frequency", "level", "representation_types", "role", "scopes", "statuses", "topics", "type", "use"}
)


def counterparts(field: str, code: str) -> tuple[str, ...]:
    """Give the words of other standards for a code in a field of the record; the code itself is one of them."""
    if field not in _BY_FIELD:
        return ()
    return (code, *(word for table in _BY_FIELD[field] for word in table.get(code, ())))
