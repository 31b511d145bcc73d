"""Where concepts go in a record: on a word of their thesaurus, or into a group of it, as the free word itself may."""

from collections.abc import Container, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from fairtool.iso.element import Element
from fairtool.iso.node import Node
from fairtool.iso.values import content_of
from fairtool.iso.xpath import xpath
from fairtool.mapping.answer import Answer, Candidate, Keyword, Predicate
from fairtool.mapping.document_taken import taken
from fairtool.mapping.labels import label_in
from fairtool.record.resource import Keywords
from fairtool.record.text import Text
from fairtool.record.thesaurus import cited, is_same
from fairtool.skos.facet import Facet
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts

_TITLES = ("title", "identifiers.code", "links.url")
_KINDS = frozenset({"theme", "place", "discipline", "stratum", "temporal"})  # MD_KeywordTypeCode of both encodings
_PARTS = frozenset({"keyword", "type"})  # what a group may lose when its last word goes elsewhere
_LINKS = ("http://", "https://", "urn:")  # `javascript:` would run in the catalogue that shows the record
Word = tuple[Candidate, str]  # a concept, and how it is called in the record


@dataclass(slots=True)
class Plan:
    """What is to be written.

    `anchors` are concepts and texts by the place of their character string, `new` the words by thesaurus, `kinds` the
    kinds of keywords that these are: a thesaurus has one group, and the first of its words says of which kind.
    `moved` are the free words that stand in a group of their thesaurus then, by the place of their property;
    `removals` the places of what is taken out for that: such words, or whole groups.
    """

    anchors: dict[str, Word] = field(default_factory=dict)
    new: dict[ThesaurusFacts, list[Word]] = field(default_factory=dict)
    kinds: dict[ThesaurusFacts, str] = field(default_factory=dict)
    moved: dict[str, str] = field(default_factory=dict)
    removals: list[str] = field(default_factory=list)


@dataclass(frozen=True, slots=True)
class About:
    """What is known of a record: its encoding, its languages, its own first, and the elements with comments in them."""

    column: str
    languages: tuple[str, ...] = ()
    remarked: frozenset[str] = frozenset()


def planned(resource: Node, answers: Iterable[Answer], about: About) -> Plan:
    """Give what the concepts that are accepted change; what is in the record already is not put in again.

    Concepts are called by their label in a language of the record.
    """
    plan = Plan()
    blocks = resource.all("keywords")
    free = [block for block in blocks if not _cited_as(block)]
    there = {word.href.rstrip("/") for block in blocks for word in block.all("words")}
    for answer, one in taken(answers):
        if one.uri.rstrip("/") in there or not one.uri.startswith(_LINKS):
            continue
        there.add(one.uri.rstrip("/"))
        label = label_in(one, about.languages)
        holder = next(_holders(blocks, answer.keyword, (one, label), plan.anchors), None)
        if holder is not None:
            plan.anchors[xpath(holder)] = (one, (holder.text or "").strip())
            continue
        _add(plan, free, (answer.keyword, one, label), about)
    plan.removals = [place for block in free for place in _removals(block, plan.moved, about.remarked)]
    return plan


def _add(plan: Plan, free: Iterable[Node], concept: tuple[Keyword, Candidate, str], about: About) -> None:
    """Plan a word in a group of its thesaurus, of the kind of the free group that it was said in."""
    keyword, one, label = concept
    said = [(block, word) for block in free for word in block.all("words") if _same(word.value, keyword.text)]
    kind = next((block.text("type") for block, _ in said), "")
    plan.new.setdefault(one.scheme, []).append((one, label))
    plan.kinds.setdefault(one.scheme, kind if kind in _KINDS else _kind_of(keyword, about.column))
    if one.predicate is not Predicate.BROAD and _same(label, keyword.text):
        plain = [word for _, word in said if _is_plain(word, about.remarked)]
        plan.moved |= {xpath(word.element): word.value for word in plain}


