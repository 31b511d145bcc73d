"""The pivot of Theia/OZCAR: read, written, packed, and judged before the portal does."""

import copy
import io
import json
import re
import zipfile
from collections.abc import Callable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.record.citation import Identifier
from fairtool.record.content import Variable
from fairtool.record.essentials import Keyword, Party
from fairtool.record.extent import Box, Period
from fairtool.record.flat import flat
from fairtool.record.nested import nested
from fairtool.record.text import Text
from fairtool.record.theia_check import check_theia
from fairtool.record.theia_read import read_all_theia, read_theia
from fairtool.record.theia_table import table
from fairtool.record.theia_words import CLIMATES, GEOLOGIES, theme_of
from fairtool.record.theia_write import write_theia
from fairtool.record.theia_zip import archive_name, pack
from tests.record.french import FRENCH

# Written by hand, synthetic: an observatory with one data set and one observation, whole.
WHOLE: dict[str, Any] = {
    "version": "1.0",
    "producer": {
        "producerId": "OBEX",
        "name": "Observatoire Exemple",
        "title": "Observatoire Exemple des sources",
        "description": "Suivi de sources.",
        "email": "obex@exemple.fr",
        "fundings": [{"type": "Research program", "name": "Programme Exemple", "iso3166": "fr"}],
        "contacts": [
            {"firstName": "Maël", "lastName": "Le Goff", "email": "mael@exemple.fr", "role": "Project leader"},
        ],
    },
    "datasets": [
        {
            "datasetId": "OBEX_DAT_source",
            "metadata": {
                "title": "Débit de la source",
                "description": "Débit mesuré chaque heure.",
                "objective": "Suivre l’étiage.",
                "datasetLineage": "Déversoir jaugé.",
                "contacts": [
                    {
                        "firstName": "Anne",
                        "lastName": "Kervella",
                        "email": "anne@exemple.fr",
                        "role": "Principal investigator",
                        "orcId": "0000-0002-1825-0097",
                        "organisation": {"role": "Research group", "name": "Laboratoire Exemple", "iso3166": "fr"},
                    },
                    {"idScanR": "200012345X"},
                ],
                "inspireTheme": "Hydrography",
                "topicCategories": ["Inland Waters"],
                "keywords": [{"keyword": "source", "uri": "https://w3id.org/ozcar-theia/source"}, {"keyword": "karst"}],
                "documents": [{"type": "Manual", "url": "https://obex.exemple.fr/manuel.pdf"}],
                "onlineResource": {"doi": "10.12345/source", "urlInfo": "https://obex.exemple.fr/source"},
                "dataConstraint": {
                    "accessUseConstraint": "Citer l’observatoire.",
                    "licence": {"title": "CC-BY-4.0", "url": "https://creativecommons.org/licenses/by/4.0/"},
                },
                "portalSearchCriteria": {"climates": ["Oceanic climate"], "geologies": ["Carbonate rocks"]},
                "spatialExtent": {
                    "type": "Feature",
                    "properties": {},
                    "geometry": {
                        "type": "Polygon",
                        "coordinates": [[[-4.7, 48.2], [-4.2, 48.2], [-4.2, 48.5], [-4.7, 48.5], [-4.7, 48.2]]],
                    },
                },
            },
            "observations": [
                {
                    "observationId": "OBEX_OBS_debit",
                    "processingLevel": "Raw data",
                    "dataType": "Numeric",
                    "timeSerie": True,
                    "temporalExtent": {"dateBeg": "2019-01-01T00:00:00Z", "dateEnd": "2023-12-31T23:00:00Z"},
                    "featureOfInterest": {
                        "samplingFeature": {
                            "name": "Source du moulin",
                            "type": "Feature",
                            "properties": {},
                            "geometry": {"type": "Point", "coordinates": [-4.5, 48.3, 12.0]},
                        }
                    },
                    "observedProperty": {
                        "name": "Débit",
                        "unit": "m3/s",
                        "theiaCategories": ["https://w3id.org/ozcar-theia/variableCategories/discharge"],
                    },
                    "procedure": {"dataProduction": {"sensors": [{"manufacturer": "Exemple", "model": "D 7"}]}},
                    "result": {"dataFile": {"name": "OBEX_OBS_debit.txt"}},
                }
            ],
        }
    ],
}


def changed(change: Callable[[Any], object]) -> dict[str, Any]:
    document = copy.deepcopy(WHOLE)
    change(document)
    return document


def sentences(document: object) -> list[str]:
    return [one.template.format_map({"where": one.where, **one.values}) for one in check_theia(document)]


