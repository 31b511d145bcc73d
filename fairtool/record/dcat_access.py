"""Reads how a resource is had from a description in DCAT: links, files, formats, licences, rights."""

import re
from collections.abc import Iterator

from fairtool.record.citation import Online
from fairtool.record.dcat_graph import Graph
from fairtool.record.essentials import Licence
from fairtool.record.file import DataFile
from fairtool.record.flat_licences import spdx_of
from fairtool.record.geodcat_thing import Iri, Literal
from fairtool.record.geodcat_words import SERVICES
from fairtool.record.text import Text

_PROTOCOLS = {address: f"OGC:{word.upper()}" if word != "opendap" else "OPENDAP" for word, address in SERVICES.items()}
_VERSION = re.compile(r"(?P<name>.+?)[ -](?P<version>\d[\w.]*)")
_MEDIA_TYPES = "iana.org/assignments/media-types/"


def links(graph: Graph, subject: str, main: str) -> tuple[Online, ...]:
    """Give the ways to the data, and then the pages about them."""
    found = [*_endpoints(graph, subject, main), *_distributed(graph, subject, main), *_pages(graph, subject, main)]
    return tuple(link for number, link in enumerate(found) if link not in found[:number])


def files(graph: Graph, subject: str) -> tuple[DataFile, ...]:
    """Give the files whose size or checksum is known."""
    found = (_file(graph, node) for node in graph.nodes(subject, "dcat:distribution"))
    return tuple(file for file in found if file is not None)


def formats(graph: Graph, subject: str) -> tuple[tuple[str, str], ...]:
    """Give the formats of the distributions with their versions."""
    nodes = graph.nodes(subject, "dcat:distribution")
    names = (_format(graph, node) for node in nodes)
    return tuple(dict.fromkeys(split_version(name) for name in names if name))


def split_version(name: str) -> tuple[str, str]:
    """Give the name of a format and its version apart: `NetCDF 4`."""
    found = _VERSION.fullmatch(name)
    return (found["name"], found["version"]) if found else (name, "")


def licences(graph: Graph, subject: str, main: str) -> tuple[Licence, ...]:
    """Give the licences of the resource, else of its distributions."""
    own = graph.all(subject, "dct:license")
    nodes = own or tuple(
        one for node in graph.nodes(subject, "dcat:distribution") for one in graph.all(node, "dct:license")
    )
    return tuple(dict.fromkeys(_licence(graph, node, main) for node in nodes))


def rights(graph: Graph, subject: str, main: str, predicate: str) -> tuple[Text, ...]:
    """Give the statements of rights of the resource, else of its distributions."""
    own = graph.all(subject, predicate)
    nodes = own or tuple(
        one for node in graph.nodes(subject, "dcat:distribution") for one in graph.all(node, predicate)
    )
    found: list[Text] = []
    for text in (label for node in nodes for label in _labels(graph, node, main)):
        if text not in found and not text.value.startswith("_:"):
            found.append(text)
    return tuple(found)


def _labels(graph: Graph, node: Iri | Literal, main: str) -> tuple[Text, ...]:
    """Give the labels of a statement one by one where they are in one language, else as one text."""
    said = (
        [one for one in graph.all(node.value, "rdfs:label") if isinstance(one, Literal)]
        if isinstance(node, Iri)
        else []
    )
    tags = {one.language for one in said}
    if len(said) > len(tags) == 1:
        return tuple(Text(one.value.strip()) for one in said)
    return (graph.label(node, main),)


def _licence(graph: Graph, node: Iri | Literal, main: str) -> Licence:
    label = graph.label(node, main)
    text = label.value if label.value != label.href and not label.value.startswith("_:") else ""
    spdx = spdx_of(label.href) or spdx_of(text)
    return Licence(spdx, label.href, text if text != spdx else "")


def _endpoints(graph: Graph, subject: str, main: str) -> Iterator[Online]:
    roots = graph.nodes(subject, "dcat:endpointURL")
    described = graph.nodes(subject, "dcat:endpointDescription")
    for url in (*roots, *(one for one in described if one.split("?")[0] not in roots)):
        yield Online(url, _protocol(graph, subject), name=graph.texts(subject, main, "dct:title"))


def _protocol(graph: Graph, service: str) -> Text | None:
    known = (_PROTOCOLS.get(node) for node in graph.nodes(service, "dct:conformsTo"))
    return next((Text(protocol) for protocol in known if protocol), None)


def _distributed(graph: Graph, subject: str, main: str) -> Iterator[Online]:
    for node in graph.nodes(subject, "dcat:distribution"):
        downloads = graph.nodes(node, "dcat:downloadURL")
        accesses = graph.nodes(node, "dcat:accessURL")
        services = graph.nodes(node, "dcat:accessService")
        protocol = next((found for one in services if (found := _protocol(graph, one))), None)
        name, description = graph.texts(node, main, "dct:title"), graph.texts(node, main, "dct:description")
        for url in dict.fromkeys((*downloads, *accesses)):
            if url != subject:
                function = "download" if url in downloads else ""
                yield Online(url, protocol, name=name, description=description, function=function)


def _pages(graph: Graph, subject: str, main: str) -> Iterator[Online]:
    for node in graph.nodes(subject, "foaf:page", "dcat:landingPage"):
        if not node.startswith("_:"):
            title = graph.texts(node, main, "dct:title", "rdfs:label")
            yield Online(node, name=title, function="information")


def _file(graph: Graph, node: str) -> DataFile | None:
    size = graph.word(node, "dcat:byteSize").partition(".")[0]
    sums = (_sha256(graph, one) for one in graph.nodes(node, "spdx:checksum"))
    sha256 = next((one for one in sums if one), "")
    url = graph.word(node, "dcat:downloadURL")
    name = graph.word(node, "dct:title") or url.split("?")[0].rpartition("/")[2]
    if not name or not (size.isdigit() or sha256):
        return None
    media = graph.word(node, "dcat:mediaType").partition(_MEDIA_TYPES)[2]
    kind = split_version(_format(graph, node))[0]
    return DataFile(name, int(size[:18]) if size.isdigit() else None, sha256, kind, media)


def _sha256(graph: Graph, node: str) -> str:
    algorithm = graph.word(node, "spdx:algorithm").casefold()
    return graph.word(node, "spdx:checksumValue").lower() if algorithm.endswith("sha256") else ""


def _format(graph: Graph, node: str) -> str:
    for one in graph.all(node, "dct:format", "dcat:mediaType"):
        label = graph.label(one, "").value
        if label and not label.startswith("_:"):
            return label.partition(_MEDIA_TYPES)[2] or (label.rpartition("/")[2] if "://" in label else label)
    return ""
