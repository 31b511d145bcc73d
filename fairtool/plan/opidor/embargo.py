"""An embargo, which the standard has no code for: data that are open from a day to come on.

DMP OPIDoR writes it as closed, and leaves only the day on which the licence begins. Data that are closed for good have
no such day, or one that is past.
"""

from collections.abc import Iterator, MutableMapping

from fairtool.plan.formats import is_day
from fairtool.plan.opidor.labels import code_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_WRITTEN = marked("{where} is {value}, which the standard has no code for: open from {day} on")
_WITHOUT_DAY = marked("{where} is {value}, and no day says until when: taken as closed")
_CLOSED = marked(
    "{where} is closed, with a licence that begins on {day}, after the plan was written: open from then on"
)
_EMBARGO = "embargoed"


def lift_embargoes(dmp: JsonNode) -> Iterator[Warned]:
    """Write embargoes as the standard has them, in place, and give a sentence for each."""
    written = dmp["modified"].text()[:10]
    for dataset in dmp["dataset"]:
        for form in dataset["distribution"]:
            yield from _lifted(form, written)


def _lifted(form: JsonNode, written: str) -> Iterator[Warned]:
    place, inside = form["data_access"], form.value
    access = place.text()
    day = next((one["start_date"].text() for one in form["license"] if one["license_ref"] or one["licence_ref"]), "")
    if not isinstance(inside, MutableMapping) or not access:
        return
    if code_of("DataAccess", access) == _EMBARGO or access.casefold() == "embargo":
        inside["data_access"] = "open" if is_day(day) else "closed"
        yield warned(_WRITTEN if is_day(day) else _WITHOUT_DAY, place.where, value=access, day=day)
    elif access == "closed" and is_day(day) and is_day(written) and day > written:
        inside["data_access"] = "open"
        yield warned(_CLOSED, place.where, day=day)
