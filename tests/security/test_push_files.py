"""A configuration, plan, journal or record that came with the data of strangers harms nobody who pushes."""

import json
import os
import signal
from collections.abc import Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from time import process_time
from typing import Any
from urllib.parse import urlsplit

import pytest

from fairtool.configuration import united
from fairtool.errors import UsageError
from fairtool.push.chosen import place_shadowed
from fairtool.push.form import Prospect
from fairtool.push.item import Item
from fairtool.push.journal import Journal, entries_in, known_in, now
from fairtool.push.journal_entry import Entry, entry_of
from fairtool.push.plan_document import Plan, plan_document
from fairtool.push.plan_file import read_plan
from fairtool.push.status import Standing
from fairtool.push.target import Target, open_catalogue, session_for
from fairtool.render.push.other_text import status_text
from fairtool.render.push.plan_markdown import plan_markdown
from fairtool.render.push.plan_text import plan_text
from fairtool.render.run import Run
from fairtool.warned import warned
from tests.cli.running import Ended, environment, fairtool
from tests.push.flow import Producer
from tests.push.servers.records import record
from tests.security.hostile_csw import HostileCsw, exception

KEY = "marie:secret-of-marie"
ESCAPES = "a\x1b]0;title\x07\x9b2J\u202e\r\nfairtool: all is well"
LINE = Entry("run", "1", "2026-01-01T00:00:00Z", plan="p").line()


@pytest.fixture
def server() -> Iterator[HostileCsw]:
    with HostileCsw() as running:
        yield running


def push(folder: Path, *words: str, **more: str) -> Ended:
    """Run a command of push in a folder."""
    own = environment(FAIRTOOL_STATE_DIR=str(folder / "state"), HOME=str(folder), **more)
    return fairtool("push", *words, cwd=folder, env=own, seconds=60)


def planned(folder: Path, server: HostileCsw) -> dict[str, Any]:
    """Make a plan of one record, and give it to be changed."""
    marie = Producer(folder, "csw", server.url)
    marie.keep(a=record("a"))
    items = tuple(replace(one, path=str(folder / one.path)) for one in marie.plan())
    document = plan_document(Plan(Target("essai", "csw", server.url), now(), Prospect(), items), "1", "en")
    return json.loads(json.dumps(document))  # type: ignore[no-any-return]


def opened_by(path: Path) -> None:
    """Open the target that a plan names."""
    target = read_plan(path).target
    with session_for(target, None) as session:
        open_catalogue(target, session)


def applied(folder: Path, plan: Mapping[str, object], **more: str) -> Ended:
    """Apply a plan that somebody changed."""
    (folder / "push-plan.json").write_text(json.dumps(plan))
    return push(folder, "apply", "push-plan.json", **more)


# Journals


@pytest.mark.parametrize(
    "content", [b"#!/bin/sh\necho hello\n", b"CDF\x01\0\0\0\0", b'{"type": "Feature"}\n', b"\n\n", b"x" * 3_000_000]
)
def test_no_other_file_is_appended_to_as_a_journal(tmp_path: Path, content: bytes) -> None:
    victim = tmp_path / "post-commit"
    victim.write_bytes(content)
    with pytest.raises(UsageError, match="is no journal"):
        Journal(victim)
    with pytest.raises(UsageError, match="is no journal"):
        known_in(victim)
    assert victim.read_bytes() == content


def test_a_journal_whose_only_line_broke_off_is_one(tmp_path: Path) -> None:
    path = tmp_path / "j"
    for length in (0, 5, len(LINE) - 2):
        path.write_bytes(LINE[:length])
        with Journal(path) as journal:
            journal.add([Entry("end", "1", "t", plan="p")])
        assert [one.event for one in entries_in(path)] == ["end"]


def test_a_configuration_of_strangers_has_no_file_of_the_project_for_its_journal(
    tmp_path: Path, server: HostileCsw
) -> None:
    (tmp_path / "a.xml").write_bytes(record("a"))
    (tmp_path / "fairtool.toml").write_text(f'[targets.here]\nkind = "csw"\nurl = "{server.url}"\njournal = "a.xml"\n')
    ended = push(tmp_path, "plan", "here", "a.xml", "--force")
    assert (ended.returncode, (tmp_path / "a.xml").read_bytes()) == (2, record("a"))


