"""The second opinion of a SHACL engine on a SKOS file, as a rule."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.rule import rule
from fairtool.skos.check.graph import SkosGraph
from fairtool.skos.check.shapes import opinion
from fairtool.translate import marked


@rule("skos-shacl-opinion", severity=Severity.ERROR, source=marked("SHACL shapes of the SKOS Reference"))
def shapes_accept_the_thesaurus(graph: SkosGraph, context: Context[SkosGraph]) -> Iterator[Problem]:
    """A SHACL engine accepts the file by the shapes of the six conditions.

    It is asked with `--shacl` only, and takes seconds. The rules of the conditions say the same in plainer words; where
    the two differ, one of them is wrong: please tell the authors of fairtool.
    """
    for condition, where in sorted(opinion(graph)):
        yield Problem("{where} breaks the condition {condition} by its SHACL shape", where=where, condition=condition)
