"""Identifiers that only records have which a catalogue harvested: known, too, where its index says nothing."""

from collections.abc import Mapping
from functools import cache

from fairtool.push.target_file import load_place, places


@cache
def beginnings() -> Mapping[str, str]:
    """Give the beginnings of such identifiers, `seanoe:`, with the name of the place where the record is edited."""
    return {start: load_place(name).title("en") for place in places() for start, name in place.harvested.items()}
