"""Keys that servers want: from the environment, a file that only its owner can read, or the keyring of the system.

A key is never given on the command line, which every user of a machine can see, and stands in no message.
"""

import importlib
import importlib.util
import os
import stat
from collections.abc import Mapping
from pathlib import Path

from fairtool.errors import UsageError
from fairtool.thesauri.presets import Preset

_SERVICE = "fairtool"
_LONGEST = 500  # characters


def key_of(preset: Preset, key_file: Path | None, environment: Mapping[str, str] = os.environ) -> str:
    """Give the key for the server of a thesaurus, empty where it wants none; raises UsageError where it is missing."""
    if not preset.key:
        return ""
    key = environment.get(preset.key, "").strip()
    key = key or (in_file(key_file, preset.key) if key_file else "") or in_keyring(preset.key)
    if not key:
        raise UsageError(
            "it is given only to who has a key",
            name=preset.name,
            hint="put your key of {address} into the environment variable {key}, or into a file: --key-file FILE",
            address=preset.address,
            key=preset.key,
        )
    if len(key) > _LONGEST or not all("!" <= sign <= "~" for sign in key):
        raise UsageError("the key in {key} is none: it has spaces or signs that no key has", key=preset.key)
    return key


def authorization(preset: Preset, key: str) -> str:
    """Give the header by which a server is told a key; empty without one."""
    return f"apikey token={key}" if key and preset.kind == "ontoportal" else f"Bearer {key}" if key else ""


def in_file(path: Path, name: str, *, named: bool = False) -> str:
    """Read the line `NAME=KEY` of a file, or its only line; raises UsageError where others can read the file.

    With `named`, a line without the name is never taken.
    """
    try:
        status = path.stat()
        if os.name == "posix" and stat.S_IMODE(status.st_mode) & 0o077:
            raise UsageError(
                "{path} can be read by other users", path=path, hint="make it yours alone: chmod 600 {path}"
            )
        text = path.read_text(encoding="utf-8") if status.st_size <= 2**16 else ""
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(
            "{path} cannot be read: {reason}", path=path, reason=getattr(error, "strerror", None) or "-"
        ) from None
    lines = [line.strip() for line in text.splitlines() if line.strip() and not line.lstrip().startswith("#")]
    pairs = dict(line.partition("=")[::2] for line in lines if "=" in line)
    if name in {one.strip() for one in pairs}:
        return next(key.strip() for one, key in pairs.items() if one.strip() == name)
    return lines[0] if len(lines) == 1 and not pairs and not named else ""


def in_keyring(name: str) -> str:
    """Ask the keyring of the system, where the package for it is installed."""
    if importlib.util.find_spec("keyring") is None:
        return ""
    keyring = importlib.import_module("keyring")
    try:
        return keyring.get_password(_SERVICE, name) or ""
    except keyring.errors.KeyringError:
        return ""
