"""The forms in which a plan is given out: a name and what makes the document. Other forms register here by a line."""

import json
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from importlib import import_module

from fairtool.plan.faults import faults_of
from fairtool.plan.opidor.labels import code_of, codes
from fairtool.plan.shape import shape_of
from fairtool.plan.sources import PlanSource
from fairtool.translate import Language, marked
from fairtool.warned import Warned, warned

_MISSING = marked("{where} is missing or wrong by version {version} of the standard")
_REFUSED = marked("{where} is not said by the plan, and DMP OPIDoR imports no plan without it")
_IMPORT = marked(
    "in DMP OPIDoR: Create a plan, Import; choose this file, the format {form} and the context of a research project; "
    "the plan is new there, and replaces none"
)


@dataclass(frozen=True, slots=True)
class Order:
    """What a document is to be: the version of the standard, that of the plan, the language, and today."""

    language: Language
    day: date
    standard: str = "1.2"
    version: str = ""


@dataclass(frozen=True, slots=True)
class Exported:
    """A document; what is told of it, what stays open in it, and how it is used."""

    content: bytes
    told: Sequence[Warned] = ()
    open: Sequence[Warned] = ()
    use: Warned | None = None


Exporter = Callable[[PlanSource, Order], Exported]

# name -> the module and the function, loaded when asked for: some forms need libraries of their own.
EXPORTERS: Mapping[str, tuple[str, str]] = {
    "madmp": ("fairtool.plan.export", "madmp"),
    "opidor": ("fairtool.plan.export", "opidor"),
    "opidor-rda": ("fairtool.plan.export", "opidor_rda"),
}


def version_part(version: str) -> str:
    """Give what the name of a file says of the version of a plan: `-v1-initial`, as the names of documents do."""
    code = code_of("DMPVersion", version)
    return f"-v{codes('DMPVersion').index(code) + 1}-{code}" if code else ""


def exporter(name: str) -> Exporter:
    """Give what makes a form; raises KeyError for a name that is not in `EXPORTERS`."""
    module, function = EXPORTERS[name]
    found: Exporter = getattr(import_module(module), function)
    return found


def madmp(plan: PlanSource, order: Order) -> Exported:
    """Give a plan by the RDA DMP Common Standard, 1.2 or an older version."""
    if order.standard == "1.2":
        return Exported(_json(plan.document), plan.told, _open(plan.document, "1.2"))
    from fairtool.plan.older import older_plan  # noqa: PLC0415 - only where it is asked for

    made = older_plan(plan.document, order.standard)
    return Exported(_json(made.document), (*plan.told, *made.told), _open(made.document, order.standard))


def opidor(plan: PlanSource, order: Order) -> Exported:
    """Give a plan in the standard form of DMP OPIDoR."""
    from fairtool.plan.opidor.importable import refused_without  # noqa: PLC0415 - only where it is asked for
    from fairtool.plan.opidor.standard import standard_plan  # noqa: PLC0415 - only where it is asked for

    made = standard_plan(plan.document, order.language, order.day, order.version)
    refused = tuple(warned(_REFUSED, where) for where in refused_without(made.document))
    told = (*plan.told, *made.told)
    return Exported(_json(made.document), told, (*refused, *made.open), warned(_IMPORT, "", form="Standard"))


def opidor_rda(plan: PlanSource, order: Order) -> Exported:  # noqa: ARG001 - the form has no labels
    """Give a plan by maDMP 1.2, arranged for the RDA import of DMP OPIDoR."""
    from fairtool.plan.opidor.rda import rda_plan  # noqa: PLC0415 - only where it is asked for

    made = rda_plan(plan.document)
    use = warned(_IMPORT, "", form="RDA DMP Common Standard")
    return Exported(_json(made.document), (*plan.told, *made.told), _open(made.document, "1.2"), use)


def _open(document: Mapping[str, object], version: str) -> tuple[Warned, ...]:
    return tuple(warned(_MISSING, one.where, version=version) for one in faults_of(document, shape_of(version)))


def _json(document: Mapping[str, object]) -> bytes:
    return (json.dumps(document, ensure_ascii=False, indent=2) + "\n").encode("utf-8", "backslashreplace")
