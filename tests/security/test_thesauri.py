"""Thesauri, reviews and lock files of strangers cost bounded time and memory, and lead nowhere else."""

import gzip
import json
import os
import resource
import subprocess
import sys
import zipfile
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path
from time import monotonic

import pytest

from fairtool.cli.vocab_pull_run import PullRequest, Source
from fairtool.cli.vocab_pull_run import run as run_pull
from fairtool.configuration import united
from fairtool.download import Wanted, fetch
from fairtool.errors import UnreadableError, UsageError
from fairtool.mapping.review_file import read_reviews
from fairtool.skos.gather import gather
from fairtool.skos.statements import statements
from fairtool.thesauri.bundle import bring
from fairtool.thesauri.library import open_index
from fairtool.thesauri.lock import read_lock, vocabularies_folder
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.pull import PullSettings, pull
from tests.cli.running import CLEAN, environment, fairtool, write
from tests.thesauri.servers import TURTLE, Reply, Site
from tests.thesauri.servers import site as running
from tests.thesauri.small import skos_file

SKOS = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
RDF = '<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"/>'
GCMD = "https://gcmd.earthdata.nasa.gov/kms/concept/"
on_linux = pytest.mark.skipif(sys.platform != "linux", reason="processes are forked on Linux only")


@pytest.fixture
def site(monkeypatch: pytest.MonkeyPatch) -> Iterator[Site]:
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    with running() as one:
        yield one


@pytest.fixture(autouse=True)
def cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    folder = tmp_path / "cache"
    monkeypatch.setenv("FAIRTOOL_CACHE_DIR", str(folder))
    return folder


def _file(tmp_path: Path, text: str, name: str = "words.ttl") -> Path:
    path = tmp_path / name
    path.write_text(text, encoding="utf-8")
    return path


def _lock(name: str, address: str, kind: str = "ontoportal") -> str:
    entry = {
        "kind": kind, "address": address, "answered_by": address, "date": "2024-01-01T00:00:00Z", "id": "MER",
        "file": f"{'0' * 16}.ttl", "sha256": "0" * 64, "size": 1, "concepts": 1,
    }  # fmt: skip
    return json.dumps({"schema": "fairtool-vocabularies-lock/1", "vocabularies": {name: entry}})


# Files


@pytest.mark.parametrize("before", ["", "<!--" + " " * 70_000 + "-->", "<a:b>" + " " * 70_000], ids=len)
def test_entities_that_grow_are_refused_however_late_they_are_declared(tmp_path: Path, before: str) -> None:
    entities = "".join(f'<!ENTITY e{n} "{f"&e{n - 1};" * 10}">' for n in range(1, 10))
    text = f'<?xml version="1.0"?>{before}<!DOCTYPE rdf:RDF [<!ENTITY e0 "lol">{entities}]>{RDF}'
    with pytest.raises(UnreadableError) as told:
        list(statements(_file(tmp_path, text, "words.rdf")))
    assert "entities" in str(told.value.values["reason"])


@pytest.mark.parametrize(
    "head", ["<!DOCTYPE rdf:RDF [<!ENTITY " + " " * 65_000, "<?" * 32_000, "<!--" * 16_000], ids=len
)
def test_a_prolog_that_never_ends_is_looked_at_in_a_moment(tmp_path: Path, head: str) -> None:
    start = monotonic()
    with pytest.raises(UnreadableError):
        list(statements(_file(tmp_path, f'<?xml version="1.0"?>{head}{RDF}', "words.rdf")))
    assert monotonic() - start < 3


@on_linux
@pytest.mark.parametrize(
    ("name", "text"),
    [
        ("words.ttl", f"<a:s> <a:p> {'<<( <a:a> <a:b> ' * 200_000} <a:c> {')>> ' * 200_000} ."),
        ("words.rdf", f"{RDF[:-2]} xmlns:a='a:'>{'<a:b><a:c>' * 200_000}{'</a:c></a:b>' * 200_000}</rdf:RDF>"),
    ],
)
def test_a_file_that_upsets_the_parser_ends_a_process_of_its_own_within_the_limit(
    tmp_path: Path, name: str, text: str
) -> None:
    path = _file(tmp_path, text, name)
    start = monotonic()
    ended = fairtool("map", "sea", "--to", path, "--timeout", "3", env=environment(FAIRTOOL_CACHE_DIR=str(tmp_path)))
    assert ended.returncode == 3, ended.stderr
    assert name in ended.stderr
    assert monotonic() - start < 15


