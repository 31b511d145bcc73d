"""Command lines that cannot be parsed: the words of the parser as one line and a hint of ours."""

from collections.abc import Collection
from difflib import get_close_matches

from fairtool.errors import UsageError
from fairtool.translate import marked


def wrong_usage(error: Exception, arguments: Collection[str], commands: Collection[str]) -> UsageError:
    """Give the error of ours for one of the parser; `commands` are the names of all commands."""
    command = next((word for word in arguments if word in commands), "")
    help_line = f"fairtool {command} --help" if command else "fairtool --help"
    option = getattr(error, "option_name", None)
    match type(error).__name__:
        case "NoSuchOption":
            return _unknown(
                marked("there is no option {name}"), str(option), getattr(error, "possibilities", None) or (), help_line
            )
        case "MissingParameter":
            name = getattr(getattr(error, "param", None), "name", "path").upper().removesuffix("S")
            return UsageError("{name} is missing", name=name, hint="`{help}` shows an example", help=help_line)
        case "UsageError" if not command and (given := next((word for word in arguments if word[:1] != "-"), "")):
            return _unknown(
                marked("there is no command {name}"), given, get_close_matches(given, commands, 1), help_line
            )
    reason = " ".join(str(getattr(error, "format_message", error.__str__)()).split())
    return UsageError("{reason}", reason=reason.rstrip("."), hint="`{help}` shows an example", help=help_line)


def _unknown(template: str, name: str, near: Collection[str], help_line: str) -> UsageError:
    hint = "did you mean {near}?" if near else "`{help}` lists them"
    return UsageError(template, name=name, hint=hint, near=", ".join(sorted(near)), help=help_line)
