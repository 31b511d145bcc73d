"""Loops over records that a peer runs in its own environment: CPU time to build and for each record, as JSON.

python record_loops.py owslib FILE...
python record_loops.py xmlschema SCHEMA FILE...
"""

import json
import sys
import time
from collections.abc import Callable, Sequence
from pathlib import Path

_REPEATS = 3  # rounds of which the fastest counts
_ISO_3 = "http://standards.iso.org/iso/19115/-3"


def owslib(paths: Sequence[str]) -> dict[str, float]:
    """Parse records with OWSLib: 19139 and 19115-2 by `owslib.iso`, 19115-3 by `owslib.iso3`."""
    from owslib import iso, iso3  # noqa: PLC0415 - each peer has an environment of its own
    from owslib.etree import etree  # noqa: PLC0415 - likewise

    def read(path: str) -> None:
        root = etree.fromstring(Path(path).read_bytes())
        module = iso3 if str(root.tag).startswith("{" + _ISO_3 + "/mdb") else iso
        module.MD_Metadata(root)

    return _measured(read, paths)


def xmlschema(arguments: Sequence[str]) -> dict[str, float]:
    """Find all errors of records with the package xmlschema; the schemas are built first."""
    from xmlschema import XMLSchema  # noqa: PLC0415 - likewise

    start = time.process_time()
    schemas = XMLSchema(arguments[0], allow="local")
    build = time.process_time() - start
    return {**_measured(lambda path: list(schemas.iter_errors(path)), arguments[1:]), "build": build}


def _measured(work: Callable[[str], object], paths: Sequence[str]) -> dict[str, float]:
    best, failed = float("inf"), 0
    for _ in range(_REPEATS):
        start, failed = time.process_time(), 0
        for path in paths:
            try:
                work(path)
            except Exception:  # noqa: BLE001 - what one record does to a peer is not the end
                failed += 1
        best = min(best, time.process_time() - start)
    return {"each": best / len(paths), "failed": failed}


if __name__ == "__main__":
    print(json.dumps({"owslib": owslib, "xmlschema": xmlschema}[sys.argv[1]](sys.argv[2:])))
