"""Records and data of an archive: each has the other."""

from collections.abc import Iterator

from fairtool.audit.archive import Archive, LonelyData, LonelyRecord
from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import Example, rule
from fairtool.rules.archive.said import SOURCE, listed, related

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
    records that name no file and lead elsewhere are told too: their data may be in another archive.
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
    record is not told of each of its data sets.
    """
    yield Problem(
        "no record describes the data set {where} ({names}; {count} in all); write one, or name the data in a record",
        where=data.name,
        count=data.total,
        names=listed(data.files, data.total),
        related=related(data.files),
    )
