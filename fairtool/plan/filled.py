"""What files and records know of a plan: the blocks `from_record`, `measured` and `defaults` of a plan file."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from fairtool.fair.repository_file import load_repository
from fairtool.plan.data_format import DataFormat
from fairtool.plan.described_dataset import Object, contact, contributors, without_empty
from fairtool.plan.grouping import Group, grouped
from fairtool.plan.measured_dataset import measured_dataset
from fairtool.plan.measured_file import Seen
from fairtool.plan.pole import PlanPole
from fairtool.plan.recorded_dataset import places_in, recorded_dataset
from fairtool.plan.shown_path import Spelling
from fairtool.plan.yaml_node import Plain
from fairtool.record.essentials import Party
from fairtool.record.flat import flat
from fairtool.record.record import Record
from fairtool.translate import Language


@dataclass(frozen=True, slots=True)
class Circumstances:
    """What is given for a plan: how it writes paths, its language, the moment, the keys that places have already."""

    spelling: Spelling
    language: Language
    now: datetime
    known: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Filled:
    """The blocks that a machine fills, and the data sets that they are of."""

    groups: tuple[Group, ...]
    from_record: Object
    measured: Object


def filled(seen: Sequence[Seen], roots: Sequence[Path], given: Circumstances) -> Filled:
    """Give the blocks that were read and measured."""
    files = [file for one in seen for file in one.files]
    records = [record for one in seen for record in one.records]
    places = {given.spelling.here(place): key for place, key in given.known.items()}
    groups = grouped(files, records, roots, places)
    return Filled(groups, _from_record(groups, given), _measured(groups, given))


def _from_record(groups: Sequence[Group], given: Circumstances) -> Object:
    described = [(one.key, one.record) for one in groups if one.record]
    parties = [party for _, record in described for party in _parties(flat(record.record).parties)]
    answering = [party for _, record in described for party in _answering(record.record)]
    datasets: Object = {key: recorded_dataset(record) for key, record in described}
    places: Object = {}
    for key, record in described:
        places.update(places_in(record, datasets[key], given.spelling.written(record.name), key))
    return without_empty(
        {
            "contact": contact(answering or parties),
            "contributor": [*contributors(parties)],
            "dataset": datasets,
            "places": places,
        }
    )


def _answering(record: Record) -> Iterator[Party]:
    said = flat(record)
    yield from said.having("pointOfContact", *("principalInvestigator", "author"))
    yield from said.metadata_contacts


def _parties(parties: Sequence[Party]) -> Iterator[Party]:
    """Give those who have a part in the data; who only distributes them is no contributor to a plan."""
    yield from (one for one in parties if one.role not in {"distributor", "publisher", "user"})


def _measured(groups: Sequence[Group], given: Circumstances) -> Object:
    said = [file.said for one in groups for file in one.files if file.said]
    parties = [party for one in said for party in _parties(one.parties)]
    moment = given.now.strftime("%Y-%m-%dT%H:%M:%SZ")
    counted = [one for one in groups if one.files]
    return without_empty(
        {
            "created": moment,
            "modified": moment,
            "contact": contact(parties),
            "contributor": [*contributors(parties)],
            "dataset": {one.key: measured_dataset(one.files, given.now.date(), given.language) for one in counted},
            "places": {f"/dataset/{one.key}": given.spelling.written(one.data_place) for one in counted},
        }
    )


def defaults(groups: Sequence[Group], pole: PlanPole | None, identifier: str) -> Object:
    """Give what is taken until somebody says more: a repository, the tools of the formats, and what is not known."""
    host = _host(pole)
    every: Object = {
        "personal_data": "unknown",
        "sensitive_data": "unknown",
        **without_empty({"distribution": {"*": {"host": host}} if host else {}}),
    }
    tools: Object = {one.key: {"technical_resource": _tools(one)} for one in groups if one.files}
    return {
        "dmp_id": {"identifier": identifier, "type": "other"},
        "ethical_issues_exist": "unknown",
        "dataset": {"*": every, **tools},
    }


def _host(pole: PlanPole | None) -> Object:
    if pole is None or not pole.repository:
        return {}
    repository = load_repository(pole.repository)
    pid = repository.facts.get("pid")
    has_doi = pid is not None and pid.holds is True and "DOI" in pid.values["en"]
    return without_empty(
        {"title": repository.titles["en"], "url": repository.address, "pid_system": ["doi"] if has_doi else []}
    )


def _tools(group: Group) -> list[Plain]:
    formats: dict[str, DataFormat] = {one.format.key: one.format for one in group.files}
    return [{"name": tool} for form in formats.values() for tool in form.tools]
