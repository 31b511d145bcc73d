"""What the export of DMP OPIDoR in the RDA form leaves of fields that nobody filled: pieces of its template."""

from collections.abc import Iterator, MutableMapping

from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

_TRACE = marked("{where} says only {value}, which the export of DMP OPIDoR writes for nothing: left out")
_CUT = marked("{where} ended in a sign for nothing: {value} was kept")
_SPLIT = marked("{where} names several formats in one text: written as a list")
_WITHOUT_TERMS = marked("{where} names no licence: left out (it would begin on {value})")
_ID_FROM_MAIL = marked("{where} is not said: the e-mail address {value} was taken, which is no persistent identifier")
_SECURITY = "Security measures"
_BETWEEN = " / "


def clear_traces(dmp: JsonNode) -> Iterator[Warned]:
    """Take the pieces away in place, and give a sentence for each."""
    for key in ("ethical_issues_description", "ethical_issues_report"):
        yield from _of_ethics(dmp, key)
    for one in (dmp["contact"], *dmp["contributor"]):
        yield from _of_person(one)
    for dataset in dmp["dataset"]:
        for metadata in dataset["metadata"]:
            yield from _of_metadata(metadata)
        yield from _of_security(dataset)
        for form in dataset["distribution"]:
            yield from _of_distribution(form)


def _of_ethics(dmp: JsonNode, key: str) -> Iterator[Warned]:
    """Each part is the title of a data set, a colon, and what is said; nothing follows where nothing was said."""
    text, inside = dmp[key].text(), dmp.value
    titles = {one["title"].text() for one in dmp["dataset"]}
    parts = [part.strip() for part in text.split(_BETWEEN)]
    empty = [part for part in parts if part.endswith(":") and part.rstrip(" :") in titles]
    if not empty or not isinstance(inside, MutableMapping):
        return
    kept = _BETWEEN.join(part for part in parts if part not in empty)
    if kept:
        inside[key] = kept
    else:
        del inside[key]
    yield warned(_TRACE, dmp[key].where, value=_BETWEEN.join(empty))


def _of_person(node: JsonNode) -> Iterator[Warned]:
    mail, inside = node["mbox"].text(), node.value
    key = "contact_id" if node.where.endswith("contact") else "contributor_id"
    numbers = [one["identifier"].text() for one in node[key]]
    if mail and not any(numbers) and isinstance(inside, MutableMapping):
        inside[key] = {"identifier": mail, "type": "other"}
        yield warned(_ID_FROM_MAIL, node[key].where, value=mail)


def _of_metadata(node: JsonNode) -> Iterator[Warned]:
    text, inside = node["description"].value, node.value
    if isinstance(text, str) and text.endswith(" - ") and isinstance(inside, MutableMapping):
        inside["description"] = text.removesuffix(" - ")
        yield warned(_CUT, node["description"].where, value=inside["description"])


def _of_security(dataset: JsonNode) -> Iterator[Warned]:
    measures, inside = dataset["security_and_privacy"], dataset.value
    only = [one for one in measures if one.value == {"title": _SECURITY}]
    if not only or not isinstance(inside, MutableMapping):
        return
    kept = [one.value for one in measures if one.value != {"title": _SECURITY}]
    if kept:
        inside["security_and_privacy"] = kept
    else:
        del inside["security_and_privacy"]
    yield warned(_TRACE, only[0].where, value=_SECURITY)


def _of_distribution(form: JsonNode) -> Iterator[Warned]:
    inside = form.value
    if not isinstance(inside, MutableMapping):
        return
    formats = [one.text() for one in form["format"]]
    if any(", " in one for one in formats):
        inside["format"] = [part for one in formats for part in one.split(", ")]
        yield warned(_SPLIT, form["format"].where)
    terms = list(form["license"])
    named = [one.value for one in terms if one["license_ref"]]
    for one in terms:
        if one.members and not one["license_ref"] and not one["licence_ref"]:
            yield warned(_WITHOUT_TERMS, one.where, value=one["start_date"].text())
    if named != [one.value for one in terms] and all(one.members for one in terms):
        inside["license"] = named
        if not named:
            del inside["license"]
