"""Writing concepts into a file: a record or a data set, shown first, and changed all or nothing."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from functools import partial
from pathlib import Path

from fairtool.alone import apart, can_fork
from fairtool.fix.copying import replacing
from fairtool.fix.diff import diff
from fairtool.fix.edits import Edits
from fairtool.fix.mend import mend
from fairtool.iso.safe import read
from fairtool.kinds import kind_of
from fairtool.loss import Lost, explained
from fairtool.mapping.answer import Answer, Remark
from fairtool.mapping.netcdf_patch import patched_header
from fairtool.mapping.record_patch import Deed, RecordPatch, patched_record
from fairtool.netcdf.read import opened
from fairtool.netcdf.read_limits import Limits
from fairtool.translate import marked

_UNDATED = marked("{scheme} is not cited beside its concepts: nobody knows its date, and INSPIRE asks for it")


@dataclass(frozen=True, slots=True)
class Asked:
    """What is to be done with a file.

    `schemes` are the names of the thesauri that were looked into, `sdn` asks for the attributes of SeaDataNet.
    Without `apply` nothing is written; `backup` keeps the original beside it.
    """

    schemes: tuple[str, ...]
    limits: Limits
    today: date
    apply: bool = False
    backup: bool = True
    sdn: bool = False


@dataclass(frozen=True, slots=True)
class Patched:
    """What a patch changes: the lines of its diff, how many concepts or attributes, and what the user should know."""

    lines: tuple[str, ...] = ()
    count: int = 0
    notes: tuple[Remark, ...] = ()


def patched(path: Path, answers: Sequence[Answer], asked: Asked) -> Patched:
    """Give what the accepted concepts change in a file, and with `apply` change it.

    Answers may be about other files too: only those about this one, or about none, count. Raises UnreadableError, and
    then the file is as it was.
    """
    own = [one for one in answers if one.keyword.source in {"", str(path)}]
    if kind_of(path) == "data":
        return _data_set(path, own, asked)
    found = patched_record(read(path, str(path)), str(path), own)
    if asked.apply and found.changes:
        with replacing(path.resolve(), backup=asked.backup) as copy:
            copy.write_bytes(found.data)
    notes = tuple(Remark(_UNDATED, {"scheme": name}) for name in found.undated)
    return Patched(tuple(_lines(found)), found.count, notes)


def _lines(patch: RecordPatch) -> Iterator[str]:
    for one in patch.changes:
        place = next((step for step in reversed(one.where.split("/")) if "CharacterString" not in step), one.where)
        if one.deed is not Deed.ADDED:
            yield f'- {place} = "{one.text}"'
        if one.deed is not Deed.MOVED:
            yield f'+ {place} = "{one.text}" <{one.uri}> ({one.scheme})'


def _data_set(path: Path, answers: Sequence[Answer], asked: Asked) -> Patched:
    work = partial(_header, path, answers, asked)
    try:
        edits, lines, notes = apart(work, asked.limits) if can_fork() else work()
    except Lost as loss:
        raise explained(str(path), loss.loss, asked.limits, loss.code) from None
    if asked.apply and edits.edits:
        mend(path, edits.edits, asked.limits, backup=asked.backup)
    return Patched(lines, len(edits.edits), notes)


def _header(path: Path, answers: Sequence[Answer], asked: Asked) -> tuple[Edits, tuple[str, ...], tuple[Remark, ...]]:
    with opened(path, limits=asked.limits) as dataset:
        found = patched_header(dataset, answers, schemes=asked.schemes, today=asked.today, sdn=asked.sdn)
        edits = Edits(found.edits)
        return edits, tuple(diff(dataset, edits)), found.notes
