"""`fairtool vocab check` as a user meets it: reports, baseline, exit codes, and files that are no thesaurus."""

import json
import os
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest

from fairtool.cli.vocab_check_run import run
from fairtool.errors import UsageError

FILES = Path(__file__).parent / "files"
PREFIXES = (
    "@prefix : <https://thesaurus.example/> .\n@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    "@prefix dcterms: <http://purl.org/dc/terms/> .\n"
)
SOUND = (
    f'{PREFIXES}:mots a skos:ConceptScheme ; dcterms:title "Mots"@fr ; skos:hasTopConcept :mer .\n'
    ':mer a skos:Concept ; skos:inScheme :mots ; skos:prefLabel "mer"@fr ; skos:definition "Eau salée."@fr .\n'
    ':sel a skos:Concept ; skos:inScheme :mots ; skos:broader :mer ; skos:prefLabel "sel"@fr ;\n'
    '    skos:definition "Ce qui sale."@fr .\n'
)


def _written(path: Path, text: str | bytes) -> str:
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    return str(path)


def _json(capsys: pytest.CaptureFixture[str]) -> dict[str, Any]:
    document: dict[str, Any] = json.loads(capsys.readouterr().out)
    return document


def test_a_sound_thesaurus_is_clean(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([_written(tmp_path / "mots.ttl", SOUND)], {"format": ["json"]}) == 0
    (subject,) = _json(capsys)["subjects"]
    assert (subject["kind"], subject["status"], subject["standard"]) == ("rdf", "clean", "SKOS")
    assert subject["findings"] == []


def test_a_broken_condition_is_an_error_with_the_address(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(FILES / "s27-direct.ttl")], {"format": ["json"], "select": ["skos-s"]}) == 1
    (finding,) = _json(capsys)["subjects"][0]["findings"]
    assert finding["rule"] == "skos-s27-related-not-above"
    assert finding["severity"] == "error"
    assert finding["where"] == "https://thesaurus.example/sel"
    assert finding["message"] == (
        "https://thesaurus.example/sel is related to https://thesaurus.example/mer, which is above it; "
        "take skos:related away, or the way upwards"
    )


def test_what_is_selected_of_other_standards_leaves_the_checks_in_place(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(FILES / "s13-direct.ttl")], {"format": ["json"], "select": ["cf-3.1"]}) == 1
    assert "skos-s13-labels-disjoint" in {one["rule"] for one in _json(capsys)["subjects"][0]["findings"]}


def test_a_baseline_takes_out_what_is_known(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    said = {"baseline": tmp_path / "baseline.json", "format": ["text"]}
    path = str(FILES / "s13-direct.ttl")
    assert run([path], said, update_baseline=True) == 0
    assert run([path], said) == 0
    assert "known already" in capsys.readouterr().out


def test_text_shows_some_and_counts_all(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    labels = "".join(
        f':c{number} a skos:Concept ; skos:prefLabel "mot {number}"@fr ; skos:altLabel "mot {number}"@fr .\n'
        for number in range(1200)
    )
    path = _written(tmp_path / "mots.ttl", PREFIXES + labels)
    assert run([path], {"format": ["text", f"json={tmp_path / 'all.json'}"]}) == 1
    text = " ".join(capsys.readouterr().out.split())
    assert text.count("by skos:prefLabel, skos:altLabel; keep one of them") == 3
    assert "skos-s13-labels-disjoint has 1200 findings in all" in text
    findings = json.loads((tmp_path / "all.json").read_text())["subjects"][0]["findings"]
    assert sum(one["rule"] == "skos-s13-labels-disjoint" for one in findings) == 1000


def test_a_folder_is_all_rdf_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for name in ("b.ttl", "a.skos", "lisezmoi.txt", ".cache/c.ttl"):
        (tmp_path / name).parent.mkdir(exist_ok=True)
        _written(tmp_path / name, SOUND)
    assert run([str(tmp_path)], {"format": ["json"]}) == 0
    assert [Path(one["path"]).name for one in _json(capsys)["subjects"]] == ["a.skos", "b.ttl"]


def test_the_shapes_say_the_same_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(FILES / "s27-transitive.ttl")], {"format": ["json"], "select": ["skos-s"]}, shacl=True) == 1
    found = _json(capsys)["subjects"][0]["findings"]
    by_sets = {one["where"] for one in found if one["rule"].startswith("skos-s27-")}
    by_shapes = {one["where"] for one in found if one["rule"] == "skos-shacl-opinion"}
    assert by_sets == by_shapes != set()


