"""A record that is read, written and read again is the same record, and what is written is valid."""

import re
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from typing import Any

import pytest

from fairtool.iso.paths import Column
from fairtool.record.geometry import Geometry
from fairtool.record.iso_write import build_iso, write_iso
from fairtool.record.record import Record
from tests.record.iso_samples import ISO_19115_3, ISO_19139, bare, corpus, faults, read

SAMPLES = [pytest.param(ISO_19139, 0, id="19139"), pytest.param(ISO_19115_3, 0, id="19115-3"), *corpus()]
COLUMNS: list[Column] = ["19139", "19115-3"]


def own(record: Record) -> Column:
    return "19115-3" if "19115-3" in record.encoding else "19139"


def without_ids(thing: Any) -> Any:
    """Leave out the ids of GML, which must differ in a document even where those of the source do not."""
    if isinstance(thing, Geometry):
        return replace(thing, xml=re.sub(r' gml:id="[^"]*"', "", thing.xml))
    if isinstance(thing, tuple):
        return tuple(without_ids(one) for one in thing)
    if not is_dataclass(thing) or isinstance(thing, type):
        return thing
    return replace(thing, **{one.name: without_ids(getattr(thing, one.name)) for one in fields(thing)})


@pytest.mark.parametrize(("path", "number"), SAMPLES)
def test_a_record_that_is_written_and_read_again_is_the_same(path: Path, number: int) -> None:
    record = read(path, number)
    again = read(write_iso(record, own(record)))
    assert without_ids(bare(again)) == without_ids(bare(record))


@pytest.mark.parametrize(("path", "number"), SAMPLES)
def test_reasons_for_open_values_stay_and_only_required_ones_are_added(path: Path, number: int) -> None:
    record = read(path, number)
    again = read(write_iso(record, own(record)))
    added = again.nil.keys() - record.nil.keys()
    assert {name: again.nil.get(name) for name in record.nil} == record.nil
    assert {again.nil[name] for name in added} <= {"missing", "unknown"}


@pytest.mark.parametrize(("path", "number"), SAMPLES)
def test_nothing_is_lost_in_the_own_encoding(path: Path, number: int) -> None:
    record = read(path, number)
    assert build_iso(record, own(record)).lost == ()


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize(("path", "number"), SAMPLES)
def test_what_is_written_is_valid_in_both_editions(path: Path, number: int, column: Column) -> None:
    assert faults(write_iso(read(path, number), column)) == []


@pytest.mark.parametrize("column", COLUMNS)
def test_an_empty_record_is_written_with_reasons_for_what_is_required(column: Column) -> None:
    document = write_iso(Record(), column)
    assert faults(document) == []
    assert read(document).nil["resources[0]"] == "missing"


@pytest.mark.parametrize("column", COLUMNS)
def test_the_same_record_gives_the_same_bytes(column: Column) -> None:
    assert write_iso(read(ISO_19139), column) == write_iso(read(ISO_19139), column)
