"""Flags (CF 3.5): the flags of real archives are legal, wrong ones are reported once, fixes are right."""

import pytest

from fairtool.finding import SetAttribute
from tests.rules.checking import examined, findings

RULES = (
    "cf-3.5-flag-meanings-given",
    "cf-3.5-flag-meanings-alone",
    "cf-3.5-flag-meanings-words",
    "cf-3.5-flag-values-type",
    "cf-3.5-flag-values-count",
    "cf-3.5-flag-values-differ",
    "cf-3.5-flag-masks-count",
    "cf-3.5-flag-masks-type",
    "cf-3.5-flag-masks-not-zero",
    "cf-3.5-flag-masks-select-values",
    "cf-c-status-flag-explained",
)


def told(text: str, version: str = "1.13") -> list[str]:
    """Give the rules that have something to say."""
    return [rule for one in RULES for rule, _, _ in findings(text, one, version)]


ARGO = 'char TEMP_QC(time) ; TEMP_QC:long_name = "quality flag" ; TEMP_QC:conventions = "Argo reference table 2" ;'
SEADATANET = (
    'byte T_QC(time) ; T_QC:Conventions = "SeaDataNet measurand qualifier flags" ; '
    "T_QC:flag_values = 48b, 49b, 50b, 51b, 52b, 53b, 54b, 55b, 56b, 57b, 65b, 66b, 81b ; "
    'T_QC:flag_meanings = "no_quality_control good_value probably_good_value probably_bad_value bad_value '
    "changed_value value_below_detection value_in_excess interpolated_value missing_value value_phenomenon_uncertain "
    'nominal_value value_below_limit_of_quantification" ;'
)
GLIDER = (
    "byte temperature_qc(time) ; temperature_qc:_FillValue = -127b ; temperature_qc:flag_values = 0b, 1b, 2b ; "
    'temperature_qc:flag_meanings = "no_qc_performed good_data probably_good_data" ; '
    'temperature_qc:standard_name = "sea_water_temperature status_flag" ;'
)


BLEND = (
    "int q(time) ; q:flag_masks = 1, 2, 12, 12, 12 ; q:flag_values = 1, 2, 4, 8, 12 ; "
    'q:flag_meanings = "low_battery hardware_fault offline calibration maintenance" ;'
)


@pytest.mark.parametrize(
    "text",
    [
        ARGO,
        SEADATANET,
        SEADATANET.replace("byte", "char").replace(
            "48b, 49b, 50b, 51b, 52b, 53b, 54b, 55b, 56b, 57b, 65b, 66b, 81b", '"0123456789ABQ"'
        ),
        GLIDER,
        'byte q(time) ; q:_Unsigned = "true" ; q:flag_values = 0UB, 255UB ; q:flag_meanings = "good bad" ;',
        'ubyte q(time) ; q:flag_values = 0UB, 255UB ; q:flag_meanings = "good bad" ;',
        BLEND,
        'int q(time) ; q:flag_masks = 1, 6, 6, 6 ; q:flag_values = 1, 0, 2, 4 ; q:flag_meanings = "a b c d" ;',
        'byte q(time) ; q:flag_masks = 1b, -128b ; q:flag_meanings = "a b" ;',
        'uint64 q(time) ; q:flag_masks = 1ULL, 2ULL ; q:flag_meanings = "a b" ;',
        'float q(time) ; q:flag_values = 0.f, 1.f ; q:flag_meanings = "a b" ;',
        'string q(time) ; string q:flag_values = "G", "B" ; q:flag_meanings = "good bad" ;',
        'char q(time) ; string q:flag_values = "G", "B" ; q:flag_meanings = "good bad" ;',
        'byte q(time) ; q:flag_values = 0b ; q:flag_meanings = "A+b.c-d@e_1" ;',
        'byte q(time) ; q:flag_values = 0b, 1b ; q:flag_meanings = "good\\n   bad\\t" ;',
        'byte q(time) ; q:flag_values = 0b, 1b ; string q:flag_meanings = "good bad" ;',
    ],
)
def test_flags_that_are_legal_are_not_reported(text: str) -> None:
    assert told(text) == []


FLAG = "byte q(time) ; q:flag_values = 0b, 1b ; q:flag_meanings = "
TYPED = 'byte q(time) ; q:flag_meanings = "good bad" ; q:flag_values = '


