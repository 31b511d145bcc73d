"""The commands of push with Dataverse, as a depositor types them and reads what they say."""

import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.push.dataverse_double import Double
from tests.push.servers.records import record
from tests.push.shell import Shell


class Depositor(Shell):
    """A depositor at a shell, whose key is in the environment."""

    def push(self, *words: str, role: str = "depositor", double: Double) -> subprocess.CompletedProcess[str]:
        """Run `fairtool push` with the key of a role."""
        port = double.url.rpartition(":")[2]
        return self.run(*words, **{f"FAIRTOOL_KEY_127_0_0_1_PORT{port}": double.token(role)})


@pytest.fixture
def double() -> Iterator[Double]:
    with Double(version="6.8", rdg=True, index_lag=None) as double:
        yield double


@pytest.fixture
def depositor(tmp_path: Path, double: Double) -> Depositor:
    """Give a folder with a record, data, and a configuration that names the collection."""
    (tmp_path / "records").mkdir()
    (tmp_path / "data").mkdir()
    settings = f'kind = "dataverse"\nurl = "{double.url}"\ncollection = "lab"\n'
    (tmp_path / "fairtool.toml").write_text(f"[targets.depot]\n{settings}")
    depositor = Depositor(tmp_path, double.url)
    depositor.write("a.xml", record("urn:a", title="Température"))
    (tmp_path / "data" / "stations.csv").write_text("id,lat\n1,48\n")
    return depositor


def told(ran: subprocess.CompletedProcess[str]) -> str:
    """Give what was said in one line."""
    return " ".join((ran.stdout + ran.stderr).split())


def test_files_of_a_folder_that_are_not_pushed_are_told(depositor: Depositor, double: Double) -> None:
    said = told(depositor.push("plan", "depot", "records", "data", double=double))
    assert "neither records nor netCDF, and are not pushed: 1, such as data/stations.csv" in said
    said = told(depositor.push("plan", "depot", "records", "data/stations.csv", double=double))
    assert "not pushed" not in said
    assert '+ files: "stations.csv"' in said


def test_a_plan_is_applied_and_sent_to_the_curators_later(depositor: Depositor, double: Double) -> None:
    depositor.push("plan", "depot", "records", double=double)
    assert depositor.push("apply", "push-plan.json", double=double).returncode == 0
    depositor.push("plan", "depot", "records", double=double)
    said = told(depositor.push("apply", "push-plan.json", "--submit-for-review", double=double))
    assert "urn:a was sent to the curators" in said
    assert "1 written" in said
    assert double.datasets[0].in_review
    assert "1 unchanged" in told(depositor.push("apply", "push-plan.json", "--submit-for-review", double=double))


def test_who_may_not_publish_is_told_the_other_way(depositor: Depositor, double: Double) -> None:
    depositor.push("plan", "depot", "records", double=double)
    depositor.push("apply", "push-plan.json", double=double)
    double.index()
    ran = depositor.push("apply", "push-plan.json", "--publish", "major", double=double)
    assert ran.returncode == 3
    assert "send it to them with --submit-for-review" in told(ran)


@pytest.mark.parametrize("collection", ["https://demo.example.org/dataverse/lab", "lab/../other", "a b"])
def test_a_collection_that_cannot_be_one_is_said(depositor: Depositor, double: Double, collection: str) -> None:
    ran = depositor.push("plan", "depot", "records", "--set", f"collection={collection}", double=double)
    assert ran.returncode == 2
    assert "write the last part of the address of its page" in told(ran)


def test_an_archive_that_would_be_unpacked_is_refused_in_the_plan(depositor: Depositor, double: Double) -> None:
    (depositor.folder / "data" / "all.zip").write_bytes(b"PK\x05\x06" + bytes(18))
    words = ("plan", "depot", "records", "data/all.zip", "--set", "direct-upload=never")
    ran = depositor.push(*words, double=double)
    assert ran.returncode == 1
    assert "would be unpacked by the target" in told(ran)
