"""What the two editions keep in different fields goes there, and comes back."""

import pytest

from fairtool.record.citation import Citation, Contact, Date, Graphic, Identifier, Online, Responsibility
from fairtool.record.constraint import Constraints
from fairtool.record.content import Coverage, Variable
from fairtool.record.distribution import Distribution, Format, Medium, Transfer
from fairtool.record.extent import Extent, Vertical
from fairtool.record.iso_adapt import adapt
from fairtool.record.iso_write import write_iso
from fairtool.record.quality import Conformance, Measurement, Quality, QualityReport
from fairtool.record.record import Record
from fairtool.record.resource import Association, Resolution, Resource
from fairtool.record.scope import Maintenance, Scope
from fairtool.record.service import Coupled
from fairtool.record.text import Text
from tests.record.iso_samples import ISO_19115_3, ISO_19139, bare, read

ORCID = "https://orcid.org/0000-0002-1825-0097"
ROR = "https://ror.org/044jxhp58"


def there_and_back(record: Record) -> Record:
    """Write a record as 19115-3, read it, write that as 19139 and read it."""
    return read(write_iso(read(write_iso(record, "19115-3")), "19139"))


def test_a_record_of_19139_survives_the_way_through_19115_3() -> None:
    before, after = bare(read(ISO_19139)), bare(there_and_back(read(ISO_19139)))
    assert after.resource.citation == before.resource.citation or before.data_set_uri
    for name in (
        "identifier",
        "language",
        "parent",
        "scopes",
        "date_stamp",
        "locales",
        "contacts",
        "grids",
        "lineages",
    ):
        assert getattr(after, name) == getattr(before, name), name
    for name in (
        "keywords",
        "extents",
        "constraints",
        "associations",
        "maintenances",
        "graphics",
        "contacts",
        "usages",
    ):
        assert getattr(after.resource, name) == getattr(before.resource, name), name
    assert after.qualities == before.qualities
    assert after.coverages == before.coverages


def test_the_main_things_of_19115_3_stay_in_19139() -> None:
    record = read(write_iso(read(ISO_19115_3), "19139"))
    assert record.encoding == "ISO-19115-2:2007"
    assert record.identifier == "fr-synthetique-humidite-cevennes"
    assert record.parent == "fr-synthetique-humidite"
    assert record.date_stamp == "2024-01-10T16:30:00"
    assert record.contacts[0].individual == Text("Camille Synthé", "https://orcid.org/0000-0001-5109-3700")
    assert record.contacts[0].contacts[0].faxes == ("+33 4 00 00 00 09",)
    assert record.resource.constraints[0].others == (
        Text("Licence Ouverte 2.0", "https://www.etalab.gouv.fr/licence-ouverte-open-licence"),
    )
    assert record.resource.constraints[0].use == ("license",)
    assert record.acquisitions[0].platforms[0].instruments[0].type == Text("sonde capacitive")


def test_a_number_of_telephone_and_fax_is_both_in_19139() -> None:
    contact = Contact(phones=("+33 2", "+33 2"), phone_types=("voice", "fax"))
    record = Record(encoding="ISO-19115-3:2018", contacts=(Responsibility("owner", contacts=(contact,)),))
    (adapted,) = adapt(record, "19139").contacts[0].contacts
    assert (adapted.phones, adapted.faxes) == (("+33 2",), ("+33 2",))


def resolved(*resolutions: Resolution) -> Record:
    return Record(encoding="ISO-19115-3:2018", resources=(Resource(resolutions=resolutions),))


def test_an_angle_is_a_distance_in_degrees_in_19139_and_an_angle_again_in_19115_3() -> None:
    angle = Resolution(angular=0.5, angular_unit="deg")
    old = read(write_iso(resolved(angle), "19139"))
    assert old.resource.resolutions == (Resolution(distance=0.5, distance_unit="deg"),)
    assert read(write_iso(old, "19115-3")).resource.resolutions == (angle,)


def test_a_resolution_that_19139_has_no_word_for_leaves_nothing_empty_behind() -> None:
    said = resolved(Resolution(vertical=2.0, vertical_unit="m"), Resolution(level_of_detail=Text("fin")))
    assert b"MD_Resolution" not in write_iso(said, "19139")


