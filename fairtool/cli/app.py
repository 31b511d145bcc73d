"""The application: its commands, and what becomes of an error."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from types import FrameType

import typer
from typer.core import TyperCommand

from fairtool.cli import doctor, fix, init, rules, validate
from fairtool.cli.console import complain, confess, language_of, note, prepare_streams
from fairtool.cli.wrong_usage import wrong_usage
from fairtool.errors import FairtoolError
from fairtool.exit_code import ExitCode
from fairtool.translate import translate

_COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "validate": (validate.validate, validate.EXAMPLE),
    "fix": (fix.fix, fix.EXAMPLE),
    "rules": (rules.rules, rules.EXAMPLE),
    "init": (init.init, init.EXAMPLE),
    "doctor": (doctor.doctor, doctor.EXAMPLE),
}
# What may happen to any output, and is no fault of ours.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)
# typer carries click inside it, and passes on only this one of its errors by name.
_WRONG_USAGE: type[typer.BadParameter] = typer.BadParameter.__mro__[2]


class _ExampleFirst(TyperCommand):
    """A command whose help begins with an example."""

    def get_help(self, ctx: typer.Context) -> str:
        """Show the example, then the rest."""
        example = _COMMANDS[self.name or ""][1]
        typer.echo(f" Example: {example}")
        return super().get_help(ctx)


app = typer.Typer(
    name="fairtool",
    help="Validate, describe and publish FAIR Earth-system data.",
    epilog="Start with: fairtool validate FILE.nc",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, (_command, _) in _COMMANDS.items():
    app.command(_name, cls=_ExampleFirst)(_command)


@app.callback(invoke_without_command=True)
def _version(*, version: bool = typer.Option(False, "--version", "-V", help="Show the version.")) -> None:  # noqa: FBT003
    """Validate, describe and publish FAIR Earth-system data."""
    if version:
        from fairtool import __version__  # noqa: PLC0415

        typer.echo(f"fairtool {__version__}")
        raise typer.Exit


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code; a fault of ours ends the process with 4 by `sys.excepthook`."""
    prepare_streams()
    _prepare_signals()
    sys.excepthook = partial(confess, arguments)
    try:
        code = app(args=list(arguments), prog_name="fairtool", standalone_mode=False)
        sys.stdout.flush()
    except FairtoolError as error:
        return _told(error, arguments)
    except (KeyboardInterrupt, typer.Abort):
        note(translate("interrupted", language_of(arguments)))
        return ExitCode.INTERRUPTED
    except typer.Exit as ended:
        return ended.exit_code
    except _WRONG_USAGE as error:
        return _misused(error, arguments)
    except OSError as error:
        return _output_failed(error, arguments)
    return code if isinstance(code, int) else ExitCode.CLEAN


def _prepare_signals() -> None:
    """Let SIGTERM end a run as Ctrl-C does, with everything tidied up, and let a second signal not disturb that."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _told(error: FairtoolError, arguments: Sequence[str]) -> int:
    if "--debug" in arguments:
        from traceback import print_exception  # noqa: PLC0415 - rarely asked for

        print_exception(error)
    complain(error, language_of(arguments))
    return error.exit_code


def _misused(error: typer.BadParameter, arguments: Sequence[str]) -> int:
    if type(error).__name__ == "NoArgsIsHelpError":
        error.show()
        return ExitCode.USAGE
    return _told(wrong_usage(error, arguments, _COMMANDS), arguments)


def _output_failed(error: OSError, arguments: Sequence[str]) -> int:
    """End quietly where the reader of a pipe has gone, and with a line where the disk has no room."""
    if isinstance(error, BrokenPipeError):
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return ExitCode.BROKEN_PIPE
    if error.errno not in _NO_ROOM:
        raise error
    os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())  # what is left in the buffer fails again
    complain(FairtoolError("the output cannot be written: {reason}", reason=error.strerror), language_of(arguments))
    return ExitCode.UNREADABLE
