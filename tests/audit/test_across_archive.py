"""The whole archive: identifiers, contents, manifests, records and data."""

import pytest

from fairtool.audit.archive import Archive, OtherChecksum, SharedChecksum, SharedHeader, SharedIdentifier
from fairtool.audit.holding import Holding
from fairtool.audit.unpaired import unpaired
from tests.audit.archives import of_archive


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
    ],
    ids=["DOI", "identifier", "link", "quoted link", "folder in a link", "its own name", "beside it"],
)
def test_a_record_and_data_belong_together_by(record: Holding, data: Holding) -> None:
    other = Holding("elsewhere/b.nc", "netcdf")
    lonely, undescribed = unpaired([record], [("d", data), ("elsewhere", other)])
    assert lonely == ()
    assert [one.name for one in undescribed] == ["elsewhere"]


@pytest.mark.parametrize(
    "link", ["https://h.org/data/2001/", "https://h.org/data/x.nc", "http://[broken", "", "https://h.org/d"]
)
def test_a_link_to_something_else_pairs_nothing(link: str) -> None:
    record = Holding("r/x.xml", "xml", title="Sea", links=(link,))
    lonely, undescribed = unpaired([record], [("data/2001", Holding("data/2001/d/a.nc", "netcdf"))])
    assert [one.title for one in lonely] == ["Sea"]
    assert [(one.name, one.total) for one in undescribed] == [("data/2001", 1)]


def test_an_archive_of_data_alone_or_of_records_alone_lacks_nothing() -> None:
    data = Holding("d/a.nc", "netcdf")
    assert unpaired([], [("d", data)]) == ((), ())
    assert unpaired([RECORD], []) == ((), ())


def test_a_service_describes_no_data() -> None:
    service = Holding("r/s.xml", "xml", scope="service")
    record = Holding("r/x.xml", "xml", links=("a.nc",))
    assert unpaired([service, record], [("d", Holding("d/a.nc", "netcdf"))]) == ((), ())


def test_a_data_set_is_described_where_one_of_its_files_is() -> None:
    record = Holding("r/x.xml", "xml", links=("a_2.nc",))
    data = [("d", Holding(f"d/a_{number}.nc", "netcdf")) for number in range(5)]
    assert unpaired([record], data) == ((), ())


def test_records_and_data_without_each_other_are_told() -> None:
    records, data = unpaired(
        [Holding("r/x.xml", "xml", links=("gone.nc",)), Holding("r/y.xml", "xml")],
        [("d", Holding(f"d/a_{number}.nc", "netcdf")) for number in range(5)],
    )
    found = of_archive(Archive("a", records=records, data=data))
    assert {one.message for one in found} == {
        (
            "no record describes the data set d (d/a_0.nc, d/a_1.nc, d/a_2.nc ...; 5 in all); write one, or name the data in "
            "a record"
        ),
        "r/x.xml names gone.nc, which is not in the archive; add the data, or correct the link",
        "r/y.xml describes no data of the archive; write in it the DOI of the data, or a link to a file",
    }
