"""Global attributes: the same in all files of a data set, but for those that differ by nature."""

from collections.abc import Iterator, Mapping

from fairtool.audit.collection import Collection, FileKind
from fairtool.audit.tally import Spread
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import SHOWN, SOURCE, drifting, lacking, related

_CONVENTIONS = "conventions"
_BAD = 'sst_200{{1..4}}.nc\n:{0} = "{1}" ;\n---\nsst_2005.nc\n:{0} = "{2}" ;\n'


@rule(
    "archive-attributes-consistent",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example("attributes", bad=_BAD.format("institution", "LOPS", "LPO"), good=_BAD.format("history", "a", "b")),
        Example(
            "attributes",
            bad=_BAD.format("title", "Temperature of the sea", "Temprature of the sea"),
            good='sst_200{1..5}.nc\n:title = "Temperature of the sea in 200%n" ;\n',
        ),
    ],
)
def attributes_are_the_same(collection: Collection, context: Context[Collection]) -> Iterator[Problem]:
    """A global attribute that most files of a data set say alike is the same in all of them.

    Who reads the files together keeps the attributes of the first only; catalogues show what they met last. Attributes
    that differ by nature (history, dates, identifiers, extents) are left out, and those without a norm: a value that
    more than two thirds of the files have. Institution, licence and publisher are compared in the whole data set,
    other attributes between the files whose names have one pattern.
    """
    yield from _told(collection.attributes)
    for kind in collection.kinds:
        yield from _told(kind.attributes)


@rule(
    "archive-conventions-consistent",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "conventions",
            bad=_BAD.format("Conventions", "CF-1.8", "CF-1.6"),
            good=_BAD.format("Conventions", "CF-1.8", "CF-1.8"),
        )
    ],
)
def conventions_are_the_same(collection: Collection, context: Context[Collection]) -> Iterator[Problem]:
    """All files of a data set follow the same version of the conventions.

    A program that decides by the first file how to read them all reads the others wrong. Here a norm is not needed:
    any two versions are told, unless the files are named without any pattern.
    """
    for name, spread in collection.attributes.items() if collection.is_alike else ():
        usual = next(iter(spread.variants), None)
        for other in spread.variants[1 : SHOWN + 1] if name.lower() == _CONVENTIONS else ():
            yield Problem(
                '{where} is "{usual}" in {most} files and "{value}" in {count} ({names}); follow one version in all',
                where=f":{name}",
                usual=usual.value if usual else "",
                most=usual.count if usual else 0,
                value=other.value,
                count=other.count,
                names=other.files,
                related=related(other.names),
            )


@rule(
    "archive-attributes-present",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "attributes",
            bad='sst_200{1..4}.nc\n:license = "CC-BY-4.0" ;\n---\nsst_2005.nc\n:title = "sea" ;\n',
            good='sst_200{1..5}.nc\n:license = "CC-BY-4.0" ;\n',
        )
    ],
)
def attributes_are_present(kind: FileKind, context: Context[Collection]) -> Iterator[Problem]:
    """A global attribute that nearly all files of a data set have is in all of them.

    A file without the licence or the institution of its neighbours was often made by another version of the program.
    Told where no more than a tenth of the files lack it.
    """
    for name, (count, names) in lacking(kind.attribute_sets).items():
        yield Problem(
            "{where} is in {most} files and missing in {count} ({names}); write it there too",
            where=f":{name}",
            most=kind.count - count,
            count=count,
            names=", ".join(names) + (" ..." if count > len(names) else ""),
            related=related(names),
        )


def _told(attributes: Mapping[str, Spread[str]]) -> Iterator[Problem]:
    for name, spread in attributes.items():
        usual, others = drifting(spread)
        for other in others[:SHOWN] if usual and name.lower() != _CONVENTIONS else ():
            yield Problem(
                '{where} is "{usual}" in {most} files and "{value}" in {count} ({names}); '
                "write the same in all where the same is meant",
                where=f":{name}",
                usual=usual.value if usual else "",
                most=usual.count if usual else 0,
                value=other.value,
                count=other.count,
                names=other.files,
                related=related(other.names),
            )
