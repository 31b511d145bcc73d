"""What the user asked for: the command line over the configuration over the defaults, and where each came from."""

import re
import sys
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairtool import __version__, configuration
from fairtool.acceptance import Acceptance
from fairtool.cli.options import Flags
from fairtool.configuration import Configuration
from fairtool.errors import UsageError
from fairtool.netcdf.read_limits import MEBIBYTE, Limits
from fairtool.render.run import Run
from fairtool.selection import Selection, check_prefixes
from fairtool.settings import Settings
from fairtool.standards import DRAFT, NEWEST, OLDEST
from fairtool.translate import Language, language_from
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


@dataclass(frozen=True, slots=True)
class Request:
    """The settings of a run, and for each the place that it was said: `--jobs`, a file, or `default`."""

    configuration: Configuration
    origins: Mapping[str, str]
    file: Path | None

    @property
    def language(self) -> Language:
        """The language of what is shown."""
        return self.configuration.lang or language_from()


def request(first: str, said: Mapping[str, Any]) -> Request:
    """Unite the command line with the configuration found upwards from the first path; raises UsageError."""
    file = configuration.find(Path(first)) if "://" not in first else None
    base = configuration.load(file) if file else Configuration()
    given = {name: value for name, value in said.items() if value is not None}
    if "standard" in given:
        given["standard"] = dict(_pair(text) for text in given["standard"])
    if file and base.baseline:
        base = base.model_copy(update={"baseline": file.parent / base.baseline})
    united = configuration.united(base, given)
    origins = {name: str(file) if name in base.model_fields_set else "default" for name in Configuration.model_fields}
    origins |= {name: f"--{name.replace('_', '-')}" for name in given}
    return Request(united, origins, file)


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
        _check_version(name, text)
    check_prefixes((*chosen.select, *chosen.ignored_rules), chosen.profile)
    return Settings(
        selection=Selection(chosen.profile, chosen.select, chosen.ignored_rules, versions),
        limits=Limits(
            memory=(chosen.memory or 2048) * MEBIBYTE,
            seconds=chosen.timeout or Limits().seconds,
        ),
        deep=chosen.deep,
    )


def _check_version(name: str, text: str) -> None:
    if name not in NEWEST:
        raise UsageError("there is no standard {name}", name=name, hint="the standards are {names}", names=", ".join(NEWEST))
    draft = DRAFT.get(name)
    known = [str(Version(OLDEST[name].major, minor)) for minor in range(OLDEST[name].minor, NEWEST[name].minor + 1)]
    known += [f"{draft}-draft"] if draft else []
    if not re.fullmatch(r"\d+\.\d+(-draft)?", text) or text.removesuffix("-draft") not in {one.removesuffix("-draft") for one in known}:
        raise UsageError(
            "{name} has no version {text}", name=name, text=text, hint="use one of {known}", known=", ".join(known)
        )


def acceptances_of(asked: Request) -> tuple[Acceptance, ...]:
    """Give the findings that the configuration accepts."""
    return tuple(
        Acceptance(entry.rule, entry.path, entry.reason, entry.expires) for entry in asked.configuration.exceptions
    )


def run_of(asked: Request, flags: Flags, width: int, *, color: bool) -> Run:
    """Give what the renderers need to know."""
    vocabularies = shipped()
    schemes = (vocabularies.standard_names.scheme, vocabularies.area_types.scheme, vocabularies.regions.scheme)
    return Run(
        version=__version__,
        language=asked.language,
        profiles=asked.configuration.profile,
        vocabularies=tuple((scheme.name, scheme.version, str(scheme.date)) for scheme in schemes),
        width=width,
        color=color,
        unicode=(sys.stdout.encoding or "").lower().startswith("utf"),
        outcomes=asked.configuration.outcomes,
        verbose=flags.verbose,
        quiet=flags.quiet,
    )
