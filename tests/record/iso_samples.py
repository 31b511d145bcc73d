"""ISO records for tests: two written by hand, and those of the corpus where there is one."""

import os
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from fairtool.iso.element import Element
from fairtool.iso.identify import encoding_of, records_in
from fairtool.iso.structure import check, load, table_for
from fairtool.iso.view import XmlRecord
from fairtool.record.iso_read import read_iso
from fairtool.record.record import Record

FILES = Path(__file__).parents[1] / "files" / "iso"
ISO_19139 = FILES / "synthetique_19139.xml"
ISO_19115_3 = FILES / "synthetique_19115-3.xml"
_PARSER = etree.XMLParser(resolve_entities=False, no_network=True)


def corpus() -> list[object]:
    """Give the records of ISO in the corpus as parameters: file and number; one that is skipped where there is none."""
    folder = os.environ.get("FAIRTOOL_CORPUS")
    if not folder:
        return [pytest.param(ISO_19139, 0, marks=pytest.mark.skip(reason="FAIRTOOL_CORPUS is not set"))]
    paths = [path for path in sorted((Path(folder) / "iso").glob("*.xml")) if path.stem.startswith(("gm", "mdb"))]
    return [pytest.param(path, number, id=path.stem) for path in paths for number in range(len(roots(path)))]


def roots(path: Path) -> list[Element]:
    """Give the records in a file."""
    return list(records_in(etree.parse(path, _PARSER).getroot()))


def read(source: Path | bytes | Element, number: int = 0) -> Record:
    """Read a record from a file, a document or an element."""
    if isinstance(source, Path):
        root = roots(source)[number]
    else:
        root = etree.fromstring(source, _PARSER) if isinstance(source, bytes) else source
    encoding = encoding_of(root)
    assert encoding is not None
    return read_iso(XmlRecord("record.xml", root, encoding, read_iso))


def bare(record: Record) -> Record:
    """Give what a record says, without where it was read from and what is open in it."""
    return replace(record, encoding="", places={}, unread={}, nil={})


def faults(document: bytes) -> list[str]:
    """Give what a structure table finds wrong with a document."""
    root = etree.fromstring(document)
    name = table_for(root)
    assert name is not None
    return [f"{fault.kind}: {fault.element.tag} {fault.reason}" for fault in check(root, load(name))]
