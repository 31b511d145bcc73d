"""A published data set as its repository shows it: a page with JSON-LD; and a producer who reads it back."""

import json
from collections.abc import Sequence
from pathlib import Path

from fairtool.addresses import ANYWHERE
from fairtool.discovery import Source
from fairtool.netcdf.read_limits import Limits
from fairtool.push.published.judging import Published
from fairtool.push.published.verifying import Looking, Waiting, published, read_records
from fairtool.push.published.ways import Ways
from fairtool.push.read import Unread
from fairtool.push.targets import Place
from tests.fair.online.loopback import QUICK, Reply, Site
from tests.push.flow import HASTE

TITLE = "Sea temperature of a bay"
ABSTRACT = "Three days of measurements that were invented."
DOI = "10.17882/102259"


def page(**more: object) -> Reply:
    """Give a landing page; what is said more is in its JSON-LD, and replaces what would be there."""
    whole: dict[str, object] = {
        "@context": "https://schema.org/",
        "@type": "Dataset",
        "name": TITLE,
        "description": ABSTRACT,
        "identifier": f"https://doi.org/{DOI}",
        **more,
    }
    return Reply(f'<html><title>T</title><script type="application/ld+json">{json.dumps(whole)}</script></html>')


def read_back(
    site: Site, ways: Ways, records: Sequence[Path], data: Sequence[Path] = (), place: Place | None = None
) -> list[Published]:
    """Read records back by the same ways, each; DOIs are resolved by the site."""
    found = read_records(_sources(records), _sources(data), Limits())
    waiting: list[Unread | Waiting] = [one if isinstance(one, Unread) else (one, ways) for one in found]
    return list(published(waiting, Looking(place, ANYWHERE, Limits(), QUICK, HASTE, f"{site.address}/")))


def _sources(paths: Sequence[Path]) -> list[Source]:
    return [Source(path.name, path) for path in paths]
