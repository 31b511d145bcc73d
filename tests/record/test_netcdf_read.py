"""A netCDF data set becomes a record of what its header and coordinates say, and of nothing else."""

import math

import pytest

from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.read import read_bytes
from fairtool.record.extent import Box
from fairtool.record.file import DataFile
from fairtool.record.netcdf_arc import arcs, united
from fairtool.record.netcdf_read import merged, read_netcdf
from fairtool.record.record import Record

GRID = """
dimensions: time = 3 ; depth = 2 ; lat = 4 ; lon = 4 ;
variables:
  double time(time) ; time:units = "days since 2000-01-01" ; time:standard_name = "time" ;
  float depth(depth) ; depth:units = "m" ; depth:positive = "down" ; depth:standard_name = "depth" ;
  float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
  float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
  short sst(time, depth, lat, lon) ; sst:units = "degree_Celsius" ; sst:long_name = "temperature" ;
  sst:standard_name = "sea_water_temperature" ; sst:scale_factor = 0.01 ; sst:add_offset = 10.0 ;
  sst:valid_range = -200s, 4000s ; sst:grid_mapping = "crs" ; sst:coverage_content_type = "physicalMeasurement" ;
  int crs ; crs:grid_mapping_name = "latitude_longitude" ;
"""
DATA = "data: time = 0, 1, 2 ; depth = 0, 100 ; lat = 40, 41, 42, 43 ; lon = 1, 2, 3, 4 ;"


WKT = (
    'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.25]],'
    'PRIMEM["Greenwich",0],UNIT["degree",0.017],AUTHORITY["EPSG","4326"]]'
).replace('"', '\\"')


def dataset(attributes: str = "", data: str = DATA, header: str = GRID, name: str = "a.cdl") -> Dataset:
    return read_bytes(f"netcdf a {{ {header} {attributes} {data} }}".encode(), name)


def record(attributes: str = "", data: str = DATA, header: str = GRID) -> Record:
    return read_netcdf(dataset(attributes, data, header), DataFile("a.cdl", 2_000_000, "ab"))


def where(read: Record, path: str) -> str:
    return read.places[path].where


def test_a_bare_file_gives_what_is_measured_and_no_word_more() -> None:
    read = record()
    resource = read.resource
    assert resource.extents[0].boxes == (Box(west=1.0, east=4.0, south=40.0, north=43.0),)
    assert (resource.extents[0].periods[0].begin, resource.extents[0].periods[0].end) == (
        "2000-01-01T00:00:00Z",
        "2000-01-03T00:00:00Z",
    )
    assert (resource.extents[0].verticals[0].minimum, resource.extents[0].verticals[0].maximum) == (0.0, 100.0)
    assert resource.temporal_resolutions == ("P1D",)
    assert [(one.angular, one.angular_unit) for one in resource.resolutions] == [(1.0, "deg")]
    assert resource.citation is not None
    assert resource.citation.title is None
    assert resource.abstract is None
    said = (resource.contacts, resource.keywords, resource.constraints, resource.topics, read.language, read.lineages)
    assert not any(said)
    assert not any((read.acquisitions, read.reference_systems, read.identifier, read.date_stamp))


def test_axes_of_the_grid_have_names_sizes_and_steps() -> None:
    (grid,) = record().grids
    assert [(axis.name, axis.size, axis.resolution) for axis in grid.axes] == [
        ("time", 3, None), ("vertical", 2, None), ("row", 4, 1.0), ("column", 4, 1.0),
    ]  # fmt: skip
    assert record().resource.representation_types == ("grid",)


def test_a_variable_has_its_concept_unit_and_unpacked_range() -> None:
    (coverage,) = record().coverages
    (variable,) = coverage.variables
    assert (variable.name, str(variable.description), variable.unit_name) == ("sst", "temperature", "degree_Celsius")
    assert [(str(one.code), one.codespace) for one in variable.names] == [("sea_water_temperature", "CF")]
    assert (variable.minimum, variable.maximum) == (8.0, 50.0)
    assert coverage.content_types == ("physicalMeasurement",)


