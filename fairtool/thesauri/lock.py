"""Which thesauri were pulled, from where, when, with which checksum; the files themselves are beside it."""

import json
import os
import re
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict, dataclass, fields
from pathlib import Path

from fairtool.atomic import written
from fairtool.cache import cache_folder
from fairtool.errors import UsageError
from fairtool.thesauri.presets import Preset, presets

LOCK = "vocabularies.lock"
SCHEMA = "fairtool-vocabularies-lock/1"
NAME = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FILE = re.compile(r"[0-9a-f]{16}\.[a-z]{2,6}")
_LARGEST = 16 * 2**20  # bytes of a lock file


@dataclass(frozen=True, slots=True)
class LockEntry:
    """A thesaurus as it was pulled.

    `answered_by` is the address that the file came from in the end, `date` the moment in UTC, `sha256` and `size`
    are of the file that is kept, `etag` and `modified` what the server said of its version.
    """

    name: str
    kind: str
    address: str
    answered_by: str
    date: str
    file: str
    sha256: str
    size: int
    concepts: int
    id: str = ""
    title: str = ""
    version: str = ""
    licence: str = ""
    etag: str = ""
    modified: str = ""

    def __post_init__(self) -> None:
        """Refuse what can lead out of the folder; raises ValueError."""
        if not NAME.fullmatch(self.name) or not _FILE.fullmatch(self.file):
            raise ValueError(self.name)
        if not re.fullmatch(r"[0-9a-f]{64}", self.sha256) or not 0 <= self.size <= 2**40:
            raise ValueError(self.name)


@dataclass(frozen=True, slots=True)
class PulledThesaurus:
    """A thesaurus that is here: its RDF file, what the lock says of it, and its preset where it has one."""

    path: Path
    entry: LockEntry
    preset: Preset | None


def vocabularies_folder() -> Path:
    """Give the folder of the pulled thesauri; it need not exist."""
    return cache_folder() / "vocabularies"


def place_of(entry: LockEntry, folder: Path) -> Path:
    """Give where the file of a thesaurus is below the folder of all."""
    return folder / entry.name / entry.file


def pulled(name: str) -> PulledThesaurus | None:
    """Give a pulled thesaurus by its name; None where it is not here."""
    folder = vocabularies_folder()
    entry = read_lock(folder / LOCK).get(name)
    if entry is None or not place_of(entry, folder).is_file():
        return None
    return PulledThesaurus(place_of(entry, folder), entry, presets().get(name))


def all_pulled() -> tuple[PulledThesaurus, ...]:
    """Give every pulled thesaurus, in the order of their names."""
    names = read_lock(vocabularies_folder() / LOCK)
    return tuple(found for name in sorted(names) if (found := pulled(name)))


def read_lock(path: Path) -> Mapping[str, LockEntry]:
    """Read a lock file; nothing where there is none. Raises UsageError where it is damaged."""
    if not path.exists():
        return {}
    try:
        with path.open("rb") as stream:
            return entries_of(stream.read(_LARGEST))
    except (ValueError, RecursionError, OSError) as error:
        raise UsageError(
            "{path} is no lock file of vocabularies",
            path=path,
            hint="remove it, and pull the vocabularies again: fairtool vocab pull",
        ) from error


def entries_of(content: bytes) -> Mapping[str, LockEntry]:
    """Give the entries of a lock file by name; raises ValueError where it is none."""
    document = json.loads(content)
    said = document.get("vocabularies") if isinstance(document, dict) else None
    if not isinstance(said, dict) or document.get("schema") != SCHEMA:
        raise ValueError(SCHEMA)
    return {name: _entry(name, one) for name, one in said.items()}


def _entry(name: str, said: object) -> LockEntry:
    if not isinstance(said, dict):
        raise ValueError(name)  # noqa: TRY004 - one error for all that is damaged
    types = {one.name: one.type for one in fields(LockEntry) if one.name != "name"}
    if not set(said) <= set(types) or any(not isinstance(value, types[key]) for key, value in said.items()):  # type: ignore[arg-type]  # plain types all
        raise ValueError(name)
    try:
        return LockEntry(name=name, **said)
    except TypeError as error:  # a value is missing
        raise ValueError(name) from error


def lock_text(entries: Mapping[str, LockEntry]) -> str:
    """Write a lock file: sorted, one value a line, nothing that is empty, so that versions of it can be compared."""
    said = {name: {key: value for key, value in asdict(entries[name]).items() if value != ""} for name in entries}
    for one in said.values():
        del one["name"]
    document = {"schema": SCHEMA, "vocabularies": said}
    return json.dumps(document, indent=2, sort_keys=True, ensure_ascii=False) + "\n"


def update_lock(path: Path, entries: Mapping[str, LockEntry]) -> None:
    """Put entries into a lock file beside those of other thesauri; another process that does so too is waited for."""
    path.parent.mkdir(parents=True, exist_ok=True)
    with _alone(path):
        text = lock_text({**read_lock(path), **entries})
        with written(path) as stream:
            stream.write(text)


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the folder of a file against other processes; where the system cannot, go on without."""
    try:
        import fcntl  # noqa: PLC0415 - not on every system
    except ImportError:
        yield
        return
    folder = os.open(path.parent, os.O_RDONLY)
    try:
        fcntl.flock(folder, fcntl.LOCK_EX)
        yield
    finally:
        os.close(folder)
