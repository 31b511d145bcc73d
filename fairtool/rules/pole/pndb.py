"""The form of records that the PNDB, pole of biodiversity data, keeps."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.record.part import RecordPart
from fairtool.rule import Example, rule

_EML = """<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="baie.1.1" system="baie">
<dataset><title>Oiseaux de la baie, de 2010 à 2025</title></dataset></eml:eml>"""
_ISO = "gmd:language/gmd:LanguageCode@codeListValue = fre"


@rule(
    "pole-pndb-eml",
    severity=Severity.WARNING,
    source="PNDB, https://www.pndb.fr/",
    examples=[Example("pole-pndb-eml", bad=_ISO, good=_EML)],
)
def the_record_is_in_eml(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record is in EML.

    The PNDB chose EML as the one form through which all its records go; what it says of taxa and methods has no place
    in other forms.
    """
    if view.encoding.family != "eml":
        yield Problem(
            "the record is {encoding}; the PNDB keeps EML (`fairtool convert --to eml`)",
            where=RecordPart(view.record, view.record).root or "/",
            encoding=view.record.encoding or "?",
        )