def metadata(document: Any) -> Any:
    return document["datasets"][0]["metadata"]


def observation(document: Any) -> Any:
    return document["datasets"][0]["observations"][0]


def test_nothing_is_wrong_with_a_whole_document() -> None:
    assert sentences(WHOLE) == []


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (lambda d: d.pop("version"), "/ has no version, which is mandatory"),
        (lambda d: d.update(version="un"), '/version is "un"; it has to look like 1.0'),
        (lambda d: d.update(datasets=[]), "/datasets is an empty list; leave it out, or give what belongs there"),
        (lambda d: d.update(datasets={}), "/datasets is {...}; a list is wanted there"),
        (lambda d: d.update(producer=7), "/producer is 7; an object with fields is wanted there"),
        (lambda d: d["producer"].update(email="obex"), '/producer/email is "obex"; an e-mail address is wanted there'),
        (lambda d: d["producer"]["fundings"].clear(), ""),
        (
            lambda d: d["producer"]["fundings"][0].pop("iso3166"),
            "/producer/fundings/0 has none of these sets of fields whole: idScanR; type, iso3166, name; type, iso3166, acronym",
        ),
        (
            lambda d: d["producer"]["contacts"][0].update(role="Chef"),
            '/producer/contacts/0/role is "Chef"; the portal takes one of: Project leader, Data manager',
        ),
        (
            lambda d: d["datasets"][0].update(datasetId="source"),
            '/datasets/0/datasetId is "source"; it has to look like OBSE_DAT_rain',
        ),
        (lambda d: metadata(d).pop("title"), "/datasets/0/metadata has no title, which is mandatory"),
        (lambda d: metadata(d).update(title=None), "/datasets/0/metadata/title is null; a text is wanted there"),
        (
            lambda d: metadata(d).update(inspireTheme="Hydrographie"),
            '/datasets/0/metadata/inspireTheme is "Hydrographie"; the portal',
        ),
        (
            lambda d: metadata(d).update(titre="a"),
            "/datasets/0/metadata/titre is a field that the pivot does not know there",
        ),
        (lambda d: metadata(d)["contacts"][0].pop("email"), "/datasets/0/metadata/contacts/0 has none of these sets"),
        (
            lambda d: metadata(d)["documents"][0].update(url="manuel.pdf"),
            '/datasets/0/metadata/documents/0/url is "manuel.pdf"; write',
        ),
        (
            lambda d: metadata(d)["onlineResource"].update(doi="source"),
            '/datasets/0/metadata/onlineResource/doi is "source"; it has',
        ),
        (
            lambda d: metadata(d)["portalSearchCriteria"].update(climates=["Océanique"]),
            "/datasets/0/metadata/portalSearchCriteria/climates/0",
        ),
        (
            lambda d: metadata(d)["spatialExtent"]["geometry"].update(type="Point"),
            "/datasets/0/metadata/spatialExtent/geometry is a geometry of type Point",
        ),
        (
            lambda d: metadata(d)["spatialExtent"]["geometry"]["coordinates"][0].insert(0, [48.2, -94.7]),
            "/datasets/0/metadata/spatialExtent/geometry/coordinates/0/0 is 48.2, -94.7; longitude comes first",
        ),
        (
            lambda d: metadata(d)["spatialExtent"]["geometry"].update(coordinates=[[[1, 2]]]),
            "/datasets/0/metadata/spatialExtent/geometry/coordinates/0 is not a list of at least 3",
        ),
        (
            lambda d: observation(d).update(timeSerie="oui"),
            '/datasets/0/observations/0/timeSerie is "oui"; write true or false',
        ),
        (
            lambda d: observation(d)["temporalExtent"].update(dateBeg="2019-01-01"),
            "/datasets/0/observations/0/temporalExtent/dateBeg",
        ),
        (
            lambda d: observation(d)["temporalExtent"].update(dateEnd="2023-02-30T00:00:00Z"),
            "/datasets/0/observations/0/temporalExtent/dateEnd",
        ),
        (
            lambda d: observation(d)["observedProperty"].update(theiaCategories=["débit"]),
            "/datasets/0/observations/0/observedProperty/theiaCategories/0",
        ),
        (
            lambda d: observation(d)["featureOfInterest"]["samplingFeature"]["geometry"].update(coordinates=["a", 1]),
            "/datasets/0/observations/0/featureOfInterest/samplingFeature/geometry/coordinates is not a position",
        ),
        (
            lambda d: observation(d)["procedure"]["dataProduction"]["sensors"][0].pop("model"),
            "/datasets/0/observations/0/procedure/",
        ),
        (lambda d: observation(d)["result"].pop("dataFile"), "/datasets/0/observations/0/result has no dataFile"),
    ],
)
def test_one_change_gives_one_sentence(change: Callable[[Any], object], sentence: str) -> None:
    found = sentences(changed(change))
    assert len(found) == bool(sentence)
    assert "".join(found).startswith(sentence)


