"""How the scores of an archive are spread."""

import sqlite3

from fairtool.audit.scope import Scope

STEP = 10  # percent of a column
_SPREAD = """
SELECT max(0, min(9, CAST(score / 10 AS INTEGER))), count(*) FROM subject
WHERE score IS NOT NULL AND {condition} GROUP BY 1
"""


def spread(connection: sqlite3.Connection, scope: Scope) -> tuple[int, ...]:
    """Count subjects by score: from 0 to below 10 percent, and so on, 100 with those from 90; empty without scores."""
    counted = dict(connection.execute(_SPREAD.format(condition=scope.condition), scope.values))
    return tuple(counted.get(column, 0) for column in range(100 // STEP)) if counted else ()
