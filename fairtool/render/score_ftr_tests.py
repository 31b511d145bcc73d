"""What a rubric is in the vocabulary FTR: a benchmark, its algorithm, and for each indicator a metric and a test."""

from collections.abc import Iterator, Mapping

from fairtool.fair.result import Score
from fairtool.fair.rubric import Indicator, Rubric
from fairtool.fair.words import reason_words
from fairtool.render.linked_data import Node, dimension_of, metric_name, name, source_of, text, to
from fairtool.render.run import Run
from fairtool.translate import translate

_LICENCE = "https://www.apache.org/licenses/LICENSE-2.0"  # of fairtool, whose rules the tests are
# The ontology writes the property "is implementation of" with https, its shapes with http: either is looked for.
_IMPLEMENTS = ("http://semanticscience.org/resource/SIO_000233", "https://semanticscience.org/resource/SIO_000233")
_AUTHORS = name("authors")


def benchmark_name(rubric: Rubric) -> str:
    """Give the name of a rubric."""
    return name("benchmark", rubric.name)


def algorithm_name(rubric: Rubric, run: Run) -> str:
    """Give the name of how this version of fairtool makes a number of the answers."""
    return name("algorithm", run.version, rubric.name)


def test_name(rubric: Rubric, indicator: Indicator, run: Run) -> str:
    """Give the name of how this version of fairtool answers an indicator."""
    return name("test", run.version, rubric.name, indicator.id)


def definitions(score: Score, run: Run) -> Iterator[Node]:
    """Give the nodes that say what was asked, and how."""
    rubric = score.rubric
    indicators = [one.indicator for one in score.results]
    yield {
        "@id": _AUTHORS,
        "@type": ["vcard:Organization", "prov:Agent"],
        "vcard:organization-name": "The fairtool authors",
    }
    yield _benchmark(rubric, indicators, run)
    yield _algorithm(rubric, indicators, run)
    for one in indicators:
        yield _metric(rubric, one, run)
        yield _test(rubric, one, run)


def _benchmark(rubric: Rubric, indicators: list[Indicator], run: Run) -> Node:
    told = translate("{count} indicators, from {source}", run.language, count=len(indicators), source=rubric.source)
    return {
        "@id": benchmark_name(rubric),
        "@type": "ftr:Benchmark",
        "dcterms:identifier": rubric.name,
        "dcterms:title": text(rubric.titles[run.language], run),
        "dcterms:description": text(told, run),
        "dcat:version": _version(rubric, run),
        "ftr:hasAssociatedMetric": [to(metric_name(rubric, one)) for one in indicators],
        "ftr:scoringAlgorithm": to(algorithm_name(rubric, run)),
        **source_of(rubric),
    }


def _algorithm(rubric: Rubric, indicators: list[Indicator], run: Run) -> Node:
    told = translate(
        "the points that were earned, of those that the assessed indicators give, in percent; what was not assessed "
        "is left out",
        run.language,
    )
    return {
        "@id": algorithm_name(rubric, run),
        "@type": "ftr:ScoringAlgorithm",
        "dcterms:identifier": f"fairtool {run.version} {rubric.name}",
        "dcterms:title": f"fairtool {rubric.name}",
        "dcterms:description": text(told, run),
        "dcterms:license": to(_LICENCE),
        "dcat:version": run.version,
        "ftr:invokesTest": [to(test_name(rubric, one, run)) for one in indicators],
        _IMPLEMENTS[1]: to(benchmark_name(rubric)),
    }


def _metric(rubric: Rubric, indicator: Indicator, run: Run) -> Node:
    """Describe a metric; that it belongs to the benchmark is said there, since shapes that go both ways never end."""
    words = indicator.words[run.language]
    return {
        "@id": metric_name(rubric, indicator),
        "@type": ["ftr:Metric", "dqv:Metric"],
        "dcterms:identifier": indicator.id,
        "dcterms:title": text(words.title, run),
        "dcterms:description": text(words.ask, run),
        "dcat:version": _version(rubric, run),
        "dqv:inDimension": to(dimension_of(rubric, indicator)),
        **source_of(rubric, indicator),
    }


def _test(rubric: Rubric, indicator: Indicator, run: Run) -> Node:
    uri = test_name(rubric, indicator, run)
    implements: Mapping[str, object] = {key: to(metric_name(rubric, indicator)) for key in _IMPLEMENTS}
    return {
        "@id": uri,
        "@type": "ftr:Test",
        "dcterms:identifier": f"fairtool {run.version} {rubric.name} {indicator.id}",
        "dcterms:title": text(indicator.words[run.language].title, run),
        "dcterms:description": text(_how(indicator, run), run),
        "dcterms:license": to(_LICENCE),
        "dcat:version": run.version,
        "dcat:contactPoint": to(_AUTHORS),
        "dcterms:creator": to(_AUTHORS),
        **implements,
    }


def _how(indicator: Indicator, run: Run) -> str:
    """Say how an indicator is answered: by which rules, or why it cannot be."""
    rules = ", ".join(dict.fromkeys(rule for group in indicator.groups for rule in group.rules))
    if rules:
        return translate("answered by the rules {names}", run.language, names=rules)
    return reason_words(indicator.asked.needs, run.language) or indicator.words[run.language].ask


def _version(rubric: Rubric, run: Run) -> str:
    """Give the version that ends the name of a rubric, `1.0` of `rda-1.0`; one of our own has that of fairtool."""
    end = rubric.name.rpartition("-")[2]
    return end if end[:1].isdigit() else run.version
