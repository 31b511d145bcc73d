"""Which plans are held against the data and the records of a run."""

from dataclasses import dataclass
from typing import TYPE_CHECKING

from fairtool.discovery import Source

if TYPE_CHECKING:  # few runs have a plan
    from fairtool.plan.pole import Tariff


@dataclass(frozen=True, slots=True)
class BesidePlan:
    """Plans that were named together with data; plain data that crosses process borders.

    In the `folders` there are data of formats that fairtool does not read, too. `is_apart` says that the plans are no
    sources of the run themselves. `tariff` is what the user says that storing costs.
    """

    plans: tuple[Source, ...]
    folders: tuple[str, ...] = ()
    is_apart: bool = False
    tariff: "Tariff | None" = None

    @classmethod
    def of(cls, plans: tuple[Source, ...], folders: tuple[str, ...]) -> "BesidePlan | None":
        """Give the plans, where there are any."""
        return cls(plans, folders) if plans else None
