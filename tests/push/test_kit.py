"""A kit has the form in its order, what is missing, the files with true checksums, and the record."""

import csv
import hashlib
import json
import subprocess
from pathlib import Path

import jsonschema
import pytest

from fairtool.errors import UnreadableError
from fairtool.push.data_files import DataFiles, FoundFile
from fairtool.push.kit.checksums import Summed, summed
from fairtool.push.kit.file_list import files_csv, sha256sums
from fairtool.push.kit.filling import Filling
from fairtool.push.kit.sheet import Sheet, Status, sheet_of
from fairtool.push.target_file import load_place
from fairtool.record.essentials import Essentials, Licence, Party, Relation
from fairtool.record.text import Text
from fairtool.render.push.kit_markdown import fenced
from fairtool.resources import folder
from tests.cli.running import fairtool
from tests.push.advised import HOSTILE, UUID, iso_file, keyword, measured, said

SCHEMA = json.loads((folder("schemas") / "json" / "fairtool-push-kit-1.json").read_text("utf-8"))


def sheet(name: str, one: Essentials, files: DataFiles | None = None) -> Sheet:
    """Fill in the form of a place."""
    place = load_place(name)
    assert place.form
    return sheet_of(place.form, Filling(one, files or measured(1), place, "en"))


def lines(filled: Sheet) -> dict[str, tuple[str, ...]]:
    """Give the lines of fields by their labels."""
    return {one.field.labels["en"]: one.lines for one in filled.fields if one.lines}


def test_the_form_of_seanoe_is_filled_in_its_order() -> None:
    filled = sheet("seanoe", said())
    assert [one.section.titles["en"] for one in filled.sections][:5] == [
        "Basic information",
        "Illustration image",
        "Spatial coverage",
        "Authors",
        "Contributors",
    ]
    found = lines(filled)
    assert found["Title in English"] == ("Sea temperature of a bay",)
    assert found["Last name, first name, e-mail, ORCID"] == ("Jane Doe | 0000-0002-1825-0097",)
    assert found["Geographical boundaries: west, south, east, north"] == ("-5 | 48 | -4 | 48.5",)
    assert not [one for one in filled.fields if one.blocks]


def test_a_title_in_another_language_is_to_be_translated() -> None:
    french = said(language="fre", title=Text("Température d’une baie"))
    field = sheet("seanoe", french).fields[0]
    assert (field.status, field.spoken, field.blocks) == (Status.TRANSLATE, "fre", True)
    both = said(language="fre", title=Text("Température", translations={"eng": "Temperature"}))
    assert sheet("seanoe", both).fields[0].lines == ("Temperature",)


def test_a_required_field_that_is_missing_blocks_unless_it_is_recalled() -> None:
    filled = sheet("easydata", Essentials(), DataFiles())
    blocking = {one.field.labels["en"] for one in filled.fields if one.blocks}
    assert blocking == {"Title", "Abstract", "Lineage", "Data files"}
    assert "Licence" in {one.field.labels["en"] for one in filled.fields if one.status is Status.MISSING}


def test_sextant_is_told_the_doi_that_it_would_give() -> None:
    assert lines(sheet("sextant", said()))["Identifier of the data"] == (f"DOI:10.12770/{UUID}",)
    assert lines(sheet("sextant", said(doi="10.17882/1")))["Identifier of the data"] == ("DOI:10.17882/1",)
    assert "Identifier of the data" not in lines(sheet("sextant", said(identifier="baie.xml", doi="10.1234/x")))


def test_relations_and_keywords_go_where_the_form_asks_for_them() -> None:
    one = said(
        relations=(
            Relation("IsDerivedFrom", "10.17882/5"),
            Relation("IsDocumentedBy", "https://a.example/m", "Manual"),
        ),
        keywords=(
            keyword("Soil", "http://inspire.ec.europa.eu/theme/so"),
            keyword("my word"),
            keyword("Gadus morhua", type_="taxon"),
        ),
    )
    seanoe, sextant = lines(sheet("seanoe", one)), lines(sheet("sextant", one))
    assert seanoe["DOI or free text"] in {("https://doi.org/10.17882/5",), ("https://a.example/m | Manual",)}
    assert seanoe["Scientific name"] == ("Gadus morhua",)
    assert sextant["INSPIRE theme"] == ("Soil | http://inspire.ec.europa.eu/theme/so",)
    assert sextant["Keywords of other thesauri, and free keywords"] == ("my word", "Gadus morhua")