def test_without_pyshacl_the_option_says_what_to_install() -> None:
    code = (
        "import sys; sys.modules['pyshacl'] = None\n"
        "from fairtool.cli.vocab_check_run import run\n"
        f"run([{str(FILES / 's9-kept.ttl')!r}], {{}}, shacl=True)"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    assert "--shacl needs pyshacl" in ended.stderr
    assert "fairtool.errors.UsageError" in ended.stderr


def test_an_unknown_rule_is_wrong_usage() -> None:
    with pytest.raises(UsageError, match="skos-s99"):
        run([str(FILES / "s9-kept.ttl")], {"select": ["skos-s99"]})


RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">'
CONCEPT = '<skos:Concept rdf:about="https://thesaurus.example/a"><skos:prefLabel xml:lang="fr">a</skos:prefLabel></skos:Concept>'
LAUGHS = "".join(f'<!ENTITY l{number} "' + f"&l{number - 1};" * 10 + '">' for number in range(1, 12))
LONG = f"<!DOCTYPE rdf:RDF [<!ENTITY l '{'ha' * 5000}'>]>"
LAUGHED = CONCEPT.replace(">a<", ">&l11;<")
REPEATED = CONCEPT.replace(">a<", ">" + "&l;" * 100 + "<")
BROKEN = {
    "empty": ("a.ttl", b"", "the file is empty"),
    "binary": ("a.ttl", b"\x89HDF\r\n\x1a\n\0\0\0\0", "it is a binary file"),
    "not UTF-8": ("a.ttl", PREFIXES.encode() + b':a skos:prefLabel "\xe9t\xe9"@fr .', "UTF-8"),
    "web page": ("a.rdf", b"<!DOCTYPE html><html><body>404</body></html>", "it is a web page"),
    "text": ("a.ttl", b"Not found", "no RDF that can be read"),
    "cut Turtle": ("a.ttl", f'{PREFIXES}:a skos:prefLabel "eau'.encode(), "no RDF that can be read"),
    "cut RDF/XML": ("a.rdf", f"{RDF}{CONCEPT}".encode(), "its end is missing"),
    "cut after the root": ("a.rdf", RDF.encode(), "its end is missing"),
    "a billion laughs": (
        "a.rdf",
        f'<!DOCTYPE rdf:RDF [<!ENTITY l0 "ha">{LAUGHS}]>{RDF}{LAUGHED}</rdf:RDF>'.encode(),
        "made of other entities",
    ),
    "one long entity": ("a.rdf", f"{LONG}{RDF}{REPEATED}</rdf:RDF>".encode(), "become too much text"),
    "entities without end": ("a.rdf", b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY', "not closed"),
    "no concept": ("a.ttl", b'<https://a.example/> <http://purl.org/dc/terms/title> "a" .', "holds no concept"),
    "a context elsewhere": ("a.jsonld", b'{"@context": "https://a.example/c", "@id": "https://a.example/b"}', "RDF"),
    "deep lists": ("a.ttl", b"<https://a.example/a> <https://a.example/b> " + b"(" * 100_000, "no RDF"),
}


@pytest.mark.parametrize("name", BROKEN)
def test_what_is_no_thesaurus_is_unreadable(name: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file, content, reason = BROKEN[name]
    start = time.perf_counter()
    assert run([_written(tmp_path / file, content)], {"format": ["json"]}) == 3
    assert time.perf_counter() - start < 20
    (subject,) = _json(capsys)["subjects"]
    assert subject["status"] == "unreadable"
    assert reason in subject["findings"][0]["message"]


def test_a_file_that_is_missing_is_unreadable(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run([str(tmp_path / "absent.ttl")], {"format": ["json"]}) == 3
    assert "cannot be opened" in _json(capsys)["subjects"][0]["findings"][0]["message"]


def test_names_of_namespaces_may_be_entities(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    doctype = '<!DOCTYPE rdf:RDF [<!ENTITY base "https://thesaurus.example/">]>'
    concept = CONCEPT.replace("https://thesaurus.example/a", "&base;a")
    assert run([_written(tmp_path / "a.rdf", f"{doctype}{RDF}{concept}</rdf:RDF>")], {"format": ["json"]}) == 0
    wheres = {one["where"] for one in _json(capsys)["subjects"][0]["findings"]}
    assert wheres == {"https://thesaurus.example/a"}


def test_half_a_million_statements_are_checked_within_the_limits(tmp_path: Path) -> None:
    path = tmp_path / "grand.ttl"
    concepts = 71_500
    with path.open("w") as stream:
        stream.write(PREFIXES)
        for number in range(concepts):
            stream.write(
                f":c{number} a skos:Concept ; skos:inScheme :mots ; skos:broader :c{number // 7} ; "
                f'skos:related :c{(number * 37 + 5) % concepts} ; skos:prefLabel "mot {number}"@fr , "word {number}"@en ; '
                f'skos:definition "Le mot {number}."@fr .\n'
            )
    code = (
        "import sys; from fairtool.cli.vocab_check_run import run\n"
        f"sys.exit(run([{str(path)!r}], {{'format': ['json'], 'memory': 1024}}))"
    )
    ended = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=False)
    document = json.loads(ended.stdout)
    assert document["subjects"][0]["status"] == "findings"
    assert "skos-hierarchy-circle" not in {one["rule"] for one in document["subjects"][0]["findings"]}
    assert ended.returncode == 1


def test_a_hierarchy_of_100_000_levels_is_checked(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    path = tmp_path / "profond.ttl"
    with path.open("w") as stream:
        stream.write(PREFIXES)
        for number in range(100_000):
            stream.write(f":c{number} skos:broader :c{number + 1} ; skos:related :c100000 .\n")
    assert run([str(path)], {"format": ["json"], "select": ["skos-s", "skos-hierarchy"]}) == 1
    findings = _json(capsys)["subjects"][0]["findings"]
    assert findings[-1]["message"].startswith("there are 100000 of this kind in all")


@pytest.mark.parametrize(
    ("file", "counts"),
    [
        ("EnvThes.ttl", {"skos-s13-labels-disjoint": 1, "skos-label-shared": 63, "skos-deprecated-successor": 805}),
        ("gemet-fr.rdf", {"skos-s27-related-not-above": 40, "skos-hierarchy-circle": 3, "skos-label-missing": 222}),
        ("data-terra/ODATIS_Thesaurus.ttl", {"skos-deprecated-text": 50, "skos-definition-placeholder": 50}),
        ("data-terra/Theia_Thesaurus.ttl", {"skos-address-host": 1}),
    ],
)
def test_what_thesauri_in_use_have_is_counted(
    file: str, counts: dict[str, int], capsys: pytest.CaptureFixture[str]
) -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS names no folder with thesauri")
    run([str(Path(corpus) / "skos" / "thesauri" / file)], {"format": ["json"]})
    rules = [one["rule"] for one in _json(capsys)["subjects"][0]["findings"]]
    assert {rule: rules.count(rule) for rule in counts} == counts
