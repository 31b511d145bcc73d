"""What only one file or record of an archive may have: identifier, content; and what a manifest promises."""

from collections.abc import Iterator

from fairtool.audit.archive import Archive, OtherChecksum, Shared, SharedChecksum, SharedHeader, SharedIdentifier
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import SHOWN, SOURCE, listed, related


@rule(
    "archive-identifier-unique",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[
        Example(
            "identifier",
            bad='a_{1..2}.nc\n:tracking_id = "hdl:21.14100/8645a6fa" ;\n',
            good='a_{1..2}.nc\n:tracking_id = "hdl:21.14100/8645a6f%n" ;\n:id = "sst" ;\n',
        ),
        Example(
            "identifier",
            bad="a.xml\nidentifier = fr-1\n---\nb.xml\nidentifier = fr-1\n",
            good="a.xml\nidentifier = fr-1\n---\na.json\nidentifier = fr-1\n",
        ),
    ],
)
def identifiers_are_unique(shared: SharedIdentifier, context: Context[Archive]) -> Iterator[Problem]:
    """The identifier of a file or record is that of no other.

    A catalogue replaces the one record by the other; a citation leads to the wrong file. This is about the identifiers
    of the file itself (tracking_id, uuid) and of the record; the id of a data set, which its files share, is another
    thing, and so is one record in several encodings.
    """
    if not shared.is_one_record:
        yield Problem(
            "{count} files or records have the identifier {where}: {names}; give each its own",
            where=shared.value,
            count=shared.total,
            names=listed(shared.names, shared.total),
            related=related(shared.names[:SHOWN]),
        )


@rule(
    "archive-checksum-unique",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example("checksum", bad="a_{1..2}.nc sha256=00ff\n", good="a_1.nc sha256=00ff\n---\na_2.nc sha256=00fe\n")
    ],
)
def contents_are_unique(shared: SharedChecksum, context: Context[Archive]) -> Iterator[Problem]:
    """No two files of an archive are the same to the byte.

    Copies take room, and are forgotten when one of them is corrected. Where two names should be two days, one of the
    days is lost.
    """
    yield _told(
        shared,
        "{count} files have the same content ({where}): {names}; keep one, or find out which of them is wrong",
    )


@rule(
    "archive-header-unique",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "header",
            bad='a_{1..2}.nc\n:title = "sea" ;\n',
            good='a_{1..2}.nc\n:title = "sea %n" ;\n',
        )
    ],
)
def headers_are_unique(shared: SharedHeader, context: Context[Archive]) -> Iterator[Problem]:
    """No two files have the same header and the same size.

    Such files are often copies under another name. Files that differ in their values only look so too, where the
    program writes no date into them: compare their checksums.
    """
    template = "{count} files have the same header and size: {names}; are they copies?"
    yield _told(shared, template, where=shared.names[0])  # a digest says nothing to people


@rule(
    "archive-checksum-expected",
    severity=Severity.ERROR,
    source=SOURCE,
    examples=[Example("checksum", bad="a.nc sha256=00ff expected=00fe\n", good="a.nc sha256=00ff expected=00ff\n")],
)
def checksums_are_those_of_the_manifest(file: OtherChecksum, context: Context[Archive]) -> Iterator[Problem]:
    """The checksum of a file is the one that its manifest gives.

    Another checksum is another content: the file was changed or damaged since, or the manifest is of another version.
    """
    yield Problem(
        "{where} has the checksum {found}; its manifest says {expected}; fetch the file again, or renew the manifest",
        where=file.name,
        found=file.found,
        expected=file.expected,
    )


def _told(shared: Shared, template: str, *, where: str = "") -> Problem:
    return Problem(
        template,
        where=where or shared.value,
        count=shared.total,
        names=listed(shared.names, shared.total),
        related=related(shared.names[:SHOWN]),
    )
