"""By way of the standard names: a keyword that means one leads to the concepts of another thesaurus about the same."""

from collections.abc import Mapping
from functools import cache

import numpy as np

from fairtool.mapping.evidence import FEATURES, evidence_for
from fairtool.mapping.rank import Model, ranked
from fairtool.mapping.readings import readings_of
from fairtool.thesauri.index import Index
from fairtool.thesauri.shipped import bridge_of, shipped_thesauri

_WAYS = 6  # standard names that are followed
_OVERLAP = FEATURES.index("overlap")


def bridge_for(text: str, lang: str, names: Index, target: str, model: Model) -> Mapping[str, float]:
    """Give how likely concepts of a thesaurus are by way of standard names, by address; none where it has no bridge.

    A name that leads to many concepts says less of each.
    """
    table = _table(target)
    if not table:
        return {}
    evidence = evidence_for(text, readings_of(text, lang, names.rewritten, names.languages), names, {})
    best = ranked(evidence, model, _WAYS)
    found: dict[str, float] = {}
    for one in best:
        share = float(np.exp(one.score - best[0].score)) * float(evidence.features[one.row, _OVERLAP])
        uris = table.get(names.hit(one.concept).notation, ())
        for uri in uris:
            found[uri] = max(found.get(uri, 0.0), share / len(uris) ** 0.5)
    return found


def has_bridge(target: str) -> bool:
    """Tell whether a thesaurus of the project can be reached by way of the standard names."""
    return bool(_table(target))


@cache
def _table(target: str) -> Mapping[str, tuple[str, ...]]:
    one = shipped_thesauri().get(target)
    return bridge_of(one) if one else {}
