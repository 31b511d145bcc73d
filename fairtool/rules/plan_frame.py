"""The plan that completes the examples of rules about plans: no rule has anything to say of it."""

import json
from typing import Any

from fairtool.plan.read import plan_of
from fairtool.plan.view import Plan
from fairtool.version import Version

_PLAN = """{
  "dmp": {
    "title": "Plan of the mooring of the bay",
    "dmp_id": {"identifier": "https://doi.org/10.5281/zenodo.0000001", "type": "doi"},
    "created": "2026-01-05T09:00:00Z",
    "modified": "2026-02-05T09:00:00Z",
    "language": "eng",
    "ethical_issues_exist": "no",
    "contact": {
      "name": "A. Marin",
      "mbox": "a.marin@observatoire.example",
      "contact_id": {"identifier": "https://orcid.org/0000-0002-1825-0097", "type": "orcid"}
    },
    "contributor": [
      {
        "name": "B. Vigie",
        "contributor_id": {"identifier": "https://orcid.org/0000-0001-5109-3700", "type": "orcid"},
        "role": ["data manager"]
      }
    ],
    "cost": [{"title": "Storage", "value": 1200, "currency_code": "EUR"}],
    "project": [
      {
        "title": "Bay",
        "start": "2025-01-01",
        "end": "2029-12-31",
        "funding": [
          {
            "funder_id": {"identifier": "https://ror.org/00rbzpz17", "type": "url"},
            "funding_status": "granted",
            "grant_id": {"identifier": "https://anr.example/ANR-25-CE01-0001", "type": "url"}
          }
        ]
      }
    ],
    "dataset": [
      {
        "title": "Temperature and salinity at the mooring",
        "description": "Hourly means, quality controlled.",
        "type": "Dataset",
        "dataset_id": {"identifier": "https://doi.org/10.5281/zenodo.0000002", "type": "doi"},
        "language": "eng",
        "keyword": ["sea water temperature"],
        "personal_data": "no",
        "sensitive_data": "no",
        "preservation_statement": "Kept for ten years after the end of the project.",
        "data_quality_assurance": ["Flags of ARGO on each value"],
        "metadata": [
          {"language": "eng", "metadata_standard_id": {"identifier": "https://cfconventions.org", "type": "url"}}
        ],
        "distribution": [
          {
            "title": "netCDF files",
            "data_access": "open",
            "byte_size": 2000000,
            "format": ["application/x-netcdf"],
            "access_url": "https://entrepot.example/mouillage",
            "license": [{"license_ref": "https://creativecommons.org/licenses/by/4.0/", "start_date": "2026-01-01"}],
            "host": {
              "title": "Repository of the observatory",
              "url": "https://entrepot.example",
              "certified_with": "coretrustseal",
              "geo_location": "FR",
              "pid_system": ["doi"],
              "support_versioning": "yes"
            }
          }
        ]
      }
    ]
  }
}"""


def complete(text: str, version: Version | None = None) -> Plan:
    """Give the plan that an example stands for: an object of JSON pointers and what stands there, null for nothing.

    A pointer with `!` before it writes its value even where that is null.
    """
    document = json.loads(_PLAN)
    for where, value in json.loads(text or "{}").items():
        _write(document, where.removeprefix("!").split("/")[1:], value, is_kept=where.startswith("!"))
    return plan_of(json.dumps(document, indent=2).encode(), "example.json", version)


def _write(at: Any, parts: list[str], value: object, *, is_kept: bool) -> None:
    first, *rest = parts
    key: Any = int(first) if isinstance(at, list) else first
    if rest:
        _write(at[key], rest, value, is_kept=is_kept)
    elif value is None and not is_kept:
        del at[key]
    else:
        at[key] = value