def test_what_depths_are_counted_in_is_the_title_of_the_system_in_19139() -> None:
    system = Identifier(code=Text("depth (m, positive down)"))
    vertical = Vertical(10.0, 50.0, crs_identifier=system)
    record = Record(encoding="ISO-19115-3:2018", resources=(Resource(extents=(Extent(verticals=(vertical,)),)),))
    old = read(write_iso(record, "19139"))
    assert old.resource.extents[0].verticals == (Vertical(10.0, 50.0, crs_title="depth (m, positive down)"),)
    assert read(write_iso(old, "19115-3")).resource.extents[0].verticals == (vertical,)


def test_a_record_of_the_same_edition_is_left_as_it_is() -> None:
    record = read(ISO_19139)
    assert adapt(record, "19139") is record


def test_the_date_of_a_record_is_its_creation_in_19115_3() -> None:
    assert adapt(Record(date_stamp="2020-05-01"), "19115-3").dates == (Date("2020-05-01", "creation"),)


@pytest.mark.parametrize(
    ("dates", "stamp"),
    [
        ((Date("2019", "creation"), Date("2021", "revision"), Date("2020", "revision")), "2021"),
        ((Date("2019", "creation"), Date("2023", "nextUpdate")), "2019"),
        ((Date("2018", "released"),), "2018"),
        ((), ""),
    ],
)
def test_the_latest_revision_else_the_creation_is_the_date_of_a_record_in_19139(
    dates: tuple[Date, ...], stamp: str
) -> None:
    assert adapt(Record(dates=dates), "19139").date_stamp == stamp


@pytest.mark.parametrize("name", ["individual", "organisation"])
def test_orcid_and_ror_are_anchors_in_19139_and_identifiers_in_19115_3(name: str) -> None:
    address = {"individual": ORCID, "organisation": ROR}[name]
    party = Responsibility("author", **{name: Text("Nom", address)})  # type: ignore[arg-type]  # one of two names
    there = adapt(Record(contacts=(party,)), "19115-3").contacts[0]
    (identifier,) = getattr(there, f"{name}_identifiers")
    assert identifier.code == Text(address)
    assert getattr(there, name) == Text("Nom")
    assert getattr(adapt(Record(contacts=(there,)), "19139").contacts[0], name) == Text("Nom", address)


@pytest.mark.parametrize("code", ["0000-0002-1825-0097", "orcid:0000-0002-1825-0097", ORCID])
def test_an_orcid_is_known_however_it_is_written(code: str) -> None:
    party = Responsibility("author", individual=Text("Ana"), individual_identifiers=(Identifier(code=Text(code)),))
    assert adapt(Record(contacts=(party,)), "19139").contacts[0].individual == Text("Ana", ORCID)


def test_another_address_of_a_name_is_no_identifier() -> None:
    party = Responsibility("author", individual=Text("Ana", "https://synthetique.example/ana"))
    assert adapt(Record(contacts=(party,)), "19115-3").contacts == (party,)


def test_faxes_are_telephones_of_a_type_in_19115_3() -> None:
    contact = Contact(phones=("01",), faxes=("09",))
    there = adapt(Record(contacts=(Responsibility(contacts=(contact,)),)), "19115-3").contacts[0].contacts[0]
    assert (there.phones, there.phone_types, there.faxes) == (("01", "09"), ("voice", "fax"), ())
    back = adapt(Record(contacts=(Responsibility(contacts=(there,)),)), "19139").contacts[0].contacts[0]
    assert (back.phones, back.faxes) == (("01",), ("09",))


def test_an_association_by_identifier_comes_back_as_one() -> None:
    association = Association(identifier=Identifier(code=Text("10.1/x")), type="crossReference")
    record = Record(resources=(Resource(associations=(association,)),))
    assert there_and_back(record).resource.associations == (association,)


def test_the_next_update_and_scopes_of_maintenance_come_back() -> None:
    maintenance = Maintenance("annually", next_date="2030-01-01", scope_codes=("dataset", "series"))
    record = Record(resources=(Resource(maintenances=(maintenance,)),))
    there = adapt(record, "19115-3").resource.maintenances[0]
    assert there.dates == (Date("2030-01-01", "nextUpdate"),)
    assert there.scopes == (Scope("dataset"), Scope("series"))
    assert there_and_back(record).resource.maintenances == (maintenance,)


