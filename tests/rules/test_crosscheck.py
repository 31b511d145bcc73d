"""The record against the data: each disagreement is told once, with both values and where they stand."""

from dataclasses import replace

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.pairing import bundles
from fairtool.record.bundle import Bundle, Described
from fairtool.record.citation import Online
from fairtool.record.distribution import Distribution, Transfer
from fairtool.record.file import DataFile
from fairtool.record.record import Record
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import bundle

BOX = (
    "gmd:identificationInfo/*/gmd:extent/*/gmd:geographicElement/*/gmd:{}/gco:Decimal = <gco:Decimal>{}</gco:Decimal>\n"
)
PERIOD = "gmd:identificationInfo/*/gmd:extent/*/gmd:temporalElement/*/gmd:extent/gml:TimePeriod/gml:{} = {}\n"


def _findings(view: Bundle) -> list[Finding]:
    context = Context(view, Version(1, 0), shipped())
    found = examine(view, rules_of("crosscheck").values(), {"crosscheck": context})
    assert not [one for one in found.outcomes if one.status is OutcomeStatus.CRASHED], found.outcomes
    return list(found.findings)


def _told(text: str, **size: int) -> list[str]:
    return [finding.rule for finding in _findings(bundle(text, **size))]


def _box(west: str, east: str, south: str, north: str) -> str:
    sides = {"westBoundLongitude": west, "eastBoundLongitude": east, "southBoundLatitude": south}
    return "".join(BOX.format(name, value) for name, value in {**sides, "northBoundLatitude": north}.items())


def test_a_record_that_agrees_with_its_data_has_no_finding() -> None:
    assert _told("---\n") == []


def test_a_disagreement_names_both_values_and_both_places() -> None:
    (finding,) = _findings(bundle('---\n:license = "CC0-1.0" ;'))
    assert finding.values["said"] == "CC-BY-4.0"
    assert finding.values["found"] == "CC0-1.0"
    assert finding.where.endswith("/gmd:resourceConstraints[1]/gmd:MD_LegalConstraints")
    assert finding.line == 158
    assert [(one.path, one.where) for one in finding.related] == [("example.nc", ":license")]
    assert "(example.nc, :license)" in finding.message


LON = 'float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;\ndata: lon = {} ;'


@pytest.mark.parametrize(
    ("box", "longitude", "rules"),
    [
        (("170.00", "-170.00", "48.00", "49.00"), "-175", []),
        (("170.00", "-170.00", "48.00", "49.00"), "185", []),
        (("170.00", "-170.00", "48.00", "49.00"), "165", ["crosscheck-box-holds-data"]),
        (("-180.00", "180.00", "48.00", "49.00"), "355", []),
        (("0.00", "360.00", "48.00", "49.00"), "-4.55", []),
        (("-4.56", "-4.54", "48.34", "48.36"), "355.45", []),
    ],
    ids=["across", "across, to 360", "beside", "the globe", "the globe to 360", "to 360 in the data"],
)
def test_boxes_are_compared_round_the_globe(box: tuple[str, str, str, str], longitude: str, rules: list[str]) -> None:
    found = _told(_box(*box) + "---\n" + LON.format(longitude))
    assert [rule for rule in found if rule == "crosscheck-box-holds-data"] == rules


def test_the_box_to_write_is_told() -> None:
    (finding,) = _findings(bundle(_box("-4.60", "-4.50", "48.30", "48.32") + "---\n"))
    assert finding.rule == "crosscheck-box-holds-data"
    assert "beyond it in the north" in finding.message
    assert "write -4.55, -4.55, 48.35, 48.35" in finding.message
    assert finding.where.endswith("gmd:northBoundLatitude/gco:Decimal")


@pytest.mark.parametrize(
    ("begin", "end", "rules"),
    [
        ("2010", "2025", []),
        ("2010-01", "2025-12", []),
        ("2010-01-01T00:00:00Z", "2025-12-31T00:00:00Z", []),
        ("2010-01-02", "2025-12-31", ["crosscheck-time-holds-data"]),
        ("2010", "2024", ["crosscheck-time-holds-data"]),
        ("1950", "2025", ["crosscheck-time-not-too-long"]),
        ("so", "what", []),
    ],
)
def test_times_of_any_precision_are_compared(begin: str, end: str, rules: list[str]) -> None:
    text = PERIOD.format("beginPosition", f"<gml:beginPosition>{begin}</gml:beginPosition>")
    text += PERIOD.format("endPosition", f"<gml:endPosition>{end}</gml:endPosition>")
    assert _told(text + "---\n") == rules


