"""Whatever a record says, what is written is valid, and what was written once stays the same."""

import pytest

from fairtool.iso.paths import COLUMNS, Column
from fairtool.record.iso_write import build_iso, write_iso
from tests.record.iso_filled import Filler
from tests.record.iso_samples import bare, faults, read


@pytest.mark.parametrize("column", COLUMNS)
@pytest.mark.parametrize("seed", range(24))
def test_a_filled_record_is_written_valid_and_read_again_as_it_stands(seed: int, column: Column) -> None:
    document = write_iso(Filler(seed).record(), column)
    assert faults(document) == []
    once = read(document)
    again = write_iso(once, column)
    assert bare(read(again)) == bare(once)
    assert build_iso(once, column).lost == ()