@pytest.mark.parametrize(
    ("text", "rule", "fixed"),
    [
        ("byte q(time) ; q:flag_values = 0b, 1b ;", "cf-3.5-flag-meanings-given", None),
        ("byte q(time) ; q:flag_masks = 1b, 2b ;", "cf-3.5-flag-meanings-given", None),
        ('byte q(time) ; q:flag_meanings = "good bad" ;', "cf-3.5-flag-meanings-alone", None),
        (FLAG + '"good, bad" ;', "cf-3.5-flag-meanings-words", "good bad"),
        (FLAG + '"good,bad" ;', "cf-3.5-flag-meanings-words", "good bad"),
        (FLAG + '"good data; bad data" ;', "cf-3.5-flag-meanings-words", "good_data bad_data"),
        (FLAG + '"0:good 1:bad" ;', "cf-3.5-flag-meanings-words", None),
        (FLAG + '"" ;', "cf-3.5-flag-meanings-words", None),
        (FLAG + "1, 2 ;", "cf-3.5-flag-meanings-words", None),
        (FLAG + '"good bad missing" ;', "cf-3.5-flag-values-count", None),
        (FLAG + '"good data bad data" ;', "cf-3.5-flag-values-count", None),
        (TYPED + '"0b, 1b" ;', "cf-3.5-flag-values-type", (0, 1)),
        (TYPED + '"0 1" ;', "cf-3.5-flag-values-type", (0, 1)),
        (TYPED + '"0 1 2" ;', "cf-3.5-flag-values-type", None),
        (TYPED + '"0 300" ;', "cf-3.5-flag-values-type", None),
        (TYPED + "0, 1 ;", "cf-3.5-flag-values-type", (0, 1)),
        (TYPED + "0, 300 ;", "cf-3.5-flag-values-type", None),
        (TYPED + "1b, 1b ;", "cf-3.5-flag-values-differ", None),
        (TYPED.replace("byte", "char") + '"G B" ;', "cf-3.5-flag-values-count", "GB"),
        (TYPED.replace("byte", "char") + "0b, 1b ;", "cf-3.5-flag-values-type", None),
        ('int q(time) ; q:flag_masks = 0, 1 ; q:flag_meanings = "a b" ;', "cf-3.5-flag-masks-not-zero", None),
        ('int q(time) ; q:flag_masks = 1b, 2b ; q:flag_meanings = "a b" ;', "cf-3.5-flag-masks-type", (1, 2)),
        ('float q(time) ; q:flag_masks = 1.f, 2.f ; q:flag_meanings = "a b" ;', "cf-3.5-flag-masks-type", None),
        ('int q(time) ; q:flag_masks = 1, 2, 4 ; q:flag_meanings = "a b" ;', "cf-3.5-flag-masks-count", None),
        (
            'int q(time) ; q:flag_masks = 1, 6, 6 ; q:flag_values = 1, 2, 2 ; q:flag_meanings = "a b c" ;',
            "cf-3.5-flag-values-differ",
            None,
        ),
        (
            'int q(time) ; q:flag_masks = 1, 6 ; q:flag_values = 1, 8 ; q:flag_meanings = "a b" ;',
            "cf-3.5-flag-masks-select-values",
            None,
        ),
        ('byte q(time) ; q:standard_name = "air_temperature status_flag" ;', "cf-c-status-flag-explained", None),
    ],
)
def test_a_wrong_flag_is_reported_once_and_fixed_where_it_is_certain(text: str, rule: str, fixed: object) -> None:
    assert told(text) == [rule]
    ((finding),) = examined(text, rule)[0]
    edits = [edit.value for edit in (finding.fix.edits if finding.fix else ()) if isinstance(edit, SetAttribute)]
    assert edits == ([fixed] if fixed else [])


@pytest.mark.parametrize(
    "more",
    [
        'q:flag_values = "" ; q:flag_masks = "" ; q:flag_meanings = "" ;',
        "q:flag_values = 1e300, NaN ; q:flag_masks = 3. ; q:flag_meanings = 1, 2 ;",
        'string q:flag_values = "a", "bc" ; string q:flag_masks = "", "x" ; string q:flag_meanings = "a", "b" ;',
        f'q:flag_values = "{"1 " * 9000}" ; q:flag_meanings = "{", " * 9000}" ;',
        'q:flag_values = "99999999999999999999999999" ; q:flag_meanings = "é" ;',
        "q:flag_values = 1, 1, 1 ; q:flag_masks = 1, 1 ;",
    ],
)
@pytest.mark.parametrize("kind", ["float", "double", "byte", "uint64", "char", "string"])
def test_hostile_attributes_stop_no_rule(kind: str, more: str) -> None:
    for one in RULES:
        findings(f"{kind} q(time) ; {more}", one)
