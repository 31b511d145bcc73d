"""What `fairtool dmp import` does: read, mend, tell, write."""

import json
import sys
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

from fairtool.atomic import written
from fairtool.cli.console import chosen_language, note
from fairtool.cli.dmp_inputs import refuse_stdin
from fairtool.cli.dmp_told import tell
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.plan.declared import plan_file_text
from fairtool.plan.fault import Fault
from fairtool.plan.opidor.imported import Form, Imported, imported
from fairtool.plan.sources import content_of, language_of
from fairtool.plan.template_file import load_template
from fairtool.plan.zone import checked_zone
from fairtool.translate import Language, marked, translate
from fairtool.warned import Warned, warned

_FORMS = ("plan-file", "madmp")
_DEFAULT = "plan.yaml"
_CAME: Mapping[Form, str] = {
    Form.STANDARD: marked("{path} is a plan in the own form of DMP OPIDoR"),
    Form.RDA: marked("{path} is a plan in the RDA form of DMP OPIDoR"),
    Form.MADMP: marked("{path} is a plan by the RDA DMP Common Standard"),
}
_OPEN = marked("{where} is still open: the standard requires it, and the file does not say it")
_WRONG = marked("{where} is still wrong, and only a person knows what is meant: {value}")


@dataclass(frozen=True, slots=True)
class Import:
    """What is asked for."""

    to: str = "plan-file"
    output: str = _DEFAULT
    template: str = "science-europe"
    zone: str = "Z"
    lang: str | None = None
    force: bool = False
    quiet: bool = False


def run(file: str, asked: Import) -> ExitCode:
    """Read a plan of another tool, and write it as one of ours; raises UsageError before anything is written."""
    refuse_stdin(file)
    language = chosen_language(asked.lang)
    target = _target(Path(file), asked)
    load_template(asked.template)
    read = imported(content_of(Path(file)), file, checked_zone(asked.zone))
    text, told = _text(read, asked)
    _write(text, target)
    if not asked.quiet:
        note(translate(_CAME[read.form], language, path=file))
        tell((*read.told, *told), language)
        tell(_open(read.faults), language)
        if target:
            note(translate("written: {path}", language, path=target))
    return ExitCode.FINDINGS if read.faults else ExitCode.CLEAN


def _target(file: Path, asked: Import) -> Path | None:
    if asked.to not in _FORMS:
        raise UsageError("--to cannot be {value}", value=asked.to, hint="use {names}", names=", ".join(_FORMS))
    if asked.output == "-":
        return None
    target = Path("plan.json" if asked.to == "madmp" and asked.output == _DEFAULT else asked.output)
    if target.exists() and file.exists() and target.samefile(file):
        raise UsageError("{path} is read, and would be written over", path=target, hint="name another file")
    if target.is_file() and not asked.force:
        raise UsageError(
            "{path} is there already, and somebody may have worked on it",
            path=target,
            hint="replace it with --force, or name another file with --output",
        )
    return target


def _text(read: Imported, asked: Import) -> tuple[str, Sequence[Warned]]:
    if asked.to == "madmp":
        return json.dumps(read.document, ensure_ascii=False, indent=2) + "\n", ()
    spoken: Language = language_of(read.document)
    return plan_file_text(read.document, spoken, asked.template)


def _write(text: str, target: Path | None) -> None:
    if target is None:
        sys.stdout.buffer.write(text.encode("utf-8", "backslashreplace"))
        sys.stdout.buffer.flush()
        return
    with written(target) as stream:
        stream.write(text)


def _open(faults: Sequence[Fault]) -> list[Warned]:
    return [warned(_OPEN if one.value is None else _WRONG, one.where, value=one.value) for one in faults]
