"""Running audits in tests: `fairtool audit run` as a process of its own, and what is in a store."""

import json
import os
import sqlite3
import subprocess
import sys
from collections.abc import Mapping
from contextlib import closing
from pathlib import Path
from typing import Any

COMMAND = (sys.executable, "-c", "from fairtool.__main__ import main; main()", "audit")


def environment(**more: str) -> Mapping[str, str]:
    """Give the environment of a run that takes no configuration and speaks English."""
    return {**os.environ, "FAIRTOOL_LANG": "en", "COLUMNS": "100", **more}


def audit(*arguments: object, code: int | None = None, **more: str) -> "subprocess.CompletedProcess[str]":
    """Run a command of the audit to its end; `code` is the exit code that it must have."""
    done = subprocess.run(
        [*COMMAND, *map(str, arguments)],
        capture_output=True,
        text=True,
        timeout=300,
        env=environment(**more),
        check=False,
    )
    assert code is None or done.returncode == code, done.stdout + done.stderr
    return done


def run(root: Path, store: Path, *options: object) -> dict[str, Any]:
    """Audit a folder in two processes, and give the document that it ends with."""
    done = audit("run", root, "--store", store, "--jobs", 2, "--format", "json", "--exit-zero", *options)
    assert done.returncode in (0, 3), done.stdout + done.stderr
    value: dict[str, Any] = json.loads(done.stdout)
    return value


def rows(store: Path, query: str, *values: object) -> list[tuple[Any, ...]]:
    """Give the rows of a question to a store."""
    with closing(sqlite3.connect(store)) as connection:
        return connection.execute(query, values).fetchall()


def results(store: Path) -> list[tuple[Any, ...]]:
    """Give everything that a store says of each subject, in the order of their names."""
    return rows(
        store,
        "SELECT name, part, subject.kind, standard, status, v.digest, o.digest, f.digest, facts, header, holding, head, "
        "source.content FROM source JOIN subject ON subject.source = source.id JOIN verdict AS v ON v.id = verdict "
        "JOIN packed AS o ON o.id = outcomes JOIN packed AS f ON f.id = findings JOIN kept ON kept.subject = subject.id "
        "ORDER BY name, part",
    )
