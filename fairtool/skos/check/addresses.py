"""Addresses that lead nowhere, and terms of SKOS that do not exist."""

from collections import defaultdict
from collections.abc import Callable, Iterator
from difflib import get_close_matches
from itertools import chain

from fairtool.skos.check import names
from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph
from fairtool.skos.statements import RELATIVE
from fairtool.skos.terms import SKOS


def undefined_terms(graph: SkosGraph) -> Iterator[Fault]:
    """Find properties and classes in the namespace of SKOS that it does not define; told of the first that has each."""
    for used, known in ((graph.predicates, names.PROPERTIES), (graph.classes, names.CLASSES)):
        for term, subject in used.items():
            name = term.removeprefix(SKOS)
            if term.startswith(SKOS) and name not in known:
                near = get_close_matches(name, sorted(known), 1, 0.5)
                yield fault(subject, term=f"skos:{name}", near=f"skos:{near[0]}" if near else "")


def not_of_the_web(graph: SkosGraph) -> Iterator[Fault]:
    """Find addresses of concepts, schemes and collections that are none of the web; told once a kind."""
    return _grouped(graph, _foreign_scheme)


def without_a_host(graph: SkosGraph) -> Iterator[Fault]:
    """Find addresses on hosts without a dot in their names, which no network knows; told once for each host."""
    return _grouped(graph, _unknown_host)


def relative(graph: SkosGraph) -> Iterator[Fault]:
    """Find addresses that are relative in the file, so that they mean another thing wherever it is kept."""
    ours = chain(graph.concepts, graph.schemes, graph.collections)
    linked = (other for name in (*names.SEMANTIC, *names.MAPPINGS) for _, _, other in graph.linked(name))
    for address in dict.fromkeys(chain(graph.predicates, graph.classes, ours, linked)):
        if address.startswith(RELATIVE):
            yield fault(address.removeprefix(RELATIVE))


def _grouped(graph: SkosGraph, part: Callable[[str], str]) -> Iterator[Fault]:
    """Give the first address of each part that is wrong, and how many there are."""
    found: defaultdict[str, list[str]] = defaultdict(list)
    for address in dict.fromkeys(chain(graph.concepts, graph.schemes, graph.collections)):
        if not address.startswith(("_:", RELATIVE)) and (wrong := part(address)):
            found[wrong].append(address)
    return (fault(addresses[0], part=wrong, count=len(addresses)) for wrong, addresses in found.items())


def _foreign_scheme(address: str) -> str:
    scheme = address.partition(":")[0].lower()
    return "" if scheme in ("http", "https") else scheme


def _unknown_host(address: str) -> str:
    if not address.startswith(("http://", "https://")):
        return ""
    host = address.split("/", 3)[2].rpartition("@")[2].partition(":")[0]
    return "" if "." in host or host.startswith("[") else host or "?"