def test_a_range_that_is_not_stated_is_absent() -> None:
    header = GRID.replace("sst:valid_range = -200s, 4000s ;", "")
    (variable,) = record(header=header).coverages[0].variables
    assert (variable.minimum, variable.maximum) == (None, None)


def test_attributes_of_acdd_fill_the_fields_and_leave_their_places() -> None:
    read = record(
        ':title = "T" ; :summary = "S" ; :id = "10.17882/1234" ; :product_version = "2.1" ; '
        ':date_created = "2020-01-02" ; :date_modified = "2021-03-04" ; :project = "AERIS" ; :comment = "C" ; '
        ':license = "CC-BY https://creativecommons.org/licenses/by/4.0/" ; :acknowledgement = "thanks" ; '
        ':processing_level = "L3" ; :source = "CTD" ; :Conventions = "CF-1.8, ACDD-1.3" ; '
        ':platform = "R/V Thalassa" ; :platform_vocabulary = "C17" ; :instrument = "SBE911" ;'
    )
    citation = read.resource.citation
    assert citation is not None
    assert (str(citation.title), citation.edition) == ("T", "2.1")
    assert [(one.type, one.value) for one in citation.dates] == [("creation", "2020-01-02"), ("revision", "2021-03-04")]
    assert [str(one.code) for one in citation.identifiers] == ["https://doi.org/10.17882/1234"]
    assert read.resource.constraints[0].others[0].href == "https://creativecommons.org/licenses/by/4.0/"
    assert str(read.lineages[0].statement) == "CTD"
    assert [str(one.title) for one in read.standards] == ["CF-1.8", "ACDD-1.3"]
    assert str(read.acquisitions[0].platforms[0].identifier.code) == "R/V Thalassa"  # type: ignore[union-attr]  # is set
    assert where(read, "resources[0].citation.title") == ":title"
    assert where(read, "resources[0].extents[0].boxes[0].south") == "lat"
    assert where(read, "coverages[0].variables[0].unit_name") == "sst:units"
    assert where(read, "lineages[0].statement") == ":source"
    assert all(place.file == "a.cdl" for place in read.places.values())


def test_people_have_their_roles_addresses_and_identifiers() -> None:
    read = record(
        ':creator_name = "Ada Lovelace" ; :creator_email = "ada@example.org" ; :institution = "Ifremer" ; '
        ':creator_url = "https://orcid.org/0000-0002-1825-0097" ; :creator_institution_ror = "https://ror.org/044jxhp58" ; '
        ':contributor_name = "B, C" ; :contributor_role = "principalInvestigator, data wizard" ; '
        ':publisher_name = "SEANOE" ; :publisher_type = "institution" ; :publisher_url = "https://www.seanoe.org" ;'
    )
    assert read.resource.citation is not None
    ada, first, second, publisher = read.resource.citation.responsibilities
    assert (ada.role, str(ada.individual), str(ada.organisation)) == ("author", "Ada Lovelace", "Ifremer")
    assert [str(one.code) for one in ada.individual_identifiers] == ["https://orcid.org/0000-0002-1825-0097"]
    assert [str(one.code) for one in ada.organisation_identifiers] == ["https://ror.org/044jxhp58"]
    assert (first.role, second.role, str(second.position)) == ("principalInvestigator", "contributor", "data wizard")
    assert (publisher.role, str(publisher.organisation), publisher.individual) == ("publisher", "SEANOE", None)
    assert [one.role for one in read.resource.contacts] == ["author"]  # the only one with an e-mail


def test_a_contact_is_found_by_its_email() -> None:
    read = record(':contact = "Ada Lovelace (ada@example.org)" ; :institution = "Institut fictif" ;')
    (contact,) = read.resource.contacts
    assert (contact.role, str(contact.individual), str(contact.organisation)) == (
        "pointOfContact", "Ada Lovelace", "Institut fictif",
    )  # fmt: skip
    assert contact.contacts[0].emails == ("ada@example.org",)
    assert record(':contact = "Ada Lovelace" ;').resource.contacts == ()


