"""The application: its commands, and what becomes of an error."""

import os
import sys
from collections.abc import Sequence

import typer

from fairtool.cli import doctor, fix, init, rules, validate
from fairtool.cli.console import complain, prepare_streams
from fairtool.errors import FairtoolError
from fairtool.exit_code import ExitCode

app = typer.Typer(
    name="fairtool",
    help="Validate, describe and publish FAIR Earth-system data.",
    epilog="Start with: fairtool validate FILE.nc",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
app.command("validate")(validate.validate)
app.command("fix")(fix.fix)
app.command("rules")(rules.rules)
app.command("init")(init.init)
app.command("doctor")(doctor.doctor)

# typer carries click inside it, and passes on only this one of its errors by name.
_WRONG_USAGE: type[typer.BadParameter] = typer.BadParameter.__mro__[2]


@app.callback(invoke_without_command=True)
def _version(*, version: bool = typer.Option(False, "--version", "-V", help="Show the version.")) -> None:  # noqa: FBT003
    """Validate, describe and publish FAIR Earth-system data."""
    if version:
        from fairtool import __version__  # noqa: PLC0415

        typer.echo(f"fairtool {__version__}")
        raise typer.Exit


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code; never raises but with `--debug`."""
    prepare_streams()
    try:
        code = app(args=list(arguments), prog_name="fairtool", standalone_mode=False)
    except FairtoolError as error:
        if "--debug" in arguments:
            raise
        complain(error, arguments)
        return error.exit_code
    except KeyboardInterrupt:
        return ExitCode.INTERRUPTED
    except BrokenPipeError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.BROKEN_PIPE
    except typer.Exit as ended:
        return ended.exit_code
    except typer.Abort:
        return ExitCode.INTERRUPTED
    except _WRONG_USAGE as error:
        error.show()
        return ExitCode.USAGE
    return code if isinstance(code, int) else ExitCode.CLEAN
