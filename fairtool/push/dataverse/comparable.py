"""A version of a data set as it is compared: the fields that fairtool writes, terms and files, in one order.

Fields that no record fills are left out, so that what curators write there is no difference; so are those that the
server fills by itself (who deposited, when).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping

from fairtool.push.dataverse.boxes import BOX, SIDES
from fairtool.push.dataverse.files.derived import READABLE
from fairtool.push.dataverse.files.held_file import HeldFile, files_in
from fairtool.push.dataverse.licences import plain
from fairtool.push.form import Fields
from fairtool.record.json_node import JsonNode

OWN = frozenset(
    {"title", "alternativeTitle", "alternativeURL", "otherId", "author", "datasetContact", "producer", "contributor"}
    | {"grantNumber", "distributor", "dsDescription", "subject", "keyword", "topicClassification", "publication"}
    | {"notesText", "language", "productionDate", "distributionDate", "timePeriodCovered", "kindOfData"}
    | {"relatedDatasets", "relatedDataset", "dataSources", "geographicCoverage", BOX, "qualityValidity", "conformity"}
    | {"geographicReferenceSystemInfo", "geographicSpatialResolution", "geographicReferenceDate"}
    | {"geographicDataLineageStatement", "geographicDistribution"}
)
"""The fields that are written from a record."""
TERMS = ("license", "termsOfUse", "restrictions", "termsOfAccess")
FILES = "files"


def fields_of(version: JsonNode) -> Fields:
    """Give what is said of a data set, in its own fields, by their names; compound values in one line each."""
    found = {name: texts for name, texts in _metadata(version) if texts}
    found.update({name: (text,) for name in TERMS if (text := _term(version[name]))})
    if files := tuple(sorted(map(text_of_file, files_in(version[FILES])))):
        found[FILES] = files
    return dict(sorted(found.items()))


def hash_of(fields: Fields) -> str:
    """Give the SHA-256 of fields."""
    digest = hashlib.sha256()
    for name, texts in sorted(fields.items()):
        digest.update("\0".join((name, *texts, "")).encode("utf-8", "surrogatepass"))
        digest.update(b"\1")
    return digest.hexdigest()


def metadata_of(fields: Fields, *, with_box: bool) -> Fields:
    """Give the metadata alone, without terms and files, and without the box where the server may have read one."""
    return without(fields, {*TERMS, FILES, *(() if with_box else (BOX,))})


def without(fields: Fields, names: Iterable[str]) -> Fields:
    """Give fields without some of them."""
    gone = frozenset(names)
    return {name: texts for name, texts in fields.items() if name not in gone}


def may_have_read_box(fields: Fields) -> bool:
    """Say whether the files are such that the server may have read a box from them."""
    return any(one.rpartition(" (")[0].lower().endswith(READABLE) for one in fields.get(FILES, ()))


def _metadata(version: JsonNode) -> Iterator[tuple[str, tuple[str, ...]]]:
    blocks = version["metadataBlocks"]
    for block in blocks.members:
        for field in blocks[block]["fields"]:
            name = field["typeName"].text()
            if name in OWN:
                yield name, tuple(filter(None, (text_of(one) for one in field["value"])))


def text_of(value: JsonNode) -> str:
    """Give a value in one line: a text as it is, a compound by its children in the order of their names."""
    if not isinstance(value.value, Mapping):
        return value.text().replace("\r\n", "\n")
    children = {SIDES.get(name, name): _inside(value[name]) for name in value.members}
    return "; ".join(f"{name}: {text}" for name, text in sorted(children.items()) if text)


def _inside(child: JsonNode) -> str:
    return " | ".join(filter(None, (text_of(one) for one in child["value"])))


def _term(node: JsonNode) -> str:
    """Give a term in words, or the address of a licence without what makes no other licence."""
    return plain(node["uri"].text()) or node["name"].text() or node.text()


def text_of_file(one: HeldFile) -> str:
    """Give a file in one line: its place and its checksum."""
    place = next(reversed(one.places))  # of a table that was taken apart, the name that was sent
    return f"{place} ({one.checksum_type} {one.checksum})"
