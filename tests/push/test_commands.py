"""The commands of push, as a user types them, against a real catalogue."""

import json

from tests.push.servers.csw import deleting, inserting, updating
from tests.push.servers.exchange import ask
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import many, record
from tests.push.shell import Shell, actions, results


def test_from_nothing_to_unchanged(shell: Shell, pycsw: PycswServer) -> None:
    assert actions(shell.plan()) == {"a": "create", "b": "create", "c": "create"}
    assert pycsw.count() == 0
    assert results(shell.json("apply", "push-plan.json")) == {"a": "done", "b": "done", "c": "done"}
    assert sorted(pycsw.ids()) == ["a", "b", "c"]
    assert actions(shell.plan()) == {"a": "unchanged", "b": "unchanged", "c": "unchanged"}
    again = shell.json("apply", "push-plan.json")
    assert results(again) == {}
    assert again["counts"] == {"unchanged": 3}


def test_what_changed_here_is_shown_and_written(shell: Shell, pycsw: PycswServer) -> None:
    _pushed(shell)
    shell.write("b.xml", record("b", title="Another title"))
    document = shell.plan()
    assert actions(document) == {"a": "unchanged", "b": "update", "c": "unchanged"}
    change = {"field": "identificationInfo.citation.title", "before": "Title of b", "after": "Another title"}
    assert document["items"][1]["changes"] == [change]
    assert results(shell.json("apply", "push-plan.json")) == {"b": "done"}
    assert b"Another title" in pycsw.xml("b")


def test_what_somebody_changed_there_is_a_conflict_until_it_is_forced(shell: Shell, pycsw: PycswServer) -> None:
    _pushed(shell)
    _edit_there(shell, pycsw, "b", "Corrected by a curator")
    shell.write("b.xml", record("b", title="Another title"))
    planned = shell.run("plan", "catalogue", "records")
    assert planned.returncode == 1
    assert "Corrected by a curator" in planned.stdout
    assert shell.run("apply", "push-plan.json").returncode == 1
    assert b"Corrected by a curator" in pycsw.xml("b")
    assert actions(shell.plan("--force"))["b"] == "update"
    assert shell.run("apply", "push-plan.json").returncode == 0
    assert b"Another title" in pycsw.xml("b")


def test_what_was_there_before_is_no_prey(shell: Shell) -> None:
    _pushed(shell)
    shell.journal.unlink()
    shell.write("b.xml", record("b", title="Another title"))
    assert actions(shell.plan()) == {"a": "unchanged", "b": "conflict", "c": "unchanged"}


def test_what_moved_since_the_plan_is_left(shell: Shell) -> None:
    shell.plan()
    shell.write("a.xml", record("a", title="Changed after the plan"))
    _insert_there(shell, record("b", title="Somebody else"))
    ran = shell.run("apply", "push-plan.json", "--format", "json")
    assert results(json.loads(ran.stdout)) == {"a": "moved", "b": "moved", "c": "done"}
    assert ran.returncode == 1


def test_a_record_with_errors_is_refused_before_any_call(shell: Shell, pycsw: PycswServer) -> None:
    shell.write(
        "b.xml",
        record("b").replace(b"<gmd:citation>", b"<gmd:cytation>").replace(b"</gmd:citation>", b"</gmd:cytation>"),
    )
    document = shell.plan()
    assert actions(document) == {"a": "create", "b": "refused", "c": "create"}
    assert "fairtool validate" in document["items"][1]["reason"]
    shell.run("apply", "push-plan.json")
    assert sorted(pycsw.ids()) == ["a", "c"]
    loud = shell.run("plan", "catalogue", "records", "--no-validate")
    assert "NOT validated" in loud.stderr
    assert loud.returncode == 0


def test_one_identifier_is_of_one_record(shell: Shell) -> None:
    shell.write("d.xml", record("a", title="Another"))
    document = shell.plan()
    assert [one["action"] for one in document["items"]] == ["refused", "create", "create", "refused"]
    assert "d.xml" in document["items"][0]["reason"]
    assert "a.xml" in document["items"][3]["reason"]


def test_a_file_that_cannot_be_read_keeps_no_other_out(shell: Shell) -> None:
    shell.write("b.xml", record("b")[:800])
    ran = shell.run("plan", "catalogue", "records", "nowhere.xml", "--format", "json")
    assert ran.returncode == 3
    assert [one["action"] for one in json.loads(ran.stdout)["items"]] == ["create", "refused", "create", "refused"]
    assert "nowhere.xml does not exist" in ran.stdout


def test_several_records_in_one_file_are_several(shell: Shell, pycsw: PycswServer) -> None:
    both = b"<all>" + record("x").partition(b"?>")[2] + record("y").partition(b"?>")[2] + b"</all>"
    shell.write("b.xml", both)
    assert actions(shell.plan()) == {"a": "create", "x": "create", "y": "create", "c": "create"}
    shell.run("apply", "push-plan.json")
    assert sorted(pycsw.ids()) == ["a", "c", "x", "y"]
    assert set(actions(shell.plan()).values()) == {"unchanged"}


