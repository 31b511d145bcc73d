"""The configuration of a project: `fairtool.toml`, or `[tool.fairtool]` in pyproject.toml, found upwards."""

import tomllib
from collections.abc import Iterator, Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Any, Literal

from pydantic import BaseModel, ConfigDict, Field, ValidationError

from fairtool.errors import UsageError
from fairtool.finding import Severity

FILE = "fairtool.toml"


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Ignored(_Strict):
    """An `[[ignore]]` entry: findings that are accepted, with the reason why, and until when."""

    rule: str
    path: str = "**"
    reason: str = Field(min_length=3)
    expires: date | None = None


class Configuration(_Strict):
    """Every option of the command line that a project may fix; what is not there has its default.

    Only what is an action of one run has no key: `--update-baseline`, `--explain-config`, `--debug`.
    """

    profile: tuple[str, ...] = ()
    cf: str = "auto"
    standard: Mapping[str, str] = Field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str | Ignored, ...] = ()
    format: tuple[str, ...] = ()
    baseline: Path | None = None
    fail_on: Severity = Field(default=Severity.ERROR, alias="fail-on")
    exit_zero: bool = Field(default=False, alias="exit-zero")
    jobs: int | None = Field(default=None, ge=1)
    allow_network: bool = Field(default=False, alias="allow-network")
    lang: Literal["en", "fr"] | None = None
    quiet: bool = False
    verbose: bool = False
    timeout: float | None = Field(default=None, gt=0)
    memory: int | None = Field(default=None, ge=64)
    deep: bool = False
    outcomes: bool = False
    record: Mapping[str, Any] = Field(default_factory=dict)
    targets: Mapping[str, Any] = Field(default_factory=dict)

    @property
    def ignored_rules(self) -> tuple[str, ...]:
        """The ids and prefixes that are ignored everywhere."""
        return tuple(entry for entry in self.ignore if isinstance(entry, str))

    @property
    def exceptions(self) -> tuple[Ignored, ...]:
        """The `[[ignore]]` entries."""
        return tuple(entry for entry in self.ignore if isinstance(entry, Ignored))


def find(start: Path) -> Path | None:
    """Find the configuration file upwards from a path; `fairtool.toml` wins over pyproject.toml in one folder."""
    for folder in _upwards(start):
        if (folder / FILE).is_file():
            return folder / FILE
        project = folder / "pyproject.toml"
        if project.is_file() and "fairtool" in _read(project).get("tool", {}):
            return project
    return None


def load(path: Path) -> Configuration:
    """Load a configuration; raises UsageError that names the key and what would be right."""
    content = _read(path)
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("fairtool", {})
    try:
        return Configuration.model_validate(content)
    except ValidationError as error:
        raise _explained(path, error) from error


def _upwards(start: Path) -> Iterator[Path]:
    resolved = start.resolve()
    yield from ([resolved] if resolved.is_dir() else []) + list(resolved.parents)


def _read(path: Path) -> dict[str, Any]:
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, OSError) as error:
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=error) from error


def _explained(path: Path, error: ValidationError) -> UsageError:
    """Say what the first mistake is; an `[[ignore]]` table is tried as text too, which is of no interest."""
    mistakes = error.errors()
    first = next((one for one in mistakes if "Ignored" in one["loc"]), mistakes[0])
    key = ".".join(str(part) for part in first["loc"] if part not in ("str", "Ignored"))
    if first["type"] != "extra_forbidden":
        expected = str(first.get("ctx", {}).get("expected", ""))
        return UsageError(
            "{path}: the key {key}: {reason}", path=path, key=key, reason=first["msg"],
            hint="use {expected}" if expected else "", expected=expected,
        )
    model = Ignored if "Ignored" in first["loc"] else Configuration
    known = [field.alias or name for name, field in model.model_fields.items()]
    near = get_close_matches(str(first["loc"][-1]), known, 1)
    return UsageError(
        "{path} has an unknown key {key}",
        path=path, key=key,
        hint="did you mean {near}?" if near else "the keys are {known}",
        near=near[0] if near else "", known=", ".join(known),
    )


def _misspoken(said: Mapping[str, Any], error: ValidationError) -> UsageError:
    """Say which option of the command line has a value that cannot be."""
    first = error.errors()[0]
    name = str(first["loc"][0])
    field = next((field for field, info in Configuration.model_fields.items() if name in (field, info.alias)), name)
    expected = str(first.get("ctx", {}).get("expected", ""))
    return UsageError(
        "{option} cannot be {value}",
        option=f"--{field.replace('_', '-')}", value=said.get(field, first.get("input")),
        hint="use {expected}" if expected else "{reason}", expected=expected, reason=first["msg"],
    )


def united(base: Configuration, said: Mapping[str, Any]) -> Configuration:
    """Give the configuration with what the command line said over it; `[[ignore]]` entries stay in force."""
    content = {name: getattr(base, name) for name in base.model_fields_set}
    content.update(said)
    content["ignore"] = (*base.ignore, *(said.get("ignore") or ()))
    try:
        return Configuration.model_validate(content)
    except ValidationError as error:
        raise _misspoken(said, error) from error
