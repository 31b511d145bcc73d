"""The tests of F-UJI on content, licence, provenance, standards and formats; None where the answer is not known."""

import re
from collections.abc import Callable, Iterator
from difflib import SequenceMatcher
from mimetypes import MimeTypes
from urllib.parse import urlsplit

from fairtool.fair.fuji.accessible import conditions
from fairtool.fair.fuji.exposed import Exposed, Served, size_in_bytes
from fairtool.fair.fuji.licences import is_licence
from fairtool.fair.fuji.lists import Standard, bare, lists
from fairtool.fair.fuji.source import Claimed, Part

# Types of resources in Dublin Core, schema.org and DataCite that data of the Earth system may have, in lower case.
_TYPES = frozenset(
    "audiovisual collection creativework datacatalog datapaper dataset definedtermset event image interactiveresource "
    "map mediaobject model movingimage physicalobject service software softwareapplication softwaresourcecode sound "
    "stillimage text webcontent webpage website workflow article book digitaldocument learningresource".split()
)
_PROVENANCE = (
    *(Part.CONTRIBUTOR, Part.CREATOR, Part.PUBLISHER, Part.HOLDER),
    *(Part.CREATED, Part.PUBLISHED, Part.MODIFIED),
)
_PROV = ("www.w3.org/ns/prov", "purl.org/pav")
_EARTH_STANDARDS = frozenset(
    {
        "geodcat",
        "iso-19115",
        "iso-19115-2-imagery-and-gridded-data",
        "iso-19115-north-american-profile",
        "eml-ecological-metadata-language",
        "wmo-core-metadata-profile",
        "inspire-metadata-regulation",
    }
)
_GENERIC_FOR_EARTH = frozenset(
    {"datacite-metadata-schema", "dcat-data-catalog-vocabulary", "schemaorg", "dublin-core"}
)
_ARCHIVES = frozenset(
    {
        "application/gzip",
        "application/zstd",
        "application/vnd.ms-cab-compressed",
        "application/zip",
        "application/x-gzip",
        "application/x-zip-compressed",
    }
)
_NO_TYPE = ("application/octet-stream", "binary/octet-stream")
_TEXT_FORMAT = re.compile(r"^text/|[/+](?:xml|text|json)")
_SERVICES = ("application/xml", "text/xml", "application/ld+json")
_ALIKE = 0.9

Asking = Callable[[Standard], bool]


def has_type(exposed: Exposed) -> bool | None:
    """Say whether the metadata say what kind of resource it is."""
    return exposed.has(Part.TYPE)


def has_known_type(exposed: Exposed) -> bool | None:
    """Say whether the kind of resource is one of Dublin Core, schema.org or DataCite."""
    types = [one.lower().rstrip("/").rpartition("/")[2] for one in exposed.elements.get(Part.TYPE, ())]
    found = any("dataset" in one or one in _TYPES for one in types)
    return True if found else None if exposed.is_open else False


def has_form_of_file(exposed: Exposed) -> bool | None:
    """Say whether media type and size of a file are told, or the kind of a service; else those of the whole."""
    files = exposed.asked_files
    if not files:
        return exposed.has(Part.SIZE, Part.FORMAT)
    found = any(one.service or (one.media_type and size_in_bytes(one.size) is not None) for one in files)
    return True if found else None if exposed.is_open else False


def has_descriptors(exposed: Exposed) -> bool | None:
    """Say whether media type and size of a file are told, or the variables in it."""
    if exposed.asked_files and exposed.has(Part.VARIABLES):
        return True
    return has_form_of_file(exposed)


def file_is_as_told(exposed: Exposed) -> bool | None:
    """Say whether a file has the size and the media type that are told of it."""
    answers = (
        None if one.address in exposed.disputed else _as_told(one, exposed.served.get(one.address))
        for one in exposed.asked_files
    )
    return _best(answers, exposed)


def _as_told(file: Claimed, served: Served | None) -> bool | None:
    """Compare a file; None where the reader of file formats, which F-UJI may have, could say more than the server."""
    if not file.service and not (file.media_type and file.size):
        return False
    if served is None or not served.code:
        return None
    if file.service:
        return True if served.media_type in _SERVICES else None
    size = size_in_bytes(file.size)
    if size is None or not file.media_type or served.code != 200:
        return False
    if served.size is None:
        return None
    if int(size) != served.size:
        return False
    return True if served.media_type == file.media_type.partition(";")[0] else None


def variables_are_as_told(exposed: Exposed) -> bool | None:
    """Say whether the names of variables stand in a file; that is seen only where F-UJI has a reader of file formats.

    A text that came is searched here. What is in other formats is not known.
    """
    names = exposed.elements.get(Part.VARIABLES, ())
    if not names:
        return None if exposed.is_open else False
    return _best((_holds(names, exposed.served.get(one.address)) for one in exposed.asked_files), exposed)


