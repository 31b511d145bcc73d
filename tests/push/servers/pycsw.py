"""A real pycsw 2.6.2 on the loopback, with a database of its own: the catalogue that CSW clients are tested against."""

import shutil
import socket
import sqlite3
import subprocess
from contextlib import closing
from pathlib import Path
from types import TracebackType
from typing import Self

from tests.push.servers.exchange import ask
from tests.push.servers.venvs import Wanted, environment

HERE = Path(__file__).parent
PYCSW = Wanted(
    "pycsw-2.6.2", ("pycsw==2.6.2", "SQLAlchemy<2.0.0", "setuptools<81"), HERE / "pycsw_setup.py"
)  # the wheel names no SQLAlchemy and imports pkg_resources


def pycsw_home(fallback: Path) -> Path:
    """Give the environment of pycsw, built if need be; `fallback` is where nothing else can be written.

    Raises NotBuiltError.
    """
    return environment(PYCSW, fallback)


class PycswServer:
    """A running pycsw; `allowed` is whether it takes transactions from this machine.

    The address stays the same over `stop` and `restart`, and so does what it holds.
    """

    def __init__(self, tmp: Path, *, transactions: bool = True, allowed: bool = True, home: Path | None = None) -> None:
        """Start with an empty database in `tmp`, a folder of its own, and wait for the first answer.

        `home` is the environment of pycsw where it is known. Raises NotBuiltError where it is not and cannot be built.
        """
        self._home = home or pycsw_home(tmp / "venvs")
        self._folder = tmp
        self._flags = {
            "transactions": "true" if transactions else "false",
            "allowed_ips": "127.0.0.1" if allowed else "192.0.2.1",
        }
        self.database = tmp / "records.db"
        self.log = tmp / "pycsw.log"
        shutil.copyfile(self._home / "empty.db", self.database)
        self._process: subprocess.Popen[bytes] | None = None
        self._port = 0
        self.start()

    @property
    def url(self) -> str:
        """The address of the catalogue, which its capabilities say too."""
        return f"http://127.0.0.1:{self._port}/"

    @property
    def pid(self) -> int:
        """The number of the process of the server, for who measures it or stops it in the middle of a request."""
        assert self._process is not None
        return self._process.pid

    def start(self) -> None:
        """Start on the same port as before, if there was one.

        The socket listens before the server lives, so that nobody has to try until it answers.
        """
        with socket.socket() as listening:
            listening.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
            listening.bind(("127.0.0.1", self._port))
            listening.listen(64)
            self._port = int(listening.getsockname()[1])
            listening.set_inheritable(True)
            with self.log.open("ab") as log:
                self._process = subprocess.Popen(
                    [self._home / "bin/python", "-I", HERE / "pycsw_serve.py", str(listening.fileno())],
                    stdin=subprocess.DEVNULL,
                    stdout=log,
                    stderr=log,
                    env={"PYCSW_CONFIG": str(self._configured())},
                    pass_fds=[listening.fileno()],
                )
        answer = ask(f"{self.url}?service=CSW&version=2.0.2&request=GetCapabilities")
        assert "Capabilities" in answer.text, answer

    def stop(self) -> None:
        """End the server at once, as a machine that fails would."""
        if self._process is not None:
            self._process.kill()
            self._process.wait()
            self._process = None

    def restart(self) -> None:
        """Stop, and start again on the same address with the same records."""
        self.stop()
        self.start()

    def ids(self) -> tuple[str, ...]:
        """Give the identifiers of all records in order, read from the database itself."""
        return tuple(str(row[0]) for row in self._rows("SELECT identifier FROM records ORDER BY identifier"))

    def xml(self, identifier: str) -> bytes:
        """Give a record as the catalogue keeps it. Raises KeyError."""
        rows = self._rows("SELECT xml FROM records WHERE identifier = ?", identifier)
        if not rows:
            raise KeyError(identifier)
        kept = rows[0][0]
        return kept if isinstance(kept, bytes) else str(kept).encode()

    def count(self) -> int:
        """Give the number of records."""
        return len(self.ids())

    def _rows(self, asked: str, *values: str) -> list[tuple[object, ...]]:
        with closing(sqlite3.connect(f"file:{self.database}?mode=ro", uri=True, timeout=10)) as connection:
            return connection.execute(asked, values).fetchall()

    def _configured(self) -> Path:
        """Write the configuration: it says the address, which is known only now."""
        path = self._folder / "pycsw.cfg"
        package = next(self._home.glob("lib/python*/site-packages/pycsw"))
        text = (HERE / "pycsw.cfg").read_text(encoding="utf-8")
        path.write_text(
            text.format(home=package, url=self.url, database=self.database, **self._flags), encoding="utf-8"
        )
        return path

    def __enter__(self) -> Self:
        """Give the server, which runs already."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Stop the server."""
        self.stop()
