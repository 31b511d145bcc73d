"""Discrete sampling geometries (CF 9, Appendix H): each representation is legal, what breaks it is reported."""

import pytest

from fairtool.rules.cf.sampling_examples import CONTIGUOUS, INDEXED, ORTHOGONAL, PROFILES, TRAJECTORIES
from tests.rules import told as telling

# A mooring as OceanSITES has it: one place in dimensions of length 1, all coordinates named.
MOORING = """dimensions: TIME = UNLIMITED ; DEPTH = 3 ; LATITUDE = 1 ; LONGITUDE = 1 ;
variables:
  double TIME(TIME) ; TIME:standard_name = "time" ; TIME:units = "days since 1950-01-01T00:00:00Z" ; TIME:axis = "T" ;
  float DEPTH(DEPTH) ; DEPTH:standard_name = "depth" ; DEPTH:units = "m" ; DEPTH:positive = "down" ; DEPTH:axis = "Z" ;
  float LATITUDE(LATITUDE) ; LATITUDE:standard_name = "latitude" ; LATITUDE:units = "degrees_north" ;
  float LONGITUDE(LONGITUDE) ; LONGITUDE:standard_name = "longitude" ; LONGITUDE:units = "degrees_east" ;
  float TEMP(TIME, DEPTH) ; TEMP:standard_name = "sea_water_temperature" ; TEMP:units = "degree_Celsius" ;
    TEMP:coordinates = "TIME DEPTH LATITUDE LONGITUDE" ; TEMP:ancillary_variables = "TEMP_QC" ;
  byte TEMP_QC(TIME, DEPTH) ; TEMP_QC:flag_values = 0b, 1b ; TEMP_QC:flag_meanings = "unknown good" ;
  char PLATFORM(DEPTH, LATITUDE) ; PLATFORM:cf_role = "timeseries_id" ;
  :featureType = "timeSeriesProfile" ;
data:
  TIME = 1, 2 ; DEPTH = 0, 10, 20 ; LATITUDE = 40 ; LONGITUDE = 5 ; PLATFORM = "abc" ;
"""
# Bottles as SeaDataNet has them: profiles in an incomplete array, with labels of each station.
BOTTLES = """dimensions: INSTANCE = 2 ; MAXZ = 3 ; STRING4 = 4 ;
variables:
  char SDN_STATION(INSTANCE, STRING4) ; SDN_STATION:long_name = "station" ; SDN_STATION:cf_role = "profile_id" ;
  double TIME(INSTANCE) ; TIME:standard_name = "time" ; TIME:units = "days since -4713-01-01T00:00:00Z" ;
    TIME:calendar = "julian" ; TIME:axis = "T" ; TIME:ancillary_variables = "TIME_SEADATANET_QC" ;
  byte TIME_SEADATANET_QC(INSTANCE) ; TIME_SEADATANET_QC:flag_values = 48b, 49b ;
    TIME_SEADATANET_QC:flag_meanings = "no_quality_control good_value" ;
  float LATITUDE(INSTANCE) ; LATITUDE:standard_name = "latitude" ; LATITUDE:units = "degrees_north" ;
  float LONGITUDE(INSTANCE) ; LONGITUDE:standard_name = "longitude" ; LONGITUDE:units = "degrees_east" ;
  float DEPTH(INSTANCE, MAXZ) ; DEPTH:standard_name = "depth" ; DEPTH:units = "meters" ; DEPTH:axis = "Z" ;
    DEPTH:positive = "down" ; DEPTH:_FillValue = -99999.f ;
  float TEMP(INSTANCE, MAXZ) ; TEMP:standard_name = "sea_water_temperature" ; TEMP:units = "degrees C" ;
    TEMP:coordinates = "TIME DEPTH LONGITUDE LATITUDE" ; TEMP:_FillValue = -99999.f ;
  float depth_of_bottom(INSTANCE) ; depth_of_bottom:standard_name = "sea_floor_depth_below_sea_surface" ;
  :featureType = "profile" ;
data:
  SDN_STATION = "a1", "a2" ; TIME = 1, 1 ; LATITUDE = 40, 41 ; LONGITUDE = 3, 4 ;
  DEPTH = 0, 10, 20, 0, 10, _ ; TEMP = 3, 2, 1, 3, 2, _ ;
"""
# A glider: one track, with gaps in the position, and a cast number along it.
GLIDER = """dimensions: traj_strlen = 4 ;
variables:
  char trajectory(traj_strlen) ; trajectory:cf_role = "trajectory_id" ;
  double time(time) ; time:standard_name = "time" ; time:units = "seconds since 1970-01-01" ; time:axis = "T" ;
  double lat(time) ; lat:standard_name = "latitude" ; lat:units = "degrees_north" ; lat:_FillValue = -999. ;
  double lon(time) ; lon:standard_name = "longitude" ; lon:units = "degrees_east" ; lon:_FillValue = -999. ;
  double depth(time) ; depth:standard_name = "depth" ; depth:units = "m" ; depth:positive = "down" ; depth:axis = "Z" ;
  double profile_lat ; profile_lat:standard_name = "latitude" ; profile_lat:units = "degrees_north" ;
  double u ; u:standard_name = "eastward_sea_water_velocity" ; u:units = "m s-1" ;
  int profile(time) ; profile:long_name = "cast" ;
  float temp(time) ; temp:standard_name = "sea_water_temperature" ; temp:units = "degC" ;
    temp:coordinates = "time lat lon depth" ;
  :featureType = "trajectory" ;
data:
  trajectory = "g1" ; time = 1, 2 ; lat = 40, -999 ; lon = 3, -999 ; depth = 0, 10 ; temp = 12, 11 ;
"""
SINGLE_PROFILE = """dimensions: z = 3 ;
variables:
  int profile ; profile:cf_role = "profile_id" ;
  double when ; when:standard_name = "time" ; when:units = "days since 2000-01-01" ;
  double place_lat ; place_lat:standard_name = "latitude" ; place_lat:units = "degrees_north" ;
  double place_lon ; place_lon:standard_name = "longitude" ; place_lon:units = "degrees_east" ;
  float z(z) ; z:standard_name = "altitude" ; z:units = "km" ; z:positive = "up" ; z:axis = "Z" ;
  float rh(z) ; rh:standard_name = "relative_humidity" ; rh:units = "1" ; rh:coordinates = "when place_lon place_lat" ;
  :featureType = "Profile" ;
"""
# Space kept for more features and elements (9.3).
RESERVED = (
    CONTIGUOUS.replace("obs = 6", "obs = 8")
    .replace("times = 0, 1, 0, 1, 2, 5", "times = 0, 1, 0, 1, 2, 5, _, _")
    .replace("level = 1, 2, 3, 4, 5, 6", "level = 1, 2, 3, 4, 5, 6, _, _")
)
LATER = (
    INDEXED.replace("which = 0, 1, 0, 2, 1, 0", "which = 0, 1, 0, 2, 1, _")
    .replace("2, 5 ;", "2, _ ;")
    .replace("5, 6 ;", "5, _ ;")
)
STRINGS = CONTIGUOUS.replace("int station_id", "string station_id").replace("11, 12, 13", '"a", "b", "c"')
TRANSPOSED = (
    TRAJECTORIES.replace("(ship, obs)", "(obs, ship)")
    .replace("0, 1, 2, 5, 6, -1", "0, 5, 1, 6, 2, -1")
    .replace("10, 11, 12, 10, 11, -99", "10, 10, 11, 11, 12, -99")
    .replace("40, 41, 42, 40, 41, -99", "40, 40, 41, 41, 42, -99")
    .replace("3, 4, 5, 13, 14, -99", "3, 13, 4, 14, 5, -99")
)
LEGAL = {
    "orthogonal": ORTHOGONAL,
    "contiguous": CONTIGUOUS,
    "indexed": INDEXED,
    "incomplete": TRAJECTORIES,
    "ragged profiles": PROFILES,
    "mooring": MOORING,
    "bottles": BOTTLES,
    "glider": GLIDER,
    "single profile": SINGLE_PROFILE,
    "reserved space": RESERVED,
    "elements to come": LATER,
    "string identifiers": STRINGS,
    "transposed": TRANSPOSED,
    "no data": CONTIGUOUS.partition("data:")[0],
    "stations and a map of their region": ORTHOGONAL.replace(
        "data:", 'float depth(lat, lon) ; depth:long_name = "depth of the sea" ; depth:units = "m" ;\ndata:'
    ),
    "an index of variables to come": ORTHOGONAL.replace("site_lat site_lon station_id", "site_lat nowhere station_id"),
}


