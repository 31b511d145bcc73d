"""What the commands tell: one line a thesaurus, errors on the other stream, exit codes as everywhere."""

import json
from pathlib import Path

import pytest

from fairtool.cli.vocab_bundle_run import run_export, run_import
from fairtool.cli.vocab_pull_run import PullRequest, Source, run
from fairtool.errors import UsageError
from fairtool.thesauri.lock import pulled, read_lock
from fairtool.thesauri.pull import PullSettings
from tests.thesauri.servers import OTHER, TURTLE, Reply, Site, with_version


@pytest.fixture(autouse=True)
def _own_cache(settings: PullSettings, monkeypatch: pytest.MonkeyPatch) -> None:
    assert settings
    monkeypatch.setenv("FAIRTOOL_LANG", "en")
    monkeypatch.delenv("FAIRTOOL_KEY_EARTHPORTAL", raising=False)


def _request(site: Site, path: str = "/x", **values: object) -> PullRequest:
    return PullRequest(("essai",), source=Source(f"{site.address}{path}"), seconds=5, **values)  # type: ignore[arg-type]


def test_a_line_says_what_became_of_a_thesaurus(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.answers["/x"] = with_version(TURTLE, '"v1"')
    codes = [run(_request(site)), run(PullRequest(("essai",), seconds=5))]
    site.answers["/x"] = with_version(OTHER, '"v2"')
    codes.append(run(_request(site)))
    assert codes == [0, 0, 0]
    assert capsys.readouterr().out.splitlines() == [
        "essai: pulled, 2 concepts",
        "essai: unchanged, 2 concepts",
        "essai: a new version was pulled, 3 concepts",
    ]


def test_quiet_says_nothing(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.answers["/x"] = Reply(TURTLE)
    assert run(_request(site), quiet=True) == 0
    assert capsys.readouterr() == ("", "")


def test_a_fault_is_one_line_on_the_other_stream_and_the_code_is_3(
    site: Site, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(_request(site)) == 3
    out, err = capsys.readouterr()
    assert out == ""
    assert err.count("\n") == 1
    assert f"essai: {site.address}/x answers with HTTP status 404" in err


def test_a_server_that_is_down_does_not_keep_the_others(
    site: Site, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    lock = tmp_path / "project.lock"
    site.answers |= {"/x": Reply(TURTLE)}
    run(_request(site, lock=lock))
    run(PullRequest(("autre",), source=Source(f"{site.address}/x"), lock=lock, seconds=5))
    site.answers["/x"] = Reply("", 410)
    text = lock.read_text(encoding="utf-8").replace(f'"{site.address}/x"', f'"{site.address}/y"', 1)
    lock.write_text(text, encoding="utf-8")
    site.answers["/y"] = Reply(TURTLE)
    capsys.readouterr()
    assert run(PullRequest(locked=True, lock=lock, seconds=5)) == 3
    out, err = capsys.readouterr()
    assert out == "autre: unchanged, 2 concepts\n"
    assert "essai: " in err
    assert "410" in err


def test_the_document_says_the_same(site: Site, capsys: pytest.CaptureFixture[str]) -> None:
    site.answers["/x"] = Reply(TURTLE)
    run(_request(site), form="json")
    (one,) = json.loads(capsys.readouterr().out)["vocabularies"]
    assert (one["name"], one["status"], one["concepts"]) == ("essai", "pulled", 2)
    site.answers["/x"] = Reply("", 404)
    assert run(_request(site), form="json", lang="fr") == 3
    document = json.loads(capsys.readouterr().out)
    assert document["schema"] == "fairtool-vocab-pull/1"
    assert document["vocabularies"][0]["status"] == "failed"


def test_the_lock_of_a_project_holds_what_comes(site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    lock = tmp_path / "project" / "vocabularies.lock"
    site.answers["/x"] = Reply(TURTLE)
    run(_request(site, lock=lock))
    before = lock.read_text(encoding="utf-8")
    assert read_lock(lock)["essai"] == pulled("essai").entry
    site.answers["/x"] = Reply(OTHER)
    assert run(_request(site, lock=lock, locked=True)) == 3
    assert "not the recorded" in capsys.readouterr().err
    assert lock.read_text(encoding="utf-8") == before
    assert pulled("essai").entry.concepts == 2


WRONG = {
    "nothing": (PullRequest(), "nothing to pull"),
    "an unknown name": (PullRequest(("gemett",)), "there is no thesaurus gemett"),
    "an unknown pole": (PullRequest(poles=("mer",)), "there is no pole mer"),
    "the name of another": (PullRequest(("gemet",), source=Source("https://example.org")), "is no name"),
    "a name that climbs": (PullRequest(("../x",), source=Source("https://example.org")), "is no name"),
    "no name": (PullRequest(source=Source("https://example.org")), "is no name"),
    "an unknown kind": (PullRequest(("x",), source=Source("https://example.org", "ftp")), "no kind of server ftp"),
    "no web address": (PullRequest(("x",), source=Source("file:///etc/passwd")), "is no web address"),
    "nothing locked": (PullRequest(("gemet",), locked=True), "locks no thesaurus"),
}


@pytest.mark.parametrize("name", WRONG)
def test_what_cannot_be_done_as_written_is_told_before_anything_is_asked(name: str) -> None:
    request, said = WRONG[name]
    with pytest.raises(UsageError, match=said):
        run(request)


def test_a_near_name_is_proposed() -> None:
    with pytest.raises(UsageError) as told:
        run(PullRequest(("aeris-parameter",)))
    assert told.value.hint.format_map(told.value.values) == "did you mean aeris-parameters?"


def test_a_missing_key_costs_one_line(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(PullRequest(("earthportal-sweet",), seconds=5)) == 2
    assert "FAIRTOOL_KEY_EARTHPORTAL" in capsys.readouterr().err


def test_a_key_is_never_shown(site: Site, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]) -> None:
    monkeypatch.setenv("FAIRTOOL_KEY_ESSAI", "clef-secrete")
    source = Source(site.address, "ontoportal", "MER")
    site.answers["/ontologies/MER/download"] = Reply("apikey clef-secrete?", 401)
    assert run(PullRequest(("essai",), source=source, seconds=5), form="json") == 3
    site.answers["/ontologies/MER/download"] = Reply(TURTLE)
    assert run(PullRequest(("essai",), source=source, seconds=5), form="json") == 0
    assert run(PullRequest(("essai",), seconds=5), form="json") == 0
    assert {one.headers["authorization"] for one in site.asked} == {"apikey token=clef-secrete"}
    assert "secrete" not in "".join(capsys.readouterr())


def test_bundles_go_out_and_come_in(
    site: Site, tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    with pytest.raises(UsageError, match="no thesaurus was pulled yet"):
        run_export(tmp_path / "b.zip")
    site.answers["/x"] = Reply(TURTLE)
    run(_request(site), quiet=True)
    assert run_export(tmp_path / "b.zip", ("essai",)) == 0
    with pytest.raises(UsageError, match="mer was not pulled"):
        run_export(tmp_path / "c.zip", ("mer",))
    monkeypatch.setenv("FAIRTOOL_CACHE_DIR", str(tmp_path / "elsewhere"))
    assert pulled("essai") is None
    assert run_import(tmp_path / "b.zip") == 0
    assert pulled("essai").entry.concepts == 2
    assert capsys.readouterr().out.splitlines() == [
        "essai: written into the bundle, 2 concepts",
        "essai: taken in, 2 concepts",
    ]
    assert run_import(tmp_path / "b.zip", form="json") == 0
    assert json.loads(capsys.readouterr().out)["schema"] == "fairtool-vocab-bundle/1"
