"""Parsing XML that is not trusted: no entity, no document type, no network, bounded size and depth.

Elements nest 256 deep at most and a text has 10 MB at most: the limits of libxml2, which are kept on. A document type
is refused before the parser sees it, since an older libxml2 expands entities in attributes whatever it is told.
"""

from pathlib import Path

from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.prolog import refuse_document_type
from fairtool.iso.reasons import explained
from fairtool.netcdf.read_limits import MEBIBYTE

LARGEST = 64 * MEBIBYTE  # bytes of a document


def read(path: Path, name: str) -> bytes:
    """Give the bytes of a document, `LARGEST` at most; raises UnreadableError on a larger one."""
    with path.open("rb") as file:
        data = file.read(LARGEST + 1)
    if len(data) > LARGEST:
        raise UnreadableError(
            "{path} is an XML document of more than {limit} MiB",
            hint="give its records one by one, or in smaller responses",
            path=name,
            limit=LARGEST // MEBIBYTE,
        )
    return data


def is_broken(path: Path, name: str) -> bool:
    """Say whether a document is not well-formed; one with a document type, or that is too large, is not looked at."""
    try:
        data = read(path, name)
        refuse_document_type(data, name)
    except UnreadableError:
        return False
    try:
        parse(data, name)
    except UnreadableError:
        return True
    return False


def parse(data: bytes, name: str, *, comments: bool = False) -> Element:
    """Give the root element of a document; `name` is what messages call it, `comments` keeps what is no element.

    Raises UnreadableError, with the line, for anything that is not well-formed, has a document type, or is too deep.
    """
    if not data.strip():
        raise UnreadableError(
            "{path} is empty", hint="its transfer broke off or its writer failed; fetch it again", path=name
        )
    refuse_document_type(data, name)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        remove_comments=not comments,
        remove_pis=not comments,
    )
    try:
        root: Element = etree.fromstring(data, parser)
    except etree.XMLSyntaxError as error:
        raise explained(error, parser.error_log, data, name) from None
    except (ValueError, LookupError) as error:
        raise UnreadableError("{path} is not XML: {reason}", path=name, reason=error) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("{path} has a document type (<!DOCTYPE ...>)", hint="take it out", path=name)
    return root