def told(text: str, version: str = "1.13") -> list[tuple[str, str]]:
    """Give (rule, where) of what the rules of chapter 9 and Appendix H say."""
    return telling.told(text, "cf-9.", "cf-h.", version=version)


@pytest.mark.parametrize("text", LEGAL.values(), ids=LEGAL.keys())
@pytest.mark.parametrize("version", ["1.6", "1.13"])
def test_every_representation_is_legal(text: str, version: str) -> None:
    assert told(text, version) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            MOORING.replace('TEMP:coordinates = "TIME DEPTH LATITUDE LONGITUDE" ;', ""),
            ("cf-9.5-coordinates", "TEMP:coordinates"),
        ),
        (BOTTLES.replace("TIME DEPTH LONGITUDE", "TIME DEPTH"), ("cf-9.1-mandatory-coordinates", "TEMP:coordinates")),
        (BOTTLES.replace('"a1", "a2"', '"a1", "a1"'), ("cf-9.5-identifiers-differ", "SDN_STATION")),
        (BOTTLES.replace('"profile"', '"timeSeries"'), ("cf-9.1-form", "TIME")),
        (GLIDER.replace('"trajectory" ;\ndata', '"timeSeries" ;\ndata'), ("cf-9.1-form", "time")),
        (STRINGS.replace('"b", "c"', '"b", "a"'), ("cf-9.5-identifiers-differ", "station_id")),
        (RESERVED.replace("5, _, _ ;", "5, 6, 7 ;"), ("cf-9.3.3-counts-add-up", "row_size")),
        (CONTIGUOUS.replace("2, 3, 1 ;", "2, 5, -1 ;"), ("cf-9.3.3-counts-add-up", "row_size")),
        (TRANSPOSED.replace("0, 5, 1, 6, 2, -1", "0, 5, 1, 4, 2, -1"), ("cf-9.1-time-order", "times")),
        (PROFILES.replace("times = 0, 0, 1", "times = 1, 0, 1"), ("cf-9.1-time-order", "times")),
        (GLIDER.replace('"trajectory_id"', '"Trajectory_ID"'), ("cf-9.5-role-value", "trajectory:cf_role")),
        (":featureType = 3 ;", ("cf-9.4-feature-type", ":featureType")),
    ],
)
def test_what_is_wrong_is_reported(text: str, expected: tuple[str, str]) -> None:
    assert expected in told(text)


