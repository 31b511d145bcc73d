"""What `fairtool push verify` does: the target is read, and each record compared."""

from collections.abc import Sequence
from dataclasses import replace

from fairtool.cli.outputs import check_places, parse_formats
from fairtool.cli.progress import followed
from fairtool.cli.push_inputs import inputs_of
from fairtool.cli.push_opening import Pushing, choose, limits_of, opened
from fairtool.cli.push_published_run import Public, run_published, site_of
from fairtool.cli.push_verified import FORMATS, code_of, write_verified
from fairtool.exit_code import ExitCode
from fairtool.push.target import kind_named
from fairtool.push.verifying import verified


def run(pushing: Pushing, records: Sequence[str], public: Public, *, exit_zero: bool) -> ExitCode:
    """Compare records with what a target holds; raises UsageError, and UnreadableError where it does not answer."""
    asked = pushing.asked()
    if site := site_of(pushing, asked, public):
        return run_published(site, pushing, records, exit_zero=exit_zero)
    chosen = choose(pushing, asked)
    inputs = inputs_of(records, takes_files=kind_named(chosen.target.kind).takes_files)
    read = [one.path for one in (*inputs.records, *inputs.data)]
    outputs = parse_formats(pushing.formats, [*read, chosen.journal], FORMATS)
    check_places([one.file for one in outputs if one.file])
    with opened(chosen, pushing, asked.language, to_write=False) as target:
        waiting = verified(target.catalogue, inputs.records, inputs.data, target.known, limits_of(asked))
        quiet = asked.configuration.quiet
        found = tuple(followed(waiting, len(inputs.records), asked.language, quiet=quiet))
    if not quiet:
        inputs.tell(asked.language)
    prospect = replace(target.prospect, notes=())  # they are of writing
    write_verified(outputs, chosen.target, prospect, found, asked)
    return code_of(found, exit_zero=exit_zero)
