"""Elements of code lists: their value counts, and where the list is said to be, and what they say beside it."""

from collections import Counter
from collections.abc import Iterator
from functools import cache, lru_cache
from typing import NamedTuple

from fairtool.context import Context
from fairtool.finding import Fix, Problem, SetXml
from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.values import nil_of
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.iso.told import by_structure, has_code_told
from fairtool.rules.near_codes import meant_code, near_codes
from fairtool.vocabulary.inspire import IsoLists, iso_lists

_LEVEL = "gmd:hierarchyLevel = <gmd:hierarchyLevel>{}</gmd:hierarchyLevel>"
_SCOPE = '<gmd:MD_ScopeCode codeList="{}#MD_ScopeCode" codeListValue="{}">{}</gmd:MD_ScopeCode>'
_LIST = "http://standards.iso.org/iso/19139/resources/gmxCodelists.xml"
# Hosts of ISO: what stands there and was never published is a mistake, and no list of somebody's own.
_HOSTS = ("www.isotc211.org", "isotc211.org", "www.tc211.org", "standards.iso.org")
_OTHERS = frozenset({"LanguageCode", "Country", "CountryCode"})


def _level(address: str, value: str, text: str = "") -> str:
    return _LEVEL.format(_SCOPE.format(address, value, text))


@cache
def _lists(column: str) -> IsoLists:
    return iso_lists("iso19139" if column == "19139" else "iso19115-3")


class Coded(NamedTuple):
    """An element of a code list: the name of the list, its address, the value, and the text beside it."""

    list: str
    element: Element
    address: str
    value: str
    text: str


@lru_cache(maxsize=2)
def _coded(view: XmlRecord) -> tuple[Coded, ...]:
    """Give the elements of code lists, without those of languages and countries."""
    return tuple(
        Coded(name, one, str(address or ""), str(value or "").strip(), (one.text or "").strip())
        for tag, found in view.by_tag.items()
        if (name := tag.rpartition("}")[2]) not in _OTHERS and name[:1].isupper()  # properties are in lower case
        for one in found
        for address, value in ((one.get("codeList"), one.get("codeListValue")),)
        if address is not None or value is not None
    )


def _place(one: Element, view: XmlRecord) -> str:
    return Node(one, "code", view.paths).where


