"""A record as GeoNetwork gives it back, held against what it was sent: what it writes by itself does not count.

It sets the date of the record, the addresses of the code lists and the schema locations, and chooses its own prefixes.
"""

import re
from collections.abc import Iterator

from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.safe import parse
from fairtool.push.form import Fields
from fairtool.push.xml_form import fields_of, hash_of

_UNSAID = ("codeList", "codeSpace")  # written anew at each save; the value of the code is what is said
_DATE_INFO = re.compile(r"\{http://standards\.iso\.org/iso/19115/-3/mdb/[12]\.0\}dateInfo")
_STAMP = "{http://www.isotc211.org/2005/gmd}dateStamp"
_REVISED = "revision"  # the date of ISO 19115-3 that is set at each save


def record_in(document: bytes, name: str) -> Element:
    """Give a record without what is set at each save; raises UnreadableError for what is no XML."""
    root = parse(document, name)
    etree.strip_attributes(root, *_UNSAID)
    for dated in list(_revisions(root)):
        root.remove(dated)
    return root


def hash_in(document: bytes, name: str) -> str:
    """Give the hash of what a record says."""
    return hash_of(record_in(document, name))


def fields_in(document: bytes) -> Fields:
    """Give the fields of a record; none of a record that could not be read."""
    return fields_of(record_in(document, "-")) if document else {}


def stamp_in(document: bytes, name: str) -> str:
    """Give the date of a record, empty where it has none."""
    root = parse(document, name)
    stamps = [root.find(_STAMP), *_revisions(root)]
    texts = ("".join(one.itertext()).split() for one in stamps if one is not None)
    return next((words[0] for words in texts if words), "")


def _revisions(root: Element) -> Iterator[Element]:
    for child in root:
        if isinstance(child.tag, str) and _DATE_INFO.fullmatch(child.tag):
            codes = (one.get("codeListValue") or (one.text or "").strip() for one in child.iter())
            if _REVISED in codes:
                yield child
