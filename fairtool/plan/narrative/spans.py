"""Values of a plan as spans: each value once, with the mark of its source, in the form of its kind."""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import replace

from fairtool.identifiers import doi_of, named_identifier
from fairtool.plan.document import Span, Spans
from fairtool.plan.narrative.amounts import day_text, number_text, volume_text
from fairtool.plan.narrative.manuscript import Manuscript, found
from fairtool.plan.narrative.prose import linked
from fairtool.plan.narrative.typography import typeset
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

Form = Callable[[JsonNode, Manuscript], Span]
Writer = Callable[[JsonNode, Manuscript], Spans]

_WORDS: Mapping[str, str] = {
    "yes": marked("yes"),
    "no": marked("no"),
    "unknown": marked("not known"),
    "open": marked("open"),
    "shared": marked("shared with some"),
    "closed": marked("closed"),
    "hot": marked("disk"),
    "warm": marked("slow disk"),
    "cold": marked("archive"),
    "tape": marked("tape"),
}


def each(*paths: str, form: Form | None = None) -> Writer:
    """Give what writes the values at paths, each once, with commas between."""

    def write(node: JsonNode, manuscript: Manuscript) -> Spans:
        nodes = [one for path in paths for one in found(node, path)]
        return joined([_marked(one, manuscript, form or text) for one in nodes])

    return write


def first(*writers: Writer) -> Writer:
    """Give what writes as the first of several that has something to write."""

    def write(node: JsonNode, manuscript: Manuscript) -> Spans:
        return next((spans for one in writers if (spans := one(node, manuscript))), ())

    return write


def joined(spans: Iterable[Span], between: str = ", ") -> Spans:
    """Join values, each once; the mark of a source stands at the last of those in a row that share it."""
    distinct = list({(span.text, span.address): span for span in spans if span.text}.values())
    return tuple(_woven(distinct, between))


def _woven(spans: Sequence[Span], between: str) -> Iterable[Span]:
    for index, span in enumerate(spans):
        following = spans[index + 1].origin if index + 1 < len(spans) else None
        yield replace(span, origin=None) if following == span.origin else span
        if index + 1 < len(spans):
            yield Span(between)


def _marked(node: JsonNode, manuscript: Manuscript, form: Form) -> Span:
    return replace(form(node, manuscript), origin=manuscript.origin(node))


def text(node: JsonNode, manuscript: Manuscript) -> Span:
    """Write a text as it is; truth values as yes or no."""
    if isinstance(node.value, bool):
        return Span(manuscript.say("yes") if node.value else manuscript.say("no"))
    said = node.text()
    return Span(said, address=said if said.startswith(("https://", "http://")) and " " not in said else "")


def word(node: JsonNode, manuscript: Manuscript) -> Span:
    """Write a code of the standard as a word of the language."""
    said = node.text()
    return Span(manuscript.say(_WORDS[said]) if said in _WORDS else said)


def number(node: JsonNode, manuscript: Manuscript) -> Span:
    """Write a number."""
    value = node.number()
    return Span(node.text() if value is None else number_text(value, manuscript.language, 2))


def volume(node: JsonNode, manuscript: Manuscript) -> Span:
    """Write a number of bytes as a volume."""
    value = node.number()
    return Span(node.text() if value is None else volume_text(value, manuscript.language))


def day(node: JsonNode, manuscript: Manuscript) -> Span:
    """Write a day in words."""
    return Span(day_text(node.text(), manuscript.language))


def identifier(node: JsonNode, _manuscript: Manuscript) -> Span:
    """Write an identifier; a DOI, an ORCID and an address become links."""
    said = node.text()
    doi = doi_of(said)
    if doi:
        return Span(f"doi:{doi}", address=f"https://doi.org/{doi}")
    named = named_identifier(said)
    if named:
        return Span(named[1], address=said if said.startswith("http") else "")
    return Span(said, address=said if said.startswith(("https://", "http://")) else "")


def words(node: JsonNode, manuscript: Manuscript) -> Spans:
    """Write a longer text of the plan, with links, and with the mark of its source at the end."""
    spans = linked(typeset(" ".join(node.text().split()), manuscript.language), manuscript.language)
    origin = manuscript.origin(node)
    return (*spans[:-1], replace(spans[-1], origin=origin)) if spans else ()


def sentences(*paths: str) -> Writer:
    """Give what writes the longer texts at paths, one after the other."""

    def write(node: JsonNode, manuscript: Manuscript) -> Spans:
        parts = [words(one, manuscript) for path in paths for one in found(node, path)]
        woven = [(*part, Span("; ")) for part in dict.fromkeys(parts) if part]
        return tuple(span for part in woven for span in part)[:-1]

    return write
