"""A plan as PDF, set by Typst: no TeX and no program of the system is needed, and fonts are embedded."""

from contextlib import suppress
from typing import Literal

import typst

from fairtool.errors import FairtoolError
from fairtool.plan.document import PlanDocument
from fairtool.render.plan.typst_tree import typst_json
from fairtool.resources import folder

# PDF/UA-1 (ISO 14289-1): tagged, with its language and title; PDF/A-2a (ISO 19005-2): what archives take.
_STANDARDS: tuple[Literal["ua-1"], Literal["a-2a"]] = ("ua-1", "a-2a")


def pdf_bytes(document: PlanDocument) -> bytes:
    """Give the bytes of the PDF; the same document gives the same bytes with the same fonts."""
    source = (folder("templates") / "documents" / "plan.typ").read_bytes()
    inputs = {"document": typst_json(document)}
    # A sign that no font has is refused by both; then the document is written without that promise.
    with suppress(typst.TypstError):
        return bytes(typst.compile(source, format="pdf", sys_inputs=inputs, pdf_standards=[*_STANDARDS]))
    try:
        return bytes(typst.compile(source, format="pdf", sys_inputs=inputs))
    except typst.TypstError as error:
        raise FairtoolError("the PDF could not be set: {reason}", reason=error.message) from error
