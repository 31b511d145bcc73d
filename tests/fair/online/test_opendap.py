"""OPeNDAP servers: what they say of variables is read, whatever they are made of; answers are synthetic."""

import json
import time
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.fair.online.assessment import assess
from fairtool.fair.online.dap_text import is_das, is_dds, read_das, read_dds
from fairtool.fair.online.extent import Extent
from fairtool.fair.online.fetch import RecordedWeb
from fairtool.fair.online.landing import Landing
from fairtool.fair.online.opendap import services_named
from fairtool.fair.online.recording import read_recording, write_recording
from tests.fair.online.loopback import Reply, Site, live, moved, typed

DDS = """Dataset {
    Float64 time[time = 12];
    Float32 lat[lat = 3];
    Grid {
     ARRAY:
        Float32 sst[time = 12][lat = 3];
     MAPS:
        Float64 time[time = 12];
        Float32 lat[lat = 3];
    } sst;
    Structure {
        Byte flag;
        Structure { Int16 deep[2]; } inner;
    } quality[time = 12];
    Sequence {
        String station%20name;
        Float64 depth;
    } cast;
    Grid { Array: Byte ice[time = 12]; Maps: Float64 time[time = 12]; } ice;
} sea/sst mean.nc;
"""
DAS = """Attributes {
    # said by a server
    time { String units "days since 2000-01-01"; }
    sst {
        String long_name "Sea \\"surface\\" temperature; in {K}, # not a comment";
        Float32 valid_range -2.5, 40.0;
        String standard_name "sea_surface_temperature";
        label { String of "nested"; }
    }
    NC_GLOBAL { String Conventions "CF-1.8, ACDD-1.3"; String title "Eau de mer é"; }
}
"""
NOTHING = Extent(negotiated=())


def _page(site: Site, *links: str, body: str = "") -> None:
    fields = tuple(("Link", one) for one in links)
    site.answers["/page"] = Reply(f"<title>T</title>{body}", 200, (("Content-Type", "text/html"), *fields))


def _record(site: Site, **link: str) -> None:
    """Answer with a page whose JSON-LD has a download."""
    download = {"@type": "DataDownload", **link}
    document = {"@context": "https://schema.org", "@type": "Dataset", "name": "x", "distribution": download}
    _page(site, body=f'<script type="application/ld+json">{json.dumps(document)}</script>')


def _look(site: Site) -> Landing:
    return assess(f"{site.address}/page", live(), NOTHING)


def test_variables_have_names_types_and_dimensions() -> None:
    assert [(one.name, one.type, one.dimensions) for one in read_dds(DDS)] == [
        ("time", "Float64", (("time", 12),)),
        ("lat", "Float32", (("lat", 3),)),
        ("sst", "Float32", (("time", 12), ("lat", 3))),
        ("quality.flag", "Byte", (("time", 12),)),
        ("quality.inner.deep", "Int16", (("time", 12), ("", 2))),
        ("cast.station name", "String", ()),
        ("cast.depth", "Float64", ()),
        ("ice", "Byte", (("time", 12),)),
    ]


def test_attributes_are_of_variables_and_of_the_whole() -> None:
    said = read_das(DAS)
    assert said["time"] == {"units": ("days since 2000-01-01",)}
    assert said["sst"] == {
        "long_name": ('Sea "surface" temperature; in {K}, # not a comment',),
        "valid_range": ("-2.5", "40.0"),
        "standard_name": ("sea_surface_temperature",),
    }
    assert said["sst.label"] == {"of": ("nested",)}
    assert said[""] == {"Conventions": ("CF-1.8, ACDD-1.3",), "title": ("Eau de mer é",)}


