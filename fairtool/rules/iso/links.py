"""Addresses and identifiers: what can be followed, and what has the right check digits."""

import re
from collections.abc import Iterator
from itertools import chain

from fairtool.context import Context
from fairtool.finding import Problem
from fairtool.identifiers import doi_of, is_meant_as_doi, is_sound, isni_ok, named_identifier
from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule

_LINKAGE = "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine/gmd:CI_OnlineResource/gmd:linkage"
_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.\-]+:")
_HREF = f"{{{URIS['xlink'][0]}}}href"
_STRINGS = (*(f"{{{uri}}}CharacterString" for uri in URIS["gco"]), f"{{{URIS['gmd'][0]}}}URL")
_ANCHORS = tuple(f"{{{URIS[prefix][0]}}}Anchor" for prefix in ("gmx", "gcx"))
_NAMED = re.compile(r"(?:orcid|ror|isni)\.org/|[dD][oO][iI][.:]")
_BARE = re.compile(r"0000-000\d-\d{4}-\d{3}[\dX]", re.ASCII)
_LONGEST = 200  # characters of a text that may be an identifier
_CODE = (
    "gmd:identificationInfo/*/gmd:citation/*/gmd:identifier += <gmd:identifier><gmd:MD_Identifier><gmd:code>"
    "<gco:CharacterString>{}</gco:CharacterString></gmd:code></gmd:MD_Identifier></gmd:identifier>"
)


@rule(
    "iso-cit-url",
    covers=["cit.url"],
    when=element("Online"),
    examples=[
        Example(
            "cit.url",
            bad=f"{_LINKAGE} = <gmd:linkage><gmd:URL>www.baie.example/mes données.nc</gmd:URL></gmd:linkage>",
            good=f"{_LINKAGE} = <gmd:linkage><gmd:URL>ftp://baie.example/mes%20donnees.nc</gmd:URL></gmd:linkage>",
        )
    ],
)
def addresses_can_be_followed(node: Node, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The address of an on-line resource has a scheme and no blanks.

    Without a scheme it is a path on the computer of whoever reads it; a blank ends it.
    """
    for url in node.all("url"):
        value = url.value
        if not value:
            continue
        scheme = _SCHEME.match(value)
        is_web = value.lower().startswith(("http:", "https:"))
        if not scheme or (is_web and not value[scheme.end() :].startswith("//")):
            yield Problem(
                '{where} is "{value}", which has no scheme; write the whole address, with https://',
                where=url.where,
                line=url.line,
                value=value,
            )
        elif len(value.split()) > 1:
            yield Problem(
                '{where} is "{value}", which has blanks; write %20 for each, or give each address an element',
                where=url.where,
                line=url.line,
                value=value,
            )


@rule(
    "iso-cit-identifier-checksum",
    covers=["cit.identifier-checksum"],
    examples=[
        Example(
            "cit.identifier-checksum",
            bad=_CODE.format("https://orcid.org/0000-0002-1825-0098"),
            good=_CODE.format("https://orcid.org/0000-0002-1825-0097"),
        ),
        Example(
            "cit.identifier-checksum",
            bad=_CODE.format("https://doi.org/17882/42182"),
            good=_CODE.format("https://doi.org/10.17882/42182"),
        ),
    ],
)
def identifiers_have_their_check_digits(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """An ORCID, ROR or ISNI identifier has the check digits that belong to it, and a DOI has the form of one.

    A slip of the pen in an identifier gives the work to somebody else, or to nobody.
    """
    for one, text in _candidates(view):
        named = named_identifier(text)
        where, line = Node(one, "text", view.paths).where, one.sourceline
        if (named and not is_sound(*named)) or (_BARE.fullmatch(text) and not isni_ok(text)):
            scheme = named[0] if named else "ORCID"
            template = '{where} is "{value}", whose check digits are not those of an identifier of {scheme}; look it up'
            yield Problem(template, where=where, line=line, value=text, scheme=scheme)
        elif is_meant_as_doi(text) and not doi_of(text) and len(text.split()) == 1:
            template = '{where} is "{value}", which is no DOI; write https://doi.org/10.PREFIX/NAME'
            yield Problem(template, where=where, line=line, value=text)


def _candidates(view: XmlRecord) -> Iterator[tuple[Element, str]]:
    """Give the texts and addresses that may be an identifier, with their elements."""
    texts = ((one, one.text) for tag in (*_STRINGS, *_ANCHORS) for one in view.by_tag.get(tag, ()))
    addresses = ((one, one.get(_HREF)) for tag in _ANCHORS for one in view.by_tag.get(tag, ()))
    for one, text in chain(addresses, texts):
        if text and len(text) < _LONGEST and (_NAMED.search(text) or _BARE.fullmatch(text)):
            yield one, text.strip()
