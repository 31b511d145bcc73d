"""Files come into a data set once, whole, and as they are here; what is there already is not sent again."""

import os
from pathlib import Path

import pytest

from fairtool.push.call import Call
from fairtool.push.dataverse.files.faults import ChangedError, FileError
from fairtool.push.dataverse.files.held_file import held_files
from fairtool.push.faults import LostAnswerError, RefusedError
from tests.push.dataverse_files.making import QUICK, deposit

WAYS = [pytest.param(False, id="form"), pytest.param(True, id="store")]
PART = 64 * 1024


def _written(folder: Path, **files: bytes) -> list[Path]:
    folder.mkdir(parents=True, exist_ok=True)
    paths = [folder / f"{name}.nc" for name in files]
    for path, content in zip(paths, files.values(), strict=True):
        path.write_bytes(content)
    return paths


@pytest.mark.parametrize("direct", WAYS)
def test_files_come_whole_and_a_second_run_sends_nothing(tmp_path: Path, *, direct: bool) -> None:
    paths = _written(tmp_path, a=b"sst", b=os.urandom(3 * 2**20 + 17), empty=b"")
    with deposit() as made:
        done = made.sync(*paths, direct=direct)
        assert done.new == ("a.nc", "b.nc", "empty.nc")
        assert made.contents() == {path.name: path.read_bytes() for path in paths}
        made.double.requests.clear()
        again = made.sync(*paths, direct=direct)
        assert again.same == ("a.nc", "b.nc", "empty.nc")
        assert made.uploads() == []


def test_folders_are_kept(tmp_path: Path) -> None:
    paths = _written(tmp_path / "data" / "2020", a=b"one") + _written(tmp_path / "data" / "2021", a=b"two")
    with deposit() as made:
        made.sync(*paths)
        assert made.contents() == {"2020/a.nc": b"one", "2021/a.nc": b"two"}


def test_the_root_may_be_named(tmp_path: Path) -> None:
    paths = _written(tmp_path / "data" / "2020", a=b"one")
    with deposit() as made:
        made.sync(*paths, root=tmp_path)
        assert list(made.contents()) == ["data/2020/a.nc"]


def test_large_files_go_in_parts_and_are_put_together(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, big=os.urandom(5 * PART + 1))
    told: list[tuple[str, int, int]] = []
    with deposit(part_size=PART) as made:
        made.sync(path, direct=True, progress=lambda *step: told.append(step))
        assert made.contents() == {"big.nc": path.read_bytes()}
        assert len(made.uploads()) == 6
        assert not made.double.bucket.uploads
    assert told[-1] == ("big.nc", 5 * PART + 1, 5 * PART + 1)
    assert [sent for _, sent, _ in told] == sorted(sent for _, sent, _ in told)


@pytest.mark.parametrize("tagging", [True, False])
@pytest.mark.parametrize("size", [10, 3 * PART])
def test_the_store_is_told_the_tag_that_was_signed_and_never_the_key(
    tmp_path: Path, *, tagging: bool, size: int
) -> None:
    (path,) = _written(tmp_path, a=os.urandom(size))
    with deposit(tagging=tagging, part_size=PART) as made:
        made.sync(path)
        secret = made.double.token("depositor")
        to_store = [one for one in made.double.requests if one.server == "s3"]
        to_site = [one for one in made.double.requests if one.server == "dataverse"]
    assert to_store
    for one in to_store:
        assert secret not in " ".join([one.path, *one.headers.keys(), *one.headers.values()])
        assert secret.encode() not in one.body
    assert all(one.header("X-Dataverse-key") == secret for one in to_site)
    assert not any(secret in one.path for one in to_site)


def test_without_a_store_files_go_in_forms_and_who_wants_the_store_is_told(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"sst")
    with deposit(direct_upload=False) as made:
        with pytest.raises(FileError, match="direct-upload"):
            made.sync(path, direct=True)
        assert made.contents() == {}
        made.sync(path)
        assert made.contents() == {"a.nc": b"sst"}


