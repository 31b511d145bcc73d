"""The questions that curators ask of a store most, by name, so that nobody has to write SQL for them."""

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches

from fairtool.errors import UsageError
from fairtool.translate import marked


@dataclass(frozen=True, slots=True)
class Question:
    """A question: what it asks, in a line, and the SQL that answers it."""

    title: str
    sql: str


_GROUPED = (
    "SELECT {name}, files, clean, unreadable, errors, warnings, round(100.0 * clean / files, 1) AS clean_percent "
    "FROM {name} ORDER BY errors DESC, warnings DESC, {name}"
)
QUESTIONS: Mapping[str, Question] = {
    "worst-rules": Question(
        marked("the rules that find most, errors first"),
        "SELECT rule, severity, files, findings FROM rule "
        "ORDER BY severity = 'error' DESC, severity = 'warning' DESC, files DESC, rule",
    ),
    "worst-rules-per-centre": Question(
        marked("the rules that find most in each data centre, errors first"),
        "SELECT centre, rule, severity, files, findings FROM centre_rule "
        "ORDER BY centre, severity = 'error' DESC, severity = 'warning' DESC, files DESC, rule",
    ),
    "worst-files": Question(
        marked("the files with most errors"),
        "SELECT name, errors, warnings FROM file WHERE errors + warnings > 0 ORDER BY errors DESC, warnings DESC, name",
    ),
    "worst-datasets": Question(marked("the data sets with most errors"), _GROUPED.format(name="dataset")),
    "worst-centres": Question(marked("the data centres with most errors"), _GROUPED.format(name="centre")),
    "unreadable": Question(
        marked("the files that could not be read, and why"),
        "SELECT name, message(value) AS reason FROM file, json_each(findings(file.id)) "
        "WHERE status = 'unreadable' ORDER BY name",
    ),
    "quarantined": Question(
        marked("the files that crashed, hung or took too much memory, and were put aside"),
        "SELECT name, rule, size FROM quarantine ORDER BY name",
    ),
    "not-judged": Question(
        marked("what is not judged yet, or lies on tape"),
        "SELECT name, state, size FROM source "
        "WHERE state IN ('new', 'changed', 'stale', 'verify', 'offline') ORDER BY name",
    ),
    "broken": Question(
        marked("the files named as XML that are broken, and name no record"),
        "SELECT name, size FROM source WHERE state = 'broken' ORDER BY name",
    ),
    "gone": Question(
        marked("the files that are no longer there"), "SELECT name, size FROM source WHERE state = 'gone' ORDER BY name"
    ),
    "not-evaluated": Question(
        marked("the rules that could not be evaluated, why, and in how many files"),
        "SELECT json_extract(value, '$[0]') AS rule, json_extract(value, '$[3]') AS reason, sum(number) AS files "
        "FROM (SELECT outcomes, count(*) AS number FROM subject GROUP BY outcomes), "
        "json_each(unpacked(outcomes), '$.outcomes') WHERE json_extract(value, '$[1]') = 'not-evaluated' "
        "GROUP BY 1, 2 ORDER BY files DESC, rule, reason",
    ),
    "slow-files": Question(
        marked("the files that took longest"),
        "SELECT name, round(seconds, 2) AS seconds, size FROM source WHERE seconds IS NOT NULL "
        "ORDER BY source.seconds DESC, name",
    ),
    "no-licence": Question(
        marked("the data files whose header names no licence"),
        "SELECT name, centre FROM file WHERE kind IN ('netcdf', 'cdl', 'zarr') AND licence IS NULL "
        "AND status <> 'unreadable' ORDER BY name",
    ),
    "duplicate-identifiers": Question(
        marked("the identifiers that several files have"),
        "SELECT text AS identifier, count(*) AS files, min(name) AS first, max(name) AS last "
        "FROM identifier JOIN file ON file.id = subject GROUP BY text HAVING count(*) > 1 ORDER BY files DESC, text",
    ),
    "duplicate-contents": Question(
        marked("the files with the same content, where checksums were asked for"),
        "SELECT count(*) AS files, min(name) AS first, max(name) AS last, size FROM source "
        "WHERE content IS NOT NULL AND state <> 'gone' GROUP BY content, size HAVING count(*) > 1 "
        "ORDER BY size DESC, first",
    ),
    "across": Question(
        marked("what does not hold across the files of a data set"),
        "SELECT name, rule, severity, count FROM across_finding ORDER BY name, rule",
    ),
    "per-year": Question(
        marked("files, errors and warnings of each year of data"),
        "SELECT year, count(*) AS files, sum(status = 'clean') AS clean, "
        "sum(errors * (status <> 'unreadable')) AS errors, "
        "sum(warnings) AS warnings FROM subject JOIN verdict ON verdict.id = verdict GROUP BY year ORDER BY year",
    ),
    "per-standard": Question(
        marked("files, errors and warnings of each version of a standard"),
        "SELECT standard, count(*) AS files, sum(status = 'clean') AS clean, "
        "sum(errors * (status <> 'unreadable')) AS errors, "
        "sum(warnings) AS warnings FROM subject JOIN verdict ON verdict.id = verdict "
        "GROUP BY standard ORDER BY standard",
    ),
    "per-kind": Question(
        marked("what there is, by kind"),
        "SELECT kind, state, count(*) AS sources, sum(size) AS bytes FROM source "
        "GROUP BY kind, state ORDER BY kind, state",
    ),
    "runs": Question(
        marked("the runs that the store is made of"),
        "SELECT started, finished, round(seconds) AS seconds, substr(digest, 1, 12) AS basis, command "
        "FROM run JOIN basis ON basis.id = run.basis ORDER BY run.id",
    ),
}


def sql_of(question: str) -> str:
    """Give the SQL of a question that is asked by name, or the question as it is where it is SQL already.

    Raises UsageError for a name that is none.
    """
    if question.strip() in QUESTIONS:
        return QUESTIONS[question.strip()].sql
    if len(question.split()) > 1:
        return question
    near = get_close_matches(question.strip().lower(), QUESTIONS, 1)
    raise UsageError(
        "there is no question {name}",
        name=question,
        hint=marked("did you mean {near}?") if near else marked("`fairtool audit query --list` shows the questions"),
        near=near[0] if near else "",
    )
