"""Standard names, labels and taxa (CF 3.2, 3.3, 6.1): what is legal is not reported, fixes are right."""

import pytest

from fairtool.finding import SetAttribute
from tests.rules.checking import examined, findings

RULES = (
    "cf-3.3-standard-name-form",
    "cf-3.3-standard-name-listed",
    "cf-3.3-standard-name-modifier",
    "cf-3.3-standard-name-modifier-deprecated",
    "cf-b-standard-name-alias",
    "cf-c-status-flag-explained",
    "cf-c-standard-error-multiplier",
    "cf-3.3-region-flags",
    "cf-3.3-region-names",
    "cf-6.1-label-shape",
    "cf-6.1.2-taxon-names-given",
    "cf-6.1.2-taxon-identifiers-given",
    "cf-6.1.2-taxa-are-text",
    "cf-6.1.2-lsid-syntax",
    "cf-6.1.2-lsid-authority",
)
PLACES = "dimensions: place = 2 ; n = 14 ; obs = 5 ; variables: "
DATA = 'float t(time, place) ; t:units = "K" ; t:standard_name = "air_temperature" ; t:coordinates = "name" ; '


def named(name: str, more: str = "", units: str = "K") -> str:
    """Declare a variable with a standard name."""
    return f'float x(time) ; x:units = "{units}" ; x:standard_name = "{name}" ; {more}'


def told(text: str, version: str = "1.13") -> list[str]:
    """Give the rules that have something to say."""
    return [rule for one in RULES for rule, _, _ in findings(text, one, version)]


@pytest.mark.parametrize(
    "name",
    [
        "air_temperature",
        "air_temperature   standard_error",
        "air_temperature detection_minimum",
        "healpix_index",
        "reduced_gaussian_index",
        "atmosphere_hybrid_sigma_ln_pressure_coordinate",
        "ocean_volume",  # in force, and an alias of another name too
        "enrichment_of_13C_in_particulate_carbon_in_sea_water_expressed_as_lowercase_delta_13C_relative_to_VPDB",
        "change_over_time_in_sea_water_practical_salinity",
    ],
)
def test_names_that_are_legal_are_not_reported_in_any_version(name: str) -> None:
    assert [told(named(name), version) for version in ("1.6", "1.9", "1.13", "1.14")] == [[]] * 4


@pytest.mark.parametrize(
    ("name", "rule", "fixed"),
    [
        ("Air_Temperature", "cf-3.3-standard-name-listed", "air_temperature"),
        ("air-temperature", "cf-3.3-standard-name-listed", "air_temperature"),
        ("AIR_TEMPERATURE standard_error", "cf-3.3-standard-name-listed", "air_temperature standard_error"),
        ("air temperature", "cf-3.3-standard-name-form", "air_temperature"),
        ("Sea Surface Temperature", "cf-3.3-standard-name-form", "sea_surface_temperature"),
        (" air_temperature", "cf-3.3-standard-name-form", "air_temperature"),
        ("air_temprature", "cf-3.3-standard-name-listed", None),
        ("the temperature of air", "cf-3.3-standard-name-form", None),
        ("air_temperature STANDARD_ERROR", "cf-3.3-standard-name-modifier", "air_temperature standard_error"),
        ("air_temperature quality_flag", "cf-3.3-standard-name-modifier", None),
        ("air_temperature error", "cf-3.3-standard-name-modifier", None),
        ("air_pressure_at_sea_level", "cf-b-standard-name-alias", "air_pressure_at_mean_sea_level"),
        ("surface_carbon_dioxide_mole_flux", "cf-b-standard-name-alias", None),
    ],
)
def test_a_wrong_name_is_reported_once_and_fixed_where_it_is_certain(name: str, rule: str, fixed: str | None) -> None:
    text = named(name)
    assert told(text) == [rule]
    ((finding),) = examined(text, rule)[0]
    edits = [edit.value for edit in (finding.fix.edits if finding.fix else ()) if isinstance(edit, SetAttribute)]
    assert edits == ([fixed] if fixed else [])


