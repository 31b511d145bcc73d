"""What `fairtool audit run` says after its end on standard error: how to go on, and what did not go as it was meant."""

import shlex
import sys
from pathlib import Path

from fairtool.audit.layout_fit import Fit
from fairtool.cli.console import note
from fairtool.cli.request import Request
from fairtool.render.numbers import grouped
from fairtool.render.visible import visible
from fairtool.translate import translate


def called() -> str:
    """Give the command as it was called."""
    return shlex.join(["fairtool", *sys.argv[1:]])


def say_stopped(asked: Request) -> None:
    """Give the command that goes on with a run that was stopped."""
    command = called() if "--resume" in sys.argv else f"{called()} --resume"
    note(translate("the audit was stopped; it goes on with: {command}", asked.language, command=command))


def say_store(store: Path, asked: Request) -> None:
    """Give the command that shows what a store holds."""
    command = f"fairtool audit report {shlex.quote(str(store))}"
    note(translate("the results are in the store; see them with: {command}", asked.language, command=command))


def say_fit(fit: Fit, layout: str, asked: Request) -> None:
    """Say where a layout does not fit all files: how many it fits, and one that it does not."""
    if fit.fitting == fit.total:
        return
    note(
        translate(
            "the layout {layout} fits {fitting} of {total} files; it does not fit {name}, whose name would have to "
            "begin as {shape}",
            asked.language,
            layout=layout,
            fitting=grouped(fit.fitting, asked.language),
            total=grouped(fit.total, asked.language),
            name=visible(fit.other),
            shape=fit.shape,
        )
    )
