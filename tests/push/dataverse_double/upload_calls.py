"""The calls of the direct upload: addresses at the store, parts put together, and files registered."""

import json

from tests.push.dataverse_double.adding import AddError, check_may_add, put, start_ingest
from tests.push.dataverse_double.answers import Answer, RefusedError, ok, told
from tests.push.dataverse_double.file_calls import standing, stored
from tests.push.dataverse_double.people import may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import Dataset, FileEntry

_INCOMPLETE = "Could not complete multipart upload"


def give_addresses(site: Site, request: Request) -> Answer:
    """Give the address, or the addresses of the parts, to which a file of a size may be put."""
    dataset = site.dataset(request)
    if not may(request.user, "edit", dataset.owner):
        raise RefusedError(403, "You are not permitted to upload files to this dataset.")
    if not site.settings.direct_upload:
        raise RefusedError(404, f"Direct upload not supported for files in this dataset: {dataset.identifier}")
    size, largest = int(request.asked("size", "0")), site.settings.largest_file
    if largest is not None and size > largest:
        said = "The file you are trying to upload is too large to be uploaded to this dataset."
        raise RefusedError(400, f"{said} The maximum allowed file size is {largest} bytes.")
    storage = f"s3://double:18b3972213f-{site.number():012x}"
    place = f"{dataset.persistent.removeprefix('doi:')}/{storage.rpartition(':')[2]}"
    return ok({**_addresses(site, dataset, storage, place, size), "storageIdentifier": storage})


def _addresses(site: Site, dataset: Dataset, storage: str, place: str, size: int) -> Json:
    part_size = site.settings.part_size
    base = f"{site.bucket.address}/double/{place}"
    signature = site.bucket.expect(storage, place)
    if size <= part_size:
        return {"url": f"{base}?X-Amz-Signature={signature}{_signed(site)}", "partSize": part_size}
    number = site.bucket.begin(storage, place)
    count = -(-size // part_size)
    urls = {
        str(part): f"{base}?uploadId={number}&partNumber={part}&X-Amz-Signature={signature}"
        for part in range(1, count + 1)
    }
    call = f"/api/datasets/mpupload?globalid={dataset.persistent}&uploadid={number}&storageidentifier={storage}"
    return {"urls": urls, "abort": call, "complete": call, "partSize": part_size}


def _signed(site: Site) -> str:
    """Say in the address which headers were signed: with tagging, the tag is one of them."""
    return "&X-Amz-SignedHeaders=host%3Bx-amz-tagging" if site.settings.tagging else "&X-Amz-SignedHeaders=host"


def complete(site: Site, request: Request) -> Answer:
    """Put the parts of an upload together."""
    _check_uploader(site, request, "complete")
    try:
        tags = {int(part): str(tag) for part, tag in json.loads(request.body).items()}
    except (ValueError, AttributeError) as error:
        raise RefusedError(500, _INCOMPLETE) from error
    number = request.asked("uploadid")
    if number not in site.bucket.uploads or not site.bucket.finish(number, tags):
        raise RefusedError(500, _INCOMPLETE)
    return told("Multipart Upload completed")


def abort(site: Site, request: Request) -> Answer:
    """Throw the parts of an upload away."""
    _check_uploader(site, request, "abort")
    if site.bucket.uploads.pop(request.asked("uploadid"), None) is None:
        raise RefusedError(500, "Could not abort multipart upload")
    return Answer(204)


def _check_uploader(site: Site, request: Request, deed: str) -> None:
    site.authenticated(request.user)
    given = request.asked("globalid")
    dataset = next((one for one in site.datasets if one.persistent == given), None)
    if dataset is not None and not may(request.user, "edit", dataset.owner):
        raise RefusedError(403, f"You are not permitted to {deed} file uploads with the supplied parameters.")


def _listed(request: Request) -> list[Json]:
    form = request.form()
    try:
        found = json.loads(form["jsonData"].text)
    except (KeyError, ValueError) as error:
        raise RefusedError(400, f"Json Parsing Exception :{error}") from error
    return [dict(one) for one in found]


def add_files(site: Site, request: Request) -> Answer:
    """Register files that were put to the store; each has its own outcome, and the status is 200 whatever they are."""
    dataset = site.dataset(request)
    listed = _listed(request)
    outcomes = [_outcome(site, request, dataset, said, replacing=False) for said in listed]
    start_ingest(site, dataset, request.user, listed)
    return _report(outcomes, "Total number of files", "Number of files successfully added")


def replace_files(site: Site, request: Request) -> Answer:
    """Replace files by ones that were put to the store."""
    dataset = site.dataset(request)
    listed = _listed(request)
    outcomes = [_outcome(site, request, dataset, said, replacing=True) for said in listed]
    start_ingest(site, dataset, request.user, listed)
    return _report(outcomes, "Total number of files", "Number of files successfully replaced")


def _outcome(site: Site, request: Request, dataset: Dataset, said: Json, *, replacing: bool) -> Json:
    storage = said.get("storageIdentifier")
    number = said.get("fileToReplaceId")
    if storage is None or (replacing and number is None):
        wanted = "fileToReplaceId, storageidentifier" if replacing else "storageidentifier"
        return {"errorMessage": f"You must provide a {wanted}, filename, and mimetype.", "fileDetails": said}
    try:
        check_may_add(site, dataset, request.user)
        replaced = _replaced(dataset, number) if replacing else None
        added = put(site, dataset, stored(site, said), replaced)
    except AddError as error:
        status = "Forbidden" if error.status == 403 else "Bad Request"
        return {"storageIdentifier": storage, "errorMessage": f"{status}:{error}", "fileDetails": said}
    details = site.printer.file(dataset.latest, added.entry)
    if added.warning:
        return {"storageIdentifier": storage, "warningMessage": added.warning, "fileDetails": details}
    done = "Replaced successfully in the dataset" if replacing else "Added successfully to the dataset"
    return {"storageIdentifier": storage, "successMessage": done, "fileDetails": details}


def _replaced(dataset: Dataset, number: object) -> FileEntry:
    found = [entry for version in dataset.versions for entry in version.entries if entry.data.identifier == number]
    if not found:
        raise AddError(f"Replacement file not found. There was no file found for ID: {number}")
    return standing(dataset, found[0].data)


def _report(outcomes: list[Json], total: str, done: str) -> Answer:
    failed = sum("errorMessage" in one for one in outcomes)
    return ok({"Files": outcomes, "Result": {total: len(outcomes), done: len(outcomes) - failed}})
