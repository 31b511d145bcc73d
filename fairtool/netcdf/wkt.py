"""Well-known text of coordinate reference systems (OGC 01-009, 12-063, 18-010): reading it into a tree."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

LONGEST = 100_000  # characters; real texts have some thousands
DEEPEST = 50  # levels of brackets; a compound bound system has fifteen or so

_TOKEN = re.compile(
    r'(?P<quoted>"(?:[^"]++|"")*+"|\u201c[^\u201d]*+\u201d)'
    r"|(?P<open>[\[(])|(?P<close>[\])])|(?P<comma>,)"
    r'|(?P<word>[^\s\[\](),"\u201c\u201d]++)|(?P<space>\s++)'
)
_KEYWORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d+)?")
_CLOSES: Mapping[str, str] = {"[": "]", "(": ")"}

# What may follow what; "end" is the end of the text.
_AFTER: Mapping[str, frozenset[str]] = {
    "start": frozenset({"word"}),
    "word": frozenset({"open", "comma", "close"}),
    "quoted": frozenset({"comma", "close"}),
    "open": frozenset({"quoted", "word"}),
    "comma": frozenset({"quoted", "word"}),
    "close": frozenset({"comma", "close", "end"}),
}


class WktFault(StrEnum):
    """What can be wrong with a text."""

    EMPTY = "empty"
    TOO_LONG = "too long"
    TOO_DEEP = "too deep"
    UNCLOSED_QUOTE = "unclosed quotation mark"
    UNCLOSED_BRACKET = "unclosed bracket"
    UNMATCHED_BRACKET = "unmatched bracket"
    UNEXPECTED = "unexpected"
    NO_KEYWORD = "no keyword"
    NO_SYSTEM = "no reference system"
    VALUES = "values"
    PART = "part"
    AXES = "axes"


class WktError(ValueError):
    """The text is no well-known text; `fault` says what, `position` (from 1) where, `found` what stands there."""

    def __init__(self, fault: WktFault, position: int = 1, found: str = "") -> None:
        """Keep the three."""
        super().__init__(f"{fault} at {position}: {found}")
        self.fault = fault
        self.position = position
        self.found = found


@dataclass(frozen=True, slots=True)
class Leaf:
    """A value between brackets: a quoted text, or a bare word or number as written."""

    text: str
    quoted: bool = False

    @property
    def is_number(self) -> bool:
        """True for a bare number."""
        return not self.quoted and _NUMBER.fullmatch(self.text) is not None


@dataclass(frozen=True, slots=True)
class Node:
    """A keyword (in capitals, since case has no meaning) and what its brackets hold."""

    keyword: str
    items: "tuple[Node | Leaf, ...]"

    @property
    def leaves(self) -> tuple[Leaf, ...]:
        """The values before the first node inside."""
        found: list[Leaf] = []
        for item in self.items:
            if isinstance(item, Node):
                break
            found.append(item)
        return tuple(found)

    @property
    def nodes(self) -> "tuple[Node, ...]":
        """The nodes inside, in order."""
        return tuple(item for item in self.items if isinstance(item, Node))


@dataclass(slots=True)
class _Open:
    """A node whose closing bracket has not come yet."""

    keyword: str
    closes: str
    items: list[Node | Leaf] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class _Token:
    kind: str
    text: str
    position: int


def parse(text: str) -> Node:
    """Read a well-known text into its root node, in time linear in its length; raises WktError."""
    if len(text) > LONGEST:
        raise WktError(WktFault.TOO_LONG, LONGEST)
    tokens = _tokens(text)
    if not tokens:
        raise WktError(WktFault.EMPTY)
    _check_order(tokens)
    return _build(tokens)


def _tokens(text: str) -> tuple[_Token, ...]:
    found: list[_Token] = []
    at = 0
    while at < len(text):
        match = _TOKEN.match(text, at)
        if match is None:
            raise WktError(WktFault.UNCLOSED_QUOTE, at + 1, text[at : at + 20])
        if match.lastgroup != "space":
            found.append(_Token(match.lastgroup or "", match[0], at + 1))
        at = match.end()
    return tuple(found)


def _check_order(tokens: tuple[_Token, ...]) -> None:
    """Hold every token against the one before it, and every keyword against its shape."""
    previous = _Token("start", "", 1)
    for token in tokens:
        if token.kind not in _AFTER[previous.kind]:
            raise WktError(WktFault.UNEXPECTED, token.position, token.text)
        if token.kind == "open" and not _KEYWORD.fullmatch(previous.text):
            raise WktError(WktFault.NO_KEYWORD, previous.position, previous.text)
        previous = token


def _build(tokens: tuple[_Token, ...]) -> Node:
    waiting: list[_Open] = []
    word = ""
    for number, token in enumerate(tokens):
        _take(waiting, token, word)
        word = token.text if token.kind == "word" else ""
        if token.kind == "close":
            node = _close(waiting, token)
            if not waiting:
                return _only(node, tokens[number + 1 :])
    if not waiting:  # a word without brackets
        raise WktError(WktFault.NO_SYSTEM, found=word)
    raise WktError(WktFault.UNCLOSED_BRACKET, tokens[-1].position, waiting[-1].keyword)


def _take(waiting: list[_Open], token: _Token, word: str) -> None:
    """Open a node or add a leaf to the innermost open one; `word` is the bare word before the token, if any."""
    if token.kind == "open":
        waiting.append(_Open(word.upper(), _CLOSES[token.text]))
        if len(waiting) > DEEPEST:
            raise WktError(WktFault.TOO_DEEP, token.position)
    elif not waiting and token.kind != "word":
        raise WktError(WktFault.UNEXPECTED, token.position, token.text)
    elif token.kind == "quoted":
        waiting[-1].items.append(Leaf(_unquoted(token.text), quoted=True))
    elif token.kind in ("comma", "close") and word:
        waiting[-1].items.append(Leaf(word))


def _unquoted(text: str) -> str:
    return text[1:-1].replace('""', '"')


def _close(waiting: list[_Open], token: _Token) -> Node:
    """Turn the innermost open node into a node of the one around it."""
    inner = waiting.pop()
    if token.text != inner.closes:
        raise WktError(WktFault.UNMATCHED_BRACKET, token.position, token.text)
    node = Node(inner.keyword, tuple(inner.items))
    if waiting:
        waiting[-1].items.append(node)
    return node


def _only(node: Node, rest: tuple[_Token, ...]) -> Node:
    if rest:
        raise WktError(WktFault.UNEXPECTED, rest[0].position, rest[0].text)
    return node
