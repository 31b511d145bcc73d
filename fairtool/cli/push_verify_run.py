"""What `fairtool push verify` does: the target is read, and each record compared."""

from collections.abc import Sequence

from fairtool.cli.outputs import has_color, parse_formats, shown_in, width, write_whole
from fairtool.cli.progress import followed
from fairtool.cli.push_opening import Pushing, choose, inputs_of, limits_of, opened
from fairtool.cli.request import run_of
from fairtool.exit_code import ExitCode
from fairtool.push.other_documents import verify_document
from fairtool.push.target import kind_named
from fairtool.push.verifying import Verified, verified
from fairtool.render.json_text import dumped
from fairtool.render.push.other_text import verify_text

FORMATS = ("text", "json")


def run(pushing: Pushing, records: Sequence[str], *, exit_zero: bool) -> ExitCode:
    """Compare records with what a target holds; raises UsageError, and UnreadableError where it does not answer."""
    asked = pushing.asked()
    chosen = choose(pushing, asked)
    inputs = inputs_of(records, takes_files=kind_named(chosen.target.kind).takes_files)
    read = [one.path for one in (*inputs.records, *inputs.data)]
    outputs = parse_formats(pushing.formats, [*read, chosen.journal], FORMATS)
    with opened(chosen, pushing, asked.language, to_write=False) as target:
        waiting = verified(target.catalogue, inputs.records, inputs.data, target.known, limits_of(asked))
        quiet = asked.configuration.quiet
        found = tuple(followed(waiting, len(inputs.records), asked.language, quiet=quiet))
    for output in outputs:
        settings = shown_in(output, run_of(asked, width(), color=has_color()))
        text = (
            dumped(verify_document(chosen.target, found, asked.language))
            if output.format == "json"
            else verify_text(chosen.target, target.prospect, found, settings)
        )
        write_whole(text, output)
    return _code(found, exit_zero=exit_zero)


def _code(found: Sequence[Verified], *, exit_zero: bool) -> ExitCode:
    verdicts = {one.verdict for one in found}
    if "unreadable" in verdicts:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if verdicts & {"differs", "missing"} and not exit_zero else ExitCode.CLEAN
