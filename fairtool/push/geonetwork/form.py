"""A record in the form that GeoNetwork takes: its XML in ISO 19139 or 19115-3 as it is, else written as ISO 19139."""

from dataclasses import replace

from fairtool.push.csw.element import MDB
from fairtool.push.csw.record_form import record_form
from fairtool.push.form import Form, Given
from fairtool.push.geonetwork.likeness import hash_in
from fairtool.push.path_part import check_part


def form_of(given: Given) -> Form:
    """Give a record in the form of GeoNetwork; raises Unfit.

    Without an identifier, it would be given another one there at each push; with a slash in it, it cannot be read back.
    """
    form = record_form(given, MDB)
    check_part(form.id, given.path)
    return replace(form, hash=hash_in(form.document, given.path))
