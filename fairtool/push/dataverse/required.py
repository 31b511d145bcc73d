"""What a collection requires, from its own schema where it answers, and what of it a record lacks.

The schema says that it is of draft 04 and uses `contains` and `const`, which came later: who believes it finds that
everything is in order. What is looked for is read from it here, whatever it says of itself.
"""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.push.dataverse.comparable import OWN
from fairtool.push.dataverse.field_type import FieldType
from fairtool.record.json_node import JsonNode
from fairtool.translate import LANGUAGES, Language, marked, translate
from fairtool.warned import Warned, warned

ALWAYS = ("title", "author", "datasetContact", "dsDescription", "subject")
_MISSING = marked("{where} lacks what the collection {collection} requires: {fields}. Write into the record: {advice}")
_ADVICE: Mapping[str, str] = {
    "title": marked("a title"),
    "author": marked("an author (a party with the role author, principalInvestigator or originator)"),
    "datasetContact": marked("a point of contact with an e-mail address"),
    "dsDescription": marked("an abstract"),
    "subject": marked("a subject that the repository knows"),
    "kindOfData": marked("what kind of resource it is (dataset, series, service, software)"),
    "keyword": marked("keywords"),
    "language": marked("the language of the data"),
    "topicClassification": marked("a topic category"),
    "timePeriodCovered": marked("the period that the data cover"),
    "geographicBoundingBox": marked("the box that the data cover"),
    "geographicCoverage": marked("the name of the place that the data cover"),
    "producer": marked("who provides the resource (a party with the role resourceProvider)"),
    "distributor": marked("a distributor or publisher"),
    "contributor": marked("a contributor"),
    "productionDate": marked("a date of creation"),
    "distributionDate": marked("a date of publication"),
    "publication": marked("a related publication"),
    "grantNumber": marked("a funder"),
}
_OTHER = marked("a value for the field {field}")
_BY_HAND = marked(
    "{where} cannot be made here: the collection {collection} requires {fields}, which no record says. Make the data "
    "set by hand in the repository, with the other identifier {where} of the agency {agency}; fairtool then keeps it "
    "up to date, and leaves those fields as they are"
)


def in_schema(schema: JsonNode) -> frozenset[str]:
    """Give the names of the fields that the schema of a collection asks for."""
    blocks = schema["properties"]["datasetVersion"]["properties"]["metadataBlocks"]["properties"]
    return frozenset(filter(None, (name for block in blocks.members for name in _in_block(blocks[block]))))


def _in_block(block: JsonNode) -> Iterator[str]:
    fields = block["properties"]["fields"]
    for one in (fields, *fields["allOf"]):
        name = one["contains"]["properties"]["typeName"]
        yield name["const"].text()
        yield from (choice.text() for choice in name["enum"])


def in_types(types: Mapping[str, FieldType]) -> frozenset[str]:
    """Give the names of the fields that the blocks call required, and of those that every server requires."""
    return frozenset(name for name, one in types.items() if one.required) | (frozenset(ALWAYS) & frozenset(types))


def missing(given: Iterable[str], required: frozenset[str]) -> tuple[str, ...]:
    """Give the names of required fields that a record can give and does not, the common ones first."""
    left = (required & OWN) - frozenset(given)
    return (*(name for name in ALWAYS if name in left), *sorted(left - frozenset(ALWAYS)))


def lacking(path: str, collection: str, names: tuple[str, ...]) -> Warned:
    """Say what a record lacks, all at once, and what is to be written into it."""
    english, french = ("; ".join(_advice(name, language) for name in names) for language in LANGUAGES)
    values = {"collection": collection, "fields": ", ".join(names), "advice": english, "advice_fr": french}
    return Warned(_MISSING, path, values)  # whole, however long: half an advice is none


def by_hand(name: str, collection: str, agency: str, required: frozenset[str]) -> Warned | None:
    """Say that a record cannot be made where fields are required that no record gives; None where it can."""
    left = ", ".join(sorted(required - OWN))
    return warned(_BY_HAND, name, collection=collection, fields=left, agency=agency) if left else None


def _advice(name: str, language: Language) -> str:
    known = _ADVICE.get(name)
    return translate(known, language) if known else translate(_OTHER, language, field=name)
