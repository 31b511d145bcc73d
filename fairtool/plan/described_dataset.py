"""What a record or the header of a file says of a data set, in the words of a plan."""

from collections.abc import Iterator, Sequence

from fairtool.plan.codes import code_lists
from fairtool.plan.formats import is_day
from fairtool.plan.yaml_node import Plain
from fairtool.record.content import Variable
from fairtool.record.essentials import AUTHORS, Essentials, Licence, Party
from fairtool.record.text import Text
from fairtool.vocabulary.languages import language

Object = dict[str, Plain]
_ORCID = "https://orcid.org/"
_DOI = "https://doi.org/"
_UNLIMITED = "noLimitations"  # the end of the address of INSPIRE's code for access without limits
MOST_VARIABLES = 200  # of a data set; more are no help to a reader of a plan


def dataset_of(said: Essentials) -> Object:
    """Give a data set with what is said of it; what is not said is left out."""
    codes = [code for one in said.resource_languages if (code := language_code(one))]
    return without_empty(
        {
            "title": _text(said.title),
            "description": _text(said.abstract),
            "issued": day(said.published),
            "language": codes[0] if codes else "",
            "keyword": list(dict.fromkeys(str(one.label) for one in said.keywords)),
            "dataset_id": {"identifier": f"{_DOI}{said.doi}", "type": "doi"} if said.doi else {},
            "creator": [_creator(one) for one in _once(said.having(*AUTHORS)) if one.orcid],
            "distribution": without_empty({"*": _distribution(said)}),
            "about": _about(said),
        }
    )


def _distribution(said: Essentials) -> Object:
    licences = [_licence(one, said.published) for one in said.licences if one.url]
    is_open = any(one.href.endswith(_UNLIMITED) for one in said.access)
    links = [one.url for one in said.links if one.function == "download" and one.url]
    made: Object = {
        "data_access": "open" if is_open else "",
        "license": [*licences[:1]],
        "access_url": links[0] if links else "",
    }
    return without_empty(made)


def _licence(one: Licence, published: str) -> Plain:
    return without_empty({"license_ref": one.url, "start_date": day(published)})


def _about(said: Essentials) -> Object:
    platforms = [_thing(one) for one in said.platforms]
    return without_empty(
        {
            "variables": [_variable(one) for one in said.variables[:MOST_VARIABLES]],
            "extent": _extent(said),
            "period": _period(said),
            "resolution": _resolution(said),
            "platform": platforms[0] if platforms else {},
            "instruments": [_thing(one) for one in said.instruments],
            "thesauri": list(dict.fromkeys(one.thesaurus for one in said.keywords if one.thesaurus)),
            "provenance": _text(said.lineage),
        }
    )


def _variable(one: Variable) -> Plain:
    names = [name.code for name in one.names if name.code and name.codespace == "CF"]
    addresses = [name.code.href for name in one.names if name.code and name.code.href]
    return without_empty(
        {
            "name": one.name,
            "standard_name": str(names[0]) if names else "",
            "units": one.unit or one.unit_name,
            "uri": addresses[0] if addresses else "",
        }
    )


def _extent(said: Essentials) -> Object:
    whole = [(one.west, one.east, one.south, one.north) for one in said.boxes]
    known = [box for box in whole if None not in box]
    return dict(zip(("west", "east", "south", "north"), known[0], strict=True)) if len(known) == 1 else {}


def _period(said: Essentials) -> Object:
    begins = [begin for one in said.periods if (begin := day(one.begin))]
    ends = [end for one in said.periods if (end := day(one.end))]
    return without_empty({"start": min(begins, default=""), "end": max(ends, default="")})


def _resolution(said: Essentials) -> str:
    metres = f"{said.resolution_metres:g} m" if said.resolution_metres else ""
    scale = f"1:{said.scale}" if said.scale and not metres else ""
    return ", ".join(filter(None, (metres, scale, said.temporal_resolution)))


def _thing(text: Text) -> Plain:
    return without_empty({"name": text.value, "uri": text.href})


def _creator(one: Party) -> Plain:
    return without_empty({"name": one.name, "mbox": _mail(one), "creator_id": orcid_id(one)})


def contributors(parties: Sequence[Party]) -> Iterator[Object]:
    """Give each person or organisation once, with all its roles."""
    for one in _once(parties):
        roles = list(dict.fromkeys(other.role for other in parties if other.name == one.name and other.role))
        yield without_empty(
            {"name": one.name, "mbox": _mail(one), "role": [*roles], "contributor_id": orcid_id(one) or _ror_id(one)}
        ) | organisation(one)


def contact(parties: Sequence[Party]) -> Object:
    """Give whom to write to: the first who has a name and an e-mail address, one with an ORCID before others."""
    able = [one for one in parties if one.name and _mail(one)]
    chosen = next((one for one in able if one.orcid), able[0] if able else None)
    if chosen is None:
        return {}
    who: Object = {"name": chosen.name, "mbox": _mail(chosen), "contact_id": orcid_id(chosen)}
    return without_empty(who) | organisation(chosen)


def _once(parties: Sequence[Party]) -> Iterator[Party]:
    """Give one party a name, the one that says most."""
    for name in dict.fromkeys(one.name for one in parties if one.name):
        same = [one for one in parties if one.name == name]
        yield max(same, key=lambda one: (bool(one.orcid), bool(one.email), bool(one.ror)))


def orcid_id(one: Party) -> Object:
    """Give the ORCID of a person as an identifier."""
    return {"identifier": f"{_ORCID}{one.orcid}", "type": "orcid"} if one.orcid else {}


def _ror_id(one: Party) -> Object:
    is_organisation = one.ror and not one.individual
    return {"identifier": f"https://ror.org/{one.ror}", "type": "ror"} if is_organisation else {}


def organisation(one: Party) -> Object:
    """Say of an organisation that it is one: the standard has one kind of name, and other forms have two."""
    return {"fairtool": {"is_organisation": True}} if one.organisation and not one.individual else {}


def _mail(one: Party) -> str:
    return one.email if "@" in one.email else ""


def language_code(text: str) -> str:
    """Give the code of a language that plans have, `fra` for one; empty for what is none of them.

    Records have codes for no language (`zxx`) and for several (`mul`), for which plans have no word.
    """
    known = language(text) if text else None
    return known.terminological if known and known.terminological in code_lists()["language"] else ""


def day(text: str) -> str:
    """Give the day of a date, empty where there is none."""
    return text[:10] if is_day(text[:10]) else ""


def _text(text: Text | None) -> str:
    """Give a text without blanks at the ends of its lines, which nobody sees and no block of YAML can hold."""
    return "\n".join(line.rstrip() for line in text.value.strip().splitlines()) if text else ""


def without_empty(content: Object) -> Object:
    """Give an object without what is empty."""
    return {key: value for key, value in content.items() if value not in ("", None, [], {})}
