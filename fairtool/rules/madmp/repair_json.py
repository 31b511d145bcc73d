"""A value as an edit of a JSON document."""

import json

from fairtool.finding import Fix, SetJson


def written(where: str, value: object) -> Fix | None:
    """Give the edit that writes a value; None for None, which stands for what is not certain."""
    return None if value is None else Fix((SetJson(where, json.dumps(value, ensure_ascii=False)),))
