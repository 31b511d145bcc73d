"""A record in the form that a collection takes: its fields, its licence as the server names it, its files."""

import json
from collections.abc import Iterator, Mapping, Sequence

from fairtool.push.dataverse.beside import Own
from fairtool.push.dataverse.boxes import BOX
from fairtool.push.dataverse.comparable import FILES, fields_of, hash_of
from fairtool.push.dataverse.files.local_file import LocalFile, local_files
from fairtool.push.dataverse.files.said import refuse_archive
from fairtool.push.dataverse.fitting import Fitter
from fairtool.push.dataverse.licences import Offered, chosen
from fairtool.push.dataverse.required import lacking, missing
from fairtool.push.dataverse.site import Site
from fairtool.push.faults import RefusedError
from fairtool.push.form import Form, Given, Unfit
from fairtool.record.dataverse import Dialect, write_dataverse
from fairtool.record.dataverse_fields import Field
from fairtool.record.dataverse_words import METADATA_AGENCY
from fairtool.record.flat import flat
from fairtool.record.flat_rights import words_and_address
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known
from fairtool.record.losses import losses
from fairtool.record.record import Record
from fairtool.warned import from_error

_DIALECTS: tuple[Dialect, ...] = ("recherche-data-gouv", "dataverse")
_FRENCH = "kindOfDataOther"  # a field of Recherche Data Gouv alone
_INDEX = "["


def formed(given: Given, site: Site, collection: str, agency: str, *, unpacks: bool = False) -> tuple[Form, Own]:
    """Give a record in the form of a collection, and what is its own in it.

    `unpacks` says that files go in forms alone, from which archives are unpacked. Raises Unfit where the record lacks
    what the collection requires, and for files that cannot go there.
    """
    record = given.record
    fields = list(Fitter(site.types, site.version).fitted(_fields(record, site, agency)))
    lacks = missing((str(one["typeName"]) for one in fields), site.required)
    if lacks:
        raise Unfit(lacking(given.path, collection, lacks))
    version = {**_terms(record, site.licences), "metadataBlocks": _blocks(fields, site)}
    files = _files(given, site.algorithm, unpacks=unpacks)
    listed = [_as_listed(number, one, site.algorithm) for number, one in enumerate(files)]
    document = {**version, FILES: listed} if listed else version
    said, compared = flat(record), fields_of(JsonNode(document))
    form = Form(
        record.identifier,
        json.dumps(document, ensure_ascii=False).encode("utf-8", "replace"),
        hash_of(compared),
        said.metadata_date or said.revised or said.published or said.created,
        tuple(_lost(record, document)),
        given.files,
    )
    return form, Own(files, site.algorithm, compared.get(BOX, ()))


def _fields(record: Record, site: Site, agency: str) -> list[Field]:
    """Give the fields of both dialects, each once: which of them a server has is found out when they are fitted."""
    found: dict[str, Field] = {}
    for dialect in _DIALECTS if _FRENCH in site.types else reversed(_DIALECTS):
        document = JsonNode(write_dataverse(record, dialect=dialect))
        blocks = document["datasetVersion"]["metadataBlocks"]
        for block in blocks.members:
            for one in blocks[block]["fields"]:
                found.setdefault(one["typeName"].text(), dict(one.members))
    if "relatedDatasets" in found:
        found["relatedDataset"] = _related(found["relatedDatasets"])
    return [_of_agency(one, agency) for one in found.values()]


def _related(field: Field) -> Field:
    """Give related data sets as Recherche Data Gouv has them: a sentence each, in a compound value."""
    sentences = (one.text() for one in JsonNode(field)["value"])
    values = [
        {"relatedDatasetCitation": {"typeName": "relatedDatasetCitation", "multiple": False, "typeClass": "primitive",
                                    "value": one}}
        for one in sentences
    ]  # fmt: skip
    return {"typeName": "relatedDataset", "multiple": True, "typeClass": "compound", "value": values}


def _of_agency(field: Field, agency: str) -> Field:
    """Give the identifier of the record the agency under which it is looked for."""
    if field["typeName"] != "otherId" or agency == METADATA_AGENCY:
        return field
    text = json.dumps(field["value"]).replace(json.dumps(METADATA_AGENCY), json.dumps(agency))
    return {**field, "value": json.loads(text)}


def _blocks(fields: Sequence[Field], site: Site) -> Mapping[str, object]:
    found: dict[str, list[Field]] = {}
    for one in fields:
        found.setdefault(site.types[str(one["typeName"])].block, []).append(one)
    return {block: {"fields": ones} for block, ones in found.items()}


def _terms(record: Record, choice: Sequence[Offered]) -> Mapping[str, object]:
    """Give the licence that the server offers, else the terms in words; it takes one or the other."""
    said = flat(record)
    access = "\n".join(words_and_address(one.value, one.href) for one in said.access)
    found = chosen(said.licences, choice)
    if found:
        return known(license={"name": found.name, "uri": found.uri}, termsOfAccess=access)
    terms = "\n".join(words_and_address(one.text or one.spdx, one.url) for one in said.licences)
    limits = "\n".join(words_and_address(one.value, one.href) for one in said.limitations)
    return known(termsOfUse=terms, restrictions=limits, termsOfAccess=access)


def _files(given: Given, algorithm: str, *, unpacks: bool) -> tuple[LocalFile, ...]:
    try:
        files = local_files(given.files, {algorithm})
        for one in files if unpacks else ():
            refuse_archive(one)
    except RefusedError as error:
        raise Unfit(from_error(error, given.path)) from None
    return files


def _as_listed(number: int, file: LocalFile, algorithm: str) -> Mapping[str, object]:
    """Give a file as the server would list it."""
    checksum = {"type": algorithm, "value": file.checksums[algorithm]}
    return known(
        label=file.name,
        directoryLabel=file.directory,
        dataFile={"id": number, "filename": file.name, "filesize": file.size, "checksum": checksum},
    )


def _lost(record: Record, document: Mapping[str, object]) -> Iterator[str]:
    """Give the fields of the record that stand nowhere in the form, each once."""
    paths = (one.path for one in losses(record, document).lost)
    yield from dict.fromkeys("".join(_without_numbers(path)) for path in paths)


def _without_numbers(path: str) -> Iterator[str]:
    for number, part in enumerate(path.split(_INDEX)):
        yield part if not number else part.partition("]")[2]
