"""What the target made by itself from data that were sent, such as NcML: no list of files shows it."""

from collections.abc import Iterator, Sequence

from fairtool.push.dataverse.asking import get
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.session import Session
from fairtool.translate import marked
from fairtool.warned import Warned, warned

READABLE = (".nc", ".nc4", ".cdf", ".h5", ".hdf5", ".he5")
"""How data are called that the target reads."""
_MADE = marked("{where}: the target has added {made}, made from it by itself")


def derived_notes(session: Session, sent: Sequence[HeldFile]) -> Iterator[Warned]:
    """Say what was made from files that were sent just now; where the target does not say, nothing was."""
    for one in sent:
        if one.name.lower().endswith(READABLE):
            said = get(session, f"access/datafile/{one.id}/auxiliary")
            made = ", ".join(filter(None, (each["formatTag"].text() for each in said.data))) if said.ok else ""
            if made:
                yield warned(_MADE, one.place, made=made)
