"""Writes schemas/xsd/sets.json: the files of each set of XML schemas, their official addresses and checksums.

    python scripts/build_schema_sets.py ADDRESS=FOLDER [ADDRESS=FOLDER ...]

Each argument says in which folder a copy stands of what is published under an address (the longest address that fits
comes first). The schemas themselves are not taken into the project: `fairtool schemas pull` fetches them.

Copies are rarely what was published: who copies schemas rewrites where they import XLink, XML and GML from. A checksum
is recorded only for a file that all copies agree on and that imports nothing from a place of the copier's own; for
the others it is empty, and the first pull writes down what it found.
"""

import json
import sys
from collections.abc import Iterator, Mapping
from hashlib import sha256
from pathlib import Path
from urllib.parse import urljoin, urlsplit

from lxml import etree

OUT = Path(__file__).parents[1] / "schemas" / "xsd" / "sets.json"
XS = "{http://www.w3.org/2001/XMLSchema}"
OGC = "http://schemas.opengis.net"
ISO = "http://standards.iso.org/iso"
XML = ("http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2001/xml.xsd")
XLINK = ("http://www.w3.org/1999/xlink", "http://www.w3.org/1999/xlink.xsd")
GML = ("http://www.opengis.net/gml/3.2", f"{OGC}/gml/3.2.1/gml.xsd")
SERVICES = {
    "2.0": f"{ISO}/19115/-3/srv/2.0/srv.xsd",
    "2.1": "https://schemas.isotc211.org/19115/-3/srv/2.1/srv.xsd",
}
OUTSIDE = dict((XML, XLINK))
OWN = ("/schemas/ogc/", f"{OGC}/ogc/")  # where copiers put what stands directly below the address


def _gmd(year: str) -> tuple[tuple[str, str], ...]:
    return tuple(
        (f"http://www.isotc211.org/2005/{name}", f"{OGC}/iso/19139/{year}/{name}/{name}.xsd") for name in ("gmd", "gmx")
    )


def _mdb(version: str, services: tuple[str, ...]) -> tuple[tuple[str, str], ...]:
    return (
        XML,
        XLINK,
        GML,
        (f"{ISO}/19115/-3/mds/{version}", f"{ISO}/19115/-3/mds/{version}/mds.xsd"),
        (f"{ISO}/19115/-3/mex/1.0", f"{ISO}/19115/-3/mex/1.0/mex.xsd"),
        (f"{ISO}/19110/gfc/1.1", f"{ISO}/19110/gfc/1.1/gfc.xsd"),
        *((f"{ISO}/19115/-3/srv/{one}", SERVICES[one]) for one in services),
    )


SRV = ("http://www.isotc211.org/2005/srv", f"{OGC}/iso/19139/20060504/srv/srv.xsd")
GML_OLD = ("http://www.opengis.net/gml", f"{OGC}/iso/19139/20060504/gml/gml.xsd")
SETS: Mapping[str, tuple[tuple[str, str], ...]] = {
    "iso-19139-2007": (XML, XLINK, GML, *_gmd("20070417"), SRV),
    "iso-19139-2006": (XML, XLINK, GML_OLD, *_gmd("20060504"), SRV),
    "iso-19115-3-2.0": _mdb("2.0", ("2.0", "2.1")),
    "iso-19115-3-1.0": _mdb("1.0", ("2.0",)),
    "datacite-4": (
        ("http://datacite.org/schema/kernel-4", "https://schema.datacite.org/meta/kernel-4.7/metadata.xsd"),
    ),
}


def main(arguments: list[str]) -> None:
    """Write the sets whose files are all in the folders."""
    copies = [argument.split("=", 1) for argument in arguments]
    found = {}
    for name, imports in SETS.items():
        begun: set[str] = set()
        files = dict(_files([address for _, address in imports], copies, begun))
        found[name] = {"imports": [list(one) for one in imports], "files": dict(sorted(files.items()))}
        print(f"{name}: {len(files)} files, {sum(map(bool, files.values()))} with a checksum")
    OUT.parent.mkdir(parents=True, exist_ok=True)
    OUT.write_text(json.dumps(found, indent=1) + "\n", encoding="utf-8")


def _files(addresses: list[str], copies: list[list[str]], begun: set[str]) -> Iterator[tuple[str, str]]:
    """Give the address and the checksum of each file that the addresses lead to; a namespace is taken once."""
    waiting = list(addresses)
    spaces: dict[str, str] = {}  # the host that each namespace comes from: the first is the one that is read
    while waiting:
        address = waiting.pop(0)
        if address in begun:
            continue
        begun.add(address)
        data, agreed = _data(address, copies)
        root = etree.fromstring(data)
        own = all(_is_published(child, address) for child, _ in _locations(root, address))
        yield address, sha256(data).hexdigest() if agreed and own else ""
        spaces.setdefault(str(root.get("targetNamespace")), urlsplit(address).netloc)
        for child, location in _locations(root, address):
            official = _official(child, location)
            if spaces.get(str(child.get("namespace")), urlsplit(official).netloc) == urlsplit(official).netloc:
                waiting.append(official)


def _locations(root: etree._Element, address: str) -> Iterator[tuple[etree._Element, str]]:
    for child in root.iterchildren(XS + "include", XS + "import", XS + "redefine"):
        location = child.get("schemaLocation")
        if location:
            yield child, urljoin(address, location)


def _is_published(child: etree._Element, address: str) -> bool:
    """Say whether an import can be as it was published: to no place of a copier, nor above the root of the host."""
    location = str(child.get("schemaLocation"))
    depth = urlsplit(address).path.count("/") - 1
    return location.count("../") <= depth and _official(child, urljoin(address, location)) == urljoin(address, location)


def _official(child: etree._Element, location: str) -> str:
    """Give the address that a copier's own place stands for."""
    location = location.replace("https://schemas.opengis.net", OGC)
    space = child.get("namespace")
    if space in OUTSIDE and location != OUTSIDE[space]:
        return OUTSIDE[space]
    own = next((one for one in OWN if one in location), None)
    return f"{OGC}/{location.partition(own)[2]}" if own else location


def _data(address: str, copies: list[list[str]]) -> tuple[bytes, bool]:
    """Give the file of an address, and whether all copies of it are the same."""
    fitting = sorted((one for one in copies if address.startswith(one[0])), key=lambda one: -len(one[0]))
    places = [Path(folder) / address.removeprefix(start).lstrip("/") for start, folder in fitting]
    there = [place for place in places if place.is_file()]
    if not there:
        sys.exit(f"no copy of {address}")
    return there[0].read_bytes(), len({place.read_bytes() for place in there}) == 1


if __name__ == "__main__":
    main(sys.argv[1:])
