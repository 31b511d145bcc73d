"""Whether what a target holds is what was sent to it: the same, the same and more, or something else."""

from dataclasses import dataclass

from fairtool.push.changes import Change, changes_between
from fairtool.push.form import Catalogue, Form, Held


@dataclass(frozen=True, slots=True)
class Agreement:
    """What the target added by itself, and what is not there as it was sent."""

    added: tuple[Change, ...] = ()
    differs: tuple[Change, ...] = ()

    @property
    def is_good(self) -> bool:
        """Say whether all that was sent is there."""
        return not self.differs


def agreed(catalogue: Catalogue, form: Form, held: Held) -> Agreement:
    """Compare what was sent with what the target holds."""
    if held.hash == form.hash:
        return Agreement()
    changes = changes_between(catalogue.fields(form.document), catalogue.fields(held.document))
    added = tuple(one for one in changes if one.is_added)
    return Agreement(added, tuple(one for one in changes if not one.is_added))
