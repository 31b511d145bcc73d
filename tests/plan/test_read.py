"""Reading plans: what is broken, wrapped or too large is told for what it is, with its place."""

import json
import os
from pathlib import Path
from time import process_time
from typing import Any

import pytest

from fairtool.errors import UnreadableError
from fairtool.plan.places import Places
from fairtool.plan.read import plan_of, read_plan
from fairtool.plan.view import Plan, PlanPart
from fairtool.rule import element
from fairtool.version import Version
from tests.plan.plans import PLAN, changed, plan

RDA = "https://github.com/RDA-DMP-Common/RDA-DMP-Common-Standard/tree/master/examples/JSON/JSON-schema"


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ('{"dmp": {"title": "a",}}', "line 1 column 23"),
        ('{"dmp":\n{"title" "a"}}', "line 2 column 10"),
        ('{"dmp": {"cost": NaN}}', "NaN is no number of JSON"),
        ('{"dmp": 1e999}', "holds a number that is none"),
        ('{"dmp": ' + "[" * 200 + "]" * 200 + "}", "more than 128 levels"),
        ('{"dmp": ' + "[" * 100_000, "levels deep"),
        ("[1, 2]", "is a list, and no plan"),
        ('"dmp"', "is JSON, but no object"),
        ("", "is not JSON"),
        ('{"data": {"dmp": {}}}', "holds a plan at /data"),
        ('{"items": [{"dmp": {}}, {"dmp": {}}]}', "holds a plan at /items/0"),
        ('[{"dmp": {}}]', "holds a plan at /0"),
        ('{"meta": {}, "project": {}, "researchOutput": []}', "the own form of DMP OPIDoR"),
    ],
)
def test_what_is_no_plan_is_told_for_what_it_is(text: str, told: str) -> None:
    with pytest.raises(UnreadableError) as error:
        plan_of(text.encode(), "plan.json")
    assert told in str(error.value)


def test_a_schema_of_plans_is_no_answer_that_holds_one() -> None:
    view = plan_of(b'{"properties": {"dmp": {"properties": {}}}}', "schema.json")
    assert [fault.where for fault in view.faults] == ["/dmp"]


def test_what_is_no_utf_8_is_told() -> None:
    with pytest.raises(UnreadableError, match="no UTF-8"):
        plan_of('{"dmp": {"title": "é"}}'.encode("latin-1"), "plan.json")


def test_a_byte_order_mark_is_read_over() -> None:
    assert plan_of(b"\xef\xbb\xbf" + json.dumps(PLAN).encode(), "plan.json").faults == ()


def test_a_named_pipe_is_not_waited_for(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "plan.json")
    with pytest.raises(UnreadableError, match="is no file"):
        read_plan(tmp_path / "plan.json", "plan.json")


def test_a_plan_that_is_too_large_is_refused_unread(tmp_path: Path) -> None:
    path = tmp_path / "plan.json"
    with path.open("wb") as file:
        file.truncate(2**30)
    with pytest.raises(UnreadableError, match="1073741824 bytes"):
        read_plan(path, "plan.json")


@pytest.mark.parametrize(
    ("change", "version"),
    [
        ({}, "1.2"),
        ({"/dmp/language": "en"}, "1.2"),
        ({"/$schema": f"{RDA}/1.1"}, "1.1"),
        ({"/$schema": f"{RDA}/1.0/maDMP-schema-1.0.json"}, "1.0"),
        ({"/$schema": f"{RDA}/1.2"}, "1.2"),
        ({"/$schema": "https://a.example/schema-11.12.json"}, "1.2"),
        ({"/$schema": 5}, "1.2"),
        ({"/dmp/dataset/0/creator": "A. Marin"}, "1.1"),
        ({"/dmp/dataset/0/creator": "A. Marin", "/note": "draft"}, "1.0"),
        ({"/dmp/dataset/0/creator": [{"name": "A. Marin"}]}, "1.1"),
    ],
)
def test_the_version_is_found(change: dict[str, Any], version: str) -> None:
    assert str(plan(change).version) == version


def test_the_version_that_the_user_says_prevails() -> None:
    assert plan_of(json.dumps(changed({"/$schema": f"{RDA}/1.2"})).encode(), "a", Version(1, 0)).version == Version(
        1, 0
    )


@pytest.mark.parametrize("version", ["1.0", "1.1", "1.2"])
def test_the_name_of_the_schema_is_tolerated_in_every_version(version: str) -> None:
    assert plan({"/$schema": "https://a.example/schema"}, version).faults == ()


def test_objects_are_found_by_their_class() -> None:
    view = plan({})
    hosts = view.parts(PlanPart, element("Host"))
    assert [part.path for part in hosts if isinstance(part, PlanPart)] == ["/dmp/dataset/0/distribution/0/host"]
    assert view.parts(Plan, element()) == (view,)
    people = view.parts(PlanPart, element("PersonId"))
    assert [part.path for part in people if isinstance(part, PlanPart)] == [
        "/dmp/contact/contact_id",
        "/dmp/contributor/0/contributor_id",
    ]


@pytest.mark.parametrize("value", [None, 5, "x", [], [[]], [5, None], {"0": 1}])
@pytest.mark.parametrize(
    "where", ["/dmp", "/dmp/dataset", "/dmp/contact", "/dmp/dataset/0/distribution", "/dmp/cost/0"]
)
def test_whatever_stands_there_is_no_crash(where: str, value: object) -> None:
    view = plan({f"!{where}": value})
    assert view.faults or value == []


@pytest.mark.parametrize(
    ("where", "line"),
    [
        ("", 1),
        ("/dmp", 2),
        ("/dmp/a~1b", 4),
        ("/dmp/list/1", 5),
        ("/dmp/list/2/c", 7),
        ("/dmp/list/2/missing", 6),
        ("/dmp/list/9", 5),
        ("/other/deeper", 1),
    ],
)
def test_lines_are_those_of_the_text(where: str, line: int) -> None:
    text = '{\n "dmp": {\n  "twice": 1,\n  "a/b": "{ \\" [",\n  "list": [1, "é]",\n   {"a": 1,\n    "c": 2}]}}'
    assert Places(text).line(where) == line


def test_of_a_key_that_stands_twice_the_last_counts() -> None:
    assert Places('{"a": 1,\n "a": 2}').line("/a") == 2


def test_many_data_sets_take_seconds() -> None:
    many = changed({})
    many["dmp"]["dataset"] = many["dmp"]["dataset"] * 10_000
    data = json.dumps(many).encode()
    start = process_time()
    view = plan_of(data, "plan.json")
    assert not view.faults
    assert len(view.parts(PlanPart, element("Dataset"))) == 10_000
    assert process_time() - start < 10, "linear: a second on a slow machine"
