"""What servers and recordings give is read in a process of its own: whatever becomes of that, the run ends and says so."""

import json
import os
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.cli.running import FAIRTOOL, Ended, environment, fairtool
from tests.fair.online.loopback import Asked, Reply, Site

ON = "https://data.example.org/7"
PAGE = '<html lang="en"><head><title>Buoy</title><link rel="describedby" type="text/turtle" href="/t"></head></html>'
ACCEPT = [["accept", "text/html,application/xhtml+xml;q=0.9,*/*;q=0.5"]]
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


def _answer(body: str, kind: str) -> dict[str, object]:
    return {"code": 200, "headers": [["content-type", kind]], "whole": True, "text": body}


def _recording(path: Path, *exchanges: dict[str, object], **more: object) -> Path:
    path.write_text(json.dumps({"fairtool_recording": 1, "exchanges": exchanges, **more}), encoding="utf-8")
    return path


def _page(**told: object) -> dict[str, object]:
    return {"asked": {"method": "GET", "address": ON, "headers": ACCEPT, "most": 4 * 2**20}, **told}


def _replayed(path: Path, *more: str) -> Ended:
    return fairtool("score", ON, "--replay", path, "--format", "json", *more)


def _says_that_nothing_was_assessed(ended: Ended, *, name: str = ON) -> None:
    assert ended.returncode == 3, ended.stderr
    document = json.loads(ended.stdout)
    assert document["scores"][0]["coverage"]["assessed"] == 0
    assert document["unreadable"] == [name]


@on_linux
def test_what_takes_too_long_to_read_is_given_up(tmp_path: Path) -> None:
    turtle = f"@prefix a: <urn:a> . a:a a:b ({'1 ' * 400_000}) ."
    link = {"method": "GET", "address": "https://data.example.org/t", "most": 4 * 2**20}
    accepted = [["accept", "text/turtle, text/turtle;q=0.9, */*;q=0.1"]]
    described = {"asked": {**link, "headers": accepted}, "answer": _answer(turtle, "text/turtle")}
    begun = time.monotonic()
    path = _recording(tmp_path / "run.json", _page(answer=_answer(PAGE, "text/html")), described)
    ended = _replayed(path, "--timeout", "1")
    assert time.monotonic() - begun < 20
    _says_that_nothing_was_assessed(ended)
    assert "was not assessed within 2 seconds" in ended.stderr
    assert "--timeout" in ended.stderr


@on_linux
def test_a_recording_that_fills_the_memory_fills_that_of_a_child(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    path.write_text('{"fairtool_recording": 1, "exchanges": [], "x": [' + "[]," * 20_000_000 + "[]]}")
    ended = _replayed(path, "--memory", "100")
    assert ended.returncode == 3, ended.stderr
    assert "100 MiB" in ended.stderr


def test_a_recording_larger_than_any_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "run.json"
    with path.open("wb") as file:
        file.truncate(200 * 2**20)
    ended = _replayed(path)
    assert ended.returncode == 3
    assert "is larger than" in ended.stderr


@on_linux
def test_what_was_answered_before_a_crash_is_in_the_recording(site: Site, tmp_path: Path) -> None:
    started: list[subprocess.Popen[str]] = []

    def kill(_: Asked) -> Reply:
        """End the process that asks, which is the only child of the command."""
        pid = started[0].pid
        [child] = Path(f"/proc/{pid}/task/{pid}/children").read_text(encoding="ascii").split()
        os.kill(int(child), signal.SIGKILL)
        return Reply("gone")

    site.answers |= {"/page": Reply(PAGE), "/robots.txt": kill}
    name = f"{site.address}/page"
    arguments = ("score", name, "--online", "--allow-private", "--format", "json", "--record", "run.json")
    with subprocess.Popen(
        [*FAIRTOOL, *arguments],
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, cwd=tmp_path, env=environment(),
    ) as run:  # fmt: skip
        started.append(run)
        out, err = run.communicate(timeout=60)
    _says_that_nothing_was_assessed(Ended((), run.returncode, out, err), name=name)
    assert "crash (exit code -9)" in err
    recorded = json.loads((tmp_path / "run.json").read_text(encoding="utf-8"))
    assert [one["asked"]["address"] for one in recorded["exchanges"]][:2] == [name, f"{site.address}/t"]


HOSTILE = {
    "missing value": {"template": "{nothing}", "where": "w", "values": {"a": "b"}},
    "value called where": {"template": "{where}", "where": "w", "values": {"where": "x"}},
    "bad brace": {"template": "{", "where": "w", "values": {}},
    "attributes": {"template": "{where.__class__.__mro__}", "where": "w", "values": {}},
    "width": {"template": "{where:>300000000}", "where": "w", "values": {}},
    "a sentence of ours without its values": {"template": "{path} cannot be fetched: {reason}", "where": "w"},
    "no text": {"template": 3, "where": [], "values": []},
    "empty": {"template": ""},
}


@pytest.mark.parametrize("name", HOSTILE)
def test_a_recording_says_why_nobody_answered_in_our_sentences_only(tmp_path: Path, name: str) -> None:
    ended = _replayed(_recording(tmp_path / "run.json", _page(fault=HOSTILE[name])))
    _says_that_nothing_was_assessed(ended)
    assert f"{ON} was not answered, as the recording says: " in ended.stderr
    assert "class 'str'" not in ended.stderr
    assert len(ended.stderr) < 2000


def test_a_recording_keeps_no_secrets_and_is_for_its_owner(site: Site, tmp_path: Path) -> None:
    headers = (("Content-Type", "text/html"), ("Set-Cookie", "a=S3CRET"), ("WWW-Authenticate", "Digest nonce=S3CRET"))
    site.answers["/page"] = Reply("<title>T</title>", 200, headers)
    ended = fairtool("score", f"{site.address}/page", "--online", "--allow-private", "--record", tmp_path / "run.json")
    assert ended.returncode == 0, ended.stderr
    assert "S3CRET" not in (tmp_path / "run.json").read_text(encoding="utf-8")
    assert (tmp_path / "run.json").stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("user", ["me:S3CRET", "me", "https://a.example/:S3CRET"])
def test_an_address_with_a_user_name_is_refused_without_repeating_it(user: str) -> None:
    ended = fairtool("score", f"https://{user.replace('/', '%2F')}@data.example.org/7", "--online")
    assert ended.returncode == 2
    assert "S3CRET" not in ended.stderr + ended.stdout
    assert "https://data.example.org/7 was given with a user name" in ended.stderr


def test_what_can_be_done_about_a_private_address_is_said_once(site: Site) -> None:
    ended = fairtool("score", f"{site.address}/page", "--online")
    assert ended.stderr.count("name a public address, or allow private ones with --allow-private") == 1
