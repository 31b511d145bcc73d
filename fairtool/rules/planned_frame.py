"""The frame that completes the examples of rules that hold a plan against the data.

An example is the changes to the plan of `plan_frame`, where `+` is one more data set, and behind lines `---` the
changes to a record (`record_frame`), where there is one, and declarations of a data file (`bundle_frame`). The file is
`example.nc`, of two million bytes.
"""

import json
from collections.abc import Mapping
from datetime import date

from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.found_file import FoundFile
from fairtool.plan.measures import measures_for
from fairtool.record.bundle import Described
from fairtool.rules import plan_frame

SIZE = 2_000_000
FILE = "example.nc"
# What agrees with the record of `templates/records`, and with the file.
_AGREED: Mapping[str, object] = {
    "/dmp/modified": "2026-03-05T09:00:00Z",
    "/dmp/dataset/0/language": "fra",
}


def parted(example: str) -> tuple[str, str | None, str]:
    """Give the changes to the plan, those to the record, None where there is none, and the declarations."""
    parts = example.split("---\n")
    return parts[0], parts[1] if len(parts) > 2 else None, parts[-1] if len(parts) > 1 else ""


def planned(changes: str, described: tuple[Described, ...], *, written: date | None = None) -> PlannedBundle:
    """Give the plan with its data: `described` are the record and the data file, as far as there are any."""
    said = {**_AGREED, **json.loads(changes or "{}")}
    more = said.pop("+", None)
    plan = plan_frame.complete(json.dumps(said))
    if more is not None:
        plan = plan_frame.complete(
            json.dumps({"/dmp": plan.dmp.value, "/dmp/dataset": [*(one.value for one in plan.dmp["dataset"]), more]})
        )
    data = [one for one in described if one.is_data]
    files = tuple(FoundFile(one.name, SIZE, "application/x-netcdf", written) for one in data)
    return PlannedBundle(plan, files, described, measures_for(plan))
