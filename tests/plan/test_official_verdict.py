"""The verdict on the structure of a plan is that of the official JSON Schemas."""

from typing import Any

import pytest

from fairtool.plan.fault import Kind
from fairtool.plan.faults import faults_of
from fairtool.plan.shape import shape_of
from tests.plan.official import HAS_FORMATS, VERSIONS, documents, mutants, validator

WITH_FORMATS = [False, pytest.param(True, marks=pytest.mark.skipif(not HAS_FORMATS, reason="no validators of formats"))]
MUTANTS_OF_EACH = 40


def _is_valid(document: Any, version: str, *, formats: bool) -> bool:
    faults = [fault for fault in faults_of(document, shape_of(version)) if not fault.is_own]
    return not [fault for fault in faults if formats or fault.kind is not Kind.FORMAT]


def _is_tolerated(document: Any, version: str) -> bool:
    """Say whether the one known difference is at work: 1.1 forbids `$schema`, and we let it pass."""
    return version == "1.1" and isinstance(document, dict) and "$schema" in document


@pytest.mark.parametrize("formats", WITH_FORMATS)
@pytest.mark.parametrize("version", VERSIONS)
def test_the_verdict_on_every_document_of_the_corpus_is_the_official_one(version: str, formats: bool) -> None:  # noqa: FBT001 - parametrised
    official = validator(version, formats=formats)
    plans = 0
    for name, document in documents():
        plans += isinstance(document, dict) and "dmp" in document
        if _is_tolerated(document, version):
            document.pop("$schema")
        assert _is_valid(document, version, formats=formats) is official.is_valid(document), name
    assert plans >= 50


def test_only_the_name_of_the_schema_is_judged_otherwise() -> None:
    official = validator("1.1", formats=False)
    different = [
        name
        for name, document in documents()
        if _is_valid(document, "1.1", formats=False) is not official.is_valid(document)
    ]
    assert different
    assert all(name.startswith("rda-dmp-common-standard/ex") for name in different)


@pytest.mark.parametrize("formats", WITH_FORMATS)
@pytest.mark.parametrize("version", VERSIONS)
def test_the_verdict_on_mutants_is_the_official_one(version: str, formats: bool) -> None:  # noqa: FBT001 - parametrised
    official = validator(version, formats=formats)
    asked, refused = 0, 0
    for number, (name, document) in enumerate(documents()):
        if not (isinstance(document, dict) and "dmp" in document):
            continue
        for mutant in mutants(document, MUTANTS_OF_EACH, seed=number):
            if _is_tolerated(mutant, version):
                mutant.pop("$schema")
            expected = official.is_valid(mutant)
            assert _is_valid(mutant, version, formats=formats) is expected, (
                name,
                list(official.iter_errors(mutant))[:2],
            )
            asked, refused = asked + 1, refused + (not expected)
    assert asked > 2000
    assert 0 < refused < asked
