"""Which files are one data set: those of one record; else those of one folder that hold the same variables."""

import os
import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.pairing import bundles
from fairtool.plan.measured_file import MeasuredFile
from fairtool.record.bundle import Described

_MOST_KINDS = 4  # of contents in one folder that are data sets of their own; more are one collection
_SHORTEST = 3  # letters that file names must begin with alike to name a data set
_LONGEST = 48  # characters of a key


@dataclass(frozen=True, slots=True)
class Group:
    """The files of a data set, with the record that describes them; `place` is the folder or the beginning of names."""

    key: str
    place: str
    files: tuple[MeasuredFile, ...]
    record: Described | None = None

    @property
    def data_place(self) -> str:
        """Where the files are: the one file, the beginning of their names, or the folder that holds all of them."""
        if self.record is None or not self.files:
            return self.place
        if len(self.files) == 1:
            return self.files[0].path.as_posix()
        parents = {one.path.absolute().parent for one in self.files}
        folder = Path(os.path.commonpath(parents))
        alike = _beginning([one.path.stem for one in self.files]) if len(parents) == 1 else ""
        return (folder / f"{alike}*" if len(alike) >= _SHORTEST else folder).as_posix()


def grouped(
    files: Sequence[MeasuredFile], records: Sequence[Described], roots: Sequence[Path], known: Mapping[str, str]
) -> tuple[Group, ...]:
    """Give the data sets; `known` has the keys that places have in a plan already."""
    owner = _owners(files, records)
    found: list[Group] = []
    for record in records:
        own = tuple(one for one in files if owner.get(one.path) == record.name)
        found.append(Group(_stem(record.name), record.name, own, record))
    found.extend(_by_folder([one for one in files if one.path not in owner], roots))
    return tuple(_with_keys(found, known))


def _owners(files: Sequence[MeasuredFile], records: Sequence[Described]) -> Mapping[Path, str]:
    """Give the record of each file that has one; a record that is named alone describes all of them."""
    if len(records) == 1:
        return {one.path: records[0].name for one in files}
    paths = {one.described.name: one.path for one in files if one.described}
    found: dict[Path, str] = {}
    for pair in bundles([*records, *(one.described for one in files if one.described)]):
        for data in pair.data:
            found.setdefault(paths[data.name], pair.path)
    return found


def _by_folder(files: Sequence[MeasuredFile], roots: Sequence[Path]) -> Iterator[Group]:
    """Give a data set for each folder below what was named, or for each kind of content of it."""
    folders: dict[Path, list[MeasuredFile]] = {}
    for one in files:
        folders.setdefault(_folder(one.path, roots), []).append(one)
    for folder, inside in folders.items():
        kinds: dict[frozenset[str], list[MeasuredFile]] = {}
        for one in inside:
            if not one.is_unread:
                kinds.setdefault(_content(one), []).append(one)
        most = max(kinds.values(), key=len, default=[])
        most.extend(one for one in inside if one.is_unread)
        if len(kinds) in range(2, _MOST_KINDS + 1):
            yield from _kinds(folder, [tuple(members) for members in kinds.values()])
        else:
            yield Group(folder.resolve().name, folder.as_posix(), tuple(inside))


def _kinds(folder: Path, kinds: Sequence[tuple[MeasuredFile, ...]]) -> Iterator[Group]:
    for members in kinds:
        alike = _beginning([one.path.stem for one in members])
        name = alike if len(alike) >= _SHORTEST else f"{folder.resolve().name}-{members[0].format.key}"
        yield Group(name, _place(folder, alike, members), members)


def _place(folder: Path, alike: str, members: Sequence[MeasuredFile]) -> str:
    """Give the one file, or the beginning that the names of several have alike."""
    if len(members) == 1:
        return members[0].path.as_posix()
    return (folder / f"{alike}*").as_posix() if alike else f"{folder.as_posix()}/*{members[0].path.suffix}"


def _beginning(names: Sequence[str]) -> str:
    """Give what all names begin with."""
    first, last = min(names), max(names)
    length = next((place for place, sign in enumerate(first) if not last.startswith(sign, place)), len(first))
    alike = first[:length]
    return (alike if alike == first else alike.rstrip("0123456789")).rstrip("_-. ")


def _folder(path: Path, roots: Sequence[Path]) -> Path:
    """Give the folder below a root that a file is in, whatever lies in between: years and months are no data sets."""
    root = next((one for one in roots if one in path.parents), path.parent)
    below = path.relative_to(root).parts
    return root / below[0] if len(below) > 1 and not _is_time(below[0]) else root


def _is_time(name: str) -> bool:
    return re.fullmatch(r"\d{4}([-_]?\d\d){0,2}|\d\d", name) is not None


def _content(file: MeasuredFile) -> frozenset[str]:
    """Give what tells the content of a file: its variables, or its format where they are not known."""
    names = [one.name for one in file.said.variables] if file.said else []
    return frozenset(names) or frozenset({f".{file.format.key}"})


def _with_keys(groups: Sequence[Group], known: Mapping[str, str]) -> Iterator[Group]:
    """Give each group the key that its place has already, else one of its own."""
    had = [_key_of(one, known) for one in groups]
    taken = set(filter(None, had))
    for one, old in zip(groups, had, strict=True):
        key = old if old and had.count(old) == 1 else free_key(slug(one.key), taken)
        taken.add(key)
        yield replace(one, key=key)


def _key_of(group: Group, known: Mapping[str, str]) -> str:
    """Give the key that a group had, by its place; one file that became several has another place, and is the same."""
    if group.place in known or not group.files:
        return known.get(group.place, "")
    first = group.files[0].path.as_posix()
    fits = [
        key for place, key in known.items() if first == place or (place[-1:] == "*" and first.startswith(place[:-1]))
    ]
    return fits[0] if len(fits) == 1 else ""


def free_key(key: str, taken: set[str]) -> str:
    """Give a key that is not taken: the key itself, else with a number."""
    number = 2
    found = key
    while found in taken:
        found, number = f"{key}-{number}", number + 1
    return found


def slug(text: str) -> str:
    """Give a short key of plain letters, digits and hyphens: `Campagne été 2024` becomes `campagne-ete-2024`."""
    plain = unicodedata.normalize("NFKD", text).encode("ascii", "ignore").decode("ascii").lower()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].strip("-") or "data"


def _stem(name: str) -> str:
    document, _, number = name.partition("#")
    return f"{Path(document).stem}-{number}" if number else Path(document).stem
