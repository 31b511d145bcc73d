"""Concepts in a metadata record: keywords become anchors, and what is new a block of its thesaurus."""

from collections.abc import Container, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace

from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.identify import encoding_of
from fairtool.iso.node import Node
from fairtool.iso.safe import parse
from fairtool.iso.values import content_of
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import xpath
from fairtool.mapping.answer import Answer, Candidate, Keyword, Predicate
from fairtool.mapping.document_taken import taken
from fairtool.mapping.record_patch_thesaurus import cited, is_same, keyword_type
from fairtool.record.iso_splice import spliced
from fairtool.record.of_view import read_xml
from fairtool.record.record import Record
from fairtool.record.resource import Keywords, Resource
from fairtool.record.text import Text
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts

_TITLES = ("title", "identifiers.code", "links.url")


@dataclass(frozen=True, slots=True)
class Anchored:
    """A concept that a record gets: the keyword, its address, and where; `is_new` where a keyword is added for it."""

    text: str
    uri: str
    where: str
    is_new: bool


@dataclass(frozen=True, slots=True)
class RecordPatch:
    """A record with its concepts, and what that changed; nothing where all was there.

    `undated` are the names of thesauri that are not cited, since nobody knows their date.
    """

    data: bytes
    changes: tuple[Anchored, ...] = ()
    undated: tuple[str, ...] = ()


@dataclass(slots=True)
class _Plan:
    """What is to be written: anchors by the place of their character string, and new words by thesaurus and kind."""

    anchors: dict[str, tuple[Candidate, str]] = field(default_factory=dict)
    new: dict[tuple[ThesaurusFacts, str], list[Candidate]] = field(default_factory=dict)


def patched_record(data: bytes, name: str, answers: Iterable[Answer]) -> RecordPatch:
    """Give a record with the concepts that are accepted; what is in it already is not put in again.

    Raises UnreadableError where it is no record in ISO 19139, 19115-2 or 19115-3, or is one of several in a document.
    """
    view = _view(data, name)
    resource = view.node.first("resources")
    if resource is None:
        raise UnreadableError("{path} describes no resource that could have keywords", path=name)
    plan = _planned(resource, answers, view.encoding.column or "")
    anchors = {place: one.uri for place, (one, _) in plan.anchors.items()}
    additions = _additions(resource, plan)
    if not anchors and not additions:
        return RecordPatch(data)
    mended = spliced(data, name, anchors, additions)
    _prove(view, _view(mended, name))
    undated = {scheme.name for scheme, kind in plan.new if cited(scheme, kind) is None}
    return RecordPatch(mended, tuple(_changes(plan, resource)), tuple(sorted(undated)))


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


def _planned(resource: Node, answers: Iterable[Answer], column: str) -> _Plan:
    plan = _Plan()
    blocks = resource.all("keywords")
    there = {word.href.rstrip("/") for block in blocks for word in block.all("words")}
    for answer, one in taken(answers):
        if one.uri.rstrip("/") in there:
            continue
        there.add(one.uri.rstrip("/"))
        holder = next(_holders(blocks, answer.keyword, one, plan.anchors), None)
        if holder is not None:
            plan.anchors[xpath(holder)] = (one, (holder.text or "").strip())
        else:
            kind = keyword_type(answer.keyword, column)
            plan.new.setdefault((one.scheme, kind), []).append(one)
    return plan


def _holders(
    blocks: Iterable[Node], keyword: Keyword, one: Candidate, taken_already: Container[str]
) -> Iterator[Element]:
    """Give the character strings that say the keyword, in blocks of the same thesaurus or of none.

    A concept that is broader than the keyword is no anchor of it.
    """
    if one.predicate is Predicate.BROAD:
        return
    wanted = " ".join(keyword.text.split()).casefold()
    for block in sorted(blocks, key=lambda block: not _cited_as(block)):
        said = _cited_as(block)
        if said and not is_same(said, one.scheme):
            continue
        for word in block.all("words"):
            holder = content_of(word.element)
            if holder is None or not _may_be_anchor(word, holder):
                continue
            if " ".join(word.value.split()).casefold() == wanted and xpath(holder) not in taken_already:
                yield holder


def _may_be_anchor(word: Node, holder: Element) -> bool:
    """Tell a character string that may become an anchor; INSPIRE wants one beside translations in ISO 19139."""
    is_newer = "standards.iso.org" in holder.tag
    is_alone = is_newer or len(word.element) == 1
    return holder.tag.endswith("}CharacterString") and not word.href and is_alone


def _cited_as(block: Node) -> tuple[str, ...]:
    """Give what a block calls its thesaurus: titles, identifiers, addresses."""
    found = [node for cite in block.all("thesaurus") for name in _TITLES for node in cite.all(name)]
    return tuple(text for node in found for text in (node.value, node.href) if text)


def _additions(resource: Node, plan: _Plan) -> Mapping[str, object]:
    """Give the new values by their paths: words in a block of the same thesaurus, or else a block of their own."""
    blocks = resource.all("keywords")
    found: dict[str, object] = {}
    number = len(blocks)
    for (scheme, kind), candidates in plan.new.items():
        words = tuple(Text(one.label, one.uri) for one in candidates)
        at = next((place for place, one in enumerate(blocks) if _holds(one, scheme, kind)), None)
        if at is not None:
            first = len(blocks[at].all("words"))
            found |= {f"resources[0].keywords[{at}].words[{place}]": word for place, word in enumerate(words, first)}
            continue
        found[f"resources[0].keywords[{number}]"] = Keywords(words, kind, cited(scheme, kind))
        number += 1
    return found


def _holds(block: Node, scheme: ThesaurusFacts, kind: str) -> bool:
    is_of_kind = block.text("type") in {kind, ""}
    return is_of_kind and bool(block.texts("words")) and is_same(_cited_as(block), scheme)


def _changes(plan: _Plan, resource: Node) -> Iterator[Anchored]:
    for place, (one, text) in plan.anchors.items():
        yield Anchored(text, one.uri, place, is_new=False)
    for candidates in plan.new.values():
        for one in candidates:
            yield Anchored(one.label, one.uri, resource.place("keywords"), is_new=True)


def _prove(before: XmlRecord, after: XmlRecord) -> None:
    """Refuse a record that says something else than before beside its keywords, or has new faults of structure."""
    same = _beside_keywords(before.record) == _beside_keywords(after.record)
    if same and len(after.faults or ()) <= len(before.faults or ()):
        return
    raise UnreadableError(
        "the mended copy of {path} differs in more than what was asked for",
        hint="the file was left as it is; please report this",
        path=before.path,
    )


def _beside_keywords(record: Record) -> Record:
    resources = tuple(_without_keywords(one) for one in record.resources)
    nil = {path: reason for path, reason in record.nil.items() if ".keywords[" not in path}
    unread = {path: text for path, text in record.unread.items() if ".keywords[" not in path}
    return replace(record, resources=resources, nil=nil, unread=unread, places={})


def _without_keywords(resource: Resource) -> Resource:
    return replace(resource, keywords=())
