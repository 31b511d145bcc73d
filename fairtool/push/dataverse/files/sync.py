"""The data files of one data set brought to what they are here: what is there already is never sent again.

Nothing is deleted. After a cut, a new run goes on with the files that are not there yet; parts of a file are not kept.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.push.batches import batches
from fairtool.push.dataverse.files.comparing import Comparison, compare, is_same
from fairtool.push.dataverse.files.derived import derived_notes
from fairtool.push.dataverse.files.digests import ALGORITHMS, USUAL
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.held_file import HeldFile, held_files
from fairtool.push.dataverse.files.limits import check_limits, fixity_algorithm
from fairtool.push.dataverse.files.local_file import LocalFile, local_files, with_checksums
from fairtool.push.dataverse.files.locks import wait_until_open
from fairtool.push.dataverse.files.originals import original_checksum
from fairtool.push.dataverse.files.progress import Progress
from fairtool.push.dataverse.files.renaming import rename
from fairtool.push.dataverse.files.store import Store
from fairtool.push.dataverse.files.transfer import Transfer
from fairtool.push.faults import LostAnswerError, RefusedError
from fairtool.push.session import Session
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_TRIES = 3  # of an upload whose answer was lost
_TOGETHER = 20  # files that are registered by one call
_OTHER_NAME = marked("{where} is in the target as {other}, which could not be given another name")
_EXTRA = marked("{where} is in the target and not among the files here; it was left alone")
_DOUBLE = marked(
    "{where} is in the target twice, as {other} too: an answer was lost on the way; delete one of them there"
)
_NOT_THERE = marked("{place} was sent, nothing was declined, and {pid} does not hold it as it is here")


@dataclass(frozen=True, slots=True)
class FilesDone:
    """What became of the files: places in the target, by what was done; `notes` say what a person should know."""

    new: tuple[str, ...] = ()
    replaced: tuple[str, ...] = ()
    renamed: tuple[str, ...] = ()
    same: tuple[str, ...] = ()
    extra: tuple[str, ...] = ()
    notes: tuple[Warned, ...] = ()


def sync_files(  # noqa: PLR0913 - the three after `direct` are for callers with needs of their own
    session: Session,
    pid: str,
    files: Sequence[Path] | Sequence[LocalFile],
    version: str = ":latest",
    direct: bool | None = None,  # noqa: FBT001 - the three words of the setting: always, never, auto
    *,
    root: Path | None = None,
    progress: Progress | None = None,
) -> FilesDone:
    """Bring data files into a data set, and give what was done once it was read back.

    Files that were looked at already are not read again for it. `direct` is the setting direct-upload: True for always,
    False for never, None for auto. Raises RefusedError for a file that was declined or is not there in the end,
    FileError before anything is sent for one that cannot go there, LostAnswerError where nobody knows.
    """
    held = held_files(session, pid, version)
    algorithm = _algorithm(session, held)
    local = _looked_at(files, {algorithm, *(one.checksum_type for one in held)}, root)
    plan = compare(local, held, original_checksum(session))
    if plan.is_done:
        return _done(plan, plan, ())
    check_limits(session, pid, plan.new, plan.to_send)
    with Store(session, progress) as store:
        _carry_out(Transfer(session, pid, store, direct, algorithm, progress), plan, version)
    after = _compared(session, pid, version, local)
    for file in after.to_send:
        raise FileError(_NOT_THERE, place=file.place, pid=pid)
    sent = {file.place for file in plan.to_send}
    made = derived_notes(session, [held for file, held in after.same if file.place in sent])
    return _done(plan, after, tuple(made))


def _looked_at(
    files: Sequence[Path] | Sequence[LocalFile], kinds: set[str], root: Path | None
) -> tuple[LocalFile, ...]:
    known = [one for one in files if isinstance(one, LocalFile)]
    if known:
        return tuple(with_checksums(one, kinds) for one in known)
    return local_files([one for one in files if not isinstance(one, LocalFile)], kinds, root)


def _algorithm(session: Session, held: Sequence[HeldFile]) -> str:
    """Give the algorithm for new files: that of the installation, that of the files that it has, or the usual one."""
    asked = (fixity_algorithm(session), *(one.checksum_type for one in held))
    return next((kind for kind in asked if kind in ALGORITHMS), USUAL)


def _carry_out(transfer: Transfer, plan: Comparison, version: str) -> None:
    """Send all files that can go there; raises the first error, with the others in it, at the end."""
    faults: list[RefusedError] = []
    for file, held in (*plan.renamed, *plan.replaced):
        faults.extend(_attempted(transfer, [file], held, version))
    for some in batches(plan.new, _TOGETHER):
        faults.extend(_attempted(transfer, some, None, version))
    if faults:
        faults[0].others = tuple(faults[1:])
        raise faults[0]


def _attempted(
    transfer: Transfer, files: Sequence[LocalFile], held: HeldFile | None, version: str
) -> Iterator[RefusedError]:
    """Send files, and give what was declined; of several, each that is not there then is tried alone."""
    try:
        _surely(transfer, files, held, version)
    except FileError as error:
        if len(files) == 1:
            yield error
            return
        for file in _missing(transfer, files, version):
            yield from _attempted(transfer, [file], held, version)


def _surely(transfer: Transfer, files: Sequence[LocalFile], held: HeldFile | None, version: str) -> None:
    """Send files; where an answer is lost, look which of them are there before any is sent again."""
    left = files
    for attempt in range(1, _TRIES + 1):
        try:
            if held and is_same(left[0], held):
                rename(transfer.session, transfer.pid, left[0], held)
            elif held:
                transfer.replace(left[0], held)
            else:
                transfer.add(left)
        except LostAnswerError:
            left = _missing(transfer, left, version)
            if left and attempt == _TRIES:
                raise
        else:
            return
        if not left:
            return


def _missing(transfer: Transfer, files: Sequence[LocalFile], version: str) -> Sequence[LocalFile]:
    """Give the files that the data set does not hold as they are called here, once it has come to rest."""
    session = transfer.session
    session.rest(session.patience.pause)
    wait_until_open(session, transfer.pid)
    found = _compared(session, transfer.pid, version, files)
    return (*found.to_send, *(file for file, _ in found.renamed))


def _compared(session: Session, pid: str, version: str, files: Sequence[LocalFile]) -> Comparison:
    """Compare files with what the data set holds now, by the algorithms of that."""
    held = held_files(session, pid, version)
    kinds = {one.checksum_type for one in held}
    return compare([with_checksums(file, kinds) for file in files], held, original_checksum(session))


def _done(plan: Comparison, after: Comparison, made: tuple[Warned, ...]) -> FilesDone:
    return FilesDone(
        tuple(file.place for file in plan.new),
        tuple(file.place for file, _ in plan.replaced),
        tuple(file.place for file, _ in plan.renamed),
        tuple(file.place for file, _ in plan.same),
        tuple(one.place for one in after.extra),
        (*_notes(plan, after), *made),
    )


def _notes(plan: Comparison, after: Comparison) -> Iterator[Warned]:
    before = {one.id for one in plan.extra}
    for file, there in after.renamed:
        yield warned(_OTHER_NAME, file.place, other=there.place)
    for one in after.extra:
        twin = next((held for _, held in after.same if held.checksum == one.checksum), None)
        if twin and one.id not in before:
            yield warned(_DOUBLE, one.place, other=twin.place)
        else:
            yield warned(_EXTRA, one.place)
