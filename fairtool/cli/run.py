"""From the arguments of the process to its exit code: what becomes of errors, signals and a full disk."""

import errno
import os
import signal
import sys
import threading
from collections.abc import Sequence
from functools import partial
from types import FrameType

from fairtool.cli.console import complain, confess, language_of, note, prepare_streams
from fairtool.errors import FairtoolError
from fairtool.exit_code import ExitCode
from fairtool.translate import translate

# What may happen to any output, and is no fault of ours.
_NO_ROOM = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG, errno.EIO, errno.EROFS)

_BROKEN_OFF = (ImportError, SystemError, TypeError)  # what an import that is interrupted may end in


def run(arguments: Sequence[str]) -> int:
    """Run the command line and give the exit code; a fault of ours ends the process with 4 by `sys.excepthook`."""
    prepare_streams()
    _prepare_signals()
    sys.excepthook = partial(confess, arguments)
    try:
        code = _call(arguments)
        sys.stdout.flush()
    except FairtoolError as error:
        return _told(error, arguments)
    except KeyboardInterrupt:
        return _interrupted(arguments)
    except OSError as error:
        return _output_failed(error, arguments)
    except _BROKEN_OFF:
        if signal.getsignal(signal.SIGINT) is not signal.SIG_IGN:
            raise
        return _interrupted(arguments)
    return code


def _call(arguments: Sequence[str]) -> int:
    """Run a command; what is said without options needs no parser, whose import takes as long as a small file."""
    command, *paths = arguments or [""]
    if command == "map" and (words := _words_and_names(paths)):
        from fairtool.cli.map_run import Wanted
        from fairtool.cli.map_run import run as mapped

        return mapped({}, Wanted(words=words[0], to=words[1]))
    if command == "validate" and paths and not any(path.startswith("-") for path in paths):
        from fairtool.cli.validate_run import request
        from fairtool.cli.validate_run import run as validate

        return validate(paths, request(paths[0], {}), update_baseline=False)
    from fairtool.cli.app import call

    return call(arguments)


def _words_and_names(arguments: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]] | None:
    """Give the keywords and the thesauri of `map WORD... --to NAME...`; None where anything else is said."""
    words, names = [], []
    rest = list(arguments)
    while rest:
        first = rest.pop(0)
        if first in ("--to", "-t") and rest and rest[0][:1] != "-":
            names.append(rest.pop(0))
        elif first.startswith("-"):
            return None
        else:
            words.append(first)
    return (tuple(words), tuple(names)) if words and names else None


def _prepare_signals() -> None:
    """Let SIGTERM end a run as Ctrl-C does, with everything tidied up, and let a second signal not disturb that."""
    if threading.current_thread() is threading.main_thread():
        signal.signal(signal.SIGINT, _interrupt)
        signal.signal(signal.SIGTERM, _interrupt)


def _interrupt(_number: int, _frame: FrameType | None) -> None:
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    signal.signal(signal.SIGTERM, signal.SIG_IGN)
    raise KeyboardInterrupt


def _interrupted(arguments: Sequence[str]) -> int:
    note(translate("interrupted", language_of(arguments)))
    return ExitCode.INTERRUPTED


def _told(error: FairtoolError, arguments: Sequence[str]) -> int:
    if "--debug" in arguments:
        from traceback import print_exception

        print_exception(error)
    complain(error, language_of(arguments))
    return error.exit_code


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
