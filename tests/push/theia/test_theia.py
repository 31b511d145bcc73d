"""What the portal has of a producer is replaced as a whole, so that nothing of it may be lost when one record changes."""

import copy
import io
import json
import zipfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from fairtool.discovery import Source
from fairtool.errors import UsageError
from fairtool.netcdf.read_limits import Limits
from fairtool.push.applying import Applied, apply_plan
from fairtool.push.call import Patience
from fairtool.push.faults import AccessError, RefusedError
from fairtool.push.item import Item, Outcome
from fairtool.push.journal import Journal, known_in
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.planning import Planned, planned_items
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from fairtool.push.theia.catalogue import Theia, catalogue
from tests.push.served import Served, serving
from tests.push.theia.portal import PASSWORD, Portal
from tests.record.test_theia import WHOLE

QUICK = Patience(seconds=10, silence=5, pause=0.001, tries=2)
DATA = b"#Date_of_extraction;2020-01-01T00:00:00Z;\n"


@dataclass
class Deposit:
    """A producer with its journal, its files and its connections to the double."""

    portal: Portal
    served: Served
    theia: Theia
    folder: Path

    def written(self, name: str, title: str = "Débit de la source", data: bytes = DATA) -> tuple[Path, Path]:
        """Write the pivot of a data set and its data file, and give their paths."""
        document: Any = copy.deepcopy(WHOLE)
        (dataset,) = document["datasets"]
        dataset["datasetId"], dataset["metadata"]["title"] = f"OBEX_DAT_{name}", title
        observation = dataset["observations"][0]
        observation["observationId"] = f"OBEX_OBS_{name}"
        observation["result"]["dataFile"]["name"] = f"OBEX_OBS_{name}.txt"
        pivot, table = self.folder / f"{name}.json", self.folder / f"OBEX_OBS_{name}.txt"
        pivot.write_text(json.dumps(document), encoding="utf-8")
        table.write_bytes(data)
        return pivot, table

    def plan(self, *files: Path, force: bool = False) -> list[Item]:
        """Plan the push of some pivots with their data."""
        return list(planned_items(self.theia, self._asked(files, force=force)))

    def push(self, *files: Path, force: bool = False) -> list[Outcome]:
        """Plan and apply."""
        asked = self._asked(files, force=force)
        items = list(planned_items(self.theia, asked))
        sources = {one.name: one for one in asked.sources}
        with Journal(self.folder / "journal") as journal:
            applied = Applied(items, sources, asked.data, asked.known, asked.limits, "plan")
            return list(apply_plan(self.theia, applied, journal))

    def _asked(self, files: tuple[Path, ...], *, force: bool) -> Planned:
        sources = [Source(str(one), one) for one in files if one.suffix == ".json"]
        data = [Source(str(one), one) for one in files if one.suffix != ".json"]
        return Planned(sources, data, known_in(self.folder / "journal"), Limits(), force=force)


@contextmanager
def depositing(folder: Path, portal: Portal | None = None, key: str = PASSWORD, **settings: str) -> Iterator[Deposit]:
    """Serve a double while the context lasts."""
    portal = portal or Portal()
    with serving(portal.answer) as served:
        target = Target("portal", "theia", served.url, {"producer": "OBEX", **settings})
        with Session(served.url, Key(Origin.of(served.url), f"OBEX:{key}", "basic"), QUICK) as session:
            yield Deposit(portal, served, catalogue(target, session, Wishes()), folder)


def _results(outcomes: list[Outcome]) -> list[str]:
    return [one.result for one in outcomes]


