"""The manifest: what a service is, and where its parts are."""

from collections.abc import Mapping

from fairtool.reconcile.extend import property_settings
from fairtool.reconcile.preview import HEIGHT, WIDTH
from fairtool.reconcile.query import BATCH
from fairtool.reconcile.service import ANY_CONCEPT, Service
from fairtool.reconcile.types import FACET, all_types

PARTS = "-"  # the step of a path before the parts of a service, which no thesaurus has for a name
_VERSIONS = ("0.2",)


def manifest_of(service: Service, address: str) -> Mapping[str, object]:
    """Give the manifest of a service on the server at an address (`http://127.0.0.1:8710`)."""
    here = f"{service.path}/{PARTS}"
    return {
        "versions": list(_VERSIONS),
        "name": f"{service.title} (fairtool)",
        "identifierSpace": service.identifier_space,
        "schemaSpace": ANY_CONCEPT,
        "defaultTypes": [one for one in all_types(service) if not one["id"].startswith(FACET)],
        "view": {"url": f"{address}{here}/view?id={{{{id}}}}"},
        "preview": {"url": f"{address}{here}/preview?id={{{{id}}}}", "width": WIDTH, "height": HEIGHT},
        "suggest": {
            kind: {"service_url": address, "service_path": f"{here}/suggest/{kind}"}
            for kind in ("entity", "type", "property")
        },
        "extend": {
            "propose_properties": {"service_url": address, "service_path": f"{here}/properties"},
            "property_settings": list(property_settings(service)),
        },
        "batchSize": BATCH,
    }
