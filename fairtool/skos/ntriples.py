"""Writing statements as N-Triples, one a line: what comes in pieces becomes one file."""

import re
from urllib.parse import quote

from fairtool.skos.statements import Literal, Statement

_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\r": "\\r", "\t": "\\t", "\b": "\\b", "\f": "\\f"}
_IN_LITERAL = re.compile(r'["\\\x00-\x1f\x7f]')
_IN_NODE = re.compile(r"[\x00-\x20\x7f-\x9f<>\"{}|^`\\]")
_TAG = re.compile(r"[A-Za-z]{1,8}(?:-[A-Za-z0-9]{1,8})*")


def line(subject: str, predicate: str, target: str) -> str:
    """Give a line of three terms that are written already."""
    return f"{subject} {predicate} {target} .\n"


def sound(address: str) -> str:
    """Give an address in which the signs that none may have are escaped as in addresses."""
    return _IN_NODE.sub(lambda found: quote(found[0], safe=""), address)


def node(address: str) -> str:
    """Write an address."""
    return f"<{sound(address)}>"


def literal(text: str, lang: str = "") -> str:
    """Write a text, with its language tag where it has a sound one."""
    written = _IN_LITERAL.sub(lambda found: _ESCAPED.get(found[0], f"\\u{ord(found[0]):04X}"), text)
    return f'"{written}"@{lang}' if _TAG.fullmatch(lang) else f'"{written}"'


def written(statement: Statement, blank: dict[str, str], prefix: str) -> str:
    """Write a statement; blank nodes are named anew, by the order in which they come, which is always the same."""
    subject, predicate, target = statement
    last = literal(target.text, target.lang) if isinstance(target, Literal) else _named(target, blank, prefix)
    return line(_named(subject, blank, prefix), node(predicate), last)


def _named(address: str, blank: dict[str, str], prefix: str) -> str:
    if not address.startswith("_:"):
        return node(address)
    return blank.setdefault(address, f"_:{prefix}{len(blank)}")
