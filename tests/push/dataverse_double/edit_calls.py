"""The calls that change the metadata of a draft: replacement of all, edits of some, deletion of some."""

from tests.push.dataverse_double.answers import Answer, RefusedError, ok
from tests.push.dataverse_double.checking import check_version
from tests.push.dataverse_double.clock import stamp
from tests.push.dataverse_double.field_type import FieldType
from tests.push.dataverse_double.merging import MergeError, merged, reduced
from tests.push.dataverse_double.parsing import ParseError, Parser, tidied
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.shapes import Json, Values
from tests.push.dataverse_double.site import Site
from tests.push.dataverse_double.state import Dataset, copied_values


def replace_draft(site: Site, request: Request) -> Answer:
    """Replace all metadata and terms of the draft; what is left out is lost, and nobody asks who was here meanwhile."""
    if request.named["version"] != ":draft":
        raise RefusedError(400, "Only the :draft version can be updated")
    dataset = site.dataset(request)
    document = request.json()
    try:
        values, terms = Parser(site.blocks).version(document)
    except ParseError as error:
        raise RefusedError(400, f"Error parsing dataset version: {error}") from error
    if document.get("files") or document.get("fileMetadatas"):
        raise RefusedError(400, "You may not add files via this api.")
    site.check_terms(terms, dataset.latest)
    site.permit(request.user, "edit", dataset)
    site.unlocked_for_edit(dataset, request.user)
    values = tidied(values)
    check_version(site.blocks, values)
    draft = site.edited(dataset)
    draft.values, draft.terms = values, terms
    return _saved(site, dataset)


def edit_metadata(site: Site, request: Request) -> Answer:
    """Add, change or, with `replace=true`, replace some fields of the draft."""
    dataset = site.dataset(request)
    check_fresh(site, request, dataset)
    replacing = request.flag("replace")
    try:
        given = _fields(request.json(), Parser(site.blocks, strict=False, replacing=replacing))
    except ParseError as error:
        raise RefusedError(400, f"Error parsing dataset update: {error}") from error
    emptied = _emptied(site, given)
    if emptied:
        raise RefusedError(400, f"Error parsing dataset update: {emptied}")
    try:
        values = merged(site.blocks, dataset.latest.values, given, replacing=replacing)
    except MergeError as error:
        raise RefusedError(400, str(error)) from error
    return _edited(site, request, dataset, values)


def delete_metadata(site: Site, request: Request) -> Answer:
    """Delete fields, or values of fields, that must be there to the letter."""
    dataset = site.dataset(request)
    try:
        given = _fields(request.json(), Parser(site.blocks, strict=False))
    except ParseError as error:
        raise RefusedError(400, f"Error processing metadata delete: {error}") from error
    try:
        values = reduced(site.blocks, dataset.latest.values, given)
    except MergeError as error:
        raise RefusedError(400, str(error)) from error
    return _edited(site, request, dataset, values)


def check_fresh(site: Site, request: Request, dataset: Dataset) -> None:
    """Refuse an edit of what has moved since: 400, where the version looks at the parameter at all."""
    edition = site.edition
    number = request.asked("sourceInternalVersionNumber")
    if edition.checks_number and number and dataset.latest.internal > int(number):
        raise RefusedError(400, f"Dataset internal version number {number} is outdated")
    moment = request.asked("sourceLastUpdateTime")
    if not edition.checks_time or not moment:
        return
    if len(moment) != 20 or not moment.endswith("Z"):
        raise RefusedError(400, f"Error parsing date: {moment}")
    if stamp(dataset.latest.updated) != moment:
        raise RefusedError(400, f"Internal version timestamp {moment} is outdated")


def _fields(document: Json, parser: Parser) -> Values:
    """Read `fields`, or a field that stands alone."""
    listed = document.get("fields")
    return parser.fields([document] if listed is None else listed)


def _emptied(site: Site, given: Values) -> str:
    """Complain of fields that would be emptied: before 6.7 of any, later of those that the collection requires."""
    spared = site.edition.since(6, 7)
    fields = [field for field in map(site.blocks.top, given) if field is not None and not any(given[field.name])]
    wanted = [field for field in fields if site.blocks.is_required(field) or not spared]
    return " ".join(_complaint(field, "required " if spared else "") for field in wanted)


def _complaint(field: FieldType, required: str) -> str:
    kind = "multiple " if field.multiple else ""
    return f"Empty {kind}{required}value for field: {field.display_name}"


def _edited(site: Site, request: Request, dataset: Dataset, values: Values) -> Answer:
    site.permit(request.user, "edit", dataset)
    site.unlocked_for_edit(dataset, request.user)
    values = tidied(values)
    check_version(site.blocks, values)
    site.edited(dataset).values = copied_values(values)
    return _saved(site, dataset)


def _saved(site: Site, dataset: Dataset) -> Answer:
    site.saved(dataset)
    return ok(site.printer.version(dataset, dataset.latest))
