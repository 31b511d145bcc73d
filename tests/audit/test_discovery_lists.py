"""Lists of names and manifests with checksums."""

import hashlib
import io
import os
import subprocess
import sys
from pathlib import Path
from types import SimpleNamespace

import pytest

from fairtool.audit.discovery import Discovering, entries
from fairtool.audit.manifest import manifest
from fairtool.errors import UnreadableError, UsageError
from tests.audit.test_discovery_walk import made

MD5, SHA = hashlib.md5(b"x", usedforsecurity=False).hexdigest(), hashlib.sha256(b"x").hexdigest()


def below(folder: Path, roots: list[str], **options: object) -> list[str]:
    """Give the names that are found, without the folder."""
    found = entries(roots, Discovering(**options))  # type: ignore[arg-type]  # as each test says
    return [os.path.relpath(one.name, folder) for one in found]


@pytest.mark.parametrize("root", ["files.txt", "FILES.LST", "@files"])
def test_a_list_names_files_relative_to_its_folder(tmp_path: Path, root: str) -> None:
    made(tmp_path, "b.nc", "d/a.nc")
    (tmp_path / root.lstrip("@")).write_text("# these\n\nd/a.nc\r\n./b.nc\n  \nmissing.nc")
    name = f"{'@' if root[0] == '@' else ''}{tmp_path}/{root.lstrip('@')}"
    assert below(tmp_path, [name]) == ["d/a.nc", "b.nc", "missing.nc"]


def test_names_of_a_list_stand_below_the_base_that_is_said(tmp_path: Path) -> None:
    made(tmp_path / "data", "a.nc")
    (tmp_path / "l.txt").write_text("a.nc\n")
    (found,) = entries([f"{tmp_path}/l.txt"], Discovering(base=f"{tmp_path}/data"))
    assert (found.relative, found.size) == ("a.nc", 1)


def test_a_list_may_name_folders_members_and_absolute_names_but_no_further_lists(tmp_path: Path) -> None:
    made(tmp_path, "d/a.nc", "d/e/b.nc", "abs.nc", "other.txt")
    (tmp_path / "l.txt").write_text(f"d\n{tmp_path}/abs.nc\nother.txt\nl.txt\n")
    found = list(entries([f"{tmp_path}/l.txt"], Discovering()))
    assert [(os.path.relpath(one.name, tmp_path), one.kind) for one in found] == [
        ("d/a.nc", "netcdf"),
        ("d/e/b.nc", "netcdf"),
        ("abs.nc", "netcdf"),
        ("other.txt", "other"),
        ("l.txt", "other"),
    ]
    assert found[0].relative == "d/a.nc"


def test_a_name_that_is_listed_twice_is_given_once(tmp_path: Path) -> None:
    made(tmp_path, "d/a.nc", "b.nc")
    (tmp_path / "l.txt").write_text("b.nc\nd/a.nc\nb.nc\n./b.nc\n")
    assert below(tmp_path, [f"{tmp_path}/l.txt", f"{tmp_path}/d"]) == ["b.nc", "d/a.nc"]


@pytest.mark.parametrize("sign", ["\n", "\0"])
def test_standard_input_gives_names_as_find_writes_them(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, sign: str
) -> None:
    made(tmp_path, "a.nc", "caf\udce9.nc", *(["#b\n.nc"] if sign == "\0" else ["b.nc"]))
    option = "-print0" if sign == "\0" else "-print"
    listed = subprocess.run(["find", tmp_path, "-type", "f", option], capture_output=True, check=True).stdout
    monkeypatch.setattr(sys, "stdin", SimpleNamespace(buffer=io.BytesIO(listed)))
    found = [one.size for one in entries(["-"], Discovering())]
    assert found == [1, 1, 1]


def test_standard_input_that_is_closed_is_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "stdin", None)
    with pytest.raises(UsageError, match="standard input is closed"):
        list(entries(["-"], Discovering()))


