"""A plan in the standard form of DMP OPIDoR, which its importer keeps far more of than of the RDA form."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date

from fairtool.plan.opidor.answers import answers_of
from fairtool.plan.opidor.carried import not_carried
from fairtool.plan.opidor.head import budget, meta, project
from fairtool.plan.opidor.labels import required
from fairtool.plan.opidor.output import PlanFacts, research_output
from fairtool.plan.opidor.people import staff_of
from fairtool.plan.opidor.writing import Json, Writing
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language, marked
from fairtool.warned import Warned, warned

_OPEN = marked("{where} is not said by the plan, and required in DMP OPIDoR: answer it there")
_TWO = marked("{where} and {other} are not said by the plan, and required in DMP OPIDoR: answer them there")
_SEVERAL = marked("{where} and {count} others are not said by the plan, and required in DMP OPIDoR: answer them there")


@dataclass(frozen=True, slots=True)
class StandardPlan:
    """The document, what is to be told of it, and the fields that remain to be answered in DMP OPIDoR."""

    document: Mapping[str, object]
    told: Sequence[Warned]
    open: Sequence[Warned]


def standard_plan(document: Mapping[str, object], language: Language, day: date, version: str = "") -> StandardPlan:
    """Give a plan, `{"dmp": ...}` by maDMP 1.2, in the standard form with the labels of a language.

    `version` is the name of the version of the plan, `initial`, `mid-term` or `final`.
    """
    writing = Writing(language, day.isoformat())
    dmp = JsonNode(document)["dmp"]
    template = dmp["fairtool"]["template"].text()
    answers = answers_of(dmp["fairtool"], template, language)
    facts = PlanFacts(dmp, staff_of(dmp, writing), answers, template)
    made: Json = {
        "meta": meta(dmp, facts.staff, answers, version, writing),
        "project": project(dmp, facts.staff, writing),
        "budget": budget(dmp, answers, writing),
        "researchOutput": [research_output(one, facts, writing) for one in dmp["dataset"]],
    }
    return StandardPlan(made, (*writing.told, *not_carried(document, made)), tuple(_open(made)))


def _open(document: Mapping[str, object]) -> Iterator[Warned]:
    """Tell each required field that is not there once, with the number of places that it is missing in."""
    for path, names in required().items():
        nodes = _at(JsonNode(document), path.split("."))
        for name in names:
            missing = [f"{node.where}/{name}" for node in nodes if not node[name]]
            if len(missing) == 1:
                yield warned(_OPEN, missing[0])
            elif len(missing) == 2:
                yield warned(_TWO, missing[0], other=missing[1])
            elif missing:
                yield warned(_SEVERAL, missing[0], count=len(missing) - 1)


def _at(node: JsonNode, path: Sequence[str]) -> list[JsonNode]:
    if not path:
        return [node]
    if path[0] == "*":
        inside = [node[key] for key in node.members] if node.members else node
        return [found for item in inside for found in _at(item, path[1:])]
    inner = node[path[0]]
    # A section that says nothing is one open field of what is around it, and not many of its own.
    return _at(inner, path[1:]) if inner.value is not None else []
