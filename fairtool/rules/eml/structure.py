"""The structure of records in EML 2.1 and 2.2."""

from fairtool.iso.structure import Kind
from fairtool.rule import Example
from fairtool.rules.structure import structure_rules
from fairtool.translate import marked

_RECORD = (
    '<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="baie.1.1" system="urn:example">'
    "<dataset><title>Oiseaux de la baie</title>CREATOR<pubDate>DATE</pubDate>MORE"
    "<contact><organizationName>Observatoire de la Baie</organizationName></contact></dataset></eml:eml>"
)
_CREATOR = "<creator><organizationName>Observatoire de la Baie</organizationName></creator>"


def sample(date: str = "2026-03-01", creator: str = _CREATOR, more: str = "") -> str:
    """Give a sound record in EML, with some of it otherwise."""
    return _RECORD.replace("DATE", date).replace("CREATOR", creator).replace("MORE", more)


_GOOD = sample()
RULES = structure_rules(
    "eml",
    marked("the schema of EML"),
    {
        Kind.UNKNOWN: Example("structure", bad=sample(more="<oiseau/>"), good=_GOOD),
        Kind.MISPLACED: Example("structure", bad=sample(creator="", more=_CREATOR), good=_GOOD),
        Kind.MISSING: Example("structure", bad=sample(creator=""), good=_GOOD),
        Kind.VALUE: Example("structure", bad=sample(date="mars 2026"), good=_GOOD),
        Kind.TEXT: Example("structure", bad=sample(more="texte"), good=_GOOD),
    },
)
