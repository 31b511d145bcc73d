"""All records of a catalogue become entries, whatever the catalogue says of its pages."""

from collections.abc import Callable, Mapping, Sequence

import pytest

from fairtool.audit.entry import Entry
from fairtool.audit.harvest import Page, harvested, is_catalogue
from fairtool.errors import UnreadableError, UsageError
from fairtool.iso.safe import parse
from fairtool.push.call import Patience
from fairtool.push.csw.element import identifier_of
from fairtool.push.faults import AccessError, RefusedError
from tests.push.csw.odd_catalogue import CSW, OddCatalogue, complaint
from tests.push.servers.csw import inserting
from tests.push.servers.exchange import ask
from tests.push.servers.loopback import Asked, Reply
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import many, record

QUICK = Patience(seconds=10, silence=5, tries=2, pause=0.01, rate_pause=0.01)
RECORDS = many(230)
Answering = Callable[[Asked], str | Reply]


def entries_of(pages: Sequence[Page]) -> list[Entry]:
    """Give all entries of some pages."""
    return [entry for page in pages for entry in page.entries]


def names(pages: Sequence[Page]) -> list[str]:
    """Give the names of all entries without the address."""
    return [entry.relative for entry in entries_of(pages)]


# A real catalogue, which gives 100 records at once at most.


@pytest.fixture(scope="module")
def filled(pycsw_module: PycswServer) -> PycswServer:
    """Give a pycsw with more records than two of its pages."""
    records = list(RECORDS.values())
    for first in range(0, len(records), 50):
        ask(pycsw_module.url, inserting(*records[first : first + 50]))
    assert pycsw_module.count() == len(records)
    return pycsw_module


def test_a_real_catalogue_gives_all_its_records_once_and_in_order(filled: PycswServer) -> None:
    pages = list(harvested(filled.url, patience=QUICK))
    assert names(pages) == sorted(RECORDS)
    assert [page.total for page in pages] == [len(RECORDS)] * len(pages)
    assert max(len(page.entries) for page in pages) == 100
    assert (pages[-1].next_start, sum(page.repeated for page in pages)) == (0, 0)


def test_a_record_of_a_real_catalogue_is_a_document_of_its_own(filled: PycswServer) -> None:
    entry = next(harvested(filled.url, patience=QUICK)).entries[0]
    assert entry.name == f"{filled.url}#essai-00001"
    assert (entry.kind, entry.size, entry.modified) == ("xml", len(entry.content or b""), 1_715_904_000_000_000_000)
    root = parse(entry.content or b"", entry.name)
    assert root.tag == "{http://www.isotc211.org/2005/gmd}MD_Metadata"
    assert identifier_of(root) == "essai-00001"


def test_a_harvest_goes_on_where_it_ended(filled: PycswServer) -> None:
    first = next(harvested(filled.url, patience=QUICK))
    rest = list(harvested(filled.url, start=first.next_start, patience=QUICK))
    assert names([first, *rest]) == sorted(RECORDS)


def test_the_address_of_the_capabilities_will_do(filled: PycswServer) -> None:
    address = f"{filled.url}?service=CSW&version=2.0.2&request=GetCapabilities"
    assert next(harvested(address, patience=QUICK)).entries[0].name == f"{filled.url}#essai-00001"


# Catalogues with the faults of others.


class Shelf:
    """Records on a shelf, given as a question asks for them; each fault of a catalogue is one argument."""

    def __init__(
        self,
        ids: Sequence[str],
        *,
        cap: int = 1000,
        total: Callable[[int], str] = str,
        following: Callable[[int], str] = str,
        ignores_start: bool = False,
        fails_on: Sequence[int] = (),
        dropped: Sequence[int] = (),
        refuses: bytes = b"\0",
    ) -> None:
        """Take the identifiers and the faults."""
        self.ids = ids
        self.cap = cap
        self.total = total
        self.following = following
        self.ignores_start = ignores_start
        self.fails_on = set(fails_on)
        self.dropped = set(dropped)
        self.refuses = refuses
        self.sizes: list[tuple[int, int]] = []

    def __call__(self, asked: Asked) -> str | Reply:
        """Answer GetRecords."""
        if self.refuses in asked.body:
            return complaint("InvalidParameterValue", "SortBy", "no order here")
        start, most = (int(_attribute(asked, name)) for name in ("startPosition", "maxRecords"))
        self.sizes.append((start, most))
        first = 1 if self.ignores_start else start
        wanted = range(first, min(first + min(most, self.cap), len(self.ids) + 1))
        if self.fails_on & set(wanted):
            return complaint("NoApplicableCode", "", "list index out of range")
        given = [self.ids[one - 1] for one in wanted if one not in self.dropped]
        following = first + len(wanted) if first + len(wanted) <= len(self.ids) else 0
        return results([record(one) for one in given], self.total(len(self.ids)), self.following(following))


