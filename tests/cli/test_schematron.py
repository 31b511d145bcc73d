"""`fairtool validate --schematron`: rules of the user's own on records, one rule an assertion."""

from pathlib import Path

import pytest

from tests.cli.running import ROOT, document, fairtool, rules, subjects, write

RECORD = ROOT / "templates" / "records" / "dataset.xml"
HEAD = '<schema xmlns="http://purl.oclc.org/dsdl/schematron"><ns prefix="gmd" uri="http://www.isotc211.org/2005/gmd"/>'
HEAD += (
    '<ns prefix="gco" uri="http://www.isotc211.org/2005/gco"/><ns prefix="xlink" uri="http://www.w3.org/1999/xlink"/>'
)


def _schema(folder: Path, body: str, name: str = "labo") -> Path:
    path = folder / f"{name}.sch"
    path.write_text(f"{HEAD}\n{body}\n</schema>", encoding="utf-8")
    return path


def _rule(context: str, *checks: str) -> str:
    return f'<pattern id="titles"><rule context="{context}">{"".join(checks)}</rule></pattern>'


TITLE = '<assert test="contains(., \'Zzz\')">The title <value-of select="normalize-space(.)"/> has no Zzz.</assert>'


def _run(schema: Path, *more: str) -> list[dict[str, object]]:
    ended = fairtool("validate", RECORD, "--schematron", schema, "--select", "user", "--format", "json", *more)
    found: list[dict[str, object]] = document(ended)["subjects"][0]["findings"]
    return found


def test_a_failed_assertion_is_an_error_with_its_text_its_place_and_its_line(tmp_path):
    schema = _schema(tmp_path, _rule("gmd:identificationInfo//gmd:citation/*/gmd:title", TITLE))
    ended = fairtool("validate", RECORD, "--schematron", schema, "--select", "user", "--format", "json")
    (finding,) = document(ended)["subjects"][0]["findings"]
    assert ended.returncode == 1
    assert finding["rule"] == "user-schematron-labo-titles"
    assert finding["severity"] == "error"
    assert finding["where"] == (
        "/gmd:MD_Metadata/gmd:identificationInfo/gmd:MD_DataIdentification/gmd:citation/gmd:CI_Citation/gmd:title"
    )
    assert finding["line"] == 63
    assert finding["message"].endswith(
        "The title Température de la mer à la bouée de la Baie, de 2010 à 2025 has no Zzz."
    )
    assert finding["source"] == str(schema)


@pytest.mark.parametrize(
    ("check", "severity"),
    [
        ('<assert test="false()" role="warning">x</assert>', "warning"),
        ('<assert test="false()" role="info">x</assert>', "info"),
        ('<assert test="false()" role="FATAL">x</assert>', "error"),
        ('<assert test="false()" role="author">x</assert>', "error"),
        ('<report test="true()">x</report>', "info"),
        ('<report test="true()" role="error">x</report>', "error"),
    ],
)
def test_the_role_of_an_assertion_is_its_severity(tmp_path, check, severity):
    (finding,) = _run(_schema(tmp_path, _rule("/gmd:MD_Metadata", check)))
    assert finding["severity"] == severity


def test_an_attribute_is_named_as_the_place(tmp_path):
    schema = _schema(tmp_path, _rule("gmd:MD_ScopeCode/@codeListValue", '<assert test="false()">x</assert>'))
    wheres = [finding["where"] for finding in _run(schema)]
    assert wheres[0] == "/gmd:MD_Metadata/gmd:hierarchyLevel/gmd:MD_ScopeCode/@codeListValue"


def test_each_assertion_is_a_rule_that_can_be_selected_and_ignored(tmp_path):
    checks = ('<assert id="A.1" test="false()">one</assert>', '<assert test="false()">two</assert>')
    schema = _schema(tmp_path, _rule("/gmd:MD_Metadata", *checks))
    assert [one["rule"] for one in _run(schema)] == ["user-schematron-labo-a-1", "user-schematron-labo-titles"]
    left = _run(schema, "--ignore", "user-schematron-labo-a")
    assert [one["rule"] for one in left] == ["user-schematron-labo-titles"]


def test_diagnostics_are_told_in_the_language_of_the_output(tmp_path):
    body = _rule("/gmd:MD_Metadata", '<assert test="false()" diagnostics="en fr"/>')
    body += '<diagnostics><diagnostic id="en" xml:lang="en">No.</diagnostic>'
    body += '<diagnostic id="fr" xml:lang="fr">Non.</diagnostic></diagnostics>'
    schema = _schema(tmp_path, body)
    assert str(_run(schema)[0]["message"]).endswith("No.")
    assert str(_run(schema, "--lang", "fr")[0]["message"]).endswith("Non.")


def test_several_schemas_are_run_beside_the_rules_of_fairtool(tmp_path):
    one = _schema(tmp_path, _rule("/gmd:MD_Metadata", '<assert test="false()">x</assert>'), "one")
    two = _schema(tmp_path, _rule("/gmd:MD_Metadata", '<assert test="false()">x</assert>'), "two")
    bad = tmp_path / "bad.xml"
    bad.write_text(RECORD.read_text(encoding="utf-8").replace("pointOfContact", "contactPoint"), encoding="utf-8")
    ended = fairtool("validate", bad, "--schematron", one, "--schematron", two, "--profile", "iso", "--format", "json")
    found = set(rules(subjects(ended)["bad.xml"]))
    assert {"user-schematron-one-titles", "user-schematron-two-titles", "iso-gco-code-known"} <= found