def test_a_line_without_end_is_told_with_its_number(tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_bytes(b"a.nc\n" + b"x" * 200_000)
    with pytest.raises(UnreadableError, match=r"line 2: .* bytes are no name"):
        list(entries([f"{tmp_path}/l.txt"], Discovering()))


@pytest.mark.parametrize("root", ["@no.txt", "@", "@."])
def test_a_list_that_is_none_is_told(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, root: str) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises((UnreadableError, UsageError)):
        list(entries([root], Discovering()))


def test_addresses_need_leave_to_use_the_network(tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text("https://host/d/a.nc\n")
    with pytest.raises(UsageError, match="the network is not used"):
        list(entries([f"{tmp_path}/l.txt"], Discovering()))
    (found,) = entries([f"{tmp_path}/l.txt"], Discovering(allow_network=True))
    assert (found.name, found.relative, found.kind, found.size) == ("https://host/d/a.nc", "d/a.nc", "netcdf", None)


def test_names_below_an_address_are_addresses(tmp_path: Path) -> None:
    (tmp_path / "l.txt").write_text("d/a.nc\n")
    (found,) = entries([f"{tmp_path}/l.txt"], Discovering(base="https://host/data", allow_network=True))
    assert (found.name, found.relative) == ("https://host/data/d/a.nc", "d/a.nc")


MANIFESTS = {
    "manifest-sha256.txt": f"{SHA}  d/a.nc\n{SHA} d/100%25%0A.nc\n",
    "sums": f"{SHA} *d/a.nc\n\\{SHA}  d/100%\\n.nc\n",
    "SHA256SUMS": f"SHA256 (d/a.nc) = {SHA.upper()}\n\\SHA256 (d/100%\\n.nc) = {SHA}\n",
    "manifest.csv": f'path,size,sha256\nd/a.nc,1,{SHA}\n"d/b.nc",1,\n',
    "manifest.tsv": f"file\tchecksum_type\tchecksum\nd/a.nc\tSHA-256\t{SHA}\nd/b.nc\t\t\n",
    "m.csv": f"checksum;path\nsha256:{SHA};d/a.nc\n;d/b.nc\n",
}


@pytest.mark.parametrize("name", MANIFESTS)
def test_a_manifest_is_read_in_each_of_its_forms(tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_text(MANIFESTS[name])
    first, second = manifest(tmp_path / name)
    assert (first.name, first.expected) == ("d/a.nc", f"sha256:{SHA}")
    assert (second.name, second.expected) in {("d/100%\n.nc", f"sha256:{SHA}"), ("d/b.nc", "")}


@pytest.mark.parametrize("algorithm", ["md5", "sha1", "sha256", "sha384", "sha512"])
def test_the_algorithm_is_told_by_the_length(tmp_path: Path, algorithm: str) -> None:
    digest = hashlib.new(algorithm, b"x", usedforsecurity=False).hexdigest()
    (tmp_path / "sums").write_text(f"{digest}  a.nc\n")
    assert [one.expected for one in manifest(tmp_path / "sums")] == [f"{algorithm}:{digest}"]


def test_what_the_checksum_programs_write_is_read(tmp_path: Path) -> None:
    made(tmp_path, "a.nc", "with blank.nc", "back\\slash.nc", "br\neak.nc")
    for options in ([], ["--tag"]):
        names = sorted(one.name for one in tmp_path.glob("*.nc"))
        written = subprocess.run(["sha256sum", *options, *names], cwd=tmp_path, capture_output=True, check=True).stdout
        (tmp_path / "sums").write_bytes(written)
        assert [(one.name, one.expected) for one in manifest(tmp_path / "sums")] == [
            (name, f"sha256:{SHA}") for name in names
        ]


def test_a_manifest_gives_checksums_and_what_is_missing(tmp_path: Path) -> None:
    made(tmp_path, "data/a.nc", "data/extra.nc", "data/b.nc")
    (tmp_path / "manifest-md5.txt").write_text(f"{MD5}  data/b.nc\n{MD5}  data/gone.nc\n{MD5}  data/a.nc\n")
    options = Discovering(manifests=(tmp_path / "manifest-md5.txt",), include=("*.nc",))
    found = [(one.relative, one.expected, one.size) for one in entries([f"{tmp_path}/data"], options)]
    assert found == [
        ("a.nc", f"md5:{MD5}", 1),
        ("b.nc", f"md5:{MD5}", 1),
        ("extra.nc", "", 1),
        ("data/gone.nc", f"md5:{MD5}", None),
    ]


def test_what_the_filters_leave_out_is_not_missing(tmp_path: Path) -> None:
    made(tmp_path, "a.nc", "b.xml", "raw/c.nc")
    (tmp_path / "md5sums").write_text(f"{MD5}  a.nc\n{MD5}  b.xml\n{MD5}  raw/c.nc\n")
    options = Discovering(manifests=(tmp_path / "md5sums",), include=("*.nc",), exclude=("raw",))
    assert [one.relative for one in entries([str(tmp_path)], options)] == ["a.nc"]


def test_a_manifest_alone_names_the_archive(tmp_path: Path) -> None:
    made(tmp_path, "a.nc")
    (tmp_path / "sums").write_text(f"{SHA}  a.nc\n")
    (found,) = entries([], Discovering(manifests=(tmp_path / "sums",)))
    assert (found.relative, found.size, found.expected) == ("a.nc", 1, f"sha256:{SHA}")


@pytest.mark.parametrize(
    ("name", "text", "line"),
    [
        ("sums", "no checksum\n", 1),
        ("sums", f"{SHA}  a.nc\n\n# ok\nxyz  b.nc\n", 4),
        ("sums", f"{SHA[:50]}  a.nc\n", 1),
        ("sums", f"CRC32 (a.nc) = {SHA}\n", 1),
        ("manifest-sha256.txt", f"{SHA}\n", 1),
        ("m.csv", "path,md5\na.nc,nohex\n", 2),
        ("m.csv", f"path,md5\n,{MD5}\n", 2),
        ("m.csv", 'path,md5\n"a.nc,x\n', 2),
        ("sums", "x" * 100_000, 1),
        ("sums", "\0\0\0", 1),
    ],
)
def test_a_line_that_says_nothing_is_told_with_its_number(tmp_path: Path, name: str, text: str, line: int) -> None:
    (tmp_path / name).write_text(text)
    with pytest.raises(UnreadableError, match=f"line {line}: no checksum"):
        list(manifest(tmp_path / name))


def test_an_empty_manifest_names_nothing(tmp_path: Path) -> None:
    (tmp_path / "sums").write_text("\n")
    assert list(manifest(tmp_path / "sums")) == []


def test_a_manifest_that_is_missing_is_told(tmp_path: Path) -> None:
    with pytest.raises(UnreadableError, match="does not exist"):
        list(entries([str(tmp_path)], Discovering(manifests=(tmp_path / "no",))))


def test_a_line_that_looks_like_an_address_and_is_none_is_an_entry_of_its_own(tmp_path: Path) -> None:
    listed = tmp_path / "files.txt"
    listed.write_text("https://[/x.nc\ns3:///x.nc\nHTTPS://host/y.nc\n")
    found = list(entries([str(listed)], Discovering(allow_network=True)))
    assert [(one.name, one.root) for one in found] == [
        ("https://[/x.nc", "https://["),
        ("s3:///x.nc", "s3://"),
        ("HTTPS://host/y.nc", "HTTPS://host"),
    ]