def test_verify_shows_what_differs(shell: Shell, pycsw: PycswServer) -> None:
    _pushed(shell)
    _edit_there(shell, pycsw, "b", "Corrected by a curator")
    shell.write("d.xml", record("d"))
    document = shell.json("verify", "catalogue", "records")
    assert {one["id"]: one["verdict"] for one in document["items"]} == {
        "a": "same", "b": "differs", "c": "same", "d": "missing",
    }  # fmt: skip
    assert shell.run("verify", "catalogue", "records").returncode == 1


def test_delete_wants_the_right_count(shell: Shell, pycsw: PycswServer) -> None:
    shell.write("b.xml", record("b", parent="a"))
    _pushed(shell)
    shown = shell.run("delete", "catalogue", "a")
    assert "b goes with it" in shown.stdout
    assert "--yes 2" in shown.stdout
    assert shell.run("delete", "catalogue", "a", "--yes", "1").returncode == 2
    assert pycsw.count() == 3
    document = shell.json("delete", "catalogue", "a", "--yes", "2")
    assert document["items"] == [{"id": "a", "children": ["b"], "deleted": True, "reason": None}]
    assert list(pycsw.ids()) == ["c"]
    assert actions(shell.plan())["a"] == "create"


def test_status_tells_what_happened_there(shell: Shell, pycsw: PycswServer) -> None:
    _pushed(shell)
    assert shell.run("status", "catalogue").returncode == 0
    _edit_there(shell, pycsw, "b", "Corrected by a curator")
    _delete_there(shell, "c")
    document = shell.json("status", "catalogue")
    there = {one["id"]: (one["there"], len(one["notes"])) for one in document["items"]}
    assert there == {"a": (True, 0), "b": (True, 1), "c": (False, 1)}
    assert shell.run("status", "catalogue").returncode == 1


def test_a_plan_that_is_none_is_refused(shell: Shell) -> None:
    (shell.folder / "x.json").write_text('{"schema": "fairtool-push-plan/1", "items": "all"}')
    ran = shell.run("apply", "x.json")
    assert ran.returncode == 2
    assert "no plan of fairtool push" in ran.stderr
    (shell.folder / "notes.txt").write_text("do not lose me")
    assert shell.run("plan", "catalogue", "records", "--output", "notes.txt").returncode == 2
    assert shell.run("plan", "catalogue", "records", "--output", "records/a.xml").returncode == 2
    assert (shell.folder / "notes.txt").read_text() == "do not lose me"


def test_a_run_that_did_not_end_wants_resume(shell: Shell, pycsw: PycswServer) -> None:
    shell.plan()
    shell.run("apply", "push-plan.json")
    lines = shell.journal.read_bytes().splitlines(keepends=True)
    shell.journal.write_bytes(b"".join(lines[:-2]) + lines[-2][:40])  # killed while the last result was written
    assert shell.run("apply", "push-plan.json").returncode == 2
    assert results(shell.json("apply", "push-plan.json", "--resume")) == {
        "a": "already",
        "b": "already",
        "c": "already",
    }
    assert pycsw.count() == 3


def test_it_speaks_french_in_a_narrow_terminal_without_unicode(shell: Shell) -> None:
    ran = shell.run(
        "plan", "catalogue", "records", COLUMNS="40", FAIRTOOL_LANG="fr", LC_ALL="C", PYTHONIOENCODING="ascii"
    )
    assert "3 a creer" in " ".join(ran.stdout.split())
    assert max(map(len, ran.stdout.splitlines())) <= 60


def test_a_target_that_is_not_there_is_said_and_nothing_is_written(shell: Shell, pycsw: PycswServer) -> None:
    pycsw.stop()
    ran = shell.run("plan", "catalogue", "records")
    assert ran.returncode == 3
    assert "refuses the connection" in ran.stderr
    assert not (shell.folder / "push-plan.json").exists()


def test_many_are_written_in_batches(shell: Shell, pycsw: PycswServer) -> None:
    for name, content in many(60).items():
        shell.write(f"{name}.xml", content)
    assert set(actions(shell.plan("--no-validate")).values()) == {"create"}
    assert set(results(shell.json("apply", "push-plan.json")).values()) == {"done"}
    assert pycsw.count() == 63


def test_a_journal_that_was_lost_comes_back_with_what_is_the_same(shell: Shell) -> None:
    _pushed(shell)
    shell.journal.unlink()
    shell.plan()
    assert shell.run("apply", "push-plan.json").returncode == 0
    shell.write("b.xml", record("b", title="Another title"))
    assert actions(shell.plan()) == {"a": "unchanged", "b": "update", "c": "unchanged"}


def _pushed(shell: Shell) -> None:
    shell.plan()
    assert shell.run("apply", "push-plan.json").returncode == 0


def _insert_there(shell: Shell, content: bytes) -> None:
    ask(shell.url, inserting(content))


def _edit_there(shell: Shell, pycsw: PycswServer, name: str, title: str) -> None:
    ask(shell.url, updating(record(name, title=title)))
    assert title.encode() in pycsw.xml(name)


def _delete_there(shell: Shell, name: str) -> None:
    ask(shell.url, deleting(name))
