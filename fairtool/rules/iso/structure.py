"""The structure of records in ISO 19139, 19115-2 and 19115-3."""

from fairtool.iso.structure import Kind
from fairtool.rule import Example
from fairtool.rules.structure import structure_rules
from fairtool.translate import marked

_GOOD = ""

RULES = structure_rules(
    "iso",
    marked("the schemas of ISO 19139 and ISO 19115-3"),
    {
        Kind.UNKNOWN: Example("structure", bad="gmd:contact += <gmd:contakt/>", good=_GOOD),
        Kind.MISPLACED: Example(
            "structure",
            bad="gmd:dateStamp =\ngmd:metadataStandardVersion += <gmd:dateStamp><gco:Date>2026-03-01</gco:Date>"
            "</gmd:dateStamp>",
            good=_GOOD,
        ),
        Kind.MISSING: Example("structure", bad="gmd:contact =", good=_GOOD),
        Kind.REPEATED: Example(
            "structure",
            bad="gmd:dateStamp += <gmd:dateStamp><gco:Date>2026-03-02</gco:Date></gmd:dateStamp>",
            good=_GOOD,
        ),
        Kind.VALUE: Example("structure", bad="gmd:dateStamp/gco:Date = <gco:Date>1 March</gco:Date>", good=_GOOD),
        Kind.ATTRIBUTE: Example("structure", bad="gmd:hierarchyLevel/gmd:MD_ScopeCode@colour = blue", good=_GOOD),
        Kind.TEXT: Example("structure", bad="gmd:contact = <gmd:contact>us</gmd:contact>", good=_GOOD),
        Kind.REFERENCE: Example(
            "structure",
            bad="gmd:contact@id = a\ngmd:contact/gmd:CI_ResponsibleParty@id = a\n"
            "gmd:distributionInfo/gmd:MD_Distribution@id = a",
            good=_GOOD,
        ),
        Kind.NAMESPACE: Example(
            "structure",
            bad="gmd:identificationInfo/*/gmd:extent += <gmd:extent><gmd:EX_Extent><gmd:temporalElement>"
            '<gmd:EX_TemporalExtent><gmd:extent><old:TimeInstant xmlns:old="http://www.opengis.net/gml" old:id="i">'
            "<old:timePosition>2020</old:timePosition></old:TimeInstant></gmd:extent></gmd:EX_TemporalExtent>"
            "</gmd:temporalElement></gmd:EX_Extent></gmd:extent>",
            good=_GOOD,
        ),
        Kind.EXTENSION: Example(
            "structure",
            bad='gmd:contact += <own:note xmlns:own="urn:example:profile">x</own:note>',
            good=_GOOD,
        ),
    },
)
