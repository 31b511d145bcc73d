"""The whole archive: identifiers, contents, manifests, records and data."""

from pathlib import Path

import pytest

from fairtool.audit.archive import Archive, OtherChecksum, SharedChecksum, SharedHeader, SharedIdentifier
from fairtool.audit.holding import Holding
from fairtool.audit.unpaired import Unpaired, unpaired
from tests.audit.archive import data_file
from tests.audit.archives import of_archive
from tests.audit.in_process import audited
from tests.audit.running import rows


def test_an_identifier_that_two_files_have_is_told_with_both() -> None:
    (finding,) = of_archive(Archive("a", identifiers=(SharedIdentifier("uuid-1", ("a.nc", "b.nc")),)))
    assert finding.message == "2 files or records have the identifier uuid-1: a.nc, b.nc; give each its own"


def test_one_record_in_several_encodings_keeps_its_identifier() -> None:
    assert of_archive(Archive("a", identifiers=(SharedIdentifier("fr-1", ("iso/sst.xml", "dcat/sst.json")),))) == []


@pytest.mark.parametrize("names", [("v1/sst.nc", "v2/sst.nc"), ("a.xml#1", "a.xml#2"), ("h/csw#1", "h/csw#2")])
def test_files_and_records_of_one_name_may_not_share_an_identifier(names: tuple[str, ...]) -> None:
    assert len(of_archive(Archive("a", identifiers=(SharedIdentifier("uuid-1", names),)))) == 1


def test_more_files_than_are_named_are_counted() -> None:
    shared = SharedChecksum("sha256:00", ("a.nc", "b.nc", "c.nc", "d.nc"), 12)
    (finding,) = of_archive(Archive("a", checksums=(shared,)))
    assert finding.message.startswith("12 files have the same content (sha256:00): a.nc, b.nc, c.nc ...;")


def test_headers_and_manifests_are_told() -> None:
    archive = Archive(
        "a",
        headers=(SharedHeader("h", ("a.nc", "b.nc")),),
        manifest=(OtherChecksum("a.nc", "md5:00", "md5:01"),),
    )
    assert {one.rule for one in of_archive(archive)} == {"archive-checksum-expected", "archive-header-unique"}


RECORD = Holding("records/r.xml", "xml")


@pytest.mark.parametrize(
    ("record", "data"),
    [
        (Holding("r/x.xml", "xml", belongs=("10.1/a",)), Holding("d/a.nc", "netcdf", belongs=("10.1/a",))),
        (Holding("r/x.xml", "xml", identifiers=("fr:sst",)), Holding("d/a.nc", "netcdf", belongs=("fr:sst",))),
        (Holding("r/x.xml", "xml", links=("https://h.org/f/a.nc",)), Holding("d/a.nc", "netcdf")),
        (Holding("r/x.xml", "xml", links=("a%201.nc",)), Holding("d/a 1.nc", "netcdf")),
        (
            Holding("r/x.xml", "xml", links=("https://h.org/thredds/sst-daily/catalog.html",)),
            Holding("d/SST-daily/a.nc", "netcdf"),
        ),
        (Holding("d/a.xml", "xml"), Holding("d/a.nc", "netcdf")),
        (Holding("d/metadata.xml", "xml"), Holding("d/2001/a.nc", "netcdf")),
        (Holding("d/metadata.xml", "xml"), Holding("d/2001/02/a.nc", "netcdf")),
    ],
    ids=["DOI", "identifier", "link", "quoted link", "folder in a link", "its own name", "beside it", "two above it"],
)
def test_a_record_and_data_belong_together_by(record: Holding, data: Holding) -> None:
    other = Holding("elsewhere/b.nc", "netcdf")
    found = unpaired([record], [("d", data), ("elsewhere", other)])
    assert found.records == ()
    assert [one.name for one in found.data] == ["elsewhere"]


@pytest.mark.parametrize(
    "link", ["https://h.org/data/2001/", "https://h.org/data/x.nc", "http://[broken", "", "https://h.org/d"]
)
def test_a_link_to_something_else_pairs_nothing(link: str) -> None:
    record = Holding("r/x.xml", "xml", title="Sea", links=(link,))
    found = unpaired([record], [("data/2001", Holding("data/2001/d/a.nc", "netcdf"))])
    assert [one.title for one in found.records] == ["Sea"]
    assert [(one.name, one.total) for one in found.data] == [("data/2001", 1)]


def test_an_archive_of_data_alone_or_of_records_alone_lacks_nothing() -> None:
    data = Holding("d/a.nc", "netcdf")
    assert unpaired([], [("d", data)]) == Unpaired()
    assert unpaired([RECORD], []) == Unpaired()


def test_a_service_describes_no_data() -> None:
    service = Holding("r/s.xml", "xml", scope="service")
    record = Holding("r/x.xml", "xml", links=("a.nc",))
    assert unpaired([service, record], [("d", Holding("d/a.nc", "netcdf"))]) == Unpaired()


def test_a_data_set_is_described_where_one_of_its_files_is() -> None:
    record = Holding("r/x.xml", "xml", links=("a_2.nc",))
    data = [("d", Holding(f"d/a_{number}.nc", "netcdf")) for number in range(5)]
    assert unpaired([record], data) == Unpaired()


def test_records_and_data_without_each_other_are_told() -> None:
    alone = unpaired(
        [Holding("r/x.xml", "xml", links=("gone.nc",)), Holding("r/y.xml", "xml")],
        [("d", Holding(f"d/a_{number}.nc", "netcdf")) for number in range(5)],
    )
    found = of_archive(Archive("a", records=alone.records, data=alone.data))
    assert {one.message for one in found} == {
        (
            "no record describes the data set d (d/a_0.nc, d/a_1.nc, d/a_2.nc ...; 5 in all); write one, or name the data in "
            "a record"
        ),
        "r/x.xml names gone.nc, which is not in the archive; add the data, or correct the link",
        "r/y.xml describes no data of the archive; write in it the DOI of the data, or a link to a file",
    }


