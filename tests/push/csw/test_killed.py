"""A push that is killed at any moment is gone on with: nothing is there twice, and nothing is forgotten."""

import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from lxml import etree

from fairtool.push.xml_form import hash_of
from tests.push.csw.pushing import Push
from tests.push.killing.judging import check_ended
from tests.push.killing.pusher import Pusher
from tests.push.servers.csw import inserting
from tests.push.servers.exchange import ask
from tests.push.servers.faults import SILENCE
from tests.push.servers.proxy import Proxy
from tests.push.servers.pycsw import PycswServer
from tests.push.servers.records import record

KILLS = int(os.environ.get("FAIRTOOL_KILLS") or (100 if os.environ.get("FAIRTOOL_LONG") else 10))
SEED = int(os.environ.get("FAIRTOOL_SEED") or random.SystemRandom().randrange(2**32))
RECORDS = 12  # in three batches
OLD = 3  # of them that are there already, and are updated


@dataclass
class Killing:
    """What the test works with: the chances, the catalogue, the proxy before it, and how many were killed."""

    chances: random.Random
    server: PycswServer
    proxy: Proxy
    pusher: Pusher
    longest: float = 0.3
    killed: int = 0

    def kill_some(self, push: Push) -> None:
        """Begin the push, and kill it, a few times, at moments that differ."""
        for _ in range(self.chances.randint(1, 4)):
            holds = self.chances.random() < 0.3
            if holds:
                self.proxy.next(SILENCE, self.chances.randint(1, 8))
            after = self.chances.uniform(0, self.longest * (1.5 if holds else 1))
            killed = self.pusher.run("apply", push, after) == -signal.SIGKILL
            self.proxy.heal()
            self.killed += killed
            if not killed:
                self.longest *= 0.8  # the machine is faster than it was
                return


@pytest.fixture
def killing(pycsw: PycswServer) -> Iterator[Killing]:
    print(f"FAIRTOOL_SEED={SEED} FAIRTOOL_KILLS={KILLS}")  # noqa: T201 - shown where it fails
    with Proxy(pycsw.url) as proxy, Pusher("tests.push.csw.pusher_script") as pusher:
        yield Killing(random.Random(SEED), pycsw, proxy, pusher)  # noqa: S311 - chances, and no secret


@pytest.mark.long
def test_what_was_killed_is_gone_on_with(killing: Killing, tmp_path: Path) -> None:
    cycle = 0
    while killing.killed < KILLS:
        cycle += 1
        push = _prepared(killing, tmp_path / str(cycle), f"c{cycle:04d}")
        assert killing.pusher.run("plan", push) == 0
        if cycle > 1:  # the first shows how long a push takes
            killing.kill_some(push)
        start = time.monotonic()
        assert killing.pusher.run("apply", push) == 0, killing.pusher.error(push)
        killing.longest = time.monotonic() - start if cycle == 1 else killing.longest
        _check(killing, push, f"c{cycle:04d}")
    assert killing.server.count() == cycle * RECORDS
    print(f"killed {killing.killed} times in {cycle} pushes")  # noqa: T201


def _prepared(killing: Killing, folder: Path, prefix: str) -> Push:
    """Give a push of some records, a few of which are in the catalogue with an older date."""
    push = Push(killing.proxy.url, folder)
    names = [f"{prefix}-{number}" for number in range(10, 10 + RECORDS)]
    push.put({name: record(name, title=f"Neuf {name}") for name in names})
    old = [record(name, title="Ancien", date_stamp="2001-01-01") for name in killing.chances.sample(names, OLD)]
    ask(killing.server.url, inserting(*old))
    return push


def _check(killing: Killing, push: Push, prefix: str) -> None:
    """Hold the catalogue and the journal against what was asked for."""
    wanted = {path.stem: path.read_bytes() for path in push.records.iterdir()}
    there = [name for name in killing.server.ids() if name.startswith(f"{prefix}-")]
    assert there == sorted(wanted), "missing or too many"
    for name, content in wanted.items():
        assert _hash(killing.server.xml(name)) == _hash(content), name
    check_ended(push.folder, wanted)


def _hash(document: bytes) -> str:
    return hash_of(etree.fromstring(document, etree.XMLParser(remove_comments=True)))
