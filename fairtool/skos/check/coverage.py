"""In which languages the concepts have labels, and which have none there."""

from collections import Counter
from collections.abc import Iterator, Mapping

from fairtool.skos.check.fault import Fault, fault
from fairtool.skos.check.graph import SkosGraph


def not_in_all_languages(graph: SkosGraph) -> Iterator[Fault]:
    """Find active concepts without a label in a language in which most have one."""
    spoken = _languages(graph)
    usual = {lang for lang, count in _counts(spoken).items() if 2 * count > len(spoken)}
    for one, langs in spoken.items():
        if langs and (missing := usual - langs):
            yield fault(one, languages=", ".join(sorted(missing)))


def rare_languages(graph: SkosGraph) -> Iterator[Fault]:
    """Find languages in which few concepts have a label, told of the scheme."""
    spoken = _languages(graph)
    for lang, count in sorted(_counts(spoken).items()):
        if 2 * count <= len(spoken):
            yield fault(main_scheme(graph), language=lang, count=count, total=len(spoken))


def no_common_language(graph: SkosGraph) -> Iterator[Fault]:
    """Find that there is no language in which all have a label that have one at all; told of the scheme."""
    spoken = [langs for langs in _languages(graph).values() if langs]
    if spoken and not frozenset.intersection(*spoken):
        lang, count = _counts(_languages(graph)).most_common(1)[0]
        yield fault(main_scheme(graph), language=lang, count=count, total=len(spoken))


def main_scheme(graph: SkosGraph) -> str:
    """Give the scheme that most concepts are in; empty where there is none."""
    counted = Counter(scheme for _, _, scheme in graph.linked("inScheme"))
    return next((scheme for scheme, _ in counted.most_common(1)), next(iter(graph.schemes), ""))


def _languages(graph: SkosGraph) -> Mapping[str, frozenset[str]]:
    """Give the languages of the preferred labels of each active concept, without regions: `en` for `en-gb`."""
    preferred = graph.texts["prefLabel"]
    return {
        one: frozenset(literal.lang.partition("-")[0] for literal in preferred.get(one, ()) if literal.lang)
        for one in graph.active()
    }


def _counts(spoken: Mapping[str, frozenset[str]]) -> Counter[str]:
    return Counter(lang for langs in spoken.values() for lang in langs)
