"""`fairtool score --online`: what was published, from servers on the loopback; records in the tests are synthetic."""

import json
from pathlib import Path
from typing import Any

import pytest

from fairtool.api import read_record
from fairtool.conversion.answers import of_table
from fairtool.conversion.encodings import encoding_named
from fairtool.conversion.run import Plan, converted
from fairtool.settings import today
from tests.cli.running import Ended, fairtool
from tests.fair.online.loopback import Reply, Site, moved, typed
from tests.fair.pairs import DATA, FOLDER, RECORD, WRONG, changed, written

DOI = "https://doi.org/10.17882/999001"
NETCDF = b"CDF\x01" + b"\0" * 10_000


def _json_ld(site: Site, size: str = "10004 B") -> str:
    plan = Plan(encoding_named("schema-org", None), today(), of_table({}, ""))
    document = json.loads(converted(read_record(FOLDER / "good.xml"), plan).document)
    document["distribution"] = {
        "@type": "DataDownload",
        "contentUrl": f"{site.address}/good.nc",
        "contentSize": size,
        "encodingFormat": "application/x-netcdf",
    }
    document.pop("size", None)
    return json.dumps(document)


def _page(*links: str, json_ld: str = "") -> Reply:
    script = f'<script type="application/ld+json">{json_ld}</script>' if json_ld else ""
    text = f'<html lang="en"><head><title>Buoy</title>{script}</head><body>Buoy</body></html>'
    return Reply(text, 200, (("Content-Type", "text/html; charset=utf-8"), *(("Link", one) for one in links)))


@pytest.fixture
def published(site: Site) -> Site:
    """Publish the good pair as a good repository does."""
    links = (
        f'<{site.address}/page>; rel="cite-as"',
        '</record.xml>; rel="describedby"; type="application/xml"',
        '</good.nc>; rel="item"; type="application/x-netcdf"',
    )
    site.answers |= {
        "/page": _page(*links, json_ld=_json_ld(site)),
        "/record.xml": typed(RECORD, "application/xml"),
        "/good.nc": typed(NETCDF, "application/x-netcdf", takes_ranges=True),
    }
    return site


def _score(site: Site, *more: str, path: str = "/page") -> Ended:
    return fairtool("score", f"{site.address}{path}", "--online", "--allow-private", *more)


def _scored(ended: Ended, number: int = 0) -> dict[str, dict[str, Any]]:
    [*scores] = json.loads(ended.stdout)["scores"]
    return {one["id"]: one for one in scores[number]["indicators"]}


def test_what_was_published_answers_what_only_the_web_can_tell(published: Site) -> None:
    ended = _score(published, "--format", "json")
    assert ended.returncode == 0, ended.stderr
    found = _scored(ended)
    asked = ("F4-01M", "A1-02M", "A1-02D", "A1-03M", "A1-03D", "A1-05D", "I1-02M")
    assert {name: found[f"RDA-{name}"]["status"] for name in asked} == dict.fromkeys(asked, "pass")
    assert found["RDA-A1-03D"]["evidence"][0]["source"] == f"{published.address}/page"
    assert found["RDA-A1-03D"]["evidence"][0]["where"] == f"{published.address}/good.nc"


@pytest.mark.parametrize(
    ("path", "reply", "failing"),
    [
        ("/good.nc", Reply("gone", 404), ["A1-03D", "A1-05D"]),
        ("/good.nc", typed("<html><title>Log in</title></html>", "text/html"), ["A1-03D", "A1-05D"]),
        ("/good.nc", typed(b"x" * 25, "application/x-netcdf"), ["A1-03D"]),
        ("/good.nc", typed(NETCDF * 90, "application/x-netcdf"), ["A1-03D"]),
        ("/page", Reply("none", 404), ["A1-02M", "A1-03M", "F4-01M"]),
    ],
    ids=["no file", "a page to log in", "junk", "another size", "no page"],
)
def test_what_is_wrong_on_the_web_fails(published: Site, path: str, reply: Reply, failing: list[str]) -> None:
    published.answers[path] = reply
    found = _scored(_score(published, "--format", "json"))
    assert {name: found[f"RDA-{name}"]["status"] for name in failing} == dict.fromkeys(failing, "fail")


@pytest.mark.parametrize(
    ("path", "reply", "open_"),
    [
        ("/page", Reply("broken", 503), ["A1-02M", "A1-03M", "F4-01M"]),
        ("/good.nc", Reply("broken", 500), ["A1-03D", "A1-05D"]),
    ],
)
def test_a_fault_of_a_server_is_no_fault_of_the_data(
    published: Site, path: str, reply: Reply, open_: list[str]
) -> None:
    published.answers[path] = reply
    found = _scored(_score(published, "--format", "json"))
    assert {name: found[f"RDA-{name}"]["status"] for name in open_} == dict.fromkeys(open_, "not-assessed")