def test_several_people_keep_their_own_addresses() -> None:
    read = record(
        ':creator_name = "A; ; C" ; :creator_email = "a@x.org; b@x.org; c@x.org" ; '
        ':principal_investigator = "P" ; :principal_investigator_email = "p@x.org" ;'
    )
    found = [(one.role, str(one.individual), one.contacts[0].emails[0]) for one in read.resource.contacts]
    assert found == [
        ("author", "A", "a@x.org"), ("author", "C", "c@x.org"), ("principalInvestigator", "P", "p@x.org"),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("history", "steps"),
    [
        ("2020-01-02T03:04:05Z made", [("2020-01-02T03:04:05Z", "made")]),
        ("Thu Mar  3 10:02:11 2016: ncks a b", [("2016-03-03T10:02:11", "ncks a b")]),
        ("made by hand", [("", "made by hand")]),
        ("2020-13-45 odd\\nsecond", [("", "2020-13-45 odd"), ("", "second")]),
    ],
)
def test_each_line_of_the_history_is_a_step(history: str, steps: list[tuple[str, str]]) -> None:
    (lineage,) = record(f':history = "{history}" ;').lineages
    assert [(one.date, str(one.description)) for one in lineage.steps] == steps


@pytest.mark.parametrize("text", ["unknown", "n/a", "TBD", " ", "<title>", "à compléter"])
def test_a_placeholder_says_nothing(text: str) -> None:
    citation = record(f':title = "{text}" ;').resource.citation
    assert citation is not None
    assert citation.title is None


def test_data_beat_attributes() -> None:
    read = record(
        ":geospatial_lat_min = -80. ; :geospatial_lat_max = 80. ; :geospatial_lon_min = -180. ; "
        ':geospatial_lon_max = 180. ; :time_coverage_start = "1990-01-01" ; :time_coverage_end = "2030-01-01" ; '
        ':time_coverage_resolution = "P1M" ; :geospatial_vertical_min = 5. ; :geospatial_vertical_max = 6. ;'
    )
    extent = read.resource.extents[0]
    assert extent.boxes == (Box(west=1.0, east=4.0, south=40.0, north=43.0),)
    assert extent.periods[0].begin == "2000-01-01T00:00:00Z"
    assert [one.maximum for one in extent.verticals] == [100.0]
    assert read.resource.temporal_resolutions == ("P1D",)


def test_attributes_are_taken_where_values_cannot_be_had() -> None:
    read = record(
        ":geospatial_lat_min = -80. ; :geospatial_lat_max = 80. ; :geospatial_lon_min = 170. ; "
        ':geospatial_lon_max = 190. ; :time_coverage_start = "1990-01-01" ; :time_coverage_end = "present" ; '
        ':geospatial_lat_resolution = "0.25 degree" ;',
        data="",
    )
    extent = read.resource.extents[0]
    assert [(one.west, one.east) for one in extent.boxes] == [(170.0, 180.0), (-180.0, -170.0)]
    assert (extent.periods[0].begin, extent.periods[0].end_indeterminate) == ("1990-01-01", "now")
    assert [one.angular for one in read.resource.resolutions] == [0.25]
    assert where(read, "resources[0].extents[0].boxes[0].north") == ":geospatial_lat_max"


@pytest.mark.parametrize(
    ("longitudes", "boxes"),
    [
        ("170.5, 175.5, 180.5, 185.5", [(170.5, 180.0), (-180.0, -174.5)]),
        ("0, 90, 180, 270", [(-90.0, 180.0)]),
        ("-170, -160, 160, 170", [(160.0, 180.0), (-180.0, -160.0)]),
        ("350, 355, 0, 5", [(-10.0, 5.0)]),
        ("500, 1, 2, 3", [(1.0, 3.0)]),
    ],
)
def test_the_box_is_the_shorter_arc_round_the_globe(longitudes: str, boxes: list[tuple[float, float]]) -> None:
    extent = record(data=DATA.replace("lon = 1, 2, 3, 4", f"lon = {longitudes}")).resource.extents[0]
    assert [(one.west, one.east) for one in extent.boxes] == boxes