@on_linux
def test_a_thesaurus_keeps_to_the_memory_that_is_given(tmp_path: Path) -> None:
    path = tmp_path / "words.nt"
    with path.open("w", encoding="utf-8") as stream:
        stream.write('<a:x> <http://www.w3.org/2004/02/skos/core#prefLabel> "sea level"@en .\n')
        stream.writelines(f'<a:{number}> <a:b> "" .\n' for number in range(300_000))
    env = environment(FAIRTOOL_CACHE_DIR=str(tmp_path))
    ended = fairtool("map", "sea level", "--to", path, "--memory", "64", env=env)
    assert ended.returncode == 3, ended.stderr  # said by Python as too little memory, or by the parser as a crash
    assert fairtool("map", "sea level", "--to", path, env=env).returncode == 0


def test_a_chain_of_concepts_below_each_other_has_paths_of_bounded_length(tmp_path: Path) -> None:
    chain = (f'<{GCMD}{n}> skos:prefLabel "{"w" * 900}{n}"@en ; skos:broader <{GCMD}{n + 1}> .\n' for n in range(500))
    index = open_index(str(_file(tmp_path, SKOS + "".join(chain))))
    assert max(len(index.hit(number).path) for number in range(index.size)) < 50_000


@pytest.mark.parametrize("name", ["/dev/zero", "pipe"])
def test_neither_a_device_nor_a_pipe_is_waited_for(tmp_path: Path, name: str) -> None:
    os.mkfifo(tmp_path / "pipe")
    with pytest.raises(UnreadableError, match="not a file"):
        open_index(str(tmp_path / name))


def test_a_name_of_letters_of_four_bytes_is_not_too_long_for_the_cache(tmp_path: Path) -> None:
    path = skos_file(tmp_path, f"{'𠀀' * 62}.ttl")
    assert open_index(str(path)).size == 3


def test_labels_have_no_control_characters_and_addresses_no_signs_that_none_may_have(tmp_path: Path) -> None:
    text = '<http://a.example/x\\u0020\\u0022\\u001B> skos:prefLabel "sea\\u0000\\u001B[2J\\u009Blevel\\uFFFF"@en .'
    entry = gather(_file(tmp_path, SKOS + text)).entries[0]
    assert (entry.uri, entry.labels[0].text) == ("http://a.example/x%20%22%1B", "sea  [2J level")


def test_a_label_of_skos_xl_is_no_longer_than_another(tmp_path: Path) -> None:
    xl = "http://www.w3.org/2008/05/skos-xl#"
    text = (
        f'<http://a.example/1> <{xl}prefLabel> <http://a.example/l> ; skos:notation "{"n" * 2000}" ;'
        f' skos:altLabel "sea"@en . <http://a.example/l> <{xl}literalForm> "{"x" * 2000}"@en .'
    )
    entry = gather(_file(tmp_path, SKOS + text)).entries[0]
    assert ([one.text for one in entry.labels], entry.notations) == (["sea"], ())


@pytest.mark.parametrize("address", ["javascript:alert(1)", "data:text/html,x", "file:///etc/passwd"])
def test_a_record_links_to_no_address_that_runs_or_opens_something(tmp_path: Path, address: str) -> None:
    thesaurus = _file(tmp_path, f'{SKOS}<{address}> skos:prefLabel "zzz egg"@en .')
    record = (Path(__file__).parents[2] / "templates" / "records" / "dataset.xml").read_text(encoding="utf-8")
    words = "<gmd:keyword><gco:CharacterString>zzz egg</gco:CharacterString></gmd:keyword>"
    group = f"<gmd:descriptiveKeywords><gmd:MD_Keywords>{words}</gmd:MD_Keywords></gmd:descriptiveKeywords>"
    start = record.index("<gmd:descriptiveKeywords>")
    path = _file(tmp_path, f"{record[:start]}{group}{record[start:]}", "record.xml")
    before = path.read_bytes()
    ended = fairtool("map", "--from", path, "--to", thesaurus, "--apply", "--format", "json")
    assert f'"uri": "{address}"' in ended.stdout, ended.stderr
    assert path.read_bytes() == before


