"""Concepts in a metadata record: anchors in groups of their thesauri, and not a byte changed beside them."""

from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from enum import StrEnum

from fairtool.errors import UnreadableError
from fairtool.iso.identify import encoding_of
from fairtool.iso.node import Node
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.mapping.answer import Answer
from fairtool.mapping.record_patch_plan import About, Plan, additions, planned
from fairtool.record.iso_splice import remarked, spliced
from fairtool.record.of_view import read_xml
from fairtool.record.record import Record
from fairtool.record.resource import Resource
from fairtool.record.thesaurus import cited


class Deed(StrEnum):
    """What is done with a word of a record."""

    ANCHORED = "anchored"  # it gets the address of its concept, where it stands
    ADDED = "added"  # it is written into a group of its thesaurus
    MOVED = "moved"  # it stands in a group of its thesaurus now, and no longer in one without


@dataclass(frozen=True, slots=True)
class Anchored:
    """A word that a patch is about: its text, the address and thesaurus of its concept, where, and what is done."""

    text: str
    uri: str
    scheme: str
    where: str
    deed: Deed


@dataclass(frozen=True, slots=True)
class RecordPatch:
    """A record with its concepts, and what that changed; nothing where all was there.

    `undated` are the names of thesauri that are not cited, since nobody knows their date.
    """

    data: bytes
    changes: tuple[Anchored, ...] = ()
    undated: tuple[str, ...] = ()

    @property
    def count(self) -> int:
        """How many concepts are written."""
        return sum(one.deed is not Deed.MOVED for one in self.changes)


def patched_record(data: bytes, name: str, answers: Iterable[Answer]) -> RecordPatch:
    """Give a record with the concepts that are accepted; what is in it already is not put in again.

    Raises UnreadableError where it is no record in ISO 19139, 19115-2 or 19115-3, or is one of several in a document.
    """
    view = _view(data, name)
    resource = view.node.first("resources")
    if resource is None:
        raise UnreadableError("{path} describes no resource that could have keywords", path=name)
    languages = (view.record.language, *(one.language for one in view.record.locales))
    plan = planned(resource, answers, About(view.encoding.column or "", languages, remarked(data, name)))
    anchors = {place: one.uri for place, (one, _) in plan.anchors.items()}
    if not anchors and not plan.new:
        return RecordPatch(data)
    mended = spliced(data, name, anchors, additions(resource, plan), plan.removals)
    changes = tuple(_changes(plan, resource))
    _prove(view, _view(mended, name), changes)
    undated = {scheme.name for scheme, kind in plan.kinds.items() if cited(scheme, kind) is None}
    return RecordPatch(mended, changes, tuple(sorted(undated)))


def _view(data: bytes, name: str) -> XmlRecord:
    root = parse(data, name)
    encoding = encoding_of(root)
    if encoding is None or encoding.column is None:
        raise UnreadableError(
            "{path} is no record in ISO 19139 or ISO 19115-3, and gets no anchors",
            hint="convert it first: fairtool convert {path} --to iso19139; of a response, save one record alone",
            path=name,
        )
    return XmlRecord(name, root, encoding, read_xml)


def _changes(plan: Plan, resource: Node) -> Iterator[Anchored]:
    for place, (one, text) in plan.anchors.items():
        yield Anchored(text, one.uri, one.scheme.name, place, Deed.ANCHORED)
    group = resource.place("keywords").rpartition("/")[0]
    gone = [(place, text) for place, text in plan.moved.items() if place in plan.removals or _is_in(place, plan)]
    for place, text in gone:
        yield Anchored(text, "", "", place, Deed.MOVED)
    for concepts in plan.new.values():
        for one, label in concepts:
            yield Anchored(label, one.uri, one.scheme.name, group, Deed.ADDED)


def _is_in(place: str, plan: Plan) -> bool:
    return any(place.startswith(f"{whole}/") for whole in plan.removals)


def _prove(before: XmlRecord, after: XmlRecord, changes: Iterable[Anchored]) -> None:
    """Refuse a record that says something else than before and the changes, or has new faults of structure."""
    words = Counter(_words(before.record))
    for one in changes:
        text = " ".join(one.text.split())
        words[text, ""] -= one.deed is not Deed.ADDED
        words[text, one.uri] += one.deed is not Deed.MOVED
    same = _beside_keywords(before.record) == _beside_keywords(after.record)
    if same and words == Counter(_words(after.record)) and len(after.faults or ()) <= len(before.faults or ()):
        return
    raise UnreadableError(
        "the mended copy of {path} differs in more than what was asked for",
        hint="the file was left as it is; please report this",
        path=before.path,
    )


def _words(record: Record) -> Iterator[tuple[str, str]]:
    for resource in record.resources:
        for block in resource.keywords:
            yield from ((" ".join(word.value.split()), word.href) for word in block.words)


def _beside_keywords(record: Record) -> Record:
    resources = tuple(_without_keywords(one) for one in record.resources)
    nil = {path: reason for path, reason in record.nil.items() if ".keywords[" not in path}
    unread = {path: text for path, text in record.unread.items() if ".keywords[" not in path}
    return replace(record, resources=resources, nil=nil, unread=unread, places={})


def _without_keywords(resource: Resource) -> Resource:
    return replace(resource, keywords=())