def _kit(
    tmp_path: Path, *words: str | Path, one: Essentials | None = None, target: str = "seanoe"
) -> tuple[int, Path, str, str]:
    record = iso_file(tmp_path, one or said())
    data = tmp_path / "data"
    data.mkdir(exist_ok=True)
    (data / "a.csv").write_text("1,2\n", encoding="utf-8")
    (data / "=cmd.csv").write_text("x", encoding="utf-8")
    output = tmp_path / "kit"
    ended = fairtool("push", "kit", target, record, data, "--output", output, *words)
    return ended.returncode, output, ended.stdout, ended.stderr


def test_a_kit_is_a_folder_with_form_files_and_record(tmp_path: Path) -> None:
    code, kit, out, err = _kit(tmp_path, "--embargo", "none")
    assert code == 0, err
    assert sorted(path.name for path in kit.iterdir()) == ["SHA256SUMS", "files.csv", "form.md", "record.xml"]
    assert (kit / "record.xml").read_bytes() == (tmp_path / "record.xml").read_bytes()
    assert "Nothing has been deposited and nothing was sent" in out
    form = (kit / "form.md").read_text("utf-8")
    assert "Nothing has been deposited" in form
    assert form.index("Basic information") < form.index("Spatial coverage") < form.index("Data files")
    assert "a deposit is definitive" in form


def test_the_checksums_are_those_of_the_files(tmp_path: Path) -> None:
    _, kit, _, _ = _kit(tmp_path)
    rows = {row["name"]: row for row in csv.DictReader((kit / "files.csv").read_text("utf-8").splitlines())}
    content = (tmp_path / "data" / "a.csv").read_bytes()
    assert rows["a.csv"] == {
        "name": "a.csv",
        "bytes": "4",
        "media type": "text/csv",
        "SHA-256": hashlib.sha256(content).hexdigest(),
        "MD5": hashlib.md5(content, usedforsecurity=False).hexdigest(),
    }
    assert set(rows) == {"a.csv", "./=cmd.csv"}  # no formula
    command = ["sha256sum", "--check", "--strict", str(kit / "SHA256SUMS")]
    assert subprocess.run(command, cwd=tmp_path / "data", capture_output=True, check=False).returncode == 0


def test_files_are_copied_only_where_it_is_asked_for(tmp_path: Path) -> None:
    code, kit, _, err = _kit(tmp_path, "--copy")
    assert code == 0, err
    assert (kit / "files" / "a.csv").read_text("utf-8") == "1,2\n"
    command = ["sha256sum", "--check", "--strict", "SHA256SUMS"]
    assert subprocess.run(command, cwd=kit, capture_output=True, check=False).returncode == 0


def test_what_would_block_stands_at_the_top_and_the_code_is_one(tmp_path: Path) -> None:
    wrong = said("inlandWaters", licences=(Licence("etalab-2.0"),), parties=(), doi="10.5281/zenodo.1")
    code, kit, out, _ = _kit(tmp_path, "--embargo", "2099-01-01", one=wrong)
    assert code == 1
    top = (kit / "form.md").read_text("utf-8").partition("## The form")[0]
    for sentence in (
        "continental surfaces and critical zone, which the place is not for",
        "one data set, one DOI",
        "the embargo lasts until 2099-01-01",
        "one of CC, CC0 is needed",
        "Last name, first name, e-mail, ORCID: required, and the record does not have it",
    ):
        assert sentence in top.replace("\\", "")
        assert sentence in " ".join(out.split())


