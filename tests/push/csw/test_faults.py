"""Networks, catalogues and disks fail: the catalogue ends as planned, or what is open is said, and a second run ends it."""

import os
from collections.abc import Callable, Mapping
from concurrent.futures import ThreadPoolExecutor
from itertools import count
from pathlib import Path

import pytest

from fairtool.errors import FairtoolError, UnreadableError
from fairtool.push.call import Patience
from fairtool.push.journal import known_in
from tests.push.csw.pushing import Push, results
from tests.push.killing.pusher import Pusher
from tests.push.servers.faults import (
    CUT_BEFORE_ANSWER,
    CUT_IN_ANSWER,
    CUT_REQUEST,
    ENDLESS,
    GARBAGE,
    PAGE,
    SILENCE,
    Fault,
    clock,
    refusal,
    slow,
)
from tests.push.servers.loopback import Asked
from tests.push.servers.proxy import Proxy
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import many, record

SCRIPT = "tests.push.csw.pusher_script"
HASTY = Patience(seconds=1.5, silence=0.7, tries=3, pause=0.01, rate_pause=0.01)
RECORDS = many(7)
FAULTS: Mapping[str, Fault] = {
    "cut in the request": CUT_REQUEST,
    "cut before the answer": CUT_BEFORE_ANSWER,
    "cut in the answer": CUT_IN_ANSWER,
    "500 after the work": refusal(500, forwards=True),
    "500 before the work": refusal(500, forwards=False),
    "502 after the work": refusal(502, forwards=True),
    "503 before the work": refusal(503, forwards=False),
    "429 before the work": refusal(429, forwards=False),
    "a byte a second": slow(),
    "silence": SILENCE,
    "garbage": GARBAGE,
    "a page for people": PAGE,
    "an answer without end": ENDLESS,
    "a clock that is wrong": clock(-30.0),
}
ALL = bool(os.environ.get("FAIRTOOL_LONG"))
NAMES = list(FAULTS) if ALL else ["cut before the answer", "500 after the work", "silence", "garbage"]


def _writes(asked: Asked) -> bool:
    return b"Transaction" in asked.body and b"Insert" in asked.body and b"MD_Metadata " in asked.body


def _reads(asked: Asked) -> bool:
    return b"GetRecordById" in asked.body


@pytest.mark.parametrize("when", [_writes, _reads], ids=["writing", "reading"])
@pytest.mark.parametrize("name", NAMES)
def test_a_fault_that_passes_is_got_over(
    pycsw_module: PycswServer, tmp_path: Path, name: str, when: Callable[[Asked], bool]
) -> None:
    names = [f"{name}{when.__name__}-{number}" for number in range(7)]
    with Proxy(pycsw_module.url) as proxy:
        push = Push(proxy.url, tmp_path, {"batch": "3"}, HASTY)
        push.put({one: record(one) for one in names})
        items = push.plan()
        proxy.next(FAULTS[name], when)
        outcomes = push.apply(items)
    assert set(results(outcomes).values()) == {"done"}, [(one.result, one.reason) for one in outcomes]
    assert [one for one in pycsw_module.ids() if one.startswith(names[0][:-1])] == names
    assert known_in(push.journal).pending == {}


@pytest.mark.parametrize("name", [name for name in NAMES if "clock" not in name])
def test_a_fault_that_stays_is_told_and_ended_by_another_run(pycsw: PycswServer, tmp_path: Path, name: str) -> None:
    with Proxy(pycsw.url) as proxy:
        push = Push(proxy.url, tmp_path, {"batch": "3"}, HASTY)
        push.put(RECORDS)
        items = push.plan()
        turns = count()  # the first batch passes
        proxy.next(FAULTS[name], lambda asked: _writes(asked) and next(turns) > 0, times=None)
        try:
            said = results(push.apply(items))
        except FairtoolError:
            said = {}
        assert {one for one, result in said.items() if result == "done"} <= set(pycsw.ids())
        unsaid = set(RECORDS) - {one for one, result in said.items() if result in ("done", "failed")}
        assert set(known_in(push.journal).pending) <= unsaid | set(said)
        proxy.heal()
        assert set(results(push.apply(items)).values()) <= {"done", "already"}
    assert pycsw.ids() == tuple(RECORDS)
    assert known_in(push.journal).pending == {}


def test_a_catalogue_that_ends_in_the_middle_is_told(pycsw: PycswServer, tmp_path: Path) -> None:
    push = Push(pycsw.url, tmp_path, {"batch": "3"}, HASTY)
    push.put(RECORDS)
    items = push.plan()
    pycsw.stop()
    with pytest.raises(UnreadableError):
        push.apply(items)
    pycsw.start()
    assert set(results(push.apply(items)).values()) == {"done"}
    assert pycsw.ids() == tuple(RECORDS)


def test_two_pushers_at_once_leave_each_record_there_once(pycsw: PycswServer, tmp_path: Path) -> None:
    wanted = many(40)
    pushes = [Push(pycsw.url, tmp_path / name) for name in ("one", "two")]
    with Pusher(SCRIPT) as first, Pusher(SCRIPT) as second, ThreadPoolExecutor(2) as threads:
        pushers = (first, second)
        for push, pusher in zip(pushes, pushers, strict=True):
            push.put(wanted)
            assert pusher.run("plan", push) == 0
        codes = list(threads.map(lambda pair: pair[0].run("apply", pair[1]), zip(pushers, pushes, strict=True)))
    assert codes == [0, 0]
    assert pycsw.ids() == tuple(wanted)
    assert {item.action for item in pushes[0].plan()} == {"unchanged"}


@pytest.mark.parametrize("room", [0, 100, 700, 2500, 4000] if ALL else [700, 4000])
def test_a_journal_without_room_stops_the_push_before_more_is_sent(
    pycsw: PycswServer, tmp_path: Path, room: int
) -> None:
    push = Push(pycsw.url, tmp_path)
    push.put(RECORDS)
    with Pusher(SCRIPT) as pusher:
        assert pusher.run("plan", push) == 0
        assert pusher.run("apply", push, limit=room) == 3
        assert "JournalError" in pusher.error(push)
        there = set(pycsw.ids())
        known = known_in(push.journal)
        assert there <= set(known.pending) | set(known.last)
        assert pusher.run("apply", push) == 0, pusher.error(push)
    assert pycsw.ids() == tuple(RECORDS)
    assert known_in(push.journal).pending == {}
