"""The official JSON Schemas of the standard, and the plans of the corpus that they are asked about."""

import json
import os
from collections.abc import Iterator
from copy import deepcopy
from functools import cache
from importlib.util import find_spec
from pathlib import Path
from random import Random
from typing import Any

import jsonschema
import pytest

VERSIONS = ("1.0", "1.1", "1.2")
HAS_FORMATS = find_spec("rfc3339_validator") is not None and find_spec("rfc3986_validator") is not None


def corpus() -> Path:
    """Give the folder of the plans; skips a test where there is none."""
    folder = os.environ.get("FAIRTOOL_CORPUS")
    if not folder:
        pytest.skip("FAIRTOOL_CORPUS names no folder with plans")
    return Path(folder) / "madmp"


@cache
def validator(version: str, *, formats: bool) -> Any:
    """Give the official schema of a version as something that can be asked."""
    name = f"rda-dmp-common-standard/JSON-schema/{version}/maDMP-schema-{version}.json"
    schema = json.loads((corpus() / name).read_bytes())
    checker = jsonschema.FormatChecker() if formats else None
    kind = jsonschema.validators.validator_for(schema)
    return kind(schema, format_checker=checker)


def documents() -> Iterator[tuple[str, Any]]:
    """Give the name and content of each different document of the corpus, plan or not, that is JSON."""
    seen: set[bytes] = set()
    for path in sorted(corpus().rglob("*.json")):
        data = path.read_bytes()
        if data in seen:
            continue
        seen.add(data)
        try:
            yield str(path.relative_to(corpus())), json.loads(data.decode("utf-8-sig"))
        except ValueError:
            continue


def mutants(document: Any, count: int, seed: int) -> Iterator[Any]:
    """Give variants of a document, each with one thing wrong, or perhaps wrong, anywhere in it."""
    random = Random(seed)  # noqa: S311 - repeatable on purpose
    for _ in range(count):
        mutant = deepcopy(document)
        _mutate(mutant, random)
        yield mutant


VALUES: tuple[Any, ...] = (
    None, True, 0, 1.0, -1.5, "", "x", "yes", "open", "2026-02-30", "2026-02-28", "2026-02-28T10:00:00", "eng", "EUR",
    "2026-02-28T10:00:00Z", "2026-02-28t23:59:60Z", "2026-02-28T10:00:00+01:00", "https://a.example/b c", "urn:x:y",
    "http://[::1]/a", "http://a.example/%zz", "//a.example", "a@b", [], ["x"], ["x", "x"], [1, True], {}, {"title": "x"},
    {"identifier": "x", "type": "url"}, [{"identifier": "x", "type": "url"}], [None],
)  # fmt: skip


def _mutate(document: Any, random: Random) -> None:
    containers = list(_containers(document))
    at = random.choice(containers)
    keys = list(at) if isinstance(at, dict) else list(range(len(at)))
    match random.randrange(4):
        case 0 if keys:
            del at[random.choice(keys)]
        case 1 if isinstance(at, dict):
            at[random.choice(("note", "creator", "rights", "title", "type", "$schema", "is_reused"))] = random.choice(
                VALUES
            )
        case 2 if isinstance(at, list):
            at.append(deepcopy(random.choice([*at, *VALUES])))
        case _ if keys:
            at[random.choice(keys)] = random.choice(VALUES)


def _containers(value: Any) -> Iterator[Any]:
    if isinstance(value, dict | list):
        yield value
        for inside in value.values() if isinstance(value, dict) else value:
            yield from _containers(inside)
