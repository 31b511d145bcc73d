"""How much of what ISO records say is in the canonical record: a leaf value counts as kept if it is anywhere in it.

    FAIRTOOL_CORPUS=folder python benchmarks/leaves.py [FILE]...

Texts are compared with white space normalised, numbers as numbers, booleans as booleans. The leaf of a code list is its
`codeListValue`; the text beside it, which says the code to people, is not counted where there is one. Without files,
those of the folder `iso` of the corpus are read. Records with fewer than 8 leaves are left out of the means.
"""

import os
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator
from dataclasses import fields, is_dataclass
from pathlib import Path

from lxml import etree

from fairtool.iso.identify import encoding_of, records_in
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import xpath
from fairtool.record.iso_read import read_iso
from fairtool.record.record import Record

LEAST = 8
ASIDE = frozenset({"places", "unread", "nil", "encoding"})


def values(thing: object) -> Iterator[str]:
    """Give all values of an object, however deep."""
    if isinstance(thing, bool):
        yield str(thing).lower()
    elif is_dataclass(thing) and not isinstance(thing, type):
        for one in fields(thing):
            if not (isinstance(thing, Record) and one.name in ASIDE):
                yield from values(getattr(thing, one.name))
    elif isinstance(thing, tuple):
        for part in thing:
            yield from values(part)
    elif isinstance(thing, dict):
        yield from values(tuple(thing.values()))
    elif thing is not None and thing != "":
        yield str(thing)


def plain(text: str) -> str:
    """Give a value as it is compared."""
    normal = " ".join(text.split())
    try:
        return repr(float(normal))
    except ValueError:
        return normal


def leaves(root: etree._Element) -> Iterator[tuple[etree._Element, str]]:
    """Give the leaf values of a record, each with its element."""
    for element in root.iter("*"):
        code = element.get("codeListValue")
        text = " ".join((element.text or "").split())
        if code:
            yield element, plain(code)
        elif text and not len(element):
            yield element, text if element.tag.endswith("}Boolean") else plain(text)


def lost(root: etree._Element, path: str) -> tuple[int, list[tuple[etree._Element, str]]]:
    """Count the leaves of a record, and give those that the canonical record does not have."""
    encoding = encoding_of(root)
    if encoding is None or encoding.column is None:
        return 0, []
    record = read_iso(XmlRecord(path, root, encoding, read_iso))
    kept = {plain(value) for value in values(record)}
    kept |= {{"true": "1", "false": "0"}[value] for value in kept & {"true", "false"}}
    found = list(leaves(root))
    return len(found), [(element, value) for element, value in found if value not in kept]


def main() -> None:
    """Print the share of each record, the means by kind of record, and what is lost most."""
    paths = [Path(name) for name in sys.argv[1:]] or sorted((Path(os.environ["FAIRTOOL_CORPUS"]) / "iso").glob("*.xml"))
    shares: dict[str, list[float]] = defaultdict(list)
    missing: Counter[str] = Counter()
    parser = etree.XMLParser(remove_comments=True, resolve_entities=False)
    for path in paths:
        for root in records_in(etree.parse(path, parser).getroot()):
            count, gone = lost(root, str(path))
            missing.update("/".join(xpath(element).split("/")[-4:]) for element, _ in gone)
            if count >= LEAST:
                share = 100 * (count - len(gone)) / count
                shares[etree.QName(root).namespace.rstrip("/0123.").rpartition("/")[2]].append(share)
                print(f"{share:6.1f} % of {count:4d}  {path.name}")
    for kind, found in sorted(shares.items()):
        print(f"{kind}: {len(found)} records, mean {sum(found) / len(found):.1f} %, least {min(found):.1f} %")
    for place, count in missing.most_common(40):
        print(f"{count:4d} lost: {place}")


if __name__ == "__main__":
    main()
