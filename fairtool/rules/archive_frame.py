"""The frame that completes the examples of rules on archives.

An example is some files with lines `---` between them. The first line of each has its name, and after it what is known
of the file as a whole: `sst_2001.nc sha256=00ff expected=00ff`. The name `sst_200{1..4}.nc` stands for four files, and
`%n` in the lines below for the number. These lines are CDL, completed by the frame of all CDL examples, or for a name
that ends in `.xml` or `.json` fields of a record: `identifier = fr-1`, `links = ADDRESS`, `belongs = DOI`. The data set
of a file is its folder.
"""

import json
import re
from collections.abc import Iterable, Iterator
from typing import NamedTuple, TypeVar

from fairtool.audit.archive import Archive, OtherChecksum, Shared, SharedChecksum, SharedHeader, SharedIdentifier
from fairtool.audit.collection import Collection
from fairtool.audit.fold import fold
from fairtool.audit.headings import heading_of
from fairtool.audit.held import holding_of
from fairtool.audit.holding import Holding
from fairtool.audit.unpaired import unpaired
from fairtool.netcdf import cdl
from fairtool.netcdf.facts import Facts, to_facts
from fairtool.rules import frame

_SEVERAL = re.compile(r"\{(\d+)\.\.(\d+)\}")
_FIELD = re.compile(r"^(\w+) = (.*)$", re.MULTILINE)
_CONVENTIONS = "CF-1.13"
Group = TypeVar("Group", bound=Shared)


class Given(NamedTuple):
    """A file of an example; `facts` is None for a record."""

    holding: Holding
    facts: Facts | None
    sha256: str = ""
    expected: str = ""


def collection(example: str) -> Collection:
    """Give the data set that all data files of an example make."""
    data = ((one.holding, heading_of(one.facts)) for one in files(example) if one.facts is not None)
    return fold(data, "example")


def archive(example: str) -> Archive:
    """Give the archive that the files of an example make."""
    given = tuple(files(example))
    alone = unpaired(
        [one.holding for one in given if one.facts is None],
        [(one.holding.name.rpartition("/")[0], one.holding) for one in given if one.facts is not None],
    )
    own = [(identifier, one.holding.name) for one in given for identifier in one.holding.identifiers]
    sums = [(f"sha256:{one.sha256}", one.holding.name) for one in given if one.sha256]
    headers = [(json.dumps(one.facts), one.holding.name) for one in given if one.facts is not None]
    wrong = [one for one in given if one.expected and one.expected != one.sha256]
    return Archive(
        "example",
        tuple(_shared(own, SharedIdentifier)),
        tuple(_shared(sums, SharedChecksum)),
        tuple(_shared(headers, SharedHeader)),
        tuple(OtherChecksum(one.holding.name, f"sha256:{one.expected}", f"sha256:{one.sha256}") for one in wrong),
        alone.records,
        alone.data,
        alone.record_folders,
        alone.data_folders,
    )


def files(example: str) -> Iterator[Given]:
    """Give the files of an example."""
    for text in example.split("---\n"):
        head, _, body = text.partition("\n")
        name, *said = head.split()
        whole = dict(one.split("=", 1) for one in said)
        for path, number in _names(name):
            yield _file(path, body.replace("%n", number), whole.get("sha256", ""), whole.get("expected", ""))


def _names(name: str) -> Iterator[tuple[str, str]]:
    several = _SEVERAL.search(name)
    if several is None:
        yield name, ""
        return
    for number in range(int(several[1]), int(several[2]) + 1):
        yield _SEVERAL.sub(str(number), name), str(number)


def _file(name: str, body: str, sha256: str, expected: str) -> Given:
    if name.endswith((".xml", ".json")):
        said = dict(_FIELD.findall(body))
        fields = {key: tuple(said.get(key, "").split()) for key in ("identifier", "belongs", "links")}
        holding = Holding(
            name, "xml", identifiers=fields["identifier"], belongs=fields["belongs"], links=fields["links"]
        )
        return Given(holding, None, sha256, expected)
    dataset = cdl.parse(frame.complete(body, _CONVENTIONS), name)
    return Given(holding_of(dataset, name, "netcdf"), to_facts(dataset), sha256, expected)


def _shared(pairs: Iterable[tuple[str, str]], group: type[Group]) -> Iterator[Group]:
    found: dict[str, tuple[str, ...]] = {}
    for value, name in pairs:
        found[value] = (*found.get(value, ()), name)
    return (group(value, names) for value, names in found.items() if len(names) > 1)
