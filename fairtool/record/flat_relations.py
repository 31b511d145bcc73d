"""Relations to other resources: the association types of ISO 19115 and the relation types of DataCite."""

from collections.abc import Iterator, Mapping

from fairtool.record.citation import Citation, Identifier
from fairtool.record.essentials import Relation
from fairtool.record.flat_identifiers import doi_in, whole
from fairtool.record.lineage import Lineage
from fairtool.record.record import Record
from fairtool.record.resource import Association
from fairtool.record.text import Text

# DS_AssociationTypeCode of ISO 19115:2003 and 19115-1:2014 in words of DataCite.
OF_DATACITE: Mapping[str, str] = {
    "crossReference": "References",
    "largerWorkCitation": "IsPartOf",
    "partOfSeamlessDatabase": "IsPartOf",
    "series": "IsPartOf",
    "collectiveTitle": "IsPartOf",
    "source": "IsDerivedFrom",
    "isComposedOf": "HasPart",
    "dependency": "Requires",
    "revisionOf": "IsNewVersionOf",
    "stereoMate": "References",
}
OF_ISO: Mapping[str, str] = {
    "IsPartOf": "largerWorkCitation",
    "HasPart": "isComposedOf",
    "IsDerivedFrom": "source",
    "Requires": "dependency",
    "IsNewVersionOf": "revisionOf",
}
OTHERWISE_ISO = "crossReference"
_OTHERWISE_DATACITE = "References"


def flat_relations(record: Record) -> tuple[Relation, ...]:
    """Give the parent, the associations, the documentation and the sources of a record, each once."""
    return tuple(dict.fromkeys(one for one in _all(record) if one.identifier or one.title))


def nested_relations(relations: tuple[Relation, ...]) -> tuple[str, tuple[Association, ...]]:
    """Give the identifier of the parent record and the associations.

    The parent is a first `IsPartOf` without a title whose identifier is neither a DOI nor an address: DOI and addresses
    name resources, `parentIdentifier` names a record.
    """
    if relations and _is_parent(relations[0]):
        return relations[0].identifier, tuple(_association(one) for one in relations[1:])
    return "", tuple(_association(one) for one in relations)


def _all(record: Record) -> Iterator[Relation]:
    if record.parent or record.parent_citation:
        title = str(record.parent_citation.title or "") if record.parent_citation else ""
        yield Relation("IsPartOf", record.parent, title if title != record.parent else "")
    for one in record.resource.associations:
        yield _of_association(one)
    for citation in record.resource.documentations:
        yield _of_citation("IsDocumentedBy", citation)
    for lineage in record.lineages:
        yield from _of_lineage(lineage)


def _of_association(one: Association) -> Relation:
    type_ = one.relation or OF_DATACITE.get(one.type, _OTHERWISE_DATACITE)
    relation = _of_citation(type_, one.citation or Citation())
    if one.identifier and (said := whole(one.identifier)):
        title = relation.title if relation.title != said else ""
        return Relation(type_, said, title)
    if not relation.identifier and one.metadata:
        return Relation(type_, _of_citation(type_, one.metadata).identifier, relation.title)
    return relation


def _of_citation(type_: str, citation: Citation) -> Relation:
    """Give the relation to a cited thing, named by its first DOI, else identifier, anchor or link."""
    title = citation.title or Text("")
    names = [whole(one) for one in citation.identifiers]
    names += [title.href, *(link.url for link in citation.links)]
    identifier = next((name for name in names if doi_in(name)), "") or next(filter(None, names), "")
    return Relation(type_, identifier, title.value if title.value != identifier else "")


def _of_lineage(lineage: Lineage) -> Iterator[Relation]:
    for source in lineage.sources:
        if source.citation:
            relation = _of_citation("IsDerivedFrom", source.citation)
            if relation.identifier:
                yield relation


def _is_parent(relation: Relation) -> bool:
    bare = not relation.title and not doi_in(relation.identifier) and "://" not in relation.identifier
    return relation.type == "IsPartOf" and bool(relation.identifier) and bare


def _association(relation: Relation) -> Association:
    identifier = Identifier(code=Text(relation.identifier)) if relation.identifier else None
    title = relation.title or relation.identifier
    return Association(
        citation=Citation(title=Text(title), identifiers=(identifier,) if identifier else ()),
        identifier=identifier,
        type=OF_ISO.get(relation.type, OTHERWISE_ISO),
        relation=relation.type,
    )
