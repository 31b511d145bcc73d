"""File names: one pattern for a data set."""

from collections.abc import Iterator

from fairtool.audit.collection import Collection
from fairtool.audit.file_name import shape
from fairtool.audit.tally import Spread, Variant
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import FEW, FEWEST, SHOWN, SOURCE, related

_COVERED = 0.75  # of the files: so many follow a pattern that is usual


@rule(
    "archive-name-pattern",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "pattern",
            bad='sst_200{1..6}.nc\n:title = "sea" ;\n---\nsst-2007.nc\n:title = "sea" ;\n',
            good='sst_200{1..6}.nc\n:title = "sea" ;\n---\nchl_2007.nc\n:title = "sea" ;\n',
        ),
        Example(
            "pattern",
            bad='sst_200{1..6}.nc\n:title = "sea" ;\n---\nSST_2007.nc\n:title = "sea" ;\n',
            good='sst_200{1..6}.nc\n:title = "sea" ;\n---\nsst_2007.nc\n:title = "sea" ;\n',
        ),
    ],
)
def names_follow_a_pattern(collection: Collection, context: Context[Collection]) -> Iterator[Problem]:
    """The names of the files of a data set follow one pattern.

    Programs find files by their names: one with a hyphen where the others have an underscore, or a date in another
    form, is not found. Compared is what stands between the words: other words are other variables or stations. A
    difference in capitals alone is told too.
    """
    for other, usual in _drifting(collection.patterns):
        yield Problem(
            "{names} ({count}) are named {where}; most files are named {usual}, {most} of {files}; name them so",
            where=other.value,
            names=other.files,
            count=other.count,
            usual=usual.value,
            most=usual.count,
            files=collection.count,
            related=related(other.names),
        )


def _drifting(patterns: Spread[str]) -> list[tuple[Variant[str], Variant[str]]]:
    """Give the patterns that few files have and that differ in more than words, each with the most frequent one."""
    usual = [one for one in patterns.variants if one.count > max(1, FEW * patterns.total)]
    if patterns.total < FEWEST or sum(one.count for one in usual) < _COVERED * patterns.total:
        return []
    shapes = {shape(one.value) for one in usual}
    words = {one.value.lower() for one in usual}
    rare = [one for one in patterns.variants if one not in usual]
    found = [one for one in rare if shape(one.value) not in shapes or one.value.lower() in words]
    return [(one, usual[0]) for one in found[:SHOWN]]
