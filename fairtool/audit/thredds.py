"""Catalogues of THREDDS servers, read from a file: which files they offer, and by which services.

The form is that of the THREDDS client catalog specification, version 1.0 (whose namespace 1.2 has too): services,
compound ones with others inside, data sets inside data sets, and what they inherit.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from urllib.parse import unquote, urljoin

from fairtool.audit.served_file import ServedFile, nanoseconds, whole_bytes
from fairtool.errors import UnreadableError
from fairtool.iso.element import Element
from fairtool.iso.safe import parse, read

SPACE = "{http://www.unidata.ucar.edu/namespaces/thredds/InvCatalog/v1.0}"
_LINK = "{http://www.w3.org/1999/xlink}href"
_MOST = 10_000  # catalogues that lead to each other
_UNITS: Mapping[str, int] = {"bytes": 1, "kbytes": 10**3, "mbytes": 10**6, "gbytes": 10**9, "tbytes": 10**12}
_GIVE_FILES = frozenset({"httpserver", "http", "https", "file"})  # in this order of what is wanted; others are pages


@dataclass(frozen=True, slots=True)
class _Service:
    type: str
    base: str


_Services = Mapping[str, Sequence[_Service]]


@dataclass(frozen=True, slots=True)
class Linked:
    """A catalogue that another one leads to and that is not read: it is elsewhere."""

    catalogue: str
    href: str


def thredds_files(path: Path) -> Iterator[ServedFile | Linked]:
    """Give the files of a catalogue, and of those beside it on the disk that it leads to; others are given as links.

    Raises UnreadableError.
    """
    top = path.parent.resolve()
    waiting, seen = [path], {path.resolve()}
    while waiting:
        one = waiting.pop()
        for found in _in_catalogue(one):
            beside = _beside(one, found, top) if isinstance(found, Linked) else None
            if beside is None:
                yield found
            elif beside not in seen and len(seen) < _MOST:
                seen.add(beside)
                waiting.append(beside)


def _beside(path: Path, link: Linked, top: Path) -> Path | None:
    """Give the file that a link leads to, where it is one in the folder of the first catalogue, or below."""
    href = unquote(link.href)
    if "://" in href or "\0" in href or href.startswith("/"):
        return None
    try:
        found = (path.parent / href).resolve()
        return found if found.is_relative_to(top) and found.is_file() else None
    except OSError:
        return None


def _in_catalogue(path: Path) -> Iterator[ServedFile | Linked]:
    root = parse(read(path, str(path)), str(path))
    if root.tag != f"{SPACE}catalog":
        raise UnreadableError("{path} is no catalogue of a THREDDS server", path=str(path))
    services = dict(_services(root))
    waiting = [(child, "") for child in reversed(root)]
    while waiting:
        node, inherited = waiting.pop()
        if node.tag == f"{SPACE}catalogRef":
            yield Linked(str(path), node.get(_LINK) or "")
        elif node.tag == f"{SPACE}dataset":
            passed = _inheritable(node) or inherited
            own = node.get("serviceName") or _text(node, "serviceName") or passed
            yield from _of_dataset(node, services, own, root.get("base") or "")
            waiting.extend((child, passed) for child in reversed(node))


def _services(root: Element) -> Iterator[tuple[str, Sequence[_Service]]]:
    """Give the services by name; a compound one is all that are in it."""
    for node in root.iter(f"{SPACE}service"):
        inside = [one for one in node.iter(f"{SPACE}service") if (one.get("serviceType") or "").lower() != "compound"]
        yield (
            node.get("name") or "",
            tuple(_Service((one.get("serviceType") or "").lower(), one.get("base") or "") for one in inside),
        )


def _inheritable(node: Element) -> str:
    """Give the service that what is inside takes over."""
    inherited = (one for one in node.findall(f"{SPACE}metadata") if one.get("inherited") == "true")
    return next((text for one in inherited if (text := _text(one, "serviceName"))), "")


def _of_dataset(node: Element, services: _Services, service: str, base: str) -> Iterator[ServedFile]:
    """Give the file that a data set is, by the service that gives files where there is one."""
    ways = [(node.get("urlPath") or "", service)]
    ways += [(one.get("urlPath") or "", one.get("serviceName") or service) for one in node.findall(f"{SPACE}access")]
    offered = [(way, url) for url, name in ways if url for way in services.get(name, (_Service("", ""),))]
    if not offered:
        return
    way, url = min(offered, key=lambda one: one[0].type not in _GIVE_FILES)
    yield ServedFile(
        urljoin(base, way.base + url) if way.type in _GIVE_FILES else url,
        _size(node),
        _modified(node),
        fetched=way.type in _GIVE_FILES,
    )


def _size(node: Element) -> int | None:
    """Give the size of a data set in bytes; servers round it to a few digits."""
    found = node.find(f"{SPACE}dataSize")
    if found is None:
        return None
    try:
        size = float(found.text or "")
    except ValueError:
        return None
    factor = _UNITS.get((found.get("units") or "bytes").lower())
    return whole_bytes(size * factor) if factor else None


def _modified(node: Element) -> int:
    dates = (one for one in node.findall(f"{SPACE}date") if one.get("type") == "modified")
    return max((nanoseconds(one.text or "") for one in dates), default=0)


def _text(node: Element, name: str) -> str:
    return (node.findtext(f"{SPACE}{name}") or "").strip()
