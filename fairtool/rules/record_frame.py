"""The frame that completes the XML examples of rules.

An example is what is changed in a whole record, which is sound: lines `PATH = XML` put the XML in the place of all
elements at the path, `PATH =` takes them out, `PATH += XML` adds the XML after the last of them (or as the last child
of their parent). Steps of a path are names with the usual prefixes or `*`, from below the root; `PATH@name = text`
writes an attribute. A first line `in service` or `in dataset-3` says which record is changed (`templates/records`):
without it that of a data set in ISO 19139. What is written for a path reaches to the next line that begins with a path
and `=`: no line of the XML may begin with an attribute. A text that begins with `<` is a whole record.
"""

import re
from collections.abc import Iterator
from copy import deepcopy

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, tags
from fairtool.resources import folder

_STEP = r"(?:\*|\w+(?::\w+)?(?:\[\d+\])?)"
_CHANGE = re.compile(rf"^[ \t]*({_STEP}(?:/{_STEP})*(?:@[\w:]+)?)[ \t]*(\+?=)", re.MULTILINE)
_IN = re.compile(r"\s*in ([\w-]+)[ \t]*\n?")


def complete(example: str) -> bytes:
    """Give the whole record that an example stands for."""
    if example.lstrip().startswith("<"):
        return example.strip().encode()
    chosen = _IN.match(example)
    name = chosen[1] if chosen else "dataset"
    root = etree.fromstring((folder("templates") / "records" / f"{name}.xml").read_bytes())
    for path, sign, text in _changes(example[chosen.end() if chosen else 0 :]):
        _change(root, path, sign, text)
    made: bytes = etree.tostring(root, encoding="UTF-8", xml_declaration=True)
    return made


def _changes(text: str) -> Iterator[tuple[str, str, str]]:
    """Give path, sign and XML of each change."""
    found = list(_CHANGE.finditer(text))
    ends = [*(one.start() for one in found), len(text)][1:]
    for one, end in zip(found, ends, strict=True):
        yield one[1], one[2], text[one.end() : end].strip()


def _change(root: Element, path: str, sign: str, text: str) -> None:
    path, _, attribute = path.partition("@")
    targets = list(_at(root, path.split("/")))
    if attribute:
        name = tags(attribute, ())[0] if ":" in attribute else attribute
        for target in targets:
            target.set(name, text)
        return
    made = _made(root, text)
    if sign == "+=" and targets:
        _after(targets[-1], made)
    elif sign == "+=":
        for parent in list(_at(root, path.split("/")[:-1]))[:1] or [root]:
            parent.extend(made)
    else:
        _replace(targets, made, example=path)


def _replace(targets: list[Element], made: list[Element], example: str) -> None:
    if not targets:
        message = f"the example changes {example}, which is not in the record"
        raise ValueError(message)
    _after(targets[-1], made)
    for target in targets:
        parent = target.getparent()
        if parent is not None:
            parent.remove(target)


def _after(target: Element, made: list[Element]) -> None:
    for element in reversed(made):
        target.addnext(deepcopy(element))


def _made(root: Element, text: str) -> list[Element]:
    """Parse pieces of XML that use the usual prefixes; those of the record prevail."""
    names = {prefix: uris[0] for prefix, uris in URIS.items() if prefix != "xml"}
    names.update({prefix: uri for prefix, uri in root.nsmap.items() if prefix})
    declared = " ".join(f'xmlns:{prefix}="{uri}"' for prefix, uri in names.items())
    parsed = etree.fromstring(f"<frame {declared}>{text}</frame>")
    return list(parsed)


def _at(root: Element, steps: list[str]) -> Iterator[Element]:
    elements = [root]
    used = {uri for uri in root.nsmap.values() if uri}
    for step in steps:
        name, _, number = step.partition("[")
        wanted = ("*",) if name == "*" else tags(name, used)
        found = [child for element in elements for child in element.iterchildren(*wanted)]
        elements = found[int(number[:-1]) - 1 :][:1] if number else found
    yield from elements
