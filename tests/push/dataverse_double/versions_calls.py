"""The calls that make, read and delete data sets and their versions."""

from tests.push.dataverse_double.answers import Answer, RefusedError, created, ok, told
from tests.push.dataverse_double.checking import check_version
from tests.push.dataverse_double.parsing import ParseError, Parser, tidied
from tests.push.dataverse_double.people import User, may
from tests.push.dataverse_double.printing import lock
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import Dataset, Terms, Version


def create(site: Site, request: Request) -> Answer:
    """Make a data set as a draft."""
    collection = site.collection(request.named["alias"])
    document = request.json()
    version = document.get("datasetVersion")
    if version is None:
        raise RefusedError(400, "Please provide initial version in the dataset json")
    if version.get("files"):
        raise RefusedError(400, "Only a superuser may add files via this api")
    try:
        values, terms = Parser(site.blocks).version(version)
    except ParseError as error:
        raise RefusedError(400, f"Error parsing Json: {error}") from error
    site.permit(request.user, "add")
    _check_kind(site, document)
    values = tidied(values)
    check_version(site.blocks, values)
    now = site.clock.now()
    draft = Version(site.number(), values, Terms(terms.licence, terms.words), now, now)
    dataset = Dataset(site.number(), site.persistent(), collection, request.user.name, [draft])
    site.datasets.append(dataset)
    site.touched(dataset)
    where = f"/datasets/{dataset.identifier}"
    return created(where, {"id": dataset.identifier, "persistentId": dataset.persistent})


def _check_kind(site: Site, document: Json) -> None:
    """Refuse a type of data set that the collection does not take, which is said by field."""
    kind = document.get("datasetType", "dataset")
    if not site.edition.since(6, 4) or kind == "dataset":
        return
    if kind not in {"software", "workflow"}:
        raise RefusedError(400, f"Error parsing Json: Invalid dataset type: {kind}")
    why = f"The parent collection does not allow the datasetType {kind}. Allowed types: dataset"
    said = "The dataset could not be created due to the datasetType."
    raise RefusedError(400, said, fieldErrors={"datasetType": why})


def find_version(site: Site, user: User, dataset: Dataset, name: str) -> Version:
    """Find a version by its name: `:draft`, `:latest`, `:latest-published` or a number such as `1.0`."""
    found = _named(site, user, dataset, name)
    if found is None:
        raise RefusedError(404, f"Dataset version {name} of dataset {dataset.identifier} not found")
    return found


def _named(site: Site, user: User, dataset: Dataset, name: str) -> Version | None:
    match name:
        case ":draft":
            site.permit(user, "view", dataset)
            return dataset.draft
        case ":latest":
            return dataset.latest if may(user, "view", dataset.owner) else dataset.latest_published
        case ":latest-published":
            return dataset.latest_published
    return _numbered(dataset, name)


def _numbered(dataset: Dataset, name: str) -> Version | None:
    parts = name.split(".")
    if len(parts) > 2 or not all(part.isdigit() for part in parts):
        raise RefusedError(400, f"Illegal version identifier '{name}'")
    number = (int(parts[0]), int(parts[1]) if len(parts) == 2 else 0)
    return next((one for one in dataset.versions if one.number == number and not one.is_draft), None)


def read_dataset(site: Site, request: Request) -> Answer:
    """Give a data set with its latest version."""
    dataset = site.dataset(request)
    version = find_version(site, request.user, dataset, ":latest")
    return ok({**site.printer.dataset(dataset), "latestVersion": site.printer.version(dataset, version)})


def read_version(site: Site, request: Request) -> Answer:
    """Give a version."""
    dataset = site.dataset(request)
    version = find_version(site, request.user, dataset, request.named["version"])
    can_leave_out = site.edition.since(6, 2)
    files = not (can_leave_out and request.flag("excludeFiles"))
    blocks = not (site.edition.since(6, 6) and request.flag("excludeMetadataBlocks"))
    return ok(site.printer.version(dataset, version, files=files, blocks=blocks))


def list_versions(site: Site, request: Request) -> Answer:
    """List the versions that the reader may see, newest first."""
    dataset = site.dataset(request)
    seen = may(request.user, "view", dataset.owner)
    shown = [one for one in reversed(dataset.versions) if seen or not one.is_draft]
    return ok([site.printer.version(dataset, one) for one in shown])


def read_metadata(site: Site, request: Request) -> Answer:
    """Give the metadata of a version, by blocks."""
    dataset = site.dataset(request)
    version = find_version(site, request.user, dataset, request.named["version"])
    return ok(site.printer.metadata(version.values))


def delete_draft(site: Site, request: Request) -> Answer:
    """Delete the draft: with it the data set, where nothing of it was ever published."""
    if request.named["version"] != ":draft":
        raise RefusedError(400, "Only the :draft version can be deleted")
    dataset = site.dataset(request)
    if dataset.draft is None:
        raise RefusedError(401, "This is NOT a DRAFT version")
    site.permit(request.user, "delete", dataset)
    site.unlocked_for_edit(dataset, request.user, also_during_ingest=False)
    if len(dataset.versions) == 1:
        site.datasets.remove(dataset)
    else:
        dataset.versions.pop()
        site.touched(dataset)
    return told(f"Draft version of dataset {request.named['id']} deleted")


def delete_dataset(site: Site, request: Request) -> Answer:
    """Delete a data set that was never published."""
    dataset = site.dataset(request)
    if dataset.latest_published is not None:
        raise RefusedError(401, "Only superusers can delete published datasets")
    site.permit(request.user, "delete", dataset)
    site.unlocked_for_edit(dataset, request.user, also_during_ingest=False)
    site.datasets.remove(dataset)
    return told(f"Dataset {request.named['id']} deleted")


def list_locks(site: Site, request: Request) -> Answer:
    """List the locks."""
    dataset = site.dataset(request)
    wanted = request.asked("type")
    return ok([lock(dataset, one) for one in dataset.locks if wanted in {"", one.reason}])
