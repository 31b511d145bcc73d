"""The frame that completes the examples of rules that hold a record against data.

An example is the changes to a record (`record_frame`), a line `---`, and declarations of a data file in CDL. The frame
adds what the declarations leave out, so that the file agrees with the record: dimensions `time` (2), `lat`, `lon` and
`z` (1), the coordinate variables `time`, `lat` and `lon` with their data, and a title.
"""

import re
from collections.abc import Mapping

_VARIABLES: Mapping[str, tuple[str, str]] = {
    "time": ('double time(time) ; time:units = "days since 2010-01-01" ; time:standard_name = "time"', "0, 5843"),
    "lat": ('float lat(lat) ; lat:units = "degrees_north" ; lat:standard_name = "latitude"', "48.35"),
    "lon": ('float lon(lon) ; lon:units = "degrees_east" ; lon:standard_name = "longitude"', "-4.55"),
}
_TITLE = ':title = "Température de la mer à la bouée de la Baie" ;'


def parted(example: str) -> tuple[str, str]:
    """Give the changes to the record, and the whole CDL text of the data file."""
    changes, _, declared = example.rpartition("---\n")
    variables, _, values = declared.partition("data:")
    added = {name: text for name, text in _VARIABLES.items() if not re.search(rf"\b{name}\s*[(;]", variables)}
    header = " ".join(f"{text} ;" for text, _ in added.values())
    data = " ".join(f"{name} = {value} ;" for name, (_, value) in added.items())
    lines = [
        "netcdf example {",
        "dimensions: time = 2 ; lat = 1 ; lon = 1 ; z = 1 ;",
        f'variables: {header} {variables} :Conventions = "CF-1.13" ; {"" if ":title" in variables else _TITLE}',
        f"data: {data} {values}",
        "}",
    ]
    return changes, "\n".join(lines)
