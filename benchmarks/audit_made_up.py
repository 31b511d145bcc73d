"""Makes up results of an audit: those of some real files, told again and again with other names, dates and identifiers.

So a store of a million results is what one of a million files would be, but for the time that it takes to open them.
"""

import json
import zlib
from collections.abc import Iterable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from functools import cache
from itertools import islice
from multiprocessing import get_context
from pathlib import Path
from typing import TypeVar

from audit_archive import DataSet, fill

from fairtool.audit.asked import Asked
from fairtool.audit.entry import Entry
from fairtool.audit.judging import judge
from fairtool.audit.packing import packed, text_of, unpacked
from fairtool.audit.work import Belongs, Done, Judged, Work

Item = TypeVar("Item")
ROOT = "/archive"
_MODELS = 50  # real files
_SETS, _CENTRES, _POLES = 1_000, 40, 6
_YEARS = 30
_FIRST = datetime(1995, 1, 1, tzinfo=UTC)
_BATCH = 200  # results that are made at once
_OWN = 10  # of so many files, one has findings that no other has
_LOST = 1_000  # of so many files, one cannot be read


@dataclass(frozen=True, slots=True)
class Model:
    """What became of a real file, with its header as text."""

    number: int
    judged: Judged
    facts: str


def models(folder: Path) -> list[Model]:
    """Make real files in a folder, one of each data set, and judge them."""
    fill(folder, _MODELS, of_a_set=1)
    asked, found = Asked(folder="/"), []
    for number in range(_MODELS):
        path = DataSet(number, folder, 1).path(0)
        (judged,) = judge(Work(number, str(path), str(folder), "netcdf", path.stat().st_size, "new"), asked).subjects
        found.append(Model(number, judged, text_of(judged.facts or b"")))
    return found


def entries(count: int) -> Iterator[Entry]:
    """Give so many files in the order of their names: a thousand data sets of forty centres, over thirty years."""
    of_a_set = -(-count // _SETS)
    for number in range(count):
        one, place = divmod(number, of_a_set)
        day = _FIRST + timedelta(days=place * _YEARS * 365 // of_a_set)
        folder = f"{ROOT}/pole-{one % _POLES}/centre-{one % _CENTRES:02}/fields-{one:04}"
        size = 400_000 + number * 7919 % 300_000
        modified = int((day + timedelta(days=90)).timestamp()) * 10**9
        yield Entry(f"{folder}/{day:%Y}/fields{one:04}_{day:%Y%m%d}_{place:06}.nc", ROOT, "netcdf", size, modified)


def made_up(works: Iterable[Work], folder: Path, processes: int) -> Iterator[Done]:
    """Make up what became of sources; as in an audit, the results come from other processes."""
    batches = _batches(((work.source, work.name) for work in works), _BATCH)
    with ProcessPoolExecutor(processes, mp_context=get_context("spawn")) as pool:
        running = [pool.submit(_made, batch, folder) for batch in islice(batches, 4 * processes)]
        while running:
            yield from running.pop(0).result()
            running += [pool.submit(_made, batch, folder) for batch in islice(batches, 1)]


def _batches(items: Iterable[Item], size: int) -> Iterator[list[Item]]:
    remaining = iter(items)
    while batch := list(islice(remaining, size)):
        yield batch


def _made(batch: list[tuple[int, str]], folder: Path) -> list[Done]:
    known = _kept(folder)
    return [_done(source, name, known) for source, name in batch]


@cache
def _kept(folder: Path) -> list[Model]:
    """Give the models that a folder keeps, as `keep` wrote them."""
    found = []
    for line in (folder / "models.jsonl").read_text().splitlines():
        told = json.loads(line)
        judged = Judged(**told["judged"])
        judged = judged._replace(
            counts=tuple(map(tuple, judged.counts)),
            belongs=Belongs(*judged.belongs),
            outcomes=packed(told["outcomes"]),
            findings=packed(told["findings"]),
        )
        found.append(Model(told["number"], judged, told["facts"]))
    return found


def keep(found: Iterable[Model], folder: Path) -> None:
    """Keep models for the processes that make up results."""
    lines = []
    for one in found:
        plain = one.judged._asdict() | {"outcomes": None, "findings": None, "facts": None, "header": None}
        packs = {"outcomes": unpacked(one.judged.outcomes), "findings": unpacked(one.judged.findings)}
        lines.append(json.dumps({"number": one.number, "facts": one.facts, "judged": plain, **packs}))
    (folder / "models.jsonl").write_text("\n".join(lines))


def _done(source: int, name: str, known: list[Model]) -> Done:
    _, pole, centre, folder, year, file = name[1:].split("/")
    one, place = int(folder[-4:]), int(file[-9:-3])
    model = known[one % len(known)]
    belongs = Belongs(f"10.5072/fields.{one}", centre, pole, int(year))
    if (one * 31 + place) % _LOST == 0:
        return Done(source, "done", (_unreadable(name, belongs),), head=_digest(source), seconds=0.01)
    day = datetime.strptime(file.split("_")[1], "%Y%m%d").replace(tzinfo=UTC)
    identifier = f"{one:08x}-0000-4000-8000-{place:012x}"
    judged = model.judged._replace(
        facts=zlib.compress(_said(model, one, day, identifier).encode("ascii")),
        header=_digest(source),
        holding=_holding(model, one, day, identifier),
        belongs=belongs,
        identifiers=(identifier,),
    )
    if (one + place) % _OWN == 0:
        judged = judged._replace(findings=_own_findings(model.judged.findings, identifier))
    return Done(source, "done", (judged,), head=_digest(source), seconds=0.01 + source % 97 / 1000)


def _said(model: Model, one: int, day: datetime, identifier: str) -> str:
    """Give the header of a file: that of its model, with what differs from file to file."""
    created = day + timedelta(days=90)
    return (
        model.facts.replace(f"{model.number:08x}-0000-4000-8000-000000000000", identifier)
        .replace(f"fields.{model.number}", f"fields.{one}")
        .replace(f"region {model.number}", f"region {one}")
        .replace("1995-01-01T", f"{day:%Y-%m-%d}T")
        .replace("1995-04-01", f"{created:%Y-%m-%d}")
    )


def _holding(model: Model, one: int, day: datetime, identifier: str) -> str:
    told = json.loads(model.judged.holding)
    told["t"], told["i"], told["b"] = f"Daily fields of region {one}", [identifier], [f"10.5072/fields.{one}"]
    shift = (day - _FIRST).days * 86_400
    told["w"][:2] = [moment + shift for moment in told["w"][:2]]
    return json.dumps(told, separators=(",", ":"))


def _own_findings(content: bytes, identifier: str) -> bytes:
    findings = unpacked(content)
    findings[0]["values"] = findings[0].get("values", {}) | {"identifier": identifier}
    return packed(findings)


def _unreadable(name: str, belongs: Belongs) -> Judged:
    finding = {
        "rule": "io-unreadable",
        "severity": "error",
        "where": name,
        "template": "{path} cannot be read: it ends early",
    }
    counts = {"counts": {"fail": 1}, "outcomes": [["io-unreadable", "fail", 1, None]], "values": {}}
    told = [finding | {"values": {"path": name}}]
    return Judged(
        "", "netcdf", "", "unreadable", (("io-unreadable", "error", 1),), packed(counts), packed(told), belongs=belongs
    )


def _digest(source: int) -> bytes:
    return source.to_bytes(16, "big")
