"""Each kind of server is asked as its interface is documented, and what it gives becomes a thesaurus."""

import json
import os
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError
from fairtool.skos.gather import gather
from fairtool.thesauri.lock import pulled
from fairtool.thesauri.presets import KINDS, Preset, names_of_pole, poles, preset_named, presets
from fairtool.thesauri.pull import PullSettings, PullStatus, pull
from fairtool.thesauri.servers.adapters import ADAPTERS
from tests.thesauri.servers import JSON_LD, OTHER, PAGE, RDF_XML, TURTLE, Asked, Reply, Site, packed

PAGED = TURTLE + "<{address}?x> <http://www.w3.org/ns/ldp#nextPage> <http://registry/reg?_page=1&status=valid> .\n"
SKOSMOS = "/rest/v1/mer/data?format=text/turtle"
NVS = "/collection/P02/current/"
# The kind, its preset's further values, what the server answers, the paths that are asked for.
SERVERS = {
    "file": ({}, {"/": Reply(TURTLE)}, ["/"]),
    "packed file": ({}, {"/": Reply(packed(TURTLE))}, ["/"]),
    "skosmos": ({"id": "mer"}, {SKOSMOS: Reply("", 302, {"Location": "/dump.ttl"}), "/dump.ttl": Reply(TURTLE)},
                [SKOSMOS, "/dump.ttl"]),
    "skosmos without a name": (
        {}, {"/rest/v1/vocabularies": Reply(json.dumps({"vocabularies": [{"id": "mer"}]})), SKOSMOS: Reply(TURTLE)},
        ["/rest/v1/vocabularies?lang=en", SKOSMOS]),
    "nvs": ({"id": "P02"}, {NVS: Reply(TURTLE, headers={"Content-Type": "text/turtle"})},
            [f"{NVS}?_profile=nvs&_mediatype=text/turtle"]),
    "nvs by the header": (
        {"id": "P02"}, {f"{NVS}?_profile=nvs&_mediatype=text/turtle": Reply("", 406), NVS: Reply(RDF_XML)},
        [f"{NVS}?_profile=nvs&_mediatype=text/turtle", NVS]),
    "geonetwork": ({"id": "local.theme.SNO"},
                   {"/srv/api/registries/vocabularies/local.theme.SNO": Reply(RDF_XML)},
                   ["/srv/api/registries/vocabularies/local.theme.SNO"]),
    "opentheso": ({"id": "th1"},
                  {"/openapi/v1/thesaurus/th1": Reply(JSON_LD, headers={"Content-Type": "application/json"})},
                  ["/openapi/v1/thesaurus/th1"]),
    "kms": ({"id": "platforms"}, {
        "/concepts/concept_scheme/platforms?format=rdf&page_size=2000&page_num=1":
            Reply(RDF_XML, headers={"X-Total-Pages": "2"}),
        "/concepts/concept_scheme/platforms?format=rdf&page_size=2000&page_num=2":
            Reply(RDF_XML.replace("temperature", "sel"))},
        [f"/concepts/concept_scheme/platforms?format=rdf&page_size=2000&page_num={number}" for number in (1, 2)]),
    "ukgovld": ({}, {"/?_format=ttl&_view=with_metadata&status=valid": Reply(TURTLE)},
                ["/?_format=ttl&_view=with_metadata&status=valid"]),
    "ukgovld in pages": ({}, {
        "/?_format=ttl&_view=with_metadata&status=valid": Reply(PAGED.replace("{address}", "http://registry/reg")),
        "/?_format=ttl&_view=with_metadata&status=valid&_page=1": Reply(OTHER)},
        ["/?_format=ttl&_view=with_metadata&status=valid", "/?_format=ttl&_view=with_metadata&status=valid&_page=1"]),
    "ukgovld that gives pages only": ({}, {
        "/?_format=ttl&_view=with_metadata&status=valid": Reply("", 413),
        "/?_format=ttl&_view=with_metadata&status=valid&firstPage": Reply(TURTLE)},
        ["/?_format=ttl&_view=with_metadata&status=valid",
         "/?_format=ttl&_view=with_metadata&status=valid&firstPage"]),
}  # fmt: skip


def preset(site: Site, kind: str = "file", path: str = "", **values: str) -> Preset:
    return Preset("essai", kind, f"{site.address}{path}", **values)


@pytest.mark.parametrize("name", SERVERS)
def test_a_server_is_asked_as_documented(site: Site, settings: PullSettings, name: str) -> None:
    values, answers, paths = SERVERS[name]
    kind = next(one for one in KINDS if one in name.split())
    address = "/" if kind in ("file", "ukgovld") else ""
    site.answers |= answers
    brought = pull(preset(site, kind, address, **values), settings)
    assert site.paths == paths
    assert brought.status is PullStatus.PULLED
    assert brought.entry.concepts == len(gather(pulled("essai").path).entries) >= 1


def test_pages_become_one_thesaurus_that_is_the_same_each_time(site: Site, settings: PullSettings) -> None:
    def answer(asked: Asked) -> Reply:
        more = {"Link": '</?page=9>; rel="last", </?page=2>; title="a, b"; rel="next"'} if asked.path == "/" else {}
        return Reply(TURTLE if asked.path == "/" else OTHER + "[] a <urn:x> .", headers=more)

    site.answers |= {"/": answer}
    assert pull(preset(site, path="/"), settings).entry.concepts == 3
    assert pull(preset(site, path="/"), settings).status is PullStatus.UNCHANGED
    labels = {label.text for entry in gather(pulled("essai").path).entries for label in entry.labels}
    assert {"température", 'T "in situ"', "houle"} <= labels


