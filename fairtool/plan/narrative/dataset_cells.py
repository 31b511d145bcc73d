"""Cells about a data set that are made of several fields: volume, licence, access, repository, identifier."""

from collections.abc import Iterator, Mapping
from dataclasses import replace

from fairtool.identifiers import doi_of
from fairtool.plan.document import Span, Spans
from fairtool.plan.narrative import spans as form
from fairtool.plan.narrative.amounts import day_text, number_text, volume_text
from fairtool.plan.narrative.manuscript import EXTENSION, Manuscript, found
from fairtool.plan.narrative.spans import joined, words
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.vocabulary.licences import licence

_FEW = 6  # variables that are named where they are spoken of; the annex has all
_SEALS: Mapping[str, str] = {"coretrustseal": "CoreTrustSeal", "wds": "WDS", "dsa": "DSA"}
# The names that people know of standards for metadata, by what their addresses hold.
_STANDARDS: Mapping[str, str] = {
    "iso19139": "ISO 19139",
    "iso/19139": "ISO 19139",
    "iso19115-3": "ISO 19115-3",
    "iso/19115/-3": "ISO 19115-3",
    "cfconventions": "CF",
    "schema.datacite": "DataCite",
    "datacite/kernel": "DataCite",
    "dcat": "DCAT",
    "eml": "EML",
}
_RESULTS: Mapping[str, str] = {"conformant": marked("conformant"), "not conformant": marked("not conformant")}


def bytes_of(dataset: JsonNode) -> JsonNode | None:
    """Give the volume of one copy: of the whole data set, else the only distribution; None where several add up."""
    whole = dataset[EXTENSION]["bytes"]
    sizes = [one["byte_size"] for one in dataset["distribution"] if one["byte_size"]]
    if whole:
        return whole
    return sizes[0] if len(sizes) == 1 else None


def volume_of(dataset: JsonNode) -> float | None:
    """Give the bytes of one copy of a data set with all its distributions; None where they are not known."""
    node = bytes_of(dataset)
    if node is not None:
        return node.number()
    sizes = [size for one in dataset["distribution"] if (size := one["byte_size"].number()) is not None]
    return sum(sizes) if sizes else None


