"""What a run needs to know, as plain data that crosses process borders."""

from dataclasses import dataclass, field
from datetime import UTC, date, datetime

from fairtool.beside_plan import BesidePlan
from fairtool.kinds import Kind
from fairtool.netcdf.read_limits import Limits
from fairtool.selection import Selection


def today() -> date:
    """Give the day in UTC."""
    return datetime.now(tz=UTC).date()


@dataclass(frozen=True, slots=True)
class Settings:
    """Which rules are run, within which limits; `deep` allows whole data variables to be read (in blocks).

    `records` asks for the canonical record of each subject too, `evidence` for some of what the rules
    with these ids looked at. `kind` is what every source is taken for, whatever it looks like; `zone` is the time zone
    of moments that are written without one, where the user says it. `named` are the paths that the user
    named, `plans` the plans among them, which are held against the data and records.
    """

    selection: Selection = field(default_factory=Selection)
    limits: Limits = field(default_factory=Limits)
    deep: bool = False
    records: bool = False
    evidence: frozenset[str] = frozenset()
    kind: Kind | None = None
    zone: str = ""
    named: tuple[str, ...] = ()
    plans: BesidePlan | None = None
    today: date = field(default_factory=today)
