"""The two versions of CSW that have transactions: their namespaces, and how many records one question is about."""

from collections.abc import Mapping
from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Dialect:
    """A version: the namespaces of its own elements, of its exceptions, and of the filters in its constraints.

    `asks_many` says that one GetRecordById may name several records (2.0.2, 10.9); in 3.0 it names one (7.4.4).
    """

    version: str
    csw: str
    ows: str
    filters: str
    filter_version: str
    asks_many: bool


CSW_2 = Dialect(
    "2.0.2",
    "http://www.opengis.net/cat/csw/2.0.2",
    "http://www.opengis.net/ows",
    "http://www.opengis.net/ogc",
    "1.1.0",
    asks_many=True,
)
CSW_3 = Dialect(
    "3.0.0",
    "http://www.opengis.net/cat/csw/3.0",
    "http://www.opengis.net/ows/2.0",
    "http://www.opengis.net/fes/2.0",
    "2.0.0",
    asks_many=False,
)
DIALECTS: Mapping[str, Dialect] = {one.version: one for one in (CSW_2, CSW_3)}
"""The first is taken where a catalogue speaks both: it reads many records at once."""
BY_NAMESPACE: Mapping[str, Dialect] = {one.csw: one for one in DIALECTS.values()}