@pytest.mark.parametrize("text", ["", "Dataset", 'Error { code = 404; message = "no"; };', "<html>", "Dataset x {"])
def test_what_is_no_description_is_none(text: str) -> None:
    assert not is_dds(text)
    assert not is_das(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dataset { Float64 a[x = 2]; ",
        "Dataset { Float64 a[x = 2]; } } } ; }",
        "Dataset { Float64 a[x = 2]; Grid { Array: } ; ; { ; [",
        "# said by a server\nDataset { Float64 a[x = 2]; nonsense; } x;",
        "dataset{Float64 a[ x=2 ];}x;",
    ],
)
def test_a_description_that_is_not_sound_is_read_as_far_as_it_goes(text: str) -> None:
    assert is_dds(text)
    assert [(one.name, one.dimensions) for one in read_dds(text)] == [("a", (("x", 2),))]


PIECES = st.lists(
    st.sampled_from(
        ["Dataset {", "Attributes {", "Grid {", "Structure {", "Sequence {", "Array:", "Maps:", "}", "x;", "Float64 a", "[x = 3]", "[",
         "]", ";", '"', "\\", 'String b "', ",", "%zz", "#", "\n", "é", "{", "[=]", "99999999999999999999999"]
    ),
    max_size=60,
).map(" ".join)  # fmt: skip


@given(PIECES | st.text(max_size=100))
def test_no_text_upsets_the_readers(text: str) -> None:
    assert all(one.type for one in read_dds(text))
    assert all(isinstance(one, str) for one in read_das(text))