@pytest.mark.parametrize("direct", WAYS)
def test_what_is_said_of_a_file_stays_when_it_is_replaced(tmp_path: Path, *, direct: bool) -> None:
    (path,) = _written(tmp_path / "d" / "e", a=b"old")
    with deposit() as made:
        made.sync(path, root=tmp_path / "d")
        entry = made.entries["e/a.nc"]
        entry.description, entry.categories, entry.restricted = "Heights", ("Data",), True
        path.write_bytes(b"new")
        done = made.sync(path, root=tmp_path / "d", direct=direct)
        after = made.entries["e/a.nc"]
        assert done.replaced == ("e/a.nc",)
        assert after.data.content == b"new"
        assert (after.description, after.categories, after.restricted) == ("Heights", ("Data",), True)


def test_a_replaced_file_of_a_published_data_set_is_in_a_new_draft(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"old")
    with deposit() as made:
        made.sync(path)
        made.publish()
        path.write_bytes(b"new")
        made.sync(path)
        published = made.dataset.latest_published
        assert published
        assert published.entries[0].data.content == b"old"
        assert made.contents() == {"a.nc": b"new"}


def test_extra_files_are_left_alone_and_said(tmp_path: Path) -> None:
    first, second = _written(tmp_path, a=b"one", b=b"two")
    with deposit() as made:
        made.sync(first, second)
        done = made.sync(first)
        assert done.extra == ("b.nc",)
        assert "left alone" in done.notes[0].text()
        assert sorted(made.contents()) == ["a.nc", "b.nc"]


@pytest.mark.parametrize("fault", ["", "cut-before", "cut-after", 500, 502])
def test_a_file_that_is_called_otherwise_here_is_renamed_there_and_not_sent_again(tmp_path: Path, fault: str) -> None:
    (path,) = _written(tmp_path / "d", a=b"one")
    with deposit() as made:
        made.sync(path, root=tmp_path)
        entry = made.entries["d/a.nc"]
        entry.description, entry.categories = "Heights", ("Data",)
        made.double.requests.clear()
        if fault:
            made.double.fail_next("POST", "/metadata", fault)  # type: ignore[arg-type]  # the names are its own
        done = made.sync(path.rename(tmp_path / "renamed.nc"), root=tmp_path)
        assert made.uploads() == []
        assert (done.renamed, done.notes) == (("renamed.nc",), ())
        (entry,) = made.entries.values()
        assert (entry.path, entry.description, entry.categories) == ("renamed.nc", "Heights", ("Data",))


@pytest.mark.parametrize("direct", WAYS)
def test_two_files_with_the_same_content_are_two_files_there(tmp_path: Path, *, direct: bool) -> None:
    paths = _written(tmp_path, a=b"one", b=b"one")
    with deposit() as made:
        made.sync(*paths, direct=direct)
        assert made.contents() == {"a.nc": b"one", "b.nc": b"one"}
        again = made.sync(*paths, direct=direct)
        assert again.same == ("a.nc", "b.nc")
        third = _written(tmp_path, c=b"one")
        assert made.sync(*paths, *third, direct=direct).new == ("c.nc",)
        assert sorted(made.contents()) == ["a.nc", "b.nc", "c.nc"]


def test_files_that_changed_names_with_each_other_are_replaced(tmp_path: Path) -> None:
    first, second = _written(tmp_path, a=b"one", b=b"two")
    with deposit() as made:
        made.sync(first, second)
        first.write_bytes(b"two")
        second.write_bytes(b"one")
        made.sync(first, second)
        assert made.contents() == {"a.nc": b"two", "b.nc": b"one"}


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-1", "SHA-256", "SHA-512"])
def test_checksums_are_those_of_the_target(tmp_path: Path, algorithm: str) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit(checksum=algorithm) as made:
        made.sync(path, direct=False)
        made.double.requests.clear()
        assert made.sync(path).same == ("a.nc",)
        assert made.uploads() == []


