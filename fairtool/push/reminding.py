"""A catalogue is told what the journal knows: what the target calls each record, and what it gave back of it."""

from fairtool.push.form import Catalogue, Recalling, Reminded
from fairtool.push.journal import Known


def remind(catalogue: Catalogue, known: Known) -> None:
    """Tell what is of use to the catalogue of all records that were pushed."""
    if isinstance(catalogue, Reminded):
        keys = {name: entry.key for name, entry in known.last.items() if entry.key}
        catalogue.remind(keys)
    if isinstance(catalogue, Recalling):
        catalogue.recall({name: (one.served, one.held) for name, one in known.last.items() if one.served})