def test_a_format_with_its_specification_comes_back() -> None:
    form = Format(Text("NetCDF"), "4", specification_text=Text("CF-1.8"))
    record = Record(distributions=(Distribution(formats=(form,)),))
    assert there_and_back(record).distributions[0].formats == (form,)


def test_a_medium_comes_back() -> None:
    medium = Medium("dvd", note=Text("double face"))
    record = Record(distributions=(Distribution(transfers=(Transfer(media=medium),)),))
    assert there_and_back(record).distributions[0].transfers[0].media == medium


@pytest.mark.parametrize(("old", "new"), [("license", "licence"), ("copyright", "copyright")])
def test_the_code_of_a_licence_is_renamed(old: str, new: str) -> None:
    record = Record(resources=(Resource(constraints=(Constraints(use=(old,)),)),))
    there = adapt(record, "19115-3")
    assert there.resource.constraints[0].use == (new,)
    assert adapt(there, "19139").resource.constraints[0].use == (old,)


def test_a_collective_title_is_an_alternate_title_in_19115_3() -> None:
    citation = Citation(Text("Un"), collective_title=Text("Tous"))
    record = Record(resources=(Resource(citation=citation),))
    assert adapt(record, "19115-3").resource.citation == Citation(Text("Un"), alternate_titles=(Text("Tous"),))


def test_the_address_of_the_data_set_is_a_link_of_its_citation_in_19115_3() -> None:
    record = Record(data_set_uri="https://synthetique.example/d", resources=(Resource(),))
    citation = adapt(record, "19115-3").resource.citation
    assert citation is not None
    assert citation.links == (Online("https://synthetique.example/d"),)


def test_several_distributions_are_one_in_19139() -> None:
    formats = tuple(Format(Text(name), "1") for name in ("CSV", "ODS"))
    record = Record(distributions=tuple(Distribution(formats=(one,)) for one in formats))
    assert read(write_iso(record, "19139")).distributions[0].formats == formats


def test_a_report_of_many_results_is_several_in_19139() -> None:
    results = tuple(Conformance(Citation(Text(name)), passed=True) for name in "abc")
    report = QualityReport("DQ_DomainConsistency", conformances=results, measurements=(Measurement(values=("1",)),))
    record = Record(qualities=(Quality(Scope("dataset"), (report,)),))
    reports = adapt(record, "19139").qualities[0].reports
    assert [len(one.conformances) + len(one.measurements) for one in reports] == [2, 2]


def test_qualities_of_one_scope_are_one_in_19139() -> None:
    parts = tuple(Quality(Scope("dataset"), (QualityReport(kind),)) for kind in ("DQ_A", "DQ_B"))
    (quality,) = adapt(Record(qualities=parts), "19139").qualities
    assert [report.kind for report in quality.reports] == ["DQ_A", "DQ_B"]


def test_a_standard_name_describes_a_variable_in_19139() -> None:
    name = Identifier(code=Text("sea_water_temperature", "http://synthetique.example/P07/SWT"), codespace="CF")
    record = Record(coverages=(Coverage(variables=(Variable("t", names=(name,)),)),))
    assert adapt(record, "19139").coverages[0].variables[0].description == name.code


def test_the_address_of_a_picture_is_its_name_in_19139() -> None:
    record = Record(resources=(Resource(graphics=(Graphic(links=(Online("https://synthetique.example/p.png"),)),)),))
    assert adapt(record, "19139").resource.graphics[0].name == "https://synthetique.example/p.png"


def test_the_system_of_heights_is_an_address_in_19139() -> None:
    system = Identifier(code=Text("http://www.opengis.net/def/crs/EPSG/0/5720"))
    record = Record(resources=(Resource(extents=(Extent(verticals=(Vertical(0.0, 1.0, crs_identifier=system),)),)),))
    assert adapt(record, "19139").resource.extents[0].verticals[0].crs_href == system.code.value  # type: ignore[union-attr]


def test_a_coupled_resource_comes_back() -> None:
    coupled = Coupled("GetMap", "fr-synthetique-sels")
    record = Record(scopes=("service",), resources=(Resource(service_type="view", coupled=(coupled,)),))
    assert there_and_back(record).resource.coupled == (coupled,)
