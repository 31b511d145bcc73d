"""From the name of a thesaurus to its open index, which is built where it is not there yet."""

import os
import re
import stat
import tempfile
import time
from collections import Counter
from collections.abc import Callable, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import partial
from hashlib import sha256
from pathlib import Path
from shutil import rmtree

from fairtool.cache import cache_folder
from fairtool.errors import UnreadableError, UsageError
from fairtool.fingerprint import checksum
from fairtool.netcdf.read_limits import Limits
from fairtool.netcdf.sniff_special import refuse_special
from fairtool.resources import folder
from fairtool.skos.entry import Thesaurus
from fairtool.skos.gather import gather
from fairtool.skos.statements import LARGEST
from fairtool.thesauri.apart import BUILDING, within
from fairtool.thesauri.content import Content, content_of
from fairtool.thesauri.index import Index
from fairtool.thesauri.lock import PulledThesaurus, all_pulled, pulled
from fairtool.thesauri.presets import names_of_pole, pole_named, presets
from fairtool.thesauri.shipped import Shipped, akin, bridge_of, read_shipped, renamed_of, shipped_thesauri, usage_of
from fairtool.thesauri.store import FORMAT, write_index
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts
from fairtool.thesauri.words import stemmer_version
from fairtool.vocabulary.licences import licence

_Made = tuple[Content, ThesaurusFacts]
Building = Callable[[str], None]
_LONG_DEAD = 3600  # seconds after which nobody writes on at a file that was begun


@dataclass(frozen=True, slots=True)
class _Work:
    """Who is told that an index is being built, and within which limits that is done."""

    building: Building
    limits: Limits


def nobody(_name: str) -> None:
    """Tell nobody that an index is being built."""


def open_index(name: str, building: Building = nobody, limits: Limits = BUILDING) -> Index:
    """Open the index of a thesaurus: one that was pulled, one of the project, or a SKOS file; it is built if need be.

    `building` is told the name of one whose index is not there yet, which is built within `limits`. What was pulled
    stands before what is shipped. Raises UsageError for a name that is none, with how to get it where it can be
    pulled, and UnreadableError for a file that is no thesaurus, or not within the limits.
    """
    work = _Work(building, limits)
    if here := pulled(name):
        return _opened(work, name, (here.path,), lambda: _of_pulled(here))
    if name in shipped_thesauri():
        one = shipped_thesauri()[name]
        return _opened(work, name, one.files, lambda: _of_shipped(one))
    path = Path(name)
    if is_file(name) or "/" in name or path.suffix:
        place = sha256(os.fsencode(path.absolute())).hexdigest()[:8]  # files of one name in two folders are two
        return _opened(work, f"{path.stem[:60]}-{place}", (path,), lambda: _of_file(path))
    raise _unknown(name)


def is_file(name: str) -> bool:
    """Tell whether a name is that of a file; what can be the name of none is not."""
    try:
        return Path(name).is_file()
    except (OSError, ValueError):
        return False


def known_names() -> tuple[str, ...]:
    """Give the names of the thesauri that can be opened without network, in alphabetical order."""
    return tuple(sorted({*shipped_thesauri(), *(one.entry.name for one in all_pulled())}))


def facts_here(name: str) -> ThesaurusFacts:
    """Give what is known of a thesaurus that is here; its index is built if need be."""
    index = open_index(name)
    index.close()
    return index.facts


