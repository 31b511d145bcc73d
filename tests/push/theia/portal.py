"""A double of the data deposit of the portal: it imports an archive before it answers, and keeps the last good one."""

import io
import json
import re
import zipfile
from base64 import b64encode
from dataclasses import dataclass, field
from typing import Any

from tests.push.served import Asked, Told

PASSWORD = "s3cret-word"  # noqa: S105 - of a server that is made here
_PATH = re.compile(r"/data/([A-Z]{4})/(new|previous)/([A-Z]{4}_THEIA\.zip)")


@dataclass
class Portal:
    """What the portal has of each producer; `style` says how it answers, `gives_back` whether `previous` can be read."""

    style: str = "status"  # or body: a status of success, and the truth below it
    ranges: bool = True
    gives_back: bool = True
    archives: dict[str, bytes] = field(default_factory=dict)
    faults: list[str] = field(default_factory=list)

    def datasets(self, producer: str, language: str = "en") -> dict[str, Any]:
        """Give the data sets of a producer by id, as they were imported."""
        with zipfile.ZipFile(io.BytesIO(self.archives[producer])) as archive:
            document = json.loads(archive.read(f"{producer}_{language}.json"))
        return {one["datasetId"]: one for one in document["datasets"]}

    def data(self, producer: str, dataset: str) -> dict[str, bytes]:
        """Give the data files of a data set."""
        with zipfile.ZipFile(io.BytesIO(self.archives[producer])) as archive:
            content = archive.read(f"{dataset}.zip")
        with zipfile.ZipFile(io.BytesIO(content)) as inner:
            return {name: inner.read(name) for name in inner.namelist()}

    def answer(self, asked: Asked) -> Told:
        """Answer as the deposit does."""
        found = _PATH.fullmatch(asked.path)
        if found is None:
            return Told(404)
        producer = found[1]
        if asked.headers.get("authorization") != f"Basic {b64encode(f'{producer}:{PASSWORD}'.encode()).decode()}":
            return Told(401, b"Unauthorized")
        fault = self.faults.pop(0) if self.faults and asked.method == "PUT" else ""
        if asked.method == "PUT" and found[2] == "new":
            return self._put(producer, asked.body, fault)
        return self._read(producer, asked)

    def _put(self, producer: str, body: bytes, fault: str) -> Told:
        if fault == "cut-before":
            return Told(cut=True)
        trouble = fault or self._trouble(producer, body)
        if not trouble or fault == "cut-after":
            self.archives[producer] = body
        if fault == "cut-after":
            return Told(cut=True)
        log = f"\n###### 2026\n !!!! ERROR: {trouble} !!!!!\n" if trouble else "\n###### 2026\n"
        status = 400 if trouble else 201
        if self.style == "body":
            return Told(200, f"{log}Status: {status}\nContent-Type: text/html\n\n".encode())
        return Told(status, log.encode())

    def _trouble(self, producer: str, body: bytes) -> str:
        """Judge an archive as the import does."""
        try:
            with zipfile.ZipFile(io.BytesIO(body)) as archive:
                names = [name for name in archive.namelist() if name.endswith(".json")]
                documents = [json.loads(archive.read(name)) for name in names]
        except (zipfile.BadZipFile, ValueError):
            return "Zip file is invalid"
        if not names or any(not re.fullmatch(rf"{producer}_(en|fr|es)\.json", name) for name in names):
            return "No JSON file"
        sets = {tuple(one["datasetId"] for one in document["datasets"]) for document in documents}
        if len(sets) != 1 or () in sets:
            return "import into database failed"
        return "import into database failed" if "_DAT_bad" in str(sets) else ""

    def _read(self, producer: str, asked: Asked) -> Told:
        content = self.archives.get(producer)
        if content is None or not self.gives_back:
            return Told(404)
        tag = {"ETag": f'"{len(content)}-{hash(content)}"', "Content-Type": "application/zip"}
        wanted = re.fullmatch(r"bytes=(\d+)-(\d+)", asked.headers.get("range", ""))
        if not wanted or not self.ranges:
            return Told(200, content, tag)
        first, last = int(wanted[1]), min(int(wanted[2]), len(content) - 1)
        headers = {**tag, "Content-Range": f"bytes {first}-{last}/{len(content)}"}
        return Told(206, content[first : last + 1], headers)
