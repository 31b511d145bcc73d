"""Pulling a thesaurus: asked, read, found to be one, and only then put in the place of the copy that was there."""

import shutil
import time
from collections.abc import Mapping
from contextlib import suppress
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime
from enum import StrEnum
from functools import partial
from pathlib import Path
from tempfile import TemporaryDirectory
from urllib.parse import urlsplit

from fairtool.asking import BrokenOffError
from fairtool.errors import UnreadableError
from fairtool.fingerprint import checksum
from fairtool.thesauri.apart import Overview, overview, within
from fairtool.thesauri.lock import LOCK, LockEntry, place_of, read_lock, update_lock, vocabularies_folder
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.adapters import ADAPTERS
from fairtool.thesauri.servers.joined import joined, with_address
from fairtool.thesauri.servers.session import LARGEST, Known, Patience, Session
from fairtool.thesauri.servers.way import Answered, Asked

SECONDS = 600.0
_PULLING = ".pulling-"
_FORGOTTEN = 86400.0  # seconds after which the folder of a pull that was killed is removed


class PullStatus(StrEnum):
    """What became of a thesaurus."""

    PULLED = "pulled"
    UPDATED = "updated"
    UNCHANGED = "unchanged"
    FAILED = "failed"


@dataclass(frozen=True, slots=True)
class PullSettings:
    """How to pull. `locked` are the entries to which what comes must be equal; None asks for no such thing."""

    folder: Path = field(default_factory=vocabularies_folder)
    seconds: float = SECONDS
    patience: Patience = field(default_factory=Patience)
    secret: str = field(default="", repr=False)
    largest: int = LARGEST
    locked: Mapping[str, LockEntry] | None = None


@dataclass(frozen=True, slots=True)
class Pulled:
    """What a pull has brought."""

    status: PullStatus
    entry: LockEntry


def pull(preset: Preset, settings: PullSettings) -> Pulled:
    """Pull a thesaurus and note it in the lock; raises UnreadableError, and leaves the copy that is there as it was."""
    settings.folder.mkdir(parents=True, exist_ok=True)
    _tidy_up(settings.folder)
    old = _here(preset, settings.folder)
    with TemporaryDirectory(prefix=_PULLING, dir=settings.folder) as temporary:
        session = Session(
            Path(temporary), settings.seconds, settings.patience, secret=settings.secret, largest=settings.largest
        )
        known = Known(old.etag, old.modified) if old and _same_source(old, preset) else Known()
        answered, path, thesaurus = _asked(Asked(preset, session, known), Path(temporary))
        if thesaurus is None or path is None:
            if old is None:
                raise UnreadableError("{path} says that nothing has changed, but nothing is here", path=preset.address)
            _check_locked(old, settings.locked)
            return Pulled(PullStatus.UNCHANGED, old)
        entry = _entry(preset, answered, path, thesaurus)
        if old and old.sha256 == entry.sha256:  # the date is that of the version, so that the lock stays as it is
            entry = replace(entry, date=old.date)
        _check_locked(entry, settings.locked)
        _keep(entry, path, settings.folder)
    status = PullStatus.UPDATED if old else PullStatus.PULLED
    return Pulled(PullStatus.UNCHANGED if old and old.sha256 == entry.sha256 else status, entry)


def _same_source(old: LockEntry, preset: Preset) -> bool:
    return (old.kind, old.address, old.id) == (preset.kind, preset.address, preset.id)


def _here(preset: Preset, folder: Path) -> LockEntry | None:
    """Give the entry of the copy that is there, if it is still what was pulled."""
    entry = read_lock(folder / LOCK).get(preset.name)
    if entry is None:
        return None
    path = place_of(entry, folder)
    return entry if path.is_file() and checksum(path) == entry.sha256 else None


