"""Writes the JSON Schemas of the documents, from the types that the code writes them with.

`python scripts/json_schemas.py` writes them to schemas/json/; with `--check` it changes nothing and exits with 1 where
one of them is stale.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import get_args, get_type_hints

from pydantic import ConfigDict, TypeAdapter, with_config
from typing_extensions import is_typeddict

from fairtool.fair.document import ScoresDocument
from fairtool.mapping.document import MappingDocument
from fairtool.render.coverage_document import CoverageDocument
from fairtool.render.document import ReportDocument
from fairtool.render.vocab_document import (
    VocabBundleDocument,
    VocabConceptDocument,
    VocabListDocument,
    VocabPullDocument,
    VocabSearchDocument,
)

FOLDER = Path(__file__).parents[1] / "schemas/json"
DOCUMENTS: Mapping[str, type] = {
    "fairtool-report-1": ReportDocument,
    "fairtool-coverage-1": CoverageDocument,
    "fairtool-mapping-1": MappingDocument,
    "fairtool-score-1": ScoresDocument,
    "fairtool-vocab-list-1": VocabListDocument,
    "fairtool-vocab-search-1": VocabSearchDocument,
    "fairtool-vocab-concept-1": VocabConceptDocument,
    "fairtool-vocab-pull-1": VocabPullDocument,
    "fairtool-vocab-bundle-1": VocabBundleDocument,
}


def schema_of(name: str) -> dict[str, object]:
    """Give the JSON Schema of a document."""
    kind = DOCUMENTS[name]
    for part in set(_parts(kind)):
        with_config(ConfigDict(use_attribute_docstrings=True))(part)
    made = TypeAdapter(kind).json_schema()
    made["title"] = name.replace("-1", "/1")
    made["$defs"] = {part: _titled(definition) for part, definition in made.get("$defs", {}).items()}
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fairtool:schema:{name}",
        **_titled(made),
    }


def _parts(kind: object) -> Iterator[type]:
    """Give every typed dictionary that a type is made of, itself first."""
    if isinstance(kind, type) and is_typeddict(kind):
        yield kind
        for hint in get_type_hints(kind).values():
            yield from _parts(hint)
    for argument in get_args(kind):
        yield from _parts(argument)


def _titled(definition: dict[str, object]) -> dict[str, object]:
    """Leave out the titles of single keys, which only repeat their names, and of the type its suffix."""
    properties = definition.get("properties")
    if isinstance(properties, dict):
        for value in properties.values():
            value.pop("title", None)
    title = str(definition.get("title", ""))
    return {**definition, "title": title.removesuffix("Document")}


def written(name: str) -> str:
    """Give the text of the file that holds the schema of a document."""
    return json.dumps(schema_of(name), indent=1, ensure_ascii=False) + "\n"


def main(arguments: list[str]) -> int:
    """Write the schemas, or with `--check` only say which are stale."""
    stale = 0
    for name in DOCUMENTS:
        path = FOLDER / f"{name}.json"
        if path.exists() and path.read_text(encoding="utf-8") == written(name):
            continue
        if "--check" in arguments:
            stale = 1
            print(f"{path.name} is stale: run python scripts/json_schemas.py")
        else:
            FOLDER.mkdir(parents=True, exist_ok=True)
            path.write_text(written(name), encoding="utf-8")
    return stale


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
