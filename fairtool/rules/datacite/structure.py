"""The structure of records in DataCite XML, kernel 4."""

from fairtool.iso.structure import Kind
from fairtool.rule import Example
from fairtool.rules.structure import structure_rules
from fairtool.translate import marked

_RECORD = (
    '<resource xmlns="http://datacite.org/schema/kernel-4"><identifier identifierType="DOI">10.1234/abc</identifier>'
    "<creators><creator><creatorName>Observatoire de la Baie</creatorName></creator></creators>"
    "<titles><title>Température de la mer</title></titles><publisher>Observatoire de la Baie</publisher>"
    '<publicationYear>YEAR</publicationYear>MORE<resourceType resourceTypeGeneral="KIND">mesures</resourceType>'
    "</resource>"
)


def sample(year: str = "2026", kind: str = "Dataset", more: str = "") -> str:
    """Give a sound record in DataCite, with some of it otherwise."""
    return _RECORD.replace("YEAR", year).replace("KIND", kind).replace("MORE", more)


_GOOD = sample()
RULES = structure_rules(
    "datacite",
    marked("the schema of DataCite 4"),
    {
        Kind.UNKNOWN: Example("structure", bad=sample(more="<keyword>mer</keyword>"), good=_GOOD),
        Kind.MISSING: Example(
            "structure", bad=_GOOD.replace("<titles><title>Température de la mer</title></titles>", ""), good=_GOOD
        ),
        Kind.REPEATED: Example("structure", bad=sample(more="<publisher>Encore</publisher>"), good=_GOOD),
        Kind.VALUE: Example("structure", bad=sample(year="avril 2026"), good=_GOOD),
        Kind.ATTRIBUTE: Example("structure", bad=sample(kind="Données"), good=_GOOD),
        Kind.TEXT: Example("structure", bad=sample(more="texte"), good=_GOOD),
    },
)
