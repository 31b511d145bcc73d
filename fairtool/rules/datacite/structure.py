"""The structure of records in DataCite XML, kernel 4."""

from fairtool.iso.structure import Kind
from fairtool.rule import Example
from fairtool.rules.structure import structure_rules

_RECORD = (
    '<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.1234/abc</identifier>'
    "<creators><creator><creatorName>Observatoire de la Baie</creatorName></creator></creators>"
    "<titles><title>Température de la mer</title></titles><publisher>Observatoire de la Baie</publisher>"
    '<publicationYear>YEAR</publicationYear>MORE<resourceType resourceTypeGeneral="KIND">mesures</resourceType>'
    "</resource>"
)


def _record(year: str = "2026", kind: str = "Dataset", more: str = "") -> str:
    return _RECORD.replace("YEAR", year).replace("KIND", kind).replace("MORE", more)


_GOOD = _record()
RULES = structure_rules(
    "datacite",
    "the schema of DataCite 4",
    {
        Kind.UNKNOWN: Example("structure", bad=_record(more="<keyword>mer</keyword>"), good=_GOOD),
        Kind.MISSING: Example(
            "structure", bad=_GOOD.replace("<titles><title>Température de la mer</title></titles>", ""), good=_GOOD
        ),
        Kind.REPEATED: Example("structure", bad=_record(more="<publisher>Encore</publisher>"), good=_GOOD),
        Kind.VALUE: Example("structure", bad=_record(year="avril 2026"), good=_GOOD),
        Kind.ATTRIBUTE: Example("structure", bad=_record(kind="Données"), good=_GOOD),
        Kind.TEXT: Example("structure", bad=_record(more="texte"), good=_GOOD),
    },
)