def test_a_table_that_the_target_took_apart_is_still_the_same(tmp_path: Path) -> None:
    path = tmp_path / "gauge.csv"
    path.write_bytes(b"time,height\n1,2.5\n")
    with deposit(ingest=5.0) as made:
        made.sync(path, direct=False)
        assert made.entries["gauge.csv"].data.content == path.read_bytes()  # nobody let it be taken apart
        entry = made.entries["gauge.csv"].data
        entry.original_type, entry.original_size, entry.original_name = entry.content_type, entry.size, "gauge.csv"
        entry.content, entry.tabular = b"1\t2.5\n", True
        entry.size = len(entry.content)
        made.entries["gauge.csv"].label = "gauge.tab"
        made.double.requests.clear()
        done = made.sync(path)
        assert (done.same, done.extra, made.uploads()) == (("gauge.csv",), (), [])


@pytest.mark.parametrize("direct", WAYS)
def test_a_lock_is_waited_for(tmp_path: Path, *, direct: bool) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit() as made:
        made.double.lock(made.dataset, "Ingest", 20.0)
        made.sync(path, direct=direct)
        assert made.contents() == {"a.nc": b"one"}
        assert sum(made.waited) >= 20


def test_a_lock_that_stays_is_said(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit() as made:
        made.double.lock(made.dataset, "Workflow")
        with pytest.raises(RefusedError, match="Workflow"):
            made.sync(path)
        assert made.contents() == {}


def test_too_many_requests_are_waited_out(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit() as made:
        made.double.rate_limit(2)
        made.sync(path, direct=False)
        assert made.contents() == {"a.nc": b"one"}
        assert made.waited


@pytest.mark.parametrize("direct", WAYS)
@pytest.mark.parametrize("fault", ["cut-before", "cut-after", "cut-body", 500, 502, 503, "garbage", "html"])
@pytest.mark.parametrize("call", ["add", "addFiles"])
def test_a_lost_answer_makes_no_second_file(tmp_path: Path, *, direct: bool, fault: str, call: str) -> None:
    paths = _written(tmp_path, a=b"one", b=b"two")
    with deposit() as made:
        made.double.fail_next("POST", f"/{call}[?]", fault)  # type: ignore[arg-type]  # the names are its own
        done = made.sync(*paths, direct=direct)
        assert made.contents() == {"a.nc": b"one", "b.nc": b"two"}
        assert (done.new, done.notes) == (("a.nc", "b.nc"), ())


@pytest.mark.parametrize("fault", ["cut-before", "cut-after", "cut-body", 500, 502, "html"])
def test_a_lost_answer_to_a_replacement_is_read_back(tmp_path: Path, fault: str) -> None:
    (path,) = _written(tmp_path, a=b"old")
    with deposit() as made:
        made.sync(path)
        path.write_bytes(b"new")
        made.double.fail_next("POST", "/replace", fault)  # type: ignore[arg-type]  # the names are its own
        made.sync(path)
        assert made.contents() == {"a.nc": b"new"}


def test_answers_that_never_come_are_an_open_end(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit() as made:
        for _ in range(3):
            made.double.fail_next("POST", "/add[?]", "cut-before")
        with pytest.raises(LostAnswerError):
            made.sync(path, direct=False)
        made.sync(path, direct=False)
        assert made.contents() == {"a.nc": b"one"}


@pytest.mark.parametrize("fault", ["cut-before", "cut-after", 500, 502, 503])
def test_a_part_that_was_cut_is_sent_again(tmp_path: Path, fault: str) -> None:
    (path,) = _written(tmp_path, big=os.urandom(3 * PART))
    with deposit(part_size=PART) as made:
        made.double.fail_next("PUT", "partNumber=2", fault)  # type: ignore[arg-type]  # the names are its own
        made.sync(path)
        assert made.contents() == {"big.nc": path.read_bytes()}


def test_an_upload_that_fails_is_thrown_away_and_a_new_run_goes_on(tmp_path: Path) -> None:
    small, big = _written(tmp_path, a=b"one", big=os.urandom(3 * PART))
    with deposit(part_size=PART) as made:
        for _ in range(2 * QUICK.tries):
            made.double.fail_next("PUT", "partNumber=3", 500)
        with pytest.raises(RefusedError) as caught:
            made.sync(small, big)
        assert made.contents() == {"a.nc": b"one"}
        assert not made.double.bucket.uploads
        assert "Signature" not in str(caught.value)
        made.double.requests.clear()
        made.sync(small, big)
        assert made.contents() == {"a.nc": b"one", "big.nc": big.read_bytes()}
        assert len(made.uploads()) == 3


@pytest.mark.parametrize("fault", ["cut-before", "cut-after"])
def test_a_lost_answer_to_the_putting_together_loses_no_file(tmp_path: Path, fault: str) -> None:
    (path,) = _written(tmp_path, big=os.urandom(2 * PART))
    with deposit(part_size=PART) as made:
        made.double.fail_next("PUT", "mpupload", fault)  # type: ignore[arg-type]  # the names are its own
        if fault == "cut-after":
            made.sync(path)
        else:
            with pytest.raises(FileError):
                made.sync(path)
            made.sync(path)
        assert made.contents() == {"big.nc": path.read_bytes()}


def test_a_file_that_is_too_large_is_said_before_it_is_sent_and_the_others_go(tmp_path: Path) -> None:
    small, big, other = _written(tmp_path, a=b"one", big=b"x" * 5000, c=b"two")
    with deposit(largest_file=1000) as made:
        with pytest.raises(FileError, match=r"5000 bytes.*1000 bytes"):
            made.sync(small, big, other)
        assert made.contents() == {"a.nc": b"one", "c.nc": b"two"}
        assert not any(len(one.body) > 4000 for one in made.double.requests)


def test_who_may_not_add_files_is_told(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit() as made:
        address = f"/api/datasets/:persistentId/submitForReview?persistentId={made.pid}"
        assert made.session.ask(Call("POST", address)).ok
        with pytest.raises(RefusedError):
            made.sync(path)
        assert made.contents() == {}


def test_a_file_that_changes_while_it_is_sent_is_not_kept(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, big=os.urandom(4 * 2**20))
    for direct in (False, True):
        with deposit() as made:

            def write(_place: str, sent: int, _size: int, path: Path = path) -> None:
                if sent <= 2**20:
                    with path.open("r+b") as stream:
                        stream.seek(3 * 2**20)
                        stream.write(os.urandom(100))

            with pytest.raises(ChangedError, match="was written to"):
                made.sync(path, direct=direct, progress=write)
            assert made.contents() == {}
            assert not made.double.bucket.objects


def test_the_files_are_listed_with_what_the_target_says(tmp_path: Path) -> None:
    (path,) = _written(tmp_path / "d", a=b"one")
    with deposit() as made:
        made.sync(path, root=tmp_path)
        (one,) = held_files(made.session, made.pid, ":draft")
        assert (one.place, one.size, one.checksum_type) == ("d/a.nc", 3, "MD5")


@pytest.mark.parametrize("direct", WAYS)
def test_what_the_target_makes_of_netcdf_is_told_once(tmp_path: Path, *, direct: bool) -> None:
    first, second = _written(tmp_path, a=b"CDF\x01", b=b"CDF\x02")
    with deposit(netcdf_box=("-5.0", "-4.0", "49.0", "48.0")) as made:
        done = made.sync(first, direct=direct)
        assert [one.text() for one in done.notes] == ["a.nc: the target has added NcML, made from it by itself"]
        done = made.sync(first, second, direct=direct)
        assert [one.where for one in done.notes] == ["b.nc"]
        assert made.sync(first, second, direct=direct).notes == ()


def test_an_answer_that_is_no_json_is_said(tmp_path: Path) -> None:
    (path,) = _written(tmp_path, a=b"one")
    with deposit() as made:
        made.double.fail_next("GET", "/files[?]", "html")
        with pytest.raises(RefusedError, match="no JSON"):
            made.sync(path)
