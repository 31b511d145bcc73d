"""The files of a plan: which are there, how large they are, what becomes of them."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.formats import day_of
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.json_node import JsonNode
from fairtool.record.place import Place
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift, listed, put

_OTHER = (
    '{"/dmp/dataset/0/fairtool": {"key": "salinity"}, "+": {"title": "Currents", "dataset_id": '
    '{"identifier": "currents", "type": "other"}, "personal_data": "no", "sensitive_data": "no"%s}}\n---\n'
)


@rule(
    "dmp-data-planned",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[Example("files", bad=_OTHER % "", good="{}\n---\n")],
)
def data_are_planned(bundle: PlannedBundle, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """Each data file belongs to a data set of the plan.

    A plan answers for all data of a project: what it does not name has no licence, no place and nobody who keeps it.
    """
    names = [one.name for one in bundle.left_out]
    if names:
        yield drift(
            context,
            "files that belong to none of the data sets of the plan ({count}): {names}; describe them as a data set, "
            "or write the name of the file, its folder (as key) or its identifier into the one that they belong to",
            bundle.plan.dmp["dataset"],
            Place(names[0], ""),
            count=len(names),
            names=listed(names),
        )


@rule(
    "dmp-dataset-there",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "files",
            bad=_OTHER.replace('"key": "salinity"', '"key": "example"') % ', "issued": "2020-01-01"',
            good=_OTHER.replace('"key": "salinity"', '"key": "example"') % "",
        )
    ],
)
def data_set_is_there(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """A data set of which the plan says that it is there has files.

    A data set that was issued, or measured, and of which no file is found was lost, or is another than the plan says.
    """
    issued = day_of(dataset.node["issued"].text())
    measured = dataset.about["files"].number() or dataset.about["bytes"].number()
    exists = bool(measured) or (issued is not None and issued <= context.today)
    if dataset.files or not exists:
        return
    if context.view.files:
        yield drift(
            context,
            'the plan says that the data set "{said}" is there, and no file that was named belongs to it ({count}); '
            "name its files too, or write its identifier, its key or the names of its files as the files have them",
            dataset.node,
            said=dataset.title,
            count=len(context.view.files),
        )
    elif context.view.is_searched:
        yield drift(
            context,
            'the plan says that the data set "{said}" is there (files: {count}), and none of its files was found; '
            "bring them back, name the folder where they are, or correct the plan",
            dataset.node,
            said=dataset.title,
            count=f"{dataset.about['files'].number() or 0:g}",
        )


@rule(
    "dmp-volume",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["distribution/byte_size", "fairtool/bytes"],
    examples=[Example("volume", bad='{"/dmp/dataset/0/distribution/0/byte_size": 90000000}\n---\n', good="{}\n---\n")],
)
def volume_is_that_of_the_files(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The volume of a data set in the plan is that of its files.

    Storage, backup and cost are planned by the volume. Several distributions may be one thing in several forms: it is
    enough that one of them, or all together, have the volume of the files; growth since the plan was changed counts.
    """
    found = dataset.size
    nodes = _volumes(dataset)
    said = [number for node in nodes if (number := node.number()) is not None]
    if found is None or not said:
        return
    differ = context.view.measures.tolerances.differ
    grown = _growth(dataset, context)
    if all(differ(one, found) and not one < found < one + grown for one in (*said, sum(said))):
        certain = len(nodes) == 1 and dataset.is_whole
        yield drift(
            context,
            'the plan gives "{name}" {said}; its files ({count}) have {found} together ({at}); write {bytes} '
            "bytes, or name all files of the data set",
            nodes[0],
            Place(dataset.files[0].name, ""),
            fix=put(nodes[0], found) if certain else None,
            name=dataset.title,
            said=volume(max(said)),
            found=volume(found),
            bytes=found,
            count=len(dataset.files),
        )


@rule(
    "dmp-preservation",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["preservation_statement"],
    examples=[Example("preservation", bad='{"/dmp/dataset/0/preservation_statement": null}\n---\n', good="{}\n---\n")],
)
def preservation_is_told(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The plan says how data that are there are preserved.

    Files that exist need a place and a term from now on; only a plan says what becomes of them after the project.
    """
    if dataset.files and not dataset.node["preservation_statement"].text():
        yield drift(
            context,
            'the plan does not say how the files of "{name}" are preserved ({count}); write preservation_statement: '
            "where, for how long, by whom",
            dataset.node["preservation_statement"],
            Place(dataset.files[0].name, ""),
            name=dataset.title,
            count=len(dataset.files),
        )


def _volumes(dataset: PlannedDataset) -> list[JsonNode]:
    """Give where the plan tells the volume: what fairtool adds, else the sizes of the distributions."""
    own = dataset.about["bytes"]
    return [own] if own else [one["byte_size"] for one in dataset.distributions if one["byte_size"]]


def _growth(dataset: PlannedDataset, context: Context[PlannedBundle]) -> float:
    """Give the bytes that may have come since the plan was changed."""
    rate, since = dataset.about["growth_bytes_per_year"].number(), day_of(context.view.plan.dmp["modified"].text()[:10])
    years = (context.today - since).days / 365.25 if since else 0.0
    return 1.1 * max(rate or 0.0, 0.0) * max(years, 0.0)


def volume(size: float) -> str:
    """Give a number of bytes as people read it."""
    for unit in ("B", "kB", "MB", "GB", "TB"):
        if size < 1000:
            return f"{size:.4g} {unit}"
        size /= 1000
    return f"{size:.4g} PB"
