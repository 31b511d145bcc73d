"""Rules of structure, made from a table of the kinds of mistakes: what the schemas of a standard would say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem, SetXml, Severity
from fairtool.iso.structure import Fault, Kind
from fairtool.iso.structure.sentences import sentence
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import ALWAYS, Example, Rule
from fairtool.rules.iso.calendar import ambiguous, mended
from fairtool.translate import marked

_DATES = frozenset({"date", "dateTime"})
_NUMBERS = frozenset({"decimal", "float", "double"})
_LONGEST = 40  # characters of a number


@dataclass(frozen=True, slots=True)
class _Page:
    """What the page of a kind of mistakes says, and how grave such a mistake is."""

    text: str
    severity: Severity = Severity.ERROR


_PAGES: Mapping[Kind, _Page] = {
    Kind.UNKNOWN: _Page(
        marked(
            "Every element is one that the standard has in its place.\n\n"
            "A catalogue that checks records against the schemas of the standard refuses the whole record; "
            "one that does not loses what it does not know."
        )
    ),
    Kind.MISPLACED: _Page(
        marked(
            "Elements stand in the order of the standard.\n\n"
            "The schemas give an order, and a catalogue that checks records against them refuses any other."
        )
    ),
    Kind.MISSING: _Page(
        marked(
            "Every element that the standard asks for is there.\n\n"
            "A catalogue that checks records against the schemas of the standard refuses the whole record."
        )
    ),
    Kind.REPEATED: _Page(
        marked(
            "No element stands more often than the standard allows.\n\n"
            "A catalogue refuses the record, or takes one of them and drops the others without a word."
        )
    ),
    Kind.VALUE: _Page(
        marked(
            "Every value is of the type that the standard gives it: a date, a number, one of a list.\n\n"
            "Programs compute and search with it, and stop at what they cannot read."
        )
    ),
    Kind.ATTRIBUTE: _Page(
        marked(
            "Every attribute is one that the standard has there, and those that it asks for are there.\n\n"
            "A catalogue that checks records against the schemas of the standard refuses the whole record."
        )
    ),
    Kind.TEXT: _Page(
        marked(
            "Text stands in the elements that hold text, and not between elements.\n\n"
            "What stands between elements is read by nobody, and the record is refused for it."
        )
    ),
    Kind.REFERENCE: _Page(
        marked(
            "Every identifier inside the document is there once.\n\n"
            "A reference to an identifier that stands twice, or nowhere, leads astray."
        )
    ),
    Kind.NAMESPACE: _Page(
        marked(
            "All namespaces are of one edition of the standard.\n\n"
            "GML 3.2 and GML 3.2.0 have the same names in different namespaces: programs that know the one do not see "
            "the other."
        )
    ),
    Kind.EXTENSION: _Page(
        marked(
            "Elements of a profile that is not known here are extensions, and not checked.\n\n"
            "A profile may add elements and types in a namespace of its own. Catalogues that do not know it pass over "
            "them, or refuse the record."
        ),
        Severity.WARNING,
    ),
}


def structure_rules(family: str, source: str, examples: Mapping[Kind, Example]) -> tuple[Rule, ...]:
    """Give the rules of structure of a family of encodings, one a kind of mistake; `source` names the schemas."""
    return tuple(_rule(family, source, kind, examples.get(kind)) for kind in Kind)


def _rule(family: str, source: str, kind: Kind, example: Example | None) -> Rule:
    page = _PAGES[kind]
    return Rule(
        id=f"{family}-structure-{kind.value}",
        check=partial(_check, kind),
        sees=XmlRecord,
        when=ALWAYS,
        covers=(),
        severity=page.severity,
        reads="none",
        examples=(example,) if example else (),
        source=source,
        docstring=page.text,
    )


def _check(kind: Kind, view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    if view.faults is None:
        raise Unavailable("the structure of this edition is not known: {name}", name=view.encoding.label)
    for fault in view.faults:
        if fault.kind is kind:
            yield _problem(fault, context)


def _problem(fault: Fault, context: Context[XmlRecord]) -> Problem:
    if fault.kind is Kind.VALUE and (problem := _of_certain_value(fault, context)):
        return problem
    template, told = sentence(fault)
    values: dict[str, Any] = dict(told)
    return Problem(template, where=xpath(fault.element), line=line_of(fault.element), **values)


def _of_certain_value(fault: Fault, context: Context[XmlRecord]) -> Problem | None:
    """Give the problem of a date or number that is written in another way, with what to write; else None."""
    where, line, text = xpath(fault.element), line_of(fault.element), fault.text
    is_date = not _DATES.isdisjoint(fault.expected.split("|"))
    if right := (mended(text) if is_date else _with_point(fault)):
        template = '{name} is "{text}"; write "{right}"'
        fix = None if _is_mended_by_inspire(fault, context) else SetXml(where, right)
        return Problem(template, where=where, line=line, fix=fix, name=fault.name, text=text, right=right)
    if both := ambiguous(text) if is_date else None:
        template = '{name} is "{text}", which may be {first} or {second}; write the one that is meant'
        return Problem(template, where=where, line=line, name=fault.name, text=text, first=both[0], second=both[1])
    return None


def _with_point(fault: Fault) -> str:
    """Give a number that is written with a comma as one with a point; empty for another text."""
    whole, comma, decimals = fault.text.strip().partition(",")
    is_number = whole.removeprefix("-").isdecimal() and decimals.isdecimal() and fault.text.isascii()
    is_asked = not _NUMBERS.isdisjoint(fault.expected.split("|"))
    return f"{whole}.{decimals}" if comma and is_number and is_asked and len(fault.text) < _LONGEST else ""


def _is_mended_by_inspire(fault: Fault, context: Context[XmlRecord]) -> bool:
    """Tell whether it is the limit of a box of which INSPIRE asks two decimals, so that its own edit counts."""
    held = fault.element.getparent()
    is_limit = held is not None and held.tag.endswith(("Longitude", "Latitude"))
    return is_limit and "inspire-c.19-bounding-box" in context.beside
