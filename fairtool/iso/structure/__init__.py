"""The structure of metadata records: what the schemas of their standard would say, without the schemas."""

from fairtool.iso.structure.choice import table_for
from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.table import Table, load
from fairtool.iso.structure.walk import check

__all__ = ["Fault", "Kind", "Table", "check", "load", "table_for"]
