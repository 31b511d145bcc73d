"""A process apart that pushes on command: it can be killed, and its disk can be full."""

import json
import signal
import subprocess
import sys
from pathlib import Path
from typing import Protocol, Self

ROOT = Path(__file__).parents[3]


class Pushed(Protocol):
    """What is pushed: a folder with records and a journal, and the address that they go to."""

    @property
    def url(self) -> str:
        """The address."""

    @property
    def folder(self) -> Path:
        """The folder."""


class Pusher:
    """The process that pushes; a context that ends it."""

    def __init__(self, script: str) -> None:
        """Start it; `script` is a module that carries out commands (`carrying`)."""
        self._process = subprocess.Popen(
            [sys.executable, "-m", script],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=ROOT,
        )

    def run(self, do: str, push: Pushed, kill: float | None = None, limit: int | None = None) -> int:
        """Do something, and give how it ended: 0, 3 where it was refused, minus the signal that killed it.

        It is killed after `kill` seconds; no file grows beyond `limit` bytes, as on a disk that is full.
        """
        assert self._process.stdin
        assert self._process.stdout
        said = {"do": do, "url": push.url, "folder": str(push.folder), "kill": kill, "limit": limit}
        self._process.stdin.write(json.dumps(said) + "\n")
        self._process.stdin.flush()
        code = int(self._process.stdout.readline())
        assert code in (0, 3, -signal.SIGKILL), self.error(push)
        return code

    @staticmethod
    def error(push: Pushed) -> str:
        """Give the last error of what was done in the folder."""
        path = push.folder / "error.txt"
        return path.read_text(encoding="utf-8") if path.exists() else ""

    def __enter__(self) -> Self:
        """Begin."""
        return self

    def __exit__(self, *_: object) -> None:
        """End the process."""
        assert self._process.stdin
        assert self._process.stdout
        self._process.stdin.close()
        self._process.wait()
        self._process.stdout.close()
