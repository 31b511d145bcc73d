"""Where F-UJI looks for elements in XML: paths of names without prefix, `//` for any depth, `@@` for an attribute."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from fairtool.fair.fuji.source import Part
from fairtool.iso.element import Element

_NAME = re.compile(r"(?<![\w}'\"])([A-Za-z_]\w*)(?=/|$|\[)")
_XLINK = "{http://www.w3.org/1999/xlink}href"

Paths = Mapping[Part, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class FilePaths:
    """Where the links to data are, and from each of them its address, media type and kind of service."""

    links: tuple[str, ...] = ()
    address: str = ""
    media_type: str = ""
    service: str = ""


def texts_at(root: Element, path: str) -> tuple[str | None, ...]:
    """Give the texts at a path; None for an element without text and without others in it."""
    way, _, attribute = path.partition("@@")
    return tuple(_text(one, attribute) for one in _elements_at(root, way))


def elements_at(root: Element, path: str) -> tuple[Element, ...]:
    """Give the elements at a path."""
    return tuple(_elements_at(root, path))


def _elements_at(root: Element, way: str) -> Iterator[Element]:
    """Look with names of any namespace, as lxml has them: `{*}title`; `[ROLE=text]` asks for the text of a child."""
    yield from root.iterfind("./" + _NAME.sub(r"{*}\1", re.sub(r"\[(\w+)=", r"[{*}\1=", way)))


def _text(element: Element, attribute: str) -> str | None:
    if attribute:
        return (element.get(_XLINK if attribute == "href" else attribute) or "").strip()
    return " ".join("".join(element.itertext()).split()) if element.text or len(element) else None
