"""A plan as PDF, set by Typst: no TeX and no program of the system is needed, and fonts are embedded."""

from contextlib import suppress
from typing import Literal

import typst

from fairtool.errors import FairtoolError
from fairtool.plan.document import PlanDocument
from fairtool.render.plan.typst_tree import typst_json
from fairtool.resources import folder

_ACCESSIBLE: Literal["ua-1"] = "ua-1"  # PDF/UA-1, ISO 14289-1: tagged, with its language and title


def pdf_bytes(document: PlanDocument) -> bytes:
    """Give the bytes of the PDF; the same document gives the same bytes with the same fonts."""
    source = (folder("templates") / "documents" / "plan.typ").read_bytes()
    inputs = {"document": typst_json(document)}
    # A sign that no font has is refused by PDF/UA; then the document is written without that promise.
    with suppress(typst.TypstError):
        return bytes(typst.compile(source, format="pdf", sys_inputs=inputs, pdf_standards=_ACCESSIBLE))
    try:
        return bytes(typst.compile(source, format="pdf", sys_inputs=inputs))
    except typst.TypstError as error:
        raise FairtoolError("the PDF could not be set: {reason}", reason=error.message) from error
