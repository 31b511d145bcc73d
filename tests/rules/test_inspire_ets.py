"""The verdicts of the INSPIRE rules are those of the executable tests of the validator, on real records.

What the tests said of each record (in their version 2021.3) stands in a file beside the records; `FAIRTOOL_CORPUS` says
where they are.
"""

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Severity
from fairtool.iso.identify import encoding_of
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.record.of_view import read_xml
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.rules.inspire.levels import says_service
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

FOLDER = Path(os.environ.get("FAIRTOOL_CORPUS", "")) / "iso"
UNTESTED = frozenset({"C.1", "C.3", "C.4"})  # the structure is judged elsewhere; the others have no executable test
LANGUAGE_LIST = "the address of the code list of languages is a warning here"
OTHER_LANGUAGE = (
    "the tests ran with the English themes alone; the theme is that of the list in the language of the record"
)
# What the tests refuse and we do not, or the other way round, by the beginning of the file name.
DIFFERENCES: Mapping[str, Mapping[str, str]] = {
    "gmd__iso-19139-to-dcat-ap__input_2_3.xml": {"1.4": OTHER_LANGUAGE},
    "gmd__owslib__csw_iso_identifier.xml": {"1.4": OTHER_LANGUAGE},
    "gmd__pycsw__T_": {"C.5": LANGUAGE_LIST, "1.6": LANGUAGE_LIST},
    "gmd__pycsw__test.xml": {"C.5": LANGUAGE_LIST, "1.6": LANGUAGE_LIST},
}


def _results() -> dict[str, set[str]]:
    """Give the requirements that each record of ISO 19139 failed; the tests saw no records of other encodings."""
    path = FOLDER / "RESULTS.tsv"
    lines = path.read_text(encoding="utf-8").splitlines()[1:] if path.is_file() else []
    rows = [line.split("\t") for line in lines if line.startswith("gmd__")]
    return {name: set(filter(None, failed.split(","))) for name, _, failed in rows}


RESULTS = _results()


def _view(name: str) -> XmlRecord:
    root = parse((FOLDER / name).read_bytes(), name)
    encoding = encoding_of(root)
    assert encoding
    return XmlRecord(name, root, encoding, read_xml)


def _concerns(row: str, view: XmlRecord) -> bool:
    """Say whether a requirement was meant for the record: all were run on all of them."""
    ours = ("3", "4") if says_service(view) else ("1", "2", "M")
    return row not in UNTESTED and row.startswith(("C", *ours))


@pytest.mark.skipif(not RESULTS, reason="FAIRTOOL_CORPUS names no folder with iso/RESULTS.tsv")
def test_the_records_that_were_tested_are_there() -> None:
    assert len(RESULTS) >= 18
    assert all((FOLDER / name).is_file() for name in RESULTS)


@pytest.mark.skipif(not RESULTS, reason="FAIRTOOL_CORPUS names no folder with iso/RESULTS.tsv")
@pytest.mark.parametrize("name", RESULTS)
def test_verdicts_are_those_of_the_executable_tests(name: str) -> None:
    view = _view(name)
    found = examine(view, rules_of("inspire").values(), {"inspire": Context(view, Version(2, 0), shipped())})
    crashed = [outcome.rule for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    errors = {one.source.split()[-1] for one in found.findings if one.severity is Severity.ERROR}
    known = next((rows for beginning, rows in DIFFERENCES.items() if name.startswith(beginning)), {})
    assert not crashed
    assert {row for row in errors ^ RESULTS[name] if _concerns(row, view)} == set(known)
