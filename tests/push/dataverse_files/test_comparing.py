"""Files are held against those in the target by their checksum; the rest of what it says of them is for people."""

from datetime import date
from pathlib import Path

import pytest

from fairtool.push.dataverse.files.comparing import compare
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.held_file import HeldFile, embargo_notes, files_in
from fairtool.push.dataverse.files.limits import check_limits
from fairtool.push.dataverse.files.local_file import LocalFile, Reading, local_files
from fairtool.push.dataverse.files.said import media_type, refuse_archive, said_of
from fairtool.push.dataverse.files.store import Store
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode
from tests.push.dataverse_files.answering import answering
from tests.push.dataverse_files.making import deposit

MD5_OF_ONE = "f97c5d29941bfb1b2fdab0874906ab82"


@pytest.fixture
def one(tmp_path: Path) -> LocalFile:
    """Give a file with the bytes `one`."""
    (tmp_path / "a.csv").write_bytes(b"one")
    (file,) = local_files([tmp_path / "a.csv"], ["MD5"])
    return file


def _held(name: str = "a.csv", **more: object) -> HeldFile:
    said: dict[str, object] = {"checksum_type": "MD5", "checksum": MD5_OF_ONE, "size": 3, **more}
    return HeldFile(7, name, **said)  # type: ignore[arg-type]  # given by name in each test


def test_the_same_checksum_is_the_same_file(one: LocalFile) -> None:
    assert compare([one], [_held()]).is_done


def test_another_checksum_at_the_same_place_is_a_replacement(one: LocalFile) -> None:
    found = compare([one], [_held(checksum="0" * 32)])
    assert [held.id for _, held in found.replaced] == [7]


def test_a_checksum_of_an_algorithm_that_nobody_knows_is_no_proof(one: LocalFile) -> None:
    assert not compare([one], [_held(checksum_type="CRC")]).is_done


def test_a_table_is_known_by_the_name_and_size_that_it_was_sent_with(one: LocalFile) -> None:
    table = _held("a.tab", original="a.csv", original_size=3, size=9, tabular=True, checksum="0" * 32)
    asked: list[tuple[int, str]] = []

    def original(held: HeldFile, algorithm: str) -> str:
        asked.append((held.id, algorithm))
        return MD5_OF_ONE

    assert compare([one], [table], original).is_done
    assert asked == [(7, "MD5")]
    assert not compare([one], [table]).is_done
    assert not compare(
        [one], [_held("a.tab", original="a.csv", original_size=4, tabular=True, checksum="0" * 32)]
    ).is_done


def test_the_original_of_a_table_is_asked_for_where_only_its_bytes_tell(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"one")
    with deposit() as made:
        made.sync(path, direct=False)
        data = made.entries["a.csv"].data
        data.tabular, data.original_type, data.original_size, data.original_name = True, "text/csv", 3, "a.csv"
        data.checksum = "0" * 32
        made.double.requests.clear()
        assert made.sync(path).same == ("a.csv",)
        assert made.uploads() == []


def test_versions_that_do_not_say_the_original_name_are_read_too() -> None:
    said = {"label": "a.tab", "dataFile": {"id": 3, "originalFileFormat": "text/csv", "md5": MD5_OF_ONE.upper()}}
    (file,) = files_in(JsonNode([said]))
    assert (file.places, file.checksum_type, file.checksum) == (("a.tab", "a.csv"), "MD5", MD5_OF_ONE)


def test_files_without_a_number_are_passed_over() -> None:
    assert files_in(JsonNode([{"label": "a"}, 3, None, {"dataFile": {"id": "x"}}])) == ()


def test_an_embargo_that_is_past_and_a_restriction_that_stays_are_said() -> None:
    day = date(2026, 7, 1)
    late = _held(restricted=True, embargo="2026-06-30")
    files = [late, _held(embargo="2026-06-30"), _held(restricted=True), _held(restricted=True, embargo="2026-07-02")]
    (note,) = embargo_notes(files, day)
    assert note.text() == (
        "a.csv: the embargo ended on 2026-06-30, and the file is still restricted: take the restriction away in the "
        "target, if it is meant to be open"
    )


def test_an_archive_that_would_be_unpacked_is_said_before_it_is_sent(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    path.write_bytes(b"PK")
    with deposit() as made:
        with pytest.raises(FileError, match="unpacked"):
            made.sync(path, direct=False)
        assert made.uploads() == []
        made.sync(path, direct=True)
        assert made.contents() == {"a.zip": b"PK"}


def test_no_table_is_taken_apart(one: LocalFile) -> None:
    assert said_of(one) == {"label": "a.csv", "tabIngest": False}


def test_files_are_of_the_type_that_the_target_calls_them(tmp_path: Path) -> None:
    names = {"a.nc": "application/netcdf", "a.txt": "text/plain", "a.unknown": "application/octet-stream"}
    for name in names:
        (tmp_path / name).write_bytes(b"")
    files = local_files([tmp_path / name for name in names], ["MD5"])
    assert {file.name: media_type(file) for file in files} == names
    for file in files:
        refuse_archive(file)


def test_a_store_that_is_less_safe_than_the_target_gets_nothing(one: LocalFile) -> None:
    for target, address in [
        ("https://data.example.org", "http://store.example.org/a"),
        ("https://data.example.org", "http://127.0.0.1:1/a"),
        ("http://127.0.0.1:1", "http://store.example.org/a"),
    ]:
        with Session(target) as session, Store(session) as store, pytest.raises(RefusedError, match="read along"):
            store.put(address, Reading(one, "MD5"))


def test_limits_are_said_before_anything_is_sent(tmp_path: Path) -> None:
    (tmp_path / "a.nc").write_bytes(b"12345")
    files = local_files([tmp_path / "a.nc"], ["MD5"])
    for limits, words in [
        ({"numberOfFilesRemaining": 0}, "takes 0 more files"),
        ({"storageQuotaRemaining": 4}, "takes 4 more bytes"),
    ]:
        document = {"status": "OK", "data": {"uploadLimits": limits}}
        with answering(document) as url, Session(url) as session, pytest.raises(FileError, match=words):
            check_limits(session, "doi:10.5072/A", files, files)
    with answering({"status": "OK", "data": {"uploadLimits": {}}}) as url, Session(url) as session:
        check_limits(session, "doi:10.5072/A", files, files)
