"""A shell in a folder with records and a journal of its own, where the commands of push are typed."""

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from jsonschema import Draft202012Validator

ROOT = Path(__file__).parents[2]


@dataclass
class Shell:
    """A folder with records, where commands are run with a journal of its own."""

    folder: Path
    url: str

    def run(self, *words: str, **environment: str) -> subprocess.CompletedProcess[str]:
        """Run `fairtool push` with some words."""
        own = {
            "FAIRTOOL_STATE_DIR": str(self.folder / "state"),
            "COLUMNS": "100",
            "LC_ALL": "C.UTF-8",
            "PYTHONPATH": str(ROOT),
        }
        return subprocess.run(
            [sys.executable, "-m", "fairtool", "push", *words],
            cwd=self.folder,
            env={"PATH": os.environ["PATH"], "HOME": str(self.folder), **own, **environment},
            capture_output=True,
            text=True,
            check=False,
            timeout=100,
        )

    def json(self, *words: str) -> dict[str, Any]:
        """Run a command, and give its document, which its JSON Schema allows."""
        ran = self.run(*words, "--format", "json")
        document: dict[str, Any] = json.loads(ran.stdout)
        schema = json.loads((ROOT / f"schemas/json/{document['schema'].replace('/', '-')}.json").read_text())
        Draft202012Validator(schema).validate(document)
        return document

    def plan(self, *words: str) -> dict[str, Any]:
        """Make a plan of the folder `records`."""
        return self.json("plan", "catalogue", "records", *words)

    def write(self, name: str, content: bytes) -> None:
        """Write a record."""
        (self.folder / "records" / name).write_bytes(content)

    @property
    def journal(self) -> Path:
        """The journal of the catalogue."""
        return next((self.folder / "state/push").iterdir())


def actions(document: dict[str, Any]) -> dict[str, str]:
    """Give the action of each record."""
    return {one["id"]: one["action"] for one in document["items"]}


def results(document: dict[str, Any]) -> dict[str, str]:
    """Give the result of each record that has one."""
    return {one["id"]: one["result"]["status"] for one in document["items"] if one["result"]}
