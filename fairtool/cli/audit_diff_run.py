"""What `fairtool audit diff` does."""

import sys
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairtool.audit.diff.difference import difference, is_worse
from fairtool.audit.diff.document import AuditDiffDocument
from fairtool.cli.console import chosen_language
from fairtool.cli.outputs import check_places, has_color, parse_formats, shown_in, width, write_whole
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.audit_diff_markdown import audit_diff_markdown
from fairtool.render.audit_diff_text import audit_diff_text
from fairtool.render.json_text import dumped
from fairtool.render.run import Run

_FORMS: Mapping[str, Callable[[AuditDiffDocument, Run], str]] = {
    "text": audit_diff_text,
    "markdown": audit_diff_markdown,
    "json": lambda document, _run: dumped(document) + "\n",
}


@dataclass(frozen=True, slots=True)
class Asked:
    """What the command line says."""

    old: Path
    new: Path
    formats: tuple[str, ...]
    limit: int
    exit_zero: bool
    lang: str | None
    verbose: bool


def run(asked: Asked) -> ExitCode:
    """Compare two stores; raises UsageError for what is no store."""
    language = chosen_language(asked.lang)
    outputs = parse_formats(asked.formats, [asked.old, asked.new], _FORMS)
    check_places([one.file for one in outputs if one.file])
    if asked.old.exists() and asked.new.exists() and asked.old.samefile(asked.new):
        raise UsageError("{path} would be compared with itself", path=asked.old, hint="name the older store first")
    document = difference(asked.old, asked.new, asked.limit)
    unicode = (sys.stdout.encoding or "").lower().startswith("utf")
    run_ = Run("", language, width=width(), color=has_color(), unicode=unicode, verbose=asked.verbose)
    for output in outputs:
        write_whole(_FORMS[output.format](document, shown_in(output, run_)), output)
    return ExitCode.FINDINGS if is_worse(document) and not asked.exit_zero else ExitCode.CLEAN
