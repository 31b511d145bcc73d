"""The journal: what was about to be done is on the disk before it is done, and a torn line upsets nobody."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

from fairtool.errors import UsageError
from fairtool.push.journal import Journal, JournalError, Known, known_in
from fairtool.push.journal_entry import Entry, entry_of

TIME = "2026-11-29T08:00:00Z"


def entry(event: str, name: str = "", **said: object) -> Entry:
    """Give an entry of the run r1."""
    return Entry(event, "r1", TIME, id=name, **said)  # type: ignore[arg-type]  # words of the tests


def kept(path: Path, *entries: Entry) -> Known:
    """Write entries, and read them again."""
    with Journal(path) as journal:
        journal.add(entries)
    return known_in(path)


def test_what_was_written_is_known(tmp_path: Path) -> None:
    done = entry("done", "a", action="create", result="done", sent="s", held="h", doi="10.1/x", digest="d", parts=1)
    known = kept(tmp_path / "j.jsonl", entry("run", plan="p"), entry("intent", "a"), done, entry("end", plan="p"))
    assert known.last == {"a": done}
    assert known.by_digest == {"d": (done,)}
    assert (known.pending, known.unfinished) == ({}, {})


def test_a_run_that_did_not_end_is_known_with_what_it_was_about_to_do(tmp_path: Path) -> None:
    known = kept(tmp_path / "j.jsonl", entry("run", plan="p"), entry("intent", "a", sent="s"))
    assert list(known.pending) == ["a"]
    assert known.unfinished == {"p": "r1"}


def test_a_run_that_goes_on_and_ends_closes_the_plan(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    kept(path, entry("run", plan="p"))
    with Journal(path) as journal:
        journal.add([Entry("run", "r2", TIME, plan="p"), Entry("end", "r2", TIME, plan="p")])
    assert known_in(path).unfinished == {}


def test_a_record_that_was_deleted_is_not_known_as_pushed(tmp_path: Path) -> None:
    done = entry("done", "a", action="create", sent="s", held="h")
    assert kept(tmp_path / "j.jsonl", done, entry("done", "a", action="delete", result="done")).last == {}


def test_a_torn_line_is_counted_and_ends_before_the_next(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    kept(path, entry("done", "a", sent="s", held="h"))
    with path.open("ab") as stream:
        stream.write(b'{"event": "done", "run": "r1", "id": "b", "he')
    known = kept(path, entry("done", "c", sent="s", held="h"))
    assert (set(known.last), known.torn) == ({"a", "c"}, 1)


@pytest.mark.parametrize(
    "line", [b"", b"null", b"[]", b'{"event": 1}', b'{"event":"done","run":"r","time":"t","parts":"x"}', b"[" * 100_000]
)
def test_what_is_no_entry_is_none(line: bytes) -> None:
    assert entry_of(line) is None


def test_an_entry_comes_back_as_it_was() -> None:
    one = entry("done", 'a"\n\u2028é', result="open", answer="<xml>", parts=3)
    assert one.line().count(b"\n") == 1
    assert entry_of(one.line()) == one


def test_only_one_process_writes(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with Journal(path):
        code = "import sys; from pathlib import Path; from fairtool.push.journal import Journal; Journal(Path(sys.argv[1]))"
        other = subprocess.run([sys.executable, "-c", code, path], capture_output=True, text=True, check=False)
    assert "another push to this target is running" in other.stderr


def test_only_the_owner_reads_it(tmp_path: Path) -> None:
    path = tmp_path / "deep/j.jsonl"
    kept(path, entry("run"))
    assert path.stat().st_mode & 0o077 == 0


def test_a_link_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "j.jsonl").symlink_to(tmp_path / "elsewhere")
    with pytest.raises(UsageError):
        Journal(tmp_path / "j.jsonl")
    assert not (tmp_path / "elsewhere").exists()


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="this system has no /dev/full")
def test_a_full_disk_is_said(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with Journal(path) as journal:
        full = os.open("/dev/full", os.O_WRONLY)
        os.dup2(full, journal._stream.fileno())
        os.close(full)
        with pytest.raises(JournalError, match="No space left"):
            journal.add([entry("intent", "a")])


def test_a_child_that_outlives_a_push_does_not_keep_its_journal(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    reading, writing = os.pipe()
    with Journal(path):
        child = os.fork()
        if child == 0:
            os.close(writing)
            os.read(reading, 1)  # until the parent lets it end
            os._exit(0)
    try:
        with Journal(path) as again:
            again.add([entry("run", plan="p")])
    finally:
        os.close(writing)
        os.waitpid(child, 0)
        os.close(reading)


@pytest.mark.parametrize("content", [b"<record/>\n", b"keep me", b'{"a": 1}\n', b"\n\n"])
def test_a_file_that_is_no_journal_is_left_as_it_is(tmp_path: Path, content: bytes) -> None:
    path = tmp_path / "record.xml"
    path.write_bytes(content)
    with pytest.raises(UsageError, match="is no journal"):
        known_in(path)
    with pytest.raises(UsageError, match="is no journal"):
        Journal(path)
    assert path.read_bytes() == content


@pytest.mark.skipif(not Path("/dev/zero").exists(), reason="there is no device without an end")
def test_a_device_is_no_journal() -> None:
    with pytest.raises(UsageError, match="no regular file"):
        known_in(Path("/dev/zero"))


def test_a_journal_is_of_one_target(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    with Journal(path, "https://a.example/csw") as journal:
        journal.add([entry("done", "a", sent="s", held="h")])
    assert list(known_in(path, "https://a.example/csw").last) == ["a"]
    with pytest.raises(UsageError, match="is the journal of"):
        known_in(path, "https://b.example/csw")
    with pytest.raises(UsageError, match="is the journal of"):
        Journal(path, "https://b.example/csw")


def test_a_first_line_that_broke_off_is_gone_on_after(tmp_path: Path) -> None:
    path = tmp_path / "j.jsonl"
    path.write_bytes(b'{"eve')
    with Journal(path, "https://a.example/csw") as journal:
        journal.add([entry("done", "a", sent="s", held="h")])
    assert list(known_in(path).last) == ["a"]
