"""How records are validated before they are planned: as `fairtool validate` does it in the same folder."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from fairtool.cli.request import Request, acceptances_of, settings_of
from fairtool.discovery import Source
from fairtool.known import Known
from fairtool.push.item import Item
from fairtool.settings import Settings, today
from fairtool.workload import cores


@dataclass(frozen=True, slots=True)
class Checking:
    """The profiles that records are held to, and the findings that the project accepts or knows already."""

    settings: Settings
    known: Known
    jobs: int

    @classmethod
    def of(cls, asked: Request, profile: Sequence[str]) -> "Checking":
        """Give what is asked for by a target and the configuration; raises UsageError where it cannot be."""
        chosen = replace(asked.configuration, profile=tuple(profile or asked.configuration.profile))
        known = Known(chosen.baseline, acceptances_of(asked), today(), update=False)
        return cls(settings_of(replace(asked, configuration=chosen)), known, chosen.jobs or cores())

    def checked(self, items: Sequence[Item], sources: Mapping[str, Source]) -> tuple[Item, ...]:
        """Give the items, those refused that are to be written and have errors."""
        if not any(one.action in ("create", "update") for one in items):
            return tuple(items)
        from fairtool.push.checked import checked_items  # where there is something to validate

        return tuple(checked_items(items, sources, self.settings, self.jobs, known=self.known.filtered))