def test_equal_times_are_legal_before_version_1_11() -> None:
    text = CONTIGUOUS.replace("times = 0, 1,", "times = 0, 0,")
    assert ("cf-9.1-time-order", "times") in told(text, "1.11")
    assert told(text, "1.10") == []


def test_a_place_of_the_nodes_of_a_geometry_is_enough() -> None:
    text = ORTHOGONAL.replace('"site_lat site_lon station_id"', '"station_id" ; level:geometry = "shapes"')
    assert told(text) == []


def test_the_roles_of_meshes_are_left_to_ugrid() -> None:
    mesh = 'int mesh ; mesh:topology_dimension = 2 ; mesh:cf_role = "mesh_topogy" ;'
    assert told(mesh, "1.8") == [("cf-9.5-role-value", "mesh:cf_role")]
    assert told(mesh) == []  # from 1.11 on UGRID is a part of CF
    assert told(mesh + ' :Conventions = "CF-1.13 UGRID-1.0" ;') == []
    assert told('int faces ; faces:cf_role = "face_node_connectivity" ;') == []


@pytest.mark.parametrize("name", ["sample_dimension", "instance_dimension", "cf_role", "coordinates", "featureType"])
@pytest.mark.parametrize("value", ["1", '""', "1., 2.", '"obs"', '"level"', '"a b"'])
def test_no_attribute_stops_the_rules(name: str, value: str) -> None:
    owner = {"coordinates": "level", "featureType": "", "cf_role": "station_id"}.get(name, "row_size")
    text = CONTIGUOUS.replace('row_size:sample_dimension = "obs" ;', "").replace(":featureType", ":otherType")
    text = text.replace("station_id:cf_role", "station_id:role").replace("level:coordinates", "level:places")
    broken = text.replace("data:", f"{owner}:{name} = {value} ;\ndata:")
    assert ("cf-9.1-time-order", "times") not in told(broken)  # told() fails where a rule crashes
