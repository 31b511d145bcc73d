"""The calls about files: adding, replacing, describing, restricting, embargoing, deleting, reading them back."""

import json

from tests.push.dataverse_double.adding import Added, AddError, Incoming, check_may_add, is_true, put, start_ingest
from tests.push.dataverse_double.answers import Answer, RefusedError, ok, told
from tests.push.dataverse_double.edit_calls import check_fresh
from tests.push.dataverse_double.multipart import Part
from tests.push.dataverse_double.people import may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import DataFile, Dataset, FileEntry
from tests.push.dataverse_double.versions_calls import find_version

_UNPARSED = "Error in parsing provided json"


def said_in(form: dict[str, Part]) -> Json:
    """Read the `jsonData` of a form."""
    if "jsonData" not in form:
        return {}
    try:
        found = json.loads(form["jsonData"].text)
    except ValueError as error:
        raise RefusedError(400, _UNPARSED) from error
    if not isinstance(found, dict):
        raise RefusedError(400, _UNPARSED)
    return found


def _incoming(site: Site, form: dict[str, Part]) -> Incoming:
    """Take the file from the form, or from the store to which the client put it."""
    said = said_in(form)
    part = form.get("file")
    if part is not None and part.file_name is not None:
        return Incoming(part.file_name, part.content, part.media_type or "", said)
    return stored(site, said)


def stored(site: Site, said: Json) -> Incoming:
    """Take a file from the store by what the client says of it; its checksum is believed, not computed."""
    wanted = "You must upload a file or provide a valid storageidentifier, filename, and mimetype."
    storage = str(said.get("storageIdentifier", ""))
    if not storage or not said.get("fileName"):
        raise AddError(wanted)
    content = site.bucket.objects.get(storage)
    if content is None:
        raise AddError("Dataset store configuration does not allow provided storageIdentifier.")
    checksum = said.get("checksum") or {"@type": "MD5", "@value": said.get("md5Hash", "")}
    given = (str(checksum["@type"]), str(checksum["@value"]))
    return Incoming(str(said["fileName"]), content, str(said.get("mimeType", "")), said, storage, given)


def list_files(site: Site, request: Request) -> Answer:
    """List the files of a version, by name."""
    dataset = site.dataset(request)
    version = find_version(site, request.user, dataset, request.named["version"])
    listed = sorted(version.entries, key=lambda one: one.label) if site.edition.since(6, 0) else version.entries
    start = int(request.asked("offset", "0"))
    limit = request.asked("limit")
    page = listed[start : start + int(limit)] if limit else listed[start:]
    total = len(listed) if site.edition.since(6, 1) else None
    return ok([site.printer.file(version, one) for one in page], total=total)


def add(site: Site, request: Request) -> Answer:
    """Add a file to the draft; the same content twice is a warning beside the answer."""
    dataset = site.dataset(request)
    try:
        check_may_add(site, dataset, request.user)
        incoming = _incoming(site, request.form())
        added = put(site, dataset, incoming)
    except AddError as error:
        raise RefusedError(error.status, str(error)) from error
    start_ingest(site, dataset, request.user, [incoming.said])
    return _added(site, dataset, added)


def _added(site: Site, dataset: Dataset, added: Added) -> Answer:
    files = {"files": [site.printer.file(dataset.latest, added.entry)]}
    if not added.warning:
        return ok(files)
    warning = added.warning if site.edition.message_is_text else {"message": added.warning}
    return ok(files, message=warning)


def replace_file(site: Site, request: Request) -> Answer:
    """Replace a file by another: of the old one's description, folder and tags nothing remains."""
    try:
        dataset, data = site.file(request)
    except RefusedError as error:
        said = f"Replacement file not found. There was no file found for ID: {request.named['id']}"
        raise RefusedError(400, said) from error
    try:
        check_may_add(site, dataset, request.user)
        added = put(site, dataset, _incoming(site, request.form()), standing(dataset, data))
    except AddError as error:
        raise RefusedError(error.status, str(error)) from error
    start_ingest(site, dataset, request.user, [{}])
    return ok({"files": [site.printer.file(dataset.latest, added.entry)]})


