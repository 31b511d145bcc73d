"""The calls that give back what stands: a file, what the server made of it, and how two versions differ."""

from collections.abc import Iterator

from tests.push.dataverse_double.answers import Answer, RefusedError, ok
from tests.push.dataverse_double.clock import stamp
from tests.push.dataverse_double.people import may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Item, Json, without_nulls
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import DataFile, Dataset, FileEntry, Version
from tests.push.dataverse_double.versions_calls import find_version


def _readable(site: Site, request: Request) -> tuple[Dataset, DataFile]:
    """Find a file that the reader may have: not a draft's, nor a restricted or embargoed one, unless it is theirs."""
    dataset, data = site.file(request)
    if may(request.user, "view", dataset.owner):
        return dataset, data
    entry = (dataset.latest_published or dataset.latest).entry(data.identifier)
    embargoed = data.embargo is not None and data.embargo[0] > site.clock.today().isoformat()
    if data.published is None or embargoed or entry is None or entry.restricted:
        said = (
            "Not authorized to access this object via this API endpoint. Please check your code for typos, or consult"
            " our API guide at http://guides.dataverse.org."
        )
        raise RefusedError(403, said, code=403)
    return dataset, data


def download(site: Site, request: Request) -> Answer:
    """Give the content of a file."""
    _, data = _readable(site, request)
    return Answer(200, data.content, media_type=data.content_type)


def list_auxiliary(site: Site, request: Request) -> Answer:
    """List what the server made from a file: the NcML of a netCDF file."""
    _, data = _readable(site, request)
    if not data.ncml:
        raise RefusedError(404, "No Auxiliary files exist for this datafile.")
    made = {
        "formatTag": "NcML",
        "formatVersion": "0.1",
        "isPublic": True,
        "contentType": "application/xml",
        "fileSize": 312,
        "checksum": "5d41402abc4b2a76b9719d911017c592",
    }
    return ok([made])


def tell_file(site: Site, request: Request) -> Answer:
    """Tell a file as it stands in the latest version that the reader may see."""
    dataset, data = site.file(request)
    version = find_version(site, request.user, dataset, ":latest")
    entry = version.entry(data.identifier)
    if entry is None:
        raise RefusedError(404, f"File with ID {data.identifier} not found.")
    return ok(site.printer.file(version, entry))


def compare(site: Site, request: Request) -> Answer:
    """Tell how a later version differs from an earlier one: metadata by title, files added and removed."""
    dataset = site.dataset(request)
    old = find_version(site, request.user, dataset, request.named["version"])
    new = find_version(site, request.user, dataset, request.named["other"])
    if old.created > new.created:
        raise RefusedError(400, "Compare requires the older dataset version to be listed first.")
    before, after = ({one.data.identifier for one in version.entries} for version in (old, new))
    return ok(
        without_nulls(
            oldVersion=_named(old),
            newVersion=_named(new),
            metadataChanges=list(_changes(site, old, new)) or None,
            filesAdded=[_shown(one) for one in new.entries if one.data.identifier not in before] or None,
            filesRemoved=[_shown(one) for one in old.entries if one.data.identifier not in after] or None,
        )
    )


def _named(version: Version) -> Json:
    number = "DRAFT" if version.is_draft or version.number is None else ".".join(map(str, version.number))
    return {"versionNumber": number, "versionState": version.state, "lastUpdatedDate": stamp(version.updated)}


def _changes(site: Site, old: Version, new: Version) -> Iterator[Json]:
    for block in site.blocks.all:
        changed = [
            {
                "fieldName": field.title,
                "oldValue": _run(old.values.get(field.name, [])),
                "newValue": _run(new.values.get(field.name, [])),
            }
            for field in block.fields
            if old.values.get(field.name) != new.values.get(field.name)
        ]
        if changed:
            yield {"blockName": block.title, "changed": changed}


def _run(items: list[Item]) -> str:
    return "; ".join(one if isinstance(one, str) else " ".join(one.values()) for one in items)


def _shown(entry: FileEntry) -> Json:
    return without_nulls(
        fileName=entry.label,
        filePath=entry.directory,
        **{entry.data.checksum_type: entry.data.checksum},
        type=entry.data.content_type,
        fileId=entry.data.identifier,
        description=entry.description,
        isRestricted=entry.restricted,
    )