def test_nearly_all_round_is_one_box() -> None:
    assert arcs((float(west), west + 0.5) for west in range(-180, 180)) == ((-180.0, 179.5),)
    assert arcs(()) == ()
    assert united([Box(west=170, east=-170, south=0, north=1)]) == (
        Box(west=170, east=180.0, south=0, north=1),
        Box(west=-180.0, east=-170, south=0, north=1),
    )


@pytest.mark.parametrize(
    ("mapping", "address"),
    [
        ('crs:epsg_code = "EPSG:3035" ;', "http://www.opengis.net/def/crs/EPSG/0/3035"),
        ("crs:spatial_epsg = 4258 ;", "http://www.opengis.net/def/crs/EPSG/0/4258"),
        (
            f'crs:crs_wkt = "{WKT}" ;',
            "http://www.opengis.net/def/crs/EPSG/0/4326",
        ),
        ('crs:crs_wkt = "GEOGCS[" ;', None),
        ("", None),
    ],
)
def test_a_reference_system_is_one_that_the_file_names(mapping: str, address: str | None) -> None:
    systems = record(header=GRID + mapping).reference_systems
    assert [str(one.identifier.code) for one in systems if one.identifier] == ([address] if address else [])


CF_TITLE, GCMD_TITLE = (
    "Climate and Forecast Standard Names",
    "Global Change Master Directory (GCMD) Science Keywords",
)
OD1_TITLE = "ODATIS aggregation parameters and Essential Variables"


@pytest.mark.parametrize(
    ("words", "vocabulary", "groups"),
    [
        (
            "GCMD:EARTH SCIENCE > OCEANS, CF:sea_water_temperature, sel",
            "GCMD:GCMD Science Keywords, CF:CF Standard Names",
            [(["EARTH SCIENCE > OCEANS"], GCMD_TITLE), (["sea_water_temperature"], CF_TITLE), (["sel"], "")],
        ),
        (
            "mer, CF:sea_water_temperature",
            "CF:NetCDF COARDS Climate and Forecast Standard Names",
            [(["mer"], ""), (["sea_water_temperature"], CF_TITLE)],
        ),
        (
            "sea_water_temperature, x",
            "CF:NetCDF COARDS Climate and Forecast Standard Names",
            [(["sea_water_temperature", "x"], CF_TITLE)],
        ),
        ("EARTH SCIENCE > OCEANS", "GCMD Keywords", [(["EARTH SCIENCE > OCEANS"], GCMD_TITLE)]),
        (
            "A > B",
            "NASA/GCMD Earth Science Keywords. Version 5.3.8",
            [(["A > B"], "NASA/GCMD Earth Science Keywords. Version 5.3.8")],
        ),
        (
            "CF:a; odatis-od1:Salinity; b:c",
            f"CF:CF Standard Names; odatis-od1:{OD1_TITLE}",
            [(["a"], CF_TITLE), (["Salinity"], OD1_TITLE), (["b:c"], "")],
        ),
        ("bouée", "Lexique, de la Baie", [(["bouée"], "Lexique, de la Baie")]),
        ("https://example.org/a, CF:b", "", [(["https://example.org/a", "CF:b"], "")]),
    ],
    ids=["several", "one with free words", "one of all", "no key", "another version", "ours", "unknown", "none"],
)
def test_keywords_go_to_the_vocabulary_of_their_prefix(
    words: str, vocabulary: str, groups: list[tuple[list[str], str]]
) -> None:
    read = record(f':keywords = "{words}" ; :keywords_vocabulary = "{vocabulary}" ;')
    found = [
        ([str(word) for word in one.words], str(one.thesaurus.title) if one.thesaurus else "")
        for one in read.resource.keywords
    ]
    assert found == groups


