"""`fairtool vocab` list, build, search and show on the command line."""

from collections.abc import Callable
from pathlib import Path

import pytest

from tests.cli.running import Ended, document, environment, fairtool
from tests.thesauri.small import skos_file

Run = Callable[..., Ended]
SHIPPED = {"cf-standard-names", "gcmd-science-keywords", "gemet", "inspire-themes", "odatis-od1", "data-terra-themes"}
DOXY = "http://vocab.nerc.ac.uk/collection/OD1/current/DOXY/"


@pytest.fixture
def run(session_cache: Path, tmp_path: Path) -> Run:
    def ran(*words: str | Path, **changes: str | None) -> Ended:
        env = {**environment(), "FAIRTOOL_CACHE_DIR": str(session_cache)}
        env |= {name: value for name, value in changes.items() if value is not None}
        return fairtool("vocab", *words, cwd=tmp_path, env=env)

    return ran


# list


def test_the_list_names_what_is_here_and_what_can_be_pulled(run: Run) -> None:
    ended = run("list", "--format", "json")
    assert (ended.returncode, ended.stderr) == (0, "")
    found = document(ended)
    assert found["schema"] == "fairtool-vocab-list/1"
    here, there = ({one["name"] for one in found[key]} for key in ("here", "pull"))
    assert here >= SHIPPED
    assert there
    assert not here & there
    assert all(one["title"] and one["licence"] for one in (*found["here"], *found["pull"]))


def test_the_list_as_text_says_version_and_licence(run: Run) -> None:
    ended = run("list")
    line = next(line for line in ended.stdout.splitlines() if "cf-standard-names" in line)
    assert "93" in line
    assert "licence" in line
    assert "fairtool vocab pull" in ended.stdout


def test_a_quiet_list_has_one_name_a_line(run: Run) -> None:
    names = run("list", "-q").stdout.splitlines()
    assert set(names) >= SHIPPED
    assert all(name == name.strip() and " " not in name for name in names)


@pytest.mark.parametrize("name", ["formater", "ForM@Ter", "FormaTerre"])
def test_a_pole_has_its_thesauri_by_each_of_its_names(run: Run, name: str) -> None:
    ended = run("list", "--pole", name, "-q")
    assert ended.returncode == 0
    assert "data-terra-themes" in ended.stdout.split()
    assert "odatis-od1" not in ended.stdout.split()


def test_the_list_is_told_in_french(run: Run) -> None:
    ended = run("list", "--lang", "fr")
    assert "here, ready to use" not in ended.stdout
    assert "licence" in ended.stdout


# build


def test_indexes_are_built_ahead(run: Run, tmp_path: Path) -> None:
    cache = tmp_path / "cache"
    ended = run("build", "inspire-themes", "odatis-od1", FAIRTOOL_CACHE_DIR=str(cache))
    assert (ended.returncode, ended.stderr) == (0, "")
    assert ended.stdout.splitlines()[0] == "inspire-themes: 34 concepts"
    assert len(list((cache / "indexes").iterdir())) == 2
    assert run("build", "inspire-themes", "-q", FAIRTOOL_CACHE_DIR=str(cache)).stdout == ""


def test_a_skos_file_is_built_ahead(run: Run, tmp_path: Path) -> None:
    assert run("build", skos_file(tmp_path)).stdout == "words: 3 concepts\n"


# search


def test_a_search_gives_the_nearest_concepts_best_first(run: Run) -> None:
    ended = run("search", "oxygène", "dissous", "--to", "odatis-od1")
    assert (ended.returncode, ended.stderr) == (0, "")
    assert DOXY in ended.stdout.splitlines()[0]


def test_a_search_in_all_thesauri_finds_in_several(run: Run) -> None:
    found = document(run("search", "soil", "--format", "json"))
    assert found["schema"] == "fairtool-vocab-search/1"
    assert len({one["scheme"] for one in found["concepts"]}) > 2
    assert all(0 <= one["score"] <= 1 for one in found["concepts"])


def test_a_search_is_limited(run: Run) -> None:
    assert len(run("search", "temperature", "--to", "cf-standard-names", "--limit", "3").stdout.splitlines()) <= 3