def test_suggestions_fit_the_units() -> None:
    ((_, _, message),) = findings(named("wind_sped", units="m s-1"), "cf-3.3-standard-name-listed")
    assert "wind_speed" in message
    ((_, _, message),) = findings(named("temperature", units="Pa"), "cf-3.3-standard-name-listed")
    assert "air_temperature" not in message


@pytest.mark.parametrize(
    ("version", "severity"), [("1.6", []), ("1.7", ["error"]), ("1.8", ["warning"]), ("1.13", ["warning"])]
)
def test_deprecated_modifiers_by_version(version: str, severity: list[str]) -> None:
    found, _ = examined(
        named("air_temperature number_of_observations"), "cf-3.3-standard-name-modifier-deprecated", version
    )
    assert [finding.severity for finding in found] == severity


def test_a_deprecated_modifier_is_fixed_where_the_link_to_the_data_stays() -> None:
    linked = named("air_temperature", 'x:ancillary_variables = "n" ;') + (
        'int n(time) ; n:standard_name = "air_temperature number_of_observations" ;'
    )
    for text, fixed in ((linked, True), (linked.replace('"n" ;', '"" ;'), False)):
        ((finding),) = examined(text, "cf-3.3-standard-name-modifier-deprecated")[0]
        assert bool(finding.fix) is fixed


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f"{PLACES} char name(place, n) ; {DATA}", []),
        (f"{PLACES} char name(n) ; {DATA}", []),
        (f"{PLACES} string name ; {DATA}", []),
        (f"{PLACES} string name(place) ; {DATA}", []),
        (f"{PLACES} string place(place) ; {DATA}", []),
        (
            f'{PLACES} char name(place, n) ; int which(obs) ; which:instance_dimension = "place" ; '
            + DATA.replace("t(time, place)", "t(obs)"),
            [],
        ),
        (f"{PLACES} char name(time, place, n) ; {DATA}", ["cf-6.1-label-shape"]),
        (f"{PLACES} string name(time, place) ; {DATA}", ["cf-6.1-label-shape"]),
        (f"{PLACES} char name ; {DATA}", ["cf-6.1-label-shape"]),
        (f"{PLACES} char name(time, place, n) ;", []),
    ],
)
def test_the_shape_of_labels(text: str, rules: list[str]) -> None:
    assert told(text) == rules


REGION = f'{PLACES} char name(place, n) ; name:standard_name = "region" ; {DATA} data: name = '


@pytest.mark.parametrize(
    ("text", "rules"),
    [
        (f'{REGION} "atlantic_ocean", "" ;', []),
        (f'{REGION} "Atlantic_Ocean", "africa" ;', ["cf-3.3-region-names"]),
        (REGION.removesuffix("data: name = "), []),
        ('string r ; r:standard_name = "region" ; data: r = "global" ;', []),
        ('string r ; r:standard_name = "region" ; data: r = "here" ;', ["cf-3.3-region-names"]),
        ('string r ; r:standard_name = "region" ; string r:_FillValue = "none" ; data: r = "none" ;', []),
        ('string r ; r:long_name = "region" ; data: r = "here" ;', []),
        ('int a(lat) ; a:standard_name = "area_type" ; a:flag_values = 1 ; a:flag_meanings = "land" ;', []),
        (
            'int a(lat) ; a:standard_name = "area_type" ; a:flag_values = 1 ; a:flag_meanings = "moon" ;',
            ["cf-3.3-region-flags"],
        ),
        ('int a(lat) ; a:standard_name = "area_type" ; a:flag_values = 1 ;', []),
        ('int a(lat) ; a:standard_name = "area_type" ; a:flag_values = 1 ; a:flag_meanings = "a,b" ;', []),
        ('dimensions: u = UNLIMITED ; n = 3 ; variables: char a(u, n) ; a:standard_name = "area_type" ;', []),
    ],
)
def test_names_of_regions_and_area_types(text: str, rules: list[str]) -> None:
    assert told(text) == rules