def records(folder: str, count: int) -> list[Holding]:
    """Give records in a folder."""
    return [Holding(f"{folder}/r_{number}.xml", "xml") for number in range(count)]


def data_sets(folder: str, count: int) -> list[tuple[str, Holding]]:
    """Give data sets in a folder, of a file each."""
    names = [f"{folder}/set_{number}/deep/below" for number in range(count)]
    return [(name, Holding(f"{name}/a.nc", "netcdf")) for name in names]


def alone(held: list[Holding], data: list[tuple[str, Holding]]) -> dict[str, list[str]]:
    """Give what is told, by rule."""
    found = unpaired(held, data)
    archive = Archive("a", (), (), (), (), found.records, found.data, found.record_folders, found.data_folders)
    told: dict[str, list[str]] = {}
    for one in of_archive(archive):
        told.setdefault(one.rule.removeprefix("archive-"), []).append(one.message)
    return told


def test_a_harvest_beside_data_is_told_once() -> None:
    told = alone(records("/a/harvest", 1000), data_sets("/a/data", 1))
    (sentence,) = told["folder-has-data"]
    assert sentence.startswith(
        "1000 of the 1000 records in /a/harvest describe no data of the archive (/a/harvest/r_0.xml, /a/harvest/r_1.xml, "
        "/a/harvest/r_2.xml ...); where their data should be here, "
    )
    assert set(told) == {"folder-has-data", "data-has-record"}


def test_an_archive_of_data_with_a_record_that_is_lost_is_told_once() -> None:
    told = alone(records("/a/records", 1), data_sets("/a/data", 300))
    (sentence,) = told["folder-has-record"]
    assert sentence.startswith("300 of the 300 data sets in /a/data are described by no record of the archive (")
    assert set(told) == {"folder-has-record", "record-has-data"}


def test_nearly_nothing_is_as_good_as_nothing() -> None:
    held = [*records("/a/r", 19), Holding("/a/r/good.xml", "xml", links=("set_0",))]
    data = [("d", Holding("/a/d/set_0", "netcdf"))]
    (sentence,) = alone(held, data)["folder-has-data"]
    assert sentence.startswith("19 of the 20 records in /a/r describe")


def test_folders_of_few_records_each_are_told_by_the_folder_above_them() -> None:
    held = [one for number in range(50) for one in records(f"/a/r/{number}", 2)]
    told = alone(held, [("d", Holding("/a/d/b/c/a.nc", "netcdf"))])
    assert [one.partition(" describe")[0] for one in told["folder-has-data"]] == ["100 of the 100 records in /a/r"]


def test_records_of_several_hosts_are_told_by_host() -> None:
    held = [*records("https://one.org/csw", 5), *records("https://two.org/csw", 6)]
    told = alone(held, [("d", Holding("/a/d/a.nc", "netcdf"))])
    assert [one.partition(" describe")[0] for one in told["folder-has-data"]] == [
        "5 of the 5 records in https://one.org/csw",
        "6 of the 6 records in https://two.org/csw",
    ]


def test_where_roots_have_nothing_in_common_the_archive_is_told() -> None:
    told = alone([*records("/a", 5), *records("/b", 5)], [("d", Holding("/c/d/e/f/a.nc", "netcdf"))])
    (sentence,) = told["folder-has-data"]
    assert sentence.startswith("10 of the 10 records of the archive describe no data of it (")


@pytest.mark.parametrize("count", [1, 4])
def test_a_few_records_without_data_are_told_one_by_one(count: int) -> None:
    told = alone(records("/a/r", count), [("d", Holding("/a/d/a.nc", "netcdf"))])
    assert len(told["record-has-data"]) == count


def test_a_folder_in_which_many_have_data_is_told_record_by_record() -> None:
    paired = [Holding(f"/a/r/good_{number}.xml", "xml", links=(f"a_{number}.nc",)) for number in range(5)]
    data = [("d", Holding(f"/a/d/a_{number}.nc", "netcdf")) for number in range(5)]
    told = alone([*records("/a/r", 20), *paired], data)
    assert set(told) == {"record-has-data"}
    assert len(told["record-has-data"]) == 20


def test_a_data_set_lies_where_all_its_files_lie() -> None:
    data = [(f"10.1/{number}", Holding(f"/a/d/{part}/{number}.nc", "netcdf")) for part in "xyz" for number in range(6)]
    (sentence,) = alone(records("/a/r", 1), data)["folder-has-record"]
    assert sentence.startswith(
        "6 of the 6 data sets in /a/d are described by no record of the archive (10.1/0, 10.1/1, "
    )


def test_an_audit_tells_a_folder_of_records_once(tmp_path: Path) -> None:
    data_file(tmp_path / "archive/data/sst.nc")
    (tmp_path / "archive/records").mkdir()
    for number in range(6):
        record = tmp_path / f"archive/records/{number}.xml"
        record.write_text('<MD_Metadata xmlns="http://www.isotc211.org/2005/gmd"/>', encoding="utf-8")
    audited(tmp_path / "archive", tmp_path / "audit.sqlite")
    told = rows(tmp_path / "audit.sqlite", "SELECT rule, severity, count FROM across_finding WHERE dataset IS NULL")
    assert told == [("archive-data-has-record", "warning", 1), ("archive-folder-has-data", "info", 1)]