def size(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the volume of one copy."""
    total = volume_of(dataset)
    if total is None or total < 0:
        return ()
    node = bytes_of(dataset) or next(found(dataset, "distribution.*.byte_size"))
    return (Span(volume_text(total, manuscript.language), origin=manuscript.origin(node)),)


def licences(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the licences by their short names, as links."""
    return joined(_licence(node, manuscript) for node in found(dataset, "distribution.*.license.*.license_ref"))


def _licence(node: JsonNode, manuscript: Manuscript) -> Span:
    said = node.text()
    known = licence(said)
    name = (known.spdx or known.name) if known else said
    address = said if said.startswith(("http://", "https://")) else known.url if known else ""
    return Span(name, address=address, origin=manuscript.origin(node))


def access(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write who can get the data, and until when an embargo holds."""
    return joined(_access(one, manuscript) for one in dataset["distribution"])


def _access(distribution: JsonNode, manuscript: Manuscript) -> Span:
    said = distribution["data_access"]
    until = max((one["start_date"].text() for one in distribution["license"]), default="")
    told = form.word(said, manuscript).text
    if until > manuscript.day:
        ending = day_text(until, manuscript.language)
        told = manuscript.translated("{access}; embargo until {day}", access=told or "?", day=ending)
    return Span(told, origin=manuscript.origin(said))


def host(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the repositories, as links, with their certification."""
    return joined(_host(one["host"], manuscript) for one in dataset["distribution"] if one["host"])


def _host(node: JsonNode, manuscript: Manuscript) -> Span:
    url = node["url"].text()
    name = node["title"].text() or url
    certified = node["certified_with"].text()
    told = (
        manuscript.translated("{name} (certified: {mark})", name=name, mark=_SEALS.get(certified, certified))
        if certified
        else name
    )
    address = url if url.startswith(("http://", "https://")) else ""
    return Span(told, address=address, origin=manuscript.origin(node.first("title", "url")))


def persistent(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the identifier where it is a persistent one; a short key of the plan is none."""
    node = dataset["dataset_id"]
    said, kind = node["identifier"], node["type"].text().lower()
    if not said.text() or (kind in {"", "other"} and not doi_of(said.text()) and not _is_address(said.text())):
        return ()
    span = replace(form.identifier(said, manuscript), origin=manuscript.origin(said))
    return (span,)


def _is_address(text: str) -> bool:
    return text.startswith(("https://", "http://", "urn:", "ark:", "hdl:"))


def metadata_standards(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the standards of metadata by their names, as links."""
    nodes = (one for entry in dataset["metadata"] for one in entry["metadata_standard_id"])
    return joined(_standard(one["identifier"], manuscript) for one in nodes if one["identifier"])


def _standard(node: JsonNode, manuscript: Manuscript) -> Span:
    said = node.text()
    known = next((name for part, name in _STANDARDS.items() if part in said.lower()), said)
    address = said if said.startswith(("http://", "https://")) else ""
    return Span(known if address else said, address=address, origin=manuscript.origin(node))


def instruments(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the platform and the instruments, as links where they have an address."""
    return joined(_instrument(one, manuscript) for one in _instruments_of(dataset))


def _instruments_of(dataset: JsonNode) -> Iterator[JsonNode]:
    about = dataset[EXTENSION]
    yield from about["platform"]
    yield from about["instruments"]


def _instrument(node: JsonNode, manuscript: Manuscript) -> Span:
    name = node["name"] if node.members else node
    return Span(name.text(), address=node["uri"].text(), origin=manuscript.origin(name))


def variables(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write how many variables there are, and the first by their standard names."""
    nodes = tuple(dataset[EXTENSION]["variables"])
    if not nodes:
        return ()
    names = [node.first("standard_name", "name").text() for node in nodes]
    shown = ", ".join(list(dict.fromkeys(names))[:_FEW])
    count = number_text(len(nodes), manuscript.language)
    if len(set(names)) > _FEW:
        told = manuscript.translated(
            "{count} variables, among them {names}; all are in the annex", count=count, names=shown
        )
    else:
        told = shown
    return (Span(told, origin=manuscript.origin(nodes[0].first("standard_name", "name"))),)


def checks(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the checks of quality with their results."""
    return joined((_check(one, manuscript) for one in dataset[EXTENSION]["quality"]), "; ")


def _check(node: JsonNode, manuscript: Manuscript) -> Span:
    if not node.members:
        return Span(node.text(), origin=manuscript.origin(node))
    told = manuscript.translated(
        "{name}: {text}", name=node["check"].text(), text=_result(node["result"].text(), manuscript)
    )
    return Span(told.rstrip(": \u00a0"), origin=manuscript.origin(node["check"]))


def _result(said: str, manuscript: Manuscript) -> str:
    """Give a result; the two that plans get from records are words of the language, others are as they were written."""
    return manuscript.translated(_RESULTS[said]) if said in _RESULTS else said


def related(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write other things with their relation, in the words of DataCite."""
    return joined((_related(one, manuscript) for one in dataset["related_identifier"]), "; ")


def _related(node: JsonNode, manuscript: Manuscript) -> Span:
    span = form.identifier(node["identifier"], manuscript)
    relation = node["relation_type"].text()
    told = f"{span.text} ({relation})" if relation else span.text
    return replace(span, text=told, origin=manuscript.origin(node["identifier"]))


def measures(dataset: JsonNode, manuscript: Manuscript) -> Spans:
    """Write the measures of security and privacy."""
    return joined((_measure(one, manuscript) for one in dataset["security_and_privacy"]), "; ")


def _measure(node: JsonNode, manuscript: Manuscript) -> Span:
    title, more = node["title"].text(), "".join(span.text for span in words(node["description"], manuscript))
    told = manuscript.translated("{name}: {text}", name=title, text=more) if more else title
    return Span(told, origin=manuscript.origin(node["title"]))
