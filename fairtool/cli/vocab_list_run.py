"""What `fairtool vocab list` and `fairtool vocab build` do."""

import json
import sys
from collections.abc import Iterator, Sequence

from fairtool.cli.console import chosen_language
from fairtool.cli.vocab_forms import check_form
from fairtool.exit_code import ExitCode
from fairtool.render.visible import visible
from fairtool.thesauri.library import facts_here, known_names, of_pole, open_index
from fairtool.thesauri.presets import presets
from fairtool.thesauri.thesaurus_facts import ThesaurusFacts
from fairtool.translate import Language, translate

SCHEMA = "fairtool-vocab-list/1"


def run(poles: Sequence[str], form: str, *, lang: str | None, quiet: bool) -> ExitCode:
    """List the thesauri that are here and those that can be pulled; raises UsageError for a pole that is none."""
    language = chosen_language(lang)
    check_form(form)
    here, there = _chosen(poles)
    facts = [facts_here(name) for name in here]
    if form == "json":
        document = {
            "schema": SCHEMA,
            "here": [one.as_texts() for one in facts],
            "pull": [_preset(name) for name in there],
        }
        sys.stdout.write(json.dumps(document, ensure_ascii=False, indent=1) + "\n")
        return ExitCode.CLEAN
    for line in _names(here, there) if quiet else _lines(facts, there, language):
        sys.stdout.write(f"{visible(line)}\n")
    return ExitCode.CLEAN


def run_build(names: Sequence[str], *, lang: str | None, quiet: bool) -> ExitCode:
    """Build the indexes of the thesauri named, or of all that are here; raises UsageError for a name that is none."""
    language = chosen_language(lang)
    for name in names or known_names():
        index = open_index(name)
        if not quiet:
            told = translate("{name}: {count} concepts", language, name=index.facts.name, count=index.size)
            sys.stdout.write(f"{visible(told)}\n")
            sys.stdout.flush()
        index.close()
    return ExitCode.CLEAN


def _chosen(poles: Sequence[str]) -> tuple[tuple[str, ...], tuple[str, ...]]:
    if not poles:
        here = known_names()
        return here, tuple(name for name in presets() if name not in here)
    found = [of_pole(pole) for pole in poles]
    return tuple(dict.fromkeys(name for here, _ in found for name in here)), tuple(
        dict.fromkeys(name for _, there in found for name in there)
    )


def _preset(name: str) -> dict[str, str]:
    one = presets()[name]
    return {"name": name, "title": one.title, "licence": one.licence, "kind": one.kind, "address": one.address}


def _names(here: Sequence[str], there: Sequence[str]) -> Iterator[str]:
    yield from here
    yield from there


def _lines(facts: Sequence[ThesaurusFacts], there: Sequence[str], language: Language) -> Iterator[str]:
    wide = max((len(name) for name in (*(one.name for one in facts), *there)), default=0)
    yield translate("here, ready to use:", language)
    for one in facts:
        version = ", ".join(part for part in (one.version, one.date) if part)
        source = "" if one.source == "shipped" else f"  {translate('pulled', language)}"
        licence = translate("licence {licence}", language, licence=_licence(one.licence, language))
        yield f"  {one.name:{wide}}  {one.title} ({version}), {licence}{source}"
    if there:
        yield translate("to be had with `fairtool vocab pull NAME`:", language)
    for name in there:
        licence = translate("licence {licence}", language, licence=_licence(presets()[name].licence, language))
        yield f"  {name:{wide}}  {presets()[name].title}, {licence}"


def _licence(licence: str, language: Language) -> str:
    return translate("unconfirmed", language) if licence == "unconfirmed" else licence
