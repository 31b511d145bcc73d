"""What `fairtool map` does: keywords, thesauri, answers, documents, reviews, patches, exit code."""

import sys
from collections.abc import Mapping
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Any

from fairtool.cli.console import typed
from fairtool.cli.map_targets import facet_named, matcher_for
from fairtool.cli.outputs import Output, has_color, parse_formats, shown_in, width, write_whole
from fairtool.cli.request import Request, plain_run, request, settings_of, tool_version
from fairtool.errors import UsageError
from fairtool.exit_code import ExitCode
from fairtool.mapping.answer import Decision, Keyword
from fairtool.mapping.document_forms import FORMS
from fairtool.mapping.inputs_words import of_words
from fairtool.mapping.review import Reviews
from fairtool.mapping.sssom import SetFacts
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.options import MapOptions, Options
from fairtool.settings import today
from fairtool.thesauri.apart import BUILDING


@dataclass(frozen=True, slots=True)
class Wanted:
    """What one run is to do, as the command line says it."""

    words: tuple[str, ...] = ()
    files: tuple[str, ...] = ()
    to: tuple[str, ...] = ()
    poles: tuple[str, ...] = ()
    facet: str | None = None
    keyword_lang: str | None = None
    formats: tuple[str, ...] = ()
    suggestions: bool = False
    review_file: Path | None = None
    review: bool = False
    patch: bool = False
    apply: bool = False
    backup: bool = False
    sdn: bool = False


def run(said: Mapping[str, Any], wanted: Wanted) -> ExitCode:
    """Map the keywords; 1 where some are not accepted or changes wait, 3 where a file could not be read.

    Raises UsageError before anything is read or written.
    """
    asked = request(next(iter(wanted.files), "."), said)
    wanted = _with_configuration(wanted, asked.configuration.map)
    outputs = parse_formats(wanted.formats, (*wanted.files, *wanted.to), FORMS)
    _check(wanted)
    reviews = _reviews(wanted.review_file)
    building = _building(asked.configuration)
    found = matcher_for(wanted.to, wanted.poles, asked.language, sdn=wanted.sdn, limits=building)
    matcher = replace(found, reviews=reviews)
    keywords, worst = _keywords(wanted, asked)
    answers = matcher.answers(keywords)
    if wanted.review:
        from fairtool.cli.map_review import decided

        matcher = replace(matcher, reviews=decided(answers, _file_of(wanted), asked.language))
        answers = matcher.answers(keywords)
    facts = SetFacts(tool_version(), today().isoformat(), suggestions=wanted.suggestions)
    told = plain_run(asked, width(), color=has_color())
    for output in outputs:
        write_whole(FORMS[output.format](answers, shown_in(output, told), facts), output)
    if any(answer.decision is not Decision.ACCEPTED for answer in answers):
        worst = max(worst, ExitCode.FINDINGS)
    if not wanted.patch:
        return worst
    from fairtool.cli.map_patch import PatchWanted, patch

    is_shown = Output("text", None) in outputs and not asked.configuration.quiet
    order = PatchWanted(wanted.files, apply=wanted.apply, backup=wanted.backup, sdn=wanted.sdn, beside_answers=is_shown)
    return max(worst, patch(answers, matcher.schemes, order, asked))


def _building(chosen: Options) -> Limits:
    """Give the limits of an index that is built: those that were said, else more than for a file of data."""
    memory = chosen.memory * MEBIBYTE if chosen.memory else BUILDING.memory
    return replace(BUILDING, memory=memory, seconds=chosen.timeout or BUILDING.seconds)


def _with_configuration(wanted: Wanted, fixed: MapOptions) -> Wanted:
    """Give what is asked for, with what a project fixes where the command line says nothing."""
    named = bool(wanted.to or wanted.poles)
    return replace(
        wanted,
        to=wanted.to if named else fixed.to,
        poles=wanted.poles if named else fixed.pole,
        keyword_lang=wanted.keyword_lang or fixed.keyword_lang,
        review_file=wanted.review_file or fixed.review_file,
    )


def _check(wanted: Wanted) -> None:
    """Raise UsageError where the options do not go together."""
    if not wanted.words and not wanted.files:
        raise UsageError("no keyword is given", hint="write keywords, or name a file: --from FILE")
    if wanted.keyword_lang not in (None, "fr", "en"):
        raise UsageError("there is no language {lang}", lang=wanted.keyword_lang, hint="use fr or en")
    if wanted.patch and (not wanted.files or "-" in wanted.files):
        raise UsageError("--patch needs the file to change", hint="name it: --from FILE")
    if wanted.review and not sys.stdin.isatty() and "-" in wanted.files:
        raise UsageError("--review reads the answers from standard input", hint="read the keywords from a file")
    _file_of(wanted)


def _file_of(wanted: Wanted) -> Path:
    """Give the file that decisions are kept in; raises UsageError where one is needed and none is named."""
    if wanted.review and wanted.review_file is None:
        raise UsageError("--review needs a file to keep the decisions in", hint="name one: --review-file FILE")
    return wanted.review_file or Path()


def _reviews(file: Path | None) -> Reviews:
    if file is None:
        return Reviews()
    from fairtool.mapping.review_file import read_reviews

    return read_reviews(file, must_exist=False)


def _keywords(wanted: Wanted, asked: Request) -> tuple[tuple[Keyword, ...], ExitCode]:
    """Give all keywords in order; a file that cannot be read is told, and the others go on."""
    facet = facet_named(wanted.facet) if wanted.facet else None
    lang = wanted.keyword_lang or ""
    found = of_words(map(typed, wanted.words), lang, facet)
    if not wanted.files:
        if not found:
            raise UsageError("no keyword is given", hint="write keywords, or name a file: --from FILE")
        return found, ExitCode.CLEAN
    from fairtool.cli.map_files import keywords_in
    from fairtool.mapping.inputs import with_defaults

    read, worst = keywords_in(wanted.files, settings_of(asked).limits, asked.language, sdn=wanted.sdn)
    return (*found, *with_defaults(read, lang, facet)), worst
