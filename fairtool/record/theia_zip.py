"""Packs what the portal of Theia/OZCAR takes: the pivot in each language, and a zip of data files for each data set.

Source: the exporter of an observatory that is in the portal: `OBSE_THEIA.zip` holds `OBSE_en.json` and, for each data
set, `OBSE_DAT_name.zip` with the files that its observations name.
"""

import io
import json
import zipfile
from collections.abc import Iterator, Mapping
from pathlib import Path

from fairtool.errors import UsageError
from fairtool.record.json_node import JsonNode

_EPOCH = (1980, 1, 1, 0, 0, 0)  # one date for all members, so that equal data give equal archives


def archive_name(document: Mapping[str, object]) -> str:
    """Give the name that the archive of a document has to have."""
    return f"{_producer(document)}_THEIA.zip"


def theia_zip(documents: Mapping[str, Mapping[str, object]], files: Mapping[str, Path]) -> bytes:
    """Give the archive for documents by language (`en`, `fr`) and the data files by the names that they have there.

    Raises UsageError where a data file that a document names is not given, or there is no document.
    """
    if not documents:
        raise UsageError("there is no document to pack", hint="give the pivot in English at least")
    first = next(iter(documents.values()))
    members = {
        f"{_producer(document)}_{language}.json": json.dumps(document, ensure_ascii=False, indent=2).encode()
        for language, document in documents.items()
    }
    for identifier, names in _data(JsonNode(first)):
        members[f"{identifier}.zip"] = _packed({name: _content(name, files) for name in names})
    return _packed(members)


def _producer(document: Mapping[str, object]) -> str:
    return JsonNode(document)["producer"]["producerId"].text() or "PRODUCER"


def _data(root: JsonNode) -> Iterator[tuple[str, tuple[str, ...]]]:
    """Give the id of each data set with the names of its files."""
    for dataset in root["datasets"]:
        names = (one["result"]["dataFile"]["name"].text() for one in dataset["observations"])
        found = tuple(dict.fromkeys(name for name in names if name))
        if found:
            yield dataset["datasetId"].text(), found


def _content(name: str, files: Mapping[str, Path]) -> bytes:
    if name not in files:
        raise UsageError(
            "{name} is named in the pivot, but is not among the data files",
            hint="give every file that an observation names",
            name=name,
        )
    return files[name].read_bytes()


def _packed(members: Mapping[str, bytes]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in members.items():
            archive.writestr(zipfile.ZipInfo(name.replace("/", "_"), _EPOCH), content, zipfile.ZIP_DEFLATED)
    return target.getvalue()
