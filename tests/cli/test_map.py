"""`fairtool map` on the command line: inputs, thesauri, formats, exit codes, terminals."""

import csv
import json
import os
import subprocess
from collections.abc import Callable
from pathlib import Path

import jsonschema
import pytest

from tests.cli.running import CLEAN, FAIRTOOL, ROOT, Ended, document, environment, fairtool, netcdf, write
from tests.thesauri.small import skos_file

CF = "cf-standard-names"
SCHEMA = json.loads((ROOT / "schemas" / "json" / "fairtool-mapping-1.json").read_text("utf-8"))
RECORD = (ROOT / "templates" / "records" / "dataset.xml").read_text("utf-8")
Run = Callable[..., Ended]


@pytest.fixture
def run(session_cache: Path, tmp_path: Path) -> Run:
    """Give what runs `fairtool map` in a folder of its own, with changes of the environment."""

    def mapped(
        *words: str | Path, stdin: str | bytes | None = None, cwd: Path | None = None, **changes: str | None
    ) -> Ended:
        env = environment(FAIRTOOL_CACHE_DIR=str(session_cache), **changes)
        return fairtool("map", *words, cwd=cwd or tmp_path, env=env, stdin=stdin)

    return mapped


def _decisions(ended: Ended) -> list[tuple[str, str, str]]:
    """Give keyword, decision and first label of each mapping of a JSON document."""
    return [
        (one["keyword"], one["decision"], one["candidates"][0]["label"] if one["candidates"] else "")
        for one in document(ended)["mappings"]
    ]


# Exit codes


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("air_temperature", "vent zonal"), 0),
        (("air_temperature", "pressure"), 1),
        (("xyzzy plugh",), 1),
    ],
)
def test_the_exit_code_says_whether_all_are_accepted(run: Run, words: tuple[str, ...], code: int) -> None:
    ended = run(*words, "--to", CF)
    assert (ended.returncode, ended.stderr) == (code, "")
    for word in words:
        assert word in ended.stdout


@pytest.mark.parametrize(
    ("arguments", "told"),
    [
        (("--to", CF), "no keyword is given"),
        (("", " ", "😀", "--to", CF), "no keyword is given"),
        (("sea",), "no thesaurus is named"),
        (("sea", "--to", "gemmet"), "did you mean gemet?"),
        (("sea", "--to", "nvs-p01"), "fairtool vocab pull nvs-p01"),
        (("sea", "--to", "a" * 300), "there is no thesaurus"),
        (("sea", "--to", CF, "--facet", "variabel"), "did you mean variable?"),
        (("sea", "--to", CF, "--format", "jsno"), "did you mean json?"),
        (("sea", "--to", CF, "--format", "json", "--format", "sssom"), "two formats cannot both go to standard output"),
        (("sea", "--to", CF, "--keyword-lang", "de"), "use fr or en"),
        (("sea", "--pole", "odatsi"), "odatis"),
        (("sea", "--to", CF, "--patch"), "--patch needs the file to change"),
        (("sea", "--to", CF, "--review"), "--review-file"),
        (("sea", "--to", CF, "--lang", "de"), "fr"),
    ],
)
def test_wrong_usage_is_told_with_what_would_be_right(run: Run, arguments: tuple[str, ...], told: str) -> None:
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (2, "")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


def test_wrong_usage_writes_nothing(run: Run, tmp_path: Path) -> None:
    assert run("sea", "--to", CF, "--format", "json=a.json", "--format", "nothing").returncode == 2
    assert run("sea", "--to", "nothing", "--format", "json=a.json").returncode == 2
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("empty.ttl", b""),
        ("binary.ttl", b"\x89HDF\r\n\x1a\n\0\0\0"),
        ("page.rdf", b"<html><body>404</body></html>"),
        ("words.csv", b"keyword\nsea\n"),
        ("no-skos.ttl", b"<https://t.example/a> <https://t.example/b> <https://t.example/c> ."),
    ],
)
def test_a_thesaurus_that_is_none_cannot_be_read(run: Run, tmp_path: Path, name: str, content: bytes) -> None:
    (tmp_path / name).write_bytes(content)
    ended = run("sea", "--to", name)
    assert (ended.returncode, ended.stdout) == (3, "")
    assert name in ended.stderr


