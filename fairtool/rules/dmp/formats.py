"""The formats of the files, by their first bytes or endings, and those of the plan."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.record.place import Place
from fairtool.rule import Example, rule
from fairtool.rules.dmp.drift import SOURCE, drift, put


@rule(
    "dmp-format",
    severity=Severity.WARNING,
    source=SOURCE,
    shows=["distribution/format"],
    examples=[
        Example("format", bad='{"/dmp/dataset/0/distribution/0/format": ["text/csv"]}\n---\n', good="{}\n---\n"),
        Example(
            "format",
            bad='{"/dmp/dataset/0/distribution/0/format": ["GeoTIFF", "CSV"]}\n---\n',
            good='{"/dmp/dataset/0/distribution/0/format": ["NetCDF-4 (classic model)", "CSV"]}\n---\n',
        ),
    ],
)
def formats_found_are_planned(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """The formats of the files are among those of the plan.

    The format decides who can read the data in twenty years. Formats are known by
    their first bytes; those that have none of their own, such as CSV, by the ending of the name.
    """
    nodes = [one for distribution in dataset.distributions for one in distribution["format"]]
    tolerances = context.view.measures.tolerances
    said = frozenset().union(*(tolerances.named(one.text()) for one in nodes))
    found = {tolerances.kinds[one.kind]: one.name for one in dataset.files if one.kind in tolerances.kinds}
    missing = sorted(name for name in found if name not in said and not (name == "netCDF" and "HDF5" in said))
    if nodes and missing:
        whole = dataset.distributions[0]["format"]
        texts = [one.text() for one in nodes]
        yield drift(
            context,
            'the formats of "{name}" in the plan are {said}; there are files in {found} too ({at}); add that format',
            whole,
            Place(found[missing[0]], ""),
            fix=put(whole, [*texts, *missing]) if len(dataset.distributions) == 1 else None,
            name=dataset.title,
            said=", ".join(texts),
            found=", ".join(missing),
        )


@rule(
    "dmp-format-there",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "format",
            bad='{"/dmp/dataset/0/distribution/0/format": ["netCDF", "GeoTIFF"]}\n---\n',
            good='{"/dmp/dataset/0/distribution/0/format": ["netCDF", "Excel"]}\n---\n',
        )
    ],
)
def formats_planned_are_there(dataset: PlannedDataset, context: Context[PlannedBundle]) -> Iterator[Problem]:
    """A format of the plan is that of some file.

    A format that no file has is still to be made, or was given up. Only formats that first bytes or
    endings tell are looked for.
    """
    tolerances = context.view.measures.tolerances
    found = {tolerances.kinds[one.kind] for one in dataset.files if one.kind in tolerances.kinds}
    found |= {"HDF5"} if "netCDF" in found else set()
    for distribution in dataset.distributions:
        for one in distribution["format"]:
            meant = tolerances.named(one.text())
            if dataset.files and meant and meant.isdisjoint(found):
                yield drift(
                    context,
                    'the plan says that "{name}" is given out as {said}, and none of its files is ({count}); make such '
                    "files, or take the format out",
                    one,
                    name=dataset.title,
                    said=one.text(),
                    count=len(dataset.files),
                )
