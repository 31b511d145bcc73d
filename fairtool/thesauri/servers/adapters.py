"""The adapter of each kind of server."""

from collections.abc import Mapping
from types import MappingProxyType

from fairtool.thesauri.servers import (
    file,
    geonetwork,
    kms,
    nvs,
    ontoportal,
    opentheso,
    skosmos,
    sparql,
    ukgovld,
)
from fairtool.thesauri.servers.way import Adapter

ADAPTERS: Mapping[str, Adapter] = MappingProxyType(
    {
        "file": file.ways,
        "geonetwork": geonetwork.ways,
        "kms": kms.ways,
        "nvs": nvs.ways,
        "ontoportal": ontoportal.ways,
        "opentheso": opentheso.ways,
        "skosmos": skosmos.ways,
        "sparql": sparql.ways,
        "ukgovld": ukgovld.ways,
    }
)