def test_data_files_are_not_held_against_a_schema(tmp_path):
    (path,) = write(tmp_path, sst="netcdf sst { variables: float sst ; }")
    schema = _schema(tmp_path, _rule("/*", '<assert test="false()">x</assert>'))
    ended = fairtool("validate", path, "--schematron", schema, "--format", "json")
    assert not [rule for rule in rules(subjects(ended)["sst.cdl"]) if rule.startswith("user-")]


def test_records_of_a_response_are_judged_one_by_one(tmp_path):
    text = RECORD.read_text(encoding="utf-8").partition("?>")[2]
    response = tmp_path / "response.xml"
    response.write_text(
        f'<csw:GetRecordsResponse xmlns:csw="http://www.opengis.net/cat/csw/2.0.2">{text}'
        f"{text.replace('Température de la mer', 'Zzz')}</csw:GetRecordsResponse>",
        encoding="utf-8",
    )
    schema = _schema(tmp_path, _rule("/gmd:MD_Metadata/gmd:identificationInfo/*/gmd:citation/*/gmd:title", TITLE))
    ended = fairtool("validate", response, "--schematron", schema, "--select", "user", "--format", "json")
    found = {name: rules(subject) for name, subject in subjects(ended).items()}
    assert next(iter(found.values()))[:1] == ["user-schematron-labo-titles"]
    assert not list(found.values())[1]


def test_the_configuration_names_schemas_from_where_it_stands(tmp_path):
    _schema(tmp_path, _rule("/gmd:MD_Metadata", '<assert test="false()">x</assert>'))
    (tmp_path / "fairtool.toml").write_text('schematron = ["labo.sch"]\nselect = ["user"]\n', encoding="utf-8")
    copy = tmp_path / "deep" / "record.xml"
    copy.parent.mkdir()
    copy.write_bytes(RECORD.read_bytes())
    ended = fairtool("validate", "deep/record.xml", "--format", "json", cwd=tmp_path)
    assert rules(document(ended)["subjects"][0]) == ["user-schematron-labo-titles"]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("<a/>", "is no Schematron: its root element is a"),
        ("<a>", "breaks off"),
        (f"{HEAD}</schema>", "asserts nothing"),
        (f"{HEAD}{_rule('//x', f'<assert test={chr(34)}>x</assert>' + 'a[' + chr(34))}</schema>", "not well-formed"),
        (f"{HEAD}{_rule('//x', '<assert test=&quot;a&quot;>x</assert>')}</schema>", "not well-formed"),
        (HEAD + _rule("//x", '<assert test="a[">x</assert>') + "</schema>", "cannot be run as Schematron"),
        (HEAD + _rule("//x", '<assert test="$loc/a">x</assert>') + "</schema>", "$loc is not declared"),
        (HEAD + _rule("//x", "<assert test=\"document('/etc/passwd')\">x</assert>") + "</schema>", "asks for another document"),
        (HEAD + '<include href="/etc/passwd"/>' + _rule("//x", TITLE) + "</schema>", "asks for another document"),
        (
            HEAD + '<xsl:import xmlns:xsl="http://www.w3.org/1999/XSL/Transform" href="a.xsl"/>' + _rule("//x", TITLE) + "</schema>",
            "asks for another document",
        ),
        (
            '<!DOCTYPE schema [<!ENTITY x SYSTEM "file:///etc/passwd">]>' + HEAD + _rule("//x", TITLE) + "&x;</schema>",
            "document type",
        ),
        (HEAD.replace("<schema ", '<schema queryBinding="xslt2" ') + _rule("//x", TITLE) + "</schema>", "xslt2"),
    ],
)  # fmt: skip
def test_a_schema_that_cannot_be_run_is_wrong_usage_and_says_why(tmp_path, text, message):
    path = tmp_path / "bad.sch"
    path.write_text(text, encoding="utf-8")
    ended = fairtool("validate", RECORD, "--schematron", path)
    assert ended.returncode == 2
    assert message in ended.stderr
    assert "bad.sch" in ended.stderr
    assert "root:" not in ended.stderr


def test_a_schema_that_is_not_there_is_wrong_usage(tmp_path):
    ended = fairtool("validate", RECORD, "--schematron", tmp_path / "none.sch")
    assert ended.returncode == 2
    assert "none.sch cannot be read" in ended.stderr


def test_an_expression_that_fails_on_a_record_is_told_once_as_an_error(tmp_path):
    checks = ('<assert test="matches(., \'x\')" role="info">a</assert>', '<assert test="true()">b</assert>')
    (finding,) = _run(_schema(tmp_path, _rule("/gmd:MD_Metadata", *checks)))
    assert finding["severity"] == "error"
    assert "cannot be judged by the schema labo" in str(finding["message"])


def test_a_schema_that_never_ends_is_stopped(tmp_path):
    endless = "count(//*[count(//*[count(//*[count(//*) &gt; 1]) &gt; 1]) &gt; 1]) &lt; 0"
    schema = _schema(tmp_path, _rule("//*", f'<assert test="{endless}">slow</assert>'))
    ended = fairtool("validate", RECORD, "--schematron", schema, "--timeout", "2", seconds=30)
    assert ended.returncode == 3
    assert "io-timeout" in ended.stdout
