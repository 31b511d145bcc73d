"""How good a plan is, by the dimensions in which OSTrails evaluates plans; a score whose answers come from the plan.

Nothing is asked of the network, and nothing of the data: what the plan says is counted. The questions are ours.
"""

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass

from fairtool.fair.result import Answer, Cited, IndicatorResult, Score
from fairtool.fair.rubric import Indicator, Rubric, Words
from fairtool.fair.score import Scored
from fairtool.identifiers import orcid_ok
from fairtool.plan.faults import faults_of
from fairtool.plan.narrative.columns import COLUMNS, Column
from fairtool.plan.narrative.manuscript import EXTENSION, Manuscript, found
from fairtool.plan.narrative.open_points import has_words, open_points, says_something
from fairtool.plan.shape import shape_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import LANGUAGES, Language, marked, translate
from fairtool.vocabulary.licences import licence

NAME = "dmp-evaluation"
_SOURCE = "https://github.com/OSTrails/DMP-Evaluation-Service"
_PIECES = 3  # of evidence that are kept
Judged = Iterable[tuple[bool, str]]  # whether it holds, and the pointer of what was looked at


@dataclass(frozen=True, slots=True)
class Question:
    """One thing that is asked of a plan: `judge` looks at its parts, each of which holds or not."""

    id: str
    section: str
    title: str
    do: str
    judge: Callable[[Manuscript], Judged]


def evaluation_of(manuscript: Manuscript, path: str) -> Scored:
    """Judge a plan; `path` is the file that the answers are about."""
    results = tuple(_result(one, manuscript, path) for one in QUESTIONS)
    rubric = Rubric(
        name=NAME,
        titles=_both(marked("Evaluation of a data management plan")),
        source=_SOURCE,
        profile="",
        doubts=(),
        sections={key: _both(title) for key, title in _SECTIONS.items()},
        indicators=tuple(one.indicator for one in results),
    )
    return Scored((path,), (Score(rubric, results),))


def _result(question: Question, manuscript: Manuscript, path: str) -> IndicatorResult:
    """Give the answer: the part that holds; where there is nothing to look at, none."""
    judged = tuple(question.judge(manuscript))
    indicator = Indicator(question.id, question.section, 1.0, _words(question))
    if not judged:
        return IndicatorResult(indicator, Answer.NOT_ASSESSED, "no-evidence")
    share = sum(holds for holds, _ in judged) / len(judged)
    status = Answer.PASS if share == 1 else Answer.PARTIAL if share else Answer.FAIL
    faulty = [Cited(path, where, "") for holds, where in judged if not holds]
    return IndicatorResult(indicator, status, evidence=tuple(faulty[:_PIECES]), earned=(share, share))


def _words(question: Question) -> Mapping[Language, Words]:
    title, do = _both(question.title), _both(question.do)
    return {language: Words(title[language], title[language], do[language]) for language in LANGUAGES}


def _both(text: str) -> Mapping[Language, str]:
    return {language: translate(text, language) for language in LANGUAGES}


def _answered(manuscript: Manuscript) -> Judged:
    still_open = {point.question.id for point in open_points(manuscript)}
    for question in manuscript.template.questions:
        yield question.id not in still_open, f"/dmp/{EXTENSION}/answers/{question.id}"


def _covered(manuscript: Manuscript) -> Judged:
    for section in manuscript.template.sections:
        questions = [one for one in manuscript.template.questions if one.section == section]
        told = any(has_words(one, manuscript) or says_something(one, manuscript) for one in questions)
        yield told, f"/dmp/{EXTENSION}/answers"


def _each(label: str) -> Callable[[Manuscript], Judged]:
    """Give a judge that asks of each data set for what a column says."""
    column: Column = next(one for one in COLUMNS if one.label == label)

    def judge(manuscript: Manuscript) -> Judged:
        return ((bool(column.spans(one, manuscript)), one.where) for one in manuscript.datasets)

    return judge


def _open_access(manuscript: Manuscript) -> Judged:
    for one in _distributions(manuscript):
        yield one["data_access"].text() == "open", one["data_access"].where


def _licensed(manuscript: Manuscript) -> Judged:
    """Ask of what is open for a licence that is known; what is closed needs none."""
    for one in _distributions(manuscript):
        if one["data_access"].text() == "open":
            licences = tuple(found(one, "license.*.license_ref"))
            yield any(licence(node.text()) for node in licences), one["license"].where


