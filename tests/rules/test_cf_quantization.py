"""Quantization: spellings, parameters and what must not be quantized."""

import pytest

from tests.rules.checking import examined, findings

CONTAINER, ALGORITHM, IMPLEMENTATION = "cf-8.4-container-attributes", "cf-8.4-algorithm", "cf-8.4-implementation"
PARAMETER, RANGE, COORDINATES = "cf-8.4-parameter", "cf-8.4-parameter-range", "cf-8.4-no-quantized-coordinates"


def _quantized(algorithm: str, parameter: str, kind: str = "float") -> str:
    return (
        f'char q ; q:algorithm = "{algorithm}" ; q:implementation = "NCO version 5.2.7" ; '
        f'{kind} ps(time) ; ps:units = "Pa" ; ps:long_name = "ps" ; ps:quantization = "q" ; {parameter}'
    )


def _implemented(text: str) -> str:
    return _quantized("bitround", "ps:quantization_nsb = 9 ;").replace("NCO version 5.2.7", text)


@pytest.mark.parametrize(
    ("algorithm", "fixed"),
    [
        ("BitRound", "bitround"),
        ("Granular BitRound", "granular_bitround"),
        ("digit-round", "digitround"),
        ("zfp", None),
        ("", None),
    ],
)
def test_an_algorithm_that_can_be_recognised_is_mended(algorithm: str, fixed: str | None) -> None:
    (finding,), _ = examined(_quantized(algorithm, ""), ALGORITHM)
    assert [edit.value for edit in finding.fix.edits] == [fixed] if finding.fix else fixed is None


@pytest.mark.parametrize("algorithm", ["bitround", "bitgroom", "digitround", "granular_bitround"])
def test_the_four_algorithms_are_legal(algorithm: str) -> None:
    assert findings(_quantized(algorithm, ""), ALGORITHM) == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("libnetcdf version 4.9.2", 0),
        ("My own tool version 2024-01 (seed 3, by me)", 0),
        ("netCDF4-python version 1.7", 0),
        ("libnetcdf 4.9.2", 1),
        ("version 4.9.2", 1),
        ("libnetcdf version 4.9.2 patched", 1),
        ("libnetcdf Version 4.9.2", 1),
        ("", 1),
    ],
)
def test_the_implementation_has_a_form(text: str, found: int) -> None:
    assert len(findings(_implemented(text), IMPLEMENTATION)) == found


@pytest.mark.parametrize(
    ("algorithm", "parameter", "found"),
    [
        ("bitround", "ps:quantization_nsb = 9 ;", 0),
        ("bitround", "ps:quantization_nsb = 9b ;", 0),
        ("bitround", "ps:quantization_nsd = 3 ;", 1),
        ("bitround", "ps:quantization_nsb = 9. ;", 1),
        ("bitround", 'ps:quantization_nsb = "9" ;', 1),
        ("bitround", "ps:quantization_nsb = 9, 9 ;", 1),
        ("digitround", "ps:quantization_nsd = 3 ;", 0),
        ("digitround", "", 1),
        ("zfp", "", 0),  # told by the rule on algorithms
    ],
)
def test_the_parameter_is_that_of_the_algorithm(algorithm: str, parameter: str, found: int) -> None:
    assert len(findings(_quantized(algorithm, parameter), PARAMETER)) == found


def test_the_parameter_is_taken_from_what_the_library_wrote() -> None:
    text = _quantized("bitround", "ps:_QuantizeBitRoundNumberOfSignificantBits = 9 ;")
    (finding,), _ = examined(text, PARAMETER)
    assert finding.fix is not None
    (edit,) = finding.fix.edits
    assert (edit.name, edit.value, edit.type) == ("quantization_nsb", 9, "int")


@pytest.mark.parametrize(
    ("kind", "parameter", "found"),
    [
        ("float", "nsb = 1", 0),
        ("float", "nsb = 23", 0),
        ("float", "nsb = 24", 1),
        ("double", "nsb = 52", 0),
        ("double", "nsb = 53", 1),
        ("float", "nsd = 7", 0),
        ("float", "nsd = 8", 1),
        ("double", "nsd = 15", 0),
        ("double", "nsd = 16", 1),
        ("double", "nsd = -1", 1),
        ("int", "nsd = 99", 0),  # told by the rule on types
        ("float", "nsd = 99.", 0),  # likewise
    ],
)
def test_the_range_depends_on_the_type(kind: str, parameter: str, found: int) -> None:
    assert len(findings(_quantized("bitround", f"ps:quantization_{parameter} ;", kind), RANGE)) == found


@pytest.mark.parametrize(
    ("reference", "found"),
    [
        ('float a(time) ; a:ancillary_variables = "ps" ;', 0),
        ('float a(time) ; a:coordinates = "ps" ;', 1),
        ('float a(time) ; a:cell_measures = "area: ps" ;', 1),
        ('float a(time) ; a:formula_terms = "ps: ps" ;', 1),
        ('ps:coordinates = "ps" ;', 0),
        ('float a(time) ; a:coordinates = "ps" ; float b(time) ; b:coordinates = "ps" ;', 1),
    ],
)
def test_what_others_name_as_metadata_is_not_quantized(reference: str, found: int) -> None:
    assert len(findings(_quantized("bitround", reference), COORDINATES)) == found


def test_a_container_of_another_kind_is_told_once_for_each_attribute() -> None:
    text = _quantized("bitround", "").replace('quantization = "q"', 'quantization = "lat"')
    assert len(findings(text, CONTAINER)) == 2


@pytest.mark.parametrize("version", ["1.6", "1.11"])
def test_older_versions_know_no_quantization(version: str) -> None:
    found = findings(_quantized("zfp", "ps:quantization_nsb = 99 ;", "int"), version=version)
    assert [one for one in found if one[0].startswith("cf-8.4")] == []