def _attribute(asked: Asked, name: str) -> str:
    return asked.body.decode().partition(f'{name}="')[2].partition('"')[0]


def results(records: Sequence[bytes], total: str, following: str) -> str:
    """Give the answer to GetRecords."""
    inside = "".join(one.decode().partition("?>")[2] for one in records)
    counts = f'numberOfRecordsMatched="{total}" numberOfRecordsReturned="{len(records)}" nextRecord="{following}"'
    return (
        f'<csw:GetRecordsResponse xmlns:csw="{CSW}"><csw:SearchResults {counts}>{inside}</csw:SearchResults>'
        "</csw:GetRecordsResponse>"
    )


def ids(count: int) -> list[str]:
    """Give identifiers."""
    return [f"r{number:04}" for number in range(1, count + 1)]


def gathered(answer: Answering, **asked: object) -> list[Page]:
    """Harvest a catalogue that answers so."""
    with OddCatalogue({"GetRecords": answer}) as served:
        return list(harvested(served.url, patience=QUICK, **asked))  # type: ignore[arg-type]  # by their names


@pytest.mark.parametrize(
    "faults",
    [
        {},
        {"cap": 7},
        {"following": lambda _: "0"},
        {"following": lambda _: "1"},
        {"following": lambda _: "9" * 30},
        {"following": lambda _: "next"},
        {"total": lambda _: ""},
        {"total": lambda count: str(count * 2)},
        {"refuses": b"SortBy"},
        {"refuses": b"apiso:Identifier"},
        {"refuses": b'"gmd:MD_Metadata"'},
    ],
    ids=lambda faults: " ".join(faults) or "none",
)
def test_all_records_come_whatever_is_said_of_pages_and_order(faults: Mapping[str, object]) -> None:
    pages = gathered(Shelf(ids(120), **faults))  # type: ignore[arg-type]
    assert names(pages) == ids(120)
    assert pages[-1].next_start == 0


def test_an_empty_catalogue_gives_one_empty_page() -> None:
    assert gathered(Shelf([])) == [Page(1, 0, 0, ())]


def test_a_record_that_the_catalogue_fails_on_is_left_out_and_told() -> None:
    pages = gathered(Shelf(ids(120), fails_on=[3, 77]))
    assert names(pages) == [one for one in ids(120) if one not in ("r0003", "r0077")]
    assert [one for page in pages for one in page.missed] == [3, 77]


def test_a_catalogue_that_fails_on_every_record_is_told_in_its_words() -> None:
    with pytest.raises(RefusedError, match="does not give its records: list index out of range"):
        gathered(Shelf(ids(120), fails_on=range(1, 121)))


def test_records_that_a_catalogue_leaves_out_of_its_pages_hold_up_nothing() -> None:
    pages = gathered(Shelf(ids(120), cap=10, dropped=[2, 3, *range(41, 55)]))
    assert names(pages) == [one for one in ids(120) if int(one[1:]) not in {2, 3, *range(41, 55)}]


def test_a_catalogue_that_gives_nothing_and_always_more_is_believed_for_a_while_only() -> None:
    def answer(asked: Asked) -> str:
        return results([], "9999999", str(int(_attribute(asked, "startPosition")) + 1))

    with pytest.raises(RefusedError, match="says that it has 9999999 records, and gives no new ones from number 21 on"):
        gathered(answer)


