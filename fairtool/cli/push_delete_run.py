"""What `fairtool push delete` does: what would go is shown; with the right count, it goes."""

from collections.abc import Sequence

from fairtool.cli.outputs import check_places, parse_formats
from fairtool.cli.push_opening import Opened, Pushing, choose, opened
from fairtool.cli.push_verified import FORMATS
from fairtool.cli.push_written import write_both
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.push.deleting import Deleted, Doomed, count_of, delete_all, doomed
from fairtool.push.journal import Journal
from fairtool.push.other_documents import delete_document
from fairtool.render.push.other_text import delete_text


def run(pushing: Pushing, ids: Sequence[str], yes: int | None) -> ExitCode:
    """Show or delete records; raises UsageError where the count is another, before anything is deleted."""
    asked = pushing.asked()
    chosen = choose(pushing, asked)
    outputs = parse_formats(pushing.formats, [chosen.journal], FORMATS)
    check_places([one.file for one in outputs if one.file])
    with opened(chosen, pushing, asked.language, to_write=True) as target:
        found = doomed(target.catalogue, ids, target.known)
        deleted = _deleted(target, found, yes)
    write_both(
        outputs,
        asked,
        lambda: delete_document(chosen.target, found, deleted, asked.language),
        lambda shown: delete_text(chosen.target, target.prospect, found, deleted, shown),
    )
    return _code(found, deleted)


def _deleted(target: Opened, found: Sequence[Doomed], yes: int | None) -> tuple[Deleted, ...]:
    if yes is None:
        return ()
    count = count_of(found)
    if yes != count:
        raise UsageError(
            "{count} records would go, and --yes says {yes}: nothing was deleted",
            count=count,
            yes=yes,
            hint="look at them without --yes first",
        )
    with Journal(target.chosen.journal, target.chosen.place) as journal:
        return tuple(delete_all(target.catalogue, found, journal))


def _code(found: Sequence[Doomed], deleted: Sequence[Deleted]) -> ExitCode:
    refused = {one.id for one in found if one.reason}
    if any(not one.done and one.id not in refused for one in deleted):
        return ExitCode.UNREADABLE
    return ExitCode.FINDINGS if refused or (found and not deleted) else ExitCode.CLEAN