def _holds(names: tuple[str, ...], served: Served | None) -> bool | None:
    if served is not None and served.code not in (0, 200):
        return False
    is_whole = served is not None and served.is_text and served.size == len(served.text.encode())
    if served is not None and is_whole and not any(name in served.text for name in names):
        return False
    return None


def _best(answers: Iterator[bool | None], exposed: Exposed) -> bool | None:
    """Give the best of several answers: one file that holds is enough, and one that is not known leaves it open."""
    every = tuple(answers)
    return True if True in every else None if None in every or exposed.is_open else False


def licences(exposed: Exposed) -> tuple[str, ...]:
    """Give the licences, those among them that are said as conditions of access."""
    moved = (one for one in exposed.elements.get(Part.ACCESS, ()) if one not in conditions(exposed))
    return (*exposed.elements.get(Part.LICENCE, ()), *moved)


def has_licence(exposed: Exposed) -> bool | None:
    """Say whether a licence is found, whatever it says."""
    return True if licences(exposed) else None if exposed.is_open else False


def has_known_licence(exposed: Exposed) -> bool | None:
    """Say whether a licence is one of SPDX, by its name or address."""
    return True if any(map(is_licence, licences(exposed))) else None if exposed.is_open else False


def has_provenance(exposed: Exposed) -> bool | None:
    """Say whether it is said who made the data, or when."""
    found = any(exposed.elements.get(one) for one in _PROVENANCE)
    return True if found else None if exposed.is_open else False


def has_prov(exposed: Exposed) -> bool | None:
    """Say whether terms of PROV-O or PAV are used."""
    found = any(one.startswith(_PROV) for one in map(bare, exposed.namespaces))
    return True if found else None if exposed.is_open else False


def has_standard_of_field(exposed: Exposed) -> bool | None:
    """Say whether a schema is one of a standard of some field of science."""
    return _has_standard(exposed, lambda one: not one.is_generic)


def has_generic_standard(exposed: Exposed) -> bool | None:
    """Say whether a schema is one of a standard for everything."""
    return _has_standard(exposed, lambda one: one.is_generic)


def has_earth_standard(exposed: Exposed) -> bool | None:
    """Say whether a schema is one of a standard of the Earth and environmental sciences."""
    return _has_standard(exposed, lambda one: not one.is_generic and one.id in _EARTH_STANDARDS)


def has_generic_standard_for_earth(exposed: Exposed) -> bool | None:
    """Say whether a schema is of schema.org, DCAT, DataCite or Dublin Core."""
    return _has_standard(exposed, lambda one: one.is_generic and one.id in _GENERIC_FOR_EARTH)


def has_standard_of_repository(exposed: Exposed) -> bool | None:
    """Say whether re3data lists a standard for the repository: without a persistent identifier nobody asks."""
    return False if exposed.is_persistent is False else None


def _has_standard(exposed: Exposed, is_asked: Asking) -> bool | None:
    if any(is_asked(found) for one in exposed.namespaces if (found := standard_of(one))):
        return True
    return None if exposed.is_open else False


def standard_of(address: str) -> Standard | None:
    """Give the standard to which an address belongs: by the same address, or one of the same site much like it."""
    known, plain = lists().by_address, bare(address)
    if plain in known:
        return known[plain]
    if plain.endswith("/"):
        return None
    host = _host(address)
    near = (one for one in known if one.partition("/")[0] == host)
    return next((known[one] for one in near if SequenceMatcher(None, plain, one).ratio() > _ALIKE), None)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""


def has_preferred_format(exposed: Exposed) -> bool | None:
    """Say whether a file has a media type that is open, for the long term, of science, or a text."""
    files = [one for one in exposed.files if one.address]
    return _best((_is_preferred(_media_type(one, exposed)) for one in files), exposed)


def _media_type(file: Claimed, exposed: Exposed) -> str | None:
    """Give the media type that counts: as told, else as served, else by the name; None where it is not known.

    Where fairtool knows no ending, the system on which F-UJI runs may.
    """
    if re.match(r"[a-z]+/", file.media_type) and file.media_type not in _NO_TYPE:
        return file.media_type
    served = exposed.served.get(file.address)
    if served is None:
        return None
    kind = "" if file.media_type in _NO_TYPE else served.media_type
    return kind if kind and kind not in _NO_TYPE else _NAMES.guess_type(file.address)[0]


def _is_preferred(kind: str | None) -> bool | None:
    if kind is None or kind in _ARCHIVES:  # what is in an archive is seen only by a reader of file formats
        return None
    return kind in lists().formats or ("html" not in kind and bool(_TEXT_FORMAT.search(kind)))


_NAMES = MimeTypes()
