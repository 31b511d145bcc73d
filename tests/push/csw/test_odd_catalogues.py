"""Catalogues answer in odd ways: each is understood, or told in few words."""

from pathlib import Path

import pytest

from fairtool.push import session
from fairtool.push.faults import AccessError, LostAnswerError, RefusedError
from fairtool.push.form import Form, Wanted
from tests.push.csw.odd_catalogue import CSW, OWS, OddCatalogue, complaint, done, found, ids_in
from tests.push.csw.pushing import Push
from tests.push.servers.loopback import Asked, Reply
from tests.push.servers.records import many, record

KEPT = many(5)


def _one_by_one(asked: Asked) -> str:
    """Answer as a catalogue that complains of the whole question where one record is not there."""
    names = ids_in(asked)
    missing = [name for name in names if name not in KEPT]
    return complaint("InvalidParameterValue", "id", missing[0]) if missing else found(*(KEPT[name] for name in names))


def test_one_that_is_not_there_does_not_hide_the_others(tmp_path: Path) -> None:
    with OddCatalogue({"GetRecordById": _one_by_one}) as odd, Push(odd.url, tmp_path).opened() as catalogue:
        assert set(catalogue.held([*KEPT, "absent", "absent-2"])) == set(KEPT)


def test_a_record_that_nobody_asked_for_is_not_taken_for_another(tmp_path: Path) -> None:
    with (
        OddCatalogue({"GetRecordById": lambda _: found(record("B"), record("b "), record("c"))}) as odd,
        Push(odd.url, tmp_path).opened() as catalogue,
    ):
        assert set(catalogue.held(["b", "a"])) == {"b"}


def test_a_record_that_is_there_twice_cannot_be_written(tmp_path: Path) -> None:
    with (
        OddCatalogue({"GetRecordById": lambda _: found(record("a"), record("a", title="Deux"))}) as odd,
        Push(odd.url, tmp_path).opened() as catalogue,
    ):
        locked = catalogue.held(["a"])["a"].locked
    assert locked
    assert locked.text() == "the target holds a 2 times: somebody has to take out all but one there first"


def test_dublin_core_is_no_answer(tmp_path: Path) -> None:
    brief = f'<csw:GetRecordByIdResponse xmlns:csw="{CSW}"><csw:Record/></csw:GetRecordByIdResponse>'
    with (
        OddCatalogue({"GetRecordById": lambda _: brief}) as odd,
        Push(odd.url, tmp_path).opened() as catalogue,
        pytest.raises(RefusedError, match="Dublin Core alone"),
    ):
        catalogue.held(["a"])


def test_an_answer_that_is_too_large_is_asked_for_in_parts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    answers = {"GetRecordById": lambda asked: found(*(KEPT[name] for name in ids_in(asked)))}
    monkeypatch.setattr(session, "LARGEST", 12_000)
    with OddCatalogue(answers) as odd, Push(odd.url, tmp_path).opened() as catalogue:
        assert set(catalogue.held(list(KEPT))) == set(KEPT)
        sizes = [len(ids_in(one)) for one in odd.asked if b"GetRecordById" in one.body]
    assert sizes == [5, 2, 3, 1, 2]


def test_a_catalogue_that_gives_a_few_at_once_is_asked_for_the_others(tmp_path: Path) -> None:
    answers = {"GetRecordById": lambda asked: found(*[KEPT[name] for name in ids_in(asked) if name in KEPT][:2])}
    with OddCatalogue(answers) as odd, Push(odd.url, tmp_path).opened() as catalogue:
        assert set(catalogue.held([*KEPT, "absent"])) == set(KEPT)


def test_garbage_is_asked_for_again(tmp_path: Path) -> None:
    answers = iter(["<a><b></a>", found(KEPT["essai-00001"])])
    with (
        OddCatalogue({"GetRecordById": lambda _: next(answers)}) as odd,
        Push(odd.url, tmp_path).opened() as catalogue,
    ):
        assert set(catalogue.held(["essai-00001"])) == {"essai-00001"}


def test_a_page_that_is_sound_xml_does_not_say_that_nothing_is_there(tmp_path: Path) -> None:
    with (
        OddCatalogue({"GetRecordById": lambda _: "<html><body><h1>Log in</h1></body></html>"}) as odd,
        Push(odd.url, tmp_path).opened() as catalogue,
        pytest.raises(RefusedError, match="no answer of a catalogue"),
    ):
        catalogue.held(["a"])


def test_a_document_type_is_not_expanded(tmp_path: Path) -> None:
    bomb = '<!DOCTYPE a [<!ENTITY b "bbbbbbbb">]><a>&b;</a>'
    with (
        OddCatalogue({"GetRecordById": lambda _: bomb}) as odd,
        Push(odd.url, tmp_path).opened() as catalogue,
        pytest.raises(RefusedError, match="no answer of a catalogue"),
    ):
        catalogue.held(["a"])


def _written(tmp_path: Path, said: str | Reply, count: int = 2) -> dict[str, tuple[str, str]]:
    forms = [Form(name, content, "") for name, content in list(KEPT.items())[:count]]
    with OddCatalogue({"Transaction": lambda _: said}) as odd, Push(odd.url, tmp_path).opened() as catalogue:
        done = catalogue.write([Wanted(one, "create") for one in forms])
    return {name: (one.key, one.answer) for name, one in done.items()}


