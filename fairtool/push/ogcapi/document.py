"""A document as an interface gives it back, without what servers write by themselves, held against what was sent.

They add links that lead around the interface, the name of the collection, and the moments of their own writing.
"""

import json
import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from fairtool.errors import UnreadableError
from fairtool.push.form import Fields
from fairtool.push.json_form import fields_of, hash_of
from fairtool.record.json_node import read_json

_SCHEME = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*:")
Json = Mapping[str, object]
_ALWAYS = frozenset({"self", "root", "parent", "items", "prev", "next"})
_AROUND = frozenset({"collection", "item", "child", "data", "alternate", "canonical"})  # said of other things, too
_OWN = frozenset({"collection", "numberMatched", "numberReturned", "timeStamp"})
_OWN_PROPERTIES = frozenset({"created", "updated", "recordCreated", "recordUpdated"})
_STAMPS = ("updated", "recordUpdated")
_NULL_IS_SAID = frozenset({"geometry", "time"})  # members that stay where they say nothing: no patch takes them out


@dataclass(frozen=True, slots=True)
class Likeness:
    """What documents of one interface say; `landing` is its address, where the links begin that it makes itself."""

    landing: str

    def said_in(self, document: bytes, name: str = "-") -> Json:
        """Give what a document says; raises UnreadableError for what is no object in JSON."""
        return self._said(read_json(document, name).members) if document else {}

    def hash_in(self, document: bytes, name: str) -> str:
        """Give the hash of what a document says; raises UnreadableError."""
        return hash_of(self.said_in(document, name))

    def fields_in(self, document: bytes) -> Fields:
        """Give the fields of a document."""
        return fields_of(self.said_in(document))

    def _said(self, document: Json) -> Json:
        said = {
            name: value
            for name, value in document.items()
            if name not in _OWN and (value is not None or name in _NULL_IS_SAID)
        }
        links = said.get("links")
        if isinstance(links, list):
            own = [link for link in links if not self._is_around(link)]
            said["links"] = sorted(own, key=lambda link: json.dumps(link, sort_keys=True))
        properties = said.get("properties")
        if isinstance(properties, Mapping):
            said["properties"] = {name: value for name, value in properties.items() if name not in _OWN_PROPERTIES}
        return {name: value for name, value in said.items() if value != []}

    def _is_around(self, link: object) -> bool:
        """Tell a link that leads around the interface from one of what is described."""
        if not isinstance(link, Mapping):
            return False
        relation, address = str(link.get("rel")), str(link.get("href", ""))
        inside = address.startswith(self.landing) or not _SCHEME.match(address)
        return relation in _ALWAYS or (relation in _AROUND and inside)


def stamp_in(document: bytes) -> str:
    """Give the moment when a document was last written, empty where it does not say one."""
    try:
        root = read_json(document, "-")
    except UnreadableError:
        return ""
    return root["properties"].first(*_STAMPS).text() or root.first(*_STAMPS).text()


def patch_between(before: Json, after: Json) -> Json | None:
    """Give the merge patch (RFC 7396) that makes of one document the other, None where a patch cannot say that.

    A patch takes a member out by null, so it cannot set one to null.
    """
    found: dict[str, object] = {name: None for name in before if name not in after}
    for name, value in after.items():
        old = before.get(name)
        if name in before and hash_of(old) == hash_of(value):
            continue
        inner: object = value
        if isinstance(value, Mapping):
            inner = patch_between(old if isinstance(old, Mapping) else {}, value)
        if inner is None:
            return None
        found[name] = inner
    return found


def with_stamp(patch: Json, document: bytes) -> Json:
    """Give a patch that says, too, when the record was last changed here."""
    stamp = read_json(document, "-")["properties"]["updated"].text()
    properties = patch.get("properties", {})
    if not stamp or not isinstance(properties, Mapping):
        return patch
    return {**patch, "properties": {**properties, "updated": stamp}}


def link_of(links: Iterable[object], relation: str) -> str:
    """Give the address of the first link with a relation, empty where there is none."""
    found = (one for one in links if isinstance(one, Mapping) and one.get("rel") == relation)
    return next((str(one.get("href", "")) for one in found), "")