def additions(resource: Node, plan: Plan) -> Mapping[str, object]:
    """Give the new values by their paths: words in a group of the same thesaurus, or else a group of their own."""
    blocks = resource.all("keywords")
    found: dict[str, object] = {}
    number = len(blocks)
    for scheme, concepts in plan.new.items():
        words = tuple(Text(label, one.uri) for one, label in concepts)
        at = next((place for place, one in enumerate(blocks) if _holds(one, scheme)), None)
        if at is not None:
            first = len(blocks[at].all("words"))
            found |= {f"resources[0].keywords[{at}].words[{place}]": word for place, word in enumerate(words, first)}
            continue
        kind = plan.kinds[scheme]
        found[f"resources[0].keywords[{number}]"] = Keywords(words, kind, cited(scheme, kind))
        number += 1
    return found


def _kind_of(keyword: Keyword, encoding: str) -> str:
    """Give the code of MD_KeywordTypeCode for a facet; ISO 19139 has none for platforms and instruments."""
    if keyword.facet is Facet.PLACE:
        return "place"
    newer = {Facet.PLATFORM: "platform", Facet.INSTRUMENT: "instrument"}
    return newer.get(keyword.facet, "theme") if encoding == "19115-3" and keyword.facet else "theme"


def _same(one: str, other: str) -> bool:
    return " ".join(one.split()).casefold() == " ".join(other.split()).casefold()


def _holders(blocks: Iterable[Node], keyword: Keyword, word: Word, known: Container[str]) -> Iterator[Element]:
    """Give the character strings, in groups of the thesaurus of a concept, that say the keyword or the concept.

    A concept that is broader than the keyword is no anchor of it.
    """
    one, label = word
    texts = (label,) if one.predicate is Predicate.BROAD else (keyword.text, label)
    for block in blocks:
        if not is_same(_cited_as(block), one.scheme):
            continue
        for node in block.all("words"):
            holder = content_of(node.element)
            if holder is None or not _may_be_anchor(node, holder):
                continue
            if any(_same(node.value, text) for text in texts) and xpath(holder) not in known:
                yield holder


def _may_be_anchor(word: Node, holder: Element) -> bool:
    """Tell a character string that may become an anchor; INSPIRE wants one beside translations in ISO 19139."""
    is_newer = "standards.iso.org" in holder.tag
    is_alone = is_newer or len(word.element) == 1
    return holder.tag.endswith("}CharacterString") and not word.href and is_alone


def _is_plain(word: Node, remarked: Container[str]) -> bool:
    """Tell a word of which nothing is lost when it is written elsewhere: no translation, comment or attribute."""
    inner = list(word.element.iter())
    is_one = len(inner) == 2 and inner[1].tag.endswith("}CharacterString")
    return is_one and not any(one.attrib for one in inner) and xpath(word.element) not in remarked


def _removals(block: Node, moved: Container[str], remarked: Container[str]) -> Sequence[str]:
    """Give what goes out of a group: the words that were moved, or the group that has no other.

    A group cannot be without a word: one that says more keeps its first.
    """
    words = [xpath(word.element) for word in block.all("words")]
    gone = [place for place in words if place in moved]
    if not gone or len(gone) < len(words):
        return gone
    around = block.element.getparent()
    if around is None or block.element.attrib or around.attrib or xpath(around) in remarked:
        return gone[1:]
    names = {child.tag.rpartition("}")[2] for child in block.element}
    return [xpath(around)] if names <= _PARTS else gone[1:]


def _cited_as(block: Node) -> tuple[str, ...]:
    """Give what a group calls its thesaurus: titles, identifiers, addresses."""
    found = [node for cite in block.all("thesaurus") for name in _TITLES for node in cite.all(name)]
    return tuple(text for node in found for text in (node.value, node.href) if text)


def _holds(block: Node, scheme: ThesaurusFacts) -> bool:
    return bool(block.texts("words")) and is_same(_cited_as(block), scheme)
