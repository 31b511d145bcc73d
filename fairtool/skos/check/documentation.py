"""What concepts say of themselves besides their labels: definitions, notes, codes."""

from collections import defaultdict
from collections.abc import Iterator

from fairtool.skos.check import names
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph

_SHOWN = 3  # concepts that a message names
_UNSAID = frozenset(
    {
        "non displonible", "non disponible", "not available", "no definition available", "no definition", "n/a", "na",
        "tbd", "todo", "to do", "to be defined", "to be completed", "à définir", "à compléter", "a definir",
        "a completer", "none", "null", "unknown", "inconnu", "xxx", "lorem ipsum", "sans objet", "no description",
    }
)  # fmt: skip


def undocumented(graph: SkosGraph) -> Iterator[Fault]:
    """Find active concepts that no definition or note explains."""
    notes = sorted({*names.NOTES, "description"})
    told = {one for name in notes for held in (graph.texts, graph.links) for one in held[name]}
    return (fault(one) for one in graph.active() if one not in told)


def placeholders(graph: SkosGraph) -> Iterator[Fault]:
    """Find definitions and notes that stand for one which nobody wrote."""
    for subject, name, literal in graph.said(*sorted(names.NOTES), "description"):
        text = literal.text.strip().strip(".!?-_ ").casefold()
        if not text or text in _UNSAID:
            yield fault(
                subject,
                property=f"skos:{name}" if name in names.NOTES else "dcterms:description",
                text=literal.text.strip(),
            )


def shared_notations(graph: SkosGraph) -> Iterator[Fault]:
    """Find notations that several concepts of one scheme have; told of the first."""
    found: defaultdict[tuple[str, str, str], dict[str, None]] = defaultdict(dict)
    for subject, _, literal in graph.said("notation"):
        for scheme in sorted(graph.schemes_of(subject)) or [""]:
            found[scheme, literal.text, literal.datatype][subject] = None
    for (_, text, _), concepts in found.items():
        first, *others = concepts
        if others:
            named = ", ".join(others[:_SHOWN]) + (", ..." if len(others) > _SHOWN else "")
            yield fault(first, notation=text, count=len(others), others=named)
