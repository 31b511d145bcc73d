"""What all ways of `fairtool push verify` end with: the formats, and the exit code."""

from collections.abc import Sequence

from fairtool.cli.outputs import Output
from fairtool.cli.push_written import write_both
from fairtool.cli.request import Request
from fairtool.exit_code import ExitCode
from fairtool.push.form import Prospect
from fairtool.push.other_documents import verify_document
from fairtool.push.target import Target
from fairtool.push.verifying import Verified
from fairtool.render.push.other_text import verify_text

FORMATS = ("text", "json")


def write_verified(
    outputs: Sequence[Output], target: Target, prospect: Prospect, found: Sequence[Verified], asked: Request
) -> None:
    """Write what was found, in each format that was asked for."""
    write_both(
        outputs,
        asked,
        lambda: verify_document(target, found, asked.language),
        lambda shown: verify_text(target, prospect, found, shown),
    )


def code_of(found: Sequence[Verified], *, exit_zero: bool) -> ExitCode:
    """Give the exit code: what could not be compared comes before what differs."""
    verdicts = {one.verdict for one in found}
    if "unreadable" in verdicts:
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if verdicts & {"differs", "missing", "refused"} and not exit_zero else ExitCode.CLEAN
