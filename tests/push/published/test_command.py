"""`fairtool push verify` of what was published, as a user types it."""

import json
import os
import subprocess
import sys
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from jsonschema import Draft202012Validator

from fairtool.cli.push_opening import Pushing
from fairtool.cli.push_published_run import Public, Site, run_published, site_of
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.push.target_file import load_place
from fairtool.record.essentials import Essentials
from fairtool.record.text import Text
from tests.fair.online.loopback import Reply, running
from tests.fair.online.loopback import Site as Web
from tests.push.advised import UUID, iso_file
from tests.push.published.reading_back import ABSTRACT, DOI, TITLE, page

SMALL = Essentials(identifier=UUID, doi=DOI, title=Text(TITLE), abstract=Text(ABSTRACT))
SCHEMA = Path(__file__).parents[3] / "schemas/json/fairtool-push-verify-1.json"


def _run(folder: Path, *words: str, lang: str = "en") -> subprocess.CompletedProcess[str]:
    own = {"FAIRTOOL_STATE_DIR": str(folder / "state"), "COLUMNS": "100", "LC_ALL": "C.UTF-8", "FAIRTOOL_LANG": lang}
    return subprocess.run(
        [sys.executable, "-m", "fairtool", "push", "verify", *words],
        cwd=folder,
        env={"PATH": os.environ["PATH"], "HOME": str(folder), "PYTHONPATH": os.environ.get("PYTHONPATH", ""), **own},
        capture_output=True,
        text=True,
        check=False,
        timeout=100,
    )


def _document(ran: subprocess.CompletedProcess[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(ran.stdout)
    Draft202012Validator(json.loads(SCHEMA.read_text())).validate(document)
    return document


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    iso_file(tmp_path, SMALL)
    return tmp_path


def test_a_page_is_compared_and_the_address_is_said(site: Web, folder: Path) -> None:
    site.answers["/data/1"] = page()
    ran = _run(folder, "seanoe", "record.xml", "--doi", f"{site.address}/data/1", "--allow-private")
    assert ran.returncode == 0, ran.stderr
    assert f"read at {site.address}/data/1" in ran.stdout
    assert "1 the same" in ran.stdout


def test_what_differs_is_shown_in_both_forms(site: Web, folder: Path) -> None:
    site.answers["/data/1"] = page(name="Another title")
    words = (f"{site.address}/data/1", "record.xml", "--allow-private")
    ran = _run(folder, *words)
    assert ran.returncode == 1
    assert f'title: "{TITLE}" → "Another title"' in ran.stdout
    assert _run(folder, *words, "--exit-zero").returncode == 0
    document = _document(_run(folder, *words, "--format", "json"))
    assert document["counts"] == {"differs": 1}
    assert document["url"] == f"{site.address}/data/1"
    assert f"read at {site.address}/data/1" in document["items"][0]["notes"]


@pytest.mark.parametrize(("lang", "words"), [("en", "was not evaluated"), ("fr", "")])
def test_without_an_answer_it_is_exit_code_3_and_never_missing(folder: Path, lang: str, words: str) -> None:
    with running() as gone:
        address = gone.address
    ran = _run(folder, f"{address}/data/1", "record.xml", "--allow-private", "--format", "json", lang=lang)
    assert ran.returncode == 3
    (item,) = _document(ran)["items"]
    assert item["verdict"] == "unreadable"
    assert words in item["reason"]


def test_what_is_not_there_is_missing(site: Web, folder: Path) -> None:
    site.answers["/data/1"] = Reply("no", 404)
    ran = _run(folder, f"{site.address}/data/1", "record.xml", "--allow-private")
    assert ran.returncode == 1
    assert "is not published there" in " ".join(ran.stdout.split())


def test_this_machine_is_not_asked_unless_it_is_allowed(site: Web, folder: Path) -> None:
    site.answers["/data/1"] = page()
    ran = _run(folder, f"{site.address}/data/1", "record.xml")
    assert ran.returncode == 3
    assert "private to this machine" in " ".join(ran.stdout.split())
    assert site.asked == []


def test_several_records_are_not_of_one_doi(folder: Path) -> None:
    iso_file(folder, SMALL, "second.xml")
    ran = _run(folder, DOI, "record.xml", "second.xml")
    assert ran.returncode == 2
    assert "is of one publication" in ran.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (("seanoe", "record.xml", "--doi", "foo"), "foo is no DOI and no web address"),
        (("seanoe", "record.xml", "--doi", "https://me:secret@host.example/1"), "is no DOI and no web address"),
        ((DOI, "record.xml", "--doi", DOI), "both say what was published"),
        (("nowhere", "record.xml", "--doi", DOI), "is of no use for nowhere"),
        (("seano", "record.xml"), "there is no target seano"),
        (("easydata", "zenodo.xml"), "has the DOI 10.5281/zenodo.1 of Zenodo, and none of EaSy Data"),
        (("seanoe", "none.xml"), "none.xml has no DOI of SEANOE"),
        (("seanoe",), "RECORD is missing"),
    ],
)
def test_wrong_input_is_told_before_anything_is_asked(folder: Path, words: tuple[str, ...], said: str) -> None:
    iso_file(folder, Essentials(doi="10.5281/zenodo.1", title=Text("T")), "zenodo.xml")
    iso_file(folder, Essentials(identifier="a", title=Text("T")), "none.xml")
    ran = _run(folder, *words)
    assert ran.returncode == 2
    assert said in " ".join(ran.stderr.split())
    assert "secret" not in ran.stderr


def test_a_place_with_a_public_catalogue_is_read_there_without_a_key(monkeypatch: pytest.MonkeyPatch) -> None:
    asked = Pushing("aeris").asked()
    site = site_of(Pushing("aeris"), asked, Public())
    assert site
    assert site.target.url == "https://api.sedoo.fr/aeris-catalogue-prod/csw"
    monkeypatch.setenv("FAIRTOOL_KEY_API_SEDOO_FR", "token")
    assert site_of(Pushing("aeris"), asked, Public()) is None
    assert site_of(Pushing("aeris"), asked, Public(doi=DOI))
    assert site_of(Pushing("aeris", kind="aeris"), asked, Public()) is None
    assert site_of(Pushing("recherche-data-gouv"), asked, Public()) is None


def test_options_of_the_web_are_refused_where_it_is_not_asked() -> None:
    asked = Pushing("recherche-data-gouv").asked()
    with pytest.raises(UsageError, match="--allow-private is of no use"):
        site_of(Pushing("recherche-data-gouv"), asked, Public(allow_private=True))


def test_a_catalogue_that_is_a_page_of_maintenance_is_exit_code_3(
    site: Web, folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(folder)
    site.answers["/csw"] = Reply("<html>Maintenance</html>")
    place = replace(load_place("aeris"), csw=f"{site.address}/csw")
    pushing = Pushing("aeris", lang="fr")
    told = run_published(Site(pushing.asked(), place), pushing, ["record.xml"], exit_zero=False)
    assert told == ExitCode.UNREADABLE
    assert f"{site.address}/csw" in capsys.readouterr().out
