"""The properties and classes that SKOS defines, and what the checks read besides them."""

from collections.abc import Mapping

from fairtool.skos.terms import DCTERMS, LITERAL_FORM, OWL, RDF, RDFS, SKOS, XL_LABELS

CLASSES = frozenset({"Concept", "ConceptScheme", "Collection", "OrderedCollection"})
LABELS = ("prefLabel", "altLabel", "hiddenLabel")
NOTES = frozenset({"note", "changeNote", "definition", "editorialNote", "example", "historyNote", "scopeNote"})
BROADER = ("broader", "broaderTransitive")
NARROWER = ("narrower", "narrowerTransitive")
SEMANTIC = (*BROADER, *NARROWER, "related")
MAPPINGS = ("exactMatch", "closeMatch", "broadMatch", "narrowMatch", "relatedMatch")
IN_SCHEME = ("inScheme", "topConceptOf", "hasTopConcept")
PROPERTIES = frozenset(
    {*LABELS, *NOTES, *SEMANTIC, *MAPPINGS, *IN_SCHEME, "notation", "member", "memberList", "semanticRelation"}
    | {"mappingRelation"}
)
INVERSES: Mapping[str, str] = {
    "broader": "narrower",
    "narrower": "broader",
    "related": "related",
    "hasTopConcept": "topConceptOf",
    "topConceptOf": "hasTopConcept",
}
# What is read of other vocabularies, by the names that the checks use.
OTHERS: Mapping[str, str] = {
    f"{RDF}type": "type",
    f"{RDFS}subClassOf": "subClassOf",
    f"{OWL}sameAs": "sameAs",
    f"{OWL}deprecated": "deprecated",
    f"{DCTERMS}isReplacedBy": "isReplacedBy",
    "http://purl.obolibrary.org/obo/IAO_0100001": "isReplacedBy",
    f"{DCTERMS}title": "title",
    "http://purl.org/dc/elements/1.1/title": "title",
    f"{RDFS}label": "title",
    f"{DCTERMS}description": "description",
    f"{RDFS}comment": "description",
    LITERAL_FORM: "literalForm",
    **{predicate: f"xl-{kind}Label" for predicate, kind in XL_LABELS.items()},
}


def name_of(predicate: str) -> str:
    """Give the name by which the checks know a property: the local name in SKOS; empty for one that they do not."""
    return predicate[len(SKOS) :] if predicate.startswith(SKOS) else OTHERS.get(predicate, "")
