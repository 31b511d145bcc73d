"""How a resource is had, as STAC has it: links, assets with media types and roles, files with checksums."""

import re
from collections.abc import Iterable, Iterator, Mapping

from fairtool.record.citation import Online
from fairtool.record.essentials import Essentials, Licence
from fairtool.record.file import DataFile
from fairtool.record.flat_identifiers import doi_in
from fairtool.record.flat_licences import address_of
from fairtool.record.geodcat_words import service_of
from fairtool.record.stac_words import Words

_PAGES = frozenset({"information", "search", "completeMetadata", "browsing", "order"})
# Endings of names and words of formats, in lower case.
_MEDIA_TYPES: Mapping[str, str] = {
    "nc": "application/netcdf",
    "netcdf": "application/netcdf",
    "h5": "application/x-hdf5",
    "hdf5": "application/x-hdf5",
    "csv": "text/csv",
    "txt": "text/plain",
    "json": "application/json",
    "geojson": "application/geo+json",
    "tif": "image/tiff; application=geotiff",
    "tiff": "image/tiff; application=geotiff",
    "geotiff": "image/tiff; application=geotiff",
    "gpkg": "application/geopackage+sqlite3",
    "geopackage": "application/geopackage+sqlite3",
    "zarr": "application/vnd+zarr",
    "parquet": "application/vnd.apache.parquet",
    "xml": "application/xml",
    "zip": "application/zip",
    "pdf": "application/pdf",
    "html": "text/html",
    "png": "image/png",
    "jpg": "image/jpeg",
    "jpeg": "image/jpeg",
    "gif": "image/gif",
}
_MULTIHASH_SHA256 = "1220"  # the code of SHA-256, and 32 bytes

Json = dict[str, object]


def links(essentials: Essentials, words: Words, self_url: str) -> list[Json]:
    """Give the links; `self` only where the address of the document is given."""
    own = ({"rel": "self", "href": self_url, "type": "application/json"},) if self_url else ()
    doi = f"https://doi.org/{essentials.doi}"
    cite = ({"rel": "cite-as", "href": doi},) if essentials.doi else ()
    return [
        *own,
        *cite,
        *_licences(essentials.licences),
        *_related(essentials),
        *(_link(link, words) for link in essentials.links if _is_link(link)),
    ]


def assets(essentials: Essentials, words: Words) -> Json:
    """Give what can be downloaded, by a short name."""
    return dict(_named(_assets(essentials, words)))


def licence_id(licences: Iterable[Licence]) -> str:
    """Give the licences as an SPDX expression, `other` where one is not on the list of SPDX."""
    ids = [licence.spdx for licence in licences]
    return " OR ".join(dict.fromkeys(ids)) if ids and all(ids) else "other"


def media_type(text: str) -> str:
    """Give the media type of a file name, address or name of a format; empty where it is not known."""
    plain = text.casefold().split("?")[0].strip()
    word = re.split(r"[-\s\d]", plain)[0]
    return _MEDIA_TYPES.get(plain.rpartition(".")[2]) or _MEDIA_TYPES.get(plain) or _MEDIA_TYPES.get(word, "")


def _licences(said: Iterable[Licence]) -> Iterator[Json]:
    """Give the licences as links, each address once."""
    found = {link["href"]: link for licence in reversed(tuple(said)) if (link := _licence(licence))}
    return (found[address] for address in reversed(found))


def _licence(licence: Licence) -> Json:
    href = licence.url or address_of(licence.spdx)
    return _filled({"rel": "license", "href": href, "title": licence.text or licence.spdx}) if href else {}


def _related(essentials: Essentials) -> Iterator[Json]:
    for relation in essentials.relations:
        doi = doi_in(relation.identifier)
        href = f"https://doi.org/{doi}" if doi else relation.identifier
        if "://" in href:
            rel = "parent" if relation.type == "IsPartOf" else "related"
            yield _filled({"rel": rel, "href": href, "title": relation.title})


def _is_link(link: Online) -> bool:
    return bool(link.url) and (link.function in _PAGES or bool(service_of(link)))


def _link(link: Online, words: Words) -> Json:
    rel = "service-desc" if service_of(link) else "describedby" if link.function == "completeMetadata" else "about"
    return _filled({"rel": rel, "href": link.url, "title": words.say(link.name), "type": media_type(link.url)})


def _assets(essentials: Essentials, words: Words) -> Iterator[tuple[str, Json]]:
    data = [link for link in essentials.links if link.url and not _is_link(link)]
    files = {file.name: file for file in essentials.files if file.name}  # a pipe has no name to be had by
    for link in data:
        name = link.url.split("?")[0].rstrip("/").rpartition("/")[2]
        yield name, _of_link(link, essentials, words) | _of_file(files.pop(name, None))
    for name, file in files.items():
        yield name, {"href": name, "roles": ["data"]} | _of_file(file)
    for graphic in essentials.graphics:
        yield "thumbnail", _filled({"href": graphic, "type": media_type(graphic), "roles": ["thumbnail"]})


def _of_link(link: Online, essentials: Essentials, words: Words) -> Json:
    is_file = link.function == "download" or "download" in str(link.protocol or "").casefold()
    format_ = essentials.formats[0][0] if is_file and len(essentials.formats) == 1 else ""
    return _filled(
        {
            "href": link.url,
            "title": words.say(link.name),
            "description": words.say(link.description),
            "type": media_type(link.url) or media_type(format_),
            "roles": ["data"],
        }
    )


def _of_file(file: DataFile | None) -> Json:
    if file is None:
        return {}
    found: Json = {"type": file.media_type or media_type(file.format) or media_type(file.name)}
    if file.size is not None:
        found["file:size"] = file.size
    if file.sha256:
        found["file:checksum"] = _MULTIHASH_SHA256 + file.sha256.lower()
    return _filled(found)


def _named(found: Iterable[tuple[str, Json]]) -> Iterator[tuple[str, Json]]:
    taken: set[str] = set()
    for name, asset in found:
        plain = re.sub(r"[^\w.-]+", "_", name).strip("_") or "data"
        key = next(one for one in (plain, *(f"{plain}_{n}" for n in range(2, 100_000))) if one not in taken)
        taken.add(key)
        yield key, asset


def _filled(found: Json) -> Json:
    return {key: value for key, value in found.items() if value != "" and value is not None}
