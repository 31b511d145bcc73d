"""One data set as the portal of Theia/OZCAR takes it: its pivot in each language, and the data files that it names."""

import json
import zlib
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.errors import UnreadableError
from fairtool.finding import Problem
from fairtool.push.dataverse.files.local_file import opened
from fairtool.push.form import Fields, Given, Unfit
from fairtool.push.json_form import fields_of, hash_of
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.losses import losses
from fairtool.record.theia_check import check_theia
from fairtool.record.theia_write import write_theia
from fairtool.translate import marked, translate
from fairtool.warned import warned

LANGUAGES: Mapping[str, str] = {"en": "eng", "fr": "fre"}
_MOST_SHOWN = 3
_BLOCK = 2**20
_PROBLEMS = marked(
    "{where} does not fit the pivot of Theia/OZCAR: {problems}. Write what is missing into the record, or push the "
    "pivot itself: a file with version, producer and datasets"
)
_SEVERAL = marked("{where} holds {count} data sets: write each into a file of its own")
_OTHER = marked("{where} is of the producer {other}, and the target is set up for {producer}")
_NO_FILE = marked("{where} names the data file {file}, which is not among the data: give it with the record")
Json = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Part:
    """The pivots of one data set by language, each with its producer; the sizes and CRC-32 of its files by name."""

    id: str
    pivots: Mapping[str, Json]
    files: Mapping[str, tuple[int, int]]

    @property
    def document(self) -> bytes:
        """Give it as it is kept and compared."""
        said = {
            "id": self.id,
            "pivots": dict(self.pivots),
            "files": {name: list(one) for name, one in self.files.items()},
        }
        return json.dumps(said, ensure_ascii=False).encode()

    @property
    def hash(self) -> str:
        """Give the hash of what it says; the producer is of all its data sets, and does not count."""
        return hash_of(_compared(self))


def part_of(document: bytes) -> Part:
    """Give a data set as it was kept."""
    root = read_json(document, "Theia")
    pivots = {language: JsonNode(pivot).members for language, pivot in root["pivots"].members.items()}
    files = {name: _numbers(one) for name, one in root["files"].members.items()}
    return Part(root["id"].text(), pivots, files)


def fields_in(document: bytes) -> Fields:
    """Give the fields of a data set, for the comparison."""
    return fields_of(_compared(part_of(document)))


def made(given: Given, producer: str) -> Part:
    """Give the data set of a record; raises Unfit where the portal would not take it."""
    pivots = _native(given, producer) or {
        short: write_theia(given.record, producer, language=code) for short, code in LANGUAGES.items()
    }
    first = JsonNode(next(iter(pivots.values())))
    problems = check_theia(first.value)
    if problems:
        raise _unfit(given.path, problems)
    (dataset,) = first["datasets"]
    part = Part(dataset["datasetId"].text(), pivots, {})
    by_name = {path.name: path for path in given.files}
    for name in names_in(part):
        if name not in by_name:
            raise Unfit(warned(_NO_FILE, given.path, file=name))
    return Part(part.id, pivots, {name: _size_and_crc(by_name[name]) for name in names_in(part)})


def names_in(part: Part) -> tuple[str, ...]:
    """Give the names of the data files that a data set names."""
    found = (name for pivot in part.pivots.values() for name in _names(JsonNode(pivot)))
    return tuple(dict.fromkeys(found))


def lost_of(given: Given, part: Part) -> tuple[str, ...]:
    """Give what of a record the pivot has no place for: fields, and data files that no observation names."""
    named = names_in(part)
    files = tuple(f"files.{path.name}" for path in given.files if path.name not in named)
    if given.native and not files and "en" in part.pivots:
        return ()
    report = losses(given.record, next(iter(part.pivots.values())))
    return (*dict.fromkeys(one.path.partition("[")[0] for one in report.lost), *files)


def _native(given: Given, producer: str) -> Mapping[str, Json]:
    """Give the pivot that a record was read from, nothing where it was read from something else."""
    try:
        root = read_json(given.native, given.path) if given.native else JsonNode()
    except UnreadableError:
        return {}
    if "producer" not in root.members or not root["datasets"]:
        return {}
    count = len(list(root["datasets"]))
    if count != 1:
        raise Unfit(warned(_SEVERAL, given.path, count=count))
    other = root["producer"]["producerId"].text()
    if other != producer:
        raise Unfit(warned(_OTHER, given.path, other=other or "-", producer=producer))
    return dict.fromkeys(LANGUAGES, root.members)  # the portal wants the same data sets in each language


def _unfit(where: str, problems: Sequence[Problem]) -> Unfit:
    def told(language: str) -> str:
        some = (_sentence(one, language) for one in problems[:_MOST_SHOWN])
        more = f"; +{len(problems) - _MOST_SHOWN}" if len(problems) > _MOST_SHOWN else ""
        return "; ".join(some) + more

    return Unfit(warned(_PROBLEMS, where, problems=told("en"), problems_fr=told("fr")))


def _sentence(problem: Problem, language: str) -> str:
    values = {"where": problem.where, **problem.values}
    return translate(problem.template, "fr" if language == "fr" else "en", **values)


def _names(pivot: JsonNode) -> Iterator[str]:
    for dataset in pivot["datasets"]:
        for one in dataset["observations"]:
            if name := one["result"]["dataFile"]["name"].text():
                yield name


def _compared(part: Part) -> Json:
    datasets = {language: JsonNode(pivot)["datasets"].value for language, pivot in sorted(part.pivots.items())}
    files = {name: f"{size} {crc:08x}" for name, (size, crc) in sorted(part.files.items())}
    return {
        "datasets": {language: datasets[language] for language in LANGUAGES if language in datasets},
        "files": files,
    }


def _numbers(value: object) -> tuple[int, int]:
    size, crc = [int(one.number() or 0) for one in JsonNode(value)] if isinstance(value, list) else (0, 0)
    return size, crc


def _size_and_crc(path: Path) -> tuple[int, int]:
    size, crc = 0, 0
    with opened(path) as stream:
        while block := stream.read(_BLOCK):
            size += len(block)
            crc = zlib.crc32(block, crc)
    return size, crc
