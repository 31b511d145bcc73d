"""The application: its commands, and what becomes of wrong usage."""

from collections.abc import Callable, Mapping, Sequence
from inspect import cleandoc

import typer
from typer.core import TyperCommand, TyperGroup

from fairtool.cli import audit, convert, dmp, doctor, fix, init, push, rules, schemas, score, validate, vocab
from fairtool.cli import map as mapping
from fairtool.cli.wrong_usage import wrong_usage
from fairtool.exit_code import ExitCode

_COMMANDS: Mapping[str, tuple[Callable[..., None], str]] = {
    "validate": (validate.validate, validate.EXAMPLE),
    "fix": (fix.fix, fix.EXAMPLE),
    "convert": (convert.convert, convert.EXAMPLE),
    "map": (mapping.map_, mapping.EXAMPLE),
    "score": (score.score, score.EXAMPLE),
    "rules": (rules.rules, rules.EXAMPLE),
    "init": (init.init, init.EXAMPLE),
    "schemas": (schemas.schemas, schemas.EXAMPLE),
    "doctor": (doctor.doctor, doctor.EXAMPLE),
}
# Commands with commands below them: what they are about, and those.
_GROUPS: Mapping[str, tuple[str, Mapping[str, tuple[Callable[..., None], str]]]] = {
    "vocab": (vocab.ABOUT, vocab.COMMANDS),
    "dmp": (dmp.ABOUT, dmp.COMMANDS),
    "push": (push.ABOUT, push.COMMANDS),
    "audit": (audit.ABOUT, audit.COMMANDS),
}
_ABOUT = "Check Earth-system data files and their metadata records, mend them, convert and push records."
# typer carries click inside it, and passes on only this one of its errors by name.
_WRONG_USAGE: type[typer.BadParameter] = typer.BadParameter.__mro__[2]


class _ExampleFirst(TyperCommand):
    """A command whose help begins with an example."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # click's own type is hidden in typer
        """Show the example, then the rest, its paragraphs broken where the terminal ends and nowhere else."""
        above = ctx.parent.info_name if ctx.parent else None
        example = (_GROUPS[above][1] if above and above in _GROUPS else _COMMANDS)[self.name or ""][1]
        typer.echo(f" Example: {example}")
        self.help = "\n\n".join(" ".join(paragraph.split()) for paragraph in cleandoc(self.help or "").split("\n\n"))
        _bare_switches(self, ctx)
        return super().get_help(ctx)


class _Commands(TyperGroup):
    """All commands together."""

    def get_help(self, ctx: typer.Context) -> str:  # type: ignore[override]  # click's own type is hidden in typer
        """Show the commands."""
        _bare_switches(self, ctx)
        return super().get_help(ctx)


def _bare_switches(command: TyperCommand | TyperGroup, ctx: typer.Context) -> None:
    """Let the help say nothing of the values of options that take none."""
    for parameter in command.get_params(ctx):
        if getattr(parameter, "is_flag", False) and not parameter.metavar:
            parameter.metavar = ""


app = typer.Typer(
    name="fairtool",
    cls=_Commands,
    help=_ABOUT,
    epilog="Start with: fairtool validate FILE.nc",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)
for _name, (_command, _) in _COMMANDS.items():
    app.command(_name, cls=_ExampleFirst)(_command)
for _group, (_about, _below) in _GROUPS.items():
    _typer = typer.Typer(cls=_Commands, help=_about, no_args_is_help=True)
    for _name, (_command, _) in _below.items():
        _typer.command(_name, cls=_ExampleFirst)(_command)
    app.add_typer(_typer, name=_group)


@app.callback(invoke_without_command=True)
def _version(*, version: bool = typer.Option(False, "--version", "-V", help="Show the version.")) -> None:  # noqa: FBT003
    """Hear `--version`."""
    if version:
        from fairtool import __version__

        typer.echo(f"fairtool {__version__}")
        raise typer.Exit


def call(arguments: Sequence[str]) -> int:
    """Parse the arguments and run the command that they name; gives its exit code.

    Raises `UsageError` for wrong usage, `KeyboardInterrupt` where the run was interrupted or a question was not
    answered, and `BrokenPipeError` where the reader of standard output has gone: typer hides the two in exits.
    """
    try:
        code = app(args=list(arguments), prog_name="fairtool", standalone_mode=False)
    except typer.Exit as ended:
        code = ended.exit_code
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):
            raise ended.__context__ from None
        raise
    except typer.Abort as error:
        raise KeyboardInterrupt from error
    except _WRONG_USAGE as error:
        if type(error).__name__ != "NoArgsIsHelpError":
            raise wrong_usage(error, arguments, {**_COMMANDS, **_GROUPS}) from error
        error.show()
        return ExitCode.USAGE
    if code == ExitCode.INTERRUPTED:
        raise KeyboardInterrupt
    return code if isinstance(code, int) else ExitCode.CLEAN
