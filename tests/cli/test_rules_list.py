"""The list of rules folds to the terminal, and the page of a rule says how grave it is and where it comes from."""

import pytest

from tests.cli.running import environment, fairtool


@pytest.mark.parametrize("columns", [40, 70, 110])
@pytest.mark.parametrize("lang", ["en", "fr"])
def test_the_list_keeps_within_the_terminal(columns: int, lang: str) -> None:
    ended = fairtool("rules", "units", "--lang", lang, env=environment(COLUMNS=str(columns)))
    lines = ended.stdout.splitlines()
    assert len(lines) > 20
    assert [line for line in lines if len(line) > columns and " " in line.strip()] == []
    assert lines == [line.rstrip() for line in lines]


def test_an_id_stands_on_its_own_line_where_it_is_narrow() -> None:
    narrow = fairtool("rules", "units", env=environment(COLUMNS="60")).stdout.splitlines()
    at = narrow.index("cf-3.1-units-text")
    assert narrow[at + 1].startswith("  error")
    wide = fairtool("rules", "units", env=environment(COLUMNS="120")).stdout.splitlines()
    assert any(line.startswith("cf-3.1-units-text ") and " error " in line for line in wide)


def test_no_word_of_the_list_is_lost_where_it_is_narrow() -> None:
    texts = [fairtool("rules", "units", env=environment(COLUMNS=columns)).stdout.split() for columns in ("40", "400")]
    assert texts[0] == texts[1]


def test_markdown_is_not_folded() -> None:
    narrow, wide = (
        fairtool("rules", "units", "--format", "markdown", env=environment(COLUMNS=columns)).stdout
        for columns in ("40", "400")
    )
    assert narrow == wide


@pytest.mark.parametrize(
    ("rule", "severity", "source"),
    [("cf-3.1-units-text", "Severity: error", "Clause: CF 3.1:R2"), ("acdd-geospatial-units", "warning", "ACDD")],
)
def test_the_page_says_severity_and_clause(rule: str, severity: str, source: str) -> None:
    page = fairtool("rules", rule).stdout
    head = page.partition("\n\n")[2].partition("```")[0]
    assert page.startswith(f"# {rule}\n\n")
    assert severity in head
    assert source in head
