"""Where the commands of push are typed: the working folder says what a target is, for all of them alike."""

import shutil

from tests.push.servers.records import record
from tests.push.shell import Shell, actions, results


def test_the_target_is_that_of_the_working_folder_wherever_the_records_lie(shell: Shell) -> None:
    other = shell.folder / "elsewhere"
    other.mkdir()
    shutil.move(shell.folder / "records", other / "records")
    (other / "fairtool.toml").write_text('[targets.catalogue]\nkind = "csw"\nurl = "http://192.0.2.1/"\n')
    document = shell.json("plan", "catalogue", "elsewhere/records")
    assert document["url"] == shell.url
    assert actions(document) == {"a": "create", "b": "create", "c": "create"}


def test_a_plan_in_another_folder_is_applied_with_the_same_journal(shell: Shell) -> None:
    configuration = shell.folder / "fairtool.toml"
    configuration.write_text(f'{configuration.read_text()}journal = "own.jsonl"\n')
    (shell.folder / "plans").mkdir()
    (shell.folder / "plans/fairtool.toml").write_text("")
    shell.plan("--output", "plans/plan.json")
    assert set(results(shell.json("apply", "plans/plan.json")).values()) == {"done"}
    assert (shell.folder / "own.jsonl").exists()
    shell.write("a.xml", record("a", title="Another"))
    assert actions(shell.plan())["a"] == "update"


def test_a_target_that_nobody_names_is_told_with_those_that_there_are(shell: Shell) -> None:
    ran = shell.run("plan", "elsewhere", "records")
    assert ran.returncode == 2
    assert "names catalogue;" in ran.stderr
    assert "[targets.elsewhere]" in ran.stderr
    assert "did you mean catalogue?" in shell.run("plan", "catalog", "records").stderr
