"""Prints data sets, versions and files as the interface does."""

from tests.push.dataverse_double.blocks import Blocks
from tests.push.dataverse_double.clock import day, stamp
from tests.push.dataverse_double.field_type import FieldType
from tests.push.dataverse_double.shapes import Item, Json, Values, without_nulls
from tests.push.dataverse_double.state import ACCESS_TERMS, TERMS, DataFile, Dataset, FileEntry, Lock, Version

_FRIENDLY = {
    "application/netcdf": "Network Common Data Form",
    "application/x-netcdf": "Network Common Data Form",
    "text/csv": "Comma Separated Values",
    "text/tab-separated-values": "Tab-Delimited",
    "text/plain": "Plain Text",
    "application/pdf": "Adobe PDF",
    "application/zip": "ZIP Archive",
}


def friendly(content_type: str) -> str:
    """Name a media type as people do."""
    return _FRIENDLY.get(content_type, "Unknown")


class Printer:
    """Prints for the blocks of an installation."""

    def __init__(self, blocks: Blocks) -> None:
        """Print for these blocks, and so for their version."""
        self._blocks = blocks
        self._edition = blocks.edition

    def dataset(self, dataset: Dataset) -> Json:
        """Print a data set without its versions."""
        authority, _, name = dataset.persistent.removeprefix("doi:").partition("/")
        return without_nulls(
            id=dataset.identifier,
            identifier=name,
            persistentUrl=f"https://doi.org/{authority}/{name}",
            protocol="doi",
            authority=authority,
            separator="/" if self._edition.since(6, 6) else None,
            publisher="Double",
            publicationDate=day(dataset.published),
            storageIdentifier=f"file://{authority}/{name}",
            datasetType=dataset.kind if self._edition.since(6, 4) else None,
        )

    def version(self, dataset: Dataset, version: Version, *, files: bool = True, blocks: bool = True) -> Json:
        """Print a version; its metadata and files may be left out since 6.2."""
        major, minor = version.number or (None, None)
        terms = version.terms
        words = dict(terms.words)
        named = ACCESS_TERMS if terms.licence else (*TERMS, *ACCESS_TERMS)
        return without_nulls(
            id=version.identifier,
            datasetId=dataset.identifier,
            datasetPersistentId=dataset.persistent,
            datasetType=dataset.kind if self._edition.since(6, 4) else None,
            storageIdentifier=f"file://{dataset.persistent.removeprefix('doi:')}",
            versionNumber=major,
            internalVersionNumber=version.internal if self._edition.has_internal_number else None,
            versionMinorNumber=minor,
            versionState=version.state,
            latestVersionPublishingState=dataset.latest.state if self._edition.since(6, 2) else None,
            lastUpdateTime=stamp(version.updated),
            releaseTime=stamp(version.released),
            createTime=stamp(version.created),
            publicationDate=day(dataset.published),
            citationDate=day(dataset.published),
            license=terms.licence.beside_version(self._edition) if terms.licence else None,
            **{name: words[name] for name in named if name in words},
            fileAccessRequest=terms.ask_for_access,
            metadataBlocks=self.metadata(version.values) if blocks else None,
            files=[self.file(version, one) for one in version.entries] if files else None,
        )

    def metadata(self, values: Values) -> Json:
        """Print metadata by blocks; a field is printed with what its type says, whatever the client said."""
        printed: Json = {}
        for block, field in self._blocks.ordered():
            if field.name not in values:
                continue
            empty = {"displayName": block.title, "name": block.name, "fields": []}
            printed.setdefault(block.name, empty)["fields"].append(_field(field, values[field.name]))
        return printed

    def file(self, version: Version, entry: FileEntry) -> Json:
        """Print a file as it stands in a version."""
        return without_nulls(
            description=entry.description or ("" if self._edition.since(6, 0) else None),
            label=entry.label,
            restricted=entry.restricted,
            directoryLabel=entry.directory,
            version=version.internal,
            datasetVersionId=version.identifier,
            categories=list(entry.categories) or None,
            dataFile=self._data(version, entry, entry.data),
        )

    def _data(self, version: Version, entry: FileEntry, data: DataFile) -> Json:
        until, reason = data.embargo or (None, None)
        return without_nulls(
            id=data.identifier,
            persistentId="",
            filename=entry.label,
            contentType=data.content_type,
            friendlyType=friendly(data.content_type) if self._edition.since(6, 2) else None,
            filesize=data.size,
            description=entry.description or None,
            categories=list(entry.categories) or None,
            embargo=without_nulls(dateAvailable=until, reason=reason) if until else None,
            storageIdentifier=data.storage,
            originalFileFormat=data.original_type,
            originalFormatLabel=friendly(data.original_type) if data.original_type else None,
            originalFileSize=data.original_size,
            originalFileName=data.original_name,
            UNF="UNF:6:6l6QmTdMd0ZAqOBfUfZ0Hg==" if data.tabular else None,
            rootDataFileId=data.root,
            previousDataFileId=data.previous,
            md5=data.checksum if data.checksum_type == "MD5" else None,
            checksum={"type": data.checksum_type, "value": data.checksum},
            tabularData=data.tabular if self._edition.since(6, 2) else None,
            creationDate=day(data.created),
            publicationDate=day(data.published),
            directoryLabel=entry.directory if self._edition.since(6, 9) else None,
            lastUpdateTime=stamp(version.updated) if self._edition.since(6, 9) else None,
            fileAccessRequest=version.terms.ask_for_access if self._edition.since(6, 2) else None,
        )


def _field(field: FieldType, items: list[Item]) -> Json:
    values = [one if isinstance(one, str) else _children(field, one) for one in items]
    value = values if field.multiple else values[0]
    return {"typeName": field.name, "multiple": field.multiple, "typeClass": field.type_class, "value": value}


def _children(field: FieldType, item: Item) -> Json:
    texts = {} if isinstance(item, str) else item
    return {child.name: _field(child, [texts[child.name]]) for child in field.children if child.name in texts}


def lock(dataset: Dataset, one: Lock) -> Json:
    """Print a lock."""
    return {
        "lockType": one.reason,
        "date": stamp(one.since),
        "user": one.user,
        "dataset": dataset.persistent,
        "message": one.message,
    }
