"""Which versions of a standard a user may ask for."""

from fairtool.errors import UsageError
from fairtool.standards import DRAFT, NEWEST, OLDEST
from fairtool.version import Version


def known_versions(name: str) -> tuple[str, ...]:
    """Give the versions of a standard that can be asked for, oldest first, a draft at the end."""
    oldest, newest = OLDEST[name], NEWEST[name]
    released = tuple(str(Version(oldest.major, minor)) for minor in range(oldest.minor, newest.minor + 1))
    return (*released, f"{DRAFT[name]}-draft") if name in DRAFT else released


def check_version(name: str, version: str) -> None:
    """Raise UsageError for a standard or a version that there is not; a draft may be written without `-draft`."""
    if name not in NEWEST:
        names = ", ".join(NEWEST)
        raise UsageError("there is no standard {name}", name=name, hint="the standards are {names}", names=names)
    known = known_versions(name)
    if version not in known and f"{version}-draft" not in known:
        raise UsageError(
            "{name} has no version {text}", name=name, text=version, hint="use one of {known}", known=", ".join(known)
        )