def test_totals_are_read(tmp_path: Path) -> None:
    said = "totalInserted=2 totalUpdated=0 totalDeleted=0"
    assert _written(tmp_path, done(2, names=("essai-00001", "essai-00002"))) == {
        "essai-00001": ("", said),
        "essai-00002": ("", said),
    }
    assert _written(tmp_path, done(1)) == {}
    assert _written(tmp_path, done().replace("<csw:totalInserted>0", "<csw:totalInserted>two")) == {}


def test_another_identifier_that_the_catalogue_gave_is_told(tmp_path: Path) -> None:
    given = _written(tmp_path, done(2, names=("essai-00001", "b7f1")))
    assert [key for key, _ in given.values()] == ["", "b7f1"]


SQL = (
    "Transaction (insert) failed: (sqlite3.IntegrityError) UNIQUE constraint failed: records.identifier\n"
    "[SQL: INSERT INTO records VALUES (?)]\n[parameters: ('someone@example.org',)]."
)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (SQL, "holds a record with this identifier already, and takes no second one"),
        ("duplicate key value violates unique constraint", "holds a record with this identifier already"),
        ("(sqlite3.IntegrityError) NOT NULL constraint failed: records.identifier [SQL: x]", "finds no identifier"),
        ("record parsing failed: Unsupported metadata format", "does not know this kind of metadata record"),
        ("list index out of range", "failed on the record"),
        ("'NoneType' object has no attribute 'title'", "failed on the record"),
        ("Cannot commit to repository", "refuses: Cannot commit to repository"),
        ("a\n  b " + "c" * 5000, "refuses: a b ccc"),
    ],
)
def test_complaints_are_told_in_few_words(tmp_path: Path, text: str, told: str) -> None:
    with pytest.raises(RefusedError) as caught:
        _written(tmp_path, complaint("NoApplicableCode", "insert", text))
    message = str(caught.value)
    assert told in message
    assert len(message) < 500
    assert "SQL" not in message
    assert "example.org" not in message


@pytest.mark.parametrize(
    ("code", "text"),
    [
        ("OperationNotSupported", "Transaction operations are not supported"),
        ("NoApplicableCode", "CSW-T interface is disabled"),
        ("NoApplicableCode", "CSW-T operations not allowed for this IP address: 192.0.2.7"),
    ],
)
def test_a_closed_door_is_told_apart(tmp_path: Path, code: str, text: str) -> None:
    with pytest.raises(AccessError):
        _written(tmp_path, complaint(code, "transaction", text))


@pytest.mark.parametrize(
    "said",
    [
        Reply(500, b"oops", {"Content-Type": "text/plain"}),
        Reply(200, b"<html><body>Log in</body></html>", {"Content-Type": "text/html"}),
        "<a><b></a>",
        '<csw:Something xmlns:csw="http://www.opengis.net/cat/csw/2.0.2"/>',
        complaint("NoApplicableCode", "insert", "(sqlite3.OperationalError) database is locked"),
    ],
)
def test_what_does_not_say_what_was_done_leaves_it_open(tmp_path: Path, said: str | Reply) -> None:
    with pytest.raises(LostAnswerError):
        _written(tmp_path, said)


def test_an_envelope_that_is_too_large_is_refused(tmp_path: Path) -> None:
    with pytest.raises(RefusedError, match="HTTP status 413"):
        _written(tmp_path, Reply(413, b"<html/>", {"Content-Type": "text/html"}))


def test_an_empty_report_is_a_refusal(tmp_path: Path) -> None:
    with pytest.raises(RefusedError):
        _written(tmp_path, f'<ows:ExceptionReport xmlns:ows="{OWS}"/>')


def test_the_address_of_transactions_is_that_for_plain_xml(tmp_path: Path) -> None:
    operations = """<ows:Operation name="Transaction"><ows:DCP><ows:HTTP>
      <ows:Post xlink:href="/soap"><ows:Constraint name="PostEncoding"><ows:Value>SOAP</ows:Value></ows:Constraint>
      </ows:Post><ows:Post xlink:href="/write"><ows:Constraint name="PostEncoding"><ows:Value>XML</ows:Value>
      </ows:Constraint></ows:Post></ows:HTTP></ows:DCP><ows:Parameter/></ows:Operation>"""
    with OddCatalogue({"Transaction": lambda _: done(1)}, operations=operations) as odd:
        with Push(odd.url, tmp_path).opened() as catalogue:
            assert catalogue.prospect().refusals == ()
            catalogue.write([Wanted(Form("a", KEPT["essai-00001"], ""), "create")])
        assert [one.path for one in odd.asked] == ["/csw", "/write", "/write"]


def test_an_address_of_transactions_that_is_not_there_is_given_up(tmp_path: Path) -> None:
    operations = """<ows:Operation name="Transaction"><ows:DCP><ows:HTTP><ows:Post xlink:href="/csw/csw"/></ows:HTTP>
      </ows:DCP></ows:Operation>"""

    def only_here(asked: Asked) -> str | Reply:
        return done(1) if asked.path == "/csw" else Reply(404)

    with OddCatalogue({"Transaction": only_here}, operations=operations) as odd:
        odd.answer = lambda asked: _gone_or(odd, asked)  # type: ignore[method-assign]
        with Push(odd.url, tmp_path).opened() as catalogue:
            catalogue.prospect()
            assert catalogue.write([Wanted(Form("a", KEPT["essai-00001"], ""), "create")])


def _gone_or(odd: OddCatalogue, asked: Asked) -> Reply:
    return Reply(404) if asked.path != "/csw" else OddCatalogue.answer(odd, asked)
