"""What becomes of a table that the server ingests: it is stored anew as tab-delimited text under another name."""

from pathlib import PurePosixPath

from tests.push.dataverse_double.state import DataFile, Dataset

INGESTED = {"text/csv", "text/comma-separated-values", "text/tab-separated-values", "text/tsv"}


def is_table(content_type: str) -> bool:
    """Whether the server takes a file of this type for a table."""
    return content_type in INGESTED


def ingest(dataset: Dataset) -> None:
    """Turn the waiting tables of the draft into tab-delimited files.

    The checksum stays that of the file as it was sent, while the size is that of the new one: a comparison by size
    would call the file changed.
    """
    for entry in dataset.latest.entries:
        if entry.data.tabular or not is_table(entry.data.content_type):
            continue
        path = PurePosixPath(entry.label)
        _ingest(entry.data, entry.label)
        entry.label = path.with_suffix(".tab").name


def _ingest(data: DataFile, label: str) -> None:
    data.original_type = data.content_type
    data.original_size = data.size
    data.original_name = label
    data.content = data.content.replace(b",", b"\t") + b"\n"
    data.size = len(data.content)
    data.content_type = "text/tab-separated-values"
    data.tabular = True
