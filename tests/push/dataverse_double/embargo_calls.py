"""The calls that put files under embargo and take them out of it."""

from calendar import monthrange
from datetime import date

from tests.push.dataverse_double.answers import Answer, RefusedError, told
from tests.push.dataverse_double.people import may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import DataFile


def _embargoed(site: Site, request: Request) -> list[DataFile]:
    """Find the files that an embargo is about, and refuse what may not be."""
    if request.user.role == "guest":
        raise RefusedError(401, "Authentication is required.")
    dataset = site.dataset(request)
    site.check_terms(dataset.latest.terms, dataset.latest)
    if dataset.draft is None or not may(request.user, "edit", dataset.owner):
        said = "Either the files are released and user is not a superuser or user does not have EditDataset permissions"
        raise RefusedError(403, said)
    if site.settings.embargo_months == 0:
        raise RefusedError(400, "No Embargoes allowed")
    found = [dataset.draft.entry(int(number)) for number in request.json().get("fileIds", [])]
    if None in found:
        raise RefusedError(400, "Not all files belong to dataset")
    files = [one.data for one in found if one is not None]
    released = [one.identifier for one in files if one.published is not None]
    if released:
        raise RefusedError(403, "You do not have permission to embargo the following files", files=released)
    return files


def set_embargo(site: Site, request: Request) -> Answer:
    """Put files under embargo until a day."""
    files = _embargoed(site, request)
    said = request.json()
    try:
        until = date.fromisoformat(str(said.get("dateAvailable", "")))
    except ValueError as error:
        raise RefusedError(400, "Unable to parse dateAvailable") from error
    if until <= site.clock.today():
        raise RefusedError(400, "Date available can not be in the past")
    months = site.settings.embargo_months
    if months != -1 and until > _after(site.clock.today(), months):
        raise RefusedError(400, f"Date available can not exceed MaxEmbargoDurationInMonths: {months}")
    for one in files:
        one.embargo = (until.isoformat(), said.get("reason"))
    return told("Files were embargoed")


def _after(day: date, months: int) -> date:
    """Give the same day so many months later, or the last day of a month that has no such day."""
    years, month = divmod(day.month - 1 + months, 12)
    last = monthrange(day.year + years, month + 1)[1]
    return date(day.year + years, month + 1, min(day.day, last))


def unset_embargo(site: Site, request: Request) -> Answer:
    """Take files out of their embargo."""
    for one in _embargoed(site, request):
        one.embargo = None
    return told("Embargo(es) were removed from files")
