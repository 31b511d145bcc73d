"""The lock says what was pulled; it can be compared, and holds what comes to what was there."""

import json
import threading
from dataclasses import replace
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError, UsageError
from fairtool.fingerprint import checksum
from fairtool.thesauri.lock import LOCK, LockEntry, all_pulled, lock_text, pulled, read_lock, update_lock
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.pull import PullSettings, PullStatus, pull
from tests.thesauri.servers import OTHER, TURTLE, Reply, Site, with_version

ENTRY = LockEntry(
    "mer", "file", "https://example.org/mer.ttl", "https://example.org/mer.ttl", "2026-01-02T03:04:05Z",
    f"{'0' * 16}.ttl", "0" * 64, 12, 3, title="Thésaurus de la mer",
)  # fmt: skip


def preset(site: Site) -> Preset:
    return Preset("essai", "file", f"{site.address}/x", title="Essai", licence="unconfirmed")


def test_the_lock_says_what_was_pulled(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = Reply("", 301, {"Location": "/y.ttl"})
    site.answers["/y.ttl"] = with_version(TURTLE, '"v1"')
    pull(preset(site), settings)
    (said,) = json.loads((settings.folder / LOCK).read_text(encoding="utf-8"))["vocabularies"].values()
    path = pulled("essai").path
    assert said.pop("date").endswith("Z")
    assert said == {
        "kind": "file", "address": f"{site.address}/x", "answered_by": f"{site.address}/y.ttl", "file": path.name,
        "sha256": checksum(path), "size": len(TURTLE.encode()), "concepts": 2, "title": "Essai",
        "licence": "unconfirmed", "etag": '"v1"',
    }  # fmt: skip


def test_what_has_not_changed_is_not_sent_again(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = with_version(TURTLE, '"v1"')
    first = pull(preset(site), settings)
    again = pull(preset(site), settings)
    assert (first.status, again.status) == (PullStatus.PULLED, PullStatus.UNCHANGED)
    assert [one.headers.get("if-none-match") for one in site.asked] == [None, '"v1"']
    assert again.entry == first.entry


def test_a_server_without_versions_is_asked_by_date(site: Site, settings: PullSettings) -> None:
    day = "Thu, 01 Jan 2026 00:00:00 GMT"
    site.answers["/x"] = Reply(TURTLE, headers={"Last-Modified": day})
    pull(preset(site), settings)
    pull(preset(site), settings)
    assert site.asked[1].headers["if-modified-since"] == day


def test_the_lock_stays_as_it_is_where_nothing_has_changed(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = Reply(TURTLE)
    entry = replace(pull(preset(site), settings).entry, date="2020-01-01T00:00:00Z")
    update_lock(settings.folder / LOCK, {"essai": entry})
    before = (settings.folder / LOCK).read_bytes()
    assert pull(preset(site), settings).status is PullStatus.UNCHANGED
    assert (settings.folder / LOCK).read_bytes() == before


def test_a_new_version_takes_the_place_of_the_old_one(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = with_version(TURTLE, '"v1"')
    pull(preset(site), settings)
    site.answers["/x"] = with_version(OTHER, '"v2"')
    assert pull(preset(site), settings).status is PullStatus.UPDATED
    assert [path.name for path in (settings.folder / "essai").iterdir()] == [pulled("essai").entry.file]
    assert pulled("essai").entry.concepts == 3


def test_another_source_is_asked_for_all_of_it(site: Site, settings: PullSettings) -> None:
    site.answers |= {"/x": with_version(TURTLE, '"v1"'), "/z": with_version(OTHER, '"v1"')}
    pull(preset(site), settings)
    assert pull(replace(preset(site), address=f"{site.address}/z"), settings).entry.concepts == 3


def test_what_is_locked_must_be_what_comes(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = with_version(TURTLE, '"v1"')
    entry = pull(preset(site), settings).entry
    locked = replace(settings, locked={"essai": entry})
    assert pull(preset(site), locked).status is PullStatus.UNCHANGED
    site.answers["/x"] = with_version(OTHER, '"v2"')
    with pytest.raises(UnreadableError, match="not the recorded"):
        pull(preset(site), locked)
    assert pulled("essai").path.read_text(encoding="utf-8") == TURTLE


def test_an_unchanged_copy_that_is_not_the_locked_one_is_refused(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = with_version(TURTLE, '"v1"')
    entry = pull(preset(site), settings).entry
    other = replace(settings, locked={"essai": replace(entry, sha256="1" * 64)})
    with pytest.raises(UnreadableError, match="not the recorded"):
        pull(preset(site), other)


def test_what_is_not_locked_is_refused(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = Reply(TURTLE)
    with pytest.raises(UnreadableError, match="is not in the lock file"):
        pull(preset(site), replace(settings, locked={"mer": ENTRY}))
    assert pulled("essai") is None


def test_a_lock_file_is_sorted_and_comes_back_as_it_was(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    entries = {"mer": ENTRY, "air": replace(ENTRY, name="air")}
    update_lock(path, entries)
    assert read_lock(path) == entries
    text = path.read_text(encoding="utf-8")
    assert text.index('"air"') < text.index('"mer"')
    assert "Thésaurus" in text
    update_lock(path, {"mer": replace(ENTRY, concepts=4)})
    changed = path.read_text(encoding="utf-8").splitlines()
    assert [old for old, new in zip(text.splitlines(), changed, strict=True) if old != new] == ['      "concepts": 3,']


def test_many_at_once_lose_nothing(tmp_path: Path) -> None:
    path = tmp_path / LOCK
    names = [f"mer-{number}" for number in range(12)]
    threads = [threading.Thread(target=update_lock, args=(path, {name: replace(ENTRY, name=name)})) for name in names]
    for one in threads:
        one.start()
    for one in threads:
        one.join()
    assert sorted(read_lock(path)) == sorted(names)


DAMAGED = {
    "no JSON": "{",
    "another document": "{}",
    "a list": "[]",
    "another schema": lock_text({"mer": ENTRY}).replace("lock/1", "lock/2"),
    "a name that climbs": lock_text({"mer": ENTRY}).replace('"mer"', '"../mer"'),
    "a file that climbs": lock_text({"mer": ENTRY}).replace(ENTRY.file, "../../x.ttl"),
    "no checksum": lock_text({"mer": ENTRY}).replace("0" * 64, "0"),
    "a text for a number": lock_text({"mer": ENTRY}).replace('"size": 12', '"size": "12"'),
    "an unknown key": lock_text({"mer": ENTRY}).replace('"size"', '"length"'),
    "nothing said": '{"schema": "fairtool-vocabularies-lock/1", "vocabularies": {"mer": {}}}',
    "deep": "[" * 100_000,
}


@pytest.mark.parametrize("name", DAMAGED)
def test_a_damaged_lock_file_is_told(tmp_path: Path, name: str) -> None:
    path = tmp_path / LOCK
    path.write_text(DAMAGED[name], encoding="utf-8")
    with pytest.raises(UsageError, match="is no lock file of vocabularies"):
        read_lock(path)


def test_what_was_removed_by_hand_is_not_here(site: Site, settings: PullSettings) -> None:
    site.answers["/x"] = Reply(TURTLE)
    pull(preset(site), settings)
    assert [one.entry.name for one in all_pulled()] == ["essai"]
    pulled("essai").path.unlink()
    assert pulled("essai") is None
    assert all_pulled() == ()
    assert pulled("mer") is None
