"""`fairtool convert` always writes a document, and asks by name for what no file can know."""

import json
import os
import pty
import subprocess
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from lxml import etree
from rdflib import Graph

from fairtool.conversion.answers import of_file, of_table, of_words
from fairtool.conversion.encodings import ENCODINGS, encoding_named
from fairtool.conversion.identifier import derived, made
from fairtool.conversion.keys import ALIASES, KEYS, TEXTS
from fairtool.conversion.missing import missing
from fairtool.conversion.read import read_one
from fairtool.conversion.run import Plan, converted
from fairtool.discovery import Source
from fairtool.errors import UsageError
from fairtool.netcdf.read_limits import Limits
from fairtool.record.citation import Citation, Identifier
from fairtool.record.datacite_words import VERSIONS
from fairtool.record.file import DataFile
from fairtool.record.record import Record
from fairtool.record.resource import Resource
from fairtool.record.text import Text
from fairtool.resources import folder
from fairtool.translate import translate
from tests.cli.running import FAIRTOOL, Ended, environment, fairtool, hanging, netcdf

CDL = """netcdf mesures {
dimensions: time = 2 ; lat = 3 ; lon = 3 ;
variables:
  double time(time) ; time:units = "days since 2000-01-01" ; time:standard_name = "time" ;
  float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ;
  float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ;
  float sst(time, lat, lon) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ; sst:grid_mapping = "crs" ;
  int crs ; crs:grid_mapping_name = "latitude_longitude" ; crs:epsg_code = "EPSG:4326" ;
  :Conventions = "CF-1.8, ACDD-1.3" ; :title = "Température de surface" ; :summary = "Données synthétiques." ;
  :id = "10.1234/abc" ; :license = "CC-BY-4.0" ; :date_created = "2020-01-02" ; :source = "bouée" ;
  :creator_name = "Ada Lovelace" ; :creator_email = "ada@example.org" ; :institution = "Institut fictif" ;
  :publisher_name = "Entrepôt fictif" ; :publisher_type = "institution" ;
  :platform = "Bouée A" ; :project = "Projet fictif" ;
data: time = 0, 1 ; lat = 40, 41, 42 ; lon = 1, 2, 3 ;
}
"""
ANSWERS = """language = "fra"
topic = "oceans"
theme = "oceanographic geographical features"
limitations = "noLimitations"
[title]
eng = "Surface temperature"
"""
TITLES = ("Température de surface", "Surface temperature")  # Theia takes one language a document
GMD = "{http://www.isotc211.org/2005/gmd}"
GCO = "{http://www.isotc211.org/2005/gco}"


@pytest.fixture
def data(tmp_path: Path) -> Path:
    path = tmp_path / "mesures.cdl"
    path.write_text(CDL, encoding="utf-8")
    return path


@pytest.fixture
def answers(tmp_path: Path) -> Path:
    path = tmp_path / "answers.toml"
    path.write_text(ANSWERS, encoding="utf-8")
    return path


def tree(ended: Ended) -> etree._Element:
    return etree.fromstring(ended.stdout.encode())


def texts(root: etree._Element, name: str) -> list[str]:
    return [" ".join("".join(one.itertext()).split()) for one in root.iter(f"{GMD}{name}")]


