"""A store that somebody else made, or that is damaged, gives one clear error or none: it runs nothing and fills nothing."""

import json
import shutil
import sqlite3
import zlib
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from fairtool.audit.export import TABLES
from fairtool.audit.looking_across import look_across
from fairtool.audit.merging import merge
from fairtool.audit.missing_shards import missing_shards
from fairtool.audit.packing import finding_of, packed, text_of, unpacked
from fairtool.audit.query import answered
from fairtool.audit.store.opening import opened_to_read, opened_to_write
from fairtool.audit.store.writer import Writer
from fairtool.cli.audit_diff_run import Asked
from fairtool.cli.audit_diff_run import run as diff
from fairtool.cli.audit_export_run import run as export
from fairtool.cli.audit_report_run import Reported
from fairtool.cli.audit_report_run import run as report
from fairtool.errors import FairtoolError, UnreadableError, UsageError
from fairtool.settings import Settings
from tests.audit.made_store import DAMAGED, NOTE, TITLE, UNITS, Belongs, Made, made_store

DEEP = b"[" * 50_000 + b"]" * 50_000
FACTS = {"schema": "netcdf-facts/1", "groups": {"/": {"attributes": 5, "variables": [1]}}}
ODD_FINDING = [{"rule": 1, "severity": "error", "template": [1], "values": 7, "related": 5}]
CHANGES = {
    "names of bytes": "UPDATE source SET name = CAST(name AS BLOB)",
    "results as text": "UPDATE packed SET content = 'text'",
    "results that are no zlib": "UPDATE packed SET content = x'0102'",
    "results of another form": ("UPDATE packed SET content = ?", packed({"a": 1})),
    "results that are numbers": ("UPDATE packed SET content = ?", packed(5)),
    "results that are lists": ("UPDATE packed SET content = ?", packed([[[]]])),
    "deep results": ("UPDATE packed SET content = ?", zlib.compress(DEEP)),
    "odd findings": ("UPDATE packed SET content = ?", packed(ODD_FINDING)),
    "an unknown severity": "UPDATE verdict_rule SET severity = 'evil'",
    "an unknown status": "UPDATE subject SET status = 'weird'",
    "broken holdings": "UPDATE kept SET holding = '[1'",
    "odd holdings": 'UPDATE kept SET holding = \'{"p":[[1,2]],"t":5,"i":7}\'',
    "deep holdings": ("UPDATE kept SET holding = ?", DEEP.decode()),
    "broken headers": "UPDATE kept SET facts = x'00'",
    "odd headers": ("UPDATE kept SET facts = ?", packed(FACTS)),
    "years that are words": "UPDATE subject SET year = 'abc'",
    "endless scores": "UPDATE subject SET score = 9e999",
    "moments of bytes": "UPDATE run SET started = x'00'",
    "moments that are none": "UPDATE run SET started = 'abc', finished = 'x', seconds = 'y'",
    "a deep basis": ("UPDATE basis SET content = ?", DEEP.decode()),
    "a basis of another form": 'UPDATE basis SET content = \'{"tool":5,"selection":7}\'',
    "words of bytes": "UPDATE word SET text = CAST(text AS BLOB)",
    "counts that are words": "UPDATE verdict SET errors = 'x', warnings = 9e99",
    "sizes that are words": "UPDATE source SET size = 'x', modified = 'y'",
    "the largest numbers": "UPDATE source SET size = 9223372036854775807, modified = 9223372036854775807",
    "kinds that are numbers": "UPDATE source SET kind = 5",
    "the last row that there can be": "UPDATE subject SET id = 9223372036854775807 WHERE id = 1",
    "broken results across files": "UPDATE across SET findings = 99999, members = '[', name = x'00'",
}
CODE = {
    "a trigger": "CREATE TRIGGER evil AFTER INSERT ON run BEGIN DELETE FROM source; END",
    "a view in the place of a table": "ALTER TABLE word RENAME TO other; CREATE VIEW word AS SELECT * FROM other",
    "a view of ours that never ends": "DROP VIEW file; CREATE VIEW file AS WITH RECURSIVE c(id) AS (SELECT 1 UNION ALL "
    "SELECT id + 1 FROM c) SELECT id FROM c",
    "an index that computes": "CREATE INDEX evil ON source (hex(zeroblob(1000)))",
    "a column more": "ALTER TABLE source ADD COLUMN evil AS (hex(zeroblob(1000)))",
    "a table less": "DROP TABLE across",
}


