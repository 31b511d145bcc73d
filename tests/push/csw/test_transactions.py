"""Records go to a real catalogue by transactions of both versions, and come back as they were sent."""

from pathlib import Path

import pytest

from fairtool.push.csw.holding import TOGETHER
from fairtool.push.journal import known_in
from tests.push.csw.pushing import Push, results, told
from tests.push.servers.csw import deleting, inserting, updating
from tests.push.servers.exchange import ask
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import many, record

VERSIONS = ("2.0.2", "3.0.0")
ODD = ("a,b", "a", "b", "it's", 'says "no"', "<&>", "100 %", "œuvre d'été", "urn:x:y/z?q=1#2", "' OR '1'='1", "a  b")


@pytest.fixture(params=VERSIONS)
def push(request: pytest.FixtureRequest, pycsw: PycswServer, tmp_path: Path) -> Push:
    return Push(pycsw.url, tmp_path, {"version": request.param})


def test_records_are_created_then_unchanged_then_updated(push: Push, pycsw: PycswServer) -> None:
    push.put(many(3))
    assert [one.action for one in push.plan()] == ["create"] * 3
    assert set(results(push.push()).values()) == {"done"}
    assert pycsw.ids() == tuple(many(3))
    assert [one.action for one in push.plan()] == ["unchanged"] * 3
    push.put({"essai-00002": record("essai-00002", title="Un autre titre")})
    items = push.plan()
    assert [one.action for one in items] == ["unchanged", "update", "unchanged"]
    assert [one.field for one in items[1].changes] == ["identificationInfo.citation.title"]
    assert results(push.apply(items))["essai-00002"] == "done"
    assert "Un autre titre" in pycsw.xml("essai-00002").decode()
    assert not known_in(push.journal).pending


def test_identifiers_are_never_markup_and_never_joined(push: Push, pycsw: PycswServer) -> None:
    push.put({name: record(name) for name in ODD})
    assert results(push.push()) == dict.fromkeys(ODD, "done")
    assert set(pycsw.ids()) == set(ODD)
    assert {one.action for one in push.plan()} == {"unchanged"}
    with push.opened() as catalogue:
        assert set(catalogue.held(["a,b"])) == {"a,b"}
        for name in ODD:
            assert catalogue.delete(catalogue.held([name])[name]).endswith("totalDeleted=1")
    assert pycsw.count() == 0


def test_children_are_named_before_a_parent_is_deleted(push: Push, pycsw: PycswServer) -> None:
    push.put({"mère": record("mère"), **{name: record(name, parent="mère") for name in ("fille-1", "fille-2")}})
    push.push()
    with push.opened() as catalogue:
        assert catalogue.children(["mère", "fille-1"]) == {"mère": ("fille-1", "fille-2"), "fille-1": ()}
        assert catalogue.delete(catalogue.held(["mère"])["mère"]).endswith("totalDeleted=3")
    assert pycsw.count() == 0


def test_a_deletion_of_what_is_not_there_says_so(push: Push) -> None:
    push.put({"un": record("un")})
    push.push()
    with push.opened() as catalogue:
        held = catalogue.held(["un"])["un"]
        catalogue.delete(held)
        assert catalogue.delete(held).endswith("totalDeleted=0")


def test_what_was_deleted_there_since_the_plan_is_not_written(push: Push, pycsw: PycswServer) -> None:
    push.put(many(2))
    push.push()
    push.put({name: record(name, title="Neuf") for name in many(2)})
    items = push.plan()
    ask(pycsw.url, deleting("essai-00001"))
    assert results(push.apply(items)) == {"essai-00001": "moved", "essai-00002": "done"}


def test_more_records_than_one_question_are_read(pycsw: PycswServer, tmp_path: Path) -> None:
    names = many(TOGETHER + 10)
    for start in range(0, len(names), 30):
        ask(pycsw.url, inserting(*list(names.values())[start : start + 30]))
    with Push(pycsw.url, tmp_path).opened() as catalogue:
        assert set(catalogue.held([*names, "no-such"])) == set(names)


def test_a_record_that_others_changed_is_a_conflict(push: Push, pycsw: PycswServer) -> None:
    push.put(many(2))
    push.push()
    ask(pycsw.url, updating(record("essai-00001", title="Corrigé sur place")))
    items = push.plan()
    assert [one.action for one in items] == ["conflict", "unchanged"]
    assert results(push.apply(push.plan(force=True)))["essai-00001"] == "done"


def test_one_bad_record_keeps_no_other_out(push: Push, pycsw: PycswServer) -> None:
    good = many(6)
    bad = record("sans-fond").decode()
    bad = bad[: bad.index("<gmd:identificationInfo>")] + "</gmd:MD_Metadata>"
    push.put({**good, "sans-fond": bad.encode()})
    outcomes = push.push()
    assert results(outcomes) == {**dict.fromkeys(good, "done"), "sans-fond": "failed"}
    assert told(outcomes)[0].startswith(f"{pycsw.url.rstrip('/')} failed on the record")
    assert pycsw.ids() == tuple(good)


def test_a_record_that_is_inserted_by_another_meanwhile_is_told_without_sql(push: Push, pycsw: PycswServer) -> None:
    push.put(many(2))
    with push.opened() as catalogue:
        forms = [one for one in push.plan() if one.action == "create"]
        assert len(forms) == 2
        ask(pycsw.url, inserting(record("essai-00001", title="D'un autre")))
        catalogue.prospect()
        outcomes = push.apply(forms)
    assert results(outcomes) == {"essai-00001": "moved", "essai-00002": "done"}
    assert not any("SQL" in text or "example.org" in text for text in told(outcomes))


def test_a_catalogue_that_tells_its_records_in_another_order_has_renamed_none(push: Push) -> None:
    plain = {name: record(name) for name in ("a", "c", "e")}
    other = {name: record(name).replace(b"gmd:MD_Metadata", b"gmi:MI_Metadata") for name in ("b", "d")}
    spaced = {
        name: content.replace(b"<gmi:MI_Metadata ", b'<gmi:MI_Metadata xmlns:gmi="http://www.isotc211.org/2005/gmi" ')
        for name, content in other.items()
    }
    push.put(plain | spaced)
    outcomes = push.apply(push.plan())
    assert results(outcomes) == dict.fromkeys("abcde", "done")
    assert [one.notes for one in outcomes] == [()] * 5
    assert [one.key for one in outcomes] == [""] * 5
