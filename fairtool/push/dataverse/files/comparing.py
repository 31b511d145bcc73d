"""Data files here held against those in the target: what is new, the same, renamed, replaced, or there besides."""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.push.dataverse.files.digests import ALGORITHMS
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile

Original = Callable[[HeldFile, str], str]
"""Gives the checksum, of an algorithm, of what was sent as a table that the target took apart; empty if unknown."""
Pair = tuple[LocalFile, HeldFile]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be done with each file.

    `same` are there already, `renamed` are there under a name that no file here has any more, `replaced` are there with
    another content; `extra` are in the target and not here, and are left alone.
    """

    new: tuple[LocalFile, ...] = ()
    same: tuple[Pair, ...] = ()
    renamed: tuple[Pair, ...] = ()
    replaced: tuple[Pair, ...] = ()
    extra: tuple[HeldFile, ...] = ()

    @property
    def is_done(self) -> bool:
        """Say whether nothing is to be sent, nor to be renamed."""
        return not self.to_send and not self.renamed

    @property
    def to_send(self) -> tuple[LocalFile, ...]:
        """Give the files whose bytes have to go there."""
        return (*self.new, *(file for file, _ in self.replaced))


def _unknown(_held: HeldFile, _algorithm: str) -> str:
    return ""


def compare(files: Sequence[LocalFile], held: Sequence[HeldFile], original: Original = _unknown) -> Comparison:
    """Compare files by their place, then by their content: what is there under a name of old is not sent again.

    Two files here may have the same content: each has its own in the target. The checksums are of the algorithm that
    each file in the target has.
    """
    at_place = _at_places(files, held)
    same = [(file, there) for file in files if (there := at_place.get(file.place)) and is_same(file, there, original)]
    done = {file.place for file, _ in same}
    replaced = [(file, at_place[file.place]) for file in files if file.place in at_place.keys() - done]
    free = {one.id: one for one in held if one.id not in {there.id for there in at_place.values()}}
    renamed = tuple(_renamed([one for one in files if one.place not in at_place], free))
    moved = {file.place for file, _ in renamed}
    new = tuple(file for file in files if file.place not in at_place.keys() | moved)
    return Comparison(new, tuple(same), renamed, tuple(replaced), tuple(free.values()))


def _renamed(files: Sequence[LocalFile], free: dict[int, HeldFile]) -> Iterator[Pair]:
    """Give the files that are there under a name that is free now, and take those from what is free."""
    for file in files:
        if twin := next((one for one in free.values() if is_same(file, one)), None):
            yield file, free.pop(twin.id)


def _at_places(files: Sequence[LocalFile], held: Sequence[HeldFile]) -> Mapping[str, HeldFile]:
    """Give what the target has at the place of each file: by the name there, then by that of a table as it was sent."""
    wanted = {file.place for file in files}
    found: dict[str, HeldFile] = {}
    met: set[int] = set()
    for place, one in (*((one.place, one) for one in held), *((one.places[-1], one) for one in held)):
        if place in wanted and place not in found and one.id not in met:
            found[place] = one
            met.add(one.id)
    return found


def is_same(file: LocalFile, held: HeldFile, original: Original = _unknown) -> bool:
    """Say whether a file in the target is what was made of this one."""
    if held.checksum and file.checksums.get(held.checksum_type) == held.checksum:
        return True
    if not held.tabular or held.sent_size != file.size:
        return False
    algorithm = next((kind for kind in ALGORITHMS if kind in file.checksums), "")
    return bool(algorithm) and original(held, algorithm) == file.checksums[algorithm]
