"""`fairtool dmp forecast`: volume and cost of the data of a plan in the years to come."""

from typing import Annotated

import typer

from fairtool.cli import options

EXAMPLE = "fairtool dmp forecast plan.yaml --years 5 --format svg=volume.svg"


def forecast(  # noqa: PLR0917 - one parameter an option
    plan: Annotated[str, typer.Argument(help="A plan file, or a plan in JSON.", show_default=False, metavar="PLAN")],
    years: Annotated[int, typer.Option("--years", help="How many years to look ahead.", metavar="N")] = 5,
    tariff: Annotated[
        str | None,
        typer.Option(
            "--tariff", help="What a terabyte costs in a year; without it, as the pole says.", metavar='"120 EUR"'
        ),
    ] = None,
    formats: Annotated[
        list[str] | None,
        typer.Option(
            "--format", "-f", metavar="FORMAT[=FILE]", help="text, json, markdown or svg (a picture); may be repeated."
        ),
    ] = None,
    lang: options.Lang = None,
    debug: options.Debug = False,  # noqa: ARG001 - read by the entry point
) -> None:
    """Tell how much the data of a plan will grow, and what storing them costs, year by year.

    The volume of a year is that of now and the growth since, times the copies. What the plan does not say is told, and
    no number stands in for it: such a total is a lower bound, and is marked as one.

    Exit codes: 0 done, 2 wrong usage, 3 the plan could not be read.
    """
    from fairtool.cli.dmp_forecast_run import run  # heavy: kept out of --help

    raise typer.Exit(run(plan, years, formats or [], tariff=tariff, lang=lang))
