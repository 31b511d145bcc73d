"""A catalogue is told what the journal knows: what the target itself calls each record."""

from fairtool.push.form import Catalogue, Reminded
from fairtool.push.journal import Known


def remind(catalogue: Catalogue, known: Known) -> None:
    """Tell the keys of all records that were pushed, where the catalogue finds records by them."""
    if isinstance(catalogue, Reminded):
        keys = {name: entry.key for name, entry in known.last.items() if entry.key}
        catalogue.remind(keys)
