"""All labels of a thesaurus in memory: what a word begins is found there, and the addresses have a common start."""

import re
from collections.abc import Collection, Iterator
from functools import cached_property
from typing import NamedTuple

from fairtool.skos.entry import Label, LabelKind
from fairtool.thesauri.index import Index
from fairtool.thesauri.words import key_of

_HOST = re.compile(r"https?://[^/]+/.*[/#]|https?://[^/]+/", re.DOTALL)
_EXACT, _BEGINS, _OTHER_BEGINS, _WORD_BEGINS = range(4)


class Name(NamedTuple):
    """A label: its key with a blank before it, whether it is the preferred one, its text, and whose it is."""

    key: str
    preferred: bool
    text: str
    concept: int


class Names:
    """The labels and addresses of one thesaurus, read when they are first asked for."""

    def __init__(self, index: Index) -> None:
        """Read nothing yet."""
        self._index = index

    @cached_property
    def numbers(self) -> dict[str, int]:
        """The number of each concept by its address."""
        return {hit.uri: hit.number for hit in self._index.concepts()}

    @cached_property
    def namespace(self) -> str:
        """The start that all addresses have in common, up to a slash or hash; empty where they share no host."""
        return common_namespace(self.numbers)

    @cached_property
    def _labels(self) -> tuple[Name, ...]:
        return tuple(
            Name(f" {key_of(label.text)}", label.kind is LabelKind.PREFERRED, label.text, hit.number)
            for hit in self._index.concepts()
            for label in (*hit.labels, *([Label(hit.path)] if hit.path else []))
        )

    def beginning(self, prefix: str) -> Iterator[tuple[tuple[int, int, str], Name]]:
        """Yield the labels of which a word begins so, with what they are put in order by: the label itself first."""
        key = f" {key_of(prefix)}"
        if key == " ":
            return
        for name in self._labels:
            if key in name.key:
                yield (_rank(key, name), len(name.key), name.key), name


def _rank(key: str, name: Name) -> int:
    if name.key == key:
        return _EXACT
    if name.key.startswith(key):
        return _BEGINS if name.preferred else _OTHER_BEGINS
    return _WORD_BEGINS


def common_namespace(uris: Collection[str]) -> str:
    """Give the start that addresses have in common, up to a slash or hash; empty where they share no host.

    >>> common_namespace(["http://a.example/x/1", "http://a.example/x/23"])
    'http://a.example/x/'
    >>> common_namespace(["http://a.example/1", "http://b.example/1"])
    ''
    """
    first, last = min(uris, default=""), max(uris, default="")
    length = next((place for place, (one, other) in enumerate(zip(first, last, strict=False)) if one != other), None)
    found = _HOST.match(first[:length])
    return found[0] if found else ""
