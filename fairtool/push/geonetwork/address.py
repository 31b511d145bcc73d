"""Where a GeoNetwork answers: its interface and its CSW, from any address of it that a user has at hand."""

import re
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from fairtool.push.path_part import path_part

_LANGUAGE = re.compile(r"[a-z]{3}")
_MAIN = "srv"  # the portal that is always there
_OWN_PAGES = re.compile(r"(csw|catalog|portal|xml|md|q|metadata|main)([-.].*)?")


@dataclass(frozen=True, slots=True)
class Site:
    """The address of a portal of a GeoNetwork, `https://host/geonetwork/srv`."""

    portal: str

    @classmethod
    def at(cls, url: str, portal: str = "") -> "Site":
        """Give the site of an address: of its start page, of its CSW, of its interface or of a page of a record.

        `portal` is the name of a sub-portal, where the address does not say it.
        """
        parts = urlsplit(url)
        context, found = _parted([one for one in parts.path.split("/") if one])
        path = "/".join(["", *context, path_part(portal) if portal else found])
        return cls(urlunsplit((parts.scheme, parts.netloc, path, "", "")))

    @property
    def api(self) -> str:
        """The address of its interface, without a slash at its end."""
        return f"{self.portal}/api"

    @property
    def csw(self) -> str:
        """The address of its catalogue service, for reading."""
        return f"{self.portal}/eng/csw"

    @property
    def publication(self) -> str:
        """The address of its catalogue service that takes transactions."""
        return f"{self.portal}/eng/csw-publication"

    def record(self, identifier: str) -> str:
        """Give the address of a record in its interface."""
        return f"{self.api}/records/{path_part(identifier)}"


def _parted(path: list[str]) -> tuple[list[str], str]:
    """Part a path into where the application is, and the portal."""
    if "api" in path[1:]:
        at = path.index("api", 1)
        return path[: at - 1], path[at - 1]
    for at in range(1, len(path) - 1):
        if _LANGUAGE.fullmatch(path[at]) and _OWN_PAGES.fullmatch(path[at + 1]):
            return path[: at - 1], path[at - 1]
    if _MAIN in path:
        return path[: path.index(_MAIN)], _MAIN
    return path, _MAIN
