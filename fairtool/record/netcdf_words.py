"""What a netCDF file says for those who search and use it: keywords, licence, documents, acknowledgement."""

import re
from collections.abc import Iterator, Mapping

from fairtool.record.citation import Citation, Identifier, Online
from fairtool.record.constraint import Constraints
from fairtool.record.flat_identifiers import DOI_ADDRESS, doi_in
from fairtool.record.netcdf_header import Header
from fairtool.record.netcdf_part import Part, assembled
from fairtool.record.resource import Keywords
from fairtool.record.text import Text

_URL = re.compile(r"(?:https?|ftp)://[^\s<>\"]+")
_OPEN_PAREN = ")]}.,;:"
_OTHERS: Mapping[str, tuple[str, ...]] = {"project": ("project", "program")}
_LONGEST_LIST = 1000  # words; what is longer is no list of keywords


def keywords(header: Header) -> tuple[Part[Keywords], ...]:
    """Give the keywords by thesaurus, then projects."""
    return (*_themes(header), *_projects(header))


def _themes(header: Header) -> Iterator[Part[Keywords]]:
    said = header.said("keywords")
    if said is None:
        return
    thesauri = _thesauri(header)
    groups: dict[str, list[Part[Text]]] = {}
    for word in _words(said.value):
        prefix, sign, rest = word.partition(":")
        known = prefix.strip() if sign and prefix.strip() in thesauri and len(thesauri) > 1 else ""
        groups.setdefault(known, []).append(Part(Text(rest.strip() if known else word), said.places))
    only = next(iter(thesauri.values())) if len(thesauri) == 1 else None
    for prefix, words in groups.items():
        title = thesauri.get(prefix, only)
        thesaurus = assembled(Citation, title=title) if title else None
        yield assembled(Keywords, words=tuple(words), type="theme", thesaurus=thesaurus)


def _words(text: str) -> tuple[str, ...]:
    """Part keywords by what parts them: new lines, else semicolons, else commas; each is given once."""
    sign = next((one for one in "\n;,|" if one in text), ",")
    found = dict.fromkeys(" ".join(word.split()) for word in text.split(sign))
    return tuple(word for word in found if word)[:_LONGEST_LIST]


def _thesauri(header: Header) -> Mapping[str, Part[Text]]:
    """Give the titles of the vocabularies by the prefix of their words: `GCMD:GCMD Keywords, CF:Standard Names`."""
    said = header.said("keywords_vocabulary")
    if said is None:
        return {}
    parts = [part for part in re.split(r"\s*[,;]\s*", said.value) if part]
    if len(parts) > 1 and all(re.match(r"[A-Za-z]\w*:(?!//)", part) for part in parts):
        pairs = [part.partition(":") for part in parts]
        return {prefix: Part(Text(title.strip()), said.places) for prefix, _, title in pairs}
    prefix, sign, title = said.value.partition(":")
    is_prefixed = sign and not title.startswith("//") and prefix.isalnum()
    return {prefix if is_prefixed else "": Part(Text(title.strip() if is_prefixed else said.value), said.places)}


def _projects(header: Header) -> Iterator[Part[Keywords]]:
    for kind, names in _OTHERS.items():
        said = tuple(found for name in names if (found := header.said(name)))
        words = tuple(Part(Text(word), one.places) for one in said for word in _words(one.value.replace(",", ";")))
        if words:
            yield assembled(Keywords, words=words, type=kind)


def constraints(header: Header) -> tuple[Part[Constraints], ...]:
    """Give the licence as a condition of use; its address is that of an anchor where it has one."""
    said = header.said("license", "licence", "distribution_statement")
    if said is None:
        return ()
    address = _address(said.value)
    licence = Part(Text(said.value, address), said.places)
    return (assembled(Constraints, kind="MD_LegalConstraints", use=("otherRestrictions",), others=(licence,)),)


def _address(text: str) -> str:
    found = {one.rstrip(_OPEN_PAREN) for one in _URL.findall(text)}
    return found.pop() if len(found) == 1 else ""


def documentations(header: Header) -> tuple[Part[Citation], ...]:
    """Give the documents that `references` names, each with its DOI or address."""
    said = header.said("references")
    if said is None:
        return ()
    parts = [" ".join(part.split()) for part in re.split(r"[;\n]|, (?=https?://)", said.value)]
    return tuple(_document(Part(part, said.places)) for part in parts if part)


def _document(said: Part[str]) -> Part[Citation]:
    doi = doi_in(said.value) or next(filter(None, map(doi_in, re.split(r"[\s,]+", said.value))), "")
    address = _address(said.value)
    code = Part(Text(f"{DOI_ADDRESS}{doi}"), said.places)
    identifiers = (assembled(Identifier, code=code),) if doi else ()
    links = (assembled(Online, url=Part(address, said.places)),) if address and not doi else ()
    return assembled(Citation, title=said.made(Text), identifiers=identifiers, links=links)


def links(header: Header) -> tuple[Part[Online], ...]:
    """Give the addresses of more information on the data: `metadata_link`, `infoUrl`."""
    found = (header.said(name) for name in ("metadata_link", "infoUrl"))
    return tuple(
        assembled(Online, url=said, function="information") for said in found if said and _URL.fullmatch(said.value)
    )
