"""The tests of F-UJI on what is in the data, and in which format; None where the answer is not known."""

import re
from collections.abc import Iterator
from mimetypes import MimeTypes

from fairtool.fair.fuji.exposed import Exposed, Served, size_in_bytes
from fairtool.fair.fuji.lists import lists
from fairtool.fair.fuji.source import Claimed, Part

_NO_TYPE = ("application/octet-stream", "binary/octet-stream")
_TEXT_FORMAT = re.compile(r"^text/|[/+](?:xml|text|json)")
_SERVICES = ("application/xml", "text/xml", "application/ld+json")
_NAMES = MimeTypes()
_OK = 200


def has_type(exposed: Exposed) -> bool | None:
    """Say whether the metadata say what kind of resource it is."""
    return exposed.has(Part.TYPE)


def has_known_type(exposed: Exposed) -> bool | None:
    """Say whether the kind of resource is one of Dublin Core, schema.org or DataCite."""
    types = [one.lower().rstrip("/").rpartition("/")[2] for one in exposed.elements.get(Part.TYPE, ())]
    found = any("dataset" in one or one in lists().types for one in types)
    return exposed.answer(found)


def has_form_of_file(exposed: Exposed) -> bool | None:
    """Say whether media type and size of a file are told, or the kind of a service; else those of the whole."""
    files = exposed.asked_files
    if not files:
        return exposed.has(Part.SIZE, Part.FORMAT)
    found = any(one.service or (one.media_type and size_in_bytes(one.size) is not None) for one in files)
    return exposed.answer(found)


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
    has_type = served.media_type == file.media_type.partition(";")[0]
    is_size = served.code == _OK and _is_size(file.size, served.size)
    return (True if has_type else None) if is_size else is_size


def _is_size(told: str, size: int | None) -> bool | None:
    number = size_in_bytes(told)
    if number is None or size is None:
        return False if number is None else None
    return int(number) == size


def variables_are_as_told(exposed: Exposed) -> bool | None:
    """Say whether the names of variables stand in a file; that is seen only where F-UJI has a reader of file formats.

    A text that came is searched here. What is in other formats is not known.
    """
    names = exposed.elements.get(Part.VARIABLES, ())
    if not names:
        return None if exposed.is_open else False
    return _best((_holds(names, exposed.served.get(one.address)) for one in exposed.asked_files), exposed)


def _holds(names: tuple[str, ...], served: Served | None) -> bool | None:
    if served is not None and served.code not in (0, _OK):
        return False
    is_whole = served is not None and served.is_text and served.size == len(served.text.encode())
    if served is not None and is_whole and not any(name in served.text for name in names):
        return False
    return None


def _best(answers: Iterator[bool | None], exposed: Exposed) -> bool | None:
    """Give the best of several answers: one file that holds is enough, and one that is not known leaves it open."""
    every = tuple(answers)
    return True if True in every else None if None in every or exposed.is_open else False


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
    if kind is None or kind in lists().archives:  # what is in an archive is seen only by a reader of file formats
        return None
    return kind in lists().formats or ("html" not in kind and bool(_TEXT_FORMAT.search(kind)))