@pytest.mark.parametrize(
    "piece",
    [
        "{",
        "}",
        "[",
        "Structure { ",
        "a b;",
        '"',
        '"\\',
        '\\"',
        '"a',
        "#",
        "#\n",
        "Grid { Array: ",
        "a: ",
        "x{",
        "A b;",
        "[a=1]",
    ],
)
def test_a_megabyte_takes_a_time_that_grows_with_it(piece: str) -> None:
    begun = time.monotonic()
    read_dds("Dataset { " + piece * (2**20 // len(piece)))
    read_das("Attributes { " + piece * (2**20 // len(piece)))
    assert time.monotonic() - begun < 20


def test_a_record_that_names_opendap_leads_to_its_variables(site: Site) -> None:
    _record(site, contentUrl=f"{site.address}/thredds/dodsC/sst.nc.html", name="OPeNDAP")
    site.answers |= {
        "/thredds/dodsC/sst.nc.dds": typed(DDS, "text/plain"),
        "/thredds/dodsC/sst.nc.das": typed(DAS, "text/plain"),
    }
    (service,) = _look(site).services
    assert (service.address, service.is_stated, service.is_there) == (
        f"{site.address}/thredds/dodsC/sst.nc",
        True,
        True,
    )
    assert [one.name for one in service.variables][:3] == ["time", "lat", "sst"]
    assert service.variables[2].attributes["standard_name"] == ("sea_surface_temperature",)
    assert service.attributes is not None
    assert service.attributes["Conventions"] == ("CF-1.8, ACDD-1.3",)


@pytest.mark.parametrize(
    ("path", "base", "stated"),
    [
        ("/thredds/dodsC/a/b.nc", "/thredds/dodsC/a/b.nc", True),
        ("/thredds/dodsC/a/b.nc.dds", "/thredds/dodsC/a/b.nc", True),
        ("/thredds/dodsC/a/b.nc.html?x=1#y", "/thredds/dodsC/a/b.nc", True),
        ("/thredds/dodsC/aggregation", "/thredds/dodsC/aggregation", True),
        ("/thredds/fileServer/a/b.nc", "/thredds/dodsC/a/b.nc", False),
        ("/erddap/griddap/sst_v2.html", "/erddap/griddap/sst_v2", True),
        ("/erddap/tabledap/buoys.csv?time,temp", "/erddap/tabledap/buoys", True),
        ("/erddap/griddap/sst_v2", "/erddap/griddap/sst_v2", True),
        ("/thredds/fileServer/a/b.zip", None, None),
        ("/files/b.nc", None, None),
        ("/thredds/dodsC/", None, None),
        ("/thredds/dodsC/a/catalog.html", None, None),
    ],
)
def test_an_address_tells_whether_it_is_one_of_opendap(path: str, base: str | None, stated: bool | None) -> None:  # noqa: FBT001 - data
    found = services_named([f"https://a.example{path}"], (), (), 5)
    assert found == (() if base is None else ((f"https://a.example{base}", stated),))


@pytest.mark.parametrize("address", ["http://[1/dodsC/a.nc", "ftp://a.example/dodsC/a.nc", "javascript:/dodsC/a", ""])
def test_what_is_no_web_address_is_asked_nothing(address: str) -> None:
    assert services_named([address], (), (), 5) == ()


def test_services_that_are_named_as_such_come_first_and_are_bounded(site: Site) -> None:
    guessed = [f"https://a.example/thredds/fileServer/{number}.nc" for number in range(10)]
    stated = [f"https://a.example/thredds/dodsC/s{number}.nc" for number in range(2)]
    found = services_named([*guessed, *stated], (), (), 3)
    assert [one for _, one in found] == [True, True, False]
    _page(site, body="".join(f'<a href="/thredds/dodsC/{number}.nc">x</a>' for number in range(1000)))
    assert len(_look(site).services) == 3
    assert len([path for path in site.paths if path.endswith(".dds")]) == 3


def test_a_link_in_the_page_is_enough(site: Site) -> None:
    _page(site, body='<a href="/erddap/griddap/sst.html">data</a>')
    site.answers["/erddap/griddap/sst.dds"] = typed(DDS, "text/plain")
    (service,) = _look(site).services
    assert (service.is_there, service.attributes) == (True, None)


@pytest.mark.parametrize(
    "reply",
    [
        Reply("no", 404),
        typed('Error { code = 404; message = "no"; };', "text/plain"),
        Reply("<!DOCTYPE html><html>log in</html>"),
        typed(b"\0\1\2", "application/octet-stream"),
        typed("", "text/plain"),
        moved("/thredds/dodsC/a.nc.dds"),
    ],
)
def test_a_service_that_does_not_answer_is_a_warning_and_one_that_was_guessed_none(site: Site, reply: Reply) -> None:
    site.answers["/thredds/dodsC/a.nc.dds"] = reply
    _page(site, body='<a href="/thredds/dodsC/a.nc">x</a>')
    landing = _look(site)
    assert (landing.services[0].is_there, len(landing.warnings)) == (False, 1)
    assert f"{site.address}/thredds/dodsC/a.nc" in landing.warnings[0].text()
    assert landing.warnings[0].text("fr")
    _page(site, body='<a href="/thredds/fileServer/a.nc">x</a>')
    landing = _look(site)
    assert (landing.services[0].is_there, landing.warnings) == (False, ())


def test_attributes_that_are_too_large_are_left_out(site: Site) -> None:
    _page(site, body='<a href="/thredds/dodsC/a.nc">x</a>')
    site.answers |= {
        "/thredds/dodsC/a.nc.dds": typed(DDS, "text/plain"),
        "/thredds/dodsC/a.nc.das": typed("Attributes { " + 'x { String y "z"; } ' * 1000, "text/plain", endless=True),
    }
    (service,) = _look(site).services
    assert (service.is_there, service.attributes) == (True, None)


def test_the_address_of_a_service_is_no_file_that_is_missing(site: Site) -> None:
    _record(site, contentUrl=f"{site.address}/thredds/dodsC/a.nc")
    site.answers |= {
        "/thredds/dodsC/a.nc.dds": typed(DDS, "text/plain"),
        "/thredds/dodsC/a.nc": Reply("unrecognised request", 400),
    }
    landing = _look(site)
    assert (len(landing.services), landing.items) == (1, ())
    site.answers["/thredds/dodsC/a.nc.dds"] = Reply("gone", 410)
    assert [one.is_there for one in _look(site).items] == [False]


def test_services_are_recorded(site: Site, tmp_path: Path) -> None:
    _page(site, body='<a href="/thredds/dodsC/a.nc">x</a>')
    site.answers["/thredds/dodsC/a.nc.dds"] = typed(DDS, "text/plain")
    web = live()
    first = assess(f"{site.address}/page", web, NOTHING)
    write_recording(tmp_path / "run.json", web.exchanges)
    assert assess(f"{site.address}/page", RecordedWeb(read_recording(tmp_path / "run.json")), NOTHING) == first
