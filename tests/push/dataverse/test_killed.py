"""A push of records with data is killed at any moment and gone on with: no data set, no file twice, and none missing."""

import os
import random
import signal
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from tests.push.dataverse.test_flow import NOTHING_IN_IT
from tests.push.dataverse_double import Double
from tests.push.dataverse_double.state import Dataset
from tests.push.killing.judging import check_ended
from tests.push.killing.pusher import Pusher
from tests.push.servers.records import record

KILLS = int(os.environ.get("FAIRTOOL_KILLS") or (100 if os.environ.get("FAIRTOOL_LONG") else 30))
SEED = int(os.environ.get("FAIRTOOL_SEED") or random.SystemRandom().randrange(2**32))
SLOWNESS = 0.15  # seconds by which some answers come late: a kill may fall between the work and its answer
WRITES = ("/datasets$", "editMetadata", "/add[?]", "addFiles", "/replace", "submitForReview", "mpupload")


@dataclass
class Push:
    """A folder of records and data, and the installation that they go to."""

    url: str
    folder: Path
    wanted: dict[str, tuple[str, dict[str, bytes]]] = field(default_factory=dict)

    def put(self, name: str, title: str, **data: bytes) -> None:
        """Write a record and the data that are called after it."""
        files = {f"{name}.{ending}": content for ending, content in data.items()}
        for folder in ("records", "data"):
            (self.folder / folder).mkdir(parents=True, exist_ok=True)
        (self.folder / "records" / f"{name}.xml").write_bytes(record(name, title=title))
        for file, content in files.items():
            (self.folder / "data" / file).write_bytes(content)
        self.wanted[name] = (title, files)


@dataclass
class Killing:
    """What the test works with: the chances, the installation, how long a push takes, and how many were killed."""

    chances: random.Random
    double: Double
    pusher: Pusher
    longest: float = 0.5
    killed: int = 0
    pushes: int = 0

    def kill_some(self, push: Push) -> None:
        """Begin the push, and kill it, a few times, at moments that differ."""
        for _ in range(self.chances.randint(2, 6)):
            if self.chances.random() < 0.5:
                self.double.fail_next("*", self.chances.choice(WRITES), "slow")
            killed = self.pusher.run("apply", push, self.chances.uniform(0, self.longest)) == -signal.SIGKILL
            self.double.faults.planned.clear()
            self.killed += killed
            if not killed:
                self.longest *= 0.8  # the machine is faster than it was
                return

    def cycle(self, folder: Path) -> None:
        """Push some records, a few of which were pushed before, and kill that; then go on to the end."""
        self.pushes += 1
        push = Push(self.double.url, folder)
        self._put(push, new=False)
        self._run(push)
        self._put(push, new=True)
        if self.chances.random() < 0.3:
            (folder / "submit").touch()
        assert self.pusher.run("plan", push) == 0
        if self.pushes > 1:  # the first shows how long a push takes
            self.kill_some(push)
        start = time.monotonic()
        assert self.pusher.run("apply", push) == 0, self.pusher.error(push)
        self.longest = time.monotonic() - start if self.pushes == 1 else self.longest
        self._check(push)

    def _put(self, push: Push, *, new: bool) -> None:
        name = f"c{self.pushes:04d}"
        large = self.chances.randbytes(2**21)
        if new:
            push.put(f"{name}-new", "Neuf", nc=NOTHING_IN_IT, txt=large)
            push.put(f"{name}-twin", "Jumeau", txt=large, csv=large)
            push.put(f"{name}-bare", "Nu")
        push.put(f"{name}-old", "Récent" if new else "Ancien", nc=NOTHING_IN_IT, txt=large if new else b"1 2 3")

    def _run(self, push: Push) -> None:
        for do in ("plan", "apply"):
            assert self.pusher.run(do, push) == 0, self.pusher.error(push)

    def _check(self, push: Push) -> None:
        """Hold the installation and the journal against what was asked for."""
        there = [one for one in self.double.datasets if _identifier(one) in push.wanted]
        assert sorted(map(_identifier, there)) == sorted(push.wanted), "missing or twice"
        for one in there:
            title, files = push.wanted[_identifier(one)]
            assert one.latest.texts("title") == [title]
            held = [(entry.path, entry.data.content) for entry in one.latest.entries]
            assert sorted(held) == sorted(files.items()), _identifier(one)
            assert one.in_review == (push.folder / "submit").exists()
        check_ended(push.folder, push.wanted)


def _identifier(dataset: Dataset) -> str:
    return dataset.latest.texts("otherId", "otherIdValue")[0]


@pytest.fixture(params=[(None, True), (0.0, False)], ids=["index-never-store", "index-at-once-forms"])
def killing(request: pytest.FixtureRequest) -> Iterator[Killing]:
    print(f"FAIRTOOL_SEED={SEED} FAIRTOOL_KILLS={KILLS}")  # noqa: T201 - shown where it fails
    lag, direct = request.param
    box = ("-5.0", "-4.0", "49.0", "48.0")
    with (
        Double(version="6.8", rdg=True, index_lag=lag, direct_upload=direct, netcdf_box=box) as double,
        Pusher("tests.push.dataverse.killed_script") as pusher,
    ):
        double.slow_down(SLOWNESS)
        yield Killing(random.Random(SEED), double, pusher)  # noqa: S311 - chances, and no secret


@pytest.mark.long
def test_what_was_killed_is_gone_on_with(killing: Killing, tmp_path: Path) -> None:
    while killing.killed < KILLS / 2:
        killing.cycle(tmp_path / str(killing.pushes))
    print(f"killed {killing.killed} times in {killing.pushes} pushes")  # noqa: T201
