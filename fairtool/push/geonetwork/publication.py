"""GeoNetwork as a target that is written to by CSW transactions, and read through its own interface.

What its CSW publication has of its own: of several updates in one envelope, only the last is counted; after a failure,
what was inserted before stays; a record without identifier is given a random one; records are private but where the
catalogue says that metadata from CSW are public (system/csw/metadataPublic).
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from fairtool.iso.element import Element
from fairtool.iso.safe import parse
from fairtool.push.csw.dialect import CSW_2
from fairtool.push.csw.envelope import transaction
from fairtool.push.csw.exchange import answered, order
from fairtool.push.csw.totals import totals_in
from fairtool.push.form import Form, Prospect, Wanted, Written
from fairtool.push.geonetwork.interface import GeoNetwork
from fairtool.push.geonetwork.prospecting import Wish
from fairtool.push.geonetwork.service import Service
from fairtool.translate import marked
from fairtool.warned import warned

_BY_CSW = marked(
    "{where}: records are written by CSW: the catalogue itself chooses their group, and whether they are public"
)


class Publication(GeoNetwork):
    """A GeoNetwork through its CSW publication; a batch is one transaction."""

    def __init__(self, service: Service, batch: int) -> None:
        """Ask nothing yet."""
        super().__init__(service, Wish(by_catalogue=True))
        self.batch = batch

    def prospect(self) -> Prospect:
        """Look at the site and the user."""
        found = super().prospect()
        note = warned(_BY_CSW, self._service.site.publication)
        return replace(found, notes=(*found.notes, note))

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Send one transaction; what it counts is no proof, so that all records are read back by the caller.

        An update of a record that is not there is counted as none, which can be told of a single one alone.
        """
        forms = {action: [one.form for one in wanted if one.action == action] for action in ("create", "update")}
        body = transaction(CSW_2, _elements(forms["create"]), _elements(forms["update"]))
        said = totals_in(answered(self._service.session, order(self._service.site.publication, body)))
        if len(wanted) == 1 and not (said.inserted or said.updated):
            return {}
        return {one.form.id: Written(answer=str(said)) for one in wanted}


def _elements(forms: Sequence[Form]) -> list[Element]:
    return [parse(form.document, form.id) for form in forms]
