"""Where the names of lists, manifests and listings lead: to files below a folder, or to addresses below one."""

import os
import re
from dataclasses import dataclass
from urllib.parse import unquote, urljoin, urlsplit

from fairtool.archives.names import is_safe
from fairtool.errors import UnreadableError, UsageError

_SERVER = re.compile(r"[^/?#]*://[^/?#]*")


def is_address(name: str) -> bool:
    """Say whether a name is one that the network has to be asked for."""
    return "://" in name


@dataclass(frozen=True, slots=True)
class Base:
    """Where relative names stand: a folder, an address, or empty for the folder that fairtool runs in."""

    place: str

    @property
    def is_address(self) -> bool:
        """Say whether it is an address."""
        return is_address(self.place)

    def named(self, name: str) -> str:
        """Give the name of what a list calls `name`; an absolute one and an address stay as they are."""
        if is_address(name):
            return name
        if self.is_address:
            return urljoin(self.place.rstrip("/") + "/", name)
        name = name.removeprefix("./")
        return os.path.join(self.place, name) if self.place not in ("", ".") else name  # noqa: PTH118 - a text stays one

    def root_of(self, name: str) -> str:
        """Give what a name that was made here begins with: the place, or the server; else nothing is known of it."""
        place = self.place.rstrip("/") if self.place != "." else ""
        if place and name.startswith(place + "/"):
            return place
        server = _SERVER.match(name)  # and not urlsplit, which raises on some names that are no address
        return server[0] if server else ""

    def mirrored(self, path: str, listing: str) -> str:
        """Give the file below the folder that a path on a server means.

        Servers put names of their own before that of a file; so it is looked for without them, the longest name first.
        Where no such file is there, it is the whole path below the folder, which is reported as missing. Raises
        UnreadableError for a path that leads out of the folder.
        """
        parts = [
            part
            for part in unquote(urlsplit(path).path if is_address(path) else path).split("/")
            if part not in ("", ".")
        ]
        if not parts or not is_safe("/".join(parts)):
            raise UnreadableError("{path} names {name}, which is no file of an archive", path=listing, name=path)
        whole = [os.path.join(self.place, *parts[at:]) for at in range(len(parts))]  # noqa: PTH118 - likewise
        return next((one for one in whole if os.path.isfile(one)), whole[0])  # noqa: PTH113 - likewise


def check_network(name: str, *, allowed: bool) -> None:
    """Raise UsageError for an address where the network is not used."""
    if is_address(name) and not allowed:
        raise UsageError(
            "{name} is an address, and the network is not used", name=name, hint="add --allow-network to read it"
        )