def test_a_kit_without_data_says_so(tmp_path: Path) -> None:
    ended = fairtool("push", "kit", "seanoe", iso_file(tmp_path, said()), "--output", tmp_path / "kit")
    assert ended.returncode == 1
    assert "Data files: no data file was named" in ended.stdout


def test_the_summary_is_a_document_too(tmp_path: Path) -> None:
    code, kit, out, _ = _kit(tmp_path, "--format", "json")
    document = json.loads(out)
    jsonschema.Draft202012Validator(SCHEMA).validate(document)
    assert (code, document["deposited"], document["blocked"]) == (0, False, False)
    assert document["written"] == sorted(document["written"], key=document["written"].index)
    assert {one["name"] for one in document["files"]} == {"a.csv", "=cmd.csv"}
    assert document["fields"][0]["values"] == ["Sea temperature of a bay"]
    assert {path.name for path in kit.iterdir()} == set(document["written"])


def test_sextant_gets_a_letter(tmp_path: Path) -> None:
    _, kit, _, _ = _kit(tmp_path, target="sextant")
    letter = (kit / "mail.txt").read_text("utf-8")
    assert letter.startswith("To: sextant@ifremer.fr\n")
    assert f"DOI: 10.12770/{UUID}" in letter
    assert "authors: Jane Doe" in letter


def test_no_second_doi_is_asked_for(tmp_path: Path) -> None:
    _, kit, _, _ = _kit(tmp_path, target="sextant", one=said(doi="10.5281/zenodo.1"))
    assert not (kit / "mail.txt").exists()


def test_a_record_in_another_encoding_is_converted(tmp_path: Path) -> None:
    record = iso_file(tmp_path, said())
    made = tmp_path / "datacite.json"
    assert fairtool("convert", record, "--to", "datacite", "--output", made).returncode in (0, 1)
    ended = fairtool("push", "kit", "easydata", made, "--output", tmp_path / "kit")
    assert "MD_Metadata" in (tmp_path / "kit" / "record.xml").read_text("utf-8"), ended.stderr
    assert "converted to be imported" in (tmp_path / "kit" / "form.md").read_text("utf-8")


def test_recherche_data_gouv_and_its_rehearsal_get_json(tmp_path: Path) -> None:
    for target in ("rdg", "demo-rdg"):
        output = tmp_path / target
        ended = fairtool("push", "kit", target, iso_file(tmp_path, said()), "--output", output)
        assert json.loads((output / "record.json").read_text("utf-8"))["datasetVersion"], ended.stderr
    assert "demo.recherche.data.gouv.fr" in (tmp_path / "demo-rdg" / "form.md").read_text("utf-8")


def test_a_folder_that_holds_something_is_kept(tmp_path: Path) -> None:
    output = tmp_path / "kit"
    output.mkdir()
    (output / "mine.txt").write_text("mine", encoding="utf-8")
    (output / "formulaire.md").write_text("old", encoding="utf-8")
    code, _, _, err = _kit(tmp_path)
    assert (code, sorted(path.name for path in output.iterdir())) == (2, ["formulaire.md", "mine.txt"])
    assert "is not empty" in err
    code, _, _, err = _kit(tmp_path, "--force")
    assert code == 0, err
    assert (output / "mine.txt").read_text("utf-8") == "mine"
    assert (output / "form.md").exists()
    assert not (output / "formulaire.md").exists()
    assert not list(tmp_path.glob(".kit.*"))


def test_a_link_in_the_way_leads_nowhere(tmp_path: Path) -> None:
    away = tmp_path / "away"
    away.mkdir()
    (tmp_path / "kit").mkdir()
    (tmp_path / "kit" / "files").symlink_to(away, target_is_directory=True)
    code, _, _, err = _kit(tmp_path, "--force", "--copy")
    assert code == 2
    assert "is a link" in err
    assert not list(away.iterdir())


def test_the_folder_may_lie_in_the_data(tmp_path: Path) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "a.csv").write_text("1\n", encoding="utf-8")
    record = iso_file(data, said())
    for _ in range(2):
        ended = fairtool("push", "kit", "seanoe", record, data, "--output", data / "kit", "--force")
        assert ended.returncode == 0, ended.stdout
        rows = list(csv.DictReader((data / "kit" / "files.csv").read_text("utf-8").splitlines()))
        assert [row["name"] for row in rows] == ["a.csv"]


