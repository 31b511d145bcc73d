"""A plan for the tests of documents, with what can go wrong in one: gaps, hostile texts, several data sets."""

from collections.abc import Mapping
from typing import Any

from fairtool.plan.document import Block, Bullets, Facts, Heading, Paragraph, PlanDocument, Table, plain_text
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.whole import document_of
from fairtool.plan.template_file import load_template
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language

DAY = "2026-11-29"
ORCID = "https://orcid.org/0000-0002-1825-0097"
SALINITY: dict[str, Any] = {
    "title": "Sea surface salinity",
    "dataset_id": {"identifier": "https://doi.org/10.6096/sss", "type": "doi"},
    "description": "Salinity measured by ships.",
    "type": "observations",
    "personal_data": "no",
    "sensitive_data": "no",
    "metadata": [
        {"language": "eng", "metadata_standard_id": {"identifier": "https://cfconventions.org", "type": "url"}}
    ],
    "distribution": [
        {
            "title": "netCDF",
            "data_access": "open",
            "byte_size": 48_200_000_000,
            "format": ["application/x-netcdf"],
            "license": [{"license_ref": "https://creativecommons.org/licenses/by/4.0/", "start_date": "2027-06-01"}],
            "host": {"title": "SEDOO", "url": "https://www.sedoo.fr", "certified_with": "coretrustseal"},
        }
    ],
    "fairtool": {
        "key": "sss",
        "bytes": 48_200_000_000,
        "files": 1834,
        "growth_bytes_per_year": 2_400_000_000,
        "copies": 2,
        "variables": [{"name": "SSS", "standard_name": "sea_surface_salinity", "units": "1"}],
        "extent": {"west": -60.25, "east": 15.5, "south": -30, "north": 48.1},
        "period": {"start": "1993-01-01"},
    },
}
MODEL: dict[str, Any] = {
    "title": "Reanalysis",
    "dataset_id": {"identifier": "nemo", "type": "other"},
    "personal_data": "no",
    "sensitive_data": "no",
    "distribution": [{"title": "zarr", "data_access": "shared", "format": ["application/x-zarr"]}],
    "fairtool": {"key": "nemo"},
}
PLAN: dict[str, Any] = {
    "title": "Salinity of the tropical Atlantic",
    "created": "2026-05-02T10:00:00+02:00",
    "modified": "2026-11-20T09:00:00+01:00",
    "language": "eng",
    "ethical_issues_exist": "no",
    "dmp_id": {"identifier": "https://doi.org/10.5281/zenodo.1", "type": "doi"},
    "contact": {
        "name": "Gaëlle Example",
        "mbox": "g@example.org",
        "contact_id": {"identifier": ORCID, "type": "orcid"},
        "affiliation": [
            {"name": "LEGOS", "affiliation_id": {"identifier": "https://ror.org/02chvqy57", "type": "ror"}}
        ],
    },
    "contributor": [
        {
            "name": "Jérôme Model",
            "role": ["data manager"],
            "contributor_id": {"identifier": "https://orcid.org/0000-0001-5109-3700", "type": "orcid"},
        }
    ],
    "project": [
        {
            "title": "SALTROP",
            "start": "2026-03-01",
            "end": "2030-02-28",
            "funding": [
                {
                    "funder_id": {"identifier": "https://ror.org/00rbzpz17", "type": "ror"},
                    "grant_id": {"identifier": "ANR-25-CE01-0000", "type": "other"},
                }
            ],
        }
    ],
    "cost": [
        {"title": "Storage", "value": 4800, "currency_code": "EUR"},
        {"title": "Work", "value": 200.5, "currency_code": "EUR"},
    ],
    "dataset": [SALINITY, MODEL],
    "fairtool": {
        "template": "anr",
        "language": "eng",
        "answers": {"1a": "By ships.\n\n- one\n- two https://example.org/x."},
    },
}
HOSTILE = (
    "<script>alert(1)</script> #set page(fill: red) $x$ | a | `b` [c](javascript:alert(2)) \u202eevil " + "x" * 300
)


def manuscript(
    plan: Mapping[str, Any] = PLAN,
    *,
    language: Language = "en",
    version: str = "",
    sources: Mapping[str, Any] | None = None,
) -> Manuscript:
    """Give what a document of a plan is written from, with the questions of the ANR."""
    template = load_template("anr")
    found = next((one for one in template.versions if one.name == version), None)
    return Manuscript(JsonNode(plan, "/dmp"), template, language, DAY, sources or {}, version=found)


def written(plan: Mapping[str, Any] = PLAN, **said: Any) -> PlanDocument:
    """Give the document of a plan."""
    return document_of(manuscript(plan, **said))


def hostile() -> PlanDocument:
    """Give the document of a plan whose every text is hostile."""
    dataset = {**SALINITY, "title": HOSTILE, "keyword": [HOSTILE], "rights": HOSTILE}
    dataset["distribution"] = [
        {"data_access": HOSTILE, "host": {"title": HOSTILE, "url": "javascript:alert(3)"}, "format": [HOSTILE]}
    ]
    answers = {question.id: HOSTILE for question in load_template("anr").questions}
    plan = {**PLAN, "title": HOSTILE, "description": HOSTILE, "dataset": [dataset], "cost": [{"title": HOSTILE}]}
    return written({**plan, "fairtool": {"answers": answers}})


def under(document: PlanDocument, question: str) -> tuple[Block, ...]:
    """Give the blocks of a question."""
    blocks = document.blocks
    start = next(
        place for place, one in enumerate(blocks) if isinstance(one, Heading) and one.anchor == f"q-{question}"
    )
    found = []
    for block in blocks[start + 1 :]:
        if isinstance(block, Heading):
            break
        found.append(block)
    return tuple(found)


def said(block: Block) -> str:
    """Give the words of a block."""
    match block:
        case Heading():
            return block.text
        case Paragraph():
            return plain_text(block.spans)
        case Bullets():
            return "\n".join(map(plain_text, block.items))
        case Facts():
            return "\n".join(f"{label}: {plain_text(spans)}" for label, spans in block.rows)
        case Table():
            rows = (" | ".join(map(plain_text, row)) for row in block.rows)
            return "\n".join((" | ".join(block.head), *rows))


def told(document: PlanDocument, question: str) -> str:
    """Give the words under a question."""
    return "\n".join(map(said, under(document, question))).replace("\u00a0", " ").replace("\u202f", " ")
