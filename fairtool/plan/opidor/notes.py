"""What fairtool knows of a data set and the form has no field for, as sentences in the language of the plan."""

from collections.abc import Iterator, Mapping

from fairtool.plan.opidor.volume import rounded
from fairtool.plan.opidor.writing import Writing, identifier, texts
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked

_CREATOR = marked("Creator: {name}.")
_EXTENT = marked("Extent: longitudes {west} to {east}, latitudes {south} to {north} (degrees, WGS 84).")
_PERIOD = marked("Period: {start} to {end}.")
_SINCE = marked("Period: from {start}.")
_GROWTH = marked("Growth: {value} {unit} a year.")
_RETENTION = marked("Kept for {years} years.")
_COPIES = marked("Copies: {copies}.")
_TIER = marked("Tier of storage: {tier}.")
_VARIABLE = marked("Variable {name}: {about}.")
_VARIABLES = marked("Variables without a standard name: {names}.")
_THESAURI = marked("Thesauri: {names}.")
_FORMATS = marked("Formats: {names}.")
_ABOUT = ("standard_name", "units", "uri")
_OTHER_ID = marked("Other identifier: {identifier} ({kind}).")
_SINGLE: Mapping[str, str] = {
    "resolution": marked("Resolution: {value}."),
    "processing_level": marked("Processing level: {value}."),
    "files": marked("Number of files: {value}."),
}


def notes(dataset: JsonNode, writing: Writing) -> Iterator[str]:
    """Give a sentence for each thing that is known of a data set, and that its description can take."""
    own = dataset["fairtool"]
    for one in dataset["alternate_identifier"]:
        yield writing.said(_OTHER_ID, identifier=one["identifier"].text(), kind=one["type"].text())
    for one in dataset["creator"]:
        yield writing.said(_CREATOR, name=_creator(one))
    if own["extent"]:
        sides = ("west", "east", "south", "north")
        yield writing.said(_EXTENT, **{side: own["extent"][side].text() for side in sides})
    start, end = own["period"]["start"].text(), own["period"]["end"].text()
    if start or end:
        yield writing.said(_PERIOD if end else _SINCE, start=start, end=end)
    for key, template in _SINGLE.items():
        if own[key]:
            yield writing.said(template, value=own[key].text())
    growth = own["growth_bytes_per_year"].number()
    if growth:
        value, unit = rounded(round(growth), writing.language)
        yield writing.said(_GROWTH, value=value, unit=unit)
    yield from _variables(own, writing)


def _creator(node: JsonNode) -> str:
    """Give who made the data, with all that is known of them: the form has no people without a role."""
    ids = [one["identifier"].text() for one in node["creator_id"]]
    places = [(one["name"].text(), identifier(one["affiliation_id"])[0]) for one in node["affiliation"]]
    more = ", ".join(filter(None, (node["mbox"].text(), *ids, *(text for place in places for text in place))))
    return f"{node['name'].text()} ({more})" if more else node["name"].text()


def _variables(own: JsonNode, writing: Writing) -> Iterator[str]:
    for one in own["variables"]:
        about = ", ".join(text for key in _ABOUT if (text := one[key].text()))
        if about:
            yield writing.said(_VARIABLE, name=one["name"].text(), about=about)


def documented(own: JsonNode, writing: Writing) -> Iterator[str]:
    """Give what is known of how the data are described, and has no concept or other field of its own."""
    bare = [one["name"].text() for one in own["variables"] if not any(one[key] for key in _ABOUT)]
    lists = ((_VARIABLES, bare), (_THESAURI, texts(own["thesauri"])), (_FORMATS, texts(own["formats"])))
    for template, names in lists:
        if names:
            yield writing.said(template, names=", ".join(names))


def retention(own: JsonNode, writing: Writing) -> Iterator[str]:
    """Give what is known of how long the data are kept."""
    if own["retention_years"]:
        yield writing.said(_RETENTION, years=own["retention_years"].text())


def keeping(own: JsonNode, writing: Writing) -> Iterator[str]:
    """Give what is known of how the data are stored."""
    if own["copies"]:
        yield writing.said(_COPIES, copies=own["copies"].text())
    if own["tier"]:
        yield writing.said(_TIER, tier=own["tier"].text())
