"""Values of code lists are identifiers of their list (C.3)."""

from collections.abc import Iterator
from functools import lru_cache

from fairtool.context import Context
from fairtool.finding import Problem, SetXml, Severity
from fairtool.iso.element import Element
from fairtool.iso.namespaces import prefixed
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, rule
from fairtool.rules.inspire.content import INSPIRE
from fairtool.rules.iso.codes import is_own_list
from fairtool.rules.near_codes import meant_code, near_codes
from fairtool.vocabulary.inspire import iso_lists

# What other rules look at: languages, and values that a requirement names.
_OTHERS = frozenset({"LanguageCode", "Country", "CountryCode"})
_TOLD = frozenset({"CI_DateTypeCode", "MD_SpatialRepresentationTypeCode"})
_ROLES_OF = frozenset({"contact", "pointOfContact"})
WITHOUT_VALUE = "inspire-c.3-code-list-value"  # the rule that tells where a code has no value
_SET = "gmd:characterSet/gmd:MD_CharacterSetCode"


@rule(
    WITHOUT_VALUE,
    covers=["C.3"],
    examples=[
        Example(
            "C.3",
            bad=f"{_SET} = <gmd:MD_CharacterSetCode codeList='x'>utf8</gmd:MD_CharacterSetCode>",
            good=f"{_SET}@codeListValue = utf8",
        ),
        Example(
            "C.3",
            bad=f"{_SET}@codeListValue = 004",
            good=f"{_SET}@codeListValue = utf8",
        ),
    ],
)
def values_are_identifiers(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A value of a code list stands in `codeListValue`, and is the identifier that ISO 19115 gives it.

    Catalogues sort and search by `codeListValue`: the text of the element is for readers only, and may be in any
    language. An identifier is a word such as `publication`, not the number that the table of ISO 19115 has beside it.
    """
    for element, _, value in _coded(view):
        if not value:
            yield Problem(
                '{where} has no codeListValue; write the identifier of a value of {name} there, such as "{sample}"',
                where=xpath(element),
                line=line_of(element),
                name=prefixed(element.tag),
                sample=_sample(element),
                fix=_from_text(element, view),
            )
        elif value.isdigit():
            yield Problem(
                '{where} is "{value}", a number; write the identifier of the value, such as "{sample}"',
                where=f"{xpath(element)}/@codeListValue",
                line=line_of(element),
                value=value,
                sample=_sample(element),
            )


@rule(
    "inspire-c.3-known-value",
    severity=Severity.WARNING,
    source=f"{INSPIRE} C.3",
    examples=[
        Example(
            "C.3",
            bad=f"{_SET}@codeListValue = UTF-8",
            good=f"{_SET}@codeListValue = utf8",
        )
    ],
)
def values_are_of_the_list(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The value of a code list is one that the list of ISO has.

    Lists may be extended, but software that meets a value it does not know leaves it out. Most often such a value is
    one of the list in another spelling or language.
    """
    lists = iso_lists("iso19115-3" if view.encoding.column == "19115-3" else "iso19139").lists
    for element, name, value in _coded(view):
        known = lists.get(name)
        is_wrong = value and not value.isdigit() and known and value not in known
        if known and is_wrong and not _is_told(element, name) and not _is_told_of_iso(element, context):
            meant = meant_code(value, known)
            yield Problem(
                '{where} is "{value}", which is not in the list of ISO; write "{known}"'
                if meant
                else '{where} is "{value}", which is not in the list of ISO; write one of {known}',
                where=f"{xpath(element)}/@codeListValue",
                line=line_of(element),
                value=value,
                known=meant or near_codes(value, known),
                fix=_write(element, view, meant),
            )


@lru_cache(maxsize=2)  # two rules ask it of one record, then of the next
def _coded(view: XmlRecord) -> tuple[tuple[Element, str, str], ...]:
    """Give the elements of code lists but for languages, each with its name and value."""
    lists = ((tag.rpartition("}")[2], elements) for tag, elements in view.by_tag.items() if tag.endswith("Code"))
    return tuple(
        (one, name, (one.get("codeListValue") or "").strip())
        for name, elements in lists
        if name not in _OTHERS
        for one in elements
        if one.get("codeListValue") is not None or one.get("codeList") is not None
    )


def _is_told(element: Element, name: str) -> bool:
    """Tell whether a rule of its own looks at the value of this element."""
    holders = [holder.tag.rpartition("}")[2] for holder in element.iterancestors()][:3]
    return name in _TOLD or holders[:1] == ["hierarchyLevel"] or (holders[:1] == ["role"] and holders[2] in _ROLES_OF)


def _is_told_of_iso(element: Element, context: Context[XmlRecord]) -> bool:
    """Tell whether the rules of ISO are of the run, which leave the lists of somebody's own alone."""
    return "iso-gco-code-known" in context.beside and not is_own_list(element.get("codeList") or "")


def _sample(element: Element) -> str:
    """Give the value that is written as the text of the element, else the first of the list."""
    known = iso_lists("iso19139").lists.get(element.tag.rpartition("}")[2], ("",))
    return next((value for value in known if value == (element.text or "").strip()), known[0])


def _from_text(element: Element, view: XmlRecord) -> SetXml | None:
    """Give the edit that writes the value which stands as the text of the element, where it is one of the list."""
    known = iso_lists("iso19139").lists.get(element.tag.rpartition("}")[2], ())
    text = (element.text or "").strip()
    return _write(element, view, text if text in known else "")


def _write(element: Element, view: XmlRecord, value: str) -> SetXml | None:
    return Node(element, "code", view.paths).set_attribute("codeListValue", value) if value else None