@pytest.mark.parametrize("code", [401, 403, 408, 429, 500, 503])
def test_a_page_that_a_server_does_not_give_is_not_assessed_and_the_run_says_so(
    published: Site, tmp_path: Path, code: int
) -> None:
    published.answers["/page"] = Reply("<html><title>Log in</title></html>", code)
    record, _ = written(tmp_path, RECORD, DATA)
    ended = _score(published, record, "--format", "json")
    assert ended.returncode == 3
    assert f"{published.address}/page answers with HTTP status {code}" in ended.stderr.splitlines()[0]
    document = json.loads(ended.stdout)
    assert document["unreadable"] == [f"{published.address}/page"]
    assert document["dropped"] == []
    online = document["scores"][1]["indicators"]
    assert {one["status"] for one in online} <= {"not-assessed", "not-applicable"}
    assert "needs-network" not in {one["reason"] for one in online}
    assert "not-evaluated" not in {one["reason"] for one in online}


@pytest.mark.parametrize("path", ["/none", "/gone", "/round"])
def test_a_page_that_is_not_there_fails_and_is_told_first(published: Site, tmp_path: Path, path: str) -> None:
    published.answers |= {"/gone": Reply("gone", 410), "/round": moved("/round")}
    ended = _score(published, *written(tmp_path, RECORD, DATA), "--format", "json", path=path)
    assert ended.returncode == 3
    first, *others = ended.stderr.splitlines()
    assert path in first
    assert others == []
    document = json.loads(ended.stdout)
    assert document["dropped"] == []
    assert _scored(ended, 1)["RDA-A1-03M"]["status"] == "fail"
    text = _score(published, "--format", "text", path=path).stdout
    assert text.partition("the most important first\n")[2].startswith("RDA-A1-03M ")


def test_where_no_server_answers_nothing_is_assessed_and_the_run_says_so(site: Site) -> None:
    ended = fairtool("score", f"{site.address}/page", "--online", "--format", "json")
    assert ended.returncode == 3
    assert "private" in ended.stderr
    document = json.loads(ended.stdout)
    assert document["scores"][0]["coverage"]["assessed"] == 0
    assert document["unreadable"] == [f"{site.address}/page"]
    assert site.asked == []


def test_a_recording_gives_the_identical_score_and_asks_nobody(published: Site, tmp_path: Path) -> None:
    recording = tmp_path / "run.json"
    live = _score(published, "--format", "json", "--record", str(recording))
    published.answers.clear()
    before = len(published.asked)
    replayed = fairtool("score", f"{published.address}/page", "--replay", recording, "--format", "json")
    assert replayed.stdout == live.stdout
    assert len(published.asked) == before


def test_a_malformed_header_is_a_warning(published: Site) -> None:
    published.answers["/page"] = _page("<<>>;;rel", json_ld=_json_ld(published))
    ended = _score(published)
    assert ended.returncode == 0
    assert "Link header 1" in ended.stderr


def test_a_record_that_is_wrong_about_local_data_is_found_out(published: Site, tmp_path: Path) -> None:
    _, data = written(tmp_path, RECORD, DATA)
    right = _scored(_score(published, data, "--format", "json"))
    published.answers["/record.xml"] = typed(changed(RECORD, WRONG), "application/xml")
    wrong = _scored(_score(published, data, "--format", "json"))
    assert right["RDA-R1.1-01M"]["status"] == "pass"
    assert wrong["RDA-R1.1-01M"]["status"] == "fail"


def test_before_and_after_publication_stand_side_by_side(published: Site, tmp_path: Path) -> None:
    ended = _score(published, *written(tmp_path, RECORD, DATA), "--format", "json")
    scores = json.loads(ended.stdout)["scores"]
    assert [(one["rubric"], one["mode"]) for one in scores] == [("rda-1.0", "local"), ("rda-1.0", "online")]


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("https://example.org/a",), "add --online"),
        (("10.17882/999001",), "add --online"),
        (("https://example.org/a", "https://example.org/b", "--online"), "one publication"),
        ((str(FOLDER / "good.xml"), "--online"), "nothing that was published"),
        (("https://example.org/a", "--record", "a", "--replay", "b"), "exclude each other"),
        (("https://example.org/a", "--replay", "none.json"), "none.json"),
    ],
)
def test_wrong_usage_is_told_before_anybody_is_asked(arguments: tuple[str, ...], told: str) -> None:
    ended = fairtool("score", *arguments)
    assert ended.returncode in (2, 3)
    assert told in ended.stderr
    assert ended.stdout == ""
