"""A thesaurus is opened by its name; its index is built once, and again whenever the file or the index is not as it was."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.thesauri.index import Index
from fairtool.thesauri.library import known_names, of_pole, open_index
from tests.cli.running import environment, wait_for
from tests.thesauri.small import BASE, skos_file


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FAIRTOOL_CACHE_DIR", str(folder))
    monkeypatch.setenv("TMPDIR", str(tmp_path / "tmp"))
    (tmp_path / "tmp").mkdir()
    monkeypatch.setattr("tempfile.tempdir", None)
    return folder


@pytest.fixture
def opened() -> Iterator[ExitStack]:
    """Give what closes the indexes of a test."""
    with ExitStack() as stack:
        yield stack


def _open(opened: ExitStack, name: str | Path) -> Index:
    index = open_index(str(name))
    opened.callback(index.close)
    return index


def _indexes(cache: Path) -> list[Path]:
    """Give all files in the folder of the indexes, hidden ones too."""
    return sorted((cache / "indexes").iterdir())


def test_an_index_is_built_once(tmp_path: Path, cache: Path, opened: ExitStack) -> None:
    path = skos_file(tmp_path)
    assert _open(opened, path).size == 3
    (index,) = _indexes(cache)
    before = index.stat()
    _open(opened, path)
    assert index.stat().st_mtime_ns == before.st_mtime_ns
    assert index.stat().st_ino == before.st_ino
    assert _indexes(cache) == [index]


def test_an_index_that_is_there_needs_no_rdf(tmp_path: Path, opened: ExitStack) -> None:
    path = skos_file(tmp_path)
    _open(opened, path)
    code = "import sys\nfrom fairtool.thesauri.library import open_index\nopen_index(sys.argv[1])\nassert 'pyoxigraph' not in sys.modules"
    env = {**environment(), "FAIRTOOL_CACHE_DIR": os.environ["FAIRTOOL_CACHE_DIR"]}
    assert subprocess.run([sys.executable, "-c", code, path], env=env, check=False).returncode == 0


def test_a_changed_file_is_read_anew_and_its_old_index_taken_away(
    tmp_path: Path, cache: Path, opened: ExitStack
) -> None:
    path = skos_file(tmp_path)
    _open(opened, path)
    (old,) = _indexes(cache)
    skos_file(tmp_path, more=':wind a skos:Concept ; skos:prefLabel "wind"@en .')
    assert _open(opened, path).size == 4
    (new,) = _indexes(cache)
    assert new != old


def test_the_index_of_another_thesaurus_stays(tmp_path: Path, cache: Path, opened: ExitStack) -> None:
    for name in ("words.ttl", "words-2.ttl", "words-more.ttl"):
        _open(opened, skos_file(tmp_path, name))
    assert len(_indexes(cache)) == 3


def test_two_files_of_one_name_do_not_take_each_other_away(tmp_path: Path, cache: Path, opened: ExitStack) -> None:
    one, other = skos_file(tmp_path / "a"), skos_file(tmp_path / "b", more=':w a skos:Concept ; skos:prefLabel "w" .')
    _open(opened, one)
    (first,) = _indexes(cache)
    _open(opened, other)
    assert first.exists()
    assert len(_indexes(cache)) == 2


def test_files_with_the_same_bytes_share_nothing_that_can_go_wrong(tmp_path: Path, opened: ExitStack) -> None:
    one, other = skos_file(tmp_path / "a"), skos_file(tmp_path / "b")
    assert _open(opened, one).facts.source == str(one)
    assert _open(opened, other).facts.source == str(other)


@pytest.mark.parametrize("content", [b"", b"garbage", b"SQLite format 3\0" + b"\0" * 5000])
def test_a_damaged_index_is_built_anew(tmp_path: Path, cache: Path, opened: ExitStack, content: bytes) -> None:
    path = skos_file(tmp_path)
    _open(opened, path)
    (index,) = _indexes(cache)
    index.write_bytes(content)
    assert _open(opened, path).hit(0).uri == f"{BASE}sea"
    assert _indexes(cache) == [index]


@pytest.mark.parametrize("share", [0.2, 0.5, 0.9])
def test_an_index_whose_end_is_missing_is_built_anew(
    tmp_path: Path, cache: Path, opened: ExitStack, share: float
) -> None:
    path = skos_file(tmp_path)
    _open(opened, path)
    (index,) = _indexes(cache)
    data = index.read_bytes()
    index.write_bytes(data[: int(len(data) * share)])
    fresh = _open(opened, path)
    assert fresh.grams.holders("sea").size
    assert index.read_bytes() == data


def test_a_folder_in_the_place_of_an_index_does_no_harm(tmp_path: Path, cache: Path, opened: ExitStack) -> None:
    path = skos_file(tmp_path)
    _open(opened, path)
    (index,) = _indexes(cache)
    index.unlink()
    index.mkdir()
    assert _open(opened, path).size == 3


def test_processes_at_once_all_get_a_whole_index(tmp_path: Path, cache: Path) -> None:
    path = skos_file(tmp_path)
    code = "import sys\nfrom fairtool.thesauri.library import open_index\nprint(open_index(sys.argv[1]).size)"
    env = {**environment(), "FAIRTOOL_CACHE_DIR": str(cache)}

    def size(_: int) -> str:
        ended = subprocess.run([sys.executable, "-c", code, path], env=env, check=False, capture_output=True, text=True)
        return ended.stdout.strip() or ended.stderr

    with ThreadPoolExecutor(4) as pool:
        assert list(pool.map(size, range(4))) == ["3"] * 4
    assert len(_indexes(cache)) == 1


@pytest.mark.skipif(os.name != "posix", reason="no such signals")
def test_nothing_half_written_is_taken_for_an_index_after_a_kill(
    tmp_path: Path, cache: Path, opened: ExitStack
) -> None:
    more = "".join(f':c{n} a skos:Concept ; skos:prefLabel "concept number {n}"@en .\n' for n in range(8000))
    path = skos_file(tmp_path, more=more)
    code = "import sys\nfrom fairtool.thesauri.library import open_index\nopen_index(sys.argv[1])"
    env = {**environment(), "FAIRTOOL_CACHE_DIR": str(cache)}
    with subprocess.Popen([sys.executable, "-c", code, path], env=env) as process:
        wait_for(lambda: process.poll() is not None or any(cache.glob("indexes/.*.part")))
        time.sleep(0.02)
        process.send_signal(signal.SIGKILL)
    assert process.returncode == -signal.SIGKILL
    assert not list(cache.glob("indexes/[!.]*"))
    assert _open(opened, path).size == 8003


def test_what_a_killed_process_left_is_taken_away_in_time(tmp_path: Path, cache: Path, opened: ExitStack) -> None:
    path = skos_file(tmp_path)
    _open(opened, path)
    (index,) = _indexes(cache)
    left = index.with_name(f".{index.name}.abcdef01.part")
    left.write_bytes(b"half")
    os.utime(left, (0, 0))
    index.unlink()
    _open(opened, path)
    assert _indexes(cache) == [index]


@pytest.mark.parametrize("kind", ["file", "folder of indexes is a file"])
def test_a_cache_that_cannot_be_written_to_costs_time_and_nothing_else(
    tmp_path: Path, cache: Path, opened: ExitStack, kind: str
) -> None:
    if kind == "file":
        cache.write_text("in the way", encoding="utf-8")
    else:
        cache.mkdir()
        (cache / "indexes").write_text("in the way", encoding="utf-8")
    index = _open(opened, skos_file(tmp_path))
    assert index.size == 3
    assert index.grams.holders("sea").size
    assert list((tmp_path / "tmp").iterdir()) == []


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_folder_that_may_only_be_read_costs_time_and_nothing_else(
    tmp_path: Path, cache: Path, opened: ExitStack
) -> None:
    (cache / "indexes").mkdir(parents=True)
    (cache / "indexes").chmod(0o500)
    assert _open(opened, skos_file(tmp_path)).size == 3
    assert _indexes(cache) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.ttl", b""),
        ("binary.ttl", b"\x89HDF\r\n\x1a\n\0\0\0"),
        ("page.rdf", b"<html><body>404</body></html>"),
        ("list.csv", b"keyword\nsea\n"),
        ("cut.rdf", b'<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"><rdf:Description'),
        ("no-skos.ttl", b"<https://t.example/a> <https://t.example/b> <https://t.example/c> ."),
    ],
)
def test_a_file_that_is_no_thesaurus_is_told_and_leaves_nothing(
    tmp_path: Path, cache: Path, name: str, content: bytes
) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    with pytest.raises(UnreadableError, match=name):
        open_index(str(path))
    assert not cache.exists() or not list(cache.rglob("*.sqlite")) + list(cache.rglob(".*"))


@pytest.mark.parametrize("name", ["missing.ttl", "no/such/file", "./"])
def test_a_missing_file_and_a_folder_cannot_be_opened(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UnreadableError, match=r"cannot be opened|is a folder"):
        open_index(name)


@pytest.mark.parametrize(
    ("name", "hint"), [("gemmet", "did you mean gemet?"), ("cf-standard-name", "did you mean cf-standard-names?")]
)
def test_a_wrong_name_is_told_with_one_that_is_near(name: str, hint: str) -> None:
    with pytest.raises(UsageError, match=f"there is no thesaurus {name}") as told:
        open_index(name)
    assert told.value.hint.format_map(told.value.values) == hint


def test_a_thesaurus_that_can_be_pulled_says_how() -> None:
    with pytest.raises(UsageError, match="the thesaurus nvs-p01 is not here") as told:
        open_index("nvs-p01")
    assert told.value.hint.format_map(told.value.values) == "get it with: fairtool vocab pull nvs-p01"


@pytest.mark.parametrize("name", ["a" * 300, "x\ny", "é", "\udcff", "-", " "])
def test_a_strange_name_is_told_and_nothing_more(name: str) -> None:
    with pytest.raises((UsageError, UnreadableError)):
        open_index(name)


def test_names_are_in_order_and_all_can_be_opened(
    session_cache: Path, monkeypatch: pytest.MonkeyPatch, opened: ExitStack
) -> None:
    monkeypatch.setenv("FAIRTOOL_CACHE_DIR", str(session_cache))
    names = known_names()
    assert list(names) == sorted(names)
    assert {
        "cf-standard-names",
        "gcmd-science-keywords",
        "gemet",
        "inspire-themes",
        "odatis-od1",
        "data-terra-themes",
    } <= set(names)
    for name in names:
        index = _open(opened, name)
        assert index.facts.name == name
        assert index.facts.source == "shipped"
        assert index.size


@pytest.mark.parametrize("name", ["formater", "ForM@Ter", "FormaTerre", "FORMATER"])
def test_a_pole_is_known_by_each_of_its_names(name: str) -> None:
    assert of_pole(name) == of_pole("formater")
    assert "data-terra-themes" in of_pole(name)[0]


def test_a_wrong_pole_is_told() -> None:
    with pytest.raises(UsageError):
        of_pole("nowhere")


def test_what_was_pulled_is_not_among_what_can_be_pulled() -> None:
    here, there = of_pole("odatis")
    assert "odatis-od1" in here
    assert not set(here) & set(there)