def test_a_document_is_written_and_what_is_missing_is_asked_for_by_name(data: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19139")
    assert ended.returncode == 1
    assert tree(ended).tag == f"{GMD}MD_Metadata"
    for name in ("record.language", "resource.topic", "resource.theme", "resource.limitations"):
        assert f"  {name}: " in ended.stderr
    assert "resource.title" not in ended.stderr
    assert "resource.licence" not in ended.stderr


def test_what_is_open_has_a_nil_reason(tmp_path: Path) -> None:
    path = tmp_path / "bare.cdl"
    path.write_text("netcdf bare { dimensions: x = 1 ; variables: float sst(x) ; }")
    ended = fairtool("convert", path, "--to", "iso19139")
    (abstract,) = tree(ended).iter(f"{GMD}abstract")
    assert ended.returncode == 1
    assert abstract.get(f"{GCO}nilReason") == "missing"
    assert "  resource.abstract: what the data are about" in ended.stderr
    assert "  record.identifier: " in ended.stderr


def test_with_all_answers_nothing_is_open_and_nothing_is_said(data: Path, answers: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19139", "--from", answers)
    assert (ended.returncode, ended.stderr) == (0, "")
    root = tree(ended)
    assert texts(root, "title")[0].startswith("Température de surface Surface temperature")
    assert "Caractéristiques géographiques océanographiques" in texts(root, "keyword")
    assert texts(root, "topicCategory") == ["oceans"]


def test_the_record_of_a_producer_who_answers_all_is_clean(data: Path, answers: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.xml"
    assert fairtool("convert", data, "--to", "iso19139", "--from", answers, "--output", record).returncode == 0
    ended = fairtool("validate", record, "--format", "json")
    (subject,) = json.loads(ended.stdout)["subjects"]
    assert [one for one in subject["findings"] if one["severity"] == "error"] == []


@pytest.mark.parametrize("to", ["iso19139", "iso19115-3"])
@pytest.mark.parametrize("source", ["dataset.xml", "dataset-3.xml", "service.xml"])
def test_a_sound_record_is_sound_in_the_other_edition(source: str, to: str, tmp_path: Path) -> None:
    output = tmp_path / "record.xml"
    fairtool("convert", folder("templates") / "records" / source, "--to", to, "--output", output)
    ended = fairtool("validate", output, "--profile", "iso", "--format", "json")
    (subject,) = json.loads(ended.stdout)["subjects"]
    assert [one["message"] for one in subject["findings"] if one["severity"] == "error"] == []


@pytest.mark.parametrize("scope", ["series", "model"])
@pytest.mark.parametrize("to", ["iso19139", "iso19115-3"])
def test_what_is_no_single_data_set_is_sound(data: Path, answers: Path, to: str, scope: str, tmp_path: Path) -> None:
    output = tmp_path / "record.xml"
    fairtool("convert", data, "--to", to, "--from", answers, "--set", f"scope={scope}", "--output", output)
    ended = fairtool("validate", output, "--profile", "iso", "--format", "json")
    (subject,) = json.loads(ended.stdout)["subjects"]
    assert [one["message"] for one in subject["findings"] if one["severity"] == "error"] == []


def test_a_record_with_a_date_of_revision_alone_has_one_of_creation_in_19115_3(tmp_path: Path) -> None:
    source, output = tmp_path / "a.jsonld", tmp_path / "a.xml"
    source.write_text('{"@context":"https://schema.org/","@type":"Dataset","name":"A","sdDatePublished":"2020-01-02"}')
    fairtool("convert", source, "--to", "iso19115-3", "--output", output)
    kinds = etree.parse(output).xpath("//*[local-name()='dateInfo']//@codeListValue")
    assert kinds == ["creation", "revision"]
    days = etree.parse(output).xpath("//*[local-name()='dateInfo']//*[local-name()='Date']/text()")
    assert days == ["2020-01-02", "2020-01-02"]


def test_an_answer_on_the_command_line_prevails_over_the_file_and_over_the_data(data: Path, answers: Path) -> None:
    ended = fairtool(
        "convert", data, "--to", "iso19139", "--from", answers, "--set", "title=Autre titre", "-s", "topic=biota"
    )
    root = tree(ended)
    assert texts(root, "title")[0].startswith("Autre titre")
    assert texts(root, "topicCategory") == ["biota"]


def test_defaults_of_the_configuration_fill_what_is_missing_and_nothing_else(data: Path) -> None:
    (data.parent / "fairtool.toml").write_text(
        '[record.defaults]\nlanguage = "fre"\ntopic = "oceans"\ntitle = "par défaut"\nlimitations = "noLimitations"\n'
        'theme = "of"\n[record.defaults.contact]\norganisation = "x"\nemail = "x@example.org"\n',
        encoding="utf-8",
    )
    ended = fairtool("convert", data, "--to", "iso19139", cwd=data.parent)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert texts(tree(ended), "title")[0] == "Température de surface"
    assert "x@example.org" not in ended.stdout  # the file has a contact


def test_an_unknown_key_of_the_configuration_is_told_with_its_file(data: Path) -> None:
    (data.parent / "fairtool.toml").write_text('[record.defaults]\ntitel = "x"\n', encoding="utf-8")
    ended = fairtool("convert", data, "--to", "iso19139", cwd=data.parent)
    assert ended.returncode == 2
    assert "fairtool.toml has an unknown key titel" in ended.stderr
    assert "title" in ended.stderr.partition("titel")[2]


def test_a_field_can_be_answered_by_its_path(data: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19139", "--set", "resource.citation.edition=3.1")
    assert texts(tree(ended), "edition") == ["3.1"]


@pytest.mark.parametrize(
    ("answer", "message"),
    [
        ("titel=x", "did you mean title"),
        ("contact.emial=x", "did you mean contact.email"),
        ("topic=ocean", "did you mean oceans"),
        ("theme=Oceanografic geographical features", "Oceanographic geographical features"),
        ("language=klingonais", "use a code of ISO 639"),
        ("box=1 2 3", "west, south, east and north"),
        ("contact.email=nobody", "write an address"),
        ("published=hier", "write a date that exists"),
        ("resources[0].resolutions[0].scale=fine", "write a number"),
        ("resources[0].places=x", "there is no key"),
        ("title", "write KEY=VALUE"),
    ],
)
def test_an_answer_that_cannot_be_is_wrong_usage(data: Path, answer: str, message: str) -> None:
    ended = fairtool("convert", data, "--to", "iso19139", "--set", answer)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert message in ended.stderr


def test_an_unknown_encoding_is_wrong_usage(data: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19193")
    assert ended.returncode == 2
    assert "did you mean iso19139" in ended.stderr


def test_the_identifier_is_the_same_every_time() -> None:
    def record(code: str, codespace: str = "") -> Record:
        citation = Citation(identifiers=(Identifier(code=Text(code), codespace=codespace),))
        return Record(resources=(Resource(citation=citation),), files=(DataFile("a", 1, "ab"),))

    assert derived(record("https://doi.org/10.1234/ABC")) == derived(record("10.1234/abc")) != ""
    assert derived(record("x1", "org.example")) not in ("", derived(record("x2", "org.example")))
    assert derived(record("x1")) == ""
    assert made(record("x1")) == made(record("x1"))


def test_files_of_a_directory_become_one_record(tmp_path: Path) -> None:
    folder = tmp_path / "data"
    folder.mkdir()
    for number in range(3):
        netcdf(folder / f"{number}.nc")
    ended = fairtool("convert", folder, "--to", "iso19139")
    assert ended.stdout.count("<gmd:MD_Metadata") == 1
    assert ended.stdout.count("netCDF-4<") == 1


def test_a_file_that_cannot_be_read_is_told_and_the_others_are_converted(data: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.nc"
    broken.write_bytes(b"CDF\x01 this is none")
    ended = fairtool("convert", data, broken, "--to", "iso19139")
    assert ended.returncode == 3
    assert str(broken) in ended.stderr
    assert tree(ended).tag == f"{GMD}MD_Metadata"


def test_a_missing_file_is_unreadable(tmp_path: Path) -> None:
    ended = fairtool("convert", tmp_path / "none.nc", "--to", "iso19139")
    assert (ended.returncode, ended.stdout) == (3, "")


def test_standard_input_is_read(data: Path) -> None:
    ended = fairtool("convert", "-", "--to", "iso19139", stdin=data.read_bytes())
    assert texts(tree(ended), "title")[0] == "Température de surface"


def test_a_failed_run_leaves_the_old_document(data: Path, tmp_path: Path) -> None:
    target = tmp_path / "record.xml"
    target.write_text("old")
    assert fairtool("convert", data, "--to", "iso19139", "--set", "topic=x", "--output", target).returncode == 2
    assert target.read_text() == "old"
    assert [path.name for path in tmp_path.glob(".*")] == []


def two_records(tmp_path: Path, data: Path) -> Path:
    """Write a response of a catalogue that holds a record twice, under two identifiers."""
    record = fairtool("convert", data, "--to", "iso19139").stdout.partition("?>")[2]
    first = record.replace("Température de surface", "Un")
    second = record.replace("Température de surface", "Deux")
    response = tmp_path / "response.xml"
    response.write_text(
        '<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"><csw:SearchResults>'
        f"{first}{second}</csw:SearchResults></csw:GetRecordsResponse>",
        encoding="utf-8",
    )
    return response


def test_several_records_need_a_folder_and_become_several_documents(data: Path, tmp_path: Path) -> None:
    response = two_records(tmp_path, data)
    refused = fairtool("convert", response, "--to", "iso19115-3")
    assert (refused.returncode, refused.stdout) == (2, "")
    assert "--output records/" in refused.stderr
    alike = fairtool("convert", response, "--to", "iso19115-3", "--set", "identifier=x", "--output", f"{tmp_path}/")
    assert (alike.returncode, "one identifier" in alike.stderr) == (2, True)
    folder = tmp_path / "out"
    fairtool("convert", response, "--to", "iso19115-3", "--output", f"{folder}/")
    documents = sorted(folder.iterdir())
    assert len(documents) == 2
    assert {path.suffix for path in documents} == {".xml"}
    assert sum("Deux" in path.read_text(encoding="utf-8") for path in documents) == 1


def test_a_record_beside_data_is_wrong_usage(data: Path, tmp_path: Path) -> None:
    record = tmp_path / "record.xml"
    fairtool("convert", data, "--to", "iso19139", "--output", record)
    ended = fairtool("convert", data, record, "--to", "iso19139")
    assert ended.returncode == 2
    assert "--like" in ended.stderr


def test_a_record_of_the_catalogue_gives_what_is_the_same_in_all_and_never_what_is_of_its_data(
    data: Path, answers: Path, tmp_path: Path
) -> None:
    pattern = tmp_path / "pattern.xml"
    said = [
        "title=Titre du modèle", "abstract=Résumé du modèle", "identifier=modele-1", "contact.organisation=Pôle fictif",
        "contact.email=pole@example.org", "doi=10.9999/modele", "published=1999-09-09",
    ]  # fmt: skip
    options = [option for one in said for option in ("--set", one)]
    fairtool("convert", data, "--to", "iso19139", "--from", answers, *options, "--output", pattern)
    bare = tmp_path / "bare.cdl"
    bare.write_text('netcdf bare { dimensions: x = 1 ; variables: float sst(x) ; :title = "Nouveau" ; }')
    ended = fairtool("convert", bare, "--to", "iso19139", "--like", pattern)
    root = tree(ended)
    assert "pole@example.org" in ended.stdout
    assert "GEMET - INSPIRE themes, version 1.0" in ended.stdout
    assert "noLimitations" in ended.stdout
    assert texts(root, "title")[0] == "Nouveau"
    for word in ("modèle", "modele", "10.9999", "1999-09-09", "westBound"):
        assert word not in ended.stdout


def test_losses_are_told_on_standard_error_and_written_as_json(data: Path, tmp_path: Path) -> None:
    path = tmp_path / "losses.json"
    ended = fairtool("convert", data, "--to", "datacite", "--losses", "--losses-file", path)
    document = json.loads(path.read_text(encoding="utf-8"))
    json.loads(ended.stdout)
    assert "datacite does not hold " in ended.stderr
    (record,) = document["records"]
    assert (document["schema"], record["total"]) == ("fairtool-losses/1", record["carried"] + len(record["lost"]))
    lost = {one["field"]: one for one in record["lost"]}
    assert lost["grids[0].axes[1].name"] == {"field": "grids[0].axes[1].name", "value": "row", "place": None}
    assert lost["standards[0].title"]["place"] == {"path": str(data), "where": ":Conventions", "line": None}


def test_losses_of_several_records_are_told_with_the_name_of_each(tmp_path: Path) -> None:
    sources = [folder("templates") / "records" / name for name in ("dataset.xml", "service.xml")]
    ended = fairtool("convert", *sources, "--to", "datacite", "--losses", "--output", f"{tmp_path}/")
    told = [line for line in ended.stderr.splitlines() if "datacite does not hold " in line]
    *each, total = told
    assert [str(source) in line for source, line in zip(sources, each, strict=True)] == [True, True]
    counts = [tuple(int(word) for word in line.rpartition("hold ")[2].split() if word.isdigit()) for line in told]
    assert "in all 2 records" in total
    assert counts[2] == (counts[0][0] + counts[1][0], counts[0][1] + counts[1][1])


def test_what_is_asked_is_said_in_french(data: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19139", "--lang", "fr")
    told = translate("{word}: {text}", "fr", word="resource.topic", text=translate(KEYS["topic"].sentence, "fr"))
    assert f"  {told}\n" in ended.stderr
    assert "resource.topic:" not in ended.stderr


def test_quiet_says_nothing_of_what_is_open(data: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19139", "--quiet")
    assert (ended.returncode, ended.stderr) == (1, "")


def test_to_is_needed(data: Path) -> None:
    ended = fairtool("convert", data)
    assert ended.returncode == 2
    assert "fairtool convert --help" in ended.stderr


def test_asking_needs_a_terminal(data: Path) -> None:
    ended = fairtool("convert", data, "--to", "iso19139", "--ask")
    assert ended.returncode == 2
    assert "--set" in ended.stderr


def test_what_is_missing_is_asked_for_on_a_terminal(data: Path) -> None:
    parent, child = pty.openpty()
    replies = ["fre", "ocean", "oceans", "of", "zxx", "noLimitations"]
    with subprocess.Popen(
        [*FAIRTOOL, "convert", str(data), "--to", "iso19139", "--ask"],
        stdin=child, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=environment(),
    ) as run:  # fmt: skip
        os.close(child)
        os.write(parent, "".join(f"{reply}\n" for reply in replies).encode())
        out, error = run.communicate(timeout=60)
    os.close(parent)
    assert run.returncode == 0, error.decode()
    assert b"topic cannot be ocean" in error
    assert b'codeListValue="zxx"' in out


def is_well_formed(name: str, document: bytes) -> bool:
    """Parse a document as what its encoding is; raises what the parser raises."""
    if ENCODINGS[name].suffix in (".xml", ".rdf"):
        etree.fromstring(document)
    elif ENCODINGS[name].suffix in (".json", ".jsonld"):
        json.loads(document)
    return document.strip() != b""


def converted_to(name: str, path: Path, answers: Path) -> bytes:
    """Give what a file becomes in an encoding, without a process for it."""
    (one,) = read_one(Source(str(path), path), Limits())
    return converted(one.record, Plan(ENCODINGS[name], date(2026, 1, 2), of_file(answers))).document


@pytest.mark.parametrize("name", ENCODINGS)
def test_every_encoding_writes_a_document_of_its_kind(data: Path, answers: Path, name: str) -> None:
    document = converted_to(name, data, answers)
    assert is_well_formed(name, document)
    assert any(title.encode() in document for title in TITLES)


# Nothing reads STAC and OGC API Records yet.
@pytest.mark.parametrize("name", [name for name in ENCODINGS if name not in ("stac", "stac-item", "ogcapi-records")])
def test_what_was_written_is_read_again(data: Path, answers: Path, name: str, tmp_path: Path) -> None:
    path = tmp_path / f"record{ENCODINGS[name].suffix}"
    path.write_bytes(converted_to(name, data, answers))
    again = etree.fromstring(converted_to("iso19139", path, answers))
    assert any(title in "".join(texts(again, "title")) for title in TITLES)
    assert [float(one) for one in texts(again, "southBoundLatitude")] == [40.0]


def test_a_document_of_datacite_without_creators_is_read_again(tmp_path: Path) -> None:
    output = tmp_path / "record.json"
    source = folder("templates") / "records" / "dataset.xml"
    assert fairtool("convert", source, "--to", "datacite", "--output", output).returncode == 1
    assert "creators" not in json.loads(output.read_text("utf-8"))
    assert fairtool("convert", output, "--to", "ogcapi-records").returncode == 0


def test_the_same_data_and_answers_give_the_same_document(data: Path, answers: Path) -> None:
    assert converted_to("iso19115-3", data, answers) == converted_to("iso19115-3", data, answers)


def test_a_file_on_which_the_library_hangs_is_left_after_the_time_limit(tmp_path: Path) -> None:
    ended = fairtool("convert", hanging(tmp_path / "hanging.nc"), "--to", "iso19139", "--timeout", "1")
    assert (ended.returncode, ended.stdout) == (3, "")
    assert "within" in ended.stderr


@pytest.mark.parametrize("name", ENCODINGS)
def test_what_no_document_can_hold_is_taken_out_of_records_and_answers(name: str, answers: Path) -> None:
    """A record in JSON can hold what XML cannot."""
    citation = Citation(title=Text("Tempé\x00rature\ud800 de surface"), edition="1\x01.0")
    record = Record(identifier="a\x02b", resources=(Resource(citation=citation),))
    said = {**of_file(answers), **of_words(["abstract=au\x0bjour\udc80", "period=2000-01-01/2001-01-01"])}
    document = converted(record, Plan(ENCODINGS[name], date(2026, 1, 2), said)).document
    assert "\x00" not in document.decode("utf-8")


CORPUS = Path(os.environ["FAIRTOOL_CORPUS"]) if "FAIRTOOL_CORPUS" in os.environ else None
REAL = [*sorted(CORPUS.glob("iso/*.xml")), *sorted(CORPUS.glob("cf/*.nc"))] if CORPUS else []


@pytest.mark.skipif(not REAL, reason="FAIRTOOL_CORPUS is not set: no real records and files to convert")
@pytest.mark.parametrize("path", REAL, ids=lambda path: path.stem)
def test_real_records_and_files_become_documents_of_every_encoding(path: Path) -> None:
    for one in read_one(Source(str(path), path), Limits()):
        for name, encoding in ENCODINGS.items():
            if name != "stac-item":  # which has to have a time
                assert is_well_formed(name, converted(one.record, Plan(encoding, date(2026, 1, 2))).document)


def test_keys_are_complete() -> None:
    assert set(ALIASES.values()) <= set(KEYS)
    assert set(KEYS) >= TEXTS
    assert all(key.sentence for name, key in KEYS.items() if name != "language")
    for encoding in ENCODINGS.values():
        assert {"title"} & {key.name for key in missing(Record(), encoding)}


def test_answers_in_tables_are_the_same_as_on_the_command_line() -> None:
    table = {
        "title": {"fre": "a", "eng": "b"},
        "contact": {"email": "x@y.z"},
        "creator": [{"name": "A"}, {"name": "B"}],
    }
    words = ("title.fre=a", "title.eng=b", "contact.email=x@y.z", "creator=A", "creator=B")
    assert of_table(table, "t") == of_words(words)


def test_a_value_of_a_table_that_is_no_text_is_refused() -> None:
    with pytest.raises(UsageError, match="no text"):
        of_table({"title": datetime.now(tz=UTC).time()}, "t.toml")


def test_the_versions_are_those_that_the_writer_knows() -> None:
    for name in ("datacite", "datacite-xml"):
        assert ENCODINGS[name].versions == VERSIONS


@pytest.mark.parametrize(
    ("name", "version", "code"), [("datacite-xml", "4.5", 0), ("datacite", "3.1", 2), ("eml", "2", 2)]
)
def test_a_version_can_be_chosen_where_there_are_several(data: Path, name: str, version: str, code: int) -> None:
    ended = fairtool("convert", data, "--to", name, "--version", version)
    assert ended.returncode == code
    assert (f"kernel-{version}" in ended.stdout) == (code == 0)


def test_other_names_of_encodings_are_known() -> None:
    assert encoding_named("GeoDCAT-AP").name == "geodcat"


_TWO = """@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .
<https://exemple.fr/a> a dcat:Dataset ; dct:title "A" . <https://exemple.fr/b> a dcat:Dataset ; dct:title "B" .
"""


@pytest.mark.parametrize("ending", ["ttl", "rdf"])
def test_the_data_sets_of_a_graph_are_as_many_records_and_one_can_be_asked_for(tmp_path: Path, ending: str) -> None:
    path = tmp_path / f"two.{ending}"
    graph = Graph().parse(data=_TWO, format="turtle")
    graph.serialize(path, format="turtle" if ending == "ttl" else "xml")
    several = fairtool("convert", path, "--to", "geodcat")
    assert "2 records cannot go to one document" in several.stderr
    one = fairtool("convert", f"{path}#2", "--to", "schema-org", "--output", tmp_path / "b.json")
    assert one.returncode in (0, 1), one.stderr
    assert json.loads((tmp_path / "b.json").read_text(encoding="utf-8"))["name"] == "B"
