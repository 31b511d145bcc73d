"""Legal constraints in many forms are judged as the INSPIRE validator does (C.17 and C.18).

The verdicts are those of its executable tests (version 2021.3), which were run with an XQuery processor on the template
of a data set with these constraints in it. A constraint is written here as its access codes, its use codes and its
other constraints: `o//N` is otherRestrictions as access constraint, with an anchor to noLimitations.
"""

import pytest

from tests.rules.checking import record_findings

REGISTER = "http://inspire.ec.europa.eu/metadata-codelist"
CODES = {"o": "otherRestrictions", "c": "copyright", "l": "license"}
ANCHORS = {
    "N": f"{REGISTER}/LimitationsOnPublicAccess/noLimitations",
    "B": f"{REGISTER}/LimitationsOnPublicAccess/INSPIRE_Directive_Article13_1b",
    "F": f"{REGISTER}/LimitationsOnPublicAccess/none",
    "U": f"{REGISTER}/ConditionsApplyingToAccessAndUse/noConditionsApply",
    "V": f"{REGISTER}/ConditionsApplyingToAccessAndUse/free",
    "W": "https://baie.example/licence",
}
TEXTS = {"T": "Licence", "E": ""}
VERDICTS = {
    "o//N /o/T": "",
    "o//N /o/U": "",
    "o//N o//T": "",
    "o//N /l/T": "C.18",
    "c//N /o/T": "C.17",
    "o//F /o/T": "C.17",
    "o//NU": "C.17 C.18",
    "o//NT": "",
    "o//N": "C.18",
    "/o/T": "C.17",
    "o//N o//N": "C.17 C.18",
    "o//NV /o/V": "C.18",
    "oo//N /o/T": "C.17",
    "lo//B /o/W": "",
    "lo/lo/T /lo/B lo/lo/E": "C.17",
    "o/l/B o/lo/NE": "C.17 C.18",
    "c/lo/BE o/lo/ o//F": "C.17",
    "lo/l/T": "C.17",
    "//UT o//U": "C.17",
    "//UV lo//UN o/lo/": "C.17 C.18",
    "o/o/N o//F o/l/W": "",
    "o/lo/FU o//V o/l/": "C.17",
    "o// o/l/B": "C.18",
    "c/lo/B c/l/": "C.17 C.18",
    "c// o/lo/N o//E": "C.18",
    "o//T": "C.17",
    "o/lo/U c//": "C.17",
    "o/lo/FN": "C.17 C.18",
    "o/lo/B /l/BW": "C.18",
    "oo//F lo/lo/F": "C.17",
    "oo/lo/W c/lo/": "C.17",
    "o// o/lo/F oo/l/W": "C.17",
    "o/lo/N o//T oo/lo/NU": "",
    "o// o/l/F": "C.17",
    "o//V": "C.17 C.18",
    "o/o/T o/lo/BE": "",
    "o/l/U": "C.17",
    "o/lo/NT": "",
    "oo/o/B": "C.17 C.18",
    "o/l/VN": "C.18",
    "lo/o/N oo/l/": "C.18",
    "lo//E o/lo/WW //NN": "C.17",
    "oo//W": "C.17 C.18",
    "c/lo/T c/lo/": "C.17",
    "o/lo/": "C.17 C.18",
    "o//NT lo/lo/TU o/o/B": "C.17 C.18",
    "//T c//W": "C.17 C.18",
    "o/l/F c//VF": "C.17",
    "o/l/N oo//B": "C.18",
    "c/l/F": "C.17 C.18",
    "c/lo/V oo/lo/V o//E": "C.17 C.18",
    "oo/o/VU": "C.17",
    "oo//T": "C.17 C.18",
    "o/o/B lo//NT": "C.17",
    "oo/lo/VN": "C.17 C.18",
    "o/l/B oo//T": "C.18",
    "c// c/l/T": "C.17 C.18",
    "o//T /lo/T o//": "C.17",
    "/o/N o/lo/": "C.17 C.18",
    "c/o/WU": "C.17",
    "o// c//T o//B": "C.18",
    "c/lo/NF c/lo/UT oo//TT": "C.17",
    "o/l/FU lo//TU": "C.17",
    "o/l/NT o/lo/N //WT": "C.17",
}


def restrictions(name: str, codes: str) -> str:
    """Give the access or use constraints."""
    return "".join(
        f'<gmd:{name}><gmd:MD_RestrictionCode codeList="#" codeListValue="{CODES[code]}"/></gmd:{name}>'
        for code in codes
    )


def other(sign: str) -> str:
    """Give one of the other constraints: an anchor or a text."""
    if sign in TEXTS:
        return f"<gmd:otherConstraints><gco:CharacterString>{TEXTS[sign]}</gco:CharacterString></gmd:otherConstraints>"
    return f'<gmd:otherConstraints><gmx:Anchor xlink:href="{ANCHORS[sign]}">voir</gmx:Anchor></gmd:otherConstraints>'


def constraint(form: str) -> str:
    """Give a legal constraint in a form."""
    access, use, others = form.split("/")
    inside = (
        restrictions("accessConstraints", access) + restrictions("useConstraints", use) + "".join(map(other, others))
    )
    return f"<gmd:resourceConstraints><gmd:MD_LegalConstraints>{inside}</gmd:MD_LegalConstraints></gmd:resourceConstraints>"


@pytest.mark.parametrize(("forms", "failed"), VERDICTS.items())
def test_legal_constraints_are_judged_as_by_the_validator(forms: str, failed: str) -> None:
    held = "".join(map(constraint, forms.split(" ")))
    text = f"gmd:identificationInfo/gmd:MD_DataIdentification/gmd:resourceConstraints = {held}"
    limits = record_findings(text, "inspire-c.17-limitations")
    uses = record_findings(text, "inspire-c.18-conditions")
    assert {row for row, found in (("C.17", limits), ("C.18", uses)) if found} == set(failed.split())
