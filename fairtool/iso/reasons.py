"""What the XML parser finds wrong, in words that tell a producer what to mend."""

import re
from collections.abc import Mapping

from lxml import etree

from fairtool.errors import UnreadableError
from fairtool.translate import marked

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
    "ERR_NAME_REQUIRED": (
        marked("{path}, line {line}: & stands alone, or < begins no tag"),
        marked("write &amp; for the sign &, and &lt; for <"),
    ),
    "ERR_RESERVED_XML_NAME": (
        marked("{path}, line {line}: the declaration <?xml ...?> does not stand first"),
        marked("take out the blanks and lines before it"),
    ),
    "ERR_HYPHEN_IN_COMMENT": (
        marked("{path}, line {line}: two hyphens stand inside a comment"),
        marked("write one, or take the comment out"),
    ),
    "ERR_ATTRIBUTE_REDEFINED": (
        marked("{path}, line {line}: an attribute stands twice in one tag: {reason}"),
        marked("keep one of the two"),
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
_MISMATCH = re.compile(r"Opening and ending tag mismatch: (\S+) line (\d+) and (\S+)")
_DECLARES = re.compile(rb"^(?:\xef\xbb\xbf)?<\?xml[^>]*encoding", re.IGNORECASE)


def explained(error: etree.XMLSyntaxError, log: etree._ListErrorLog, data: bytes, name: str) -> UnreadableError:
    """Give the error that says what the parser found in a document, in our words where we have some."""
    entry = log[0] if log else None  # that of the error holds what other documents had, too
    kind = entry.type_name if entry else ""
    line = entry.line if entry else getattr(error, "lineno", 0)
    reason = " ".join(str(entry.message if entry else error).split())[:200]
    special = _special(kind, reason, data, name, line)
    if special:
        return special
    template, hint = _REASONS.get(kind, (marked("{path}, line {line}: not well-formed XML: {reason}"), _AGAIN))
    return UnreadableError(template, hint=hint, path=name, line=line, reason=reason)


def _special(kind: str, reason: str, data: bytes, name: str, line: int) -> UnreadableError | None:
    """Give the error for what is told by more than its kind."""
    mismatch = _MISMATCH.match(reason)
    if mismatch:
        return UnreadableError(
            "{path}, line {line}: </{closed}> closes an element while <{opened}> of line {since} is still open",
            hint="close the elements in the order they were opened",
            path=name,
            line=line,
            opened=mismatch[1],
            since=mismatch[2],
            closed=mismatch[3],
        )
    if kind == "ERR_INVALID_ENCODING" and not _DECLARES.match(data):
        return UnreadableError(
            "{path}, line {line}: the bytes are not UTF-8, and the file declares no other encoding",
            hint='save it as UTF-8, or begin it with <?xml version="1.0" encoding="ISO-8859-1"?> if it is Latin-1',
            path=name,
            line=line,
        )
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
    return None
