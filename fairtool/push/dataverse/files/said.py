"""What is told to Dataverse of a file beside its bytes."""

import mimetypes
from collections.abc import Mapping

from fairtool.push.dataverse.files.digests import ALGORITHMS
from fairtool.push.dataverse.files.faults import FileError
from fairtool.push.dataverse.files.held_file import HeldFile
from fairtool.push.dataverse.files.local_file import LocalFile
from fairtool.translate import marked

_TYPES: Mapping[str, str] = {".nc": "application/netcdf", ".nc4": "application/netcdf", ".h5": "application/x-h5"}
_UNKNOWN = "application/octet-stream"
_UNPACKED = marked(
    "{path} would be unpacked by the target, and the archive itself not kept: give the files that are in it, or set "
    'direct-upload = "always" where the target offers that'
)
Said = Mapping[str, object]


def said_of(file: LocalFile, replaced: HeldFile | None = None) -> Said:
    """Give what is said of a file: no table is taken apart; of a file that is replaced, all that is said stays.

    The target forgets the description, the folder, the tags and the restriction of what is replaced.
    """
    said: dict[str, object] = {"label": file.name, "tabIngest": False}
    folder = replaced.directory if replaced else file.directory
    if folder:
        said["directoryLabel"] = folder
    if replaced:
        said["forceReplace"] = True
        said["restrict"] = replaced.restricted
        said["description"] = replaced.description
        said["categories"] = list(replaced.categories)
    return said


def stored_as(file: LocalFile, storage: str, algorithm: str) -> Said:
    """Give what is said of a file that is in the store already; the target believes the checksum."""
    return {
        "storageIdentifier": storage,
        "fileName": file.name,
        "mimeType": media_type(file),
        "checksum": {"@type": algorithm, "@value": file.checksums[algorithm]},
    }


def media_type(file: LocalFile) -> str:
    """Give the media type of a file by its ending, as the target itself names it."""
    return _TYPES.get(file.path.suffix.lower()) or mimetypes.guess_type(file.name)[0] or _UNKNOWN


def algorithm_of(file: LocalFile, wanted: str) -> str:
    """Give the algorithm by which a file is watched and told: the wanted one, else any that it was read with."""
    return wanted if wanted in file.checksums else next(kind for kind in ALGORITHMS if kind in file.checksums)


def refuse_archive(file: LocalFile) -> None:
    """Raise FileError for an archive that the target unpacks when it comes in a form."""
    if file.path.suffix.lower() == ".zip":
        raise FileError(_UNPACKED, path=file.path)
