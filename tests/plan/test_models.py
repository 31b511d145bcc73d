"""The models of a plan: frozen, lossless, and as strict as the standard."""

import json
from typing import Any

import pytest
from pydantic import ValidationError

from fairtool.plan.madmp import Dataset, DatasetExtension, Dmp, DmpDocument, Identifier, Variable, v1_0, v1_1
from tests.plan.official import documents
from tests.plan.plans import PLAN, changed

MODELS = {"1.0": v1_0.DmpDocument, "1.1": v1_1.DmpDocument, "1.2": DmpDocument}


def test_a_plan_comes_back_as_it_was() -> None:
    assert DmpDocument.model_validate(PLAN).document() == PLAN


def test_keys_of_others_are_kept() -> None:
    plan = changed({"/dmp/dataset/0/local": {"shelf": 3}, "/note": "draft"})
    assert DmpDocument.model_validate(plan).document() == plan


def test_every_plan_of_the_standard_comes_back_as_it_was() -> None:
    examples = [one for name, one in documents() if name.startswith("rda-dmp-common-standard/ex")]
    assert len(examples) == 10
    assert [DmpDocument.model_validate(one).document() for one in examples] == examples


def test_a_plan_cannot_be_changed() -> None:
    document = DmpDocument.model_validate(PLAN)
    with pytest.raises(ValidationError, match="frozen"):
        document.dmp.title = "other"  # type: ignore[misc]  # which is what is tested


def test_what_is_absent_is_not_written() -> None:
    identifier = Identifier(identifier="https://doi.org/10.1234/a", type="doi")
    dataset = Dataset(
        title="a",
        dataset_id=identifier,
        personal_data="no",
        sensitive_data="no",
        fairtool=DatasetExtension(variables=(Variable(name="TEMP"),), bytes=10),
    )
    assert dataset.document() == {
        "title": "a",
        "dataset_id": {"identifier": "https://doi.org/10.1234/a", "type": "doi"},
        "personal_data": "no",
        "sensitive_data": "no",
        "fairtool": {"variables": [{"name": "TEMP"}], "bytes": 10},
    }


@pytest.mark.parametrize(
    ("change", "version"),
    [
        ({"/dmp/language": "fr"}, "1.2"),
        ({"/dmp/created": "2026-01-05T09:00:00"}, "1.2"),
        ({"/dmp/created": 5}, "1.2"),
        ({"/dmp/contact/mbox": "nobody"}, "1.2"),
        ({"/dmp/dataset/0/personal_data": True}, "1.2"),
        ({"/dmp/dataset/0/distribution/0/byte_size": "5"}, "1.2"),
        ({"/dmp/dataset/0/is_reused": "yes"}, "1.2"),
        ({"/dmp/contributor/0/role": ["a", "a"]}, "1.2"),
        ({"/dmp/contact/contact_id": []}, "1.2"),
        ({"/dmp/dataset/0/fairtool": {"tier": "shelf"}}, "1.2"),
        ({"/note": "draft"}, "1.1"),
        ({"/dmp/contact/contact_id/type": "scopus"}, "1.1"),
        ({"/dmp/dataset/0/distribution/0/host/url": "here"}, "1.1"),
        ({"/dmp/dataset": []}, "1.0"),
        ({"/dmp/project/0/start": None}, "1.0"),
        ({"/dmp/contributor/0/role": []}, "1.0"),
    ],
)
def test_what_the_standard_forbids_is_refused(change: dict[str, Any], version: str) -> None:
    MODELS[version].model_validate(PLAN)
    with pytest.raises(ValidationError):
        MODELS[version].model_validate(changed(change))


@pytest.mark.parametrize(
    ("change", "version"),
    [
        ({"/note": "draft"}, "1.2"),
        ({"/dmp/contact/contact_id": [{"identifier": "x", "type": "scopus"}]}, "1.2"),
        ({"/dmp/dataset/0/distribution/0/host/url": "here"}, "1.2"),
        ({"/dmp/dataset/0/creator": "A. Marin"}, "1.1"),
        ({"/dmp/dataset": []}, "1.1"),
        ({"/note": "draft"}, "1.0"),
    ],
)
def test_what_the_standard_allows_is_taken(change: dict[str, Any], version: str) -> None:
    assert MODELS[version].model_validate(changed(change))


def test_the_canonical_model_is_the_newest() -> None:
    assert DmpDocument.model_fields["dmp"].annotation is Dmp
    assert "related_identifier" in Dmp.model_fields
    assert json.loads(DmpDocument.model_validate(PLAN).model_dump_json(exclude_none=True)) == PLAN
