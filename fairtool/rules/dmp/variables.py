"""What the data hold: variables, standard names, conventions."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.described_dataset import MOST_VARIABLES
from fairtool.plan.file_places import FilePlaces
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.content import Variable
from fairtool.record.json_node import JsonNode
from fairtool.record.place import Place
from fairtool.rule import Example, rule
from fairtool.rules.dmp.by_file import Telling, count, tellings
from fairtool.rules.dmp.drift import SOURCE, drift, listed, put
from fairtool.translate import marked

_STANDARD_NAMES = "CF"  # the codespace of standard names
_COVERAGES = ("coverages",)
_SST = 'float sst(time) ; sst:units = "K" ; sst:standard_name = "sea_surface_temperature" ;'
_BARE = 'float sst(time) ; sst:units = "K" ; sst:long_name = "sea surface temperature" ;'
_ABOUT = '{{"/dmp/dataset/0/fairtool": {{"variables": [{}]}}}}\n---\n'
_NAMED = '{"name": "sst", "standard_name": "sea_surface_temperature", "units": "K"}'


@rule(
    "dmp-variables-there",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["fairtool/variables/name"],
    examples=[
        Example(
            "variables",
            bad=_ABOUT.format(f'{_NAMED}, {{"name": "salinity"}}') + _SST,
            good=_ABOUT.format(_NAMED) + _SST,
        )
    ],
)
def variables_planned_are_there(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The variables of the plan are in the data.

    A variable that was promised to a funder and is in no file was not measured, or has another name by now.
    """
    found = _found(dataset)
    for node in dataset.about["variables"] if found else ():
        name, standard_name = node["name"].text(), node["standard_name"].text()
        if name and name not in found and standard_name not in {_standard_name(one) for one in found.values()} - {""}:
            yield drift(
                context,
                'the plan gives "{name}" the variable {said}, which none of its files has ({count}); they have '
                "{found}; correct the name, or take the variable out",
                node,
                dataset.origin_in_data(*_COVERAGES),
                name=dataset.title,
                said=name,
                count=len(dataset.data),
                found=listed(sorted(found)),
            )


