"""How a resource is had, as GeoDCAT-AP has it: distributions, pages, endpoints, licences, rights."""

from fairtool.record.citation import Online
from fairtool.record.essentials import Essentials, Licence
from fairtool.record.file import DataFile
from fairtool.record.flat_identifiers import is_doi
from fairtool.record.flat_licences import address_of
from fairtool.record.geodcat_thing import Iri, Literal, Properties, Thing, Value, address, refer, say
from fairtool.record.geodcat_words import AUTHORITY, FILE_TYPES, service_of, spoken
from fairtool.record.text import Text

_PAGES = frozenset({"information", "search", "completeMetadata", "browsing"})
_LIMITATIONS = "/LimitationsOnPublicAccess/"
_MEDIA_TYPES = "http://www.iana.org/assignments/media-types/"


def pages(essentials: Essentials, subject: str) -> Properties:
    """Give the links that lead to pages about the resource; `subject` is the resource itself, and no page about it."""
    return tuple(
        ("foaf:page", Thing(("foaf:Document",), spoken("dct:title", link.name, essentials.language), address(link.url)))
        for link in essentials.links
        if _is_page(link) and address(link.url) not in ("", subject) and not is_doi(link.url, essentials.doi)
    )


def distributions(essentials: Essentials, subject: str) -> Properties:
    """Give a distribution for each other link and for each file; `subject` gives access where no link does."""
    shared = (*licences(essentials), *rights(essentials)[:1])
    links = tuple(link for link in essentials.links if not _is_page(link) and address(link.url))
    known = {file.name: _link_of(file, links) for file in essentials.files}
    taken = {id(link) for link in known.values() if link is not None}
    of_links = (_of_link(link, essentials) for link in links if id(link) not in taken)
    versions = dict(essentials.formats)
    of_files = (_of_file(file, known[file.name], subject, versions.get(file.format, "")) for file in essentials.files)
    return tuple(
        ("dcat:distribution", Thing(("dcat:Distribution",), (*properties, *shared)))
        for properties in (*of_links, *of_files)
    )


def endpoints(essentials: Essentials) -> Properties:
    """Give what a service answers at; a page where it has no other link."""
    links = [link for link in essentials.links if address(link.url)]
    roots = [link for link in links if not _is_page(link)] or links
    return (
        *(pair for link in roots[:1] for pair in refer("dcat:endpointURL", link.url.split("?")[0])),
        *(pair for link in roots if "?" in link.url for pair in refer("dcat:endpointDescription", link.url)),
    )


def licences(essentials: Essentials) -> Properties:
    """Give the first licence: an address where it has one, else its words."""
    found = (_licence(licence) for licence in essentials.licences)
    return tuple(("dct:license", value) for value in found if value is not None)[:1]


def rights(essentials: Essentials) -> Properties:
    """Give the limits of access as one statement, and apart what else limits access and use."""
    chief = next((text for text in essentials.access if _LIMITATIONS in text.href), None)
    access = (chief,) if chief else essentials.access
    others = (*(text for text in essentials.access if text not in access), *essentials.limitations)
    main = essentials.language
    return (
        *_statement("dct:accessRights", access, main),
        *(pair for text in others for pair in _statement("dct:rights", (text,), main)),
        *(("dct:rights", value) for licence in essentials.licences[1:] if (value := _licence(licence)) is not None),
    )


def _is_page(link: Online) -> bool:
    return link.function in _PAGES and not service_of(link)


def _statement(predicate: str, texts: tuple[Text, ...], main: str) -> Properties:
    labels = tuple(pair for text in texts for pair in spoken("rdfs:label", text, main))
    uri = next((address(text.href) for text in texts if address(text.href)), "")
    return ((predicate, Thing(("dct:RightsStatement",), labels, uri)),) if labels or uri else ()


def _licence(licence: Licence) -> Value | None:
    uri = address(licence.url) or address(address_of(licence.spdx))
    if uri:
        return Thing(("dct:LicenseDocument",), say("rdfs:label", licence.text), uri)
    words = licence.text or licence.spdx
    return Thing(("dct:LicenseDocument",), say("rdfs:label", words)) if words else None


def _of_link(link: Online, essentials: Essentials) -> Properties:
    standard = service_of(link)
    download = refer("dcat:downloadURL", link.url) if link.function == "download" and not standard else ()
    return (
        *refer("dcat:accessURL", link.url),
        *download,
        *spoken("dct:title", link.name, essentials.language),
        *spoken("dct:description", link.description, essentials.language),
        *(_format(*essentials.formats[0]) if essentials.formats else ()),
        *_service(link, standard, essentials),
    )


def _service(link: Online, standard: str, essentials: Essentials) -> Properties:
    if not standard:
        return ()
    title = spoken("dct:title", link.name or essentials.title, essentials.language)
    endpoint = refer("dcat:endpointURL", link.url.split("?")[0])
    described = refer("dcat:endpointDescription", link.url) if "?" in link.url else ()
    about = (*title, *endpoint, *described, ("dct:conformsTo", Thing(("dct:Standard",), (), standard)))
    return (("dcat:accessService", Thing(("dcat:DataService",), about)),)


def _of_file(file: DataFile, link: Online | None, subject: str, version: str) -> Properties:
    where = link.url if link else subject
    size = say("dcat:byteSize", str(file.size), "xsd:nonNegativeInteger") if file.size is not None else ()
    media = refer("dcat:mediaType", _MEDIA_TYPES + file.media_type) if "/" in file.media_type else ()
    return (
        *refer("dcat:accessURL", where),
        *(refer("dcat:downloadURL", link.url) if link else ()),
        *say("dct:title", file.name),
        *_format(file.format, version),
        *media,
        *size,
        *_checksum(file.sha256),
    )


def _checksum(sha256: str) -> Properties:
    if not sha256:
        return ()
    value = Literal(sha256.lower(), datatype="xsd:hexBinary")
    algorithm = Iri("spdx:checksumAlgorithm_sha256")
    return (
        ("spdx:checksum", Thing(("spdx:Checksum",), (("spdx:algorithm", algorithm), ("spdx:checksumValue", value)))),
    )


def _format(name: str, version: str) -> Properties:
    if not name:
        return ()
    words = name.casefold().split("-")[0].strip()
    code = FILE_TYPES.get(name.casefold()) or FILE_TYPES.get(words)
    label = say("rdfs:label", f"{name} {version}".strip())
    return (("dct:format", Thing(("dct:MediaTypeOrExtent",), label, f"{AUTHORITY}file-type/{code}" if code else "")),)


def _link_of(file: DataFile, links: tuple[Online, ...]) -> Online | None:
    return next((link for link in links if link.url.split("?")[0].endswith(f"/{file.name}")), None)
