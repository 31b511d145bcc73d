"""Who answers for the files of a part of an archive, as their headers and records say."""

import json
import sqlite3
from collections import Counter
from collections.abc import Iterator

from fairtool.audit.scope import Scope

_MOST = 8
_LONGEST = 200  # letters of a name or address
# A few files of each data set and year: what is kept of a file is beside its header, and reading all would take long.
_FEW = """
SELECT holding FROM kept WHERE subject IN (
  SELECT min(id) FROM subject WHERE {condition} GROUP BY dataset, centre, pole, year, status LIMIT 2000
)
"""


def contacts(connection: sqlite3.Connection, scope: Scope) -> tuple[str, ...]:
    """Give those who are named most, as `Name <e-mail>`."""
    counted: Counter[str] = Counter()
    for (holding,) in connection.execute(_FEW.format(condition=scope.condition), scope.values):
        counted.update(dict.fromkeys(_people(holding), 1))
    ordered = sorted(counted.items(), key=lambda pair: (-pair[1], pair[0]))
    return tuple(name for name, _ in ordered[:_MOST])


def _people(holding: str) -> Iterator[str]:
    """Give the people of a holding; what is not of its form is nobody."""
    try:
        content = json.loads(holding)
    except (ValueError, RecursionError):
        return
    people = content.get("p", ()) if isinstance(content, dict) else ()
    for person in people if isinstance(people, list) else ():
        match person:
            case [str(name), str(address)] if name or address:
                yield f"{name} <{address}>"[:_LONGEST].strip() if address else name[:_LONGEST]