def standing(dataset: Dataset, data: DataFile) -> FileEntry:
    """Give the entry of a file in the latest version, where it must stand to be replaced."""
    entry = dataset.latest.entry(data.identifier)
    if entry is None:
        said = (
            "You cannot replace a file that is not in the most recently published dataset. (The file is unpublished or"
            " was deleted from a previous version.)"
        )
        raise AddError(said)
    return entry


def change_metadata(site: Site, request: Request) -> Answer:
    """Change the name, folder, description, tags or restriction of a file; the answer is text, not the envelope."""
    dataset, data = site.file(request)
    if site.edition.checks_time_of_files:
        check_fresh(site, request, dataset)
    said = said_in(request.form())
    if not may(request.user, "edit", dataset.owner):
        cause = "An error has occurred attempting to update the requested DataFile, likely related to permissions."
        raise RefusedError(400, cause)
    try:
        site.unlocked_for_edit(dataset, request.user)
    except RefusedError as error:
        cause = "edu.harvard.iq.dataverse.api.AbstractApiBean$WrappedResponse: "
        raise RefusedError(500, f"Error adding metadata to DataFile: {cause}{error.message}") from error
    entry = site.edited(dataset).entry(data.identifier)
    if entry is None:
        cause = "An error has occurred attempting to update the requested DataFile."
        raise RefusedError(400, f"{cause} It is not part of the current version of the Dataset.")
    _describe(dataset, entry, said)
    site.saved(dataset)
    shown = {"label": entry.label, "description": entry.description, "restricted": entry.restricted, "id": 1}
    if entry.directory:
        shown["directoryLabel"] = entry.directory
    return Answer(
        200, b"File Metadata update has been completed: " + json.dumps(shown).encode(), media_type="text/plain"
    )


def _describe(dataset: Dataset, entry: FileEntry, said: Json) -> None:
    label, folder = said.get("label", entry.label), said.get("directoryLabel", entry.directory)
    path = f"{folder}/{label}" if folder else label
    if any(one.path == path for one in dataset.latest.entries if one is not entry):
        raise RefusedError(400, f"Filename already exists at {path}")
    entry.label, entry.directory = label, folder or None
    entry.description = said.get("description", entry.description)
    entry.categories = tuple(said.get("categories", entry.categories))
    entry.restricted = is_true(said.get("restrict", entry.restricted))


def restrict(site: Site, request: Request) -> Answer:
    """Restrict a file, or open it; since 6.7 the body may be an object that also says who may ask."""
    try:
        dataset, data = site.file(request)
    except RefusedError as error:
        raise RefusedError(400, f"Could not find datafile with id {request.named['id']}") from error
    body = request.body.decode().strip()
    restricting = _restriction(body)
    entry = site.edited(dataset).entry(data.identifier)
    name = entry.label if entry else ""
    word = "restricted" if restricting else "unrestricted"
    if not may(request.user, "edit", dataset.owner):
        problem = f"User {request.user.handle} is not permitted to perform requested action."
        raise RefusedError(400, f"Problem trying to update restriction status on {name}: {problem}")
    if entry is None or entry.restricted == restricting:
        problem = f"File {name} is already {word}"
        raise RefusedError(400, f"Problem trying to update restriction status on {name}: {problem}")
    try:
        site.unlocked_for_edit(dataset, request.user)
    except RefusedError as error:
        raise RefusedError(400, f"Problem saving datafile {name}: {error.message}") from error
    entry.restricted = restricting
    site.saved(dataset)
    return told(f"File {name} {word}.")


def _restriction(body: str) -> bool:
    if not body.startswith("{"):
        return is_true(body)
    said = json.loads(body)
    if "restrict" not in said:
        raise RefusedError(400, "Error parsing Json: 'restrict' is required.")
    return is_true(said["restrict"])


def delete_file(site: Site, request: Request) -> Answer:
    """Take a file out of the draft; the answer says whether its content is gone for good."""
    dataset, data = site.file(request)
    try:
        site.permit(request.user, "edit", dataset)
        site.unlocked_for_edit(dataset, request.user)
    except RefusedError as error:
        said = f"Delete failed for file ID {request.named['id']} (CommandException): {error.message}"
        raise RefusedError(400, said) from error
    draft = site.edited(dataset)
    draft.entries = [one for one in draft.entries if one.data is not data]
    site.saved(dataset)
    return ok(data.published is None)
