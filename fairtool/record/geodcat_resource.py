"""A record as GeoDCAT-AP 3 has it: a data set, a series or a service, as a thing with properties."""

from collections.abc import Iterable, Mapping
from dataclasses import replace
from uuid import NAMESPACE_URL, UUID, uuid5

from fairtool.record.essentials import Essentials, Keyword, Relation
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.geodcat_agents import contact, responsible
from fairtool.record.geodcat_distribution import distributions, endpoints, licences, pages, rights
from fairtool.record.geodcat_extent import extents, resolutions, systems
from fairtool.record.geodcat_thing import Iri, Literal, Properties, Thing, address, refer, say
from fairtool.record.geodcat_words import AUTHORITY, FREQUENCIES, INSPIRE, date, spoken
from fairtool.record.service import OperatesOn
from fairtool.vocabulary.languages import language

_KINDS: Mapping[str, str] = {"series": "dcat:DatasetSeries", "service": "dcat:DataService"}
_RELATIONS: Mapping[str, str] = {
    "IsPartOf": "dcat:inSeries",
    "HasPart": "dct:hasPart",
    "References": "dct:references",
    "Cites": "dct:references",
    "IsReferencedBy": "dct:isReferencedBy",
    "IsCitedBy": "dct:isReferencedBy",
    "IsSupplementTo": "dct:isReferencedBy",
    "IsDerivedFrom": "dct:source",
    "IsVersionOf": "dcat:isVersionOf",
    "HasVersion": "dcat:hasVersion",
    "IsNewVersionOf": "dct:replaces",
    "Obsoletes": "dct:replaces",
    "IsPreviousVersionOf": "dct:isReplacedBy",
    "IsObsoletedBy": "dct:isReplacedBy",
    "Requires": "dct:requires",
    "IsRequiredBy": "dct:isRequiredBy",
    "IsDocumentedBy": "foaf:page",
    "IsDescribedBy": "foaf:page",
}

_SCOPES = frozenset({"spatial scope", "champ géographique", "räumlicher anwendungsbereich", "ruimtelijk bereik"})


def described(essentials: Essentials) -> Thing:
    """Give the whole description of a resource."""
    uri = subject(essentials)
    kind = _KINDS.get(essentials.kind, "dcat:Dataset")
    main = essentials.language
    access = endpoints(essentials) if kind == "dcat:DataService" else distributions(essentials, uri)
    properties = (
        *spoken("dct:title", essentials.title, main),
        *(pair for text in essentials.alternate_titles for pair in spoken("dct:alternative", text, main)),
        *spoken("dct:description", essentials.abstract, main),
        *_identifiers(essentials),
        *_codes(essentials),
        *_dates(essentials),
        *responsible(essentials),
        *(pair for keyword in essentials.keywords for pair in _keyword(keyword, main)),
        *extents(essentials),
        *systems(essentials),
        *resolutions(essentials),
        *_provenance(essentials),
        *licences(essentials),
        *rights(essentials),
        *(pair for relation in essentials.relations for pair in _relation(relation)),
        *pages(essentials, uri),
        *(pair for graphic in essentials.graphics for pair in refer("foaf:depiction", graphic)),
        *access,
        ("foaf:isPrimaryTopicOf", _record(essentials, uri)),
    )
    return Thing((kind,), properties, uri)


def served(thing: Thing, operates_on: Iterable[OperatesOn]) -> Thing:
    """Give a service with the data sets that it works on; what is no service stays as it is."""
    if thing.types != ("dcat:DataService",):
        return thing
    found = (pair for one in operates_on for pair in refer("dcat:servesDataset", address(one.href) or _urn(one.uuid)))
    return replace(thing, properties=(*thing.properties, *found))


def subject(essentials: Essentials) -> str:
    """Give the address of the resource: its DOI, its own address, or a URN made of its identifier."""
    if essentials.doi:
        return address(f"https://doi.org/{essentials.doi}")
    for text in (essentials.identifier, *essentials.other_identifiers):
        if found := address(text) or _urn(text):
            return found
    name = essentials.identifier or (essentials.title.value if essentials.title else "")
    return made_urn(name or repr(essentials))