@pytest.mark.parametrize("name", ["missing.ttl", "./"])
def test_a_thesaurus_that_is_not_there_cannot_be_read(run: Run, name: str) -> None:
    assert run("sea", "--to", name).returncode == 3


def test_a_file_that_cannot_be_read_is_told_and_the_others_go_on(run: Run, tmp_path: Path) -> None:
    (tmp_path / "words.txt").write_text("air_temperature\n", encoding="utf-8")
    (tmp_path / "broken.nc").write_bytes(b"\x89HDF\r\n\x1a\n\0\0\0")
    ended = run("--from", "broken.nc", "--from", "words.txt", "--to", CF, "--format", "json")
    assert ended.returncode == 3
    assert "broken.nc" in ended.stderr
    assert _decisions(ended) == [("air_temperature", "accepted", "air_temperature")]


# Inputs


@pytest.mark.parametrize(
    ("name", "text", "found"),
    [
        ("a.txt", "air_temperature\n\n# a remark\nvent zonal\n", ["air_temperature", "vent zonal"]),
        ("a.csv", "keyword;lang;unit\nvent zonal;fr;m s-1\n", ["vent zonal"]),
        ("a.tsv", "id\tmot-clé\n1\tvent zonal\n", ["vent zonal"]),
        ("a.csv", "\ufeffkeyword,lang\nvent zonal,fr\n", ["vent zonal"]),
        ("a.cdl", CLEAN, ["sea_surface_temperature"]),
        ("a.xml", RECORD, []),
    ],
)
def test_keywords_are_read_from_every_kind_of_file(
    run: Run, tmp_path: Path, name: str, text: str, found: list[str]
) -> None:
    (tmp_path / name).write_text(text, encoding="utf-8")
    ended = run("--from", name, "--to", CF, "--format", "json")
    assert ended.returncode in (0, 1)
    assert ended.stderr == ""
    keywords = [one[0] for one in _decisions(ended)]
    assert keywords
    assert set(found) <= set(keywords)
    assert {one["source"] for one in document(ended)["mappings"]} == {name}
    assert all(one["where"] for one in document(ended)["mappings"])


def test_keywords_are_read_from_a_netcdf_file(run: Run, tmp_path: Path) -> None:
    netcdf(tmp_path / "a.nc")
    keywords = {one["keyword"]: one for one in document(run("--from", "a.nc", "-t", CF, "-f", "json"))["mappings"]}
    assert keywords["sea_surface_temperature"]["unit"] == "K"
    assert keywords["sea_surface_temperature"]["where"].startswith("sst:")


@pytest.mark.parametrize("data", ["air_temperature\nvent zonal\n", "air_temperature\r\nvent zonal\r\n", CLEAN.encode()])
def test_keywords_are_read_from_standard_input(run: Run, data: str | bytes) -> None:
    ended = run("--from", "-", "--to", CF, "--format", "json", stdin=data)
    assert ended.returncode in (0, 1)
    assert len(_decisions(ended)) >= 2


def test_a_text_of_a_file_that_is_no_utf_8_is_mapped(run: Run, tmp_path: Path) -> None:
    path = netcdf(tmp_path / "a.nc", "NETCDF3_CLASSIC")
    path.write_bytes(path.read_bytes().replace(b"temperature", b"temp\xe9rature"))
    for form in ("text", "json", "sssom", "turtle", "review", "json=a.json"):
        ended = run("--from", path, "--to", CF, "--format", form)
        assert ended.returncode in (0, 1)
        assert ended.stderr == ""


