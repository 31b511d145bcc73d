"""Data files here held against those in the target, by checksum: what is new, the same, replaced, or there besides."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from fairtool.push.dataverse.files.digests import ALGORITHMS
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile

Original = Callable[[HeldFile, str], str]
"""Gives the checksum, of an algorithm, of what was sent as a table that the target took apart; empty if unknown."""


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is to be done with each file.

    `same` are there already, maybe under another name; `replaced` are there with another content; `extra` are in the
    target and not here, and are left alone.
    """

    new: tuple[LocalFile, ...] = ()
    same: tuple[tuple[LocalFile, HeldFile], ...] = ()
    replaced: tuple[tuple[LocalFile, HeldFile], ...] = ()
    extra: tuple[HeldFile, ...] = ()

    @property
    def is_done(self) -> bool:
        """Say whether nothing is to be sent."""
        return not self.new and not self.replaced

    @property
    def to_send(self) -> tuple[LocalFile, ...]:
        """Give the files whose bytes have to go there."""
        return (*self.new, *(file for file, _ in self.replaced))


def _unknown(_held: HeldFile, _algorithm: str) -> str:
    return ""


def compare(files: Sequence[LocalFile], held: Sequence[HeldFile], original: Original = _unknown) -> Comparison:
    """Compare files by their place, then by their content: what is there under another name is not sent again.

    The checksums are of the algorithm that each file in the target has.
    """
    by_place = {place: one for one in reversed(held) for place in reversed(one.places)}
    new: list[LocalFile] = []
    same: list[tuple[LocalFile, HeldFile]] = []
    replaced: list[tuple[LocalFile, HeldFile]] = []
    for file in files:
        there = by_place.get(file.place)
        if there and is_same(file, there, original):
            same.append((file, there))
        elif twin := next((one for one in held if is_same(file, one)), None):
            same.append((file, twin))
        elif there:
            replaced.append((file, there))
        else:
            new.append(file)
    met = {one.id for _, one in (*same, *replaced)}
    extra = tuple(one for one in held if one.id not in met)
    return Comparison(tuple(new), tuple(same), tuple(replaced), extra)


def is_same(file: LocalFile, held: HeldFile, original: Original = _unknown) -> bool:
    """Say whether a file in the target is what was made of this one."""
    if held.checksum and file.checksums.get(held.checksum_type) == held.checksum:
        return True
    if not held.tabular or held.sent_size != file.size:
        return False
    algorithm = next((kind for kind in ALGORITHMS if kind in file.checksums), "")
    return bool(algorithm) and original(held, algorithm) == file.checksums[algorithm]
