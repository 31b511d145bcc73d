"""R1.3: the record holds what standards ask for first: what the data are called, what they are, when and by whom."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, rule
from fairtool.rules.fair.said import SOURCE, essentials, problem

_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"
_WITH_ABSTRACT = ("iso", "dcat")  # DataCite and EML do without, and EML and DCAT without the date
_WITH_DATE = ("iso", "datacite")


@rule(
    "fair-r1.3-core",
    severity=Severity.WARNING,
    source=f"{SOURCE} R1.3",
    shows=("resources.citation.title", "resources.abstract", "resources.citation.dates.value"),
    examples=[
        Example("R1.3", bad="gmd:identificationInfo =", good=_SOUND),
        Example("R1.3", bad="gmd:identificationInfo/*/gmd:abstract =", good=_SOUND),
    ],
)
def core_is_there(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record has the title, the abstract, the date and the contact that its standard asks for.

    Rules on what a title must be find no fault in a record that has no part to hold one.
    """
    said, family = essentials(view), view.encoding.family
    citation = view.record.resource.citation
    dates = (*(one.value for one in (citation.dates if citation else ())), said.published, said.created, said.revised)
    if not str(said.title or "").strip():
        yield problem(view, "{where} has no title; write one, which its standard asks for")
    if family in _WITH_ABSTRACT and not str(said.abstract or "").strip():
        yield problem(view, "{where} has no abstract; write one, which its standard asks for")
    if family in _WITH_DATE and not any(one.strip() for one in dates):
        yield problem(view, "{where} has no date of the data; write one, which its standard asks for")
    if not any(one.name or one.email for one in (*said.parties, *said.metadata_contacts)):
        yield problem(view, "{where} names no contact; write who answers for the data, which its standard asks for")