def test_words_come_before_those_of_files(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("vent zonal\n", encoding="utf-8")
    found = _decisions(run("air_temperature", "--from", "a.txt", "--to", CF, "--format", "json"))
    assert [one[0] for one in found] == ["air_temperature", "vent zonal"]


def test_a_keyword_in_latin_1_is_read(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes("température de l'air\n".encode("latin-1"))
    assert _decisions(run("--from", "a.txt", "--to", CF, "--format", "json")) == [
        ("température de l'air", "accepted", "air_temperature")
    ]


# Thesauri


def test_a_skos_file_is_a_thesaurus(run: Run, tmp_path: Path) -> None:
    skos_file(tmp_path, "mots.ttl")
    ended = run("glace de mer", "--to", "mots.ttl", "--format", "json", "--lang", "fr")
    assert (ended.returncode, _decisions(ended)) == (0, [("glace de mer", "accepted", "glace de mer")])
    (candidate,) = document(ended)["mappings"][0]["candidates"][:1]
    assert (candidate["uri"], candidate["scheme"], candidate["scheme_title"]) == (
        "https://t.example/ice", "mots", "Words of the sea",
    )  # fmt: skip


def test_a_file_or_folder_with_the_name_of_a_pole_is_in_nobodys_way(run: Run, tmp_path: Path) -> None:
    (tmp_path / "odatis").mkdir()
    assert run("Courants", "--to", "odatis", "--facet", "theme").returncode in (0, 1)


@pytest.mark.parametrize(
    "to", [("--to", "odatis-od1,cf-standard-names"), ("--to", "odatis-od1", "--to", CF, "--to", CF)]
)
def test_several_thesauri_are_asked_each_once(run: Run, to: tuple[str, ...]) -> None:
    (one,) = document(run("sea temperature", *to, "--format", "json"))["mappings"]
    assert {each["scheme"] for each in one["candidates"]} == {"odatis-od1", CF}
    assert len(one["candidates"]) <= 10


def test_the_thesauri_of_a_pole_that_are_not_here_are_told(run: Run) -> None:
    ended = run("Courants", "--pole", "odatis", "--format", "json")
    assert "fairtool vocab pull --pole odatis" in ended.stderr
    assert document(ended)["mappings"][0]["candidates"]


@pytest.mark.parametrize("facet", ["variable", "THEME"])
def test_a_facet_asks_those_thesauri_that_are_about_it(run: Run, facet: str) -> None:
    ended = run("Soil", "--to", "inspire-themes", "--to", CF, "--facet", facet, "--format", "json")
    schemes = {one["scheme"] for one in document(ended)["mappings"][0]["candidates"]}
    assert schemes == ({"inspire-themes"} if facet == "THEME" else {CF})


# Formats


@pytest.mark.parametrize("words", [("air_temperature", "pressure", "xyzzy plugh"), ("SDN:OD1::DOXY",)])
@pytest.mark.parametrize("lang", ["fr", "en"])
def test_the_document_is_as_its_schema_says(run: Run, words: tuple[str, ...], lang: str) -> None:
    ended = run(*words, "--to", CF, "--to", "odatis-od1", "--format", "json", "--lang", lang)
    jsonschema.validate(document(ended), SCHEMA)
    assert [one[0] for one in _decisions(ended)] == list(words)


def test_every_format_can_be_written_in_one_run(run: Run, tmp_path: Path) -> None:
    forms = ["json=a.json", "sssom=a.sssom.tsv", "turtle=a.ttl", "review=a.tsv", "text=a.txt"]
    ended = run("air_temperature", "pressure", "--to", CF, *(part for form in forms for part in ("--format", form)))
    assert (ended.returncode, ended.stdout, ended.stderr) == (1, "", "")
    jsonschema.validate(json.loads((tmp_path / "a.json").read_text("utf-8")), SCHEMA)
    assert "air_temperature" in (tmp_path / "a.sssom.tsv").read_text("utf-8")
    assert "standard_name/air_temperature" in (tmp_path / "a.ttl").read_text("utf-8")
    assert "accepted" in (tmp_path / "a.txt").read_text("utf-8")
    rows = list(csv.reader((tmp_path / "a.tsv").read_text("utf-8-sig").splitlines(), delimiter="\t"))
    assert {"air_temperature", "pressure"} <= {row[rows[0].index("keyword")] for row in rows[1:]}


@pytest.mark.parametrize("form", ["json", "sssom", "turtle", "review", "text", "JSON"])
def test_each_format_goes_to_standard_output(run: Run, form: str) -> None:
    ended = run("air_temperature", "--to", CF, "--format", form)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert "air_temperature" in ended.stdout


def test_a_file_that_cannot_be_written_is_told(run: Run) -> None:
    ended = run("air_temperature", "--to", CF, "--format", "json=no/such/folder/a.json")
    assert ended.returncode in (2, 3)
    assert "no/such/folder" in ended.stderr
    assert "Traceback" not in ended.stderr


def test_quiet_gives_the_accepted_addresses_alone(run: Run) -> None:
    ended = run("air_temperature", "pressure", "--to", CF, "-q")
    assert ended.stdout == "air_temperature\thttps://vocab.nerc.ac.uk/standard_name/air_temperature/\n"
    assert ended.returncode == 1


def test_verbose_shows_more(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("pressure\n", encoding="utf-8")
    plain, verbose = (run("--from", "a.txt", "--to", CF, *more).stdout for more in ((), ("-v",)))
    assert len(plain.splitlines()) < len(verbose.splitlines())
    assert "line 1" in verbose


def test_the_same_run_says_the_same(run: Run) -> None:
    texts = {run("pressure", "sea ice", "--to", CF, "--to", "gemet", "--format", "json").stdout for _ in range(2)}
    assert len(texts) == 1


# Patches


FREE = """netcdf a {
dimensions: time = 2 ;
variables:
  float sst(time) ; sst:long_name = "sea surface temperature" ; sst:units = "K" ;
    :keywords = "salinity" ;
data: sst = 1, 2 ;
}
"""
PATCH = ("--from", "a.cdl", "--to", CF, "--patch")
ADDED = '  + sst:standard_name = "sea_surface_temperature" ;'


@pytest.fixture
def free(tmp_path: Path) -> Path:
    """Give a data set whose variable has no standard name."""
    path = tmp_path / "a.cdl"
    path.write_text(FREE, encoding="utf-8")
    return path


@pytest.mark.usefixtures("free")
def test_changes_are_shown_behind_the_answers(run: Run) -> None:
    ended = run(*PATCH)
    assert (ended.returncode, ended.stderr) == (1, "")
    answers, _, changes = ended.stdout.partition("a.cdl: ")
    assert "sea_surface_temperature" in answers
    assert changes.startswith("3 concepts or attributes to write; add --apply to do it\n" + ADDED)


@pytest.mark.usefixtures("free")
@pytest.mark.parametrize("form", ["json", "text=answers.txt"])
def test_changes_go_to_standard_error_where_standard_output_is_for_something_else(run: Run, form: str) -> None:
    ended = run(*PATCH, "--format", form)
    assert ended.stderr.splitlines()[:2] == ["a.cdl: 3 concepts or attributes to write; add --apply to do it", ADDED]
    assert ADDED not in ended.stdout


@pytest.mark.usefixtures("free")
def test_quiet_tells_how_many_changes_there_are(run: Run) -> None:
    ended = run(*PATCH, "--quiet")
    assert ended.stderr == "a.cdl: 3 concepts or attributes to write; add --apply to do it\n"
    assert all("\t" in line for line in ended.stdout.splitlines())


@pytest.mark.parametrize(
    ("lang", "told"), [("en", "1 concept or attribute written"), ("fr", "1 concept ou attribut écrit")]
)
def test_one_change_is_told_as_one(run: Run, free: Path, lang: str, told: str) -> None:
    free.write_text(FREE.replace("salinity", "sea_surface_temperature"), encoding="utf-8")
    ended = run(*PATCH, "--apply", "--quiet", "--lang", lang)
    assert told in ended.stderr
    assert "nothing to change" in run(*PATCH, "--quiet", "--lang", "en").stderr


def test_each_concept_of_a_record_is_told_with_its_thesaurus(run: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xml").write_text(RECORD.replace(">Régional<", ">Salinité<"), encoding="utf-8")
    ended = run("--from", "a.xml", "--to", "odatis-od1", "--patch")
    uri = "http://vocab.nerc.ac.uk/collection/OD1/current/SAL/"
    assert ended.stdout.endswith(f'  + gmd:descriptiveKeywords = "Salinité" <{uri}> (odatis-od1)\n')


# Languages, terminals


def test_answers_are_told_in_french(run: Run) -> None:
    ended = run("oxygène dissous", "xyzzy plugh", "--to", "odatis-od1", "--lang", "fr")
    assert "Oxygène dissous" in ended.stdout
    assert "accepted" not in ended.stdout
    assert "the same label" not in ended.stdout


@pytest.mark.parametrize(
    "changes",
    [
        {"LANG": "C", "LC_ALL": "C"},
        {"LANG": "POSIX", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
        {"PYTHONIOENCODING": "latin-1"},
        {"PYTHONIOENCODING": "ascii:strict"},
        {"LANG": None},
        {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
    ],
)
@pytest.mark.parametrize("form", ["text", "json"])
def test_accents_never_break_a_run(run: Run, changes: dict[str, str | None], form: str) -> None:
    ended = run("œuf à la mer d’été", "température de l'air", "--to", CF, "--lang", "fr", "--format", form, **changes)
    assert (ended.returncode, ended.stderr) == (1, "")
    assert "air_temperature" in ended.stdout


@pytest.mark.parametrize("columns", ["40", "20", "1", "0", "wide"])
def test_a_narrow_terminal_gets_folded_lines(run: Run, columns: str) -> None:
    ended = run("sea surface temperature", "pressure", "--to", CF, COLUMNS=columns)
    assert ended.returncode == 1
    if columns == "40":
        words = [line for line in ended.stdout.splitlines() if len(line) > 40]
        assert all(" " not in line.strip() for line in words)  # an address stays in one piece


def test_signs_that_steer_a_terminal_are_shown(run: Run) -> None:
    ended = run("\x1b[31mred\x07 air temperature", "--to", CF)
    assert "\x1b" not in ended.stdout
    assert "\x07" not in ended.stdout


def test_a_closed_pipe_ends_the_run_quietly(session_cache: Path, tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("pressure\n" * 3000, encoding="utf-8")
    env = environment(FAIRTOOL_CACHE_DIR=str(session_cache))
    command = [*FAIRTOOL, "map", "--from", str(tmp_path / "a.txt"), "--to", CF]
    with subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, env=env) as process:
        assert process.stdout is not None
        assert process.stderr is not None
        process.stdout.read(10)
        process.stdout.close()
        errors = process.stderr.read()
    assert b"Traceback" not in errors
    assert b"Error" not in errors


def test_nothing_is_left_behind_but_what_was_asked_for(run: Run, tmp_path: Path) -> None:
    (path,) = write(tmp_path, a=CLEAN)
    run("--from", path, "--to", CF)
    assert [one.name for one in tmp_path.iterdir()] == [path.name]


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_cache_that_may_only_be_read_is_no_obstacle(run: Run, tmp_path: Path) -> None:
    (tmp_path / "cache").mkdir(mode=0o500)
    assert run("Soil", "--to", "inspire-themes", FAIRTOOL_CACHE_DIR=str(tmp_path / "cache")).returncode == 0
