"""The plan file: what is wrong is told with its line, and the blocks are united by their weight."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.plan.plan_file import Source, plan_file_of, read_plan_file
from fairtool.plan.said import Origin
from fairtool.plan.united import united
from fairtool.plan.yaml_text import LARGEST

TOP = "fairtool_plan: 1\ntemplate: anr\nlanguage: fr\n"
PLAN = f"""{TOP}declared:
  title: Plan de la campagne
  contact: {{name: Zoé, mbox: zoe@example.org, contact_id: {{identifier: https://orcid.org/0000-0002-1825-0097, type: orcid}}}}
  contributor:
    - name: Z. Martin
      mbox: zoe@example.org
      role: [data manager]
  dataset:
    cruise:
      personal_data: no
      distribution:
        "*":
          data_access: open
          license:
            - start_date: 2027-01-01
  answers:
    1a: |
      Des bouées : trois.
from_record:
  contributor:
    - {{name: Zoé Martin, mbox: zoe@example.org, contributor_id: {{identifier: x, type: other}}, role: [author]}}
    - {{name: Ann, contributor_id: {{identifier: y, type: other}}, role: [author]}}
  dataset:
    cruise:
      title: Cruise
      keyword: [sea]
      metadata: [{{language: eng, metadata_standard_id: {{identifier: http://www.isotc211.org/2005/gmd, type: url}}}}]
      distribution:
        "*":
          license: [{{license_ref: https://creativecommons.org/licenses/by/4.0/}}]
  places:
    /dataset/cruise: record.xml
    /dataset/cruise/title: record.xml:12
measured:
  created: 2026-03-01T00:00:00Z
  modified: 2026-03-01T00:00:00Z
  dataset:
    cruise:
      title: title of the file
      keyword: [ocean, salt]
      metadata: [{{language: eng, metadata_standard_id: {{identifier: https://cfconventions.org/, type: url}}}}]
      about: {{files: 3, bytes: 1200}}
      distribution:
        netcdf: {{title: netCDF, byte_size: 1200, format: [application/x-netcdf]}}
  places:
    /dataset/cruise: data
defaults:
  dmp_id: {{identifier: "urn:x", type: other}}
  ethical_issues_exist: unknown
  dataset:
    "*":
      personal_data: unknown
      sensitive_data: unknown
"""


def _dmp(text: str) -> Any:
    plan = plan_file_of(text.encode(), "plan.yaml")
    assert [str(fault) for fault in plan.faults] == []
    return united(plan).document["dmp"]


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"fairtool_plan: 1\ndeclared:\n  title: [a\n", "line 4: the YAML is broken"),
        (b"fairtool_plan: 1\n\tx: 1\n", "line 2: the YAML is broken"),
        (b"fairtool_plan: 1\nlanguage: fr\nlanguage: en\n", "line 3: language is there twice, first in line 2"),
        (b"fairtool_plan: 1\na: &x [1]\nb: [*x, *x]\n", "line 2: anchors and aliases"),
        (b"fairtool_plan: 1\na: !!python/object/apply:os.system [ls]\n", "line 2: tags"),
        (b"fairtool_plan: 1\n--- \nb: 1\n", "line 2: there is a second document"),
        (b"fairtool_plan: 1\ntitle: caf\xe9\n", "line 2: this is not UTF-8"),
        (b"fairtool_plan: 1\ntitle: a\x07b\n", "is not YAML"),
        (b"fairtool_plan: 1\na: " + b"[" * 60, "line 2: this is nested too deeply"),
        (b"fairtool_plan: 1\n? [a]\n: b\n", "line 2: a key must be a word"),
        (b"fairtool_plan: 2\n", "line 1: this form of plan files is 2"),
        (b'{"dmp": {}}', "is JSON, and no plan file"),
        (b"metadata:\n  title: x\n", "is no plan file"),
        (b"", "is no plan file"),
        (b"- a\n- b\n", "is no plan file"),
        (b"a" * (LARGEST + 1), "bytes, and a plan has"),
    ],
)
def test_what_is_no_plan_file_is_refused_with_the_line(content: bytes, told: str) -> None:
    with pytest.raises(UnreadableError) as caught:
        plan_file_of(content, "plan.yaml")
    assert told in str(caught.value)


@pytest.mark.parametrize(
    ("block", "told"),
    [
        ("declared:\n  titel: x\n", "line 5: declared/titel is no field of a plan"),
        ("declared: words\n", "line 4: declared is words; write a mapping"),
        ("declared:\n  contact: Bob\n", "line 5: declared/contact is Bob; write a mapping"),
        ("declared:\n  project: {title: x}\n", "line 5: declared/project is {'title': 'x'}; write a list"),
        ("declared:\n  contact: {mbox: nobody}\n", "line 5: declared/contact/mbox is nobody; write an e-mail address"),
        ("declared:\n  dataset:\n    a:\n      personal_data: maybe\n", "is maybe; write yes | no | unknown"),
        (
            "declared:\n  dataset:\n    a:\n      personal_data: true\n",
            "line 7: declared/dataset/a/personal_data is True",
        ),
        (
            "declared:\n  dataset:\n    a:\n      issued: 1 mars\n",
            "line 7: declared/dataset/a/issued is 1 mars; write a day",
        ),
        ("declared:\n  dataset:\n    a:\n      about: {files: many}\n", "a/about/files is many; write a whole number"),
        ("declared:\n  dataset:\n    - title: x\n", "line 5: declared/dataset is"),
        ("measured:\n  created: 2026-03-01\n", "line 5: measured/created is 2026-03-01; write a moment with its zone"),
        ("declared:\n  language: klingon\n", "line 5: declared/language is klingon"),
        ("answers:\n  1a: x\n", "line 4: answers is no part of a plan file"),
    ],
)
def test_a_wrong_value_is_told_with_its_line_and_what_would_be_right(block: str, told: str) -> None:
    plan = plan_file_of(f"{TOP}{block}".encode(), "plan.yaml")
    assert [told in str(fault) for fault in plan.faults] == [True]


def test_a_misspelt_field_is_told_with_the_right_one() -> None:
    fault = plan_file_of(f"{TOP}declared:\n  titel: x\n".encode(), "plan.yaml").faults[0]
    assert fault.hint.format_map(fault.values) == "did you mean title?"


def test_all_faults_are_told_and_the_rest_is_kept() -> None:
    plan = plan_file_of(f"{TOP}declared:\n  titel: x\n  title: y\n  contact: Bob\n".encode(), "plan.yaml")
    assert len(plan.faults) == 2
    assert plan.blocks[Source.DECLARED].content == {"title": "y"}
    with pytest.raises(UnreadableError):
        plan.refuse_faults()


def test_words_that_look_like_something_else_stay_words() -> None:
    text = (
        f'{TOP}declared:\n  title: 2024\n  dataset:\n    a: {{personal_data: no, issued: 2026-03-01, title: "yes"}}\n'
    )
    assert plan_file_of(text.encode(), "p").blocks[Source.DECLARED].content == {
        "title": "2024",
        "dataset": {"a": {"personal_data": "no", "issued": "2026-03-01", "title": "yes"}},
    }


def test_empty_prompts_say_nothing() -> None:
    text = f"{TOP}declared:\n  title:\n  answers:\n    # 1a: |\nmeasured:\n"
    plan = plan_file_of(text.encode(), "p")
    assert plan.faults == ()
    assert plan.blocks[Source.DECLARED].content == {}


def test_a_missing_file_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError):
        read_plan_file(tmp_path / "plan.yaml")
    with pytest.raises(UnreadableError):
        read_plan_file(tmp_path)


def test_what_is_declared_is_believed_before_the_record_and_that_before_the_files() -> None:
    dataset = _dmp(PLAN)["dataset"][0]
    assert dataset["personal_data"] == "no"
    assert dataset["title"] == "Cruise"
    assert dataset["sensitive_data"] == "unknown"
    assert dataset["keyword"] == ["sea"]
    assert dataset["fairtool"] == {"key": "cruise", "files": 3, "bytes": 1200}


def test_what_is_said_of_all_holds_for_each_and_completes_the_licence() -> None:
    form = _dmp(PLAN)["dataset"][0]["distribution"]
    assert form == [
        {
            "title": "netCDF",
            "byte_size": 1200,
            "format": ["application/x-netcdf"],
            "data_access": "open",
            "license": [{"license_ref": "https://creativecommons.org/licenses/by/4.0/", "start_date": "2027-01-01"}],
        }
    ]


def test_persons_and_standards_of_all_sources_stand_once() -> None:
    plan = _dmp(PLAN)
    assert [one["name"] for one in plan["contributor"]] == ["Z. Martin", "Ann"]
    assert plan["contributor"][0]["contributor_id"]["identifier"] == "x"
    standards = [one["metadata_standard_id"]["identifier"] for one in plan["dataset"][0]["metadata"]]
    assert standards == ["http://www.isotc211.org/2005/gmd", "https://cfconventions.org/"]


@pytest.mark.parametrize(
    ("pointer", "origin"),
    [
        ("/dmp/title", Origin(Source.DECLARED, "plan.yaml, line 5")),
        ("/dmp/dataset/0/title", Origin(Source.FROM_RECORD, "record.xml:12")),
        ("/dmp/dataset/0/keyword", Origin(Source.FROM_RECORD, "record.xml")),
        ("/dmp/dataset/0/fairtool/files", Origin(Source.MEASURED, "data")),
        ("/dmp/dataset/0/distribution/0/license/0/start_date", Origin(Source.DECLARED, "plan.yaml, line 18")),
        ("/dmp/dataset/0/distribution/0/license/0/license_ref", Origin(Source.FROM_RECORD, "record.xml")),
        ("/dmp/ethical_issues_exist", Origin(Source.DEFAULT, "plan.yaml, line 52")),
        ("/dmp/fairtool/answers/1a", Origin(Source.DECLARED, "plan.yaml, line 20")),
    ],
)
def test_every_value_knows_its_source_and_place(pointer: str, origin: Origin) -> None:
    assert united(plan_file_of(PLAN.encode(), "plan.yaml")).sources[pointer] == origin


def test_every_single_value_has_an_origin() -> None:
    whole = united(plan_file_of(PLAN.encode(), "plan.yaml"))

    def leaves(value: Any, where: str = "") -> list[str]:
        if isinstance(value, Mapping):
            return [leaf for key, one in value.items() for leaf in leaves(one, f"{where}/{key}")]
        if isinstance(value, list) and any(isinstance(one, Mapping) for one in value):
            return [leaf for number, one in enumerate(value) for leaf in leaves(one, f"{where}/{number}")]
        return [where]

    assert sorted(leaves(whole.document)) == sorted(whole.sources)


def test_a_whole_plan_becomes_the_canonical_model() -> None:
    whole = united(plan_file_of(PLAN.encode(), "plan.yaml"))
    assert whole.faults == ()
    assert whole.dmp.title == "Plan de la campagne"
    assert whole.dmp.dataset[0].fairtool is not None
    assert whole.dmp.dataset[0].fairtool.files == 3


def test_a_plan_that_lacks_something_says_what() -> None:
    whole = united(plan_file_of(f"{TOP}declared:\n  title: x\n".encode(), "plan.yaml"))
    assert "/dmp/contact" in [fault.where for fault in whole.faults]
    with pytest.raises(UsageError, match="/dmp/contact"):
        _ = whole.dmp


def test_a_person_who_is_declared_before_an_organisation_is_none() -> None:
    office = "from_record:\n  contact:\n    name: Shom\n    fairtool:\n      is_organisation: true\n"
    assert _dmp(TOP + office)["contact"] == {"name": "Shom", "fairtool": {"is_organisation": True}}
    assert _dmp(f"{TOP}declared:\n  contact:\n    name: Le Goff, Anne\n{office}")["contact"] == {
        "name": "Le Goff, Anne"
    }
