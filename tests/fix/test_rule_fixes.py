"""Every fix that an example of a rule carries does what it promises: the finding is gone, and nothing is left to do."""

from collections.abc import Iterator

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.fix.cdl_text import edited_text
from fairtool.fix.edits import edits_of
from fairtool.fix.expected import edited
from fairtool.netcdf import cdl
from fairtool.rule import Example, Rule
from fairtool.rules import frame
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


def _examples() -> Iterator[tuple[Rule, Example]]:
    for rule in rules_of("cf").values():
        for example in rule.examples:
            yield rule, example


def _found(rule: Rule, text: str, version: Version) -> tuple[Finding, ...]:
    view = cdl.parse(text, "example.nc")
    return examine(view, [rule], {rule.standard: Context(view, version, shipped(), deep=True)}).findings


@pytest.mark.parametrize(
    ("rule", "example"), tuple(_examples()), ids=lambda part: part.id if isinstance(part, Rule) else part.row
)
def test_a_fix_removes_its_finding(rule: Rule, example: Example) -> None:
    version = Version.parse(example.version or "1.13")
    text = frame.complete(example.bad, f"CF-{version}")
    fixes = [finding for finding in _found(rule, text, version) if finding.fix]
    edits = edits_of(fixes)
    if not edits.edits:
        return
    mended = edited_text(text, edits.edits)
    assert cdl.parse(mended).root == edited(cdl.parse(text).root, edits.edits)
    left = _found(rule, mended, version)
    again = {edit for finding in left if finding.fix for edit in finding.fix.edits}
    assert again & set(edits.edits) == set()
    done = {finding.where for finding in fixes if finding.fix and set(finding.fix.edits) <= set(edits.edits)}
    assert {finding.where for finding in left if finding.fix} & done == set()