def test_files_that_belong_together_become_one(site: Site, settings: PullSettings) -> None:
    site.answers |= {"/a.ttl": Reply(TURTLE), "/b.rdf": Reply(RDF_XML.replace("temperature", "sel"))}
    two = Preset("essai", "file", f"{site.address}/a.ttl", more=(f"{site.address}/b.rdf",))
    assert pull(two, settings).entry.concepts == 3


def test_the_file_beside_is_taken_where_the_interface_gives_a_page(site: Site, settings: PullSettings) -> None:
    site.answers |= {"/rest/v1/mer/data": Reply(PAGE), "/dumps/mer.ttl": Reply(TURTLE)}
    chosen = Preset("essai", "skosmos", site.address, "mer", dump=f"{site.address}/dumps/mer.ttl")
    entry = pull(chosen, settings).entry
    assert (entry.concepts, entry.answered_by) == (2, f"{site.address}/dumps/mer.ttl")
    assert site.paths[0] == SKOSMOS


def test_a_server_with_several_vocabularies_asks_which(site: Site, settings: PullSettings) -> None:
    site.answers["/rest/v1/vocabularies"] = Reply(json.dumps({"vocabularies": [{"id": "mer"}, {"id": "air"}]}))
    with pytest.raises(UnreadableError, match="has 2 vocabularies: air, mer"):
        pull(preset(site, "skosmos"), settings)


def test_the_key_is_in_the_header_and_nowhere_else(site: Site, settings: PullSettings, tmp_path: Path) -> None:
    site.answers |= {
        "/ontologies/MER/download": Reply(TURTLE),
        "/ontologies/MER/latest_submission": Reply('{"version": "2.1", "hasLicense": "CC0"}'),
    }
    secret = "apikey token=clef-secrete"  # noqa: S105 - nobody has it
    with_key = PullSettings(settings.folder, 20, settings.patience, secret)
    entry = pull(preset(site, "ontoportal", id="MER", key="FAIRTOOL_KEY_X"), with_key).entry
    assert (entry.version, entry.licence) == ("2.1", "CC0")
    assert all(one.headers["authorization"] == secret for one in site.asked)
    assert not any("secrete" in path for path in site.paths)
    kept = [path.read_bytes() for path in (tmp_path / "cache").rglob("*") if path.is_file()]
    assert kept
    assert not any(b"secrete" in content for content in kept)
    assert "secrete" not in repr(with_key)


def test_a_key_never_goes_to_another_host(site: Site, settings: PullSettings) -> None:
    other = site.address.replace("127.0.0.1", "localhost")
    site.answers |= {
        "/ontologies/MER/download": Reply("", 302, {"Location": f"{other}/x?apikey=clef"}),
        "/x": Reply(TURTLE),
    }
    with_key = PullSettings(settings.folder, 20, settings.patience, "apikey token=clef-secrete")
    with pytest.raises(UnreadableError, match="which the key is not for") as told:
        pull(preset(site, "ontoportal", id="MER"), with_key)
    assert site.paths == ["/ontologies/MER/download"]
    assert "clef" not in str(told.value)


def test_a_key_never_goes_over_a_line_that_others_read(settings: PullSettings) -> None:
    with_key = PullSettings(settings.folder, 20, settings.patience, "apikey token=clef")
    with pytest.raises(UnreadableError, match="over https only"):
        pull(Preset("essai", "ontoportal", "http://portal.invalid", "MER"), with_key)


def test_every_kind_has_an_adapter_and_every_preset_a_kind() -> None:
    assert set(ADAPTERS) == set(KINDS)
    assert {one.kind for one in presets().values()} <= set(KINDS)


@pytest.mark.parametrize("name", presets())
def test_a_preset_is_whole(name: str) -> None:
    one = preset_named(name)
    assert one.address.startswith("https://")
    assert one.title
    assert one.facets
    assert one.languages
    assert one.licence
    assert set(one.poles) <= set(poles())
    assert next(ADAPTERS[one.kind](one))[0].startswith(one.address.split("/geonetwork")[0])


@pytest.mark.parametrize(
    ("said", "name"),
    [("formater", "formater-variable"), ("ForM@Ter", "formater-foi"), ("FormaTerre", "formater-product"),
     ("AERIS", "aeris-parameters"), ("THEIA", "theia-ozcar"), ("theia", "theia-spatial"), ("Odatis", "odatis-od1"),
     ("PNDB", "pndb-biodiversity"), ("DINAMIS", "gcmd-platforms"), ("CLIMERI-France", "nvs-exv"),
     ("coastline", "odatis-od1"), ("trait de côte", "odatis-od1"), ("Data Terra", "easydata"),
     ("EaSy Data", "easydata")],
)  # fmt: skip
def test_a_pole_is_known_by_all_its_names(said: str, name: str) -> None:
    assert name in names_of_pole(said)


REAL = ["EnvThes.ttl", "gemet-fr.rdf", "inspire-theme.rdf", "data-terra/ODATIS_Thesaurus.ttl"]


@pytest.mark.parametrize("name", REAL)
def test_a_thesaurus_in_use_is_pulled(site: Site, settings: PullSettings, name: str) -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set")
    content = (Path(corpus) / "skos" / "thesauri" / name).read_bytes()
    site.answers["/x"] = Reply(content)
    entry = pull(preset(site, path="/x"), settings).entry
    assert entry.size == len(content)
    assert entry.concepts >= 30
