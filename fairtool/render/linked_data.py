"""What the linked-data forms of a score share: names, texts, the thing that was assessed, the tool.

We own no address on the web, and borrow none: a fragment behind somebody's DOI would name a thing in their name, and
lead nowhere. So what a document tells of has a `urn:uuid`, made from what it is: equal input gives equal names, on any
machine, and two documents about one rubric speak of the same metrics. Where a thing comes from is said beside it
(`dcterms:source`, the DOI of the rubric). Only the FAIR principles have addresses that all use, and those are used.
"""

import re
from collections.abc import Iterable, Mapping
from uuid import NAMESPACE_URL, uuid5

from fairtool.fair.document import score_json
from fairtool.fair.result import Score
from fairtool.fair.rubric import Indicator, Rubric
from fairtool.fair.score import Scored
from fairtool.fair.words import principle, section_word
from fairtool.fingerprint import relative
from fairtool.identifiers import doi_of
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.render.visible import visible

Node = dict[str, object]
"""A node of a graph: keys of the context, and what they lead to."""

# Written into each document: a context that has to be fetched is one that can be missing, or be another one later.
CONTEXT: Mapping[str, str] = {
    "dcat": "http://www.w3.org/ns/dcat#",
    "dcterms": "http://purl.org/dc/terms/",
    "dqv": "http://www.w3.org/ns/dqv#",
    "ftr": "https://w3id.org/ftr#",
    "prov": "http://www.w3.org/ns/prov#",
    "schema": "http://schema.org/",
    "skos": "http://www.w3.org/2004/02/skos/core#",
    "vcard": "http://www.w3.org/2006/vcard/ns#",
    "xsd": "http://www.w3.org/2001/XMLSchema#",
}
FREE = "https://creativecommons.org/publicdomain/zero/1.0/"  # of results: facts, in which nobody has a right
_PRINCIPLES = "https://w3id.org/fair/principles/terms/"
_NAMED = re.compile(r"[FAIR]|F[1-4]|A1(?:\.[12])?|A2|I[1-3]|R1(?:\.[123])?")  # the principles of 2016
_ADDRESS = re.compile(r"https?://[^\x00-\x20<>\"{}|\\^`]+")  # RFC 3987: what stands between angle brackets in Turtle


def name(*parts: str) -> str:
    """Give the name of a thing, made from what it is."""
    text = "\0".join(parts).encode("utf-8", "backslashreplace").decode()
    return f"urn:uuid:{uuid5(NAMESPACE_URL, f'urn:fairtool:{text}')}"


def run_name(scored: Scored, run: Run, day: str) -> str:
    """Give the name of a run: another result, another day or another version is another run."""
    return name("run", score_json(scored, run.version, day, "en"))


def to(uri: str) -> Node:
    """Refer to a node."""
    return {"@id": uri}


def text(told: str, run: Run) -> Node:
    """Give a text in the language of the run, with nothing in it that has no shape but line breaks."""
    return {"@value": "\n".join(visible(line) for line in told.split("\n")), "@language": run.language}


def typed(value: object, kind: str) -> Node:
    """Give a value with its type: `xsd:date`."""
    return {"@value": str(value), "@type": f"xsd:{kind}"}


def is_address(told: str) -> bool:
    """Tell whether a text is an address that a graph can hold as such."""
    return _ADDRESS.fullmatch(told) is not None


def source_of(rubric: Rubric, indicator: Indicator | None = None) -> Node:
    """Say where a rubric, or an indicator of it, comes from, where that is an address."""
    told = (indicator.source if indicator else "") or rubric.source
    return {"dcterms:source": to(told)} if is_address(told) else {}


def metric_name(rubric: Rubric, indicator: Indicator) -> str:
    """Give the name of what an indicator asks."""
    return name("metric", rubric.name, indicator.id)


def target_of(score: Score, scored: Scored, run: Run) -> Node:
    """Give the thing that was assessed: what was published, by its address, or files, by their names."""
    subjects = score.subjects or scored.subjects or ("-",)
    names = [_published_as(one) if score.is_online else relative(one, run.base) for one in subjects]
    first = names[0]
    return {
        "@id": first if is_address(first) else name("target", *names),
        "@type": ["prov:Entity", "dcat:Resource"],
        "dcterms:identifier": visible(first),
        "dcterms:title": visible(", ".join(names)),
    }


def _published_as(told: str) -> str:
    """Give the address of what was published under a DOI or an address."""
    doi = doi_of(told)
    return f"https://doi.org/{doi}" if doi else told


def tool_of(run: Run) -> Node:
    """Give the tool."""
    return {
        "@id": name("tool", run.version),
        "@type": "prov:SoftwareAgent",
        "dcterms:title": "fairtool",
        "dcat:version": run.version,
    }


def dimension_of(rubric: Rubric, indicator: Indicator) -> str:
    """Give the dimension of an indicator: the address of its principle, or a name for a section of its rubric."""
    fair = _principle_of(rubric, indicator)
    return f"{_PRINCIPLES}{fair}" if fair else name("dimension", rubric.name, indicator.section)


def _principle_of(rubric: Rubric, indicator: Indicator) -> str:
    """Give the principle that an indicator belongs to; empty where its rubric has sections of its own.

    The `A` of a checklist may stand for anything.
    """
    if rubric.sections.get(indicator.section):
        return ""
    found = principle(indicator)
    return found if _NAMED.fullmatch(found) else indicator.section


def dimensions_of(scores: Iterable[Score], run: Run) -> list[Node]:
    """Describe the dimensions that some scores ask after, each once."""
    found: dict[str, Node] = {}
    for score in scores:
        for one in score.results:
            uri = dimension_of(score.rubric, one.indicator)
            told = _principle_of(score.rubric, one.indicator)
            label = told or text(section_word(score.rubric, one.indicator.section, run.language), run)
            found[uri] = {"@id": uri, "@type": "dqv:Dimension", "skos:prefLabel": label}
    return list(found.values())


def written(nodes: Iterable[Node]) -> str:
    """Give the document: a node a line, each once, with its context in it."""
    lines = ",\n".join(dict.fromkeys(dumped(one) for one in nodes))
    return f'{{"@context": {dumped(dict(CONTEXT))},\n"@graph": [\n{lines}\n]}}\n'
