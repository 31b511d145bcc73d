"""File name, `Conventions`, description and external variables (CF 2.1 and 2.6)."""

import pytest

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.finding import RenameAttribute, SetAttribute, Severity
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import dataset, examined, findings

DECLARED = "cf-2.6.1-version-declared"
WITHOUT = 'netcdf a { variables: int a ; a:long_name = "a" ; }'


@pytest.mark.parametrize(
    ("path", "format_", "count"),
    [
        ("cruise.nc", Format.CLASSIC, 0),
        ("data.v1/cruise.nc", Format.NETCDF4, 0),
        ("archive.zip!cruise.nc", Format.CLASSIC, 0),
        ("https://server/opendap/cruise", Format.CLASSIC, 0),
        ("-", Format.NETCDF4, 0),
        ("cruise.cdl", Format.CDL, 0),
        ("cruise.cdf", Format.CLASSIC, 1),
        ("cruise.nc4", Format.NETCDF4, 1),
        ("cruise.nc.part", Format.NETCDF4, 1),
        ("data.nc/cruise", Format.NETCDF4, 1),
    ],
)
def test_the_name_of_a_file_ends_in_nc(path: str, format_: Format, count: int) -> None:
    made = dataset("")
    view = Dataset(path, format_, made.root, made.reader)
    rule = rules_of("cf")["cf-2.1-file-name"]
    found = examine(view, [rule], {"cf": Context(view, Version(1, 13), shipped())}).findings
    assert [finding.severity for finding in found] == [Severity.ERROR] * count


@pytest.mark.parametrize(
    ("text", "fix"),
    [
        (':Conventions = "SeaDataNet_1.0 CF1.6" ;', SetAttribute("/", "Conventions", "SeaDataNet_1.0 CF-1.6")),
        ('string :Conventions = "cf-1.6" ;', SetAttribute("/", "Conventions", "CF-1.6", "string")),
        (':Conventions = "CF-1.6/Radial" ;', None),
        (':Conventions = "IRIDL" ;', None),
        (':Conventions = "" ;', None),
        (':Conventions = "CF-1.99" ;', None),
        (
            'netcdf a { variables: int a ; :conventions = "CF-1.6" ; }',
            RenameAttribute("/", "conventions", "Conventions"),
        ),
        (WITHOUT, None),
    ],
)
def test_a_version_that_is_not_declared_exactly_is_one_finding(text: str, fix: object) -> None:
    found = examined(text)[0]
    (finding,) = [one for one in found if one.source.endswith(" 2.6.1") and one.severity is Severity.ERROR]
    assert finding.rule == DECLARED
    assert (finding.fix.edits[0] if finding.fix else None) == fix


@pytest.mark.parametrize("text", ["CF-1.6", "COARDS, CF-1.6", "CF-2.0 CF-1.6", "CF-1.0", "CF-1.14-draft CF-1.6"])
def test_an_exact_version_is_right_whatever_the_file_is_checked_against(text: str) -> None:
    assert not findings(f':Conventions = "{text}" ;', DECLARED)


@pytest.mark.parametrize("version", ["1.6", "1.13"])
@pytest.mark.parametrize("value", ["1.6", "1.6f, 2.f", '"CF-1.6", "ACDD-1.3"'])
def test_conventions_of_another_type_are_one_finding(value: str, version: str) -> None:
    kind = "string " if value.startswith('"') else ""
    found = [one for one in findings(f"{kind}:Conventions = {value} ;", version=version) if one[1] == ":Conventions"]
    assert [one[0] for one in found] == ["cf-2.6.1-conventions-text"]


def test_an_old_version_is_told_as_information() -> None:
    (finding,) = examined(':Conventions = "CF-1.4" ;', "cf-2.6.1-version-known", "1.6")[0]
    assert finding.severity is Severity.INFO
    assert "CF-1.4" in finding.message


def test_titles_of_groups_are_allowed_and_titles_of_variables_are_not() -> None:
    rule = "cf-2.6.2-title-and-history-are-global"
    assert not findings('group: g { :title = "t" ; :history = "h" ; }', rule)
    assert len(findings('int a ; a:title = "t" ; a:history = "h" ;', rule)) == 2


@pytest.mark.parametrize("name", ["title", "comment", "references"])
def test_a_description_that_is_a_number_is_one_finding(name: str) -> None:
    assert len([one for one in findings(f":{name} = 1 ;") if one[1] == f":{name}"]) == 1
    assert len([one for one in findings(f'string :{name} = "a", "b" ;') if one[1] == f":{name}"]) == 1
    assert not [one for one in findings(f':{name} = "" ;') if one[1] == f":{name}"]


@pytest.mark.parametrize("text", [":external_variables = 1 ;", 'string :external_variables = "a", "b" ;'])
def test_external_variables_that_are_no_text_are_one_finding(text: str) -> None:
    assert [one[0] for one in findings(text) if one[1] == ":external_variables"] == ["cf-2.6.3-external-variables-text"]


def test_external_variables_are_looked_for_in_all_groups() -> None:
    text = ':external_variables = "area" ;\ngroup: g { variables: float area ; }'
    assert len(findings(text, "cf-2.6.3-external-variables-absent")) == 1
    assert not findings(':external_variables = " areacella  volcello " ;', "cf-2.6.3-external-variables-absent")