# What is written and read beside


@pytest.mark.parametrize("read", ["words.txt", "words.ttl"])
def test_a_document_is_not_written_over_what_is_read(tmp_path: Path, read: str) -> None:
    skos_file(tmp_path)
    _file(tmp_path, "sea\n", "words.txt")
    (tmp_path / "link").symlink_to(read)
    before = (tmp_path / read).read_bytes()
    for target in (read, "link"):
        ended = fairtool("map", "--from", "words.txt", "--to", "words.ttl", "--format", f"json={target}", cwd=tmp_path)
        assert (ended.returncode, "would be written over" in ended.stderr) == (2, True)
        assert (tmp_path / read).read_bytes() == before


@pytest.mark.parametrize("key", ["[map]\nreview-file", "[vocab]\nlock"])
@pytest.mark.parametrize("name", ["../elsewhere", "link/elsewhere", "/elsewhere"])
def test_a_found_configuration_names_no_file_to_write_elsewhere(tmp_path: Path, key: str, name: str) -> None:
    data = tmp_path / "data"
    data.mkdir()
    (data / "link").symlink_to(tmp_path)
    (data / "fairtool.toml").write_text(f'{key} = "{name}"\n', encoding="utf-8")
    with pytest.raises(UsageError, match=r"the key (map.review-file|vocab.lock): .* is not in"):
        united(data / "fairtool.toml", {})


def test_a_review_file_with_a_cell_without_end_cannot_be_read(tmp_path: Path) -> None:
    path = _file(tmp_path, f'keyword,decision,uri_1\n"{"x" * 200_000}",accept,http://a.example/1\n', "review.csv")
    with pytest.raises(UnreadableError, match="is no table that can be read"):
        read_reviews(path)


@pytest.mark.parametrize("scheme", ["s", "s{n}"])
def test_a_hundred_thousand_reviews_of_one_word_are_read_in_seconds(tmp_path: Path, scheme: str) -> None:
    rows = (f"a\tn\t{scheme.format(n=n)}\tu{n}\n" for n in range(100_000))
    path = _file(tmp_path, f"keyword\tdecision\tscheme\turi_1\n{''.join(rows)}", "review.tsv")
    start = monotonic()
    assert sum(len(one.refused) for one in read_reviews(path).made) == 100_000
    assert monotonic() - start < 8


# Servers, locks and bundles


