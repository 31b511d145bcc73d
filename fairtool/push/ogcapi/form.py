"""A record in the form that an interface of OGC or STAC takes: a document in JSON, made anew each time."""

import json

from fairtool.conversion.cleaning import cleaned
from fairtool.conversion.encodings import encoding_named
from fairtool.errors import FairtoolError
from fairtool.push.form import Form, Given, Unfit
from fairtool.push.ogcapi.document import Likeness
from fairtool.push.ogcapi.shelf import Shelf
from fairtool.push.path_part import check_part
from fairtool.record.flat import flat
from fairtool.record.json_node import read_json
from fairtool.record.losses import losses
from fairtool.translate import marked
from fairtool.warned import from_error, warned

_NO_ID = marked("{where} has no identifier: write one that stays, such as a UUID, into the record")
_MOST_LOST = 50


def form_of(given: Given, shelf: Shelf, likeness: Likeness, collection: str) -> Form:
    """Give a record as a document; raises Unfit."""
    try:
        document = encoding_named(shelf.encoding).write(cleaned(given.record))
    except FairtoolError as error:
        raise Unfit(from_error(error, given.path)) from error
    identifier = read_json(document, given.path)["id"].text()
    if not identifier or not (given.record.identifier or flat(given.record).doi):
        raise Unfit(warned(_NO_ID, given.path))
    check_part(identifier, given.path)
    if shelf.names_collection and collection:
        document = _in_collection(document, collection)
    lost = dict.fromkeys(one.path for one in losses(given.record, document).lost)
    stamp = flat(given.record).metadata_date
    hashed = likeness.hash_in(document, given.path)
    return Form(identifier, document, hashed, stamp, tuple(lost)[:_MOST_LOST], given.files, converted=True)


def _in_collection(document: bytes, collection: str) -> bytes:
    said = {**read_json(document, "-").members, "collection": collection}
    return json.dumps(said, ensure_ascii=False, indent=2).encode("utf-8", "replace")
