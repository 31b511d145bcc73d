"""Parsing XML that is not trusted: no entity, no document type, no network, bounded size and depth.

Elements nest 256 deep at most and a text has 10 MB at most: the limits of libxml2, which are kept on. A document type
is refused before the parser sees it, since an older libxml2 expands entities in attributes whatever it is told.
"""

import re
from collections.abc import Mapping
from pathlib import Path

from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.prolog import refuse_document_type
from fairtool.netcdf.read_limits import MEBIBYTE
from fairtool.translate import marked

LARGEST = 64 * MEBIBYTE  # bytes of a document
_AGAIN = marked("the file is cut off or damaged: fetch it again, or mend it where the line says")
_DEPTH = marked("no metadata record nests so deep: look at what wrote it")
# What the parser says, what we say of it, and what to do.
_REASONS: Mapping[str, tuple[str, str]] = {
    "ERR_DOCUMENT_EMPTY": (
        marked("{path} holds no XML: no element begins in it"),
        marked("look at what is in the file"),
    ),
    "ERR_DOCUMENT_END": (marked("{path}, line {line}: something stands after the end of the document"), _AGAIN),
    "ERR_TAG_NOT_FINISHED": (
        marked("{path}, line {line}: the document breaks off before its elements are closed"),
        _AGAIN,
    ),
    "ERR_GT_REQUIRED": (marked("{path}, line {line}: a tag is not closed with >"), _AGAIN),
    "ERR_TAG_NAME_MISMATCH": (
        marked("{path}, line {line}: {reason}"),
        marked("close the elements in the order they were opened"),
    ),
    "ERR_INVALID_CHAR": (
        marked("{path}, line {line}: a character that XML does not allow: {reason}"),
        marked("take it out"),
    ),
    "ERR_INVALID_ENCODING": (
        marked("{path}, line {line}: the bytes are not of the encoding that the file declares"),
        marked("save it as UTF-8, or write in its first line the encoding that it has"),
    ),
    "ERR_UNKNOWN_ENCODING": (
        marked("{path} declares an encoding that is not known: {reason}"),
        marked("save it as UTF-8"),
    ),
    "ERR_UNSUPPORTED_ENCODING": (
        marked("{path} declares an encoding that is not known: {reason}"),
        marked("save it as UTF-8"),
    ),
    "ERR_UNDECLARED_ENTITY": (
        marked("{path}, line {line}: an entity that is not declared: {reason}"),
        marked("write the character itself; XML knows only &amp; &lt; &gt; &quot; &apos;"),
    ),
    "NS_ERR_UNDEFINED_NAMESPACE": (
        marked("{path}, line {line}: a prefix is not declared: {reason}"),
        marked("declare it at the root: xmlns:PREFIX=..."),
    ),
    "ERR_NO_MEMORY": (
        marked("{path} needs more memory than there is"),
        marked("it is no sound record: look at what wrote it"),
    ),
}
_DEEP = re.compile("(?i)depth")
_LONG = re.compile("(?i)too long|too big|huge")


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
        raise _explained(error, parser.error_log, name) from None
    except (ValueError, LookupError) as error:
        raise UnreadableError("{path} is not XML: {reason}", path=name, reason=error) from None
    if root.getroottree().docinfo.internalDTD is not None:
        raise UnreadableError("{path} has a document type (<!DOCTYPE ...>)", hint="take it out", path=name)
    return root


def _explained(error: etree.XMLSyntaxError, log: etree._ListErrorLog, name: str) -> UnreadableError:
    """Say what the parser found, in our words where we have some."""
    entry = log[0] if log else None  # that of the error holds what other documents had, too
    kind = entry.type_name if entry else ""
    line = entry.line if entry else getattr(error, "lineno", 0)
    reason = " ".join(str(entry.message if entry else error).split())[:200]
    if _DEEP.search(reason):
        return UnreadableError(
            "{path}, line {line}: elements nest more than 256 deep", hint=_DEPTH, path=name, line=line
        )
    if _LONG.search(reason):
        return UnreadableError(
            "{path}, line {line}: a text of more than 10 MB",
            hint="no metadata record holds so long a text: look at what wrote it",
            path=name,
            line=line,
        )
    template, hint = _REASONS.get(kind, (marked("{path}, line {line}: not well-formed XML: {reason}"), _AGAIN))
    return UnreadableError(template, hint=hint, path=name, line=line, reason=reason)