@rule(
    "iso-gco-code-value",
    covers=["gco.code-value"],
    examples=[Example("gco.code-value", bad=_level(_LIST, "", "dataset"), good=_level(_LIST, "dataset", "lot"))],
)
def codes_have_values(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """An element of a code list has its value in `codeListValue`.

    Software reads the attribute; the text of the element is for people, in any language.
    """
    for one in _coded(view):
        if one.value or "inspire-c.3-code-list-value" in context.beside:
            continue
        held = one.element.getparent()
        is_told = by_structure(one.element, context, "codeListValue")
        if not is_told and (held is None or not nil_of(held)):
            known = _lists(view.encoding.column or "").lists.get(one.list, ())
            yield Problem(
                '{where} is empty; write the code there: "{right}"'
                if meant_code(one.text, known) or not known
                else "{where} is empty; write the code there, one of {right}",
                where=f"{_place(one.element, view)}/@codeListValue",
                line=one.element.sourceline,
                right=(meant_code(one.text, known) or near_codes(one.text, known)) if known else one.text,
            )


@rule(
    "iso-gco-code-known",
    covers=["gco.code-known"],
    examples=[Example("gco.code-known", bad=_level(_LIST, "Dataset"), good=_level(_LIST, "dataset"))],
)
def codes_are_of_the_list(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The value of a code list is one that the list has, letter by letter.

    Catalogues compare codes; one that they do not know counts as none. Lists of somebody's own are not judged.
    """
    lists = _lists(view.encoding.column or "").lists
    for one in _coded(view):
        known = lists.get(one.list, ())
        is_wrong = known and one.value and one.value not in known and not is_own_list(one.address)
        if is_wrong and not has_code_told(one.element, context):
            yield Problem(
                '{where} is "{value}", which is not in the list {list}; write "{right}"'
                if meant_code(one.value, known)
                else '{where} is "{value}", which is not in the list {list}; write one of {right}',
                where=f"{_place(one.element, view)}/@codeListValue",
                line=one.element.sourceline,
                value=one.value,
                list=one.list,
                right=meant_code(one.value, known) or near_codes(one.value, known),
                fix=_respelt(one, known, view),
            )


def _respelt(one: Coded, known: tuple[str, ...], view: XmlRecord) -> SetXml | None:
    """Give the edit where only one code can be meant: it is spelt otherwise, or of another edition of the list."""
    meant = meant_code(one.value, known)
    return Node(one.element, "code", view.paths).set_attribute("codeListValue", meant) if meant else None


@rule(
    "iso-gco-code-text",
    covers=["gco.code-text"],
    examples=[
        Example(
            "gco.code-text", bad=_level(_LIST, "dataset", "series"), good=_level(_LIST, "dataset", "lot de données")
        )
    ],
)
def code_texts_agree(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The text of an element of a code list is not another value of the list.

    One of the two is wrong, and readers and software take a different one.
    """
    lists = _lists(view.encoding.column or "").lists
    for one in _coded(view):
        differs = one.text and one.value and one.text.casefold() != one.value.casefold()
        if differs and one.text in lists.get(one.list, ()):
            yield Problem(
                '{where} has the value "{value}" and the text "{text}"; write the right one in both',
                where=_place(one.element, view),
                line=one.element.sourceline,
                value=one.value,
                text=one.text,
            )


@rule(
    "iso-gco-code-list-address",
    covers=["gco.code-list-address"],
    examples=[
        Example(
            "gco.code-list-address",
            bad=_level("http://www.isotc211.org/2005/resources/codeList.xml", "dataset"),
            good=_level("http://www.isotc211.org/2005/resources/Codelist/gmxCodelists.xml", "dataset"),
        )
    ],
)
def code_lists_are_where_they_are_said(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A code list is referred to by an address where it was published.

    The value counts and not the address, which is told once for each: some validators compare it all the same.
    """
    count = Counter(one.address.partition("#")[0].strip() for one in _coded(view))
    for one in _coded(view):
        address = one.address.partition("#")[0].strip()
        times = count.pop(address, 0)
        if address and times and _is_wrong(address):
            yield Problem(
                '{where} is "{value}" ({count} times in the record); write "{right}"',
                where=f"{_place(one.element, view)}/@codeList",
                line=one.element.sourceline,
                value=one.address,
                count=times,
                right=f"{_lists(view.encoding.column or '').uri}#{one.list}",
                fix=_moved(address, view),
            )


def _moved(address: str, view: XmlRecord) -> Fix | None:
    """Give the edits of all elements with an address, where the lists of all of them are those of ISO."""
    lists = _lists(view.encoding.column or "")
    named = [one for one in _coded(view) if one.address.partition("#")[0].strip() == address]
    if any(one.list not in lists.lists for one in named):
        return None
    edits = [
        Node(one.element, "code", view.paths).set_attribute("codeList", f"{lists.uri}#{one.list}") for one in named
    ]
    return Fix(tuple(edit for edit in edits if edit))


@lru_cache(maxsize=256)
def _is_wrong(address: str) -> bool:
    """Tell whether an address is none, or one of ISO where no list was ever published."""
    if any(_lists(column).knows_catalogue(address) for column in ("19139", "19115-3")):
        return False
    scheme, separator, rest = address.partition("://")
    if not separator or scheme not in ("http", "https"):
        return True
    return rest.partition("/")[0].lower() in _HOSTS and not rest.endswith("ML_gmxCodelists.xml")


def is_own_list(address: str) -> bool:
    """Tell whether the list is one of somebody's own, who may have added codes; a copy of that of ISO is none."""
    _, separator, rest = address.partition("#")[0].partition("://")
    is_copy = rest.endswith(("odelists.xml", "odeList.xml"))
    return bool(separator) and rest.partition("/")[0].lower() not in _HOSTS and not is_copy