@pytest.mark.parametrize("name", ["../victim", "link/victim"])
def test_a_journal_of_a_configuration_lies_beside_it(tmp_path: Path, name: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "link").symlink_to(tmp_path)
    (data / "fairtool.toml").write_text(f'[targets.x]\nkind="csw"\nurl="https://a.fr"\njournal="{name}"\n')
    with pytest.raises(UsageError, match=r"targets\.x\.journal"):
        united(data / "fairtool.toml", {})


def test_a_pipe_and_a_link_are_no_journals(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    (tmp_path / "victim").write_bytes(LINE)
    (tmp_path / "link").symlink_to(tmp_path / "victim")
    signal.alarm(20)
    try:
        for name in ("pipe", "link"):
            with pytest.raises(UsageError):
                Journal(tmp_path / name)
        for path in (tmp_path / "pipe", Path("/dev/zero"), tmp_path):
            with pytest.raises(UsageError):
                known_in(path)
    finally:
        signal.alarm(0)
    assert (tmp_path / "victim").read_bytes() == LINE


@pytest.mark.skipif(os.name != "posix" or os.geteuid() != 0, reason="only root can give a file to another user")
def test_a_journal_that_another_user_laid_down_is_not_relied_on(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_bytes(LINE)
    os.chown(path, 12345, -1)
    path.chmod(0o666)
    with pytest.raises(UsageError, match="of another user"):
        known_in(path)
    path.chmod(0o660)  # that of a team
    assert known_in(path).unfinished == {"p": "1"}


def test_a_journal_and_its_folder_are_their_owners_alone(tmp_path: Path) -> None:
    mask = os.umask(0)
    try:
        with Journal(tmp_path / "state/push/j") as journal:
            journal.add([Entry("run", "1", "t")])
    finally:
        os.umask(mask)
    assert (tmp_path / "state/push/j").stat().st_mode & 0o777 == 0o600
    assert (tmp_path / "state/push").stat().st_mode & 0o777 == 0o700


def test_a_journal_of_many_runs_is_read_in_a_moment(tmp_path: Path) -> None:
    path = tmp_path / "j"
    with path.open("wb") as stream:
        for number in range(40_000):
            stream.write(Entry("run", f"r{number}", "t", plan=f"p{number}").line())
        for number in range(40_000):
            stream.write(Entry("end", f"x{number}", "t", plan=f"q{number}").line())
    begun = process_time()
    assert len(known_in(path).unfinished) == 40_000
    assert process_time() - begun < 20  # it took minutes


@pytest.mark.parametrize("id_", ["\ud800", "a\x00b", "\x1b[2J"])
def test_a_line_that_no_push_has_written_is_not_taken(id_: str) -> None:
    line = {"event": "done", "run": "1", "time": "t", "id": id_, "held": "h"}
    assert entry_of(json.dumps(line).encode()) is None
    assert entry_of(json.dumps({**line, "id": "a", "event": "other"}).encode()) is None
    assert entry_of(json.dumps({**line, "id": "a\tb é", "path": "a\x01"}).encode())


def test_a_line_of_any_length_or_depth_is_no_harm(tmp_path: Path) -> None:
    path = tmp_path / "j"
    path.write_bytes(LINE + b"x" * 5_000_000 + b"\n" + b"[" * 200_000 + b"\n" + b"9" * 10_000 + b"\n" + LINE)
    assert known_in(path).unfinished == {"p": "1"}


# Plans


def test_a_record_that_a_plan_names_is_read_only_where_it_is_what_was_planned(
    tmp_path: Path, server: HostileCsw
) -> None:
    plan = planned(tmp_path, server)
    secret = tmp_path / "private.xml"
    secret.write_bytes(record("a", title="Private"))
    os.mkfifo(tmp_path / "pipe.xml")
    for path in (str(secret), "/dev/zero", str(tmp_path), str(tmp_path / "pipe.xml"), "a\0b", "/etc/passwd"):
        plan["items"][0]["path"] = path
        ended = applied(tmp_path, plan)
        assert ended.returncode in {1, 2}, ended.stderr
        assert "changed here" in ended.stdout or "moved" in ended.stdout or "is here" in ended.stderr
    assert not [one for one in server.asked if b"Insert" in one.body and b"Temp" in one.body]
    assert not [one for one in server.asked if b"Private" in one.body]


def test_a_plan_that_names_a_record_twice_is_none(tmp_path: Path, server: HostileCsw) -> None:
    plan = planned(tmp_path, server)
    (tmp_path / "b.xml").write_bytes(record("a"))
    plan["items"].append({**plan["items"][0], "path": "b.xml"})
    (tmp_path / "push-plan.json").write_text(json.dumps(plan))
    with pytest.raises(UsageError, match="twice"):
        read_plan(tmp_path / "push-plan.json")


def test_a_plan_that_names_another_place_brings_no_key_there(tmp_path: Path, server: HostileCsw) -> None:
    with HostileCsw() as thief:
        plan = planned(tmp_path, server)
        variable = f"FAIRTOOL_KEY_127_0_0_1_PORT{urlsplit(server.url).port}"
        applied(tmp_path, {**plan, "url": thief.url}, **{variable: KEY})
        assert thief.asked
        assert not [one for one in thief.asked if "authorization" in one.headers]


def test_a_plan_of_the_name_of_a_target_has_its_keys_for_its_address_alone(tmp_path: Path, server: HostileCsw) -> None:
    plan = planned(tmp_path, server)
    (tmp_path / "keys").write_text(f"http://127.0.0.1:{urlsplit(server.url).port} = {KEY}\n")
    (tmp_path / "keys").chmod(0o600)
    (tmp_path / "fairtool.toml").write_text(
        f'[targets.here]\nkind = "csw"\nurl = "{server.url}"\nkey-file = "keys"\njournal = "j"\n'
    )
    with HostileCsw() as thief:
        applied(tmp_path, {**plan, "target": "here", "url": thief.url})
        assert not [one for one in thief.asked if "authorization" in one.headers]
        assert not (tmp_path / "j").exists()


@pytest.mark.parametrize(
    "change",
    [
        {"url": "http://user:pass@127.0.0.1/"},
        {"url": "file:///etc/passwd"},
        {"kind": "../../x"},
        {"kind": "stac", "settings": {"key-header": "User-Agent"}},
        {"settings": {"batch": "9" * 5000}},
        {"settings": {"journal": "/etc/passwd"}},
        {"items": [[]]},
        {"counts": {"a": "1"}},
        {"notes": 1},
        {"other": 1},
    ],
)
def test_a_plan_that_was_changed_to_what_cannot_be_is_refused(
    tmp_path: Path, server: HostileCsw, change: Mapping[str, object]
) -> None:
    path = tmp_path / "plan.json"
    path.write_text(json.dumps({**planned(tmp_path, server), **change}))
    with pytest.raises(UsageError):
        opened_by(path)


@pytest.mark.parametrize("text", ["[" * 500_000, '{"a":' * 200_000, '{"schema": "' + "x" * 100, "\0", "", "1" * 10_000])
def test_a_plan_of_any_depth_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "plan.json"
    path.write_text(text)
    with pytest.raises(UsageError):
        read_plan(path)


def test_a_plan_is_written_through_no_link_to_nothing(tmp_path: Path, server: HostileCsw) -> None:
    (tmp_path / "a.xml").write_bytes(record("a"))
    empty = tmp_path / "empty"
    empty.touch()
    for victim in (tmp_path / ".bash_login", empty):
        (tmp_path / "push-plan.json").unlink(missing_ok=True)
        (tmp_path / "push-plan.json").symlink_to(victim)
        assert push(tmp_path, "plan", server.url, "a.xml", "--kind", "csw").returncode == 2
        assert not victim.exists() or not victim.read_bytes()


def test_a_large_plan_is_read_in_bounded_time(tmp_path: Path, server: HostileCsw) -> None:
    plan = planned(tmp_path, server)
    one = plan["items"][0]
    plan["items"] = [{**one, "id": f"a{number}", "path": f"{number}.xml"} for number in range(50_000)]
    path = tmp_path / "large.json"
    path.write_text(json.dumps(plan))
    begun = process_time()
    assert len(read_plan(path).items) == 50_000
    assert process_time() - begun < 20


# Configurations


def test_a_configuration_that_moves_a_known_place_is_told(tmp_path: Path, server: HostileCsw) -> None:
    assert place_shadowed(Target("sextant", "csw", "https://evil.fr/csw"))
    assert not place_shadowed(Target("mine", "csw", "https://evil.fr/csw"))
    (tmp_path / "a.xml").write_bytes(record("a"))
    (tmp_path / "fairtool.toml").write_text(f'[targets.sextant]\nkind = "csw"\nurl = "{server.url}"\n')
    ended = push(tmp_path, "plan", "sextant", "a.xml")
    assert "not the place that fairtool knows" in " ".join(ended.stderr.split())
    assert server.url in ended.stderr


def test_a_key_file_of_a_configuration_gives_a_key_to_no_other_place(tmp_path: Path, server: HostileCsw) -> None:
    (tmp_path / "a.xml").write_bytes(record("a"))
    other = tmp_path / "credentials"
    other.write_text("https://other.fr = me:secret-of-other\naws_secret = AAAA\nmachine x password y\n")
    other.chmod(0o600)
    (tmp_path / "fairtool.toml").write_text(
        f'[targets.here]\nkind = "csw"\nurl = "{server.url}"\nkey-file = "{other}"\n'
    )
    ended = push(tmp_path, "plan", "here", "a.xml", "--debug")
    assert ended.returncode == 0, ended.stderr
    assert not [one for one in server.asked if "authorization" in one.headers]
    assert "secret-of-other" not in ended.stdout + ended.stderr


# What is shown


RUN = Run("1", width=80, verbose=True)


def test_nothing_that_is_shown_upsets_a_terminal() -> None:
    target = Target(ESCAPES, "csw", "https://a.fr/" + ESCAPES)
    prospect = Prospect(ESCAPES, notes=(warned("{where}: {x}", ESCAPES, x=ESCAPES),))
    standing = Standing(ESCAPES, ESCAPES, ESCAPES, ESCAPES, ESCAPES, ESCAPES, notes=prospect.notes)
    item = Item(ESCAPES, ESCAPES, "create", prospect.notes[0], lost=(ESCAPES,))
    plan = Plan(target, ESCAPES, prospect, (item,))
    for shown in (status_text(target, prospect, [standing], RUN), plan_text(plan, RUN), plan_markdown(plan, RUN)):
        assert not {sign for sign in shown if sign != "\n" and not sign.isprintable()}
        assert "\nfairtool:" not in shown


def test_no_title_becomes_markup() -> None:
    evil = "x|y<script>alert(1)</script>\n# [a](javascript:b) @maintainer `c`"
    plan = Plan(Target(evil, "csw", "https://a.fr"), "t", Prospect(evil), (Item(evil, evil, "create"),))
    shown = plan_markdown(plan, RUN)
    assert "<script" not in shown
    assert " [a](" not in shown
    assert "\n# [" not in shown
    assert "@maintainer" not in shown


def test_a_key_is_in_no_file_and_no_message_of_a_run(tmp_path: Path, server: HostileCsw) -> None:
    server.title = f"Catalogue of {KEY}"
    server.order = lambda asked: exception(f"no: {asked.headers.get('authorization')} {KEY}")
    (tmp_path / "a.xml").write_bytes(record("a"))
    variable = f"FAIRTOOL_KEY_127_0_0_1_PORT{urlsplit(server.url).port}"
    shown = []
    for words in (
        ("plan", server.url, "a.xml", "--kind", "csw", "--debug", "--verbose"),
        ("apply", "push-plan.json", "--debug", "--format", "json"),
        ("status", server.url, "--kind", "csw", "--format", "json"),
        ("delete", server.url, "a", "--kind", "csw", "--yes", "1"),
    ):
        ended = push(tmp_path, *words, **{variable: KEY})
        shown.append(ended.stdout + ended.stderr)
    kept = [path.read_text() for path in tmp_path.rglob("*") if path.is_file()]
    assert len(kept) >= 3  # the record, the plan, the journal
    assert not [one for one in (*shown, *kept) if "secret-of-marie" in one or "bWFyaWU6" in one]
    assert [one for one in server.asked if "authorization" in one.headers]


# Kits


def test_a_kit_spares_the_record_that_it_is_made_of(tmp_path: Path) -> None:
    for name, place in (("record.xml", "easydata"), ("record.xml", "seanoe"), ("mail.txt", "seanoe")):
        (tmp_path / name).write_bytes(record("a"))
        ended = push(tmp_path, "kit", place, name, "--output", ".", "--force")
        assert ended.returncode == 2, (place, ended.stdout)
        assert (tmp_path / name).read_bytes() == record("a")


def test_a_kit_goes_through_no_link(tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_bytes(record("a"))
    (tmp_path / "data").mkdir()
    (tmp_path / "data/x.csv").write_text("1")
    outside, kit = tmp_path / "outside", tmp_path / "kit"
    outside.mkdir()
    kit.mkdir()
    (kit / "files").symlink_to(outside)
    (kit / "form.md").symlink_to(outside / "victim")
    ended = push(tmp_path, "kit", "seanoe", "a.xml", "data", "--output", "kit", "--force", "--copy")
    assert ended.returncode == 2
    assert list(outside.iterdir()) == []