@pytest.mark.parametrize("document", [None, [], "a", 3])
def test_what_is_no_object_is_told(document: object) -> None:
    assert len(sentences(document)) == 1


def test_a_pointer_escapes_what_json_pointers_must() -> None:
    assert sentences(changed(lambda d: d.update({"a/b~c": 1})))[0].startswith("/a~1b~0c is a field")


def test_every_kind_in_the_table_is_known() -> None:
    rules = table()
    known = {
        *rules.shapes,
        *rules.values,
        *rules.patterns,
        "string",
        "number",
        "boolean",
        "object",
        "email",
        "uri",
        "time",
    }
    assert {field.kind for shape in rules.shapes.values() for field in shape.fields.values()} <= known


def test_a_document_is_read() -> None:
    record = read_theia(WHOLE, "obex.json", language="fre")
    found = flat(record)
    assert record.encoding == "Theia-OZCAR"
    assert (found.identifier, found.doi) == ("OBEX_DAT_source", "10.12345/source")
    assert (str(found.title), str(found.lineage), str(found.purpose)) == (
        "Débit de la source",
        "Déversoir jaugé.",
        "Suivre l’étiage.",
    )
    assert found.topics == ("inlandWaters",)
    assert found.boxes == (Box(None, -4.7, -4.2, 48.2, 48.5),)
    assert found.periods == (Period("2019-01-01T00:00:00Z", end="2023-12-31T23:00:00Z"),)
    assert [(one.name, one.unit) for one in found.variables] == [("Débit", "m3/s")]
    assert [one.spdx for one in found.licences] == ["CC-BY-4.0"]
    assert [(party.role, party.name) for party in found.parties] == [
        ("principalInvestigator", "Kervella, Anne"),
        ("pointOfContact", "200012345X"),
        ("publisher", "Observatoire Exemple"),
        ("funder", "Programme Exemple"),
    ]
    assert record.places["resources[0].citation.title"].where == "/datasets/0/metadata/title"


def test_what_was_read_is_written_again() -> None:
    written = write_theia(read_theia(WHOLE, language="fre"), language="fre")
    (dataset,), (whole,) = written["datasets"], WHOLE["datasets"]
    kept = [
        "title",
        "description",
        "objective",
        "datasetLineage",
        "inspireTheme",
        "topicCategories",
        "keywords",
        "onlineResource",
        "portalSearchCriteria",
        "spatialExtent",
        "dataConstraint",
    ]
    assert dataset["datasetId"] == whole["datasetId"]
    assert {name: dataset["metadata"][name] for name in kept} == {name: whole["metadata"][name] for name in kept}
    assert dataset["observations"][0]["observedProperty"] == whole["observations"][0]["observedProperty"]
    assert dataset["observations"][0]["result"] == whole["observations"][0]["result"]


def test_all_data_sets_are_read() -> None:
    two = changed(lambda d: d["datasets"].append({**d["datasets"][0], "datasetId": "OBEX_DAT_autre"}))
    assert [one.identifier for one in read_all_theia(json.dumps(two))] == ["OBEX_DAT_source", "OBEX_DAT_autre"]


def test_a_record_becomes_a_document_that_lacks_only_what_it_does_not_say() -> None:
    told = replace(
        FRENCH,
        keywords=(
            Keyword(Text("Hydrographie", "http://inspire.ec.europa.eu/theme/hy"), "theme"),
            Keyword(Text("Oceanic climate"), "theme", CLIMATES),
            Keyword(Text("Quaternary soils"), "theme", GEOLOGIES),
        ),
        variables=(
            Variable("TEMP", names=(Identifier(code=Text("a", "https://w3id.org/ozcar-theia/t")),), unit="degC"),
        ),
        periods=FRENCH.periods[:1],
        parties=(
            Party("pointOfContact", "Le Goff, Maël", email="mael@exemple.fr"),
            Party("publisher", organisation="Pôle"),
        ),
        metadata_contacts=(Party("pointOfContact", "Le Goff, Maël", email="mael@exemple.fr"),),
    )
    document = write_theia(nested(told), "OBEX", language="fre")
    assert sentences(document) == ["/producer has no description, which is mandatory"]
    assert document["datasets"][0]["datasetId"] == f"OBEX_DAT_{FRENCH.identifier}"