@rule(
    "dmp-variables-planned",
    severity=Severity.INFO,
    source=SOURCE,
    shows=["fairtool/variables/name"],
    examples=[
        Example(
            "variables",
            bad=_ABOUT.format('{"name": "depth"}') + _SST + " float depth(time) ;",
            good=_ABOUT.format(f'{_NAMED}, {{"name": "depth"}}') + _SST + " float depth(time) ;",
        )
    ],
)
def variables_found_are_planned(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The variables of the data are in the plan, where it names any.

    A list of variables that lacks some of them lets nobody find these by the plan.
    """
    nodes = list(dataset.about["variables"])
    names = {node["name"].text() for node in nodes} | {node["standard_name"].text() for node in nodes} - {""}
    more = [one for one in _found(dataset).values() if one.name not in names and _standard_name(one) not in names]
    if 0 < len(nodes) < MOST_VARIABLES and more:  # so many are a choice: who measures them stops there
        node = dataset.about["variables"]
        yield drift(
            context,
            'the variables of "{name}" in the plan lack some of the data ({count}; {at}): {found}; add them',
            node,
            _place(dataset, more[0].name),
            fix=put(node, [*(one.value for one in nodes), *map(_described, more)]),
            name=dataset.title,
            count=len(more),
            found=listed([one.name for one in more]),
        )


@rule(
    "dmp-standard-name",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["metadata/metadata_standard_id/identifier", "fairtool/conventions"],
    examples=[
        Example("standard-name", bad="{}\n---\n" + _BARE, good="{}\n---\n" + _SST),
        Example("standard-name", bad=_ABOUT.format(_NAMED) + _BARE, good=_ABOUT.format(_NAMED) + _SST),
        Example(
            "standard-name",
            bad=_ABOUT.format(_NAMED.replace("surface_temperature", "water_temperature")) + _SST,
            good=_ABOUT.format(_NAMED) + _SST,
        ),
    ],
)
def standard_names_are_kept(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The variables have the standard names that the plan gives them, and some where it promises CF.

    The standard name of CF says what a variable is to all who do not know the project.
    """
    nodes = {one["name"].text(): one for one in dataset.about["variables"]}
    for name in _found(dataset):
        told = _names_of(dataset, name)
        said = nodes[name]["standard_name"].text() if name in nodes else ""
        for one in told:
            if said and said != one.found:
                yield drift(
                    context,
                    _otherwise(one, is_all=len(one.files) == count(told)),
                    nodes[name]["standard_name"],
                    one.place,
                    name=dataset.title,
                    variable=name,
                    said=said,
                    found=one.found,
                    count=len(one.files),
                    total=count(told),
                    files=listed(one.files),
                )
    yield from _unnamed(dataset, context, nodes)


def _names_of(dataset: PlannedDataset, name: str) -> tuple[Telling, ...]:
    """Give the standard names that a variable has in the files; an empty one in those that give it none."""
    return tellings(
        dataset,
        lambda said: next((_standard_name(one) for one in said.variables if one.name == name), None),
        lambda one: Place(one.name, name),
    )


def _otherwise(told: Telling, *, is_all: bool) -> str:
    """Give the sentence for files that have another standard name than the plan, or none."""
    if told.found:
        return (
            marked(
                'the plan gives the variable {variable} of "{name}" the standard name {said}; the data give {found} '
                "({at}); correct the one or the other"
            )
            if is_all
            else marked(
                'the plan gives the variable {variable} of "{name}" the standard name {said}; some files give {found} '
                "({count} of {total}; {at}): {files}; correct the one or the other"
            )
        )
    return (
        marked(
            'the plan gives the variable {variable} of "{name}" the standard name {said}; the data give none '
            "({at}); write the attribute standard_name"
        )
        if is_all
        else marked(
            'the plan gives the variable {variable} of "{name}" the standard name {said}; some files give none '
            "({count} of {total}; {at}): {files}; write the attribute standard_name"
        )
    )


def _unnamed(
    dataset: PlannedDataset, context: Context[PlannedBundle], nodes: Mapping[str, JsonNode]
) -> Iterator[Problem]:
    """Tell the variables without standard name, where the plan promises CF; what it says of one is told apart.

    What was measured in the files is no promise: that they declare CF does not say that anybody planned it.
    """
    places = context.view.plan.places
    measured = places.is_measured if isinstance(places, FilePlaces) else lambda _: False
    bare = {name: one.place for name in _found(dataset) for one in _names_of(dataset, name) if not one.found}
    left = [name for name in bare if name not in nodes or not nodes[name]["standard_name"].text()]
    promise = next((node for node in _standards(dataset) if _is_cf(node.text()) and not measured(node.where)), None)
    if promise and left:
        yield drift(
            context,
            'the plan promises {said} for "{name}", and variables have no standard name ({count}; {at}): {found}; '
            "write the attribute standard_name where CF has one",
            promise,
            bare[left[0]],
            name=dataset.title,
            said=promise.text(),
            count=len(left),
            found=listed(left),
        )


@rule(
    "dmp-conventions",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["metadata/metadata_standard_id/identifier", "fairtool/conventions"],
    examples=[
        Example(
            "conventions",
            bad='{"/dmp/dataset/0/fairtool": {"conventions": ["CF-1.13", "ACDD-1.3"]}}\n---\n:title = "x" ;',
            good='{"/dmp/dataset/0/fairtool": {"conventions": ["CF-1.13"]}}\n---\n:title = "x" ;',
        )
    ],
)
def conventions_are_kept(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The files declare the conventions that the plan names.

    Readers choose by the attribute Conventions how they read a file; the plan says by which the files are made.
    """
    declared = [frozenset(str(one.title or "") for one in data.record.standards) for data in dataset.data]
    for node in dataset.about["conventions"]:
        said = node.text()
        without = [one.name for one, has in zip(dataset.data, declared, strict=True) if said not in has]
        if without:
            yield drift(
                context,
                'the plan names the convention {said} for "{name}"; files that do not declare it ({count}): {found}; '
                "write it into the attribute Conventions, or correct the plan",
                node,
                Place(without[0], ":Conventions"),
                name=dataset.title,
                said=said,
                count=len(without),
                found=listed(without),
            )


def _standards(dataset: PlannedDataset) -> Iterator[JsonNode]:
    """Give the standards of metadata and the conventions that the plan names."""
    for one in dataset.node["metadata"]:
        yield from (each["identifier"] for each in one["metadata_standard_id"])
    yield from dataset.about["conventions"]


def _is_cf(text: str) -> bool:
    return "cfconventions.org" in text.lower() or text.upper().startswith(("CF-", "CF ")) or text.upper() == "CF"


def _place(dataset: PlannedDataset, name: str) -> Place | None:
    """Give where the first file is that has a variable, and the variable in it."""
    for one in dataset.data:
        if any(variable.name == name for coverage in one.record.coverages for variable in coverage.variables):
            return Place(one.name, name)
    return None


def _found(dataset: PlannedDataset) -> Mapping[str, Variable]:
    return {one.name: one for one in dataset.found.variables if one.name} if dataset.found else {}


def _standard_name(variable: Variable) -> str:
    return next((str(one.code) for one in variable.names if one.codespace == _STANDARD_NAMES and one.code), "")


def _described(variable: Variable) -> Mapping[str, str]:
    told = {
        "name": variable.name,
        "standard_name": _standard_name(variable),
        "units": variable.unit or variable.unit_name,
    }
    return {key: text for key, text in told.items() if text}
