"""An array without elements may still be as long as a dimension can be."""

import time
from collections.abc import Iterator

import numpy as np

from fairtool.context import Context
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.model import Dimension, Group, NcType, Variable
from fairtool.netcdf.values import Array
from fairtool.rules.catalogue import all_rules
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

ROWS = 5 * 10**7


class _Rows:
    """Reads rows of nothing."""

    def read(self, path: str) -> Array:
        del path
        return np.empty((ROWS, 0), object)

    def blocks(self, path: str) -> Iterator[Array]:
        yield self.read(path)


def test_rows_of_nothing_take_no_time() -> None:
    many, none = Dimension("many", ROWS, path="many"), Dimension("none", 0, unlimited=True, path="none")
    label = Variable("label", NcType.STRING, (many, none), {})
    view = Dataset("x.nc", Format.NETCDF4, Group("/", {}, {"many": many, "none": none}, {"label": label}), _Rows())
    context = Context(view, Version(1, 13), shipped(), deep=True)
    start = time.process_time()
    assert list(all_rules()["cf-2.2-text-values-are-utf-8"].check(label, context)) == []
    assert time.process_time() - start < 1
