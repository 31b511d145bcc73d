"""What a rule is told beside the part it looks at."""

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from fairtool.version import Version
from fairtool.vocabulary.store import Vocabularies

View = TypeVar("View")


@dataclass(frozen=True, slots=True)
class Context(Generic[View]):
    """The whole view, the version of the standard, the day, and the vocabularies: nothing global.

    `deep` says that whole data variables may be read (in blocks). `beside` has the ids of all rules of the run: a rule
    stays silent about what another of them tells already. `zone` is the time zone of moments that are written without
    one, where the user says it.
    """

    view: View
    version: Version
    vocabularies: Vocabularies
    today: date = field(default_factory=date.today)
    deep: bool = False
    beside: frozenset[str] = frozenset()
    zone: str = ""
