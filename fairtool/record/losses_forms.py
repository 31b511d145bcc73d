"""The forms in which one value may stand in a document: lines, parts of a text, identifiers, numbers, languages."""

import re
import unicodedata
from collections.abc import Iterable, Iterator

from fairtool.record.eml_words import split_name
from fairtool.record.flat_identifiers import doi_in, orcid_in, ror_in
from fairtool.vocabulary.concept import standard_name_of
from fairtool.vocabulary.languages import language

_LONGEST = 300  # characters of an identifier or address
_PARTED = " — "  # between the title and the identifier of what is related
_ADDRESSED = re.compile(r"(\S.*) (\w+://\S+)")
_LABELLED = re.compile(r"[^:]{3,40}: (.{1,120})")
_INTERVAL = re.compile(r"(\d{4}\S*|\.\.|)/(\d{4}\S*|\.\.|)")
_QUANTITY = re.compile(r"([-+]?\d+(?:\.\d+)?) ?[a-z%°]{1,5}")
_PREFIXED = re.compile(r"([A-Za-z][\w.-]*):([^\s:/]+)")
_WKT = re.compile(r"(?:<\S+> )?(?:MULTI)?(?:POINT|LINESTRING|POLYGON)[\s(].*\)", re.IGNORECASE | re.DOTALL)
_EPSG = re.compile(r"(?:\S*[:/])?EPSG[:/\s]+(?:[\d.]*[:/]+)?(\d{4,6})", re.IGNORECASE)
_VERSIONED = re.compile(r"(\S.{0,40}) (v?\d[\w.-]*)")
EPSG = "epsg:"
NUMBER = re.compile(r"[-+]?(?:\d+\.?\d*|\.\d+)(?:[eE][-+]?\d+)?")


def parts_of(text: str) -> Iterator[str]:
    """Give what a short text is made of: name and version, both sides of a label, the ends of an interval."""
    if found := _VERSIONED.fullmatch(text):
        yield from found.groups()
    if found := _PREFIXED.fullmatch(text):
        yield from found.groups()
    if found := _LABELLED.fullmatch(text):
        yield found[1]
        yield from parts_of(found[1])
    if _PARTED in text and len(text) <= _LONGEST:
        yield from text.split(_PARTED)
    if found := _ADDRESSED.fullmatch(text):
        yield from found.groups()
        yield from identifiers_of(found[2])
    if name := standard_name_of(text):
        yield from ("cf", name)
    if found := _INTERVAL.fullmatch(text):
        yield from (end or ".." for end in found.groups())


def lines_of(text: str) -> tuple[str, ...]:
    """Give a text, and each line of it where it has several."""
    lines = [one for one in text.splitlines() if one.strip()]
    return (normal(text), *map(normal, lines)) if len(lines) > 1 else (normal(text),)


def numbers_of(text: str) -> Iterable[str]:
    """Give the numbers of a text that holds nothing else, but perhaps a unit, or that is a geometry in WKT."""
    if _WKT.fullmatch(text):
        return NUMBER.findall(text)
    if found := _QUANTITY.fullmatch(text):
        return (found[1],)
    words = re.split(r"[\s,;]+", text.strip("[]() "))
    return words if all(NUMBER.fullmatch(word) for word in words) else ()


def identifiers_of(text: str) -> frozenset[str]:
    """Give the one form of a DOI, ORCID, ROR, EPSG code or address that all ways to write it share."""
    if len(text) > _LONGEST:  # a text that mentions an identifier is none
        return frozenset()
    if epsg := _EPSG.fullmatch(text):
        return frozenset({f"{EPSG}{epsg[1]}"})
    found = (("doi", doi_in(text)), ("orcid", orcid_in(text)), ("ror", ror_in(text)))
    for kind, bare in found:
        if bare:
            return frozenset({f"{kind}:{normal(bare)}"})
    if "://" in text and " " not in text:
        return frozenset({f"address:{text.partition('://')[2].rstrip('/')}"})
    return frozenset()


def segment_of(text: str) -> str:
    """Give the last part of an address, which is a code where the address is that of an entry of a list."""
    if "://" not in text or len(text) > _LONGEST or " " in text:
        return ""
    return normal(re.split(r"[/#]", text.rstrip("/"))[-1])


def names_of(person: str) -> Iterator[frozenset[str]]:
    """Give the ways in which the name of a person may stand in a document: each is a set of texts."""
    given, family = split_name(person)
    yield frozenset({normal(given), normal(family)})
    yield frozenset({normal(f"{family}, {given}")})
    yield frozenset({normal(f"{given} {family}")})


def codes_of(said: str) -> frozenset[str]:
    """Give all codes and names of a language, or what was said where it is none."""
    found = language(said)
    if found is None:
        return frozenset({normal(said)})
    known = (found.bibliographic, found.terminological, found.alpha2, found.name_en, found.name_fr)
    return frozenset(normal(one) for one in known if one)


def normal(text: str) -> str:
    """Give a text with single blanks, composed characters and small letters."""
    return " ".join(unicodedata.normalize("NFC", text).casefold().split())
