"""What `fairtool audit merge` does."""

import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

from fairtool.audit.merged_across import look_across_merged
from fairtool.audit.merging import Merged, merge
from fairtool.cli.console import chosen_language, complain, note
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.visible import visible
from fairtool.translate import Language, translate

_NAMED = 20  # shards, or stores, that are named


def run(store: Path, parts: Sequence[Path], *, partial: bool, lang: str | None, quiet: bool) -> ExitCode:
    """Merge stores; raises UsageError where they cannot be merged."""
    language = chosen_language(lang)
    merged = merge(store, parts)
    try:
        look_across_merged(store)
    except UsageError as error:  # the store is whole; what holds across its files is looked at by the next run
        complain(error, language)
    if not quiet:
        told = translate(
            "{path}: {stores} stores, {sources} sources, {subjects} files and records",
            language,
            path=store,
            stores=merged.stores,
            sources=merged.sources,
            subjects=merged.subjects,
        )
        sys.stdout.write(f"{visible(told)}\n")
    for sentence in _notes(merged, language):
        note(sentence)
    return ExitCode.CLEAN if merged.is_whole or partial else ExitCode.FINDINGS


def _notes(merged: Merged, language: Language) -> Iterator[str]:
    for path in merged.unfinished[:_NAMED]:
        yield translate("the run of {path} did not come to its end", language, path=path)
    if len(merged.unfinished) > _NAMED:
        yield translate("and {count} more", language, count=len(merged.unfinished) - _NAMED)
    if merged.missing:
        names = ", ".join(merged.missing[:_NAMED])
        left = len(merged.missing) - _NAMED
        if left > 0:
            yield translate("shards are missing: {names} and {count} more", language, names=names, count=left)
        else:
            yield translate("shards are missing: {names}", language, names=names)
    if merged.stale:
        yield translate(
            "{count} sources were judged by older rules; `fairtool audit run --stored` judges them anew",
            language,
            count=merged.stale,
        )
