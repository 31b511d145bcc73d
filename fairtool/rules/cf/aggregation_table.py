"""The features of aggregation variables as `appendix-l.toml` lists them (CF 2.8)."""

from functools import cache

from fairtool.resources import schema


@cache
def feature_sets() -> tuple[tuple[str, ...], ...]:
    """Give the sets of features of which `aggregated_data` has one, each whole and with no other feature."""
    content = schema("cf/appendix-l")
    return tuple(tuple(one) for one in content["variable"]["feature_sets"])