def test_regions_are_judged_from_1_7_on() -> None:
    text = 'string r ; r:standard_name = "region" ; data: r = "here" ;'
    assert [bool(told(text, version)) for version in ("1.6", "1.7")] == [False, True]


@pytest.mark.parametrize(
    ("text", "version", "reported"),
    [
        ("float x(time) ;", "1.13", True),
        ('float x(time) ; x:long_name = " " ;', "1.13", True),
        ('float x(time) ; x:standard_name = "air_temperature" ;', "1.6", False),
        ('float lat(lat) ; lat:units = "degrees_north" ;', "1.13", True),
        ('int crs ; crs:grid_mapping_name = "latitude_longitude" ;', "1.6", False),
        ('int crs ; crs:spatial_ref = "..." ;', "1.6", False),
        ('int n(lat) ; n:sample_dimension = "lon" ;', "1.11", True),
        ('int n(lat) ; n:sample_dimension = "lon" ;', "1.12", False),
        ('dimensions: p = 2 ; variables: int p(p) ; p:compress = "lat lon" ;', "1.13", False),
        ('float x(lat) ; x:long_name = "x" ; x:climatology = "c" ; float c(lat, bnds) ;', "1.6", False),
        (
            'float lat(lat) ; lat:units = "degrees_north" ; lat:long_name = "y" ; lat:bounds = "b" ; float b(lat, bnds) ;',
            "1.13",
            False,
        ),
    ],
)
def test_what_needs_a_name(text: str, version: str, *, reported: bool) -> None:
    assert bool(findings(text, "cf-3.2-name", version)) is reported


TAXA = (
    'dimensions: taxon = 1 ; n = 60 ; variables: float a(taxon) ; a:units = "m-3" ; '
    'a:standard_name = "number_concentration_of_biological_taxon_in_sea_water" ; a:coordinates = "name lsid" ; '
    'string name(taxon) ; name:standard_name = "biological_taxon_name" ; '
    'char lsid(taxon, n) ; lsid:standard_name = "biological_taxon_lsid" ; lsid:_FillValue = "-" ; '
    'data: name = "Calanus" ; lsid = "{0}" ;'
)


@pytest.mark.parametrize(
    ("lsid", "rules"),
    [
        ("urn:lsid:itis.gov:itis_tsn:180543", []),
        ("URN:LSID:marinespecies.org:taxname:104464:2", []),
        ("", []),
        ("-" * 60, []),
        ("180543", ["cf-6.1.2-lsid-syntax"]),
        ("urn:lsid:gbif.org:taxon:1", ["cf-6.1.2-lsid-authority"]),
    ],
)
def test_identifiers_of_taxa(lsid: str, rules: list[str]) -> None:
    assert told(TAXA.format(lsid)) == rules
    assert told(TAXA.format(lsid), "1.7") == []


def test_the_error_of_a_quantity_of_taxa_needs_no_taxa_of_its_own() -> None:
    text = TAXA.format("").replace(
        "variables:",
        'variables: float e(taxon) ; e:units = "m-3" ; '
        'e:standard_name = "number_concentration_of_biological_taxon_in_sea_water '
        'standard_error" ;',
    )
    assert told(text) == []


@pytest.mark.parametrize(
    "more",
    [
        'x:standard_name = 3 ; x:standard_error_multiplier = "two" ; x:flag_meanings = 1 ;',
        'string x:standard_name = "region", "area_type" ; string x:flag_meanings = "a", "b" ;',
        'x:standard_name = "region" ; x:coordinates = "x x" ; x:flag_meanings = "" ;',
        'x:standard_name = "biological_taxon_lsid" ; x:_FillValue = "a" ;',
        f'x:standard_name = "{"air temperature" * 400}" ;',
        'x:standard_name = "\\\\ ( ) [ " ;',
    ],
)
@pytest.mark.parametrize("kind", ["float x(time)", "char x", "string x", "char x(time, lat)"])
def test_hostile_attributes_stop_no_rule(kind: str, more: str) -> None:
    for one in (*RULES, "cf-3.2-name"):
        findings(f"{kind} ; {more}", one, "1.14")
