"""What `fairtool dmp forecast` does: the plan, the rate, the years ahead, the documents."""

from collections.abc import Sequence
from pathlib import Path

from fairtool.cli.dmp_inputs import files_of_plan, refuse_stdin
from fairtool.cli.outputs import parse_formats, write_whole
from fairtool.cli.request import request, tool_version
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.forecast import MOST_YEARS, Forecast, forecast_of
from fairtool.plan.forecast_document import forecast_json
from fairtool.plan.narrative.cover import title_of
from fairtool.plan.narrative.opening import Wanted, manuscript_from
from fairtool.plan.rates import rate_of_pole, said_rate
from fairtool.render.plan.forecast_svg import forecast_svg
from fairtool.render.plan.forecast_text import forecast_markdown, forecast_text
from fairtool.settings import today
from fairtool.translate import Language

FORMATS = ("text", "json", "markdown", "svg")


def run(plan: str, years: int, formats: Sequence[str], *, tariff: str | None, lang: str | None) -> ExitCode:
    """Look ahead and write the documents; raises UsageError before anything is written."""
    refuse_stdin(plan)
    language = request(plan, {"lang": lang}).language
    if not 1 <= years <= MOST_YEARS:
        raise UsageError("--years cannot be {value}", value=years, most=MOST_YEARS, hint="use 1 to {most}")
    outputs = parse_formats(formats, (plan, *files_of_plan(Path(plan))), FORMATS)
    manuscript = manuscript_from(Path(plan), Wanted(today().isoformat(), language))
    rate = said_rate(tariff, language) if tariff else rate_of_pole(manuscript.pole, language)
    forecast = forecast_of(manuscript, title_of(manuscript), years, rate)
    for output in outputs:
        write_whole(_document(forecast, output.format, plan, language), output)
    return ExitCode.CLEAN


def _document(forecast: Forecast, name: str, plan: str, language: Language) -> str:
    if name == "json":
        return forecast_json(forecast, plan, tool_version(), language)
    writers = {"text": forecast_text, "markdown": forecast_markdown, "svg": forecast_svg}
    return writers[name](forecast, language)
