"""What a run looks for, as one text; and whether that is all that there is below its roots."""

import json
import os
from collections.abc import Sequence
from dataclasses import asdict, replace

from fairtool.audit.cloud_listing import is_listed
from fairtool.audit.discovering import Discovering
from fairtool.audit.placed_name import is_address


def sought(roots: Sequence[str], options: Discovering, *more: str) -> str:
    """Give what is looked for as a text: the same for the same roots and options, in every process."""
    told = {**asdict(options), "kinds": sorted(options.kinds), "roots": list(roots), "more": more}
    return json.dumps(told, sort_keys=True, default=str)


def is_whole(roots: Sequence[str], catalogues: Sequence[str], options: Discovering) -> bool:
    """Say whether nothing is left out: there are no filters, and every root is a folder or gives all that it has.

    What a run of this kind does not find is no longer there. A list, or a file that is named, says nothing of others.
    """
    filtered = replace(options, recall=False, allow_network=False, base="", manifests=()) != Discovering()
    return not filtered and all(root in catalogues or _is_folder(root) for root in roots)


def _is_folder(root: str) -> bool:
    return is_listed(root) if is_address(root) else os.path.isdir(root)  # noqa: PTH112 - a text stays one
