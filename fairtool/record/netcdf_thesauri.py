"""The thesauri that `keywords_vocabulary` of a netCDF file means, with what the project knows of them."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache

from fairtool.record.citation import Citation
from fairtool.record.thesaurus import cited
from fairtool.skos.entry import Entry, LabelKind
from fairtool.thesauri.shipped import read_shipped, shipped_thesauri

# What files call those that ACDD has names for, whatever they write around it.
_CALLED: Mapping[str, re.Pattern[str]] = {
    "cf-standard-names": re.compile(r"climate and forecast.*standard names?|\bcf standard names?"),
    "gcmd-science-keywords": re.compile(
        r"(?:\bgcmd|global change master directory)(?:/nasa|/gcmd| \(gcmd\))?(?: earth)?(?: science)? keywords\b"
    ),
}
_WITHOUT_ADDRESSES = frozenset({"terms"})  # forms of vocabularies whose publisher gives the words none
_VERSION = re.compile(r"\d+(?:\.\d+)*")


@dataclass(frozen=True, slots=True)
class KnownThesaurus:
    """A thesaurus of the project: its citation, and the addresses of its concepts by label and path."""

    citation: Citation
    addresses: Mapping[str, str] = field(default_factory=dict)

    def address(self, word: str) -> str:
        """Give the address of the concept that is called so, empty where none is, or several are."""
        return self.addresses.get(_plain(word), "")


def known_thesaurus(key: str, title: str) -> KnownThesaurus | None:
    """Give the thesaurus that a file means by a key and a title; None where it is none of the project.

    None, too, where the title has a version that is another than the one which is here.
    """
    name = _name(key, _plain(title))
    known = _known(name) if name else None
    if known is None or known.citation.title is None:
        return None
    versions = set(_VERSION.findall(title)) - set(_VERSION.findall(known.citation.title.value))
    return known if versions <= {known.citation.edition} else None


def _name(key: str, title: str) -> str:
    """Give the name of a thesaurus by its key, if that is its name here, or by its title."""
    shipped = shipped_thesauri()
    if key in shipped:
        return key
    titled = (name for name, one in shipped.items() if title in {name, _plain(one.title)})
    called = (name for name, pattern in _CALLED.items() if name in shipped and pattern.search(title))
    return next(titled, "") or next(called, "")


@cache
def _known(name: str) -> KnownThesaurus | None:
    thesaurus, facts = read_shipped(shipped_thesauri()[name])
    citation = cited(facts, "theme")
    by_uri = {entry.uri: entry for entry in thesaurus.entries}
    found: dict[str, set[str]] = {}
    for entry in thesaurus.entries if shipped_thesauri()[name].form not in _WITHOUT_ADDRESSES else ():
        for word in _words(entry, by_uri):
            found.setdefault(_plain(word), set()).add(entry.uri)
    addresses = {word: next(iter(uris)) for word, uris in found.items() if len(uris) == 1}
    return KnownThesaurus(citation, addresses) if citation else None


def _words(entry: Entry, by_uri: Mapping[str, Entry]) -> Iterator[str]:
    """Yield how files write a concept: by a label that is preferred, or by its path; nothing for a deprecated one."""
    if entry.deprecated:
        return
    yield from (label.text for label in entry.labels if label.kind is LabelKind.PREFERRED)
    steps, seen, here = [entry.label("en").text], {entry.uri}, entry
    while above := next((uri for uri in here.broader if uri in by_uri and uri not in seen), None):
        seen.add(above)
        here = by_uri[above]
        steps.insert(0, here.label("en").text)
    if len(steps) > 1:
        yield " > ".join(steps)


def _plain(text: str) -> str:
    """Give the form in which titles, labels and paths are compared; paths of GCMD begin with or without their top."""
    steps = [" ".join(step.replace(",", " ").split()).casefold() for step in text.split(">")]
    return " > ".join(steps[1:] if len(steps) > 1 and steps[0] == "earth science" else steps)
