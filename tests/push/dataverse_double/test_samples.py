"""The double beside the samples that the project of Dataverse publishes: what they hold is taken and given back."""

import csv
import json
import os
from collections.abc import Iterator, Mapping
from pathlib import Path

import pytest

from tests.push.dataverse_double import Double
from tests.push.dataverse_double.caller import Caller
from tests.push.dataverse_double.shapes import Json

API = "doc/sphinx-guides/source/_static/api"
DATA = "scripts/api/data"


@pytest.fixture(scope="module")
def samples() -> Path:
    """Give the folder of the samples."""
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    folder = Path(corpus) / "dataverse"
    if not folder.is_dir():
        pytest.skip(f"there is no folder {folder}")
    return folder


def read(path: Path) -> Json:
    """Read a sample."""
    found: Json = json.loads(path.read_text(encoding="utf-8"))
    return found


@pytest.mark.parametrize("edition", ["6.8", "6.12"])
@pytest.mark.parametrize(
    "name",
    [
        f"{DATA}/dataset-create-new-all-default-fields.json",
        "finch/dataset-finch1.json",
        f"{DATA}/dataset-finch1_fr.json",
        f"{DATA}/dataset-create-new-with-type.json",
    ],
)
def test_a_sample_is_taken_and_given_back(samples: Path, name: str, edition: str) -> None:
    document = read(samples / name)
    document.pop("datasetType", None)
    with Double(version=edition) as double:
        caller = Caller(double)
        known = double.site.blocks
        made = caller.call("POST", "dataverses/lab/datasets", said=document)
        assert made.status == 201, made.body
        persistent = made.json["data"]["persistentId"]
        read_back = caller.call("GET", "datasets/:persistentId/versions/:draft", persistentId=persistent).json["data"]
    sent = {name: value for name, value in values(document["datasetVersion"]) if known.top(name)}
    given = dict(values(read_back))
    assert {name: plain(value) for name, value in given.items()} == {
        name: plain(value) for name, value in sent.items() if plain(value)
    }


def values(version: Json) -> Iterator[tuple[str, object]]:
    """Give the fields of a version with their values."""
    for block in version["metadataBlocks"].values():
        for field in block["fields"]:
            yield field["typeName"], field["value"]


def plain(value: object) -> object:
    """Take a value out of its wrapping, without children and texts that are empty."""
    if isinstance(value, list):
        return [plain(one) for one in value]
    if isinstance(value, Mapping):
        inner = {name: one["value"].strip() for name, one in value.items() if one["value"].strip()}
        return dict(sorted(inner.items()))
    return value.strip() if isinstance(value, str) else value


def test_the_sample_without_a_version_is_refused(samples: Path) -> None:
    with Double() as double:
        bad = (samples / DATA / "dataset-bad-missingInitialVersion.json").read_text(encoding="utf-8")
        refused = Caller(double).call("POST", "dataverses/lab/datasets", said=bad)
    assert refused.error == (400, "Please provide initial version in the dataset json")


def test_the_sample_updates_change_what_they_say(samples: Path) -> None:
    with Double() as double:
        caller = Caller(double)
        made = caller.create()
        replaced = caller.about(
            "PUT", made, "versions/:draft", said=read(samples / API / "dataset-update-metadata.json")
        )
        assert (replaced.status, made.latest.texts("title")) == (200, ["newTitle"])
        edit = read(samples / API / "dataset-edit-metadata-sample.json")
        edited = caller.about("PUT", made, "editMetadata", said=edit, replace="true")
        assert (edited.status, made.latest.texts("title")) == (200, ["Post Publish Title Change"])
        assert made.latest.texts("author", "authorName") == ["Poe, Edgar Allen", "Mulligan, Hercules"]
        single = read(samples / API / "dataset-add-subject-metadata.json")
        assert caller.about("PUT", made, "editMetadata", said=single).status == 200
        assert "Physics" in made.latest.texts("subject")
        doomed = read(samples / API / "dataset-delete-author-no-match.json")
        assert caller.about("PUT", made, "deleteMetadata", said=doomed).status == 400


def test_the_sample_reason_returns_a_data_set(samples: Path) -> None:
    with Double() as double:
        made = Caller(double).create()
        Caller(double).about("POST", made, "submitForReview")
        reason = read(samples / API / "reason-for-return.json")
        assert Caller(double, "curator").about("POST", made, "returnToAuthor", said=reason).status == 200
        assert made.returned == [reason["reasonForReturn"]]


def test_the_schema_is_the_sample_schema(samples: Path) -> None:
    with Double(version="6.8") as double:
        given = Caller(double).call("GET", "dataverses/lab/datasetSchema").json
    sample = read(samples / API / "dataset-schema.json")
    for schema in (given, sample):
        fields = schema["properties"]["datasetVersion"]["properties"]["metadataBlocks"]["properties"]["citation"]
        fields["properties"]["fields"]["allOf"].sort(key=str)
    assert given == sample


@pytest.mark.parametrize("name", ["citation", "geospatial"])
def test_the_fields_are_those_of_the_published_tables(samples: Path, name: str) -> None:
    published = {one["name"]: one for one in rows(samples / DATA / f"metadatablocks/{name}.tsv")}
    with Double(version="6.12") as double:
        blocks = double.site.blocks
        fields = {child: blocks.any(child) for child in published}
    assert [child for child, field in fields.items() if field is None] == []
    ours = {
        child: (field.title, field.kind, field.multiple, field.required)
        for child, field in fields.items()
        if field is not None
    }
    theirs = {
        child: (
            row["title"].strip(),
            row["fieldType"].upper(),
            row["allowmultiples"] == "TRUE",
            row["required"] == "TRUE",
        )
        for child, row in published.items()
    }
    assert ours == theirs


def rows(path: Path) -> list[dict[str, str]]:
    """Read the fields of a table of a block."""
    lines = path.read_text(encoding="utf-8").splitlines()
    begin = next(at for at, line in enumerate(lines) if line.startswith("#datasetField"))
    end = next(at for at, line in enumerate(lines) if line.startswith("#controlledVocabulary"))
    names = [name.strip() for name in lines[begin].split("\t")]
    return [dict(zip(names, row, strict=False)) for row in csv.reader(lines[begin + 1 : end], delimiter="\t")]


def test_the_licence_of_the_french_state_has_the_published_address(samples: Path) -> None:
    sample = read(samples / DATA / "licenses/licenseEtalab-2.0.json")
    with Double() as double:
        ours = {one["name"]: one["uri"] for one in Caller(double).call("GET", "licenses").json["data"]}
    assert ours[sample["name"]] == sample["uri"]
