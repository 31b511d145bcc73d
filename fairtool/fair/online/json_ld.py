"""Brings JSON-LD of schema.org into the form that the reader of records takes, without fetching any context.

A context is facts only: which words of the document are those of schema.org. What a context that is named by an
address says otherwise is not known; the document is then read as far as its own words go.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_ADDRESSES = ("http://schema.org", "https://schema.org", "http://www.schema.org", "https://www.schema.org")
_CONTEXTS = frozenset(
    f"{address}{end}"
    for address in _ADDRESSES
    for end in ("", "/", "/docs/jsonldcontext.json", "/docs/jsonldcontext.jsonld")
)
_CRATE = "https://w3id.org/ro/crate/"  # its words are those of schema.org, with some of its own
_DEEPEST = 80  # levels, lists among them
_MOST = 200_000  # values of a document after things were put where they are named

_NO_CONTEXT = marked(
    '{where} is JSON-LD without "@context", so that its words mean nothing; write "https://schema.org"'
)
_TOO_MUCH = marked("{where} says more than {most} things, once they stand where they are named; the rest was not read")
_FOREIGN = marked("{where} names the context {context}, which is not fetched: its words are not known")


@dataclass(frozen=True, slots=True)
class _Words:
    """What the words of a document mean: prefixes of schema.org, and words that stand for one of its own."""

    prefixes: frozenset[str]
    aliases: Mapping[str, str]

    def plain(self, word: str) -> str:
        """Give a word as schema.org has it, another as it is."""
        word = self.aliases.get(word, word)
        for address in _ADDRESSES:
            if word.startswith(f"{address}/"):
                return word.removeprefix(f"{address}/")
        prefix, colon, rest = word.partition(":")
        return rest if colon and prefix in self.prefixes else word


def plain_schema_org(root: JsonNode, where: str) -> tuple[object, tuple[Warned, ...]]:
    """Give a document in the words of schema.org with its things where they are named, and what is odd."""
    contexts = [context for top in root for context in top["@context"]]
    words = _words(contexts)
    things = {address: one for one in _things(root) if isinstance(address := one.get("@id"), str) and len(one) > 1}
    budget = [_MOST]
    plain = _plain(root.value, words, things, (), budget)
    cut = (warned(_TOO_MUCH, where, most=_MOST),) if budget[0] < 0 else ()
    return plain, (*_odd(root, contexts, where), *cut)


def _odd(root: JsonNode, contexts: list[JsonNode], where: str) -> Iterator[Warned]:
    if root and not contexts:
        yield warned(_NO_CONTEXT, where)
    for context in contexts:
        if (name := context.text()) and name.rstrip("#") not in _CONTEXTS and not name.startswith(_CRATE):
            yield warned(_FOREIGN, where, context=name)


def _words(contexts: list[JsonNode]) -> _Words:
    prefixes: set[str] = {"schema"}
    aliases: dict[str, str] = {}
    for context in contexts:
        for word in context.members:
            meant = context[word].text() or context[word]["@id"].text()
            if meant.rstrip("/#") in _ADDRESSES:
                prefixes.add(word)
            elif meant:
                aliases[word] = meant
    return _Words(frozenset(prefixes), aliases)


def _things(root: JsonNode) -> Iterator[Mapping[str, object]]:
    for top in root:
        for one in (top, *top["@graph"]):
            if one.members:
                yield one.members


def _plain(
    value: object, words: _Words, things: Mapping[str, Mapping[str, object]], above: tuple[str, ...], budget: list[int]
) -> object:
    """Give a value with plain words; a thing that is only named becomes what is said of it elsewhere."""
    budget[0] -= 1
    if budget[0] < 0 or len(above) > _DEEPEST:  # things that name each other could be put into each other for ever
        return None
    if isinstance(value, list):
        return [_plain(one, words, things, (*above, ""), budget) for one in value]
    if not isinstance(value, Mapping):
        return value
    address = value.get("@id")
    if isinstance(address, str) and len(value) == 1 and address in things and address not in above:
        value = things[address]
    inside = (*above, address if isinstance(address, str) else "")
    return {
        words.plain(name): _types(one, words)
        if words.plain(name) == "@type"
        else _plain(one, words, things, inside, budget)
        for name, one in value.items()
        if name != "@context"
    }


def _types(value: object, words: _Words) -> object:
    if isinstance(value, list):
        return [_types(one, words) for one in value]
    return words.plain(value) if isinstance(value, str) else value
