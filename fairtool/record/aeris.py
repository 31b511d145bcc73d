"""Writes a record as the native JSON of the catalogue of AERIS. Experimental: AERIS publishes no schema of it."""

from collections.abc import Iterator

from fairtool.record.aeris_words import DOI_SPACE, LEVELS, METADATA_ROLE, international, link_of
from fairtool.record.content import Variable
from fairtool.record.essentials import Essentials, Party
from fairtool.record.extent import Box
from fairtool.record.flat import flat
from fairtool.record.flat_identifiers import doi_in, epsg_of
from fairtool.record.json_written import known
from fairtool.record.record import Record
from fairtool.record.text import Text

Json = dict[str, object]


def write_aeris(record: Record) -> Json:
    """Give a record as a collection of AERIS, its texts in English and French as far as the record has them."""
    essentials = flat(record)
    main = essentials.language
    levels = [one.label.value for one in essentials.keywords if one.thesaurus == LEVELS]
    return known(
        type="COLLECTION",
        identifier=essentials.identifier,
        identifiers=list(_identifiers(essentials)),
        resourceTitle=international(essentials.title, main),
        resourceAbstract=international(essentials.abstract, main),
        dataLevel=next(iter(levels), ""),
        lastModification=known(value=essentials.metadata_date),
        projectSet=[{"shortName": one.label.value} for one in essentials.keywords if one.type == "project"],
        contacts=list(_contacts(essentials)),
        spatialExtents=list(_places(essentials)),
        temporalExtents=[
            known(beginDate=one.begin, endDate=one.end, comment=international(Text(one.description), main))
            for one in essentials.periods
        ],
        parameters=[_parameter(one, main) for one in essentials.variables],
        platforms=[{"name": str(one)} for one in essentials.platforms],
        instruments=[{"displayName": str(one)} for one in essentials.instruments],
        formats=[known(name=name, version=version) for name, version in essentials.formats],
        publications=list(_publications(essentials)),
        quicklooks=[{"url": url} for url in essentials.graphics],
        links=list(_links(essentials)),
        distributionInformation=_rights(essentials),
    )


def _identifiers(essentials: Essentials) -> Iterator[Json]:
    if essentials.doi:
        yield {"code": essentials.doi, "codeSpace": DOI_SPACE}
    for identifier in essentials.other_identifiers:
        yield {"code": identifier, "codeSpace": ""}


def _contacts(essentials: Essentials) -> Iterator[Json]:
    """Give each person or organisation once, with all its roles."""
    roles: dict[tuple[str, ...], list[str]] = {}
    held = [(party, party.role.lower()) for party in essentials.parties]
    held += [(party, METADATA_ROLE) for party in essentials.metadata_contacts]
    for party, role in held:
        roles.setdefault(_key(party), []).append(role)
    for (name, organisation, email, orcid), found in roles.items():
        kept = [role for role in dict.fromkeys(found) if role]
        yield known(name=name, organisation=organisation, email=email, orcId=orcid, roles=kept)


def _key(party: Party) -> tuple[str, str, str, str]:
    return party.individual, party.organisation, party.email, party.orcid


def _places(essentials: Essentials) -> Iterator[Json]:
    names = [str(place) for place in essentials.places]
    code = next((found for one in essentials.reference_systems if (found := epsg_of(one))), None)
    for number, box in enumerate(essentials.boxes):
        name = names[number] if number < len(names) else ""
        yield known(area=_area(box), name=name, projection=f"EPSG {code}" if code else "")


def _area(box: Box) -> Json:
    if box.west is not None and box.west == box.east and box.south == box.north:
        return known(type="POINT_AREA", longitude=box.west, latitude=box.south)
    return known(
        type="RECTANGLE_AREA",
        westLongitude=box.west,
        eastLongitude=box.east,
        southLatitude=box.south,
        northLatitude=box.north,
    )


def _parameter(variable: Variable, main: str) -> Json:
    names = {one.codespace: one.code.value for one in variable.names if one.code}
    said = variable.description
    return known(
        shortName=variable.name,
        longName=said.value if said else "",
        uom=variable.unit or variable.unit_name,
        comment=international(said, main) if said and said.translations else {},
        cfStandardName=names.get("CF", ""),
        thesaurusConcat=names.get("AERIS", ""),
    )


def _publications(essentials: Essentials) -> Iterator[Json]:
    for one in essentials.relations:
        if one.type in {"IsDocumentedBy", "IsDescribedBy", "IsCitedBy", "IsSupplementTo"}:
            doi = doi_in(one.identifier)
            yield known(title=one.title or ("" if doi else one.identifier), doi=doi)


def _links(essentials: Essentials) -> Iterator[Json]:
    for link in essentials.links:
        yield known(
            type=link_of(link.function, link.url),
            url=link.url,
            name=link.name.value if link.name else "",
            description=international(link.description, essentials.language),
        )


def _rights(essentials: Essentials) -> Json:
    licence = next(iter(essentials.licences), None)
    policies = [text for text in essentials.limitations if "://" in text.href]
    said = [text for text in essentials.limitations if text not in policies]
    return known(
        licenceName=(licence.text or licence.spdx) if licence else "",
        licenceVersion=licence.spdx if licence else "",
        licenceUrl=licence.url if licence else "",
        description=international(_joined(said), essentials.language),
        dataPolicyUrl=policies[0].href if policies else "",
        accessConstraints=" ".join(str(text) for text in essentials.access),
    )


def _joined(texts: list[Text]) -> Text | None:
    """Give texts as one; a translation holds where all of them have it."""
    if not texts:
        return None
    codes = [code for code in texts[0].translations if all(code in text.translations for text in texts)]
    said = {code: " ".join(text.translations[code] for text in texts) for code in codes}
    return Text(" ".join(text.value for text in texts), "", said)
