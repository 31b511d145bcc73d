"""The rules of ACDD that examples do not show in full: presence by version, hostile values, words."""

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import SetAttribute
from fairtool.netcdf import cdl
from fairtool.netcdf.placeholder import is_placeholder
from fairtool.rules import frame
from fairtool.rules.acdd.addresses import check_digit
from fairtool.rules.acdd.attributes import attributes
from fairtool.rules.catalogue import all_rules
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.acdd_text import DATE, LIMIT, depths, findings, rules


@pytest.mark.parametrize(("version", "severity"), [("1.1", "info"), ("1.3", "warning")])
def test_the_level_of_an_attribute_is_that_of_the_version(version, severity):
    assert findings("", "acdd-publisher-name", version=version) == [
        ("acdd-publisher-name", ":publisher_name", severity)
    ]


@pytest.mark.parametrize("name", ["acdd-conventions", "acdd-source", "acdd-program", "acdd-references"])
def test_what_came_with_1_3_is_not_asked_before(name):
    assert rules(':Conventions = "CF-1.6" ;', name, version="1.1") == []


def test_vertical_limits_are_asked_only_where_there_is_a_vertical_coordinate():
    names = ("acdd-geospatial-vertical-min", "acdd-geospatial-vertical-max", "acdd-geospatial-vertical-positive")
    assert rules("", *names) == []
    assert sorted(rules(depths(1, 2), *names)) == sorted(names)


def test_both_spellings_of_acknowledgement_count():
    assert rules(':acknowledgment = "The crew." ;', "acdd-acknowledgement") == []


def test_a_blank_attribute_is_missing():
    assert rules(':title = "  " ;', "acdd-title") == ["acdd-title"]


@pytest.mark.parametrize(
    "variable",
    [
        "char name(time) ;",
        'int platform ; platform:long_name = "buoy" ;',
        'byte t_qc(time) ; t_qc:flag_values = 0b, 1b ; t_qc:flag_meanings = "good bad" ;',
        'float x(time, lat) ; x:units = "degrees_east" ;',
        'int crs ; crs:grid_mapping_name = "latitude_longitude" ;',
        'int ctd(time) ; :instrument = "ctd" ;',
    ],
)
def test_only_data_need_the_attributes_of_data(variable):
    assert rules(variable, "acdd-units", "acdd-standard-name", "acdd-coverage-content-type", "acdd-long-name") == []


def test_ancillary_data_need_no_attributes_of_data():
    text = 'float t(time) ; t:ancillary_variables = "e" ; float e(time) ;'
    assert {where for _, where, _ in findings(text, "acdd-units")} == {"t:units"}


HOSTILE = ["1", "1.5, 2.5", '""', '"   "', '"x\\000y"', f'"{"(" * 5000}"', '"9999-99-99"', "NaN", "1e308", "-1b", '"٣"']


@pytest.mark.parametrize("value", HOSTILE)
def test_no_value_of_any_attribute_stops_a_rule(value):
    written = " ".join(f":{name} = {value} ;" for name, row in attributes().items() if row.on == "global")
    findings(f"{depths(1, 2)} float t(time) ; t:coverage_content_type = {value} ; t:long_name = {value} ; {written}")


def test_arrays_of_strings_stop_no_rule():
    written = " ".join(f'string :{name} = "a", "b" ;' for name, row in attributes().items() if row.on == "global")
    findings(f"{depths(1, 2)} {written}")


@pytest.mark.parametrize(
    "text",
    ["unknown", "Unknown.", "N/A", "n/a", "none", "x", "XXX", "-", "--", "...", "?", "TBD", "todo", "<title>", "{{title}}",
     "Lorem ipsum dolor sit amet", "inconnu", "À compléter", "a completer", "non renseigné", "to be determined"],
)  # fmt: skip
def test_words_that_say_nothing(text):
    assert is_placeholder(text)


@pytest.mark.parametrize(
    "text",
    ["SST", "1", "x-ray", "Unknown Pleasures", "nonetheless", "L4", "<jean@example.org>", "Xxi", "été", "a", ""],
)
def test_words_that_say_something(text):
    assert not is_placeholder(text)