def _asked(asked: Asked, folder: Path) -> tuple[Answered, Path | None, Overview | None]:
    """Try one way after the other; raises the error of the first where none leads to a thesaurus."""
    first: UnreadableError | None = None
    silent: set[str] = set()
    for address, way in ADAPTERS[asked.preset.kind](asked.preset):
        if _host(address) in silent:
            continue
        try:
            answered = way(asked)
            return (
                (answered, None, None)
                if answered.unchanged
                else (answered, *within(partial(_read, answered, folder), address))
            )
        except BrokenOffError as error:
            first = first or error
            silent.add(_host(address))
        except UnreadableError as error:
            first = first or error
    raise first or UnreadableError("{path} was not asked", path=asked.preset.address)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc
    except ValueError:  # the address is wrong, which asking tells
        return address


def _read(answered: Answered, folder: Path) -> tuple[Path, Overview]:
    """Read what came as a thesaurus; raises UnreadableError with the address where it is none."""
    path = joined(answered.pages, folder)
    try:
        return path, overview(path)
    except UnreadableError as error:
        raise with_address(error, answered.pages[0].asked) from error


def _entry(preset: Preset, answered: Answered, path: Path, thesaurus: Overview) -> LockEntry:
    got = answered.pages[0].got
    alone = len(answered.pages) == 1
    found = checksum(path)
    return LockEntry(
        name=preset.name,
        kind=preset.kind,
        address=preset.address,
        answered_by=answered.pages[0].asked if "query=" in got.address else got.address,
        date=datetime.now(UTC).strftime("%Y-%m-%dT%H:%M:%SZ"),
        file=f"{found[:16]}{path.suffix}",
        sha256=found,
        size=path.stat().st_size,
        concepts=thesaurus.concepts,
        id=preset.id,
        title=preset.title or thesaurus.title,
        version=answered.version or thesaurus.version or thesaurus.date,
        licence=answered.licence or thesaurus.licence or preset.licence,
        etag=got.headers.get("etag", "") if alone else "",
        modified=got.headers.get("last-modified", "") if alone else "",
    )


def _check_locked(entry: LockEntry, locked: Mapping[str, LockEntry] | None) -> None:
    if locked is None:
        return
    if entry.name not in locked:
        raise UnreadableError(
            "{name} is not in the lock file",
            name=entry.name,
            hint="pull it once without --locked, which notes it there",
        )
    wanted = locked[entry.name].sha256
    if entry.sha256 != wanted:
        raise UnreadableError(
            "{path} gives a file with the SHA-256 {found}, not the recorded {wanted}",
            path=entry.answered_by,
            found=entry.sha256,
            wanted=wanted,
            hint="the thesaurus was changed there: pull without --locked to take the new one",
        )


def _keep(entry: LockEntry, path: Path, folder: Path) -> None:
    """Put the file in its place, then the entry into the lock, which is when it counts, then remove the old one."""
    put(entry, path, folder)
    update_lock(folder / LOCK, {entry.name: entry})
    forget_others(entry, folder)


def put(entry: LockEntry, path: Path, folder: Path) -> None:
    """Move a file to its place, which has its checksum in its name: what is there is never written over by another."""
    target = place_of(entry, folder)
    target.parent.mkdir(parents=True, exist_ok=True)
    path.replace(target)


def forget_others(entry: LockEntry, folder: Path) -> None:
    """Remove the files of a thesaurus that are in the lock no longer."""
    for other in (folder / entry.name).iterdir():
        if other.name != entry.file:
            with suppress(OSError):
                other.unlink()


def _tidy_up(folder: Path) -> None:
    """Remove what a pull left that was killed, a day after."""
    for old in folder.glob(f"{_PULLING}*"):
        with suppress(OSError):
            if time.time() - old.stat().st_mtime > _FORGOTTEN:
                shutil.rmtree(old, ignore_errors=True)


def with_secret(settings: PullSettings, secret: str) -> PullSettings:
    """Give the settings with the Authorization header for one server."""
    return replace(settings, secret=secret)
