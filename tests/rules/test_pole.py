"""The rules of data centres and networks where examples of text cannot show them: stored formats, file names, values."""

from dataclasses import replace

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.netcdf import cdl
from fairtool.netcdf.dataset import Format
from fairtool.report import OutcomeStatus
from fairtool.rules import frame
from fairtool.rules.catalogue import all_rules, rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import is_about_records


def findings(text, *prefixes, stored=Format.CDL, path="example.nc", conventions="CF-1.13"):
    """Give (rule, where) of what the rules of the pole say whose ids begin so."""
    view = replace(cdl.parse(frame.complete(text, conventions), path), format=stored)
    known = rules_of("pole").values()
    rules = [rule for rule in known if rule.id.startswith(prefixes) and not is_about_records(rule)]
    found = examine(view, rules, {"pole": Context(view, Version(1, 0), shipped())})
    assert not [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED], found.outcomes
    return [(finding.rule, finding.where) for finding in found.findings]


@pytest.mark.parametrize("centre", ["aeris", "eccad", "odatis"])
@pytest.mark.parametrize(
    ("stored", "count"), [(Format.CLASSIC, 1), (Format.CDF5, 1), (Format.NETCDF4, 0), (Format.CDL, 0)]
)
def test_netcdf4_is_asked_for(centre, stored, count):
    assert len(findings("", f"pole-{centre}-netcdf4", stored=stored)) == count


@pytest.mark.parametrize(
    ("name", "count"),
    [
        ("CAMS-GLOB-ANT_Glb_0.1x0.1_anthro_co_v5.3.nc", 0),
        ("data/CAMS-GLOB-ANT_Glb_0.1x0.1_anthro_co_v5.3_monthly.nc", 0),
        ("MEGAN_Europe_0.5x1deg_biogenic_isoprene_v2.nc", 0),
        ("co.nc", 1),
        ("CAMS_Glb_anthro_co_0.1x0.1_v5.nc", 1),
        ("example.cdl", 0),
    ],
)
def test_eccad_asks_for_the_parts_of_the_file_name(name, count):
    assert len(findings("", "pole-eccad-file-name", path=name)) == count


def test_compression_is_asked_of_netcdf4_only():
    text = 'float t(time, lat) ; t:units = "K" ; t:long_name = "t" ; float s ; s:units = "1" ;'
    assert findings(text, "pole-aeris-deflate", stored=Format.NETCDF4) == [("pole-aeris-deflate", "t")]
    assert findings(text, "pole-aeris-deflate", stored=Format.CLASSIC) == []
    assert findings(text, "pole-aeris-deflate") == []


def test_the_dimensions_of_sampling_geometries_count_observations():
    text = (
        'dimensions: obs = 4 ;\nvariables: float z(obs) ; z:units = "m" ; z:positive = "up" ; float t(obs) ; '
        't:units = "K" ; t:coordinates = "z" ; '
    )
    assert findings(text, "pole-aeris-dimension") == [("pole-aeris-dimension-name", "obs()")]
    assert findings(f'{text} :featureType = "profile" ;', "pole-aeris-dimension") == []


@pytest.mark.parametrize(
    ("conventions", "found"),
    [
        ("SeaDataNet_1.0 CF-1.6", []),
        ("SeaDataNet_1.0 CF1.6", []),
        ("CF-1.8 SeaDataNet-1.0 ACDD-1.3", []),
        ("CF-1.8", ["pole-odatis-seadatanet"]),
        ("SeaDataNet_1.0, CF-1.4", ["pole-odatis-cf"]),
        ("", ["pole-odatis-cf", "pole-odatis-seadatanet"]),
    ],
)
def test_odatis_asks_for_both_conventions(conventions, found):
    assert sorted(rule for rule, _ in findings("", "pole-odatis", conventions=conventions)) == found


@pytest.mark.parametrize(
    ("values", "meanings", "count"),
    [
        ("48b, 49b, 57b, 65b", "no_quality_control good_value missing_value value_phenomenon_uncertain", 0),
        ("48b, 66b, 81b", "no_quality_control nominal_value value_below_limit_of_quantification", 0),
        ("0b, 1b", "no_quality_control good_value", 2),
        ("48b, 49b", "no_quality_control", 1),
        ('"0,1"', "no_quality_control good_value", 0),
    ],
)
def test_the_flags_of_seadatanet_are_characters(values, meanings, count):
    text = (
        f"byte t_SEADATANET_QC(time) ; t_SEADATANET_QC:flag_values = {values} ; "
        f't_SEADATANET_QC:flag_meanings = "{meanings}" ; t_SEADATANET_QC:sdn_conventions_urn = "SDN:L20::" ;'
    )
    assert len(findings(text, "pole-seadatanet-flags")) == count


def test_oceansites_takes_the_two_codes_that_are_not_used():
    text = (
        'byte TEMP_QC(time) ; TEMP_QC:flag_values = 0b, 5b, 6b ; TEMP_QC:flag_meanings = "unknown not_used not_used" ;'
    )
    assert findings(text, "pole-oceansites-flags") == []


@pytest.mark.parametrize(("flags", "count"), [("1 ", 0), ("19", 0), ("1A", 1), ("\\000\\000", 0)])
def test_the_flags_of_argo_are_digits_or_blank(flags, count):
    text = f'char T_QC(time) ; T_QC:conventions = "Argo reference table 2" ;\ndata: T_QC = "{flags}" ;'
    assert len(findings(text, "pole-argo-flags")) == count


def test_values_that_cannot_be_read_are_not_evaluated():
    text = 'char T_QC(time) ; T_QC:conventions = "Argo reference table 2" ;'
    assert findings(text, "pole-argo") == []


@pytest.mark.parametrize("value", ["1", '""', '"a\\000"', "1, 2, 3", '"((((("', "NaN"])
def test_no_value_of_any_attribute_stops_a_rule(value):
    names = ("flag_values", "flag_meanings", "units", "conventions", "sdn_conventions_urn", "ancillary_variables")
    attributes = " ".join(f"T_QC:{name} = {value} ; T_SEADATANET_QC:{name} = {value} ;" for name in names)
    text = f"byte T_QC(time) ; byte T_SEADATANET_QC(time) ; {attributes} :id = {value} ; :platform_code = {value} ;"
    findings(text, "pole-")


def test_oceansites_flags_are_told_at_once():
    text = (
        "byte TEMP_QC(time) ; TEMP_QC:flag_values = 0b, 1b, 5b, 12b, 13b ; "
        'TEMP_QC:flag_meanings = "none good spare x y" ;'
    )
    found = _told(text, "pole-oceansites-flags")
    assert [where for where, _ in found] == ["TEMP_QC:flag_values", "TEMP_QC:flag_meanings"]
    assert "has 12, 13, not in table 2" in found[0][1]
    assert '"unknown good_data spare x y"' in found[1][1]


def test_capitals_are_told_in_one_sentence():
    rule = all_rules()["pole-aeris-lower-case"]
    view = cdl.parse(frame.complete("float AB(time) ; float CD(time) ;", "CF-1.13"), "example.nc")
    found = examine(view, [rule], {rule.standard: Context(view, Version.parse("1.13"), shipped())}).findings
    assert {(finding.template, tuple(finding.values)) for finding in found} == {
        ("{where} has capitals in its name; write it in lower case", ())
    }


def _told(text, name):
    rule = all_rules()[name]
    view = cdl.parse(frame.complete(text, "CF-1.13"), "example.nc")
    found = examine(view, [rule], {rule.standard: Context(view, Version.parse("1.13"), shipped())}).findings
    return [(finding.where, finding.message) for finding in found]
