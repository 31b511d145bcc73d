"""The formats of a plan for people: the suffix of a file, and what makes its bytes."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass

from fairtool.plan.document import PlanDocument
from fairtool.render.plan.office import need


@dataclass(frozen=True, slots=True)
class Exporter:
    """A format of a plan for people."""

    suffix: str
    write: Callable[[PlanDocument], bytes]
    library: str = ""

    def check(self) -> None:
        """Raise UsageError where what the format needs is not installed."""
        if self.library:
            need(self.library, self.suffix.upper())


def _markdown(document: PlanDocument) -> bytes:
    from fairtool.render.plan.markdown import plan_markdown  # noqa: PLC0415 - loaded where it is asked for

    return plan_markdown(document).encode("utf-8", "backslashreplace")


def _html(document: PlanDocument) -> bytes:
    from fairtool.render.plan.html import plan_html  # noqa: PLC0415

    return plan_html(document).encode("utf-8", "backslashreplace")


def _docx(document: PlanDocument) -> bytes:
    from fairtool.render.plan.word import word_bytes  # noqa: PLC0415

    return word_bytes(document)


def _pdf(document: PlanDocument) -> bytes:
    from fairtool.render.plan.pdf import pdf_bytes  # noqa: PLC0415

    return pdf_bytes(document)


DOCUMENTS: Mapping[str, Exporter] = {
    "markdown": Exporter("md", _markdown),
    "html": Exporter("html", _html),
    "docx": Exporter("docx", _docx, "docx"),
    "pdf": Exporter("pdf", _pdf, "typst"),
}