def test_the_words_are_those_of_the_language_asked_for() -> None:
    found = [metadata(write_theia(nested(FRENCH), "OBEX", language=code))["title"] for code in ("fre", "eng")]
    assert found == ["Température de l’eau en rade de Brest", "Water temperature in the bay of Brest"]


@pytest.mark.parametrize(
    ("keyword", "theme"),
    [
        (Keyword(Text("Hydrographie"), thesaurus="GEMET - INSPIRE themes, version 1.0"), "Hydrography"),
        (Keyword(Text("x", "http://inspire.ec.europa.eu/theme/pd")), "Population distribution - demography"),
        (Keyword(Text("Hydrographie")), ""),
    ],
)
def test_a_theme_is_known_by_address_or_label(keyword: Keyword, theme: str) -> None:
    assert theme_of(keyword) == theme
    assert theme in {"", *table().values["theme"]}


@pytest.mark.parametrize(
    ("document", "sentence"),
    [
        ("{", "a is not JSON"),
        ("[]", "a is JSON, but no object"),
        ("{}", "a is JSON, but no pivot of Theia/OZCAR"),
        ('{"producer": {}, "datasets": [{"metadata": 3}]}', "a is JSON, but no pivot of Theia/OZCAR"),
        ('{"a":' * 400 + "1" + "}" * 400, "a nests more than 128 levels deep"),
    ],
)
def test_bad_input_is_refused_in_a_sentence(document: str, sentence: str) -> None:
    with pytest.raises(UnreadableError, match=re.escape(sentence)):
        read_theia(document, "a")


@pytest.mark.parametrize(
    "path", ["producer", "datasets/0/metadata/contacts", "datasets/0/observations", "datasets/0/metadata/spatialExtent"]
)
@pytest.mark.parametrize("value", [None, 3, "a", [], [[]], {"geometry": {"coordinates": "a"}}, [{"name": {"a": 1}}]])
def test_odd_values_do_not_stop_the_reader(path: str, value: object) -> None:
    def change(document: Any) -> None:
        *parents, last = path.split("/")
        for step in parents:
            document = document[int(step) if step.isdigit() else step]
        document[last] = value

    assert read_theia(changed(change)).identifier == "OBEX_DAT_source"


def _packed(documents: Mapping[str, Mapping[str, object]], files: Mapping[str, Path]) -> bytes:
    target = io.BytesIO()
    pack(target, documents, files)
    return target.getvalue()


def test_the_archive_holds_the_pivot_and_the_data(tmp_path: Path) -> None:
    data = tmp_path / "debit.txt"
    data.write_text("2019-01-01;0,3\n", encoding="utf-8")
    packed = _packed({"en": WHOLE, "fr": WHOLE}, {"OBEX_OBS_debit.txt": data})
    with zipfile.ZipFile(io.BytesIO(packed)) as archive:
        assert archive.namelist() == ["OBEX_en.json", "OBEX_fr.json", "OBEX_DAT_source.zip"]
        assert json.loads(archive.read("OBEX_en.json")) == WHOLE
        with zipfile.ZipFile(io.BytesIO(archive.read("OBEX_DAT_source.zip"))) as inner:
            assert inner.read("OBEX_OBS_debit.txt") == data.read_bytes()
    assert archive_name(WHOLE) == "OBEX_THEIA.zip"
    assert packed == _packed({"en": WHOLE, "fr": WHOLE}, {"OBEX_OBS_debit.txt": data})


def test_a_data_file_that_is_not_given_is_told() -> None:
    with pytest.raises(UsageError, match=r"OBEX_OBS_debit.txt is named in the pivot, but is not among the data files"):
        _packed({"en": WHOLE}, {})
    with pytest.raises(UsageError, match="there is no document to pack"):
        _packed({}, {})


def test_an_area_over_the_antimeridian_is_in_two_parts() -> None:
    written = write_theia(nested(replace(FRENCH, boxes=(Box(None, 170.0, -170.0, -20.0, -10.0),))))
    area = metadata(written)["spatialExtent"]["geometry"]
    assert area["type"] == "MultiPolygon"
    assert [[part[0][0][0], part[0][1][0]] for part in area["coordinates"]] == [[170.0, 180.0], [-180.0, -170.0]]
