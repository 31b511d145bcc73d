"""A kit: the form filled in, the files with their checksums, the record, and what would block acceptance.

It is for a person who deposits; nothing here deposits, and nothing says that something was.
"""

from dataclasses import dataclass

from fairtool.push.advise.advice import Judged
from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.subject import Subject
from fairtool.push.data_files import LeftOut
from fairtool.push.kit.checksums import Summed
from fairtool.push.kit.record_document import RecordDocument
from fairtool.push.kit.sheet import FilledField, Sheet, Status
from fairtool.push.targets import Place


@dataclass(frozen=True, slots=True)
class Kit:
    """All that goes into the folder; `mail` is the letter, where the place wants one; `copied` that files lie in it."""

    place: Place
    subject: Subject
    judged: Judged
    sheet: Sheet
    files: tuple[Summed, ...]
    left_out: tuple[LeftOut, ...]
    record: RecordDocument
    mail: str = ""
    copied: bool = False

    @property
    def blocking_reasons(self) -> tuple[Reason, ...]:
        """What the place itself would refuse."""
        return self.judged.having(Weight.BLOCKS)

    @property
    def blocking_fields(self) -> tuple[FilledField, ...]:
        """Required fields that the record does not fill."""
        return tuple(one for one in self.sheet.fields if one.blocks)

    @property
    def is_blocked(self) -> bool:
        """Say whether something would block acceptance."""
        return bool(self.blocking_reasons or self.blocking_fields)

    @property
    def open_reasons(self) -> tuple[Reason, ...]:
        """What nobody knows."""
        return self.judged.having(Weight.OPEN)

    @property
    def by_hand(self) -> tuple[FilledField, ...]:
        """Fields that only a person can fill in."""
        return tuple(one for one in self.sheet.fields if one.status is Status.BY_HAND)

    @property
    def unconfirmed(self) -> tuple[FilledField, ...]:
        """Fields that are missing, and of which nobody read that the form has them."""
        return tuple(one for one in self.sheet.fields if one.status is Status.MISSING and one.field.recalled)
