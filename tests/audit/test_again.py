"""A store that was judged again says what a fresh one says, and nothing is opened that must not be."""

import json
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.audit.asked import Asked
from fairtool.audit.discovering import Discovering
from fairtool.audit.entry import Entry
from fairtool.audit.export import TABLES
from fairtool.audit.judging import judge
from fairtool.audit.merging import merge
from fairtool.audit.revision import modules_of
from fairtool.audit.store.again import Again
from fairtool.audit.store.opening import opened_to_read
from fairtool.audit.store.writer import Writer
from fairtool.netcdf.read_limits import Limits
from fairtool.rules.catalogue import all_rules
from fairtool.settings import Settings
from tests.audit.archive import archive, data_file
from tests.audit.in_process import audited, selecting, told
from tests.audit.running import rows

VALUES = Asked(selecting(select=("cf-4", "cf-5")))  # some of these rules read values
HEADERS = Asked(selecting(ignore=("cf-3.1",)))
RECORD = """<MD_Metadata xmlns="http://www.isotc211.org/2005/gmd">{text}</MD_Metadata>"""
IDENTIFIER = (
    '<fileIdentifier><g:CharacterString xmlns:g="http://www.isotc211.org/2005/gco">the same</g:CharacterString>'
    "</fileIdentifier>"
)
PLAN = {"dmp": {"title": "Sea"}}

CHANGES = [
    pytest.param(Asked(), HEADERS, id="rules"),
    pytest.param(Asked(selecting(select=("cf-3",))), VALUES, id="values"),
    pytest.param(Asked(), Asked(Settings(deep=True)), id="deep"),
    pytest.param(Asked(), Asked(selecting(versions={"cf": "1.6"})), id="version"),
    pytest.param(Asked(), Asked(layout="{pole}/{centre}/{dataset}"), id="layout"),
    pytest.param(Asked(), Asked(rubric="rda-1.0"), id="score"),
    pytest.param(Asked(rubric="rda-1.0"), Asked(), id="no score"),
]


@pytest.fixture
def mixed(tmp_path: Path) -> Path:
    """Give an archive with data, records, plans, a text of data, and what cannot be read."""
    root = archive(tmp_path / "data" / "aeris" / "ICARE", 4).parents[1]
    (root / "broken.nc").write_bytes(b"CDF\x01 and nothing else")
    (root / "one.cdl").write_text(
        'netcdf one {\ndimensions:\n x = 1 ;\nvariables:\n float a(x) ;\n a:units = "K" ;\n}\n'
    )
    (root / "iso.xml").write_text(RECORD.format(text=""))
    (root / "two.xml").write_text(f"<records>{RECORD.format(text='')}{RECORD.format(text='b')}</records>")
    (root / "plan.json").write_text(json.dumps(PLAN))
    (root / "cut.json").write_text(json.dumps(PLAN)[:-2])
    return root


@pytest.mark.parametrize(("before", "after"), CHANGES)
def test_what_is_judged_anew_is_what_a_fresh_run_says(before: Asked, after: Asked, mixed: Path, tmp_path: Path) -> None:
    store, fresh = tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    audited(mixed, store, before)
    audited(mixed, store, after)
    audited(mixed, fresh, after)
    assert told(store) == told(fresh)
    audited(mixed, store, before)
    audited(mixed, tmp_path / "first.sqlite", before)
    assert told(store) == told(tmp_path / "first.sqlite")


@pytest.mark.parametrize("verify", ["header", "content"])
def test_what_is_verified_is_judged_by_the_rules_of_this_run(verify: str, mixed: Path, tmp_path: Path) -> None:
    store, fresh = tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    audited(mixed, store, Asked(checksum=True))
    audited(mixed, store, replace(HEADERS, verify=verify))
    audited(mixed, fresh, HEADERS)
    assert told(store) == told(fresh)
    assert rows(store, "SELECT DISTINCT basis FROM source WHERE basis IS NOT NULL") == [(2,)]


