"""Files that hang, crash or swell the C libraries: each is told, within the limits, and no other file is lost."""

import os
import random
import signal
import sys
import time
from pathlib import Path

import h5py
import netCDF4
import pytest

from tests.cli.running import (
    Ended,
    children,
    descendants,
    document,
    fairtool,
    hanging,
    netcdf,
    processor_seconds,
    started,
    subjects,
    wait_for,
)  # fmt: skip

LONG = bool(os.environ.get("FAIRTOOL_LONG"))
linux = pytest.mark.skipif(sys.platform != "linux", reason="memory is bounded on Linux only")


def _cycle(path: Path) -> None:
    """Write a group that holds itself: 2 kB on which netCDF-C takes 7 GB."""
    with h5py.File(path, "w") as file:
        group = file.create_group("a")
        group["b"] = group


def _nested(path: Path) -> None:
    with h5py.File(path, "w") as file:
        group = file
        for _ in range(2000):
            group = group.create_group("g")


def _huge(path: Path) -> None:
    """Write a coordinate of 4e8 elements without any: 733 bytes for 3.2 GB."""
    with netCDF4.Dataset(path, "w") as data:
        data.Conventions = "CF-1.8"
        data.createDimension("x", 400_000_000)
        data.createVariable("x", "f8", ("x",), chunksizes=(1_000_000,)).setncatts(
            {"units": "m", "standard_name": "height"}
        )


@pytest.fixture(scope="module")
def run(tmp_path_factory: pytest.TempPathFactory) -> tuple[Ended, float]:
    """Give one run over the hostile files, with a good file between any two of them."""
    folder = tmp_path_factory.mktemp("hostile")
    (folder / "1-junk.nc").write_bytes(b"CDF\x01" + random.Random(1).randbytes(4000))  # noqa: S311 - any junk
    _cycle(folder / "2-cycle.nc")
    hanging(folder / "3-hanging.nc")
    _nested(folder / "4-nested.nc")
    _huge(folder / "5-huge.nc")
    (folder / "6-cut.nc").write_bytes(netcdf(folder / "6-cut.nc").read_bytes()[:-3000])
    os.mkfifo(folder / "7-pipe.nc")
    for number in range(1, 8):
        netcdf(folder / f"{number}-good.nc", units=1)
    start = time.monotonic()
    ended = fairtool("validate", folder, "--format", "json", "--timeout", "3", "--memory", "256", "--jobs", "1")
    return ended, time.monotonic() - start


@linux
def test_no_good_file_is_lost_and_no_worker_is_poisoned(run: tuple[Ended, float]) -> None:
    found = subjects(run[0])
    good = [subject for name, subject in found.items() if "good" in name]
    assert len(good) == 7
    assert {subject["status"] for subject in good} == {"findings"}
    assert len({len(subject["findings"]) for subject in good}) == 1


@linux
@pytest.mark.parametrize(
    ("name", "rule", "said"),
    [
        ("1-junk.nc", "io-unreadable", "damaged"),
        ("2-cycle.nc", "io-unreadable", "a circle of groups"),
        ("3-hanging.nc", "io-timeout", "was not read within 3 seconds"),
        ("4-nested.nc", "io-unreadable", "nests groups deeper than 200"),
        ("6-cut.nc", "io-unreadable", "breaks off: it has"),
        ("7-pipe.nc", "io-unreadable", "named pipe"),
    ],
)
def test_a_hostile_file_is_told_for_what_it_is(run: tuple[Ended, float], name: str, rule: str, said: str) -> None:
    (finding,) = subjects(run[0])[name]["findings"]
    assert finding["rule"] == rule
    assert said in finding["message"]


@linux
def test_what_was_never_written_is_not_read(run: tuple[Ended, float]) -> None:
    huge = subjects(run[0])["5-huge.nc"]
    assert huge["status"] in ("clean", "findings")
    assert any(outcome["status"] == "not-evaluated" for outcome in huge["outcomes"])


@linux
def test_the_run_keeps_within_its_limits(run: tuple[Ended, float]) -> None:
    ended, seconds = run
    assert (ended.returncode, ended.stderr) == (3, "")
    assert seconds < 40  # of which 3 are for the file that hangs; a busy machine is slow


@linux
def test_one_file_alone_is_stopped_too(tmp_path: Path) -> None:
    ended = fairtool("validate", hanging(tmp_path / "h.nc"), "--timeout", "1")
    assert ended.returncode == 3
    assert "was not read within 1 seconds" in ended.stdout
    assert "--timeout" in ended.stdout


