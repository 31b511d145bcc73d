"""Reads the native JSON of the catalogue of AERIS. Experimental: AERIS publishes no schema of it."""

from collections.abc import Iterator, Mapping

from fairtool.errors import UnreadableError
from fairtool.record.aeris_words import (
    DOI_SPACE,
    LEVELS,
    METADATA_ROLE,
    function_of,
    main_language,
    role_of,
    text_of,
)
from fairtool.record.citation import Identifier, Online
from fairtool.record.content import Variable
from fairtool.record.essentials import Keyword, Licence, Party, Relation
from fairtool.record.extent import Box, Period
from fairtool.record.flat_identifiers import doi_in, epsg_of, orcid_in
from fairtool.record.flat_licences import spdx_of
from fairtool.record.json_node import JsonNode, read_json
from fairtool.record.nested_said import Said, record_of
from fairtool.record.record import Record
from fairtool.record.text import Text

ENCODING = "AERIS"


def read_aeris(document: bytes | str | Mapping[str, object], name: str = "AERIS") -> Record:
    """Give the record that a document of the AERIS catalogue describes; raises UnreadableError for what is none."""
    root = read_json(document, name)
    if not any(root[key] for key in ("resourceTitle", "resourceAbstract", "identifiers")):
        raise UnreadableError(
            "{path} is JSON, but no record of AERIS: it has no resourceTitle, resourceAbstract or identifiers",
            hint="give a record as the catalogue of AERIS has it",
            path=name,
        )
    return record_of(_said(root), ENCODING, name)


def _said(root: JsonNode) -> Iterator[Said]:
    title, abstract = root["resourceTitle"], root["resourceAbstract"]
    main = main_language(root)
    yield Said("language", main, title.where)
    identifier = root.first("identifier", "id", "uuid")
    yield Said("identifier", identifier.text(), identifier.where)
    yield Said("title", text_of(title, main), title.where)
    yield Said("abstract", text_of(abstract, main), abstract.where)
    modified = root["lastModification"]["value"]
    yield Said("metadata_date", modified.text(), modified.where)
    for node in root["identifiers"]:
        yield from _identifier(node)
    yield from _parties(root)
    yield from _extents(root, main)
    yield from _contents(root, main)
    yield from _links(root, main)
    yield from _rights(root["distributionInformation"], main)


def _identifier(node: JsonNode) -> Iterator[Said]:
    code, space = node["code"].text(), node["codeSpace"].text()
    if doi := doi_in(code):
        yield Said("doi", doi, node.where)
    else:
        yield Said("other_identifiers", f"{space}{code}" if space != DOI_SPACE else code, node.where)


def _parties(root: JsonNode) -> Iterator[Said]:
    for contact in root["contacts"]:
        roles = [role.text() for role in contact["roles"]] or [""]
        for role in roles:
            party = Party(
                "pointOfContact" if role == METADATA_ROLE else role_of(role),
                contact["name"].text(),
                contact["organisation"].text(),
                contact["email"].text(),
                orcid_in(contact["orcId"].text()),
            )
            yield Said("metadata_contacts" if role == METADATA_ROLE else "parties", party, contact.where)
    center = root["aerisDataCenter"]
    if center.text():
        yield Said("parties", Party("distributor", organisation=center.text()), center.where)


def _extents(root: JsonNode, main: str) -> Iterator[Said]:
    for extent in root["spatialExtents"]:
        area = extent["area"]
        yield Said("boxes", _box(area), area.where)
        yield Said("places", text_of(extent["name"], main), extent["name"].where)
        projection = extent["projection"]
        if projection.text():
            code = epsg_of(Text(projection.text()))
            yield Said("reference_systems", Text(f"EPSG:{code}" if code else projection.text()), projection.where)
    for extent in root["temporalExtents"]:
        comment = text_of(extent["comment"], main)
        period = Period(extent["beginDate"].text(), end=extent["endDate"].text(), description=str(comment or ""))
        yield Said("periods", period if period != Period() else None, extent.where)


