"""Command lines that cannot be parsed: what the parser found, as one line of ours and a hint."""

import re
from collections.abc import Collection, Mapping, Sequence
from difflib import get_close_matches

from fairtool.cli.values import misfit
from fairtool.errors import UsageError
from fairtool.translate import marked

_CHECKED = ("jobs", "timeout", "memory")  # the options whose values the parser reads as numbers


def wrong_usage(error: Exception, arguments: Sequence[str], commands: Collection[str]) -> UsageError:
    """Give the error of ours for one of the parser; `commands` are the names of all commands."""
    command = next((word for word in arguments if word in commands), "")
    context = getattr(error, "ctx", None)
    path = getattr(context, "command_path", "") if command else ""
    help_line = f"{path or f'fairtool {command}'.rstrip()} --help"
    parameter = getattr(error, "param", None)
    name = getattr(parameter, "name", None) or "path"
    match type(error).__name__:
        case "NoSuchOption":
            return _no_option(error, command, help_line)
        case "MissingParameter":
            return _with_example(marked("{name} is missing"), help_line, name=_shown(parameter, name))
        case "BadOptionUsage":
            return _misused(error, help_line)
        case "BadParameter" if name in _CHECKED:
            return misfit(name, _said(arguments, getattr(parameter, "opts", ())))
        case "UsageError" if not command and (given := next((word for word in arguments if word[:1] != "-"), "")):
            near = get_close_matches(given, commands, 1)
            return _unknown(marked("there is no command {name}"), given, near, help_line)
    below = getattr(getattr(context, "command", None), "commands", None) if command else None
    return _no_command_below(path, below, arguments, help_line) if below else _other(error, command, help_line)


def _no_command_below(path: str, below: Collection[str], arguments: Sequence[str], help_line: str) -> UsageError:
    """Tell a word after `fairtool push` that is no command of it."""
    group = path.rpartition(" ")[2]
    after = arguments[list(arguments).index(group) + 1 :] if group in arguments else ()
    given = next((word for word in after if word[:1] != "-"), "-")
    near = get_close_matches(given, below, 1)
    return _unknown(marked("there is no command {name}"), f"{group} {given}", near, help_line)


def _shown(parameter: object, name: str) -> str:
    """Give what is to be typed: the option, or what stands for a word without one."""
    option = max(getattr(parameter, "opts", ()), key=len, default="")
    return option if option.startswith("--") else name.upper().removesuffix("S")


def _other(error: Exception, command: str, help_line: str) -> UsageError:
    """Tell arguments too many; what is left is told in the words of the parser."""
    extra = re.search(r"argument\(s\) \((.+)\)", str(error), re.DOTALL)
    if extra and command:
        template = marked("{command} cannot use these arguments: {words}")
        return _with_example(template, help_line, command=command, words=extra[1])
    return _with_example("{reason}", help_line, reason=_words(error))


def _no_option(error: Exception, command: str, help_line: str) -> UsageError:
    option, near = str(getattr(error, "option_name", "")), getattr(error, "possibilities", None) or ()
    template = marked("there is no option {name}")
    owner = "" if near else _owner(error, command, option)
    if not owner:
        return _unknown(template, option, near, help_line)
    return UsageError(
        template, name=option, command=owner, hint="{name} comes after the command: fairtool {command} {name}"
    )


def _owner(error: Exception, command: str, option: str) -> str:
    """Give the command that has an option which was said before any command; nothing where there is none."""
    group = getattr(getattr(error, "ctx", None), "command", None)
    known: Mapping[str, object] = getattr(group, "commands", {})
    for name in (command,) if command else known:
        if any(option in getattr(parameter, "opts", ()) for parameter in getattr(known.get(name), "params", ())):
            return name
    return ""


def _misused(error: Exception, help_line: str) -> UsageError:
    """Tell an option that lacks its value, or has one that it does not take."""
    option = str(getattr(error, "option_name", ""))
    takes_none = "does not take" in _words(error)
    template = marked("{option} takes no value") if takes_none else marked("{option} needs a value")
    return _with_example(template, help_line, option=option)


def _said(arguments: Sequence[str], options: Collection[str]) -> str:
    """Give the value that the command line says for an option: `--jobs x`, `--jobs=x`, `-j x`, `-jx`."""
    for position, word in enumerate(arguments):
        name, sign, value = word.partition("=")
        if name in options:
            return value if sign else "".join(arguments[position + 1 : position + 2])
        short = next((option for option in options if option[1:2] != "-" and word.startswith(option)), "")
        if short:
            return word.removeprefix(short)
    return ""


def _words(error: Exception) -> str:
    return " ".join(str(getattr(error, "format_message", error.__str__)()).split()).rstrip(".")


def _with_example(template: str, help_line: str, **values: object) -> UsageError:
    return UsageError(template, hint="`{help}` shows an example", help=help_line, **values)


def _unknown(template: str, name: str, near: Collection[str], help_line: str) -> UsageError:
    hint = "did you mean {near}?" if near else "`{help}` lists them"
    return UsageError(template, name=name, hint=hint, near=", ".join(sorted(near)), help=help_line)
