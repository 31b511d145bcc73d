"""Pairs of a record and data to score: a good one, and what is made of it. All are synthetic, and say so."""

import re
from collections.abc import Mapping
from pathlib import Path

FOLDER = Path(__file__).parents[1] / "files/fair"
RECORD = (FOLDER / "good.xml").read_text("utf-8")
DATA = (FOLDER / "good.cdl").read_text("utf-8")
JUNK = b"x" * 25  # what is called data.nc, and is none

OTHER_BOX = {"<gco:Decimal>4.87</gco:Decimal>": "<gco:Decimal>14.87</gco:Decimal>"}
OTHER_VARIABLE = {
    ">psal<": ">chla<",
    "practical salinity of the sea water</gco": "chlorophyll a</gco",
    'udunits">1<': 'udunits">mg m-3<',
}
WRONG_SIZE = {"<gco:Real>0.003</gco:Real>": "<gco:Real>500</gco:Real>"}
OTHER_LICENCE = {
    "https://creativecommons.org/licenses/by/4.0/": "https://creativecommons.org/licenses/by-nc/4.0/",
    "Creative Commons Attribution 4.0 International": "Creative Commons Attribution-NonCommercial 4.0 International",
}
WRONG = {**OTHER_BOX, **OTHER_VARIABLE, **WRONG_SIZE, **OTHER_LICENCE}


def changed(text: str, changes: Mapping[str, str]) -> str:
    """Give a text with words replaced, each of which must be there."""
    for old, new in changes.items():
        assert old in text, old
        text = text.replace(old, new)
    return text


def all_x(*, codes: bool) -> str:
    """Give the record with "x" for every text, number, date and address; with `codes` for those of code lists too."""
    text = re.sub(r">[^<>\s][^<>]*<", ">x<", RECORD.partition("-->")[2])
    text = re.sub(r'xlink:href="[^"]*"', 'xlink:href="x"', text)
    return re.sub(r'codeListValue="[^"]*"', 'codeListValue="x"', text) if codes else text


def data_x() -> str:
    """Give data that can be opened, with "x" for the text of every attribute but the conventions."""
    return re.sub(r'= "(?!CF-)[^"]*" ;', '= "x" ;', DATA)


def lorem() -> str:
    """Give the record with words that mean nothing for every text, and an address that leads nowhere for every link."""
    text = re.sub(r">[^<>\s][^<>]*<", ">lorem ipsum dolor sit amet consectetur<", RECORD.partition("-->")[2])
    return re.sub(r'xlink:href="[^"]*"', 'xlink:href="https://example.org/lorem"', text)


def written(folder: Path, record: str, data: str | bytes, name: str = "good.cdl") -> tuple[str, str]:
    """Write a pair into a folder, and give the two paths."""
    paths = folder / "record.xml", folder / name
    paths[0].write_text(record, "utf-8")
    paths[1].write_bytes(data if isinstance(data, bytes) else data.encode())
    return str(paths[0]), str(paths[1])
