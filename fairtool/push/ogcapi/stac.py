"""A STAC API with its transaction extensions as a target: a collection for each record, or items in one collection."""

from fairtool.errors import UsageError
from fairtool.push.form import Catalogue
from fairtool.push.ogcapi.address import Place
from fairtool.push.ogcapi.documents import Documents
from fairtool.push.ogcapi.shelf import Shelf
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes

_COLLECTIONS = Shelf("STAC API", "stac", "application/json", are_collections=True)
_ITEMS = Shelf("STAC API", "stac-item", "application/geo+json", names_collection=True)


def catalogue(target: Target, session: Session, wishes: Wishes) -> Catalogue:
    """Give the adapter of a STAC API; raises UsageError for settings that cannot be."""
    del wishes  # there is nothing to publish: what is written is seen by who may read there
    items = target.settings.get("item", "false").lower()
    if items not in ("true", "false"):
        raise UsageError(
            "the target {target} has {key} = {value}; write one of {names}",
            target=target.name,
            key="item",
            value=items,
            names="false, true",
        )
    shelf = _ITEMS if items == "true" else _COLLECTIONS
    return Documents(session, Place.at(target.url), shelf, target.settings.get("collection", ""))
