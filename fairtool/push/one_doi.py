"""One data set, one DOI: a place that gives every data set a DOI is sent none that has one of another repository.

The rule is that of `fairtool push advise`, with its source; here it is held against a record before anything is asked.
"""

from collections.abc import Mapping
from dataclasses import replace
from functools import cache

from fairtool.push.advise.reason import Reason, Weight
from fairtool.push.advise.rules_doi import doi_rules
from fairtool.push.advise.subject import subject_of
from fairtool.push.form import Given
from fairtool.push.origin import Origin
from fairtool.push.target import Target
from fairtool.push.target_file import load_place, places
from fairtool.push.targets import Place
from fairtool.record.flat import flat
from fairtool.settings import today
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_REFUSED = marked(
    "{where}: {reason}. {place} says: {rule} ({source}). Push a record of these data to a catalogue instead: fairtool "
    "push advise tells which. Take the DOI out only if it is wrong; if {place} itself gave it, say so: --set "
    "doi-prefix={prefix}. --force does not lift this"
)


def place_of(target: Target) -> Place | None:
    """Give the place that a target is, by scheme, host and port; for its rehearsal, the place itself.

    The setting `doi-prefix` names more prefixes that it gives DOIs under.
    """
    found = _by_origin().get(Origin.of(target.url))
    if found is None:
        return None
    place = load_place(found.rehearsal_of) if found.rehearsal_of else found
    more = tuple(target.settings.get("doi-prefix", "").replace(",", " ").split())
    return replace(place, other_prefixes=(*place.other_prefixes, *more))


@cache
def _by_origin() -> Mapping[Origin, Place]:
    return {Origin.of(one.url): one for one in reversed(places())}


def second_doi(given: Given, place: Place | None) -> Warned | None:
    """Say why a record would get a second DOI at a place; None where it would not, or the place gives none."""
    if place is None or place.mints != "always":
        return None
    said = flat(given.record)
    if not said.doi:
        return None
    day = today()
    reasons = doi_rules(place, subject_of(given.path, said, None, day), day)
    first = next((one for one in reasons if one.weight is Weight.BLOCKS), None)
    return _told(given.path, place, first) if first else None


def _told(path: str, place: Place, reason: Reason) -> Warned:
    fact = reason.fact
    rule = fact.values if fact else {"en": "-", "fr": "-"}
    return warned(
        _REFUSED,
        path,
        reason=reason.text("en"),
        reason_fr=reason.text("fr"),
        place=place.titles["en"],
        place_fr=place.titles["fr"],
        rule=rule["en"],
        rule_fr=rule["fr"],
        source=fact.source if fact else "-",
        prefix=str(reason.values["doi"]).partition("/")[0],
    )