def test_a_vocabulary_that_is_known_is_cited_with_its_date_and_its_concepts_have_their_addresses() -> None:
    read = record(
        ':keywords = "CF:sea_water_temperature, CF:no_such_name, odatis-od1:Salinity, '
        'GCMD:EARTH SCIENCE > OCEANS > OCEAN TEMPERATURE > SEA SURFACE TEMPERATURE, GCMD:EARTH SCIENCE > WORDS" ; '
        f':keywords_vocabulary = "CF:CF Standard Names, odatis-od1:{OD1_TITLE}, GCMD:GCMD Keywords" ;'
    )
    names, parameters, topics = read.resource.keywords
    surface, unknown = topics.words
    assert surface.href.startswith("https://gcmd.earthdata.nasa.gov/kms/concept/")
    assert unknown.href == ""
    assert [word.href for word in (*names.words, *parameters.words)] == [
        "https://vocab.nerc.ac.uk/standard_name/sea_water_temperature/",
        "",
        "http://vocab.nerc.ac.uk/collection/OD1/current/SAL/",
    ]
    for thesaurus, list_of_nvs in ((names.thesaurus, "P07"), (parameters.thesaurus, "OD1")):
        assert thesaurus
        assert thesaurus.edition
        assert [(len(one.value), one.type) for one in thesaurus.dates] == [(len("2026-03-17"), "publication")]
        (identifier,) = thesaurus.identifiers
        assert str(identifier.code) == f"geonetwork.thesaurus.external.theme.NVS.{list_of_nvs}"
    assert read.places["resources[0].keywords[0].thesaurus.title"].where == ":keywords_vocabulary"


ARGO = """
dimensions: N_PROF = 2 ;
variables:
  double JULD(N_PROF) ; JULD:standard_name = "time" ; JULD:units = "days since 1950-01-01 00:00:00 UTC" ;
  double LATITUDE(N_PROF) ; LATITUDE:standard_name = "latitude" ; LATITUDE:units = "degree_north" ;
  double LONGITUDE(N_PROF) ; LONGITUDE:standard_name = "longitude" ; LONGITUDE:units = "degree_east" ;
  :featureType = "trajectoryProfile" ;
"""


def test_positions_that_no_coordinates_attribute_names_are_found_by_their_standard_names() -> None:
    read = record(header=ARGO, data="data: JULD = 20000, 20001 ; LATITUDE = -9, -8 ; LONGITUDE = 115, 116 ;")
    extent = read.resource.extents[0]
    assert extent.boxes == (Box(west=115.0, east=116.0, south=-9.0, north=-8.0),)
    assert extent.periods[0].end == "2004-10-05T00:00:00Z"
    assert read.resource.representation_types == ("vector",)
    assert read.grids == ()


def test_a_calendar_without_such_dates_gives_no_period() -> None:
    header = GRID.replace('time:standard_name = "time"', 'time:standard_name = "time" ; time:calendar = "360_day"')
    assert record(header=header).resource.extents[0].periods == ()


def test_what_no_document_can_hold_is_left_out() -> None:
    read = record(':title = "sel\\000 \\001de mer" ; :summary = 1, 2, 3 ; :id = 42 ;')
    assert read.resource.citation is not None
    assert str(read.resource.citation.title) == "sel de mer"
    assert str(read.resource.abstract) == "1, 2, 3"
    assert [str(one.code) for one in read.resource.citation.identifiers] == ["42"]


@pytest.mark.parametrize(
    "attributes",
    [
        ":geospatial_lat_min = NaN ; :geospatial_lat_max = Infinity ; :geospatial_lon_min = 1e300 ; :geospatial_lon_max = 2. ;",
        ':geospatial_lat_min = "10 S" ; :geospatial_lat_max = 91. ; :geospatial_lon_min = 1, 2 ; :geospatial_lon_max = 2. ;',
        ':time_coverage_start = "2000-02-30" ; :time_coverage_end = "soon" ; :date_created = "yesterday" ;',
        ':creator_name = ";;;" ; :contributor_name = "; ;" ; :contributor_role = ";" ; :keywords = ",,," ;',
        ':keywords_vocabulary = "::::" ; :keywords = ":::" ; :references = ";;" ; :Conventions = ",,/" ;',
        ':creator_email = "nobody" ; :creator_url = "javascript:alert(1)" ; :creator_name = "x" ;',
    ],
)
def test_hostile_attributes_make_no_extent_and_no_fault(attributes: str) -> None:
    read = record(attributes, data="")
    assert all(math.isfinite(box.west or 0) for extent in read.resource.extents for box in extent.boxes)
    assert not any(period.begin for extent in read.resource.extents for period in extent.periods)
    assert not read.resource.contacts


