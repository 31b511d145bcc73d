"""What stands beside a record in a data set: files and terms of others, a box that the server read from the data.

A record that says nothing of these is the same with and without them, and a write leaves them where they are.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, product

from fairtool.push.dataverse.boxes import BOX
from fairtool.push.dataverse.comparable import (
    FILES,
    TERMS,
    fields_of,
    hash_of,
    may_have_read_box,
    text_of_file,
    without,
)
from fairtool.push.dataverse.files.comparing import Comparison, Original, compare
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.held_file import HeldFile, files_in
from fairtool.push.dataverse.files.local_file import LocalFile, with_checksums
from fairtool.push.form import Fields
from fairtool.record.json_node import JsonNode

_OF_USE = TERMS[:-1]
_MOST_CHOSEN = 6  # files of others, of which each choice is looked at


@dataclass(frozen=True, slots=True)
class Own:
    """What a record here says of the things that others may add to: its data files, its boxes.

    `algorithm` is the one by whose checksums its files are compared.
    """

    files: tuple[LocalFile, ...] = ()
    algorithm: str = ""
    boxes: tuple[str, ...] = ()


def with_checksums_of(own: Own, version: JsonNode, original: Original) -> JsonNode:
    """Give a version whose files have the checksums of this algorithm, where they are the same as here.

    An installation may have changed its algorithm, and a table that was taken apart is known by its original.
    """
    same = {held.id: file for file, held in _compared(version, own, original).same}
    if not same:
        return version
    listed = []
    for one in version[FILES]:
        file = same.get(int(one["dataFile"]["id"].number() or 0))
        checksum = {"type": own.algorithm, "value": file.checksums[own.algorithm]} if file else None
        inside = {**one["dataFile"].members, "checksum": checksum}
        listed.append({**one.members, "dataFile": inside} if checksum else one.value)
    return JsonNode({**version.members, FILES: listed})


def hashes_apart(version: JsonNode, own: Own | None) -> tuple[str, ...]:
    """Give the hashes of a version without some of what stands beside a record, or all of it."""
    fields = fields_of(version)
    files = {fields.get(FILES, ()), *(_parted_files(version, own) if own else [()])}
    boxes = {fields.get(BOX, ())}
    if may_have_read_box(fields):
        boxes |= {(), _among(fields.get(BOX, ()), own.boxes if own else ())}
    terms = (fields, without(fields, TERMS))
    found = (_with(one, {FILES: some, BOX: box}) for one, some, box in product(terms, files, boxes))
    return tuple(dict.fromkeys(map(hash_of, found)))


def left_beside(form: Fields, held: JsonNode, own: Own | None) -> Fields:
    """Give the fields that a held version has once a form is written to it."""
    there = fields_of(held)
    after = {**form, BOX: there[BOX]} if keeps_boxes(form, there) else dict(form)
    kept = [one for one in TERMS if one not in form and not (one in _OF_USE and any(name in form for name in _OF_USE))]
    after.update({name: there[name] for name in kept if name in there})
    extra = _compared(held, own).extra if own and own.files else files_in(held[FILES])
    files = (*form.get(FILES, ()), *map(text_of_file, extra))
    return _with(after, {FILES: tuple(sorted(files))})


def keeps_boxes(form: Fields, held: Fields) -> bool:
    """Say whether the boxes that are there are those of a record, and maybe one that the server read from the data."""
    return BOX in held and may_have_read_box(held) and set(form.get(BOX, ())) <= set(held[BOX])


def _parted_files(version: JsonNode, own: Own) -> Iterator[tuple[str, ...]]:
    """Give the files of a record with each choice of the others: some may have been its own at the last push.

    Of many others there are too many choices.
    """
    found = _compared(version, own)
    mine = [text_of_file(held) for _, held in (*found.same, *found.renamed, *found.replaced)]
    extra = [text_of_file(one) for one in found.extra]
    counts = range(len(extra) + 1) if len(extra) <= _MOST_CHOSEN else (0, len(extra))
    yield from (tuple(sorted((*mine, *some))) for count in counts for some in combinations(extra, count))


def _compared(version: JsonNode, own: Own, original: Original | None = None) -> Comparison:
    held = files_in(version[FILES])
    try:
        files = [with_checksums(one, {there.checksum_type for there in held}) for one in own.files]
    except FileError:  # it is written to just now, which is said where it is to be sent
        files = list(own.files)
    return compare(files, held, original or _never)


def _never(_held: HeldFile, _algorithm: str) -> str:
    return ""


def _among(texts: Iterable[str], own: Sequence[str]) -> tuple[str, ...]:
    return tuple(one for one in texts if one in own)


def _with(fields: Fields, values: Fields) -> Fields:
    """Give fields with some of other values, and without those that have none."""
    return {name: texts for name, texts in {**fields, **values}.items() if texts}
