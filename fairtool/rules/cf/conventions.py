"""Which conventions a file says it follows (CF 2.6.1)."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, RenameAttribute, SetAttribute, Severity
from fairtool.netcdf.conventions import Convention, Declared, How, cf_version, declared, is_known
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.model import StringText, Value
from fairtool.rule import Example, attribute, rule
from fairtool.standards import DRAFT, NEWEST, OLDEST
from fairtool.version import Version

_NAME = "Conventions"


@rule(
    "cf-2.6.1-conventions-text",
    covers=["2.6.1:R1", "2.6.1:R2"],
    when=attribute(_NAME),
    examples=[
        Example("2.6.1:R1", bad=":Conventions = 1.13 ;", good=':Conventions = "CF-1.13" ;'),
        Example(
            "2.6.1:R1",
            bad='string :Conventions = "CF-1.13", "ACDD-1.3" ;',
            good='string :Conventions = "CF-1.13 ACDD-1.3" ;',
        ),
        Example("2.6.1:R2", bad=":Conventions = 1.6 ;", good=':Conventions = "CF-1.6" ;', version="1.6"),
    ],
)
def conventions_are_one_text(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The `Conventions` attribute is one text.

    Software reads it first, to know how to read everything else; it expects one text with all the names in it.
    """
    value = dataset.attributes.get(_NAME)
    if value is None or isinstance(value, str):
        return
    row = "2.6.1:R1" if context.version >= Version(1, 7) else "2.6.1:R2"
    where = dataset.place(_NAME)
    if isinstance(value, tuple):
        listed = ", ".join(value) if any(" " in name or "," in name for name in value) else " ".join(value)
        yield Problem(
            '{where} is an array of {count} texts; write one text, such as "{listed}"',
            where=where,
            count=len(value),
            listed=listed,
            fix=SetAttribute("/", _NAME, listed, "string"),
            row=row,
        )
        return
    yield Problem(
        '{where} is the number {value}; write the names of the conventions as a text, such as "{example}"',
        where=where,
        value=value,
        example=f"CF-{context.version}",
        row=row,
    )


@rule(
    "cf-2.6.1-version-declared",
    covers=["2.6.1:R2"],
    examples=[
        Example("2.6.1:R2", bad=':Conventions = "CF1.13" ;', good=':Conventions = "CF-1.13" ;'),
        Example("2.6.1:R2", bad=':Conventions = "ACDD-1.3" ;', good=':Conventions = "CF-1.13, ACDD-1.3" ;'),
        Example("2.6.1:R2", bad=':Conventions = "CF-1.99" ;', good=':Conventions = "CF-1.13" ;'),
        Example("2.6.1:R2", bad=':Conventions = "CF-1.13/UGRID-1.0" ;', good=':Conventions = "UGRID-1.0 CF-1.13" ;'),
    ],
)
def conventions_name_a_version_of_cf(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The global attribute `Conventions` names a version of CF, spelled exactly: `CF-1.13`.

    The name tells software which rules the file keeps, and is looked for letter by letter among the names that
    blanks or commas separate. The version that is asked for here is the one that the file means to follow, whatever
    version it is checked against.
    """
    value = dataset.attributes.get(_NAME)
    if value is None:
        yield _absent(dataset)
    elif isinstance(value, str):
        yield from _named(dataset, value)


def _absent(dataset: Dataset) -> Problem:
    """Tell that the attribute is missing, or that its name is written in another case."""
    other = next((name for name in dataset.attributes if name.lower() == _NAME.lower()), None)
    if other:
        return Problem(
            "{where} is not read: the attribute is called Conventions, with a capital C",
            where=dataset.place(other),
            fix=RenameAttribute("/", other, _NAME),
        )
    return Problem(
        'the global attribute {where} is missing; write the version of CF that the file follows, such as "{example}"',
        where=dataset.place(_NAME),
        example=f"CF-{NEWEST['cf']}",
    )


def _named(dataset: Dataset, value: str) -> Iterator[Problem]:
    listed = declared(value)
    names = [name for name in listed.named("cf") if name.version]
    known = _known(names)
    where = dataset.place(_NAME)
    if not names:
        yield Problem(
            '{where} = "{value}" names no version of CF; add the one that the file follows, such as "{example}"',
            where=where,
            value=value,
            example=f"CF-{NEWEST['cf']}",
        )
    elif not known:
        yield Problem(
            "{where} names {written}, which is no known version of CF (CF-1.0 to CF-{newest}, draft CF-{draft})",
            where=where,
            written=", ".join(name.written for name in names),
            newest=NEWEST["cf"],
            draft=DRAFT["cf"],
        )
    elif not any(name.exact for name in known):
        yield _inexact(where, value, listed)


def _known(names: list[Convention]) -> list[Convention]:
    return [name for name in names if name.version and is_known(name.version)]


def _inexact(where: str, value: Value, listed: Declared) -> Problem:
    names = [name for name in listed.named("cf") if name.version]
    corrected = listed.corrected
    kind = "string" if isinstance(value, StringText) else "char"
    return Problem(
        '{where} = "{value}" does not list {spelling} as a name of its own, between blanks or commas',
        where=where,
        value=str(value),
        spelling=names[0].spelling,
        fix=SetAttribute("/", _NAME, corrected, kind) if corrected else None,
    )


@rule(
    "cf-2.6.1-version-known",
    when=attribute(_NAME),
    severity=Severity.INFO,
    source="CF 2.6.1",
    examples=[
        Example("2.6.1:R2", bad=':Conventions = "CF-1.4" ;', good=':Conventions = "CF-1.6" ;', version="1.6"),
        Example("2.6.1:R2", bad=':Conventions = "CF-1.6 CF-1.8" ;', good=':Conventions = "CF-1.8" ;', version="1.8"),
    ],
)
def the_version_has_rules_of_its_own(dataset: Dataset, _context: Context[Dataset]) -> Iterator[Problem]:
    """The file declares one version of CF, from 1.6 on, and is checked by the rules of that version.

    CF-1.0 to CF-1.5 have no conformance document of the kind that these rules follow, so their files are checked by
    the rules of CF-1.6, which keeps what they allow. Where a file names several versions, the newest counts.
    """
    text = dataset.text(_NAME)
    found = cf_version(text)
    versions = sorted({name.version for name in declared(text).named("cf") if name.version})
    if found.how is How.OLD:
        yield Problem(
            "{where} declares CF-{declared}; versions before CF-{oldest} are checked by the rules of CF-{oldest}",
            where=dataset.place(_NAME),
            declared=found.declared,
            oldest=OLDEST["cf"],
        )
    elif found.how is How.DECLARED and len(versions) > 1:
        yield Problem(
            "{where} declares several versions of CF ({versions}); the file is checked by the rules of CF-{newest}",
            where=dataset.place(_NAME),
            versions=", ".join(f"CF-{version}" for version in versions),
            newest=found.version,
        )
