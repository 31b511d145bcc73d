"""GeoNetwork as a target: which of its two ways is taken, and what the configuration says of it."""

from fairtool.errors import UsageError
from fairtool.push.form import Catalogue
from fairtool.push.geonetwork.address import Site
from fairtool.push.geonetwork.interface import GeoNetwork
from fairtool.push.geonetwork.prospecting import Wish
from fairtool.push.geonetwork.publication import Publication
from fairtool.push.geonetwork.service import Service
from fairtool.push.number import whole
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes

_PROTOCOLS = ("api", "csw")
_BATCH = "20"
_MOST = 100


def catalogue(target: Target, session: Session, wishes: Wishes) -> Catalogue:
    """Give the adapter of a GeoNetwork; raises UsageError for a setting that cannot be."""
    del wishes  # what is public is said by the configuration of the target, for all its records
    service = Service(session, Site.at(target.url, target.settings.get("portal", "")))
    wish = Wish(target.settings.get("group", ""), _one_of(target, "public", ("false", "true")) == "true")
    if _one_of(target, "protocol", _PROTOCOLS) == "api":
        return GeoNetwork(service, wish)
    for key in ("group", "public"):
        if key in target.settings:
            raise UsageError(
                "the target {target} has the key {key}, which its protocol csw cannot say: the catalogue chooses there",
                target=target.name,
                key=key,
                hint="take it out, or take the protocol out: the interface of GeoNetwork says both",
            )
    return Publication(service, _batch(target))


def _one_of(target: Target, key: str, values: tuple[str, ...]) -> str:
    """Give a setting that is one of some words, the first where it is not said."""
    said = target.settings.get(key, values[0]).lower()
    if said in values:
        return said
    raise UsageError(
        "the target {target} has {key} = {value}; write one of {names}",
        target=target.name,
        key=key,
        value=said,
        names=", ".join(values),
    )


def _batch(target: Target) -> int:
    said = target.settings.get("batch", _BATCH)
    batch = whole(said) or 0
    if 1 <= batch <= _MOST:
        return batch
    raise UsageError(
        "the batch of the target {target} is {value}; write a number from 1 to {most}",
        target=target.name,
        value=said,
        most=_MOST,
    )
