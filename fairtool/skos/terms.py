"""The names of the properties and classes that are read, as the vocabularies that define them publish them."""

from collections.abc import Mapping

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
RDFS = "http://www.w3.org/2000/01/rdf-schema#"
OWL = "http://www.w3.org/2002/07/owl#"
SKOS = "http://www.w3.org/2004/02/skos/core#"
SKOS_XL = "http://www.w3.org/2008/05/skos-xl#"
DCTERMS = "http://purl.org/dc/terms/"
DC = "http://purl.org/dc/elements/1.1/"
IADOPT = "https://w3id.org/iadopt/ont/"
OBO_IN_OWL = "http://www.geneontology.org/formats/oboInOwl#"

TYPE = f"{RDF}type"
CONCEPT = f"{SKOS}Concept"
SCHEME = f"{SKOS}ConceptScheme"
COLLECTIONS = frozenset({f"{SKOS}Collection", f"{SKOS}OrderedCollection"})
ONTOLOGY = f"{OWL}Ontology"
CLASSES = frozenset({f"{OWL}Class", f"{RDFS}Class"})

LABELS: Mapping[str, str] = {
    f"{SKOS}prefLabel": "pref",
    f"{SKOS}altLabel": "alt",
    f"{SKOS}hiddenLabel": "hidden",
}
XL_LABELS: Mapping[str, str] = {
    f"{SKOS_XL}prefLabel": "pref",
    f"{SKOS_XL}altLabel": "alt",
    f"{SKOS_XL}hiddenLabel": "hidden",
}
LITERAL_FORM = f"{SKOS_XL}literalForm"
CLASS_LABELS: Mapping[str, str] = {
    f"{RDFS}label": "pref",
    f"{OBO_IN_OWL}hasExactSynonym": "alt",
    f"{OBO_IN_OWL}hasRelatedSynonym": "hidden",
    f"{OBO_IN_OWL}hasNarrowSynonym": "hidden",
    f"{OBO_IN_OWL}hasBroadSynonym": "hidden",
}
RELATIONS: Mapping[str, str] = {
    f"{SKOS}broader": "broader",
    f"{SKOS}broaderTransitive": "broader",
    f"{RDFS}subClassOf": "broader",
    f"{SKOS}narrower": "narrower",
    f"{SKOS}narrowerTransitive": "narrower",
    f"{SKOS}related": "related",
}
MAPPINGS: Mapping[str, str] = {
    f"{OWL}sameAs": "exactMatch",
    **{f"{SKOS}{name}Match": f"{name}Match" for name in ("exact", "close", "broad", "narrow", "related")},
}
DEFINITIONS = frozenset({f"{SKOS}definition", f"{SKOS}scopeNote", "http://purl.obolibrary.org/obo/IAO_0000115"})
NOTATIONS = frozenset({f"{SKOS}notation"})
IDENTIFIERS = frozenset({f"{DCTERMS}identifier", f"{DC}identifier"})
DEPRECATED = f"{OWL}deprecated"
REPLACED_BY = frozenset({f"{DCTERMS}isReplacedBy", "http://purl.obolibrary.org/obo/IAO_0100001"})
TITLES = frozenset({f"{DCTERMS}title", f"{DC}title", f"{RDFS}label", f"{SKOS}prefLabel"})
VERSIONS = frozenset({f"{OWL}versionInfo", "http://purl.org/pav/version", f"{DCTERMS}hasVersion"})
DATES = frozenset({f"{DCTERMS}modified", f"{DCTERMS}issued", f"{DC}date", f"{DCTERMS}date"})
LICENCES = frozenset({f"{DCTERMS}license", f"{DCTERMS}rights", f"{DC}rights", "http://creativecommons.org/ns#license"})
UNITS = frozenset({"https://w3id.org/fairtool/unit"})
