"""What F-UJI finds in a page itself: JSON-LD, and elements `meta`."""

import re
from collections.abc import Iterator, Mapping
from types import MappingProxyType

from fairtool.fair.fuji.json_ld_source import json_ld_source
from fairtool.fair.fuji.source import Elements, Part, Source, Way
from fairtool.fair.online.page import Meta, Page

OTHER = "Other"  # the type that F-UJI gives to RDF in which it knows no property
_SCHEMA_ORG = "http://schema.org/"
_DUBLIN_CORE = re.compile(r"(?:dc|dcterms)\.([a-z]+)(?:\..+)?", re.IGNORECASE)
_BARE = frozenset({"contributor", "creator", "publisher", "subject", "description", "title", "identifier", "date"})
_OF_DUBLIN_CORE: Mapping[str, Part] = {
    **{one: Part[one.upper()] for one in ("identifier", "creator", "title", "contributor", "publisher", "type")},
    **dict.fromkeys(("date", "available", "issued"), Part.PUBLISHED),
    **dict.fromkeys(("abstract", "description"), Part.SUMMARY),
    "subject": Part.KEYWORDS,
    "modified": Part.MODIFIED,
    "created": Part.CREATED,
    "license": Part.LICENCE,
    **dict.fromkeys(("rights", "accessrights"), Part.ACCESS),
    "rightsholder": Part.HOLDER,
    **dict.fromkeys(
        (
            *("relation", "source", "references", "replaces", "requires", "conformsto"),
            *("hasversion", "hasformat", "haspart", "isversionof", "ispartof"),
            *("isreferencedby", "isreplacedby", "isrequiredby"),
        ),
        Part.RELATED,
    ),
    **dict.fromkeys(("coverage", "spatial", "location"), Part.PLACE),
    **dict.fromkeys(("temporal", "period", "periodoftime"), Part.PERIOD),
}
_OF_HIGHWIRE: Mapping[str, Part] = {
    **dict.fromkeys(("citation_arxiv_id", "citation_pmid", "citation_doi", "citation_id"), Part.IDENTIFIER),
    **dict.fromkeys(("citation_author", "citation_authors"), Part.CREATOR),
    "citation_title": Part.TITLE,
    "citation_publisher": Part.PUBLISHER,
    **dict.fromkeys(("citation_date", "citation_publication_date"), Part.PUBLISHED),
    "citation_abstract_html_url": Part.SUMMARY,
    "citation_keywords": Part.KEYWORDS,
    **dict.fromkeys(("citation_reference", "citation_collection_id"), Part.RELATED),
}
_OF_OPEN_GRAPH: Mapping[str, Part] = {
    "og:title": Part.TITLE,
    "og:url": Part.IDENTIFIER,
    "og:description": Part.SUMMARY,
    "og:type": Part.TYPE,
    "og:site_name": Part.PUBLISHER,
}


def page_sources(page: Page) -> Iterator[Source]:
    """Give the descriptions in a page; of microdata and RDFa no more is known than that they are there."""
    for block in page.json_ld:
        source = json_ld_source(block.root, Way.JSON_LD, page.address)
        if source and source.elements:
            yield source
    named = (
        (Way.META, _dublin_core(page.metas), ("http://purl.org/dc/elements/1.1/",)),
        (Way.HIGHWIRE, _gathered((one, _OF_HIGHWIRE.get(one.name)) for one in page.metas), ()),
        (Way.OPEN_GRAPH, _gathered((one, _OF_OPEN_GRAPH.get(one.name)) for one in page.metas), ("http://ogp.me/ns#",)),
    )
    for way, said, namespaces in named:
        if said:
            yield Source(way, said, related=tuple(said.get(Part.RELATED, ())), addresses=namespaces)
    if any("schema.org" in one for one in page.item_types):
        yield Source(Way.MICRODATA, is_read=False)
    if page.rdfa_types:
        yield Source(Way.RDFA, is_read=False)
    elif found := _rdfa_of_links(page):
        yield found


def _rdfa_of_links(page: Page) -> Source | None:
    """Give what RDFa says by links alone: by relations that are addresses, or that RDFa knows as `describedby`."""
    said = {one.rel.removeprefix(_SCHEMA_ORG): one.target for one in page.links if one.rel.startswith(_SCHEMA_ORG)}
    elements = {_OF_DUBLIN_CORE[name]: (target,) for name, target in said.items() if name in _OF_DUBLIN_CORE}
    if elements:
        return Source(Way.RDFA, MappingProxyType(elements), addresses=(_SCHEMA_ORG,))
    if sum(one.rel == "describedby" for one in page.links) > 1:
        return Source(Way.RDFA, MappingProxyType({Part.TYPE: (OTHER,)}))
    return None


def _dublin_core(metas: tuple[Meta, ...]) -> Elements:
    """Give what is said by names that begin with `DC.`; without any of these, by bare names."""
    prefixed = [(one, found[1]) for one in metas if (found := _DUBLIN_CORE.fullmatch(one.name))]
    bare = [(one, one.name) for one in metas if one.name in _BARE]
    return _gathered((one, _OF_DUBLIN_CORE.get(name.lower())) for one, name in prefixed or bare)


def _gathered(named: Iterator[tuple[Meta, Part | None]]) -> Elements:
    found: dict[Part, tuple[str, ...]] = {}
    for meta, part in named:
        if part and meta.content:
            found[part] = (*found.get(part, ()), meta.content)
    return MappingProxyType(found)
