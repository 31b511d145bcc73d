"""The code lists of the RDA DMP Common Standard: languages, currencies, countries, kinds of persistent identifiers."""

import json
from collections.abc import Mapping
from functools import cache

from fairtool.resources import folder


@cache
def code_lists() -> Mapping[str, tuple[str, ...]]:
    """Give the lists by name: language, currency, country, pid_system and certification."""
    document = json.loads((folder("schemas") / "plans" / "madmp-codes.json").read_bytes())
    return {name: tuple(codes) for name, codes in document.items()}