@linux
@pytest.mark.parametrize("others", [0, 1], ids=["alone", "among others"])
def test_too_little_memory_is_told_as_such(tmp_path: Path, others: int) -> None:
    path = tmp_path / "large.nc"
    with netCDF4.Dataset(path, "w", format="NETCDF3_64BIT_OFFSET") as data:
        data.Conventions = "CF-1.8"
        data.createDimension("x", 8_000_000)
        x = data.createVariable("x", "f8", ("x",))
        x.setncatts({"units": "m", "standard_name": "height", "axis": "Z", "positive": "up"})
        x[:] = range(8_000_000)
    files = [path, *(netcdf(tmp_path / f"good{number}.nc", units=1) for number in range(others))]
    ended = fairtool("validate", *files, "--memory", "64", "--format", "json", "--deep")
    found = subjects(ended)
    (finding,) = found["large.nc"]["findings"]
    assert finding["rule"] == "io-memory"
    assert finding["message"].endswith("needs more than 64 MiB of memory")
    assert all(found[f"good{number}.nc"]["status"] == "findings" for number in range(others))


@linux
def test_a_worker_that_is_killed_loses_its_file_only(tmp_path: Path) -> None:
    for name in ("a", "z"):
        netcdf(tmp_path / f"{name}.nc", units=1)
    hanging(tmp_path / "h.nc")
    with started("validate", tmp_path, "--format", "json", "--timeout", "60", "--jobs", "2") as process:
        for _ in range(2):  # a source whose worker died is tried once more
            busy = _busy_worker(process.pid)
            os.kill(busy, signal.SIGKILL)
        output, _ = process.communicate(timeout=30)
    found = subjects(Ended([], process.returncode, output, ""))
    assert process.returncode == 3
    assert [finding["rule"] for finding in found["h.nc"]["findings"]] == ["io-crash"]
    assert "exit code -9" in found["h.nc"]["findings"][0]["message"]
    assert (found["a.nc"]["status"], found["z.nc"]["status"]) == ("findings", "findings")


def _busy_worker(process: int) -> int:
    """Wait for the worker that the hanging file keeps busy."""
    found: list[int] = []

    def look() -> bool:
        workers = {worker for server in children(process) for worker in descendants(server)}
        found[:] = [worker for worker in workers if processor_seconds(worker) > 1]
        return len(found) == 1

    wait_for(look, 50)
    return found[0]


def _mutant(data: bytes, chance: random.Random) -> bytes:
    """Damage a file as disks and transfers do: bits, blocks of zeros, cuts."""
    changed = bytearray(data)
    match chance.randrange(3):
        case 0:
            for _ in range(chance.randint(1, 64)):
                changed[chance.randrange(len(changed))] ^= 1 << chance.randrange(8)
        case 1:
            start = chance.randrange(len(changed))
            changed[start : start + chance.choice((16, 512))] = bytes(
                len(changed[start : start + chance.choice((16, 512))])
            )
        case _:
            del changed[chance.randrange(1, len(changed)) :]
    return bytes(changed)


@linux
@pytest.mark.parametrize("form", ["NETCDF3_CLASSIC", "NETCDF4"])
def test_damaged_files_are_read_or_refused_and_never_a_fault(tmp_path: Path, form: str) -> None:
    data = netcdf(tmp_path / "sound.nc", form, units=1).read_bytes()
    chance = random.Random(20240301)  # noqa: S311 - the same damage each time
    count = 400 if LONG else 12
    for number in range(count):
        (tmp_path / f"m{number:03}.nc").write_bytes(_mutant(data, chance))
    ended = fairtool("validate", tmp_path, "--format", "json", "--timeout", "2", seconds=600)
    content = document(ended)
    assert ended.stderr == ""
    assert ended.returncode in (1, 3)
    assert len(content["subjects"]) == count + 1
    assert [subject for subject in content["subjects"] if subject["status"] == "fault"] == []
    assert content["subjects"][-1]["status"] == "findings"  # the sound one, after all the others


@linux
@pytest.mark.long
@pytest.mark.skipif(not LONG, reason="takes minutes: FAIRTOOL_LONG=1 runs it")
def test_memory_is_flat_over_many_files(tmp_path: Path) -> None:
    first = netcdf(tmp_path / "0000.nc", units=1)

    def peak(count: int) -> int:
        for number in range(1, count):
            path = tmp_path / f"{number:04}.nc"
            if not path.exists():
                path.hardlink_to(first)
        highest: dict[int, int] = {}
        with started("validate", tmp_path, "--format", f"ndjson={tmp_path / 'out'}", "--quiet") as process:
            while process.poll() is None:
                for each in (process.pid, *descendants(process.pid)):
                    highest[each] = max(highest.get(each, 0), _resident(each))
                time.sleep(0.05)
        return max(highest.values())

    few, many = peak(200), peak(2000)
    assert many < few * 1.1 + 10_000  # kB


def _resident(process: int) -> int:
    try:
        status = Path(f"/proc/{process}/status").read_text(encoding="utf-8")
    except (FileNotFoundError, ProcessLookupError):
        return 0
    return next((int(line.split()[1]) for line in status.splitlines() if line.startswith("VmHWM")), 0)
