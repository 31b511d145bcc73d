"""A record in the form that GeoNetwork takes: its XML in ISO 19139 or 19115-3 as it is, else written as ISO 19139."""

from fairtool.conversion.encodings import encoding_named
from fairtool.errors import FairtoolError
from fairtool.push.form import Form, Given, Unfit
from fairtool.push.geonetwork.likeness import hash_in
from fairtool.push.path_part import check_part
from fairtool.record.flat import flat
from fairtool.record.losses import losses
from fairtool.translate import marked
from fairtool.warned import from_error, warned

_NO_ID = marked("{where} has no identifier of its own: GeoNetwork would give it another at each push; write one")
_MOST_LOST = 50


def form_of(given: Given) -> Form:
    """Give a record in the form of GeoNetwork; raises Unfit."""
    identifier = given.record.identifier.strip()
    if not identifier:
        raise Unfit(warned(_NO_ID, given.path))
    check_part(identifier, given.path)
    document, lost = (given.content, ()) if given.content else _written(given)
    try:
        return Form(
            identifier, document, hash_in(document, given.path), flat(given.record).metadata_date, lost, given.files
        )
    except FairtoolError as error:
        raise Unfit(from_error(error, given.path)) from error


def _written(given: Given) -> tuple[bytes, tuple[str, ...]]:
    """Write a record of another encoding as ISO 19139, and give the fields that it loses."""
    try:
        document = encoding_named("iso19139").write(given.record)
    except FairtoolError as error:
        raise Unfit(from_error(error, given.path)) from error
    missing = dict.fromkeys(one.path for one in losses(given.record, document).lost)
    return document, tuple(missing)[:_MOST_LOST]