def test_a_lock_file_of_strangers_is_told_no_key(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("FAIRTOOL_KEY_EARTHPORTAL", "clef-secrete")
    keys = _file(tmp_path, "https://user:secret@forge.example\n", "private")
    keys.chmod(0o600)
    lock = _file(tmp_path, _lock("earthportal", site.address), "strange.lock")
    for names, locked in ((("earthportal",), False), ((), True)):
        assert run_pull(PullRequest(names, lock=lock, locked=locked, key_file=keys, seconds=5)) == 2
    assert site.asked == []
    assert "say it yourself: fairtool vocab pull earthportal --from" in capsys.readouterr().err


def test_a_lock_file_of_strangers_does_not_change_who_is_told_a_key(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRTOOL_KEY_ESSAI", "clef-secrete")
    site.answers["/ontologies/MER/download"] = Reply(TURTLE)
    source = Source(site.address, "ontoportal", "MER")
    assert run_pull(PullRequest(("essai",), source=source, seconds=5), quiet=True) == 0
    lock = _file(tmp_path, _lock("essai", f"{site.address}/strange"), "strange.lock")
    assert run_pull(PullRequest(("essai",), lock=lock, seconds=5)) == 2
    assert not any(one.path.startswith("/strange") for one in site.asked)


def test_a_bundle_of_strangers_does_not_change_who_is_told_a_key(
    site: Site, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("FAIRTOOL_KEY_EARTHPORTAL", "clef-secrete")
    data = TURTLE.encode()
    document = json.loads(_lock("earthportal", site.address))
    digest = sha256(data).hexdigest()
    entry = document["vocabularies"]["earthportal"] | {
        "sha256": digest,
        "size": len(data),
        "file": f"{digest[:16]}.ttl",
    }
    with zipfile.ZipFile(tmp_path / "b.zip", "w") as archive:
        archive.writestr("vocabularies.lock", json.dumps({**document, "vocabularies": {"earthportal": entry}}))
        archive.writestr(f"vocabularies/earthportal/{digest[:16]}.ttl", data)
    bring(tmp_path / "b.zip", vocabularies_folder())
    assert set(read_lock(vocabularies_folder() / "vocabularies.lock")) == {"earthportal"}
    run_pull(PullRequest(("earthportal",), seconds=5), quiet=True)
    assert all("authorization" not in one.headers for one in site.asked)


def test_a_bundle_that_is_packed_by_a_damaged_lzma_is_told(tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "b.zip", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("vocabularies.lock", "x" * 10_000)
    data = bytearray((tmp_path / "b.zip").read_bytes())
    start = 30 + len("vocabularies.lock") + 9
    data[start : start + 20] = b"\xff" * 20
    (tmp_path / "b.zip").write_bytes(data)
    with pytest.raises(UnreadableError, match="is no bundle"):
        bring(tmp_path / "b.zip", vocabularies_folder())


def test_what_is_packed_twice_on_the_way_is_not_unpacked(site: Site, tmp_path: Path) -> None:
    twice = gzip.compress(gzip.compress(bytes(50 * 2**20)))
    site.answers["/x"] = Reply(twice, headers={"Content-Encoding": "gzip, gzip"})
    with pytest.raises(UnreadableError, match="is packed more than once"):
        fetch(Wanted(f"{site.address}/x"), tmp_path / "x", seconds=10)


DIGITS = "9" * 5000


@pytest.mark.parametrize(
    ("kind", "reply"),
    [
        ("kms", Reply("x", headers={"X-Total-Pages": DIGITS})),
        ("sparql", Reply(f'{{"results": {{"bindings": [{{"n": {{"value": "{DIGITS}"}}}}]}}}}')),
        ("ukgovld", Reply(f"<a:a> <http://www.w3.org/ns/ldp#nextPage> <http://a.example/?_page={DIGITS}> .")),
    ],
)
def test_a_number_of_thousands_of_digits_is_no_number(site: Site, tmp_path: Path, kind: str, reply: Reply) -> None:
    site.answer = lambda _: reply  # type: ignore[method-assign]  # whatever is asked
    with pytest.raises(UnreadableError):
        pull(Preset("essai", kind, site.address, "MER" if kind == "kms" else ""), PullSettings(tmp_path, seconds=10))


# Limits of the system


@on_linux
@pytest.mark.parametrize("kind", [resource.RLIMIT_AS, resource.RLIMIT_CPU])
def test_limits_that_the_system_has_set_already_are_no_fault_of_a_file(tmp_path: Path, kind: int) -> None:
    write(tmp_path, x=CLEAN)
    highest = {resource.RLIMIT_AS: 6 * 2**30, resource.RLIMIT_CPU: 500}[kind]
    program = f"import resource, runpy, sys; resource.setrlimit({kind}, ({highest}, {highest}));"
    program += "sys.argv = ['fairtool', 'validate', 'x.cdl']; runpy.run_module('fairtool', run_name='__main__')"

    ended = subprocess.run(
        [sys.executable, "-c", program], cwd=tmp_path, env=environment(), capture_output=True, text=True, check=False
    )
    assert (ended.returncode, "io-crash" in ended.stdout) == (0, False), ended.stdout
