"""A plan by maDMP 1.2, arranged so that the RDA import of DMP OPIDoR keeps as much of it as it can.

The document is valid by the standard. Where the importer takes the first of a list only, the texts of the list become
one; where it looks for another key, that one stands beside the right one.
"""

from collections.abc import Iterator, Mapping, MutableMapping
from copy import deepcopy
from dataclasses import dataclass

from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_JOINED = marked("{where}: the importer takes the first of the list, so its texts became one")
_BESIDE = marked("{where} stands beside name, since the importer looks for that key")
_LOST = marked("{where} is lost when DMP OPIDoR imports the RDA form; its standard form keeps it")
_BETWEEN = "\n"


@dataclass(frozen=True, slots=True)
class RdaPlan:
    """The document, how it was arranged, and what its import loses all the same."""

    document: Mapping[str, object]
    told: tuple[Warned, ...]


def rda_plan(document: Mapping[str, object]) -> RdaPlan:
    """Give a plan, `{"dmp": ...}` by 1.2, arranged for the importer."""
    made: dict[str, object] = {"dmp": deepcopy(document["dmp"])}
    dmp = JsonNode(made)["dmp"]
    told = [one for dataset in dmp["dataset"] for one in (*_texts(dataset), *_security(dataset), *_tools(dataset))]
    return RdaPlan(made, (*told, *_lost(dmp)))


def _texts(dataset: JsonNode) -> Iterator[Warned]:
    checks, inside = dataset["data_quality_assurance"], dataset.value
    if isinstance(checks.value, list) and len(checks.value) > 1 and isinstance(inside, MutableMapping):
        inside["data_quality_assurance"] = [_BETWEEN.join(map(str, checks.value))]
        yield warned(_JOINED, checks.where)


def _security(dataset: JsonNode) -> Iterator[Warned]:
    measures, inside = dataset["security_and_privacy"], dataset.value
    all_of_them = list(measures)
    if len(all_of_them) > 1 and isinstance(inside, MutableMapping):
        first, *others = all_of_them
        rest = (" : ".join(filter(None, (one["title"].text(), one["description"].text()))) for one in others)
        description = _BETWEEN.join(filter(None, (first["description"].text(), *rest)))
        inside["security_and_privacy"] = [{"title": first["title"].text(), "description": description}]
        yield warned(_JOINED, measures.where)


def _tools(dataset: JsonNode) -> Iterator[Warned]:
    for one in dataset["technical_resource"]:
        if isinstance(one.value, MutableMapping) and "title" not in one.value and one["name"]:
            one.value["title"] = one["name"].text()
            yield warned(_BESIDE, one["title"].where)


# Where the importer reads nothing, or the first only: the path, and the keys of each object there that it passes over.
_PASSED_OVER: tuple[tuple[tuple[str, ...], tuple[str, ...]], ...] = (
    ((), ("alternate_identifier", "related_identifier", "fairtool")),
    (("contact",), ("affiliation",)),
    (("contributor",), ("role", "affiliation")),
    (("project",), ("project_id",)),
    (
        ("dataset",),
        ("alternate_identifier", "related_identifier", "creator", "is_reused", "rights", "fairtool"),
    ),
    (("dataset", "technical_resource"), ("description", "technical_resource_id")),
    (("dataset", "distribution"), ("issued",)),
    (("dataset", "distribution", "license"), ("license_ref",)),
    (
        ("dataset", "distribution", "host"),
        ("description", "host_id", "backup_frequency", "backup_type", "storage_type"),
    ),
)


def _lost(dmp: JsonNode) -> Iterator[Warned]:
    """Give a sentence for each kind of thing that is lost, with its first place."""
    for path, keys in _PASSED_OVER:
        for key in keys:
            found = next((node[key].where for node in _at(dmp, path) if node[key]), "")
            if found:
                yield warned(_LOST, found)
    seconds = (
        next(iter(list(dmp["project"])[1:]), None),
        *(form["format"] if len(list(form["format"])) > 1 else None for form in _at(dmp, ("dataset", "distribution"))),
        *(next(iter(list(form["license"])[1:]), None) for form in _at(dmp, ("dataset", "distribution"))),
    )
    yield from (warned(_LOST, one.where) for one in seconds if one)


def _at(node: JsonNode, path: tuple[str, ...]) -> Iterator[JsonNode]:
    if not path:
        yield node
        return
    for item in node[path[0]]:
        yield from _at(item, path[1:])
