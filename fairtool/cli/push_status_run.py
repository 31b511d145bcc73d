"""What `fairtool push status` does: the journal and the target are read, nothing is written."""

from collections.abc import Sequence

from fairtool.cli.outputs import check_places, parse_formats
from fairtool.cli.push_opening import Pushing, choose, opened
from fairtool.cli.push_verified import FORMATS
from fairtool.cli.push_written import write_both
from fairtool.exit_code import ExitCode
from fairtool.push.other_documents import status_document
from fairtool.push.status import standings
from fairtool.render.push.other_text import status_text


def run(pushing: Pushing, ids: Sequence[str]) -> ExitCode:
    """Show how records stand; raises UsageError, and UnreadableError where the target does not answer."""
    asked = pushing.asked()
    chosen = choose(pushing, asked)
    outputs = parse_formats(pushing.formats, [chosen.journal], FORMATS)
    check_places([one.file for one in outputs if one.file])
    with opened(chosen, pushing, asked.language, to_write=False) as target:
        found = tuple(standings(target.catalogue, target.known, ids))
    write_both(
        outputs,
        asked,
        lambda: status_document(chosen.target, found, asked.language),
        lambda shown: status_text(chosen.target, target.prospect, found, shown),
    )
    return ExitCode.FINDINGS if any(one.notes or not one.is_there for one in found) else ExitCode.CLEAN