def _box(area: JsonNode) -> Box | None:
    if area["type"].text() == "POINT_AREA":
        x, y = area["longitude"].number(), area["latitude"].number()
        return Box(None, x, x, y, y) if x is not None and y is not None else None
    sides = ("westLongitude", "eastLongitude", "southLatitude", "northLatitude")
    west, east, south, north = (area[side].number() for side in sides)
    box = Box(None, west, east, south, north)
    return box if box != Box() else None


def _contents(root: JsonNode, main: str) -> Iterator[Said]:
    for parameter in root["parameters"]:
        yield Said("variables", _variable(parameter, main), parameter.where)
    for key, field in (("platforms", "platforms"), ("instruments", "instruments")):
        for node in root[key]:
            yield Said(field, _device(node, main), node.where)
    for project in root["projectSet"]:
        if name := project.first("shortName", "name").text():
            yield Said("keywords", Keyword(Text(name), "project"), project.where)
    level = root["dataLevel"]
    if level.text():
        yield Said("keywords", Keyword(Text(level.text()), "theme", LEVELS), level.where)
    for node in root["formats"]:
        if name := node["name"].text():
            yield Said("formats", (name, node["version"].text()), node.where)


def _variable(parameter: JsonNode, main: str) -> Variable | None:
    name = parameter.first("shortName", "longName", "cfStandardName").text()
    standard, concept = parameter["cfStandardName"].text(), parameter["thesaurusConcat"].text()
    named = ((standard, "CF"), (concept, ENCODING))
    description = text_of(parameter["longName"], main) or text_of(parameter["comment"], main)
    names = tuple(Identifier(code=Text(code), codespace=space) for code, space in named if code)
    return Variable(name, description=description, names=names, unit=parameter["uom"].text()) if name else None


def _device(node: JsonNode, main: str) -> Text | None:
    concept = node["thesaurusClass"]["thesaurusCode"]["thesaurusName"]["name"]
    made = " ".join(filter(None, (node["manufacturer"].text(), node["model"].text())))
    said = text_of(node["displayName"], main) or text_of(concept, main) or text_of(node["name"], main)
    return said or (Text(made) if made else None)


def _links(root: JsonNode, main: str) -> Iterator[Said]:
    for link in root["links"]:
        if url := link["url"].text():
            online = Online(
                url,
                name=text_of(link["name"], main),
                description=text_of(link["description"], main),
                function=function_of(link["type"].text()),
            )
            yield Said("links", online, link.where)
    for quicklook in root["quicklooks"]:
        yield Said("graphics", quicklook["url"].text(), quicklook.where)
    for publication in root["publications"]:
        doi = publication["doi"].text()
        relation = Relation("IsDocumentedBy", doi_in(doi) or doi, publication["title"].text())
        yield Said("relations", relation if relation.identifier or relation.title else None, publication.where)


def _rights(information: JsonNode, main: str) -> Iterator[Said]:
    version, name = information["licenceVersion"].text(), information["licenceName"].text()
    url = information.first("licenceUrl", "licencePolicyUrl").text()
    if version or name or url:
        spdx = spdx_of(url) or spdx_of(version) or spdx_of(name)
        yield Said("licences", Licence(spdx, url, name or version), information.where)
    for key in ("description", "dataPolicyDescription", "useConstraints"):
        yield Said("limitations", text_of(information[key], main), information[key].where)
    policy, embargo = information["dataPolicyUrl"], information["embargoDuration"]
    yield Said("limitations", Text(policy.text(), policy.text()) if policy.text() else None, policy.where)
    yield Said("access", text_of(information["accessConstraints"], main), information["accessConstraints"].where)
    if embargo.number():
        yield Said("access", Text(f"embargo: {embargo.text()}"), embargo.where)