def test_a_period_that_goes_on_has_no_end_to_compare() -> None:
    text = PERIOD.format("endPosition", '<gml:endPosition indeterminatePosition="now"/>')
    assert _told(text + "---\n") == []


@pytest.mark.parametrize(("size", "rules"), [(1_000_000, []), (1_048_576, []), (2_000_000, ["crosscheck-size"])])
def test_sizes_in_megabytes_and_mebibytes_are_the_same(size: int, rules: list[str]) -> None:
    change = (
        "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine += <gmd:transferSize><gco:Real>1</gco:Real>"
        "</gmd:transferSize>\n---\n"
    )
    assert _told(change, size=size) == rules


def test_another_checksum_is_another_file() -> None:
    view = bundle("---\n")
    said = replace(view.described.record, files=(DataFile("example.nc", sha256="a" * 64),))
    data = replace(view.data[0].record, files=(DataFile("example.nc", 2_000_000, "b" * 64),))
    other = Bundle(Described("r.xml", "xml", said), (Described("example.nc", "netcdf", data),))
    assert "crosscheck-checksum" in [finding.rule for finding in _findings(other)]


def test_hostile_data_crash_no_rule() -> None:
    assert isinstance(_told('---\n:license = 1, 2 ; :title = 3.5 ; :id = "" ; :keywords = "" ;'), list)


def _described(name: str, **fields: object) -> Described:
    kind = "xml" if name.endswith(".xml") else "netcdf"
    return Described(name, kind, replace(Record(), **fields))  # type: ignore[arg-type]  # fields of a record


def _link(url: str) -> tuple[Distribution, ...]:
    return (Distribution(transfers=(Transfer(links=(Online(url=url),)),)),)


def _paired(*subjects: Described) -> dict[str, list[str]]:
    return {one.path: [member.name for member in one.data] for one in bundles(subjects)}


def test_one_record_describes_all_data_beside_it() -> None:
    assert _paired(_described("r.xml"), _described("a.nc"), _described("b.nc")) == {"r.xml": ["a.nc", "b.nc"]}


def test_several_records_describe_what_they_name() -> None:
    found = _paired(
        _described("x/one.xml", distributions=_link("https://a.example/files/a%20b.nc?download=1")),
        _described("x/two.xml", identifier="ABC-1"),
        _described("x/three.xml"),
        _described("x/four.xml"),
        _described("y/a b.nc"),
        _described("y/c.nc", identifier="abc-1"),
        _described("x/three.nc"),
        _described("y/four.nc"),
    )
    assert found == {"x/one.xml": ["y/a b.nc"], "x/two.xml": ["y/c.nc"], "x/three.xml": ["x/three.nc"]}


@pytest.mark.parametrize("names", [["r.xml"], ["a.nc"], ["a.nc", "b.nc"], ["r.xml", "q.xml"], []])
def test_without_a_record_and_data_there_is_nothing_to_compare(names: list[str]) -> None:
    assert _paired(*map(_described, names)) == {}


@pytest.mark.parametrize(
    ("title", "rules"),
    [
        ("Sea temperature at the buoy of the bay", []),
        ("Température de la mer", []),
        ("Salinité des lacs", ["crosscheck-title"]),
        ("SST 2010-2025", []),
    ],
    ids=["another language", "shorter", "another thing", "no language"],
)
def test_titles_are_compared_in_one_language(title: str, rules: list[str]) -> None:
    assert _told(f'---\n:title = "{title}" ;') == rules


def test_a_box_somewhere_else_is_told_once() -> None:
    (finding,) = _findings(bundle(_box("-12.95", "-12.95", "68.35", "68.35") + "---\n"))
    assert finding.rule == "crosscheck-box-holds-data"
    assert "write -4.55, -4.55, 48.35, 48.35" in finding.message