def test_a_first_archive_is_sent_and_read_back(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        assert made.theia.prospect().refusals == ()
        outcomes = made.push(*made.written("a"))
        assert _results(outcomes) == ["done"]
        assert "by mail" in outcomes[0].notes[0].text()
        assert list(made.portal.datasets("OBEX")) == list(made.portal.datasets("OBEX", "fr")) == ["OBEX_DAT_a"]
        assert made.portal.data("OBEX", "OBEX_DAT_a") == {"OBEX_OBS_a.txt": DATA}


def test_nothing_is_sent_where_nobody_knows_what_would_be_lost(tmp_path: Path) -> None:
    with depositing(tmp_path) as made:
        (refusal,) = made.theia.prospect().refusals
        assert 'set first = "yes"' in refusal.text()
        assert _results(made.push(*made.written("a"))) == ["failed"]
        assert not [one for one in made.served.asked if one.method == "PUT"]


def test_what_is_not_given_stays_as_it_is(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"), *made.written("b", data=b"b"))
        before = made.portal.datasets("OBEX")["OBEX_DAT_a"]
        outcomes = made.push(*made.written("b", "Débit, corrigé", b"new"), *made.written("c"))
        assert _results(outcomes) == ["done", "done"]
        assert list(made.portal.datasets("OBEX")) == ["OBEX_DAT_a", "OBEX_DAT_b", "OBEX_DAT_c"]
        assert made.portal.datasets("OBEX")["OBEX_DAT_a"] == before
        assert made.portal.data("OBEX", "OBEX_DAT_a") == {"OBEX_OBS_a.txt": DATA}
        assert made.portal.data("OBEX", "OBEX_DAT_b") == {"OBEX_OBS_b.txt": b"new"}


def test_data_are_paired_with_all_records_though_one_alone_is_written(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"), *made.written("b"))
        outcomes = made.push(*made.written("a"), *made.written("b", data=b"new"))
        assert _results(outcomes) == ["", "done"]
        assert made.portal.data("OBEX", "OBEX_DAT_b") == {"OBEX_OBS_b.txt": b"new"}


def test_an_unchanged_record_is_not_sent(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        files = made.written("a")
        made.push(*files)
        made.served.asked.clear()
        assert [one.action for one in made.plan(*files)] == ["unchanged"]
        made.push(*files)
        assert not [one for one in made.served.asked if one.method == "PUT"]


def test_a_changed_data_file_alone_is_a_change(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"))
        (item,) = made.plan(*made.written("a", data=b"other"))
        assert item.action == "update"
        assert [change.field for change in item.changes] == ["files.OBEX_OBS_a.txt"]


def test_what_others_changed_there_is_a_conflict(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"))
        other = tmp_path / "other"
        other.mkdir()
        with depositing(other, made.portal) as somebody:
            somebody.push(*somebody.written("a", "Title of somebody"), force=True)
        files = made.written("a", "Title of ours")
        assert [one.action for one in made.plan(*files)] == ["conflict"]
        assert _results(made.push(*files, force=True)) == ["done"]
        assert made.portal.datasets("OBEX")["OBEX_DAT_a"]["metadata"]["title"] == "Title of ours"


def test_one_bad_record_keeps_no_other_out_and_loses_none(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"))
        outcomes = made.push(*made.written("b"), *made.written("bad"), *made.written("c"))
        assert _results(outcomes) == ["done", "failed", "done"]
        assert sorted(made.portal.datasets("OBEX")) == ["OBEX_DAT_a", "OBEX_DAT_b", "OBEX_DAT_c"]
        assert outcomes[1].reason
        assert "import into database failed" in outcomes[1].reason.text()


def test_a_failure_below_a_status_of_success_is_one(tmp_path: Path) -> None:
    with depositing(tmp_path, Portal(style="body"), first="yes") as made:
        assert _results(made.push(*made.written("bad"))) == ["failed"]
        assert _results(made.push(*made.written("a"))) == ["done"]


@pytest.mark.parametrize("fault", ["cut-before", "cut-after"])
def test_a_lost_answer_is_read_back(tmp_path: Path, fault: str) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"))
        made.portal.faults.append(fault)
        assert _results(made.push(*made.written("b"), *made.written("c"))) == ["done", "done"]
        assert sorted(made.portal.datasets("OBEX")) == ["OBEX_DAT_a", "OBEX_DAT_b", "OBEX_DAT_c"]


def test_where_the_portal_gives_nothing_back_a_second_archive_is_not_sent(tmp_path: Path) -> None:
    with depositing(tmp_path, Portal(gives_back=False), first="yes") as made:
        outcomes = made.push(*made.written("a"))
        assert _results(outcomes) == ["failed"]
        assert outcomes[0].reason
        with pytest.raises(RefusedError, match="does not give it back"):
            made.theia.write(())


def test_a_server_without_ranges_gives_the_whole(tmp_path: Path) -> None:
    with depositing(tmp_path, Portal(ranges=False), first="yes") as made:
        made.push(*made.written("a"))
        assert _results(made.push(*made.written("b"))) == ["done"]
        assert sorted(made.portal.datasets("OBEX")) == ["OBEX_DAT_a", "OBEX_DAT_b"]


def test_an_archive_that_somebody_else_packed_is_read_and_kept(tmp_path: Path) -> None:
    document = copy.deepcopy(WHOLE)
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("OBEX_en.json", json.dumps(document))
        inner = io.BytesIO()
        with zipfile.ZipFile(inner, "w", zipfile.ZIP_DEFLATED) as data:
            data.writestr("OBEX_OBS_debit.txt", b"one")
        archive.writestr("OBEX_DAT_source.zip", inner.getvalue())
    with depositing(tmp_path, Portal(archives={"OBEX": packed.getvalue()})) as made:
        assert made.theia.prospect().refusals == ()
        assert _results(made.push(*made.written("a"))) == ["done"]
        for language in ("en", "fr"):
            assert made.portal.datasets("OBEX", language)["OBEX_DAT_source"] == document["datasets"][0]
        assert made.portal.data("OBEX", "OBEX_DAT_source") == {"OBEX_OBS_debit.txt": b"one"}


@pytest.mark.parametrize("content", [b"no zip", b"PK\x05\x06", b""])
def test_what_is_no_archive_is_said(tmp_path: Path, content: bytes) -> None:
    with depositing(tmp_path, Portal(archives={"OBEX": content}, ranges=False)) as made, pytest.raises(RefusedError):
        made.theia.held(["OBEX_DAT_a"])


def test_a_data_set_is_deleted_and_the_last_one_is_not(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        made.push(*made.written("a"), *made.written("b"))
        held = made.theia.held(["OBEX_DAT_a", "OBEX_DAT_b"])
        made.theia.delete(held["OBEX_DAT_a"])
        assert list(made.portal.datasets("OBEX")) == ["OBEX_DAT_b"]
        with pytest.raises(RefusedError, match="last data set"):
            made.theia.delete(held["OBEX_DAT_b"])


def test_what_the_portal_would_not_take_is_refused_at_the_plan(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        pivot, table = made.written("a")
        document = json.loads(pivot.read_text(encoding="utf-8"))
        del document["producer"]["description"]
        pivot.write_text(json.dumps(document), encoding="utf-8")
        (item,) = made.plan(pivot, table)
        assert item.action == "refused"
        assert item.reason
        assert "/producer has no description" in item.reason.text()
        assert "/producer" in item.reason.text("fr")


def test_a_data_file_that_is_named_and_not_given_is_said(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        (item,) = made.plan(made.written("a")[0])
        assert item.reason
        assert "OBEX_OBS_a.txt" in item.reason.text()


def test_a_record_of_another_producer_is_refused(tmp_path: Path) -> None:
    with depositing(tmp_path, first="yes") as made:
        pivot, table = made.written("a")
        pivot.write_text(pivot.read_text(encoding="utf-8").replace("OBEX", "OTHR"), encoding="utf-8")
        (item,) = made.plan(pivot, table)
        assert item.reason
        assert "of the producer OTHR" in item.reason.text()


def test_a_wrong_password_is_said_and_never_shown(tmp_path: Path) -> None:
    with depositing(tmp_path, key="wrong-word", first="yes") as made:
        with pytest.raises(AccessError) as caught:
            made.theia.prospect()
        assert "wrong-word" not in str(caught.value)


def test_without_a_key_nothing_is_asked() -> None:
    with serving(Portal().answer) as served, Session(served.url) as session:
        portal = catalogue(Target("portal", "theia", served.url, {"producer": "OBEX"}), session, Wishes())
        (refusal,) = portal.prospect().refusals
        assert "wants a key" in refusal.text()
        assert served.asked == []


def test_the_producer_has_to_be_named() -> None:
    target = Target("portal", "theia", "http://127.0.0.1:1")
    with Session(target.url) as session, pytest.raises(UsageError, match="producer"):
        catalogue(target, session, Wishes())
