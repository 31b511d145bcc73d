"""A bundle carries thesauri to another machine whole; whatever is wrong with one, nothing of it is taken in."""

import gzip
import io
import os
import tarfile
import tracemalloc
import zipfile
from collections.abc import Callable
from contextlib import nullcontext
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.thesauri.bundle import bring, export
from fairtool.thesauri.lock import LOCK, all_pulled, lock_text, pulled, read_lock
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.pull import PullSettings, pull
from tests.thesauri.servers import OTHER, TURTLE, Reply, Site

ENDINGS = ["b.tar.gz", "b.tgz", "b.zip"]


@pytest.fixture
def here(site: Site, settings: PullSettings) -> PullSettings:
    for name, text in (("mer", TURTLE), ("houle", OTHER)):
        site.answers[f"/{name}"] = Reply(text)
        pull(Preset(name, "file", f"{site.address}/{name}"), settings)
    return settings


@pytest.mark.parametrize("name", ENDINGS)
def test_what_goes_out_comes_in(here: PullSettings, tmp_path: Path, name: str) -> None:
    export(all_pulled(), tmp_path / name)
    other = tmp_path / "elsewhere"
    assert [one.name for one in bring(tmp_path / name, other)] == ["houle", "mer"]
    assert read_lock(other / LOCK) == read_lock(here.folder / LOCK)
    entry = pulled("mer").entry
    assert (other / "mer" / entry.file).read_text(encoding="utf-8") == TURTLE
    assert sorted(path.name for path in other.iterdir()) == ["houle", "mer", LOCK]


@pytest.mark.parametrize("name", ENDINGS)
def test_the_same_thesauri_give_the_same_bytes(here: PullSettings, tmp_path: Path, name: str) -> None:
    assert here
    export(all_pulled(), tmp_path / name)
    first = (tmp_path / name).read_bytes()
    export(all_pulled(), tmp_path / name)
    assert (tmp_path / name).read_bytes() == first
    if not name.endswith("zip"):
        assert first[4:8] == bytes(4)  # the date in gzip


def test_what_is_taken_in_stands_beside_what_was_there(here: PullSettings, site: Site, tmp_path: Path) -> None:
    export([pulled("mer")], tmp_path / "b.zip")
    site.answers["/mer"] = Reply(OTHER)
    pull(Preset("mer", "file", f"{site.address}/mer"), here)
    bring(tmp_path / "b.zip", here.folder)
    assert pulled("mer").path.read_text(encoding="utf-8") == TURTLE
    assert pulled("houle") is not None
    assert len(list((here.folder / "mer").iterdir())) == 1


def test_a_bundle_needs_an_ending_and_sound_files(here: PullSettings, tmp_path: Path) -> None:
    assert here
    with pytest.raises(UsageError, match="no name of a bundle"):
        export(all_pulled(), tmp_path / "b.rar")
    with pytest.raises(UsageError, match="cannot be written"):
        export(all_pulled(), tmp_path / "nowhere" / "b.zip")
    pulled("mer").path.write_text("x", encoding="utf-8")
    with pytest.raises(UsageError, match="is not what was pulled"):
        export(all_pulled(), tmp_path / "b.zip")
    assert not list(tmp_path.glob("*b.*"))


def _tar(path: Path, members: list[tuple[tarfile.TarInfo, bytes]]) -> None:
    with gzip.open(path, "wb") as packed, tarfile.open(fileobj=packed, mode="w") as archive:
        for info, content in members:
            info.size = len(content) if info.isreg() else 0
            archive.addfile(info, io.BytesIO(content))


def _sound() -> list[tuple[tarfile.TarInfo, bytes]]:
    entry = pulled("mer").entry
    return [
        (tarfile.TarInfo(LOCK), lock_text({"mer": entry}).encode()),
        (tarfile.TarInfo(f"vocabularies/mer/{entry.file}"), TURTLE.encode()),
    ]


def _more(name: str, kind: bytes = tarfile.REGTYPE, link: str = "") -> list[tuple[tarfile.TarInfo, bytes]]:
    info = tarfile.TarInfo(name)
    info.type, info.linkname = kind, link
    return [*_sound(), (info, b"x")]


def _changed(position: int, old: str, new: str) -> list[tuple[tarfile.TarInfo, bytes]]:
    members = _sound()
    info, content = members[position]
    members[position] = (info, content.replace(old.encode(), new.encode()))
    return members


def _twice() -> list[tuple[tarfile.TarInfo, bytes]]:
    return [*_sound(), _sound()[1]]


def _as_link(kind: bytes) -> list[tuple[tarfile.TarInfo, bytes]]:
    members = _sound()
    members[1][0].type, members[1][0].linkname = kind, "/etc/passwd"
    return members


WRONG: dict[str, tuple[Callable[[], list[tuple[tarfile.TarInfo, bytes]]], str]] = {
    "a path that climbs": (lambda: _more("../../x"), "has a member ../../x that no bundle has"),
    "a path from the root": (lambda: _more("/tmp/x"), "that no bundle has"),  # noqa: S108
    "a member too many": (lambda: _more("vocabularies/mer/x.ttl"), "that no bundle has"),
    "a member twice": (_twice, "that no bundle has"),
    "a link": (lambda: _as_link(tarfile.SYMTYPE), "that no bundle has"),
    "a hard link": (lambda: _as_link(tarfile.LNKTYPE), "that no bundle has"),
    "a device": (lambda: _more("x", tarfile.CHRTYPE), "that no bundle has"),
    "another content": (lambda: _changed(1, "temperature", "temperaturf"), "is not what its lock file says"),
    "a shorter content": (lambda: _changed(1, "temperature", "t"), "that no bundle has"),
    "a member too few": (lambda: _sound()[:1], "lacks vocabularies/mer/"),
    "no lock": (lambda: _sound()[1:], "no bundle of vocabularies"),
    "a lock that climbs": (lambda: _changed(0, '"mer"', '"../mer"'), "no bundle of vocabularies"),
    "nothing": (list, "no bundle of vocabularies"),
}


