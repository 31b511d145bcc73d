"""From a file to the subjects in it: what each is called, its view, and the standards that it declares."""

from collections.abc import Iterator, Mapping
from contextlib import ExitStack, contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING

from fairtool.cloud.address import is_data
from fairtool.discovery import Source
from fairtool.engine import opened
from fairtool.errors import UnreadableError
from fairtool.fingerprint import size_of
from fairtool.inputs import local
from fairtool.kinds import Kind, is_thesaurus, kind_of
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Dimension, Group, Variable
from fairtool.netcdf.read import close, read
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.standards import declared_versions
from fairtool.rule import Viewed
from fairtool.standards import NEWEST
from fairtool.version import Version

if TYPE_CHECKING:
    from fairtool.iso.subjects import Opened
    from fairtool.record.bundle import Described
    from fairtool.record.record import Record

# Standards whose rules concern records of one family of encodings only.
RECORD_STANDARDS = frozenset({"iso", "inspire", "datacite", "eml", "dcat"})
_NO_RECORD = frozenset({"skos", "madmp"})
_FAMILIES: Mapping[str, frozenset[str]] = {"iso": frozenset({"iso", "inspire"})}
_PARTS = frozenset({Dataset, Group, Dimension, Variable})


@dataclass(frozen=True, slots=True)
class Subject:
    """One thing to examine: its name, kind and view, the parts that the view has, and what it declares.

    `versions` are the standards that it is held to. `standard` is the main one, as reports name it. `size` is that of
    the file, in bytes, None for a folder. `foreign` are standards whose rules cannot concern it.
    """

    name: str
    kind: str
    view: Viewed
    parts: frozenset[type]
    versions: Mapping[str, Version]
    standard: str
    size: int | None = None
    foreign: frozenset[str] = frozenset()

    @property
    def describes(self) -> bool:
        """Say whether it has a canonical record: a thesaurus and a plan describe no data."""
        return self.versions.keys().isdisjoint(_NO_RECORD)

    def described(self) -> "Described":
        """Give the subject with its canonical record."""
        from fairtool.record.bundle import Described  # noqa: PLC0415 - most runs need none
        from fairtool.record.of_view import record_of  # noqa: PLC0415 - likewise

        return Described(self.name, self.kind, record_of(self.view, self.size))


@contextmanager
def subjects_in(
    path: Path, name: str, limits: Limits, fixed: Mapping[str, Version], told: Kind | None = None
) -> Iterator[Iterator[Subject]]:
    """Give the subjects in a file; `fixed` are versions that the user says, and `told` the kind, which prevail.

    Values of a data set can be had until the end. Raises UnreadableError.
    """
    kind = told or kind_of(path)
    if kind == "plan":
        yield iter((_plan(path, name, fixed),))
        return
    if kind != "data" and is_thesaurus(path):
        yield iter((_thesaurus(path, name, fixed),))
        return
    if kind != "data":
        from fairtool.iso.subjects import described, records  # noqa: PLC0415 - most files are data

        found = opened(lambda: records(path, name) if kind == "xml" else described(path, name), name)
        if isinstance(found, UnreadableError):
            raise found
        yield (_record(one, kind, fixed) for one in found)
        return
    dataset = opened(lambda: read(path, limits=limits, name=name), name)
    if isinstance(dataset, UnreadableError):
        raise dataset
    try:
        yield iter((subject_of_data(dataset, name, fixed, size_of(path)),))
    finally:
        close(dataset)


@contextmanager
def subjects_behind(
    source: Source, limits: Limits, fixed: Mapping[str, Version], told: Kind | None = None
) -> Iterator[Iterator[Subject]]:
    """Give the subjects in a source, as `subjects_in` does of a file; of a data set behind an address, parts are read.

    Raises UnreadableError, for an address with the address in it.
    """
    if not (source.is_address and told in (None, "data") and is_data(source.name)):
        with local(source, limits.seconds) as path, subjects_in(path, source.name, limits, fixed, told) as subjects:
            yield subjects
        return
    from fairtool.netcdf.remote import opened_remote  # noqa: PLC0415 - only where an address was given

    with ExitStack() as ends:
        remote = opened(
            lambda: ends.enter_context(opened_remote(source.name, limits=limits, place=source.path, size=source.size)),
            source.name,
        )
        if isinstance(remote, UnreadableError):
            raise remote
        yield iter((subject_of_data(remote.dataset, source.name, fixed, remote.size),))


def _thesaurus(path: Path, name: str, fixed: Mapping[str, Version]) -> Subject:
    from fairtool.skos.check.graph import SkosGraph, graph_of  # noqa: PLC0415 - most files are none
    from fairtool.skos.statements import statements  # noqa: PLC0415 - likewise

    graph = opened(lambda: graph_of(statements(path), name), name)
    if isinstance(graph, UnreadableError):
        raise graph
    versions = {"skos": NEWEST["skos"], **fixed}
    return Subject(name, "rdf", graph, frozenset({SkosGraph}), versions, "SKOS", foreign=RECORD_STANDARDS)


def _plan(path: Path, name: str, fixed: Mapping[str, Version]) -> Subject:
    from fairtool.plan.any_plan import read_any_plan  # noqa: PLC0415 - most files are none
    from fairtool.plan.view import Plan, PlanPart  # noqa: PLC0415 - likewise

    plan = opened(lambda: read_any_plan(path, name, fixed.get("madmp")), name)
    if isinstance(plan, UnreadableError):
        raise plan
    versions = {**fixed, "madmp": plan.version}
    label = f"maDMP-{plan.version}"
    return Subject(name, "plan", plan, frozenset({Plan, PlanPart}), versions, label, foreign=RECORD_STANDARDS)


def _record(one: "Opened", kind: str, fixed: Mapping[str, Version]) -> Subject:
    view = one.view
    told = "xml" if kind == "xml" else "rdf" if view.encoding.family == "dcat" else "json"
    own = _FAMILIES.get(view.encoding.family, frozenset({view.encoding.family}))
    foreign = RECORD_STANDARDS - own
    return Subject(
        view.path, told, view, one.parts, {**one.versions, **fixed}, view.encoding.label, foreign=frozenset(foreign)
    )


def subject_of(name: str, record: "Record") -> Subject:
    """Give a record that was read already as a subject."""
    from fairtool.iso.subjects import meant  # noqa: PLC0415 - most files are data

    return _record(meant(name, record), "text", {})


def subject_of_data(dataset: Dataset, name: str, fixed: Mapping[str, Version], size: int | None) -> Subject:
    """Give a data set that was read already, in a file of a size in bytes, as a subject."""
    versions = {**declared_versions(dataset), **fixed}
    kind = "cdl" if dataset.format is Format.CDL else "zarr" if dataset.format.is_zarr else "netcdf"
    return Subject(name, kind, dataset, _PARTS, versions, f"CF-{versions['cf']}", size)
