"""OGC API - Records with transactions (Features, part 4) as a target: records as GeoJSON in one collection."""

from fairtool.push.form import Catalogue
from fairtool.push.ogcapi.address import Place
from fairtool.push.ogcapi.documents import Documents
from fairtool.push.ogcapi.shelf import Shelf
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes

_RECORDS = Shelf("OGC API - Records", "ogcapi-records", "application/geo+json")


def catalogue(target: Target, session: Session, wishes: Wishes) -> Catalogue:
    """Give the adapter of an interface of OGC API - Records."""
    del wishes  # there is nothing to publish: what is written is seen by who may read there
    return Documents(session, Place.at(target.url), _RECORDS, target.settings.get("collection", ""))
