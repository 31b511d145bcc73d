"""What `fairtool vocab export` and `fairtool vocab import` do: they carry pulled thesauri from machine to machine."""

import json
import sys
from collections.abc import Sequence
from dataclasses import asdict
from pathlib import Path

from fairtool.cli.console import chosen_language
from fairtool.cli.vocab_forms import check_form
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.visible import visible
from fairtool.thesauri.bundle import bring, export
from fairtool.thesauri.lock import LockEntry, PulledThesaurus, all_pulled, pulled, vocabularies_folder
from fairtool.translate import Language, marked, translate

SCHEMA = "fairtool-vocab-bundle/1"
_OUT = marked("{name}: written into the bundle, {concepts} concepts")
_IN = marked("{name}: taken in, {concepts} concepts")


def run_export(
    bundle: Path, names: Sequence[str] = (), *, form: str = "text", lang: str | None = None, quiet: bool = False
) -> ExitCode:
    """Write the named thesauri, or all that were pulled, into a bundle; raises UsageError where one is not here."""
    language = chosen_language(lang)
    check_form(form)
    chosen = tuple(_here(name) for name in dict.fromkeys(names)) or all_pulled()
    if not chosen:
        raise UsageError("no thesaurus was pulled yet", hint="pull one: fairtool vocab pull NAME")
    export(chosen, bundle)
    _tell([one.entry for one in chosen], _OUT, form, language, quiet=quiet)
    return ExitCode.CLEAN


def run_import(bundle: Path, *, form: str = "text", lang: str | None = None, quiet: bool = False) -> ExitCode:
    """Take in the thesauri of a bundle, all or none; raises UnreadableError where it is not sound."""
    language = chosen_language(lang)
    check_form(form)
    _tell(bring(bundle, vocabularies_folder()), _IN, form, language, quiet=quiet)
    return ExitCode.CLEAN


def _here(name: str) -> PulledThesaurus:
    found = pulled(name)
    if found is None:
        raise UsageError("{name} was not pulled", name=name, hint="fairtool vocab pull {name}")
    return found


def _tell(entries: Sequence[LockEntry], sentence: str, form: str, language: Language, *, quiet: bool) -> None:
    if form == "json":
        document = {"schema": SCHEMA, "vocabularies": [asdict(one) for one in entries]}
        sys.stdout.write(json.dumps(document, indent=2, ensure_ascii=False) + "\n")
        return
    for one in entries if not quiet else ():
        line = translate(sentence, language, name=one.name, concepts=one.concepts)
        sys.stdout.write(f"{visible(line)}\n")
