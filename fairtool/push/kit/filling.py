"""What the fields of a form can be filled from: a record in flat form, the files, and the place that asks."""

from dataclasses import dataclass
from datetime import date

from fairtool.push.data_files import DataFiles
from fairtool.push.targets import Place
from fairtool.record.essentials import Essentials
from fairtool.rules.fair.persistence import is_example_doi, is_uuid
from fairtool.translate import Language


@dataclass(frozen=True, slots=True)
class Filling:
    """A record, its files, the place and its form, and the language of the reader; `embargo` is its last day."""

    said: Essentials
    files: DataFiles
    place: Place
    language: Language
    embargo: date | None = None

    @property
    def own_doi(self) -> str:
        """The DOI that the data have already, bare; one with a prefix for examples is none."""
        return "" if is_example_doi(self.said.doi) else self.said.doi

    @property
    def doi(self) -> str:
        """The DOI that the data have, else the one that the place would give to the record, if it gives any."""
        identifier = self.said.identifier.strip()
        would_be = self.place.doi_form.format(identifier=identifier) if is_uuid(identifier) else ""
        return self.own_doi or would_be