def of_pole(name: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Give the names of the thesauri of a pole: those that are here, and those that can be pulled.

    Raises UsageError where there is no such pole.
    """
    pole = pole_named(name).name
    wanted = dict.fromkeys(names_of_pole(name))
    here = set(known_names())
    own = [one.name for one in shipped_thesauri().values() if pole in one.poles]
    return (
        tuple(dict.fromkeys((*(one for one in wanted if one in here), *own))),
        tuple(one for one in wanted if one not in here),
    )


def index_folder() -> Path:
    """Give the folder of the indexes; it need not exist."""
    return cache_folder() / "indexes"


def _of_shipped(one: Shipped) -> _Made:
    thesaurus, facts = read_shipped(one)
    return _with_tables(thesaurus, one), replace(facts, akin=one.name)


def _with_tables(thesaurus: Thesaurus, one: Shipped | None) -> Content:
    """Compute the index of a thesaurus with the tables of that of the project that has the same concepts."""
    if one is None:
        return content_of(thesaurus)
    weight = Counter(uri for uris in bridge_of(one).values() for uri in uris)
    return content_of(thesaurus, usage_of(one), renamed_of(one), weight)


def _of_pulled(here: PulledThesaurus) -> _Made:
    thesaurus = gather(here.path)
    entry, preset = here.entry, here.preset
    known = akin(thesaurus)
    facts = ThesaurusFacts(
        entry.name,
        entry.title or (preset.title if preset else "") or thesaurus.title or entry.name,
        entry.version or thesaurus.version,
        _day(thesaurus.date) or entry.date[:10],
        thesaurus.uri,
        entry.licence or thesaurus.licence or "unconfirmed",
        "pulled",
        frozenset(preset.facets) if preset else frozenset(),
        known.identifier if known else "",
        known.name if known else "",
    )
    return _with_tables(thesaurus, known), facts


def _day(text: str) -> str:
    """Give the day of a date in ISO 8601, nothing for any other text."""
    return text[:10] if re.match(r"\d{4}-\d{2}-\d{2}", text) else ""


def _of_file(path: Path) -> _Made:
    thesaurus = gather(path)
    known = akin(thesaurus)
    facts = ThesaurusFacts(
        path.stem, thesaurus.title or path.stem, thesaurus.version, thesaurus.date, thesaurus.uri,
        thesaurus.licence or "unconfirmed", str(path), akin=known.name if known else "",
    )  # fmt: skip
    return _with_tables(thesaurus, known), facts


def _opened(work: _Work, name: str, files: Sequence[Path], make: Callable[[], _Made]) -> Index:
    """Open the index that belongs to the bytes of some files."""
    safe = re.sub(r"[^A-Za-z0-9_.-]", "_", name)[:80]  # a letter of several bytes may make it too long
    path = index_folder() / f"{safe}-{_identity(files)}.sqlite"
    if path.is_file():
        with suppress(UnreadableError):
            return Index(path)
    work.building(name)

    def build(new: Path) -> None:
        within(partial(_write, new, make), str(files[0]), work.limits)

    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        return _written(path, build, safe)
    except (OSError, UsageError):  # a cache that cannot be written to costs time, and nothing else
        folder = Path(tempfile.mkdtemp(prefix="fairtool-"))
        try:
            return _written(folder / path.name, build, safe)
        finally:
            rmtree(folder, ignore_errors=True)  # what is open is read nevertheless


def _plain_licence(facts: ThesaurusFacts) -> ThesaurusFacts:
    """Give facts with the SPDX identifier of a licence that is told by its address or name."""
    known = licence(facts.licence)
    return replace(facts, licence=known.spdx) if known and known.spdx else facts


def _write(new: Path, make: Callable[[], _Made]) -> None:
    content, facts = make()
    write_index(new, content, _plain_licence(facts).as_texts())


def _written(path: Path, build: Callable[[Path], None], name: str) -> Index:
    new = path.with_name(f".{path.name}.{os.urandom(4).hex()}.part")
    try:
        new.touch()  # a folder that cannot be written to is known before the work
        build(new)
        new.replace(path)
    finally:
        new.unlink(missing_ok=True)
    index = Index(path)
    for old in (*path.parent.glob(f"{name}-{'?' * 16}.sqlite"), *path.parent.glob(f".{name}-*.part")):
        with suppress(OSError):
            if old != path and (old.suffix == ".sqlite" or time.time() - old.stat().st_mtime > _LONG_DEAD):
                old.unlink()
    return index


def _refuse_endless(path: Path) -> None:
    """Raise UnreadableError for a device or pipe, which may have no end, and for a file that is too large."""
    about = path.stat()
    if not stat.S_ISREG(about.st_mode):
        raise refuse_special(path, about.st_mode)
    if about.st_size > LARGEST:
        raise UnreadableError("{path} is larger than {size} bytes", path=path, size=LARGEST)


def _identity(files: Sequence[Path]) -> str:
    """Give what an index is recognised by: the bytes that it was made of, and the way it is written."""
    digest = sha256(f"{FORMAT} {stemmer_version()}".encode())
    tables = (folder("schemas") / "compact" / "mapping" / f"{name}.json" for name in ("words", "parts", "shipped"))
    for file in (*files, *tables):
        try:
            _refuse_endless(file)
            digest.update(checksum(file).encode())
        except OSError as error:
            reason = error.strerror or str(error)
            raise UnreadableError("{path} cannot be opened: {reason}", path=file, reason=reason) from error
    return digest.hexdigest()[:16]


def _unknown(name: str) -> UsageError:
    names = known_names()
    if name in presets():
        return UsageError("the thesaurus {name} is not here", name=name, hint="get it with: fairtool vocab pull {name}")
    near = get_close_matches(name, (*names, *presets()), 1)
    return UsageError(
        "there is no thesaurus {name}; those here are {names}",
        name=name,
        names=", ".join(names),
        hint="did you mean {near}?" if near else "a thesaurus may be a SKOS file, too: name it with its ending",
        near=near[0] if near else "",
    )
