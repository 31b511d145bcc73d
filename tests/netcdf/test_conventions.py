"""What the `Conventions` attribute declares."""

import pytest

from fairtool.netcdf.conventions import How, cf_version, declared
from fairtool.version import Version


@pytest.mark.parametrize(
    ("text", "version", "exact"),
    [
        ("CF-1.8", "1.8", True),
        ("Argo-3.1 CF-1.6", "1.6", True),
        ("CF-1.6, OceanSITES Manual 1.2", "1.6", True),
        ("COARDS, CF-1.7", "1.7", True),
        ("CF-1.11 UGRID-1.0 Deltares-0.10", "1.11", True),
        ("CF-1.10,ACDD-1.3", "1.10", True),
        ("ACDD-1.3\n CF-1.10\t", "1.10", True),
        ("CF-1.14-draft", "1.14", True),
        ("SeaDataNet_1.0 CF1.6", "1.6", False),
        ("SeaDataNet_1.0 CF 1.6", "1.6", False),
        ("cf-1.6", "1.6", False),
        ("CF_1.6", "1.6", False),
        ("CF\u20131.6", "1.6", False),
        ("CF-v1.6.", "1.6", False),
        ("CF Metadata Conventions 1.6", "1.6", False),
        ("CF-1.7.2", "1.7", False),
        ("CF-1.8/UGRID-1.0", "1.8", False),
        ("CF-1.6/Radial", "1.6", False),
        ("CF-1.6;ACDD-1.3", "1.6", False),
        ("CF-1.6 ACDD-1.3, OceanSITES Manual 1.2", "1.6", False),
    ],
)
def test_the_version_of_cf_is_understood(text: str, version: str, exact: bool) -> None:  # noqa: FBT001 - a case
    (name,) = declared(text).named("cf")
    assert (name.version, name.exact) == (Version.parse(version), exact)
    assert cf_version(text).version == Version.parse(version)
    assert cf_version(text).how is How.DECLARED


@pytest.mark.parametrize(
    ("text", "corrected"),
    [
        ("SeaDataNet_1.0 CF 1.6", "SeaDataNet_1.0 CF-1.6"),
        ("CF1.6, OceanSITES Manual 1.2", "CF-1.6, OceanSITES Manual 1.2"),
        ("CF-1.8/UGRID-1.0", "CF-1.8 UGRID-1.0"),
        ("CF-1.6;ACDD-1.3", "CF-1.6 ACDD-1.3"),
        ("CF-1.6 ACDD-1.3, OceanSITES Manual 1.2", "CF-1.6, ACDD-1.3, OceanSITES Manual 1.2"),
        ("CF-1.14-draft", "CF-1.14-draft"),
        ("CF-1.6/Radial", None),
        ("CF-1.6 OceanSITES Manual 1.2, ACDD-1.3", None),
    ],
)
def test_the_attribute_is_corrected_as_a_whole_where_that_is_certain(text: str, corrected: str | None) -> None:
    assert declared(text).corrected == corrected


@pytest.mark.parametrize(
    ("text", "how", "checked", "found"),
    [
        ("CF-1.0", How.OLD, "1.6", "1.0"),
        ("COARDS, CF-1.5", How.OLD, "1.6", "1.5"),
        ("CF1.4", How.OLD, "1.6", "1.4"),
        ("CF-1.6 CF-1.8", How.DECLARED, "1.8", "1.8"),
        ("CF-1.4 CF-1.6", How.DECLARED, "1.6", "1.6"),
        ("CF-2.0 CF-1.7", How.DECLARED, "1.7", "1.7"),
        ("CF-1.99", How.UNKNOWN, "1.13", "1.99"),
        ("CF-2.0", How.UNKNOWN, "1.13", "2.0"),
        ("CF/Radial instrument_parameters", How.ABSENT, "1.13", None),
        ("IRIDL", How.ABSENT, "1.13", None),
        ("CF-1", How.ABSENT, "1.13", None),
        ("", How.ABSENT, "1.13", None),
        (None, How.ABSENT, "1.13", None),
        ("CF-" + "9" * 5000 + ".1", How.ABSENT, "1.13", None),
    ],
)
def test_a_version_to_check_against_is_always_found(
    text: str | None, how: How, checked: str, found: str | None
) -> None:
    choice = cf_version(text)
    assert (choice.how, str(choice.version)) == (how, checked)
    assert choice.declared == (Version.parse(found) if found else None)


@pytest.mark.parametrize(
    ("text", "standard", "version"),
    [
        ("CF-1.6, ACDD-1.3", "acdd", "1.3"),
        ("CF-1.6 ACDD 1.3", "acdd", "1.3"),
        ("CF-1.6, Unidata Dataset Discovery v1.0", "acdd", "1.0"),
        ("CF-1.6 Unidata Dataset Discovery v1.0", "acdd", "1.0"),
        ("CF-1.8/UGRID-1.0", "ugrid", "1.0"),
        ("UGRID-0.9 UGRID-1.0", "ugrid", "1.0"),
        ("SeaDataNet_1.0 CF1.6", "seadatanet", "1.0"),
        ("COARDS", "coards", None),
    ],
)
def test_other_standards_are_understood(text: str, standard: str, version: str | None) -> None:
    listed = declared(text)
    assert listed.named(standard)
    assert listed.version(standard) == (Version.parse(version) if version else None)
