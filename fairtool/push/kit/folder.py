"""Writing a kit: the folder appears whole or not at all, and nothing of the user's is written over unasked."""

import os
import shutil
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from fairtool.errors import UsageError
from fairtool.push.kit.checksums import Summed
from fairtool.push.kit.file_list import FOLDER

# What a kit may hold, in any language: a forced kit takes away what the last one left, and nothing else.
DOCUMENTS = ("form.md", "formulaire.md", "files.csv", "SHA256SUMS", "record.xml", "record.json", "mail.txt", "kit.json")


def refuse_folder(path: Path, *, force: bool) -> None:
    """Raise UsageError where a kit cannot be written to a folder."""
    if path.is_symlink() or (path.exists() and not path.is_dir()):
        raise UsageError(
            "{path} is no folder that a kit can be written to", path=path, hint="name a new folder: --output"
        )
    if path.is_dir() and any(path.iterdir()) and not force:
        raise UsageError(
            "{path} is not empty", path=path, hint="name a new folder, or add --force to write the kit over what it has"
        )


def write_folder(path: Path, documents: Mapping[str, bytes], copies: Sequence[Summed], *, force: bool) -> None:
    """Write documents and copies of files; raises UsageError where the folder cannot be written.

    A new folder gets its name at the end. One that holds something, with `force`, gets each document whole.
    """
    refuse_folder(path, force=force)
    path.parent.mkdir(parents=True, exist_ok=True)
    new = path.with_name(f".{path.name[:50]}.{os.urandom(4).hex()}.part")
    try:
        new.mkdir()
        _fill(new, documents, copies)
        if path.is_dir() and any(path.iterdir()):
            _over(path, new)
        else:
            new.replace(path)
    except OSError as error:
        raise UsageError("{path} cannot be written: {reason}", path=path, reason=error.strerror or error) from error
    finally:
        shutil.rmtree(new, ignore_errors=True)


def _fill(new: Path, documents: Mapping[str, bytes], copies: Iterable[Summed]) -> None:
    for name, content in documents.items():
        (new / name).write_bytes(content)
    for one in copies:
        target = new / FOLDER / one.file.name
        target.parent.mkdir(parents=True, exist_ok=True)
        _copy(one.file.path, target)


def _copy(source: Path, target: Path) -> None:
    """Link a file where the disk allows it, else copy it; a link of the user's is followed to the file."""
    real = source.resolve()
    with suppress(OSError):
        os.link(real, target)
        return
    shutil.copyfile(real, target)


def _over(path: Path, new: Path) -> None:
    """Put what is new over a folder, and take away documents of an earlier kit that this one has not."""
    for old in DOCUMENTS:
        if not (new / old).exists():
            (path / old).unlink(missing_ok=True)
    for folder, _, names in os.walk(new):
        target = path / Path(folder).relative_to(new)
        if target != path and target.is_symlink():
            raise UsageError("{path} is a link, and would lead the kit elsewhere", path=target, hint="remove the link")
        target.mkdir(exist_ok=True)
        for name in names:
            (Path(folder) / name).replace(target / name)