def _standard_names(manuscript: Manuscript) -> Judged:
    for one in manuscript.datasets:
        for variable in one[EXTENSION]["variables"]:
            yield bool(variable["standard_name"] or variable["uri"]), variable.where


def _certified(manuscript: Manuscript) -> Judged:
    for one in _distributions(manuscript):
        yield bool(one["host"]["certified_with"]), one["host"].where


def _orcids(manuscript: Manuscript) -> Judged:
    for person in (manuscript.dmp["contact"], *manuscript.dmp["contributor"]):
        if person["name"].text():
            ids = (*person["contact_id"], *person["contributor_id"])
            yield any(orcid_ok(one["identifier"].text()) for one in ids), person.where


def _funded(manuscript: Manuscript) -> Judged:
    projects: Sequence[JsonNode] = tuple(manuscript.dmp["project"]) or (manuscript.dmp["project"],)
    for project in projects:
        funding = tuple(project["funding"])
        yield any(one["funder_id"]["identifier"] and one["grant_id"]["identifier"] for one in funding), project.where


def _ethics(manuscript: Manuscript) -> Judged:
    dmp = manuscript.dmp
    yield dmp["ethical_issues_exist"].text() in ("yes", "no"), dmp["ethical_issues_exist"].where
    for one in manuscript.datasets:
        for key in ("personal_data", "sensitive_data"):
            yield one[key].text() in ("yes", "no"), one[key].where


def _by_the_standard(manuscript: Manuscript) -> Judged:
    faults = [one for one in faults_of({"dmp": manuscript.dmp.value}, shape_of("1.2")) if not one.is_own]
    yield from ((False, one.where) for one in faults[:_PIECES])
    if not faults:
        yield True, "/dmp"


def _distributions(manuscript: Manuscript) -> Iterable[JsonNode]:
    return (one for dataset in manuscript.datasets for one in dataset["distribution"])


_SECTIONS: Mapping[str, str] = {
    "completeness": marked("Completeness of the content"),
    "coverage": marked("Coverage of data management"),
    "openness": marked("Openness"),
    "fairness": marked("FAIRness"),
    "policy": marked("Agreement with policies"),
    "standards": marked("Compliance with standards"),
}
QUESTIONS: tuple[Question, ...] = (
    Question(
        "DMP-C1", "completeness", marked("Every question of the template is answered"),
        marked("answer the questions that are open"), _answered,
    ),
    Question(
        "DMP-R1", "coverage", marked("The plan says something of every part of data management"),
        marked("say something in each section of the template"), _covered,
    ),
    Question(
        "DMP-R2", "coverage", marked("The volume of every data set is told"),
        marked("give the volume of each data set"), _each("Volume"),
    ),
    Question(
        "DMP-O1", "openness", marked("The data are open"),
        marked("open what can be opened, and say why the rest cannot"), _open_access,
    ),
    Question(
        "DMP-O2", "openness", marked("Open data have a licence that is known"),
        marked("give the address of a licence, such as that of CC BY 4.0"), _licensed,
    ),
    Question(
        "DMP-F1", "fairness", marked("Every data set has a persistent identifier"),
        marked("reserve a DOI for each data set"), _each("Persistent identifier"),
    ),
    Question(
        "DMP-F2", "fairness", marked("Every data set follows a standard of metadata"),
        marked("name the standard of metadata of each data set"), _each("Metadata standards"),
    ),
    Question(
        "DMP-F3", "fairness", marked("Every variable has a standard name"),
        marked("give each variable a standard name, or a concept of a thesaurus"), _standard_names,
    ),
    Question(
        "DMP-F4", "fairness", marked("The repositories are certified"),
        marked("choose a certified repository, or say why another"), _certified,
    ),
    Question(
        "DMP-F5", "fairness", marked("Every person has an ORCID"),
        marked("give the ORCID of each person"), _orcids,
    ),
    Question(
        "DMP-P1", "policy", marked("The project names its funder and its grant"),
        marked("give the identifier of the funder and the number of the grant"), _funded,
    ),
    Question(
        "DMP-P2", "policy", marked("Ethical questions, personal and sensitive data are answered with yes or no"),
        marked("answer with yes or no"), _ethics,
    ),
    Question(
        "DMP-S1", "standards", marked("The plan follows the RDA DMP Common Standard 1.2"),
        marked("mend what fairtool dmp validate tells"), _by_the_standard,
    ),
)  # fmt: skip
