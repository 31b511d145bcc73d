"""The paths that lead to no file: missing, dangling, forbidden, folders, devices."""

import os
import stat
from collections.abc import Callable, Mapping
from pathlib import Path
from types import MappingProxyType

from fairtool.errors import UnreadableError

_SPECIAL: Mapping[Callable[[int], bool], str] = MappingProxyType(
    {
        stat.S_ISFIFO: "{path} is a named pipe, not a file",
        stat.S_ISSOCK: "{path} is a socket, not a file",
        stat.S_ISCHR: "{path} is a device, not a file",
        stat.S_ISBLK: "{path} is a device, not a file",
    }
)


def refuse_special(path: Path, mode: int) -> UnreadableError:
    """Give the error for a path that is no regular file; it is not opened."""
    if stat.S_ISDIR(mode):
        return _folder(path)
    for test, template in _SPECIAL.items():
        if test(mode):
            return UnreadableError(template, hint="give a file, or - for standard input", path=str(path))
    return UnreadableError("{path} is not a regular file", path=str(path))


def _folder(path: Path) -> UnreadableError:
    if not os.access(path, os.R_OK | os.X_OK):
        return UnreadableError(
            "{path} may not be read by you",
            hint="ask its owner for permission to read it",
            path=str(path),
        )
    return UnreadableError("{path} is a folder, not a file", hint="give the files in it", path=str(path))


def refuse_missing(path: Path, error: OSError) -> UnreadableError:
    """Give the error for a path that cannot be looked at or opened."""
    if isinstance(error, PermissionError):
        return UnreadableError(
            "{path} may not be read by you",
            hint="ask its owner for permission to read it",
            path=str(path),
        )
    if path.is_symlink():
        return _dangling(path)
    if isinstance(error, FileNotFoundError) and Path(f"{path}.dvc").exists():
        return UnreadableError(
            "{path} is not there, only its DVC pointer",
            hint="run `dvc pull {path}.dvc`",
            path=str(path),
        )
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return UnreadableError("{path} does not exist", hint="look for a mistake in the path", path=str(path))
    return UnreadableError("{path} cannot be opened: {error}", path=str(path), error=error.strerror or error)


def _dangling(path: Path) -> UnreadableError:
    target = str(path.readlink())
    if "/annex/objects/" in target:
        return UnreadableError(
            "{path} is a git-annex link whose content is not here",
            hint="run `git annex get {path}`",
            path=str(path),
        )
    return UnreadableError(
        "{path} is a link to {target}, which does not exist",
        hint="mend the link, or give the file itself",
        path=str(path),
        target=target,
    )
