"""Rules of structure, made from a table of the kinds of mistakes: what the schemas of a standard would say."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from typing import Any

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem, Severity
from fairtool.iso.structure import Fault, Kind
from fairtool.iso.structure.sentences import sentence
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import ALWAYS, Example, Rule
from fairtool.translate import marked


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
            yield _problem(fault)


def _problem(fault: Fault) -> Problem:
    template, told = sentence(fault)
    values: dict[str, Any] = dict(told)
    return Problem(template, where=xpath(fault.element), line=line_of(fault.element), **values)
