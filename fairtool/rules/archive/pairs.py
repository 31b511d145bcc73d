"""Records and data of an archive: each has the other."""

from collections.abc import Iterator

from fairtool.audit.archive import Apart, Archive, DataApart, LonelyData, LonelyRecord, RecordsApart
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import SOURCE, listed, related

_LINKS = "links = https://data.example.org/files/sst_%n.nc\n"
_PAIR = "records/sst.xml\nlinks = https://data.example.org/files/{}\n---\ndata/sst_2001.nc\n"


@rule(
    "archive-record-has-data",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[Example("record", bad=_PAIR.format("sst_2002.nc"), good=_PAIR.format("sst_2001.nc"))],
)
def records_have_data(record: LonelyRecord, context: Context[Archive]) -> Iterator[Problem]:
    """A record of an archive that holds data describes some of them.

    A user who finds the record looks for data that are not there. A record has the data with its DOI or identifier,
    those whose file or folder it names or links to, and those beside which it alone stands. Services are left out, and
    records that name no file and lead elsewhere are told too: their data may be in another archive. Where hardly any
    record of a folder has data, `archive-folder-has-data` tells the folder in their place.
    """
    if record.named:
        yield Problem(
            "{where} names {named}, which is not in the archive; add the data, or correct the link",
            where=record.name,
            named=", ".join(record.named),
        )
    else:
        yield Problem(
            "{where} describes no data of the archive; write in it the DOI of the data, or a link to a file",
            where=record.name,
        )


@rule(
    "archive-data-has-record",
    severity=Severity.WARNING,
    source=SOURCE,
    examples=[
        Example(
            "data",
            bad=f"{_PAIR.format('sst_2001.nc')}---\nsal/sal_2001.nc\n",
            good=f"{_PAIR.format('sst_2001.nc')}---\ndata/sst_2002.nc\n",
        )
    ],
)
def data_have_a_record(data: LonelyData, context: Context[Archive]) -> Iterator[Problem]:
    """A data set of an archive that holds records is described by one of them.

    Data without a record are in no catalogue: only those find them who know where they are. An archive without any
    record is not told of each of its data sets, and neither is a folder of which hardly any data set has a record: it
    is told once, by `archive-folder-has-record`.
    """
    yield Problem(
        "no record describes the data set {where} ({names}; {count} in all); write one, or name the data in a record",
        where=data.name,
        count=data.total,
        names=listed(data.files, data.total),
        related=related(data.files),
    )


@rule(
    "archive-folder-has-data",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "records",
            bad=f"records/r_{{1..5}}.xml\n{_LINKS}---\ndata/chl.nc\n",
            good=f"records/r_{{1..5}}.xml\n{_LINKS}---\ndata/sst_{{1..5}}.nc\n",
        )
    ],
)
def folders_of_records_have_data(folder: RecordsApart, context: Context[Archive]) -> Iterator[Problem]:
    """The records of a folder describe data of the archive that holds them.

    Told is a folder with all that lies below it, where at least five records have no data and at most a tenth have
    some: the records of a catalogue, most often, whose data are elsewhere. That is no fault, unless the data should be
    here; a finding for each record would hide the others.
    """
    template = (
        "{count} of the {total} records in {where} describe no data of the archive ({names}); where their data should "
        "be here, write in each record the DOI of its data, or a link to a file"
    )
    whole = (
        "{count} of the {total} records of the archive describe no data of it ({names}); where their data should be "
        "here, write in each record the DOI of its data, or a link to a file"
    )
    yield _told(folder, template if folder.name else whole)


@rule(
    "archive-folder-has-record",
    severity=Severity.INFO,
    source=SOURCE,
    examples=[
        Example(
            "data sets",
            bad=f"{_PAIR.format('sst_2001.nc')}---\nsal/sal_{{1..5}}/a.nc\n",
            good=f"{_PAIR.format('sst_2001.nc')}---\nsal/s.xml\n---\nsal/sal_{{1..5}}/a.nc\n",
        )
    ],
)
def folders_of_data_have_records(folder: DataApart, context: Context[Archive]) -> Iterator[Problem]:
    """The data sets of a folder are described by records, where the archive holds some.

    Told is a folder with all that lies below it, where at least five data sets have no record and at most a tenth have
    one. Their records are kept elsewhere, most often; if there are none, the data are in no catalogue.
    """
    template = (
        "{count} of the {total} data sets in {where} are described by no record of the archive ({names}); where they "
        "have none elsewhere, write them"
    )
    whole = (
        "{count} of the {total} data sets of the archive are described by none of its records ({names}); where they "
        "have none elsewhere, write them"
    )
    yield _told(folder, template if folder.name else whole)


def _told(folder: Apart, template: str) -> Problem:
    return Problem(
        template,
        where=folder.name,
        count=folder.count,
        total=folder.total,
        names=listed(folder.names, folder.count),
    )
