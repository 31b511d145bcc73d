"""Types, text, names and dimensions (CF 2.2 to 2.5)."""

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import Finding
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Group, NcType, Variable
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import dataset, findings

SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '


def _encoded(text: str, minor: int = 13) -> tuple[Finding, ...]:
    view = Dataset("a.nc", Format.NETCDF4, Group(attributes={"title": text}), dataset("").reader)
    rule = rules_of("cf")["cf-2.2-global-text-is-utf-8"]
    return examine(view, [rule], {"cf": Context(view, Version(1, minor), shipped())}).findings


def test_bytes_that_are_no_utf_8_are_told_with_their_place() -> None:
    (finding,) = _encoded("M\udce9diterran\udce9e")
    assert "0xE9" in finding.message
    assert "position 2" in finding.message
    assert finding.fix is None


def test_text_in_another_normal_form_gets_a_fix() -> None:
    (finding,) = _encoded("e\u0301te\u0301")
    assert finding.fix is not None
    assert finding.fix.edits[0].value == "\u00e9t\u00e9"  # type: ignore[union-attr] # the edit sets an attribute


@pytest.mark.parametrize("text", ["", "summer", "\u00e9t\u00e9", "\u4e2d\u6587", "line\nline"])
def test_text_in_utf_8_and_form_c_is_right(text: str) -> None:
    assert not _encoded(text)


def test_encoding_is_no_matter_before_1_12() -> None:
    assert not _encoded("\udce9t\udce9", 11)


def test_a_fill_value_of_a_char_variable_is_no_text() -> None:
    attributes = {"_FillValue": "\udcff", "long_name": "flag"}
    variable = Variable("flag", NcType.CHAR, (), attributes)
    view = Dataset("a.nc", Format.NETCDF4, Group(variables={"flag": variable}), dataset("").reader)
    rule = rules_of("cf")["cf-2.2-text-is-utf-8"]
    assert not examine(view, [rule], {"cf": Context(view, Version(1, 13), shipped())}).findings


@pytest.mark.parametrize(
    ("data", "count"),
    [('"S\\303\\250te", "Nice"', 0), ('"Sete", "Nice"', 0), ('"S\\350te", "Nice"', 1), ('"Se\\314\\200te", ""', 1)],
)
def test_values_of_char_variables_are_utf_8(data: str, count: int) -> None:
    text = 'dimensions: n = 2, l = 8 ;\nvariables: char place(n, l) ; place:long_name = "place" ;\ndata: place = '
    found = findings(f"{text}{data} ;", "cf-2.2-text-values-are-utf-8")
    assert [one[1] for one in found] == ["place"] * count


@pytest.mark.parametrize(
    ("attribute", "version", "rules"),
    [
        ('string sst:comment = "a" ;', "1.7", ["cf-2.2-string-attribute-scalar"]),
        ('string sst:comment = "a" ;', "1.8", []),
        ('string sst:comment = "a" ;', "1.13", []),
        ('string sst:comment = "a", "b" ;', "1.8", ["cf-2.2-string-attribute-scalar"]),
        ('string sst:comment = "a", "b" ;', "1.13", ["cf-2.2-string-attribute-scalar"]),
        ('string sst:remark = "a", "b" ;', "1.13", []),
        ('string sst:remark = "a" ;', "1.6", []),
        ('string sst:ancillary_variables = "a", "b" ;', "1.13", ["cf-3.4-ancillary-variables-text"]),
    ],
)
def test_text_attributes_of_cf_are_one_text(attribute: str, version: str, rules: list[str]) -> None:
    told = [one[0] for one in findings(SST + attribute, version=version) if "sst:" in one[1]]
    assert [rule for rule in told if rule != "cf-3.1-units-metadata-given"] == rules


@pytest.mark.parametrize(
    ("kind", "version", "count"),
    [("int64", "1.8", 1), ("ubyte", "1.6", 1), ("int64", "1.9", 0), ("string", "1.7", 1), ("string", "1.8", 0)],
)
def test_types_are_those_of_the_version(kind: str, version: str, count: int) -> None:
    text = f'{kind} x(time) ; x:long_name = "x" ;'
    assert len(findings(text, "cf-2.2-data-type", version)) == count


@pytest.mark.parametrize("name", ["_FillValue", "_Encoding", "_Unsigned", "_CoordinateAxisType", "DODS.strlen"])
def test_attributes_that_software_writes_may_be_named_as_they_are(name: str) -> None:
    assert not findings(SST + f"sst:{name} = 1.f ;", "cf-2.3-variable-names")


@pytest.mark.parametrize("name", ["_private", "my-note", "a.b", "r\u00e9sum\u00e9"])
def test_attributes_with_other_names_are_told(name: str) -> None:
    assert len(findings(SST + f'sst:{name} = "x" ;', "cf-2.3-variable-names")) == 1


def test_a_dimension_named_like_its_variable_is_told_once() -> None:
    text = (
        'dimensions: a-b = 2 ; variables: float a-b(a-b) ; a-b:units = "m" ; a-b:long_name = "x" ; data: a-b = 1, 2 ;'
    )
    assert [one[1] for one in findings(text) if one[0].startswith("cf-2.3")] == ["a-b"]


def test_equal_names_in_different_groups_are_no_matter() -> None:
    text = "group: a { variables: float sst ; }\ngroup: b { variables: float SST ; }"
    assert not findings(text, "cf-2.3-names-differ-by-more-than-case")


@pytest.mark.parametrize(
    ("dimensions", "count"),
    [
        ("time, lat, lon", 0),
        ("lat, bnds", 0),
        ("bnds, time, lat", 0),
        ("time, bnds, lat", 0),
        ("lon, lat", 1),
        ("lat, time", 1),
    ],
)
def test_dimensions_come_in_the_order_of_time_and_space(dimensions: str, count: int) -> None:
    text = f'float sst({dimensions}) ; sst:units = "K" ; sst:long_name = "sst" ;'
    assert len(findings(text, "cf-2.4-dimension-order")) == count


def test_other_dimensions_may_come_last_in_files_that_do_not_follow_coards() -> None:
    text = (
        'dimensions: band = 2 ; variables: int band(band) ; band:units = "1" ; float r(time, band) ; r:units = "1" ; '
        "data: band = 1, 2 ;"
    )
    rule = "cf-2.4-coards-dimension-order"
    assert not findings(text, rule)
    assert findings(text + '\nvariables: :Conventions = "COARDS, CF-1.13" ;', rule)


def test_aggregated_dimensions_are_the_dimensions_of_the_data() -> None:
    text = 'float c ; c:aggregated_dimensions = "lat lat" ; c:aggregated_data = "map: m uris: u identifiers: i" ;'
    assert len(findings(text, "cf-2.4-dimensions-differ")) == 1


@pytest.mark.parametrize(
    ("declaration", "count"),
    [
        ("string station(station)", 1),
        ("char station(station)", 1),
        ("char station(station, bnds)", 0),
        ("int station(station)", 0),
        ("string station", 0),
    ],
)
def test_text_has_not_the_name_of_its_dimension(declaration: str, count: int) -> None:
    text = f'dimensions: station = 2 ; variables: {declaration} ; station:long_name = "station" ;'
    assert len(findings(text, "cf-2.5-text-not-named-like-its-dimension")) == count


def test_identifiers_of_instances_may_have_the_name_of_their_dimension() -> None:
    text = 'dimensions: t = 2 ; variables: string t(t) ; t:long_name = "t" ; t:cf_role = "trajectory_id" ;'
    assert not findings(text, "cf-2.5-text-not-named-like-its-dimension")
