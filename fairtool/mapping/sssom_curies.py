"""Addresses as CURIEs, with a prefix for each of the places that concepts are in."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from urllib.parse import quote

from fairtool.mapping.answer import Answer, Candidate, Keyword

# What the standard knows without being told; it is written all the same, for readers that do not.
BUILT_IN: Mapping[str, str] = {
    "owl": "http://www.w3.org/2002/07/owl#",
    "rdfs": "http://www.w3.org/2000/01/rdf-schema#",
    "semapv": "https://w3id.org/semapv/vocab/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "sssom": "https://w3id.org/sssom/",
}
_OWN: Mapping[str, str] = {
    "keyword": "urn:fairtool:keyword:",
    "thesaurus": "urn:fairtool:thesaurus:",
    "source": "urn:fairtool:source:",
}
_PLACE = re.compile(r"(.+[/#:=])([^/#:=]+/?)")  # a place, and the name of a thing in it, with the slash that NVS adds


@dataclass(frozen=True, slots=True)
class Curies:
    """The prefixes of a document, by the addresses that they stand for."""

    prefixes: Mapping[str, str]

    def of(self, address: str) -> str:
        """Give the CURIE of an address; raises KeyError where its place has no prefix."""
        start, name = _parted(address)
        return f"{self.prefixes[start]}:{name}"

    def map(self, used: Iterable[str]) -> Mapping[str, str]:
        """Give the addresses of the prefixes that these CURIEs use, and of those that are built in."""
        wanted = {one.partition(":")[0] for one in used}
        known = {prefix: start for start, prefix in self.prefixes.items()} | dict(_OWN)
        return {**BUILT_IN, **{prefix: start for prefix, start in sorted(known.items()) if prefix in wanted}}


def curies_for(answers: Iterable[Answer]) -> Curies:
    """Give a prefix to each place that the addresses in answers are in, named by the thesaurus."""
    found: dict[str, str] = {}
    for answer in answers:
        if address_of(answer.keyword):
            _name(found, address_of(answer.keyword), "concept")
        for candidate in answer.candidates:
            _name(found, candidate.uri, candidate.scheme.name)
    return Curies(found)


def address_of(keyword: Keyword) -> str:
    """Give the concept that a keyword is already: the one it is linked to, or the address that it is; else nothing."""
    return next((text for text in (keyword.uri, keyword.text) if is_address(text)), "")


def keyword_curie(text: str) -> str:
    """Give a keyword that has no address one that is the same in every document."""
    return f"keyword:{_quoted(' '.join(text.split()))}"


def source_curie(name: str) -> str:
    """Give a file as a source."""
    return f"source:{_quoted(name)}"


def scheme_curie(candidate: Candidate) -> str:
    """Give a thesaurus by the name that fairtool knows it by."""
    return f"thesaurus:{_quoted(candidate.scheme.name)}"


def is_address(text: str) -> bool:
    """Tell an address from a word."""
    return re.fullmatch(r"(?:https?://|urn:)[^\s<>\"{}|\\^`]+", text) is not None


def _quoted(text: str) -> str:
    return quote(text, safe="").replace("~", "%7E") or "-"


def _parted(address: str) -> tuple[str, str]:
    found = _PLACE.fullmatch(address)
    return (found[1], found[2]) if found else (address, "")


def _name(found: dict[str, str], address: str, wanted: str) -> None:
    start, _ = _parted(address)
    if start in found:
        return
    plain = re.sub(r"[^A-Za-z0-9_-]+", "-", wanted).strip("-") or "concept"
    name = plain if plain[0].isalpha() else f"t-{plain}"
    taken = {*found.values(), *BUILT_IN, *_OWN}
    number = 2
    chosen = name
    while chosen in taken:
        chosen, number = f"{name}-{number}", number + 1
    found[start] = chosen