@pytest.mark.parametrize("name", WRONG)
@pytest.mark.parametrize("ending", ["tar", "zip"])
def test_nothing_is_taken_in_of_a_wrong_bundle(here: PullSettings, tmp_path: Path, name: str, ending: str) -> None:
    assert here
    made, said = WRONG[name]
    bundle = tmp_path / "b"
    if ending == "tar":
        _tar(bundle, made())
    elif any(not info.isreg() for info, _ in made()):
        pytest.skip("another test has links in zip files")
    else:
        with (
            zipfile.ZipFile(bundle, "w") as archive,
            pytest.warns(UserWarning, match="Duplicate name") if name == "a member twice" else nullcontext(),
        ):
            for info, content in made():
                archive.writestr(info.name, content)
    other = tmp_path / "elsewhere"
    with pytest.raises(UnreadableError, match=said) as told:
        bring(bundle, other)
    assert str(told.value).startswith(str(bundle))
    assert list(other.iterdir()) == []
    assert sorted(path.name for path in tmp_path.iterdir()) == ["b", "cache", "elsewhere"]


def test_a_link_in_a_zip_file_is_refused(here: PullSettings, tmp_path: Path) -> None:
    assert here
    info = zipfile.ZipInfo(f"vocabularies/mer/{pulled('mer').entry.file}")
    info.external_attr = 0o120777 << 16
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr(LOCK, lock_text({"mer": pulled("mer").entry}))
        archive.writestr(info, TURTLE)
    with pytest.raises(UnreadableError, match="that no bundle has"):
        bring(tmp_path / "b.zip", tmp_path / "elsewhere")


@pytest.mark.parametrize(
    "content", [b"", b"PK\x03\x04", b"\x1f\x8b\x08", b"x" * 1000, gzip.compress(b"x" * 1000, mtime=0)]
)
def test_what_is_no_archive_is_told(tmp_path: Path, content: bytes) -> None:
    (tmp_path / "b.zip").write_bytes(content)
    with pytest.raises(UnreadableError, match="no bundle of vocabularies"):
        bring(tmp_path / "b.zip", tmp_path / "elsewhere")


def test_a_bundle_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="No such file"):
        bring(tmp_path / "b.zip", tmp_path / "elsewhere")


def test_a_zip_file_that_unpacks_to_more_than_it_says_is_stopped(here: PullSettings, tmp_path: Path) -> None:
    assert here
    entry = pulled("mer").entry
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LOCK, lock_text({"mer": entry}))
        archive.writestr(f"vocabularies/mer/{entry.file}", TURTLE + " " * 50_000_000)
    with pytest.raises(UnreadableError, match="that no bundle has"):
        bring(tmp_path / "b.zip", tmp_path / "elsewhere")


def test_a_lock_that_unpacks_without_end_is_stopped(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr(LOCK, b" " * 40_000_000)
    with pytest.raises(UnreadableError, match="no bundle of vocabularies"):
        bring(tmp_path / "b.zip", tmp_path / "elsewhere")


def test_a_header_that_claims_gigabytes_is_not_read(tmp_path: Path) -> None:
    info = tarfile.TarInfo("x")
    info.type = tarfile.XHDTYPE  # its content is read as one piece
    info.size = 2**32
    with gzip.open(tmp_path / "b.tar.gz", "wb") as packed:
        packed.write(info.tobuf(tarfile.GNU_FORMAT))
        packed.write(bytes(60_000_000))
    tracemalloc.start()
    try:
        with pytest.raises(UnreadableError, match="no bundle of vocabularies"):
            bring(tmp_path / "b.tar.gz", tmp_path / "elsewhere")
        assert tracemalloc.get_traced_memory()[1] < 10_000_000
    finally:
        tracemalloc.stop()


def test_a_thesaurus_that_is_none_is_not_taken_in(here: PullSettings, tmp_path: Path) -> None:
    assert here
    entry = pulled("mer").entry
    text = b"<html></html>"
    wrong = replace(entry, sha256=sha256(text).hexdigest(), size=len(text))
    members = [
        (tarfile.TarInfo(LOCK), lock_text({"mer": wrong}).encode()),
        (tarfile.TarInfo(f"vocabularies/mer/{entry.file}"), text),
    ]
    _tar(tmp_path / "b.tgz", members)
    with pytest.raises(UnreadableError, match=r"b\.tgz!vocabularies/mer/.* web page"):
        bring(tmp_path / "b.tgz", tmp_path / "elsewhere")


@pytest.mark.skipif(os.geteuid() == 0, reason="root may write anywhere")
def test_a_folder_that_cannot_be_written_to_is_told(tmp_path: Path) -> None:
    (tmp_path / "shut").mkdir(mode=0o500)
    with pytest.raises((UsageError, OSError)):
        bring(tmp_path / "b.zip", tmp_path / "shut" / "x")