@pytest.mark.parametrize("verify", ["header", "content"])
def test_what_was_verified_needs_no_opening_the_next_time(verify: str, mixed: Path, tmp_path: Path) -> None:
    store = tmp_path / "store.sqlite"
    audited(mixed, store)
    audited(mixed, store, Asked(verify=verify))
    assert audited(mixed, store, Asked(verify=verify)).opened == 0


def test_checksums_that_are_asked_for_later_are_taken_once(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 2), tmp_path / "store.sqlite"
    audited(root, store)
    assert audited(root, store, Asked(checksum=True)).opened == 2
    assert audited(root, store, Asked(checksum=True)).opened == 0
    assert rows(store, "SELECT count(*) FROM source WHERE content IS NULL") == [(0,)]


def test_stored_opens_nothing_that_an_earlier_run_left(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data"), tmp_path / "store.sqlite"
    assert not audited(root, store, stop=2).finished
    assert audited(root, store, Asked(stored=True)).opened == 0
    assert audited(root, store).opened == 3


def test_what_stored_cannot_judge_waits_for_a_run_that_may_open_it(tmp_path: Path) -> None:
    root, store, fresh = archive(tmp_path / "data"), tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    audited(root, store, Asked(selecting(select=("cf-3",))))
    assert audited(root, store, replace(VALUES, stored=True)).opened == 0
    assert rows(store, "SELECT state, count(*) FROM source GROUP BY state") == [("stale", 6)]
    assert audited(root, store, VALUES).opened == 6
    audited(root, fresh, VALUES)
    assert told(store) == told(fresh)


def test_a_run_that_goes_on_with_other_rules_judges_all_by_them(tmp_path: Path) -> None:
    root, store, fresh = archive(tmp_path / "data"), tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    assert not audited(root, store, stop=3).finished
    assert audited(root, store, HEADERS, resume=True).finished
    audited(root, fresh, HEADERS)
    assert told(store) == told(fresh)


def test_a_run_that_goes_on_looks_around_again_where_it_is_to_look_elsewhere(tmp_path: Path) -> None:
    first, second, store = archive(tmp_path / "one", 4), archive(tmp_path / "two", 4), tmp_path / "store.sqlite"
    assert not audited(first, store, stop=2).finished
    assert audited([first, second], store, resume=True).opened == 5


def test_a_document_that_grew_too_large_to_be_kept_is_read_again(tmp_path: Path) -> None:
    root, store, fresh = tmp_path / "data", tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    root.mkdir()
    (root / "iso.xml").write_text(RECORD.format(text=""))
    audited(root, store)
    (root / "iso.xml").write_text(RECORD.format(text="<language>no language</language>" + " " * 2**20))
    audited(root, store)
    audited(root, store, HEADERS)
    audited(root, fresh, HEADERS)
    assert told(store) == told(fresh)


def test_the_record_of_a_catalogue_is_kept_as_it_was_given(tmp_path: Path) -> None:
    entry = Entry("https://host/csw#a.b", "https://host/csw#", "xml", 9, 9, content=RECORD.format(text="").encode())
    with Writer(tmp_path / "store.sqlite") as writer:
        writer.begin(("1", "{}"), "again", resume=False)
        list(writer.sight([entry]))
        for work in writer.waiting():
            writer.record(judge(work, Asked()))
        assert writer.connection.execute("SELECT given FROM document").fetchall() == [(1,)]
        assert writer.connection.execute("SELECT kind, status FROM subject").fetchall() != []


TAPED = Entry("data/a.nc", "data", "netcdf", 100, 1, offline=True)


def test_a_file_that_went_to_tape_is_not_opened_for_other_rules(tmp_path: Path) -> None:
    """Nor to be verified, nor for what an earlier run left; it is judged by what is kept, as far as that goes."""
    root, store = archive(tmp_path / "data", 1), tmp_path / "store.sqlite"
    audited(root, store, Asked(selecting(select=("cf-3",))))
    ((name, size, modified),) = rows(store, "SELECT name, size, modified FROM source")
    taped = Entry(name, str(root), "netcdf", size, modified, offline=True)
    with Writer(store) as writer:
        writer.begin(("2", "{}"), "again", resume=False)
        list(writer.sight([taped]))
        writer.walked([str(root)], Again("content", checksum=True))
        (work,) = writer.waiting()
        Path(name).unlink()
        done = judge(work, VALUES)
        assert (work.mode, done.state, done.opened, len(done.subjects)) == ("stale", "left", False, 1)
        writer.record(done)
        assert [one.mode for one in writer.waiting()] == ["stale"]


OTHER = Entry("data/other.txt", "data", "other", 1, 1)


def test_a_file_that_comes_back_on_tape_is_not_opened(tmp_path: Path) -> None:
    with Writer(tmp_path / "store.sqlite") as writer:
        for entry in (replace(TAPED, offline=False), None, TAPED):
            writer.begin(("1", "{}"), "again", resume=False)
            list(writer.sight([entry, OTHER] if entry else [OTHER]))
            writer.walked(["data"], Again())
            waiting = [work for work in writer.waiting() if work.name == TAPED.name]
            writer.connection.execute("UPDATE source SET state = 'done', basis = 1 WHERE state = 'new'")
        assert waiting == []


def test_a_folder_that_can_be_read_again_is_no_longer_told(tmp_path: Path) -> None:
    store, folder = tmp_path / "store.sqlite", tmp_path / "data" / "closed"
    folder.mkdir(parents=True)
    barred = Entry(str(folder), str(folder.parent), "netcdf", barred=True)
    with Writer(store) as writer:
        writer.begin(("1", "{}"), "again", resume=False)
        list(writer.sight([barred]))
        for work in writer.waiting():
            writer.record(judge(work, Asked()))
    data_file(folder / "a.nc")
    audited(folder.parent, store)
    assert rows(store, "SELECT name, status FROM file") == [(str(folder / "a.nc"), "clean")]


def test_a_member_that_was_taken_out_of_its_archive_file_is_gone(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 2), tmp_path / "store.sqlite"
    for names in (["a", "b"], ["a"]):
        with zipfile.ZipFile(root / "all.zip", "w") as file:
            for name in names:
                file.write(root / "a" / "sst_0000.nc", f"{name}.nc")
        audited(root, store)
    assert rows(store, "SELECT count(*) FROM file WHERE name LIKE '%all.zip!%'") == [(1,)]


def test_members_stay_where_their_archive_file_cannot_be_read_for_now(tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 2), tmp_path / "store.sqlite"
    with zipfile.ZipFile(root / "all.zip", "w") as file:
        file.write(root / "a" / "sst_0000.nc", "a.nc")
    audited(root, store)
    whole = (root / "all.zip").read_bytes()
    (root / "all.zip").write_bytes(whole[:-30])
    audited(root, store)
    assert rows(store, "SELECT count(*) FROM file WHERE name LIKE '%all.zip!%' AND status = 'clean'") == [(1,)]
    (root / "all.zip").write_bytes(whole)
    audited(root, store)
    assert rows(store, "SELECT count(*) FROM file WHERE name LIKE '%all.zip'") == [(0,)]


def test_an_object_that_the_filters_leave_out_is_not_gone(tmp_path: Path) -> None:
    entry = Entry("s3://bucket/a.nc", "s3://bucket", "netcdf", 100, 1)
    with Writer(tmp_path / "store.sqlite") as writer:
        states = []
        for whole, found in ((True, [entry]), (False, []), (True, [])):
            writer.begin(("1", "{}"), "again", resume=False)
            list(writer.sight([*found, replace(entry, name="s3://bucket/b.nc")]))
            writer.walked(["s3://bucket"], Again(whole=whole))
            query = "SELECT state FROM source WHERE name = ?"
            states += writer.connection.execute(query, (entry.name,)).fetchone()
    assert states == ["new", "new", "gone"]


@pytest.mark.parametrize("options", [Discovering(include=("a/**",)), Discovering(shard=(1, 2))], ids=["glob", "shard"])
def test_what_filters_leave_out_stays(options: Discovering, tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data"), tmp_path / "store.sqlite"
    audited(root, store)
    audited(root, store, options=options)
    assert rows(store, "SELECT state, count(*) FROM source GROUP BY state") == [("done", 6)]


def test_what_the_system_gave_no_bytes_of_is_read_again(tmp_path: Path) -> None:
    root, store = tmp_path / "data", tmp_path / "store.sqlite"
    root.mkdir()
    (root / "a.nc").symlink_to(tmp_path / "elsewhere.nc")
    audited(root, store)
    assert rows(store, "SELECT status FROM file") == [("unreadable",)]
    assert audited(root, store).opened == 1
    (root / "b.nc").write_bytes(b"CDF\x01 and nothing else")
    audited(root, store)
    assert audited(root, store).opened == 1  # what is damaged is not, until it changes


@pytest.mark.parametrize(("seconds", "opened"), [(10, 0), (600, 1)])
def test_what_took_too_long_is_tried_again_when_it_may_take_longer(seconds: int, opened: int, tmp_path: Path) -> None:
    root, store = archive(tmp_path / "data", 1), tmp_path / "store.sqlite"
    audited(root, store, Asked(Settings(limits=Limits(seconds=10))))
    with Writer(store) as writer:
        writer.connection.execute("UPDATE source SET loss = 'io-timeout', head = NULL")
        writer.connection.execute("UPDATE subject SET status = 'unreadable'")
    assert audited(root, store, Asked(Settings(limits=Limits(seconds=seconds)))).opened == opened


def test_what_is_found_across_files_is_found_anew_where_the_last_file_has_changed(tmp_path: Path) -> None:
    root, store, fresh = tmp_path / "data", tmp_path / "store.sqlite", tmp_path / "fresh.sqlite"
    for number in range(4):
        data_file(root / f"sst_{number}.nc", days=3 * number)
    audited(root, store)
    data_file(root / "sst_3.nc", days=90)
    audited(root, store)
    audited(root, fresh)
    query = "SELECT name, rule, count FROM across_finding ORDER BY 1, 2"
    assert rows(store, query) == rows(fresh, query) != []


def test_shards_that_are_merged_say_across_files_what_one_run_says(tmp_path: Path) -> None:
    """So does a store whose files came one after the other: the order of the names counts, not that of finding."""
    root = tmp_path / "data"
    for number in range(12):
        data_file(root / f"sst_{number:02}.nc", days=3 * number + (number > 7), title=f"Sea {number % 3}")
    for number in range(3):
        (root / f"same_{number}.xml").write_text(RECORD.format(text=IDENTIFIER))
    whole, merged = tmp_path / "whole.sqlite", tmp_path / "merged.sqlite"
    audited(root, whole)
    shards = [tmp_path / f"shard_{number}.sqlite" for number in (1, 2, 3)]
    for number, shard in enumerate(shards, start=1):
        audited(root, shard, options=Discovering(shard=(number, 3)))
    merge(merged, shards)
    audited(root, merged, Asked(stored=True))
    for table in ("files", "findings", "outcomes", "across", "datasets"):
        assert exported(merged, table) == exported(whole, table) != []


def exported(store: Path, table: str) -> list[tuple[object, ...]]:
    with opened_to_read(store) as connection:
        return list(TABLES[table].rows(connection, "en"))


def test_the_revision_of_a_rule_covers_what_it_uses_however_indirectly() -> None:
    modules = modules_of(all_rules()["cf-d-range"])
    assert {"fairtool.rules.cf.attribute_text", "fairtool.netcdf.dataset"} <= set(modules)
    assert not any(name.startswith("fairtool.audit") for name in modules)
