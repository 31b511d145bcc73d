"""Where services look for a finding: the file on disk, not the number of the record in it."""

import json
from dataclasses import replace

import pytest

from fairtool.render.file_of import file_of
from tests.render.reports import NAME, UNREADABLE, document, report


@pytest.mark.parametrize(
    ("kind", "path", "file"),
    [
        ("xml", "answer.xml#2", "answer.xml"),
        ("bundle", "answer.xml#12", "answer.xml"),
        ("xml", "answer.xml", "answer.xml"),
        ("xml", "draft#0", "draft#0"),
        ("xml", "cruise#2b.xml", "cruise#2b.xml"),
        ("netcdf", "cruise#2", "cruise#2"),
    ],
)
def test_only_the_number_of_a_record_is_no_part_of_the_name(kind: str, path: str, file: str) -> None:
    assert file_of(replace(report(NAME), kind=kind), path) == file


def test_findings_on_the_second_record_of_an_answer_are_shown_in_its_file() -> None:
    second = replace(report(replace(NAME, line=7), path="/data/answer.xml#2"), kind="xml")
    assert ",file=answer.xml,line=7::" in document("github", [second])
    assert json.loads(document("gitlab", [second]))[0]["location"] == {"path": "answer.xml", "lines": {"begin": 7}}
    (result,) = json.loads(document("sarif", [second]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["artifactLocation"] == {"uri": "answer.xml"}


@pytest.mark.parametrize("name", ["gitlab", "sarif"])
def test_two_records_of_an_answer_keep_marks_of_their_own(name: str) -> None:
    both = [replace(report(NAME, path=f"/data/answer.xml#{number}"), kind="xml") for number in (1, 2)]
    told = json.loads(document(name, both))
    marks = (
        {one["fingerprint"] for one in told}
        if name == "gitlab"
        else {one["partialFingerprints"]["fairtool/v1"] for one in told["runs"][0]["results"]}
    )
    assert len(marks) == 2


def test_a_document_that_breaks_off_is_shown_at_the_line_where_it_does() -> None:
    (finding,) = UNREADABLE.findings
    cut = replace(finding, template="{path}, line {line}: a tag is not closed", values={"path": "cut.xml", "line": 156})
    broken = replace(UNREADABLE, path="/data/cut.xml", findings=(cut,))
    assert ",file=cut.xml,line=156::" in document("github", [broken])
    assert json.loads(document("gitlab", [broken]))[0]["location"]["lines"] == {"begin": 156}
    (result,) = json.loads(document("sarif", [broken]))["runs"][0]["results"]
    assert result["locations"][0]["physicalLocation"]["region"] == {"startLine": 156}


def test_a_line_that_is_no_number_is_none() -> None:
    assert ",line=" not in document("github", [report(replace(NAME, values={"line": "twelve"}))])
