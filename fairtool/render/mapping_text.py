"""Mappings as text for a terminal: each keyword with the concepts that it may mean, and why."""

from collections.abc import Iterable, Iterator, Mapping

from fairtool.mapping.answer import Answer, Candidate, Decision, Method
from fairtool.render.run import Run
from fairtool.render.style import folded, paint
from fairtool.render.visible import visible
from fairtool.translate import Language, marked, translate

_DECISIONS: Mapping[Decision, str] = {
    Decision.ACCEPTED: marked("accepted"),
    Decision.SUGGESTED: marked("to be looked at"),
    Decision.NONE: marked("no concept"),
}
_COUNTED: Mapping[Decision, str] = {
    Decision.ACCEPTED: marked("accepted: {count}"),
    Decision.SUGGESTED: marked("to be looked at: {count}"),
    Decision.NONE: marked("without a concept: {count}"),
}
_DECIDE = marked("decide about what is to be looked at, and have it kept: --review --review-file decisions.tsv")
_STYLES: Mapping[Decision, str] = {
    Decision.ACCEPTED: "clean",
    Decision.SUGGESTED: "warning",
    Decision.NONE: "dim",
}
_METHODS: Mapping[Method, str] = {
    Method.REVIEWED: marked("reviewed"),
    Method.IDENTIFIER: marked("by its code or address"),
    Method.EXACT: marked("the same label"),
    Method.NORMALISED: marked("the same label but for accents and signs"),
    Method.WORDS: marked("the same words"),
    Method.TRANSLATED: marked("translated"),
    Method.FIELD: marked("in the words of the field"),
    Method.SIMILAR: marked("alike"),
}


_LIKELY = 0.05  # probability from which a further concept is shown without --verbose


def mapping_text(answers: Iterable[Answer], run: Run) -> str:
    """Give all keywords with their candidates, and at the end how many there are of each kind; with --quiet less.

    With --quiet the concepts of those that are accepted are given alone, one a line.
    """
    told = tuple(answers)
    if run.quiet:
        sure = (one for one in told if one.decision is Decision.ACCEPTED)
        return "".join(f"{visible(one.keyword.text)}\t{visible(one.candidates[0].uri)}\n" for one in sure)
    lines = [line for answer in told for line in _answer(answer, run)]
    return "".join(f"{line}\n" for line in (*lines, *_counts(told, run)))


def _answer(answer: Answer, run: Run) -> Iterator[str]:
    keyword = answer.keyword
    places = ", ".join(part for part in (keyword.source, keyword.where) if part)
    word = translate(_DECISIONS[answer.decision], run.language)
    head = paint(visible(keyword.text), "bold", run)
    yield f"{head}  {paint(word, _STYLES[answer.decision], run)}"
    if places and run.verbose:
        yield from (paint(line, "dim", run) for line in folded(visible(places), run, 2, 2))
    for one in answer.candidates if run.verbose else _shown(answer):
        yield from _candidate(one, run)


def _shown(answer: Answer) -> Iterator[Candidate]:
    """Give of each thesaurus what is certain, or else what is likely enough to be looked at."""
    best = {one.scheme.name: one for one in reversed(answer.candidates)}
    for one in answer.candidates:
        first = best[one.scheme.name]
        if one is first or (not first.certain and one.score >= _LIKELY):
            yield one


def _candidate(one: Candidate, run: Run) -> Iterator[str]:
    label = f"{one.label} ({one.notation})" if one.notation and one.notation != one.label else one.label
    sign = paint("=", "clean", run) if one.certain else paint("?", "warning", run)
    first, *more = folded(visible(f"{_percent(one.score, run.language)}  {label}"), run, 4, 6)
    yield f"  {sign}{first[3:]}"
    yield from more
    about = [one.scheme.name, translate(_METHODS[one.method], run.language)]
    if one.matched and one.matched != one.label:
        about.append(translate("found by {label}", run.language, label=f'"{one.matched}"'))
    yield from (paint(line, "dim", run) for line in folded(visible(", ".join(about)), run, 8, 2))
    yield from (paint(line, "dim", run) for line in folded(visible(one.uri), run, 8, 2))
    for remark in one.remarks:
        yield from folded(visible(translate(remark.template, run.language, **remark.values)), run, 8, 2)


def _percent(score: float, language: Language) -> str:
    """Give a probability; never as certain, unless somebody said so."""
    return translate("{number} %", language, number=f"{min(round(score * 100), 99 if score < 1 else 100):3}")


def _counts(answers: tuple[Answer, ...], run: Run) -> Iterator[str]:
    if len(answers) < 2:
        return
    counts = {kind: sum(one.decision is kind for one in answers) for kind in Decision}
    told = ", ".join(translate(_COUNTED[kind], run.language, count=number) for kind, number in counts.items() if number)
    yield from folded(translate("{count} keywords: {told}", run.language, count=len(answers), told=told), run, 0, 2)
    if counts[Decision.SUGGESTED]:
        yield from folded(translate(_DECIDE, run.language), run, 0, 2)
