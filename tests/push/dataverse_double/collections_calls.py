"""The calls about collections, blocks, licences and people."""

from tests.push.dataverse_double.answers import Answer, RefusedError, ok, told
from tests.push.dataverse_double.licences import LICENCES
from tests.push.dataverse_double.people import GUEST, may
from tests.push.dataverse_double.request import Request
from tests.push.dataverse_double.schema import dataset_schema, verdict
from tests.push.dataverse_double.site import Site


def tell_version(site: Site, _request: Request) -> Answer:
    """Tell the version of the server."""
    return ok({"version": site.settings.version, "build": None})


def tell_me(_site: Site, request: Request) -> Answer:
    """Tell whose token it is."""
    if request.user is GUEST:
        raise RefusedError(400, "User with token null not found.")
    return ok(request.user.printed())


def list_licences(site: Site, _request: Request) -> Answer:
    """List the licences."""
    return ok([one.printed(site.edition) for one in LICENCES])


def tell_block(site: Site, request: Request) -> Answer:
    """Tell a block with its fields."""
    block = site.blocks.block(request.named["id"])
    if block is None:
        raise RefusedError(404, f"Can't find metadata block '{request.named['id']}'")
    return ok(site.blocks.full(block))


def list_blocks(site: Site, _request: Request) -> Answer:
    """List the blocks of the installation."""
    return ok([site.blocks.brief(block) for block in site.blocks.all])


def tell_collection(site: Site, request: Request) -> Answer:
    """Tell a collection."""
    alias = site.collection(request.named["alias"])
    number = ("root", *site.settings.collections).index(alias) + 1
    told_of = {
        "id": number,
        "alias": alias,
        "name": alias.capitalize(),
        "dataverseContacts": [{"displayOrder": 0, "contactEmail": "curation@example.org"}],
        "permissionRoot": alias == "root",
        "dataverseType": "LABORATORY",
        "isMetadataBlockRoot": alias == "root",
        "creationDate": "2022-06-01T08:00:00Z",
    }
    if alias != "root":
        told_of["ownerId"] = 1
    return ok(told_of)


def list_blocks_of_collection(site: Site, request: Request) -> Answer:
    """List the blocks of a collection; with their fields when asked, where the version can."""
    site.collection(request.named["alias"])
    blocks = site.blocks
    if not site.edition.lists_fields_of_a_collection:
        return ok([blocks.brief(block) for block in blocks.all])
    only = request.flag("onlyDisplayedOnCreate")
    shown = [block for block in blocks.all if not only or any(field.on_create for field in block.fields)]
    if request.flag("returnDatasetFieldTypes"):
        return ok([blocks.full(block, only_on_create=only, collection=True) for block in shown])
    return ok([{**blocks.brief(block), "displayOnCreate": block.name == "citation"} for block in shown])


def list_contents(site: Site, request: Request) -> Answer:
    """List what stands in a collection directly, as far as the reader may see it."""
    alias = site.collection(request.named["alias"])
    children = site.settings.collections if alias == "root" else ()
    below = [{"type": "dataverse", "id": 2 + at, "title": one.capitalize()} for at, one in enumerate(children)]
    seen = [
        site.settled(one)
        for one in site.datasets
        if one.collection == alias and (one.latest_published or may(request.user, "view", one.owner))
    ]
    return ok([*below, *({**site.printer.dataset(one), "type": "dataset"} for one in seen)])


def give_schema(site: Site, request: Request) -> Answer:
    """Give the schema of the data sets of a collection, which is not wrapped in the envelope."""
    site.collection(request.named["alias"])
    site.permit(request.user, "add")
    return dataset_schema(site.blocks)


def validate(site: Site, request: Request) -> Answer:
    """Say whether a data set would do; the status is 200 either way."""
    site.collection(request.named["alias"])
    site.permit(request.user, "add")
    return told(verdict(site.blocks, request.body))