def test_a_search_that_finds_nothing_says_so(run: Run) -> None:
    ended = run("search", "xyzzy", "plugh")
    assert (ended.returncode, ended.stdout) == (1, "no concept is near\n")
    assert document(run("search", "xyzzy", "plugh", "--format", "json"))["concepts"] == []


# show


@pytest.mark.parametrize("name", ["SDN:OD1::DOXY", "sdn:od1::doxy", DOXY, DOXY.rstrip("/").replace("http:", "https:")])
def test_a_concept_is_shown_by_code_and_address(run: Run, name: str) -> None:
    ended = run("show", name)
    assert (ended.returncode, ended.stderr) == (0, "")
    assert DOXY in ended.stdout
    assert "Oxygène dissous" in ended.stdout


def test_a_concept_is_shown_by_its_path(run: Run) -> None:
    ended = run("show", "oceans > ocean temperature > sea surface temperature", "--format", "json")
    (one,) = document(ended)["concepts"]
    assert one["path"].endswith("SEA SURFACE TEMPERATURE")
    assert one["scheme"] == "gcmd-science-keywords"


def test_a_standard_name_is_shown_with_its_unit(run: Run) -> None:
    ended = run("show", "air_temperature", "--to", "cf-standard-names")
    assert "unit: K" in ended.stdout


def test_what_stands_above_and_below_is_shown_by_its_label(run: Run, tmp_path: Path) -> None:
    ended = run("show", "https://t.example/sea", "--to", skos_file(tmp_path), "--lang", "fr")
    assert ended.returncode == 0
    assert "glace de mer" in ended.stdout
    (one,) = document(run("show", "S1", "--to", skos_file(tmp_path), "--format", "json"))["concepts"]
    assert one["relations"]["narrower"] == ["https://t.example/ice"]


def test_a_concept_that_is_not_here_is_told(run: Run) -> None:
    ended = run("show", "SDN:OD1::NOTHING")
    told = "no thesaurus here has SDN:OD1::NOTHING; to find it by its label: fairtool vocab search\n"
    assert (ended.returncode, ended.stdout) == (1, told)


# what goes wrong


@pytest.mark.parametrize(
    ("arguments", "code", "told"),
    [
        (("list", "--pole", "nowhere"), 2, "nowhere"),
        (("list", "--format", "xml"), 2, "there is no format xml"),
        (("build", "gemmet"), 2, "did you mean gemet?"),
        (("build", "nvs-p01"), 2, "fairtool vocab pull nvs-p01"),
        (("build", "missing.ttl"), 3, "missing.ttl"),
        (("search", "sea", "--to", "gemmet"), 2, "did you mean gemet?"),
        (("search", "sea", "--format", "xml"), 2, "there is no format xml"),
        (("search", "sea", "--limit", "0"), 2, "--limit"),
        (("search", "sea", "--to", "missing.ttl"), 3, "missing.ttl"),
        (("search",), 2, "WORD"),
        (("show", "sea", "--to", "gemmet"), 2, "did you mean gemet?"),
        (("show", "sea", "--to", "a" * 300), 2, "there is no thesaurus"),
        (("show",), 2, "CONCEPT"),
        (("lsit",), 2, "list"),
    ],
)
def test_what_goes_wrong_is_told(run: Run, arguments: tuple[str, ...], code: int, told: str) -> None:
    ended = run(*arguments)
    assert (ended.returncode, ended.stdout) == (code, "")
    assert told in ended.stderr
    assert "Traceback" not in ended.stderr


@pytest.mark.parametrize(
    "words",
    [
        ("search", "été"),
        ("show", "SDN:OD1::DOXY"),
        ("list",),
        ("show", "SDN:OD1::DOXY", "--format", "json"),
        ("search", "été", "--format", "json"),
    ],
)
@pytest.mark.parametrize(
    "changes", [{"LC_ALL": "C", "PYTHONUTF8": "0", "PYTHONCOERCECLOCALE": "0"}, {"PYTHONIOENCODING": "ascii:strict"}]
)
def test_accents_never_break_a_run(run: Run, words: tuple[str, ...], changes: dict[str, str]) -> None:
    ended = run(*words, "--lang", "fr", **changes)
    assert ended.returncode in (0, 1)
    assert ended.stderr == ""
    assert ended.stdout