@pytest.mark.parametrize(
    ("words", "message"),
    [
        (["seanoe", "RECORD"], "--output names no folder"),
        (["nowhere", "RECORD", "-o", "kit"], "there is no target nowhere"),
        (["aeris", "RECORD", "-o", "kit"], "there is no form sheet for AERIS"),
        (["seanoe", "-", "-o", "kit"], "- is no file that holds a record"),
        (["seanoe", "RECORD", "-o", "RECORD"], "is no folder that a kit can be written to"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_wrong_usage_writes_nothing(tmp_path: Path, words: list[str], message: str) -> None:
    record = str(iso_file(tmp_path, said()))
    ended = fairtool("push", "kit", *(record if word == "RECORD" else word for word in words), cwd=tmp_path)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert message in ended.stderr
    assert [path.name for path in tmp_path.iterdir()] == ["record.xml"]


def test_a_record_that_cannot_be_read_is_told(tmp_path: Path) -> None:
    (tmp_path / "broken.xml").write_text("<a", encoding="utf-8")
    ended = fairtool("push", "kit", "seanoe", tmp_path / "broken.xml", "--output", tmp_path / "kit")
    assert ended.returncode == 3
    assert not (tmp_path / "kit").exists()


def test_hostile_texts_stay_texts(tmp_path: Path) -> None:
    one = said(
        title=Text(HOSTILE.replace("\x1b", "")),
        abstract=Text("````\n# heading\n<img src=x onerror=alert(1)>"),
        parties=(Party("author", "`rm -rf` {title}", "Lab"), Party("publisher", organisation="P")),
    )
    code, kit, out, err = _kit(tmp_path, one=one, target="sextant")
    assert code == 0, err
    form = (kit / "form.md").read_text("utf-8")
    assert "`````text\n````\n# heading" in form  # inside a longer fence
    assert "\x1b" not in form + out
    assert "\u202e" not in form + out + (kit / "mail.txt").read_text("utf-8")
    assert "`rm -rf` {title}" in (kit / "mail.txt").read_text("utf-8")


def test_a_fence_is_longer_than_any_in_the_text() -> None:
    assert fenced("a ```` b\x1b\r\nc") == "`````text\na ```` b\\x1b\nc\n`````"


def test_names_with_strange_signs_are_listed_so_that_they_can_be_read_again(tmp_path: Path) -> None:
    path = tmp_path / "a\nb\\c.csv"
    path.write_text("x", encoding="utf-8")
    files = tuple(summed(DataFiles((FoundFile(path.name, path, 1),))))
    (tmp_path / "SUMS").write_text(sha256sums(files, copied=False), encoding="utf-8")
    command = ["sha256sum", "--check", "--strict", "SUMS"]
    assert subprocess.run(command, cwd=tmp_path, capture_output=True, check=False).returncode == 0
    assert len(files_csv(files, copied=False).splitlines()) == 2


def test_a_file_that_grows_while_it_is_read_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_text("longer", encoding="utf-8")
    with pytest.raises(UnreadableError, match="has changed"):
        list(summed(DataFiles((FoundFile("a.csv", path, 1),))))


def test_a_media_type_is_told_by_first_bytes_or_name(tmp_path: Path) -> None:
    kinds = {
        "a.nc": (b"CDF\1rest", "application/x-netcdf"),
        "b.csv": (b"1", "text/csv"),
        "c.xyz1": (b"1", "application/octet-stream"),
    }
    for name, (content, _) in kinds.items():
        (tmp_path / name).write_bytes(content)
    found = DataFiles(tuple(FoundFile(name, tmp_path / name, len(content)) for name, (content, _) in kinds.items()))
    told: list[Summed] = list(summed(found))
    assert [one.media_type for one in told] == [kind for _, kind in kinds.values()]
