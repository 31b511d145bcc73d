"""What `fairtool schemas` does: it lists the sets of schemas, or fetches them."""

import sys
from collections.abc import Sequence

from fairtool.cli.console import chosen_language
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.visible import visible
from fairtool.translate import Language, translate
from fairtool.xsd.pull import pull
from fairtool.xsd.sets import SchemaSet, cache_of_schemas, schema_set, schema_sets

_SECONDS = 30.0


def run(
    action: str, names: Sequence[str], mirror: str | None, *, lang: str | None, quiet: bool, seconds: float | None
) -> ExitCode:
    """List or fetch the sets; raises UsageError for another action or set, UnreadableError where one is not had."""
    language = chosen_language(lang)
    if action not in ("list", "pull"):
        raise UsageError("there is no action {name}; the actions are {names}", name=action, names="list, pull")
    chosen = tuple(schema_set(name) for name in names) or tuple(schema_sets().values())
    if action == "list":
        for one in chosen:
            _write(_listed(one, language))
        return ExitCode.CLEAN
    for one in chosen:
        fetched = sum(new for _, new in pull(one, cache_of_schemas(), seconds or _SECONDS, mirror=mirror))
        if not quiet:
            values = {"name": one.name, "count": len(one.files), "fetched": fetched}
            _write(translate("{name}: {count} files are here, {fetched} fetched now", language, **values))
    return ExitCode.CLEAN


def _listed(one: SchemaSet, language: Language) -> str:
    missing, recorded = len(one.missing(cache_of_schemas())), sum(map(bool, one.files.values()))
    state = (
        translate("not here: fairtool schemas pull {name}", language, name=one.name)
        if missing
        else translate("in {folder}", language, folder=cache_of_schemas())
    )
    counts = translate(
        "{count} files, {recorded} with a recorded checksum", language, count=len(one.files), recorded=recorded
    )
    return f"{one.name:16}  {counts}  {state}"


def _write(line: str) -> None:
    sys.stdout.write(f"{visible(line)}\n")
