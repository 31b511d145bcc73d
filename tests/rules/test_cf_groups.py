"""Groups, ancillary variables and the places of attributes (CF 2.7, 3.4 and Appendix A)."""

import pytest

from tests.rules.checking import findings

SST = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sst" ; '
ROOT = "dimensions: n = 2 ;\n"
DATA = 'variables: float sst(n) ; sst:units = "K" ; sst:long_name = "sst" ; '
PLACE = 'variables: float place(n) ; place:units = "m" ; place:long_name = "place" ; '


def _at(text: str, where: str, version: str = "1.13") -> list[str]:
    return [one[0] for one in findings(text, version=version) if one[1] == where]


@pytest.mark.parametrize(
    ("name", "attribute"),
    [
        ("place", "coordinates"),
        ("place", "ancillary_variables"),
        ("place", "grid_mapping"),
        ("place", "bounds"),
        ("area: place", "cell_measures"),
    ],
)
def test_a_name_out_of_scope_is_told_once_as_such(name: str, attribute: str) -> None:
    text = ROOT + "group: a { " + DATA + f'sst:{attribute} = "{name}" ; }}\ngroup: b {{ {PLACE} }}'
    told = [rule for rule in _at(text, f"/a/sst:{attribute}") if "place" not in rule]
    assert told.count("cf-2.7-reference-in-scope") == 1
    assert not [rule for rule in told if "exist" in rule]


@pytest.mark.parametrize("path", ["/b/place", "../b/place"])
def test_a_path_that_leads_to_a_variable_is_right(path: str) -> None:
    text = ROOT + "group: a { " + DATA + f'sst:coordinates = "{path}" ; }}\ngroup: b {{ {PLACE} }}'
    assert not _at(text, "/a/sst:coordinates")


@pytest.mark.parametrize("name", ["missing", "/b/missing", "../b/missing"])
def test_a_name_that_stands_nowhere_is_left_to_the_rule_of_the_attribute(name: str) -> None:
    text = ROOT + "group: a { " + DATA + f'sst:ancillary_variables = "{name}" ; }}\ngroup: b {{ {PLACE} }}'
    assert _at(text, "/a/sst:ancillary_variables") == ["cf-3.4-ancillary-variables-exist"]


@pytest.mark.parametrize(
    ("path", "count"),
    [
        ("/g/place", 0),
        ("g/place", 0),
        ("../g/place", 0),
        ("/g//place", 1),
        ("/g/place/", 1),
        ("/my-g/place", 1),
        (".../g/place", 1),
    ],
)
def test_paths_are_words_and_slashes(path: str, count: int) -> None:
    text = SST + f'sst:ancillary_variables = "{path}" ;'
    assert len(findings(text, "cf-2.7-path-syntax")) == count


def test_groups_are_no_matter_before_1_8() -> None:
    text = (
        ROOT
        + 'group: a { :Conventions = "CF-1.7" ; '
        + DATA
        + 'sst:coordinates = "place" ; }\ngroup: b { '
        + PLACE
        + "}"
    )
    assert not [one for one in findings(text, version="1.7") if one[0].startswith("cf-2.7")]


def test_a_dimension_of_the_same_name_in_the_root_is_the_same() -> None:
    text = ROOT + "group: a { " + DATA + 'sst:coordinates = "/b/place" ; }\ngroup: b { ' + PLACE + "}"
    assert not findings(text, "cf-2.7-same-dimension")


@pytest.mark.parametrize(
    ("name", "count"), [("coordinates", 1), ("units", 1), ("title", 0), ("location", 0), ("note", 0)]
)
def test_attributes_of_variables_do_not_stand_on_groups(name: str, count: int) -> None:
    assert len(findings(f'group: g {{ :{name} = "x" ; }}', "cf-2.7-variable-attributes-on-groups")) == count
    assert not findings(f':{name} = "x" ;', "cf-2.7-variable-attributes-on-groups")


FLAG = 'byte flag({}) ; flag:long_name = "flag" ; flag:units = "1" ; '


@pytest.mark.parametrize(
    ("dimensions", "version", "count"),
    [("time", "1.13", 0), ("lon, time", "1.13", 0), ("time, bnds", "1.13", 1), ("time, bnds", "1.12", 0)],
)
def test_ancillary_variables_have_dimensions_of_the_data(dimensions: str, version: str, count: int) -> None:
    text = 'float x(time, lat, lon) ; x:units = "K" ; x:ancillary_variables = "flag" ; ' + FLAG.format(dimensions)
    assert len(findings(text, "cf-3.4-ancillary-variable-dimensions", version)) == count


def test_ancillary_text_has_a_length_beside_its_dimensions() -> None:
    text = SST + 'sst:ancillary_variables = "flag" ; char flag(time, bnds) ; flag:long_name = "flag" ;'
    assert not findings(text, "cf-3.4-ancillary-variable-dimensions")


def test_ancillary_variables_of_gathered_data_may_have_the_gathered_dimensions() -> None:
    text = (
        'dimensions: land = 2 ;\nvariables: int land(land) ; land:compress = "lat lon" ; float x(time, land) ; '
        'x:ancillary_variables = "flag" ; ' + FLAG.format("lat, lon")
    )
    assert not findings(text, "cf-3.4-ancillary-variable-dimensions")


def test_external_ancillary_variables_are_not_missed() -> None:
    text = SST + 'sst:ancillary_variables = "flag" ; :external_variables = "flag" ;'
    assert not findings(text, "cf-3.4-ancillary-variables-exist")


@pytest.mark.parametrize(
    ("text", "where", "count"),
    [
        (SST + 'sst:positive = "down" ;', "sst:positive", 1),
        (SST + 'sst:long_name = "sst" ;', "sst:long_name", 0),
        (SST + 'sst:remark = "sst" ;', "sst:remark", 0),
        ('lat:cell_methods = "time: mean" ;', "lat:cell_methods", 1),
        ('lat:comment = "x" ;', "lat:comment", 0),
        ('lat:bounds = "b" ; float b(lat, bnds) ; b:positive = "up" ;', "b:positive", 0),
        (":missing_value = 1 ;", ":missing_value", 1),
        (':location = "Brest" ;', ":location", 0),
    ],
)
def test_places_without_meaning_are_told_as_information(text: str, where: str, count: int) -> None:
    rules = ("cf-a-attribute-place", "cf-a-global-attribute-place")
    assert len([one for rule in rules for one in findings(text, rule) if one[1] == where]) == count
