"""Each mistake is told once: a missing, swapped, unknown or doubled element leads to no other fault."""

from collections import Counter

import pytest
from lxml import etree

from fairtool.iso.structure import Kind, check, load
from tests.iso.structure.mutations import mutants
from tests.iso.structure.records import DATACITE, GMD, SERVICE, parsed

ALONE = frozenset({"delete", "swap", "rename"})
RECORDS = {
    "data": (GMD, "iso-19139-2007"),
    "service": (SERVICE, "iso-19139-2007"),
    "datacite": (DATACITE, "datacite-4"),
}


@pytest.mark.parametrize("record", RECORDS)
def test_a_mistake_among_elements_is_one_fault(record: str) -> None:
    text, table = RECORDS[record]
    counts: Counter[str] = Counter()
    for label, mutant in mutants(parsed(text)):
        mutation = label.partition(" ")[0]
        if mutation in ALONE:
            found = list(check(mutant, load(table)))
            assert len(found) <= 1, (label, [(one.kind, one.name) for one in found])
            counts[mutation] += len(found)
    assert counts["delete"] > 2
    assert counts["rename"] > 2


@pytest.mark.parametrize(
    ("mutation", "kinds"),
    [("delete", {Kind.MISSING}), ("swap", {Kind.MISPLACED}), ("rename", {Kind.UNKNOWN})],
)
def test_the_kind_of_fault_is_the_kind_of_mistake(mutation: str, kinds: set[Kind]) -> None:
    found = {
        fault.kind
        for label, mutant in mutants(parsed(GMD))
        if label.startswith(mutation)
        for fault in check(mutant, load("iso-19139-2007"))
    }
    assert found == kinds


def _many(inner: str) -> etree._Element:
    return parsed(GMD.replace("<gmd:dateStamp>", inner + "<gmd:dateStamp>", 1))


@pytest.mark.parametrize(
    ("inner", "kinds"),
    [
        ("<gmd:language/>" * 20_000, [Kind.REPEATED]),
        ("<gmd:langage/>" * 20_000, [Kind.UNKNOWN]),
        ('<x:y xmlns:x="http://example.org/x"/>' * 20_000, [Kind.EXTENSION]),
        ("<gmd:contact/>" * 20_000, []),
        ("<!-- x -->" * 20_000, []),
    ],
)
def test_many_namesakes_are_told_once(inner: str, kinds: list[Kind]) -> None:
    assert [fault.kind for fault in check(_many(inner), load("iso-19139-2007"))] == kinds


def test_every_name_of_many_is_told() -> None:
    names = "".join(f"<gmd:n{number}/>" for number in range(2_000))
    assert len(list(check(_many(names), load("iso-19139-2007")))) == 2_000


def test_a_deep_tree_is_read_to_its_end() -> None:
    names = 'xmlns:gmd="http://www.isotc211.org/2005/gmd"'
    start = "<gmd:MD_Identifier><gmd:authority><gmd:CI_Citation><gmd:identifier>"
    end = "</gmd:identifier></gmd:CI_Citation></gmd:authority></gmd:MD_Identifier>"
    text = start.replace(">", f" {names}>", 1) + start * 60 + end * 61
    found = Counter(fault.name for fault in check(parsed(text), load("iso-19139-2007")))
    assert found == {"gmd:title": 61, "gmd:date": 61, "gmd:code": 61}
