"""What `fairtool dmp export` does for documents: plan, open points, the file or standard output, the exit code."""

import sys
from dataclasses import dataclass, replace
from pathlib import Path

from fairtool.atomic import write_bytes
from fairtool.cli.console import note
from fairtool.cli.dmp_inputs import files_of_plan, refuse_stdin
from fairtool.cli.outputs import spare
from fairtool.cli.request import request, tool_version
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.narrative.cover import version_number
from fairtool.plan.narrative.manuscript import Manuscript
from fairtool.plan.narrative.open_points import OpenPoint, open_points
from fairtool.plan.narrative.opening import Wanted, manuscript_from
from fairtool.plan.narrative.other_answers import other_answers
from fairtool.plan.narrative.whole import document_of
from fairtool.render.plan.exporters import DOCUMENTS
from fairtool.render.run import Run
from fairtool.settings import today
from fairtool.translate import Language, marked, translate

EVALUATION = "ftr"
_IN_ANNEX = marked("answers to questions that {name} does not ask are in an annex: {questions}")
_LEFT_OUT = marked("answers to questions that {name} does not ask were left out: {questions}")
_FEW = 20  # open points that are told on the terminal


@dataclass(frozen=True, slots=True)
class Export:
    """What is asked for; `output` is `-` for standard output, empty for a name that is made from the plan."""

    to: str
    output: str = ""
    version: str = ""
    template: str = ""
    lang: str | None = None
    final: bool = False
    force: bool = False
    quiet: bool = False


def run(plan: str, asked: Export) -> ExitCode:
    """Write a plan as a document, or its evaluation; raises UsageError before anything is written."""
    refuse_stdin(plan)
    language = request(plan, {"lang": asked.lang}).language
    wanted = Wanted(today().isoformat(), language if asked.lang else None, asked.template, asked.version)
    manuscript = manuscript_from(Path(plan), wanted)
    points = open_points(manuscript)
    target = None if asked.output == "-" else _target(Path(plan), manuscript, asked)
    if asked.to in DOCUMENTS:
        DOCUMENTS[asked.to].check()
    if asked.final and points:
        _tell(open_points(replace(manuscript, language=language)), language)
        note(translate("nothing was written: --final wants no open point", language))
        return ExitCode.FINDINGS
    content = _content(plan, manuscript, points, asked)
    if target is None:
        sys.stdout.buffer.write(content)
        sys.stdout.buffer.flush()
    else:
        write_bytes(target, content)
    _tell_others(manuscript, language, is_document=asked.to in DOCUMENTS)
    if not asked.quiet:
        _report(target, points, language)
    return ExitCode.FINDINGS if points else ExitCode.CLEAN


def _content(plan: str, manuscript: Manuscript, points: tuple[OpenPoint, ...], asked: Export) -> bytes:
    if asked.to in DOCUMENTS:
        return DOCUMENTS[asked.to].write(document_of(manuscript, points))
    from fairtool.plan.evaluation import evaluation_of  # what scores need is loaded where one is asked for
    from fairtool.render.score_ftr import score_ftr

    run = Run(tool_version(), manuscript.language)
    return score_ftr(evaluation_of(manuscript, plan), run, manuscript.day).encode("utf-8", "backslashreplace")


def _target(plan: Path, manuscript: Manuscript, asked: Export) -> Path:
    """Give the file to write: the one that was named, or one beside the plan, by the version of the funder."""
    if asked.output:
        target = Path(asked.output)
    else:
        version = manuscript.version
        part = f"-v{version_number(version, manuscript)}-{version.name}" if version else ""
        suffix = DOCUMENTS[asked.to].suffix if asked.to in DOCUMENTS else "ftr.jsonld"
        target = plan.with_name(f"{plan.stem}{part}.{suffix}")
    if target.exists():
        spare((target,), (plan, *files_of_plan(plan)))
    if target.exists() and target.is_file() and not asked.force:
        raise UsageError(
            "{path} is there already, and somebody may have worked on it",
            path=target,
            hint="replace it with --force, or name another file with --output",
        )
    return target


def _report(target: Path | None, points: tuple[OpenPoint, ...], language: Language) -> None:
    if target is not None:
        note(translate("written: {path}", language, path=target))
    if points:
        told = translate(
            "open points: {count}; they are listed at the end of the document", language, count=len(points)
        )
        note(told)


def _tell_others(manuscript: Manuscript, language: Language, *, is_document: bool) -> None:
    """Name the answers that have no question in the template."""
    found = ", ".join(dict.fromkeys(one.question for one in other_answers(manuscript)))
    told = _IN_ANNEX if is_document else _LEFT_OUT
    if found:
        note(translate(told, language, name=manuscript.template.name, questions=found))


def _tell(points: tuple[OpenPoint, ...], language: Language) -> None:
    for point in points[:_FEW]:
        note(f"{point.question.id}. {point.question.titles[language]} – {point.text}")
    if len(points) > _FEW:
        note(translate("and {count} more", language, count=len(points) - _FEW))