@pytest.fixture(scope="module")
def sound(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Give a store of three files, one of them damaged."""
    where = Belongs("sst", "LOPS", "ODATIS", 2020)
    files = (
        Made("a.nc", (UNITS, TITLE), belongs=where, identifiers=("x",)),
        Made("b.nc", (NOTE,), belongs=where, identifiers=("x",)),
        Made("c.nc", (DAMAGED,), status="unreadable"),
    )
    path = made_store(tmp_path_factory.mktemp("sound") / "sound.sqlite", files)
    with Writer(path) as writer:
        look_across(writer, Settings())
    return path


@pytest.fixture
def changed(sound: Path, tmp_path: Path) -> Callable[[str | tuple[str, object]], Path]:
    """Give what makes a copy of the store in which something was changed behind our back."""

    def change(statement: str | tuple[str, object]) -> Path:
        path = tmp_path / "changed.sqlite"
        shutil.copy(sound, path)
        with closing(sqlite3.connect(path)) as connection:
            if isinstance(statement, str):
                connection.executescript(statement)
            else:
                connection.execute(statement[0], statement[1:])
                connection.commit()
        return path

    return change


def across(store: Path) -> None:
    """Look across all files anew."""
    with Writer(store) as writer, writer.fitting():
        writer.connection.execute("DELETE FROM across")
        look_across(writer, Settings())


def count(store: Path) -> int:
    """Count the files and records of a store."""
    with opened_to_read(store) as connection:
        return int(connection.execute("SELECT count(*) FROM subject").fetchone()[0])


USES: dict[str, Callable[[Path, Path, Path], object]] = {
    "report": lambda bad, _, out: report(Reported(bad, (f"html={out}/a.html", f"json={out}/a.json"), quiet=True)),
    "report by centre": lambda bad, _, out: report(Reported(bad, (), "centre", out / "by", quiet=True)),
    **{
        f"export of {name}": lambda bad, _, out, name=name: export(bad, name, "csv", out / "a.csv", None)  # type: ignore[misc]
        for name in TABLES
    },
    "merge": lambda bad, good, out: merge(out / "all.sqlite", [good, bad]),
    "diff": lambda bad, good, out: diff(Asked(good, bad, (f"json={out}/d.json",), 10, True, None, False)),  # noqa: FBT003
    "look across": lambda bad, _good, _out: across(bad),
}


@pytest.mark.parametrize("change", CHANGES)
def test_odd_values_in_a_store_are_told_or_passed_over(
    changed: Callable[..., Path], sound: Path, tmp_path: Path, change: str
) -> None:
    bad = changed(CHANGES[change])
    for use in USES.values():
        try:
            use(bad, sound, tmp_path)
        except FairtoolError as error:
            assert error.template  # noqa: PT017 - it may be told, or be no matter
    assert count(sound) == 3


@pytest.mark.parametrize("change", CODE)
def test_a_store_that_does_more_than_ours_is_refused_unread(
    changed: Callable[..., Path], sound: Path, tmp_path: Path, change: str
) -> None:
    bad = changed(CODE[change])
    before = bad.read_bytes()
    for use in USES.values():
        with pytest.raises(UsageError, match="is no store as fairtool makes it"):
            use(bad, sound, tmp_path)
    assert bad.read_bytes() == before
    assert not (tmp_path / "all.sqlite").exists()


def test_tables_and_views_of_the_user_beside_ours_do_no_harm(changed: Callable[..., Path]) -> None:
    path = changed("CREATE TABLE mine (a); CREATE INDEX i ON mine (a); CREATE VIEW see AS SELECT * FROM file; ANALYZE")
    assert count(path) == 3


@pytest.mark.parametrize("statement", ["CREATE TABLE a (b)", "PRAGMA application_id = 1"])
def test_a_database_of_another_program_is_left_as_it_is(tmp_path: Path, statement: str) -> None:
    path = tmp_path / "other.sqlite"
    with closing(sqlite3.connect(path)) as connection:
        connection.executescript(f"{statement}; CREATE TABLE c (d)")
    before = path.read_bytes()
    with pytest.raises(UsageError, match="no store of an audit"):
        opened_to_write(path, shared_file_system=False)
    assert path.read_bytes() == before


@pytest.mark.parametrize(
    "content",
    [zlib.compress(b"[" + b"[]," * 3_000_000 + b"0]"), zlib.compress(b" " * (2**27 + 1)), zlib.compress(DEEP), b"x"],
    ids=["many", "long", "deep", "none"],
)
def test_a_packed_bomb_is_not_unpacked(content: bytes) -> None:
    with pytest.raises(UnreadableError, match="a result in the store is damaged"):
        unpacked(content)


def test_a_hundred_thousand_findings_can_be_packed_and_unpacked() -> None:
    content = packed(
        [{"rule": "a", "severity": "error", "template": "{where} is {value}", "values": {"value": 1}}] * 10**5
    )
    assert len(json.loads(text_of(content))) == 10**5


@pytest.mark.parametrize(
    "template", ["{value:>999999999}", "{value.__class__}", "{value[0]}", "{value!r}", "{nothing}", "{", "{value:d}"]
)
def test_a_template_of_a_store_takes_nothing_but_its_values(template: str) -> None:
    with pytest.raises((ValueError, KeyError)):
        finding_of({"rule": "a", "severity": "error", "template": template, "values": {"value": "x"}})


def test_a_command_that_names_a_million_shards_is_not_taken_at_its_word() -> None:
    command = " ".join(f"--shard 1/{number}" for number in range(100_000, 100_200))
    assert len(missing_shards([command])) == 100_000


@pytest.mark.parametrize(
    "sql",
    [
        "ATTACH 'other.sqlite' AS other",
        "VACUUM INTO 'other.sqlite'",
        "PRAGMA writable_schema = ON",
        "PRAGMA query_only = OFF",
        "PRAGMA temp_store_directory = '/tmp'",
        "SELECT load_extension('evil.so')",
        "SELECT writefile('other.sqlite', 'x')",
        "SELECT readfile('/etc/passwd')",
        "SELECT fts3_tokenizer('simple', x'0000000000000000')",
        "CREATE TEMP TABLE a (b)",
        "CREATE VIRTUAL TABLE temp.a USING fts5(b)",
        "UPDATE sqlite_master SET sql = ''",
        "DELETE FROM source",
        "INSERT INTO meta VALUES ('a', 'b')",
        "BEGIN IMMEDIATE",
        "SELECT 1; DELETE FROM source",
        "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT count(*) FROM c",
        "SELECT count(*) FROM file AS a, generate_series(1, 9000000000000)",
        "SELECT length(group_concat(hex(zeroblob(60000000)))) FROM pragma_function_list",
        "SELECT hex(randomblob(2000000000))",
    ],
)
def test_a_query_gets_out_of_reading_by_no_way(
    sound: Path, tmp_path: Path, sql: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    with pytest.raises(UsageError), answered(sound, sql, 0.5, "en") as answer:
        list(answer.rows)
    assert list(tmp_path.iterdir()) == []
    assert count(sound) == 3
