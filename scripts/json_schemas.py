"""Writes the JSON Schemas of the documents, from the types that the code writes them with.

`python scripts/json_schemas.py` writes them to schemas/json/; with `--check` it changes nothing and exits with 1 where
one of them is stale.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, get_args, get_type_hints

from pydantic import BaseModel, ConfigDict, TypeAdapter, with_config
from pydantic.json_schema import GenerateJsonSchema
from pydantic_core import core_schema
from typing_extensions import is_typeddict

from fairtool.audit.diff.document import AuditDiffDocument
from fairtool.audit.query_document import AuditQueryDocument
from fairtool.audit.summing import AuditDocument
from fairtool.fair.document import ScoresDocument
from fairtool.mapping.document import MappingDocument
from fairtool.plan.forecast_document import ForecastDocument
from fairtool.plan.madmp import v1_0, v1_1, v1_2
from fairtool.push.advise.document import AdviceDocument
from fairtool.push.kit.document import KitDocument
from fairtool.push.other_documents import PushDeleteDocument, PushStatusDocument, PushVerifyDocument
from fairtool.push.plan_document import PushPlanDocument
from fairtool.render.audit.document import AuditReportDocument
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
    "fairtool-forecast-1": ForecastDocument,
    "fairtool-push-advice-1": AdviceDocument,
    "fairtool-push-kit-1": KitDocument,
    "fairtool-push-plan-1": PushPlanDocument,
    "fairtool-push-verify-1": PushVerifyDocument,
    "fairtool-push-status-1": PushStatusDocument,
    "fairtool-push-delete-1": PushDeleteDocument,
    "fairtool-audit-1": AuditDocument,
    "fairtool-audit-diff-1": AuditDiffDocument,
    "fairtool-audit-query-1": AuditQueryDocument,
    "fairtool-audit-report-1": AuditReportDocument,
    "fairtool-vocab-list-1": VocabListDocument,
    "fairtool-vocab-search-1": VocabSearchDocument,
    "fairtool-vocab-concept-1": VocabConceptDocument,
    "fairtool-vocab-pull-1": VocabPullDocument,
    "fairtool-vocab-bundle-1": VocabBundleDocument,
}
PLANS: Mapping[str, type[BaseModel]] = {
    "madmp-1.0": v1_0.DmpDocument,
    "madmp-1.1": v1_1.DmpDocument,
    "madmp-1.2": v1_2.DmpDocument,
}


class _WithoutNull(GenerateJsonSchema):
    """Says of what may be absent only what it is where it is there: a plan holds no null."""

    def nullable_schema(self, schema: core_schema.NullableSchema) -> dict[str, Any]:
        """Give the schema of what is there."""
        return self.generate_inner(schema["schema"])

    def default_schema(self, schema: core_schema.WithDefaultSchema) -> dict[str, Any]:
        """Give the schema without the default, which says only that it may be absent."""
        return self.generate_inner(schema["schema"])


def schema_of(name: str) -> dict[str, object]:
    """Give the JSON Schema of a document, or of a plan."""
    made = _of_plan(PLANS[name]) if name in PLANS else _of_document(name)
    return {
        "$schema": "https://json-schema.org/draft/2020-12/schema",
        "$id": f"urn:fairtool:schema:{name}",
        **_titled(made),
    }


def _of_plan(kind: type[BaseModel]) -> dict[str, object]:
    made = kind.model_json_schema(schema_generator=_WithoutNull)
    made["title"] = "A plan by the RDA DMP Common Standard, and what fairtool adds to it"
    made["$defs"] = {part: _titled(definition) for part, definition in made["$defs"].items()}
    return made


def _of_document(name: str) -> dict[str, object]:
    kind = DOCUMENTS[name]
    for part in set(_parts(kind)):
        with_config(ConfigDict(use_attribute_docstrings=True))(part)
    made = TypeAdapter(kind).json_schema()
    made["title"] = name.replace("-1", "/1")
    made["$defs"] = {part: _titled(definition) for part, definition in made.get("$defs", {}).items()}
    return made


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
    for name in (*DOCUMENTS, *PLANS):
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
