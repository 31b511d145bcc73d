"""A version of a data set as it is compared: the fields that fairtool writes, terms and files, in one order.

Fields that no record fills are left out, so that what curators write there is no difference; so are those that the
server fills by itself (who deposited, when).
"""

import hashlib
from collections.abc import Iterable, Iterator, Mapping
from itertools import combinations

from fairtool.push.dataverse.boxes import BOX, SIDES
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
_DATA_WITH_BOX = (".nc", ".nc4", ".cdf", ".h5", ".hdf5", ".he5")  # the server reads a box from such a file


def fields_of(version: JsonNode) -> Fields:
    """Give what is said of a data set, in its own fields, by their names; compound values in one line each."""
    found = {name: texts for name, texts in _metadata(version) if texts}
    found.update({name: (text,) for name in TERMS if (text := _term(version[name]))})
    places = tuple(sorted(_of_file(one) for one in files_in(version[FILES])))
    if places:
        found[FILES] = places
    return dict(sorted(found.items()))


def hash_of(fields: Fields) -> str:
    """Give the SHA-256 of fields."""
    digest = hashlib.sha256()
    for name, texts in sorted(fields.items()):
        digest.update("\0".join((name, *texts, "")).encode("utf-8", "surrogatepass"))
        digest.update(b"\1")
    return digest.hexdigest()


def hashes_apart(fields: Fields) -> tuple[str, ...]:
    """Give the hashes of fields without what others put beside a record: files, terms, a box read from the data."""
    kinds: list[tuple[str, ...]] = [one for one in (TERMS, (FILES,)) if any(name in fields for name in one)]
    if BOX in fields and may_have_read_box(fields):
        kinds.append((BOX,))
    several = (some for count in range(1, len(kinds) + 1) for some in combinations(kinds, count))
    return tuple(hash_of(without(fields, {name for kind in some for name in kind})) for some in several)


def metadata_of(fields: Fields) -> Fields:
    """Give the metadata alone, without terms and files, and without a box that the server may have read."""
    beside = {*TERMS, FILES, *((BOX,) if may_have_read_box(fields) else ())}
    return without(fields, beside)


def without(fields: Fields, names: Iterable[str]) -> Fields:
    """Give fields without some of them."""
    gone = frozenset(names)
    return {name: texts for name, texts in fields.items() if name not in gone}


def may_have_read_box(fields: Fields) -> bool:
    """Say whether the files are such that the server may have read a box from them."""
    return any(one.partition(" (")[0].lower().endswith(_DATA_WITH_BOX) for one in fields.get(FILES, ()))


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


def _of_file(one: HeldFile) -> str:
    place = next(reversed(one.places))  # of a table that was taken apart, the name that was sent
    return f"{place} ({one.checksum_type} {one.checksum})"