def test_a_placeholder_is_said_once():
    text = ':creator_email = "unknown" ; :date_created = "TBD" ; :geospatial_lat_min = "n/a" ; :creator_type = "xxx" ;'
    assert set(rules(text, "acdd-placeholder", "acdd-email", *DATE, *LIMIT, "acdd-choice")) == {"acdd-placeholder"}


def test_none_is_an_answer_for_the_licence():
    assert rules(':license = "None" ;', "acdd-placeholder") == []


@pytest.mark.parametrize("text", ["0000-0002-1825-0097", "0000-0001-5109-3700", "0000-0002-9079-593X"])
def test_the_check_digit_of_an_orcid(text):
    assert check_digit(text[:-1]) == text[-1]


@pytest.mark.parametrize(
    ("name", "value", "found"),
    [
        ("creator_url", "https://orcid.org/0000-0002-1825-0097/", []),
        ("creator_url", "https://orcid.org/0000-0002-1825-0097, https://orcid.org/0000-0001-5109-3700", []),
        ("creator_id", "orcid.org/0000-0002-1825-0079", ["acdd-orcid"]),
        ("creator_url", "http:/spray.ucsd.edu", ["acdd-url"]),
        ("creator_url", "https://www.example.org/a,b?c=d", []),
        ("metadata_link", "doi:10.12770/1", []),
        ("metadata_link", "10.12770/1", ["acdd-url"]),
        ("creator_email", "a.b+c@example.co.uk", []),
        ("creator_email", "AJuarez AT whoi.edu", []),
        ("creator_email", "a@example.org; b@example.org", []),
        ("creator_email", "a@b", ["acdd-email"]),
        ("creator_type", "Person", []),
        ("cdm_data_type", "timeseries", []),
        ("cdm_data_type", "station_profile", []),
        ("cdm_data_type", "any", ["acdd-choice"]),
        ("license", "CC BY 4.0", []),
        ("license", "cc-by-nc-sa-4.0", []),
        ("license", "CC0", []),
        ("license", "CC-BY-SA", ["acdd-license-version"]),
        ("keywords", "ocean", []),
        ("keywords", "sea surface temperature of the ocean", []),
        ("keywords", "ocean|sea", ["acdd-keywords-list"]),
        ("geospatial_lat_units", "degree_north", []),
        ("id", "10.12770/abc", []),
    ],
)
def test_words_and_addresses(name, value, found):
    checked = ("acdd-orcid", "acdd-url", "acdd-email", "acdd-choice", "acdd-license-version", "acdd-keywords-list",
               "acdd-geospatial-units", "acdd-id-blanks")  # fmt: skip
    assert rules(f':{name} = "{value}" ;', *checked) == found


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("CF-1.13, ACDD-1.3", []),
        ("ACDD-1.3 CF-1.13", []),
        ("CF-1.13, acdd-1.3", ["acdd-conventions-name"]),
        ("CF-1.13", ["acdd-conventions-name"]),
    ],
)
def test_conventions_name_acdd(text, found):
    assert rules(f':Conventions = "{text}" ;', "acdd-conventions-name") == found


def test_what_is_missing_and_what_is_empty_are_told_apart():
    view = cdl.parse(frame.complete(':title = " " ;', "CF-1.13, ACDD-1.3"), "example.nc")
    chosen = [all_rules()[name] for name in ("acdd-title", "acdd-summary")]
    context = Context(view, Version.parse("1.3"), shipped())
    messages = [finding.message for finding in examine(view, chosen, {"acdd": context}).findings]
    assert [message.partition(";")[0] for message in sorted(messages)] == [":summary is missing", ":title is empty"]


@pytest.mark.parametrize(
    ("value", "fixed"), [('"36.0"', 36.0), ('" -5 "', -5.0), ("36.0", None), ('"10 S"', None), ('""', None)]
)
def test_a_limit_written_as_text_is_mended(value, fixed):
    view = cdl.parse(frame.complete(f":geospatial_lat_min = {value} ;", "CF-1.13, ACDD-1.3"), "example.nc")
    context = Context(view, Version.parse("1.3"), shipped())
    found = examine(view, [all_rules()["acdd-limit-text"]], {"acdd": context}).findings
    edits = [edit for finding in found for edit in finding.fix.edits]
    assert edits == ([SetAttribute("/", "geospatial_lat_min", fixed, "double")] if fixed else [])
