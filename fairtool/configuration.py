"""The configuration of a project: what `fairtool.toml`, or `[tool.fairtool]` in pyproject.toml, may say."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from pathlib import Path
from typing import Annotated, Any, Literal

from pydantic import BaseModel, BeforeValidator, ConfigDict, Field, ValidationError

from fairtool.acceptance import Acceptance
from fairtool.configuration_file import FILE, content_of
from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.options import AuditOptions, MapOptions, Options, ScoreOptions, TargetOptions, VocabOptions


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, populate_by_name=True)


class Ignored(_Strict):
    """An `[[ignore]]` entry: findings that are accepted, with the reason why, and until when."""

    rule: str
    path: str = "**"
    reason: str = Field(min_length=3)
    expires: date | None = None


class Mapped(_Strict):
    """The `[map]` table."""

    to: tuple[str, ...] = ()
    pole: tuple[str, ...] = ()
    keyword_lang: Literal["en", "fr"] | None = Field(default=None, alias="keyword-lang")
    review_file: Path | None = Field(default=None, alias="review-file")


class Scores(_Strict):
    """The `[score]` table."""

    rubric: tuple[str, ...] = ()
    repository: str | None = None
    fail_under: float | None = Field(default=None, alias="fail-under", ge=0, le=100)
    require: Literal["essential", "important", "useful"] | None = None
    min_coverage: float | None = Field(default=None, alias="min-coverage", ge=0, le=1)
    no_regression: Path | None = Field(default=None, alias="no-regression")


class Audits(_Strict):
    """The `[audit]` table."""

    layout: str = ""
    include: tuple[str, ...] = ()
    exclude: tuple[str, ...] = ()
    score: str = ""
    checksum: bool = False
    max_open_rate: float | None = Field(default=None, alias="max-open-rate", gt=0)


class Vocabularies(_Strict):
    """The `[vocab]` table."""

    lock: Path | None = None
    key_file: Path | None = Field(default=None, alias="key-file")


def _as_text(value: object) -> object:
    """Let `batch = 20` and `public = true` be written as TOML has them."""
    if isinstance(value, bool):
        return "true" if value else "false"
    return str(value) if isinstance(value, int) else value


_Text = Annotated[str, BeforeValidator(_as_text)]


class TargetTable(_Strict):
    """A `[targets.NAME]` table: a catalogue or repository that records are pushed to; a key never stands here."""

    kind: str
    url: str
    profile: tuple[str, ...] = ()
    journal: Path | None = None
    key_file: Path | None = Field(default=None, alias="key-file")
    version: _Text | None = None
    batch: _Text | None = None
    group: _Text | None = None
    public: _Text | None = None
    protocol: _Text | None = None
    portal: _Text | None = None
    collection: _Text | None = None
    encoding: _Text | None = None
    item: _Text | None = None
    key_header: _Text | None = Field(default=None, alias="key-header")
    agency: _Text | None = None
    direct_upload: _Text | None = Field(default=None, alias="direct-upload")
    doi_prefix: _Text | None = Field(default=None, alias="doi-prefix")
    producer: _Text | None = None
    first: _Text | None = None
    new_records: _Text | None = Field(default=None, alias="new-records")

    def options(self) -> TargetOptions:
        """Give it as plain data."""
        common = {name: getattr(self, name) for name in _OF_ALL_TARGETS}
        names = {name: field.alias or name for name, field in type(self).model_fields.items()}
        own = {names[name]: str(getattr(self, name)) for name in self.model_fields_set - _OF_ALL_TARGETS}
        return TargetOptions(**common, settings=own)


_OF_ALL_TARGETS = frozenset({"kind", "url", "profile", "journal", "key_file"})


class Configuration(_Strict):
    """Every option of the command line that a project may fix; what is not there has its default.

    Only what is an action of one run has no key: `--update-baseline`, `--explain-config`, `--debug`.
    """

    profile: tuple[str, ...] = ()
    cf: str = "auto"
    standard: Mapping[str, str] = Field(default_factory=dict)
    select: tuple[str, ...] = ()
    ignore: tuple[str | Ignored, ...] = ()
    schematron: tuple[str, ...] = ()
    xsd: bool = False
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
    targets: Mapping[str, TargetTable] = Field(default_factory=dict)
    map: Mapped = Mapped()
    score: Scores = Scores()
    vocab: Vocabularies = Vocabularies()
    audit: Audits = Audits()

    def options(self) -> Options:
        """Give the settings as plain data, those that nobody fixed with their defaults."""
        apart = ("ignore", "targets", *_TABLES)
        said = {name: getattr(self, name) for name in self.model_fields_set if name not in apart}
        return Options(
            **said,
            ignore=tuple(_accepted(entry) for entry in self.ignore),
            targets={name: target.options() for name, target in self.targets.items()},
            map=MapOptions(**self.map.model_dump()),
            score=ScoreOptions(**self.score.model_dump()),
            vocab=VocabOptions(**self.vocab.model_dump()),
            audit=AuditOptions(**self.audit.model_dump()),
        )


_TABLES: Mapping[str, type[_Strict]] = {"map": Mapped, "score": Scores, "vocab": Vocabularies, "audit": Audits}


def _accepted(entry: str | Ignored) -> str | Acceptance:
    return entry if isinstance(entry, str) else Acceptance(entry.rule, entry.path, entry.reason, entry.expires)


def load(path: Path) -> Configuration:
    """Load a configuration; raises UsageError that names the key and what would be right."""
    content = content_of(path)
    if path.name == "pyproject.toml":
        content = content.get("tool", {}).get("fairtool", {})
    try:
        return Configuration.model_validate(content)
    except ValidationError as error:
        raise _explained(path, error) from error


def _explained(path: Path, error: ValidationError) -> UsageError:
    """Say what the first mistake is; an `[[ignore]]` table is tried as text too, which is of no interest."""
    mistakes = error.errors()
    first = next((one for one in mistakes if "Ignored" in one["loc"]), mistakes[0])
    key = ".".join(str(part) for part in first["loc"] if part not in ("str", "Ignored"))
    if first["type"] == "extra_forbidden":
        model = _model_of(first["loc"])
        known = [field.alias or name for name, field in model.model_fields.items()]
        return _unknown_key(path, key, str(first["loc"][-1]), known)
    expected = str(first.get("ctx", {}).get("expected", ""))
    return UsageError(
        "{path}: the key {key}: {reason}",
        path=path,
        key=key,
        reason=first["msg"],
        hint="use {expected}" if expected else "",
        expected=expected,
    )


def _model_of(place: tuple[int | str, ...]) -> type[_Strict]:
    """Give the table that a key stands in."""
    if place[0] == "targets":
        return TargetTable
    return _TABLES.get(str(place[0]), Ignored if "Ignored" in place else Configuration)


def _unknown_key(path: Path, key: str, word: str, known: list[str]) -> UsageError:
    """Say that a key is not known; `word` is its last part, which is held against the keys that are."""
    near = get_close_matches(word, known, 1)
    return UsageError(
        "{path} has an unknown key {key}",
        path=path,
        key=key,
        hint="did you mean {near}?" if near else "the keys are {known}",
        near=near[0] if near else "",
        known=", ".join(known),
    )


def _misspoken(said: Mapping[str, Any], error: ValidationError) -> UsageError:
    """Say which option of the command line has a value that cannot be."""
    first = error.errors()[0]
    name = str(first["loc"][0])
    field = next((field for field, info in Configuration.model_fields.items() if name in (field, info.alias)), name)
    expected = str(first.get("ctx", {}).get("expected", ""))
    return UsageError(
        "{option} cannot be {value}",
        option=f"--{field.replace('_', '-')}",
        value=said.get(field, first.get("input")),
        hint="use {expected}" if expected else "{reason}",
        expected=expected,
        reason=first["msg"],
    )


def united(file: Path | None, said: Mapping[str, Any]) -> tuple[Options, frozenset[str]]:
    """Give the settings of a configuration file with what the command line said over them.

    `[[ignore]]` entries stay in force. Gives also the names of what the file fixes. Raises UsageError.
    """
    base = _anchored(load(file), file.parent) if file else Configuration()
    content = {name: getattr(base, name) for name in base.model_fields_set}
    content.update(said)
    content["ignore"] = (*base.ignore, *(said.get("ignore") or ()))
    try:
        return Configuration.model_validate(content).options(), frozenset(base.model_fields_set)
    except ValidationError as error:
        raise _misspoken(said, error) from error


def _anchored(base: Configuration, folder: Path) -> Configuration:
    """Give a configuration whose files are found from where it stands: baseline, documents, schemas, profiles."""
    profiles = tuple(str(folder / name) if (folder / name).is_file() else name for name in base.profile)
    changed: dict[str, object] = {"profile": profiles} if profiles else {}
    if base.schematron:
        changed["schematron"] = tuple(str(_plain_file("schematron", name, folder)) for name in base.schematron)
    if base.baseline:
        changed["baseline"] = _plain_file("baseline", base.baseline, folder)
    if base.model_fields_set & _TABLES.keys():
        changed |= _anchored_tables(base, folder)
    if base.targets:
        changed["targets"] = {name: _anchored_target(name, one, folder) for name, one in base.targets.items()}
    if base.format:
        changed["format"] = tuple(_inside(word, folder) for word in base.format)
    return base.model_copy(update=changed)


def _anchored_tables(base: Configuration, folder: Path) -> Mapping[str, object]:
    """Give the tables whose files start from a folder: decisions, thesauri that are files, earlier score, keys."""
    to = tuple(str(folder / name) if (folder / name).is_file() else name for name in base.map.to)
    review = _own_file("map.review-file", base.map.review_file, folder) if base.map.review_file else None
    lock = _own_file("vocab.lock", base.vocab.lock, folder) if base.vocab.lock else None
    earlier = base.score.no_regression
    earlier = _own_file("score.no-regression", earlier, folder) if earlier else None
    keys = _plain_file("vocab.key-file", base.vocab.key_file, folder) if base.vocab.key_file else None
    return {
        "map": base.map.model_copy(update={"to": to, "review_file": review}),
        "score": base.score.model_copy(update={"no_regression": earlier}),
        "vocab": base.vocab.model_copy(update={"lock": lock, "key_file": keys}),
    }


def _anchored_target(name: str, target: TargetTable, folder: Path) -> TargetTable:
    """Give a target whose journal lies in the folder of the configuration, and whose profiles and keys start there."""
    journal, keys = target.journal, target.key_file
    profiles = tuple(str(folder / one) if (folder / one).is_file() else one for one in target.profile)
    return target.model_copy(
        update={
            "profile": profiles,
            "journal": _own_file(f"targets.{name}.journal", journal, folder) if journal else None,
            "key_file": _plain_file(f"targets.{name}.key-file", keys, folder) if keys else None,
        }
    )


def _plain_file(key: str, file: str | Path, folder: Path) -> Path:
    """Give the path of a file from a folder; raises UsageError on a device or pipe, which may have no end."""
    path = folder / file
    if path.exists() and not path.is_file():
        raise UsageError("{path}: the key {key}: {reason}", path=folder / FILE, key=key, reason=f"{file} is no file")
    return path


def _own_file(key: str, file: Path, folder: Path) -> Path:
    """Give the path of a file that is written to or shown, in a folder; raises UsageError where it is elsewhere."""
    _check_inside(key, file, folder)
    return _plain_file(key, file, folder)


def _check_inside(key: str, file: str | Path, folder: Path) -> None:
    if not (folder / file).resolve().is_relative_to(folder.resolve()):
        reason = f"{file} is not in {folder}"
        raise UsageError("{path}: the key {key}: {reason}", path=folder / FILE, key=key, reason=reason)


def _inside(word: str, folder: Path) -> str:
    """Give `FORMAT=FILE` with the file in the folder of the configuration, which may have come with the data.

    Raises UsageError where it would be written elsewhere: what lies there is none of its business.
    """
    name, _, file = word.partition("=")
    if not file:
        return word
    _check_inside("format", file, folder)
    return f"{name}={folder / file}"