def made_urn(name: str) -> str:
    """Give the URN that stands for a name which is no address; the same name has the same one."""
    return uuid5(NAMESPACE_URL, name).urn


def _urn(text: str) -> str:
    try:
        return UUID(text.strip()).urn
    except ValueError:
        return ""


def _identifiers(essentials: Essentials) -> Properties:
    main = f"https://doi.org/{essentials.doi}" if essentials.doi else essentials.identifier
    others = dict.fromkeys((essentials.identifier, *essentials.other_identifiers))
    return (
        *say("dct:identifier", main),
        *(
            ("adms:identifier", Thing(("adms:Identifier",), (("skos:notation", Literal(other)),)))
            for other in others
            if other and other != main
        ),
    )


def _codes(essentials: Essentials) -> Properties:
    kind = essentials.kind if essentials.kind in {"series", "service"} else "dataset"
    frequency = FREQUENCIES.get(essentials.frequency, "")
    return (
        ("dct:type", Iri(f"{INSPIRE}ResourceType/{kind}")),
        *(pair for code in essentials.resource_languages for pair in _language(code)),
        *(("dct:subject", Iri(f"{INSPIRE}TopicCategory/{topic}")) for topic in essentials.topics if topic.isalpha()),
        *(refer("dct:accrualPeriodicity", frequency) if kind != "service" else ()),
        *say("dcat:version", essentials.version),
    )


def _language(code: str) -> Properties:
    found = language(code)
    return (("dct:language", Iri(f"{AUTHORITY}language/{found.terminological.upper()}")),) if found else ()


def _dates(essentials: Essentials) -> Properties:
    return (
        *date("dct:created", essentials.created),
        *date("dct:issued", essentials.published),
        *date("dct:modified", essentials.revised),
    )


def _keyword(keyword: Keyword, main: str) -> Properties:
    uri = address(keyword.uri)
    if (not uri and not keyword.thesaurus) or _is_scope(keyword):
        return spoken("dcat:keyword", keyword.label, main)
    labels = spoken("skos:prefLabel", keyword.label, main)
    titled = (*say("dct:title", keyword.thesaurus), *date("dct:issued", keyword.thesaurus_date))
    scheme = Thing(("skos:ConceptScheme",), titled, address(keyword.thesaurus_uri))
    in_scheme = (("skos:inScheme", scheme),) if titled or scheme.uri else ()
    return (("dcat:theme", Thing(("skos:Concept",), (*labels, *in_scheme), uri)),)


def _is_scope(keyword: Keyword) -> bool:
    """Tell whether a keyword says for which area data are made: that is no theme of theirs."""
    addresses = keyword.uri, keyword.thesaurus_uri
    return keyword.thesaurus.lower() in _SCOPES or any("/SpatialScope" in one for one in addresses)


def _provenance(essentials: Essentials) -> Properties:
    labels = spoken("rdfs:label", essentials.lineage, essentials.language)
    return (("dct:provenance", Thing(("dct:ProvenanceStatement",), labels)),) if labels else ()


def _relation(relation: Relation) -> Properties:
    identifier = relation.identifier
    doi = doi_in(identifier)
    uri = address(f"https://doi.org/{doi}" if doi else identifier) or _urn(identifier)
    predicate = _RELATIONS.get(relation.type, "dct:relation")
    kinds = ("foaf:Document",) if predicate == "foaf:page" else ()  # of what others are, nothing is known
    title = relation.title or ("" if uri else identifier)
    if predicate == "dcat:inSeries" and not uri:
        predicate = "dct:isPartOf"
    return ((predicate, Thing(kinds, say("dct:title", title), uri)),) if uri or title else ()


def _record(essentials: Essentials, uri: str) -> Thing:
    return Thing(
        ("dcat:CatalogRecord",),
        (
            ("foaf:primaryTopic", Iri(uri)),
            *say("dct:identifier", essentials.identifier),
            *date("dct:modified", essentials.metadata_date),
            *_language(essentials.language),
            *(("dcat:contactPoint", contact(party)) for party in essentials.metadata_contacts if party.name),
        ),
    )
