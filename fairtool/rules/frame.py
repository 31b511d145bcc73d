"""The frame that completes the CDL examples of rules.

An example is a piece of CDL: declarations of variables and attributes, optionally with `dimensions:`, `data:` and
`group:` sections. The frame adds what the example leaves out: dimensions `time` (2), `lat` (3), `lon` (4) and `bnds`
(2), coordinate variables for the first three with their data, and `Conventions`. What the example declares itself is
not added. A text that begins with `netcdf` is taken as it is.
"""

import re
from collections.abc import Mapping

_DIMENSIONS: Mapping[str, str] = {"time": "time = 2", "lat": "lat = 3", "lon": "lon = 4", "bnds": "bnds = 2"}
_VARIABLES: Mapping[str, str] = {
    "time": 'double time(time) ; time:units = "days since 2000-01-01" ; time:calendar = "standard" ; '
    'time:standard_name = "time" ; time:axis = "T"',
    "lat": 'float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude" ; lat:axis = "Y"',
    "lon": 'float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude" ; lon:axis = "X"',
}
_DATA: Mapping[str, str] = {"time": "time = 0, 1", "lat": "lat = -10, 0, 10", "lon": "lon = 0, 10, 20, 30"}
_HEADER = re.compile(r"^\s*(types|dimensions|variables|data|group)\s*:", re.MULTILINE)


def complete(example: str, conventions: str) -> str:
    """Give a whole CDL text for an example; `conventions` is written as `:Conventions` unless the example does."""
    if example.lstrip().startswith("netcdf"):
        return example
    sections = _sections(example)
    declared = sections["variables"]
    missing = [name for name in _VARIABLES if not re.search(rf"\b{name}\s*[(;]", declared)]
    lengths = _missing_lengths(sections["dimensions"])
    variables = [_VARIABLES[name] for name in missing]
    if not re.search(r"(?<![\w/]):Conventions\b", declared):
        variables.append(f':Conventions = "{conventions}"')
    data = [_DATA[name] for name in missing if _DIMENSIONS[name] in lengths]
    return "\n".join(
        [
            "netcdf example {",
            *([f"types:{sections['types']}"] if sections["types"] else []),
            f"dimensions: {_statements(lengths)} {sections['dimensions']}",
            f"variables: {_statements(variables)} {declared}",
            f"data: {_statements(data)} {sections['data']}",
            sections["group"],
            "}",
        ]
    )


def _missing_lengths(declared: str) -> list[str]:
    return [text for name, text in _DIMENSIONS.items() if not re.search(rf"\b{name}\s*=", declared)]


def _statements(parts: list[str]) -> str:
    return " ".join(f"{part} ;" for part in parts)


def _sections(example: str) -> Mapping[str, str]:
    """Split an example into its sections; what stands before any header declares variables, `group:` is the tail."""
    found = dict.fromkeys(("types", "dimensions", "variables", "data", "group"), "")
    name, start = "variables", 0
    for header in _HEADER.finditer(example):
        found[name] += example[start : header.start()]
        name, start = header[1], header.end()
        if name == "group":
            start = header.start()
            break
    found[name] += example[start:]
    return found
