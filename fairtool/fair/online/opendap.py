"""Asks the OPeNDAP servers that a page or record names which variables they give."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from urllib.parse import urlsplit, urlunsplit

from fairtool.fair.online.dap_text import Attributes, DapVariable, is_das, is_dds, read_das, read_dds, with_attributes
from fairtool.fair.online.exchange import Asked, Resolved
from fairtool.fair.online.fetch import Web, resolve
from fairtool.fair.online.link import Link
from fairtool.fair.online.record_found import RecordFound
from fairtool.link_fields import resolved
from fairtool.record.citation import Online
from fairtool.record.flat import flat
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_LARGEST = 2**20  # bytes of a description; of data with a thousand variables it has a tenth of that
_SAYS_SO = re.compile(r"opendap|\bdods\b|\bdap[24]?\b", re.IGNORECASE)
_DODS = re.compile(r"/dodsC/.", re.IGNORECASE)
_FILE_SERVER = "/thredds/fileServer/"
_NETCDF = re.compile(r"[^/]\.nc4?$")
_ERDDAP = re.compile(r"(/erddap/(?:griddap|tabledap)/[^./]+)(?:\.\w+)?$")
# What DAP servers give of a data set beside its description, by the ending of the address.
_ENDING = re.compile(r"\.(?:html?|dds|das|dods|info|ascii?|asc|ver|help|dmr|dap|dmr\.xml|xml)$", re.IGNORECASE)
_NO_DATA_SET = re.compile(r"/$|/(?:catalog|contents|index)$", re.IGNORECASE)

_NO_DDS = marked("{where} is named as OPeNDAP, but gives no description of a data set (DDS)")


@dataclass(frozen=True, slots=True)
class Service:
    """A service that gives data as they are asked for: its address, what it answered, and what it says of the data.

    `is_stated` says whether page or record name it as such a service; else its address is that of a file beside it.
    """

    address: str
    is_stated: bool
    answered: Resolved
    variables: tuple[DapVariable, ...] = ()
    attributes: Attributes | None = None
    protocol: str = "OPeNDAP"
    warnings: tuple[Warned, ...] = ()

    @property
    def is_there(self) -> bool:
        """Say whether the service says which variables it has."""
        return bool(self.variables)


def services_named(
    addresses: Iterable[str], links: Iterable[Link], records: Iterable[RecordFound], most: int
) -> tuple[tuple[str, bool], ...]:
    """Give the addresses of data sets on OPeNDAP servers, each once, and whether they are named as such."""
    found: dict[str, bool] = {}
    for address, said in _named(addresses, links, records):
        if base := _data_set(address, said):
            found[base[0]] = found.get(base[0], False) or base[1]
    stated_first = sorted(found.items(), key=lambda one: not one[1])
    return tuple(stated_first[:most])


def look_at_service(web: Web, address: str, *, is_stated: bool) -> Service:
    """Ask for the variables of a data set, and for its attributes where it has some."""
    answered = _asked(web, address, "dds")
    text = _text(answered)
    if not is_dds(text):
        told = (answered.fault or warned(_NO_DDS, f"{address}.dds"),) if is_stated else ()
        return Service(address, is_stated, answered, warnings=told)
    das = _asked(web, address, "das")
    said = read_das(told_of) if is_das(told_of := _text(das)) and das.last.whole else {}
    variables = with_attributes(read_dds(text), said)
    return Service(address, is_stated, answered, variables, said.get("") if said else None)


def _named(
    addresses: Iterable[str], links: Iterable[Link], records: Iterable[RecordFound]
) -> Iterator[tuple[str, str]]:
    """Give addresses with what is said of them."""
    for record in records:
        for online in flat(record.record).links:
            yield online.url, _words(online)
    for link in links:
        yield link.target, f"{link.type} {link.title} {' '.join(link.profiles)}"
    for address in addresses:
        yield address, ""


def _words(online: Online) -> str:
    """Give what says how a link is used; a description may mention much."""
    return " ".join(str(one or "") for one in (online.protocol, online.application_profile, online.name))


def _data_set(address: str, said: str) -> tuple[str, bool] | None:
    """Give the address of the data set behind a link, and whether the link says that it is one of OPeNDAP."""
    if not address.lower().startswith(("http://", "https://")) or resolved("", address) is None:
        return None
    parts = urlsplit(address)
    path = parts.path
    if erddap := _ERDDAP.search(path):
        path, stated = path[: erddap.end(1)], True
    elif _DODS.search(path) or _SAYS_SO.search(said):
        path, stated = _ENDING.sub("", path), True
    elif _FILE_SERVER in path and _NETCDF.search(path):
        path, stated = path.replace(_FILE_SERVER, "/thredds/dodsC/", 1), False
    else:
        return None
    if _NO_DATA_SET.search(path) or not path:
        return None
    return urlunsplit((parts.scheme, parts.netloc, path, "", "")), stated


def _asked(web: Web, address: str, ending: str) -> Resolved:
    return resolve(web, Asked("GET", f"{address}.{ending}", (("accept", "text/plain, */*;q=0.5"),), _LARGEST))


def _text(answered: Resolved) -> str:
    return answered.last.body.decode("utf-8", "replace") if answered.is_success else ""
