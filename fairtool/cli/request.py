"""What the user asked for: the command line over the configuration over the defaults, and where each came from."""

import os
import sys
from collections.abc import Mapping
from dataclasses import dataclass, fields, replace
from pathlib import Path
from typing import Any

from fairtool import __version__
from fairtool.acceptance import Acceptance
from fairtool.cli.options import Taken
from fairtool.cli.values import check_values
from fairtool.configuration_file import find
from fairtool.errors import UsageError
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.options import Options
from fairtool.profile import with_parents
from fairtool.render.run import Run
from fairtool.render.visible import visible
from fairtool.selection import Selection, check_prefixes
from fairtool.settings import Settings
from fairtool.standard_version import check_version
from fairtool.translate import Language, language_from, marked, translate
from fairtool.vocabulary.store import shipped

_NOTHING_TAKEN = Taken()


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of a run, and for each the place that it was said: `--jobs`, a file, or `default`."""

    configuration: Options
    origins: Mapping[str, str]
    file: Path | None
    taken: Taken = _NOTHING_TAKEN

    @property
    def language(self) -> Language:
        """The language of what is shown."""
        return self.configuration.lang or language_from()


def request(first: str, said: Mapping[str, Any]) -> Request:
    """Unite the command line with the configuration found upwards from the first path; raises UsageError.

    A configuration that is found beside the data, and not in the working folder or above it, is named on standard
    error: data of strangers may bring settings of their own.
    """
    check_values(said)
    file = find(Path() if "://" in first else Path(first))
    given = {name: value for name, value in said.items() if value is not None}
    if "standard" in given:
        given["standard"] = dict(_pair(text) for text in given["standard"])
    origins = dict.fromkeys((one.name for one in fields(Options)), marked("default"))
    options = Options()
    if file or given:
        from fairtool.configuration import united

        options, fixed = united(file, given)
        origins |= dict.fromkeys(fixed, str(file))
    origins |= {name: f"--{name.replace('_', '-')}" for name in given}
    if "lang" not in given and os.environ.get("FAIRTOOL_LANG"):
        options = replace(options, lang=language_from())
        origins["lang"] = "FAIRTOOL_LANG"
    asked = Request(options, origins, file)
    if file and not Path.cwd().resolve().is_relative_to(file.parent.resolve()):
        note = translate("the settings beside the data are used: {path}", asked.language, path=visible(str(file)))
        sys.stderr.write(f"fairtool: {note}\n")
    return asked


def tool_version() -> str:
    """Give the version of fairtool, which documents name."""
    return __version__


def _pair(text: str) -> tuple[str, str]:
    name, sign, version = text.partition("=")
    if not sign:
        raise UsageError("--standard {text} has no version", text=text, hint="write NAME=VERSION: acdd=1.1")
    return name.lower(), version


def settings_of(asked: Request) -> Settings:
    """Give what the workers need to know; raises UsageError on an unknown version, profile or prefix."""
    chosen = asked.configuration
    versions = dict(chosen.standard)
    if chosen.cf != "auto":
        versions["cf"] = chosen.cf
    for name, text in versions.items():
        check_version(name, text)
    with_parents(chosen.profile)
    accepted = (entry.rule for entry in chosen.accepted)
    check_prefixes((*chosen.select, *chosen.ignored_rules, *accepted), chosen.profile, chosen.schematron)
    return Settings(
        selection=Selection(
            chosen.profile, chosen.select, chosen.ignored_rules, versions, chosen.schematron, chosen.xsd
        ),
        limits=Limits(
            memory=(chosen.memory or 2048) * MEBIBYTE,
            seconds=chosen.timeout or Limits().seconds,
        ),
        deep=chosen.deep,
        kind=asked.taken.kind,
        zone=asked.taken.zone,
    )


def acceptances_of(asked: Request) -> tuple[Acceptance, ...]:
    """Give the findings that the configuration accepts."""
    return asked.configuration.accepted


def run_of(asked: Request, width: int, *, color: bool) -> Run:
    """Give what the renderers need to know."""
    vocabularies = shipped()
    schemes = (vocabularies.standard_names.scheme, vocabularies.area_types.scheme, vocabularies.regions.scheme)
    return replace(
        plain_run(asked, width, color=color),
        profiles=asked.configuration.profile,
        vocabularies=tuple((scheme.name, scheme.version, str(scheme.date)) for scheme in schemes),
    )


def plain_run(asked: Request, width: int, *, color: bool) -> Run:
    """Give the same where neither profiles nor the vocabularies of CF have a part."""
    return Run(
        version=tool_version(),
        language=asked.language,
        width=width,
        color=color,
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
        outcomes=asked.configuration.outcomes,
        verbose=asked.configuration.verbose,
        quiet=asked.configuration.quiet,
    )
