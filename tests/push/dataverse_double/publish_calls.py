"""The calls that send a data set on its way: to the curators, back to its author, to the public."""

from tests.push.dataverse_double.answers import Answer, RefusedError, accepted, ok
from tests.push.dataverse_double.checking import check_version
from tests.push.dataverse_double.clock import stamp
from tests.push.dataverse_double.people import may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Json
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import Dataset, Version

_KINDS = ("major", "minor")


def publish(site: Site, request: Request) -> Answer:
    """Publish the draft: the answer comes at once, the publication when its lock opens."""
    kind = request.asked("type").lower()
    if not kind:
        raise RefusedError(400, "Missing 'type' parameter (either 'major','minor', or 'updatecurrent').")
    site.authenticated(request.user)
    if kind == "updatecurrent":
        raise RefusedError(403, "Only superusers can update the current version")
    if kind not in _KINDS:
        said = f"Illegal 'type' parameter value '{kind}'. It needs to be either 'major', 'minor', or 'updatecurrent'."
        raise RefusedError(400, said)
    dataset = site.dataset(request)
    site.check_terms(dataset.latest.terms, dataset.latest)
    if request.flag("assureIsIndexed") and (dataset.indexed is None or dataset.indexed < dataset.modified):
        raise RefusedError(409, "Dataset is awaiting indexing")
    site.permit(request.user, "publish", dataset)
    _check_publishable(site, dataset, kind)
    return _begin(site, request, dataset, kind)


def _check_publishable(site: Site, dataset: Dataset, kind: str) -> None:
    draft, before = dataset.latest, dataset.latest_published
    if draft.terms.licence is None and not draft.terms.of_use:
        said = "Dataset must have a valid license or Custom Terms Of Use configured before it can be published."
        raise RefusedError(409, said)  # the server takes anything that speaks of terms of use for a conflict
    held = [one.reason for one in dataset.locks if one.reason != "InReview"]
    if held:
        raise RefusedError(403, f"This dataset is locked. Reason: {','.join(held)}. Please try publishing later.")
    if not draft.is_draft:
        name = dataset.persistent.rpartition("/")[2]
        said = f"Latest version of dataset {name} is already released. Only draft versions can be released."
        raise RefusedError(403, said)
    if kind == "minor" and before is None:
        raise RefusedError(403, "Cannot publish as minor version. Re-try as major release.")
    if kind == "minor" and before is not None and _files(before) != _files(draft):
        raise RefusedError(403, "Cannot release as minor version. Re-try as major release.")
    _check_files(site, draft, "Published datasets should contain at least one data file.")
    check_version(site.blocks, draft.values)


def _files(version: Version) -> set[int]:
    return {one.data.identifier for one in version.entries}


def _check_files(site: Site, draft: Version, said: str) -> None:
    if site.settings.files_wanted and not draft.entries:
        raise RefusedError(403, said)


def _begin(site: Site, request: Request, dataset: Dataset, kind: str) -> Answer:
    draft, before = dataset.latest, dataset.latest_published
    major, minor = before.number if before and before.number else (0, 0)
    draft.number = (major, minor + 1) if kind == "minor" else (major + 1, 0)
    workflow = site.settings.workflow
    reason = "Workflow" if workflow else "finalizePublication"
    site.lock(dataset, reason, request.user, "Publishing the dataset; ", seconds=site.settings.publication)
    printed = site.printer.dataset(dataset)
    return accepted(printed) if workflow else ok(printed)


def submit(site: Site, request: Request) -> Answer:
    """Send the draft to the curators: from now on only they may edit it."""
    dataset = site.dataset(request)
    site.permit(request.user, "edit", dataset)
    draft = dataset.latest
    check_version(site.blocks, draft.values)
    if not draft.is_draft:
        said = "Latest version of dataset is already released. Only draft versions can be submitted for review."
        raise RefusedError(403, said)
    if dataset.in_review:
        raise RefusedError(403, "You cannot submit this dataset for review because it is already in review.")
    wanted = "The dataset must contain at least one data file in order to be submitted for review."
    _check_files(site, draft, wanted)
    site.lock(dataset, "InReview", request.user, "", seconds=None)
    _moved(site, dataset)
    said = f"Dataset id {dataset.identifier} has been submitted for review."
    return ok({"inReview": True, "message": said})


def give_back(site: Site, request: Request) -> Answer:
    """Send the draft back to its author, with a reason."""
    if not request.body:
        said = (
            "You must supply JSON to this API endpoint and it must contain a reason for returning the dataset (field:"
            " reasonForReturn)."
        )
        raise RefusedError(400, said)
    reason = str(request.json().get("reasonForReturn", ""))
    dataset = site.dataset(request)
    not_there = (
        "This dataset cannot be return to the author(s) because the latest version is not In Review. The author(s)"
        " needs to click Submit for Review first."
    )
    if not reason:
        raise RefusedError(400, not_there)  # the server's, who has a better sentence and does not use it here
    site.authenticated(request.user)
    site.permit(request.user, "publish", dataset)
    if not dataset.in_review:
        raise RefusedError(403, not_there)
    dataset.unlock("InReview")
    dataset.returned.append(reason)
    dataset.returns.append(site.clock.now())
    _moved(site, dataset)
    said = f"Dataset id {dataset.identifier} has been sent back to the author(s)."
    return ok({"inReview": False, "message": said})


def _moved(site: Site, dataset: Dataset) -> None:
    """Move the time of the last update, as an edit does."""
    dataset.latest.updated = site.clock.now()
    site.touched(dataset)


def list_notifications(site: Site, request: Request) -> Answer:
    """List what a user was told: of the double, only that a data set came back.

    The reason of the curator is not among it: the interface gives the text of the mail without the comment.
    """
    site.authenticated(request.user)
    mine = [one for one in site.datasets if one.returned and one.owner == request.user.name]
    told = [_notification(one) for one in mine]
    return ok(told, total=len(told)) if site.edition.since(6, 9) else ok({"notifications": told})


def _notification(dataset: Dataset) -> Json:
    title = next(iter(dataset.latest.texts("title")), "")
    return {
        "id": dataset.identifier,
        "type": "RETURNEDDS",
        "subjectText": f'Root: Your dataset "{title}" has been returned',
        "messageText": f"Hello, \nYour dataset named {title} was returned by the curator of {dataset.collection}.",
        "sentTimestamp": stamp(dataset.returns[-1]),
    }


def tell_permissions(site: Site, request: Request) -> Answer:
    """Tell what the user may do to a data set."""
    dataset = site.dataset(request)
    asked = {
        "canViewUnpublishedDataset": "view",
        "canEditDataset": "edit",
        "canPublishDataset": "publish",
        "canManageDatasetPermissions": "publish",
        "canDeleteDatasetDraft": "delete",
    }
    return ok({name: may(request.user, action, dataset.owner) for name, action in asked.items()})


def tell_permissions_on_collection(site: Site, request: Request) -> Answer:
    """Tell what the user may do to a collection."""
    site.collection(request.named["alias"])
    adds, curates = may(request.user, "add", ""), request.user.role == "curator"
    return ok(
        {
            "canAddDataverse": curates,
            "canAddDataset": adds,
            "canViewUnpublishedDataverse": curates,
            "canEditDataverse": False,
            "canManageDataversePermissions": False,
            "canPublishDataverse": False,
            "canDeleteDataverse": False,
        }
    )