@pytest.mark.parametrize("cap", [20, 1000])
def test_a_catalogue_that_begins_at_the_first_again_is_told(cap: int) -> None:
    with pytest.raises(RefusedError, match="gives the same records again and again"):
        gathered(Shelf(ids(300), cap=cap, ignores_start=True))


def test_a_record_that_comes_twice_is_counted_and_left_out() -> None:
    pages = gathered(Shelf([*ids(60), "r0007", *ids(62)[60:]], cap=40))
    assert names(pages) == ids(62)
    assert sum(page.repeated for page in pages) == 1


def test_records_without_identifier_are_named_by_their_position() -> None:
    assert names(gathered(Shelf(["a", "", "b\n  c", "x" * 501]))) == ["a", "record-2", "b c", "record-4"]


def test_fewer_records_are_asked_for_where_an_answer_is_too_much() -> None:
    shelf = Shelf(ids(60))

    def answer(asked: Asked) -> str | Reply:
        if int(_attribute(asked, "maxRecords")) <= 12:
            return shelf(asked)
        return Reply(500, b"java.lang.OutOfMemoryError")

    assert names(gathered(answer)) == ids(60)
    assert shelf.sizes[0] == (1, 12)


def test_dublin_core_alone_is_told() -> None:
    def answer(_asked: Asked) -> str:
        return results([f'<?x?><csw:Record xmlns:csw="{CSW}"/>'.encode()], "1", "0")

    with pytest.raises(RefusedError, match="gives its records in Dublin Core alone"):
        gathered(answer)


def test_an_answer_without_a_list_is_told() -> None:
    with pytest.raises(RefusedError, match="without any list of them"):
        gathered(lambda _: f'<csw:GetRecordsResponse xmlns:csw="{CSW}"/>')


def test_another_schema_is_asked_for() -> None:
    mdb = "http://standards.iso.org/iso/19115/-3/mdb/2.0"
    shelf = Shelf(ids(2))
    bodies: list[bytes] = []

    def answer(asked: Asked) -> str | Reply:
        bodies.append(asked.body)
        return shelf(asked)

    gathered(answer, schema=mdb)
    assert f'outputSchema="{mdb}"'.encode() in bodies[0]
    assert b'typeNames="mdb:MD_Metadata"' in bodies[0]


def test_who_may_not_read_is_told_at_once() -> None:
    asked: list[Asked] = []

    def answer(one: Asked) -> Reply:
        asked.append(one)
        return Reply(403)

    with pytest.raises(AccessError):
        gathered(answer)
    assert len(asked) == 1


def test_a_catalogue_that_breaks_off_in_the_middle_is_told_after_what_came() -> None:
    shelf = Shelf(ids(120))

    def answer(asked: Asked) -> str | Reply:
        return shelf(asked) if int(_attribute(asked, "startPosition")) == 1 else Reply(302, b"", {"Location": "/login"})

    with OddCatalogue({"GetRecords": answer}) as served:
        pages = harvested(served.url, patience=QUICK)
        assert len(next(pages).entries) == 50
        with pytest.raises(RefusedError, match="which was not asked"):
            list(pages)


def test_what_is_not_there_or_no_catalogue_is_told() -> None:
    with OddCatalogue({"GetRecords": Shelf([])}) as served:
        gone = served.url
        with pytest.raises(UnreadableError, match="cannot be fetched"):
            list(harvested("http://127.0.0.1:9/csw", patience=QUICK))
    with pytest.raises(UnreadableError, match="cannot be fetched"):
        list(harvested(gone, patience=QUICK))
    with pytest.raises(UsageError):
        list(harvested("csw"))


@pytest.mark.parametrize(
    ("address", "expected"),
    [
        ("https://host/csw", True),
        ("https://host/geonetwork/srv/eng/csw/", True),
        ("https://host/ows?service=csw&request=GetCapabilities", True),
        ("https://host/pycsw/csw.py", True),
        ("https://host/data/csw/a.nc", False),
        ("https://host/thredds/catalog.xml", False),
    ],
)
def test_an_address_tells_whether_it_may_be_a_catalogue(address: str, *, expected: bool) -> None:
    assert is_catalogue(address) is expected
