"""What of stored headers is compared between files; files of a data set differ in little, and the rest is read once.

A header is mostly variables, which are the same in hundreds of files. So the text after the global attributes is not
parsed again where it is known: that takes a fifth of the time.
"""

import json
from typing import NamedTuple

from fairtool.audit.header_words import Layout, Texts, global_texts, layout_of
from fairtool.netcdf.facts import Facts, ValueFact

_LAYOUTS, _LONGEST = 300, 100_000  # headers that are known again, and characters of one
_BEGIN = '"groups":{"/":{"attributes":'  # as a store has it
_NEAR = 100  # characters within which it stands


class Heading(NamedTuple):
    """What is compared of a header: global attributes that do not differ by nature, variables and dimensions."""

    texts: Texts
    layout: Layout


class Headings:
    """Reads the stored headers of files that belong together."""

    __slots__ = ("_decoder", "_known")

    def __init__(self) -> None:
        """Know no header yet."""
        self._decoder = json.JSONDecoder()
        self._known: dict[str, Layout] = {}

    def read(self, text: str) -> Heading:
        """Read a header, as the JSON text of its facts; raises ValueError for what is none."""
        begin = text.find(_BEGIN, 0, _NEAR)
        if begin < 0 or len(text) > _LONGEST:
            return heading_of(json.loads(text))
        attributes, end = self._decoder.raw_decode(text, begin + len(_BEGIN))
        return Heading(global_texts(attributes), self._layout(text, text[end:]))

    def _layout(self, text: str, rest: str) -> Layout:
        known = self._known.get(rest)
        if known is None:
            known = layout_of(json.loads(text))
            if len(self._known) < _LAYOUTS:
                self._known[rest] = known
        return known


def heading_of(facts: Facts) -> Heading:
    """Give what is compared of a header."""
    attributes: dict[str, ValueFact] = facts["groups"].get("/", {}).get("attributes", {})
    return Heading(global_texts(attributes), layout_of(facts))
