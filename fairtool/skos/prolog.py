"""What is looked at in an RDF/XML file before it is parsed: entities that grow without end, and an end that is cut off.

Short names of namespaces are entities too, and fine.
"""

import re
from pathlib import Path

from fairtool.translate import marked

_HEAD = 2**16  # bytes in which the declarations stand
_LONGEST = 1000  # characters of an entity; the address of a namespace has fewer
_LARGEST = 2**28  # bytes that all references of a file may become
_ENTITY = re.compile(rb"<!ENTITY\s+(?:%\s+)?[^\s\"'>]+\s+(?:\"([^\"]*)\"|'([^']*)'|SYSTEM|PUBLIC)", re.IGNORECASE)
_REFERENCE = re.compile(rb"&(?!#)")
_DECLARED = re.compile(rb"<!ENTITY", re.IGNORECASE)
_BLOCK = 2**20
_TAIL = 2**12
_COMMENT = re.compile(rb"<!--.*?(?:-->|\Z)|<\?.*?(?:\?>|\Z)", re.DOTALL)
_ROOT = re.compile(rb"<([A-Za-z_][\w.:-]*)")


def objection(path: Path) -> str:
    """Say why the entities of an XML file cannot be followed, such as one made of others; empty where they can."""
    with path.open("rb") as stream:
        head = stream.read(_HEAD)
    declared = _declarations(path)
    if not declared:
        return marked("its end is missing: the last tag does not close the first") if _is_cut(path, head) else ""
    entities = _ENTITY.findall(head)
    if len(entities) != declared:
        return marked("its XML entities are not closed, or too many")
    values = [double or single for double, single in entities]
    if any(_REFERENCE.search(value) for value in values):
        return marked("its XML entities are made of other entities, which can grow without end")
    longest = max(map(len, values))
    if longest > _LONGEST or longest * _references(path) > _LARGEST:
        return marked("its XML entities become too much text")
    return ""


def _is_cut(path: Path, head: bytes) -> bool:
    """Say whether the root element is not closed at the end, which the parser takes for sound."""
    root = _ROOT.search(_COMMENT.sub(b"", head))
    if not root:
        return False  # the parser says what is wrong
    with path.open("rb") as stream:
        stream.seek(max(0, path.stat().st_size - _TAIL))
        tail = _COMMENT.sub(b"", stream.read()).rstrip()
    closing, sign, rest = tail.rpartition(b"</" + root[1])
    return not (sign and rest.strip() == b">") and not (
        tail.endswith(b"/>") and len(_ROOT.findall(closing + tail)) == 1
    )


def _declarations(path: Path) -> int:
    """Count the declarations of entities in a file: the parser takes them wherever they stand."""
    found, last = 0, b""
    with path.open("rb") as stream:
        while block := stream.read(_BLOCK):
            found += len(_DECLARED.findall(last + block))
            last = block[-7:]  # a byte less than what a declaration begins with
    return found


def _references(path: Path) -> int:
    """Count the references to entities in a file."""
    with path.open("rb") as stream:
        return sum(block.count(b"&") for block in iter(lambda: stream.read(_BLOCK), b""))
