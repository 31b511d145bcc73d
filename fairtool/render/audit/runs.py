"""The runs of an audit, and what their results rest on, in words."""

from collections.abc import Iterable
from dataclasses import dataclass

from fairtool.audit.overview import Overview
from fairtool.audit.overview_runs import RunTold
from fairtool.plan.narrative.amounts import day_text
from fairtool.render.visible import visible
from fairtool.translate import Language, translate


@dataclass(frozen=True, slots=True)
class RunRow:
    """A run as it is shown."""

    started: str
    finished: str
    tool: str
    command: str


def run_rows(runs: Iterable[RunTold], language: Language) -> tuple[RunRow, ...]:
    """Give the runs as they are shown; moments stay in UTC."""
    early = translate("ended early", language)
    return tuple(
        RunRow(_moment(one.started), _moment(one.finished) or early, visible(one.tool), visible(one.command))
        for one in runs
    )


def _moment(text: str) -> str:
    return visible(text).replace("T", " ").removesuffix("Z")


def made_of(found: Overview, store: str, language: Language) -> str:
    """Say where a report comes from, and how old its results are."""
    if not found.runs:
        return visible(store)
    day = day_text(found.runs[0].finished or found.runs[0].started, language)
    return translate("{store}, last run on {day}", language, store=visible(store), day=visible(day))


def basis_of(found: Overview, version: str, language: Language) -> str:
    """Say what the results rest on."""
    profiles = ", ".join(found.runs[0].profiles) if found.runs else ""
    names = visible(profiles) or translate("what each file declares", language)
    basis = found.runs[0].basis if found.runs else ""
    return translate(
        "Profiles: {names}. Results rest on the basis {basis}; written by fairtool {version}.",
        language,
        names=names,
        basis=visible(basis[:12]),
        version=version,
    )
