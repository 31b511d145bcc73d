"""A score as SARIF: a result for each finding that keeps an indicator from holding, at its place.

A finding that speaks against several indicators is one result that names them. An indicator that does not hold without
a finding, because there is nothing that shows it, is a result of its own on the first file.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass

from fairtool.fair.result import Answer, IndicatorResult, Told
from fairtool.fair.score import Scored
from fairtool.fair.words import change, title
from fairtool.fingerprint import fingerprint, relative
from fairtool.render.file_of import file_named
from fairtool.render.json_text import dumped
from fairtool.render.run import Run
from fairtool.render.sarif import SEPARATOR, descriptor, ending, location, opening, result
from fairtool.render.visible import visible
from fairtool.translate import translate

_LOST = {Answer.FAIL: "warning", Answer.PARTIAL: "note"}
_Mark = tuple[str, str, str, str]


@dataclass(frozen=True, slots=True)
class _Named:
    """An indicator that does not hold, or holds in part, with the rubric that asks it."""

    rubric: str
    result: IndicatorResult

    @property
    def id(self) -> str:
        return self.result.indicator.id


def score_sarif(scored: Scored, run: Run, _: str) -> str:
    """Give the document."""
    lost = [_Named(score.label, one) for score in scored.scores for one in score.results if one.status in _LOST]
    silent = [one for one in lost if not one.result.told]
    found = _by_finding(lost)
    results = [
        *(_finding(told, named, run) for told, named in found),
        *(_indicator(one, scored, run) for one in silent),
    ]
    rules = sorted({told.finding.rule for told, _ in found})
    described = [*(descriptor(name, run.language) for name in rules), *_descriptions(silent, run)]
    tail = ending(described, (), run, succeeded=not scored.faulty)
    return opening(run) + SEPARATOR.join(dumped(one) for one in results) + tail


def _by_finding(lost: Iterable[_Named]) -> list[tuple[Told, list[_Named]]]:
    """Give each finding once, with the indicators that it speaks against."""
    found: dict[_Mark, tuple[Told, list[_Named]]] = {}
    for one in lost:
        for told in one.result.told:
            named = found.setdefault(_mark(told), (told, []))[1]
            if one not in named:
                named.append(one)
    return list(found.values())


def _mark(told: Told) -> _Mark:
    """Give what makes a finding the same one; values hold what no set can."""
    finding = told.finding
    return told.source, finding.rule, finding.where, finding.template.format_map({"where": "", **finding.values})


def _finding(told: Told, named: Iterable[_Named], run: Run) -> dict[str, object]:
    path = relative(told.source, run.base)
    made = result(told.finding, path, file_named(path), run)
    return {**made, "properties": {"indicators": list(dict.fromkeys(f"{one.rubric} {one.id}" for one in named))}}


def _indicator(one: _Named, scored: Scored, run: Run) -> dict[str, object]:
    path = relative(scored.subjects[0], run.base) if scored.subjects else "-"
    text = translate(
        "{word}: {text}", run.language, word=title(one.result, run.language), text=change(one.result, run.language)
    )
    return {
        "ruleId": one.id,
        "level": _LOST[one.result.status],
        "message": {"text": visible(text)},
        "locations": [location(file_named(path), "", None)],
        "partialFingerprints": {"fairtool/v1": fingerprint(f"{one.rubric} {one.id}", "", path)},
        "properties": {"indicators": [f"{one.rubric} {one.id}"]},
    }


def _descriptions(silent: Iterable[_Named], run: Run) -> Iterator[Mapping[str, object]]:
    """Describe the indicators that stand where rules do, each once."""
    for one in {named.id: named for named in silent}.values():
        words = one.result.indicator.words[run.language]
        yield {"id": one.id, "shortDescription": {"text": words.title}, "help": {"text": f"{words.ask}\n{words.do}"}}
