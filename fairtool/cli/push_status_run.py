"""What `fairtool push status` does: the journal and the target are read, nothing is written."""

from collections.abc import Sequence

from fairtool.cli.outputs import check_places, has_color, parse_formats, shown_in, width, write_whole
from fairtool.cli.push_opening import Pushing, choose, opened
from fairtool.cli.push_verified import FORMATS
from fairtool.cli.request import run_of
from fairtool.exit_code import ExitCode
from fairtool.push.other_documents import status_document
from fairtool.push.status import standings
from fairtool.render.json_text import dumped
from fairtool.render.push.other_text import status_text


def run(pushing: Pushing, ids: Sequence[str]) -> ExitCode:
    """Show how records stand; raises UsageError, and UnreadableError where the target does not answer."""
    asked = pushing.asked()
    chosen = choose(pushing, asked)
    outputs = parse_formats(pushing.formats, [chosen.journal], FORMATS)
    check_places([one.file for one in outputs if one.file])
    with opened(chosen, pushing, asked.language, to_write=False) as target:
        found = tuple(standings(target.catalogue, target.known, ids))
    for output in outputs:
        settings = shown_in(output, run_of(asked, width(), color=has_color()))
        text = (
            dumped(status_document(chosen.target, found, asked.language))
            if output.format == "json"
            else status_text(chosen.target, target.prospect, found, settings)
        )
        write_whole(text, output)
    return ExitCode.FINDINGS if any(one.notes or not one.is_there for one in found) else ExitCode.CLEAN