def other(attributes: str = "", days: str = "3, 4, 5", longitudes: str = "3, 4, 5, 6") -> Record:
    data = DATA.replace("time = 0, 1, 2", f"time = {days}").replace("lon = 1, 2, 3, 4", f"lon = {longitudes}")
    return read_netcdf(dataset(attributes, data, name="b.cdl"), DataFile("b.cdl", 1_000_000, "cd"))


def test_several_files_become_one_record() -> None:
    one = merged(
        [record(':title = "T" ; :institution = "Ifremer" ;'), other(':title = "T" ; :institution = "Ifremer" ;')]
    )
    extent = one.resource.extents[0]
    assert extent.boxes == (Box(west=1.0, east=6.0, south=40.0, north=43.0),)
    assert (extent.periods[0].begin, extent.periods[0].end) == ("2000-01-01T00:00:00Z", "2000-01-06T00:00:00Z")
    assert [(file.name, file.sha256) for file in one.files] == [("a.cdl", "ab"), ("b.cdl", "cd")]
    assert one.distributions[0].transfers[0].size == 3.0
    assert [variable.name for coverage in one.coverages for variable in coverage.variables] == ["sst"]
    assert str(one.resource.citation.title) == "T"  # type: ignore[union-attr]  # is set
    assert one.places["resources[0].citation.title"].where == ":title"


def test_what_the_files_do_not_agree_on_is_left_out() -> None:
    one = merged(
        [
            record(':title = "T1" ; :summary = "S" ; :date_created = "2020-01-01" ; :date_modified = "2020-01-01" ;'),
            other(':title = "T2" ; :summary = "S" ; :date_created = "2021-01-01" ; :date_modified = "2021-01-01" ;'),
        ]
    )
    assert one.resource.citation is not None
    assert one.resource.citation.title is None
    assert str(one.resource.abstract) == "S"
    assert [(date.type, date.value) for date in one.resource.citation.dates] == [
        ("creation", "2020-01-01"),
        ("revision", "2021-01-01"),
    ]


def test_files_on_both_sides_of_the_antimeridian_keep_two_boxes() -> None:
    one = merged([other(longitudes="170, 172, 174, 176"), other(longitudes="-178, -176, -174, -172")])
    assert [(box.west, box.east) for box in one.resource.extents[0].boxes] == [(170.0, 180.0), (-180.0, -172.0)]


def test_nothing_cannot_be_merged() -> None:
    with pytest.raises(ValueError, match="no record"):
        merged([])


@pytest.mark.parametrize(
    ("positive", "crs", "expected"),
    [
        ("down", "EPSG:5829", (-100.0, 0.0)),  # a system of heights
        ("down", "EPSG:5831", (0.0, 100.0)),  # a system of depths
        ("up", "EPSG:5829", (0.0, 100.0)),
        ("up", "EPSG:5831", (-100.0, 0.0)),
    ],
)
def test_a_vertical_extent_counts_as_its_reference_system_does(
    positive: str, crs: str, expected: tuple[float, float]
) -> None:
    header = GRID.replace('depth:positive = "down"', f'depth:positive = "{positive}"').replace(
        'depth:standard_name = "depth" ;', ""
    )
    (vertical,) = record(f':geospatial_bounds_vertical_crs = "{crs}" ;', header=header).resource.extents[0].verticals
    assert (vertical.minimum, vertical.maximum) == expected


def test_limits_said_to_be_positive_down_are_depths_in_a_system_of_heights() -> None:
    words = (
        ':geospatial_vertical_min = 0. ; :geospatial_vertical_max = 9. ; :geospatial_vertical_positive = "down" ;'
        ':geospatial_bounds_vertical_crs = "EPSG:5829" ; :geospatial_vertical_units = "m" ;'
    )
    header = "dimensions: x = 1 ; variables: float a(x) ;"
    (vertical,) = record(words, "data: a = 1 ;", header).resource.extents[0].verticals
    assert (vertical.minimum, vertical.maximum) == (-9.0, 0.0)
