"""Finishes an environment of pycsw, run by its own Python: an empty database that servers copy. Takes the folder."""

import sys
from pathlib import Path

from pycsw.core import admin  # type: ignore[import-not-found]  # it is there where this runs

made = Path(sys.argv[1]).resolve()
admin.setup_db(f"sqlite:///{made}/empty.db", "records", str(made))
