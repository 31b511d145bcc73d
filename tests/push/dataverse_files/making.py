"""A data set in the double, and the connections of a depositor who does not wait for long."""

import json
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

from fairtool.push.call import Call, Patience
from fairtool.push.dataverse.files.sync import FilesDone, sync_files
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.session import Session
from tests.push.dataverse_double.face import Double
from tests.push.dataverse_double.state import Dataset, FileEntry

QUICK = Patience(seconds=10, silence=5, pause=1.0, rate_pause=1.0, in_all=100.0)


@dataclass
class Deposit:
    """A data set that a depositor has made: the double, the connections to it, and how long was waited."""

    double: Double
    session: Session
    pid: str
    waited: list[float] = field(default_factory=list)

    @property
    def dataset(self) -> Dataset:
        """The data set as the double holds it."""
        return self.double.dataset(self.pid)

    @property
    def entries(self) -> Mapping[str, FileEntry]:
        """Its files by their places."""
        return {one.path: one for one in self.dataset.latest.entries}

    def contents(self) -> dict[str, bytes]:
        """Give what its files hold."""
        return {place: one.data.content for place, one in self.entries.items()}

    def sync(self, *files: Any, **more: Any) -> FilesDone:
        """Bring files into it."""
        return sync_files(self.session, self.pid, list(files), **more)

    def uploads(self) -> list[str]:
        """Give the requests that carried the bytes of a file, to either half."""
        return [
            f"{one.method} {one.path.partition('?')[0]}"
            for one in self.double.requests
            if (one.server == "s3" and one.method == "PUT") or b'name="file"' in one.body
        ]

    def publish(self) -> None:
        """Publish it, as a curator does."""
        address = f"/api/datasets/:persistentId/actions/:publish?persistentId={self.pid}&type=major"
        key = Key(self.session.origin, self.double.token("curator"), "token", "X-Dataverse-key")
        with Session(self.double.url, key, QUICK) as session:
            assert session.ask(Call("POST", address)).ok


@contextmanager
def deposit(**settings: Any) -> Iterator[Deposit]:
    """Serve a double and make a data set in it."""
    with Double(**settings) as double:
        key = Key(Origin.of(double.url), double.token("depositor"), "token", "X-Dataverse-key")
        waited: list[float] = []

        def sleep(seconds: float) -> None:
            waited.append(seconds)
            double.advance(seconds)  # time passes on the server too, and nobody waits for it

        with Session(double.url, key, QUICK, sleep) as session:
            body = json.dumps({"datasetVersion": _version()}).encode()
            made = session.ask(Call("POST", "/api/dataverses/lab/datasets", {"Content-Type": "application/json"}, body))
            assert made.ok, made.body
            pid = json.loads(made.body)["data"]["persistentId"]
            double.requests.clear()
            yield Deposit(double, session, pid, waited)


def _version() -> dict[str, Any]:
    fields = [
        _field("title", "Sea level at Brest"),
        _field("author", [{"authorName": _field("authorName", "Le Goff, Anne")}], "compound"),
        _field(
            "datasetContact",
            [{"datasetContactEmail": _field("datasetContactEmail", "anne@example.org")}],
            "compound",
        ),
        _field(
            "dsDescription",
            [{"dsDescriptionValue": _field("dsDescriptionValue", "Hourly heights.")}],
            "compound",
        ),
        _field("subject", ["Earth and Environmental Sciences"], "controlledVocabulary"),
    ]
    licence = {"name": "CC BY 4.0", "uri": "http://creativecommons.org/licenses/by/4.0"}
    return {"license": licence, "metadataBlocks": {"citation": {"fields": fields}}}


def _field(name: str, value: object, kind: str = "primitive") -> dict[str, object]:
    return {"typeName": name, "typeClass": kind, "multiple": isinstance(value, list), "value": value}
