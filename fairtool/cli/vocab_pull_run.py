"""What `fairtool vocab pull` does: it pulls one thesaurus after the other, and tells what became of each."""

import json
import sys
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from fairtool.cli.console import chosen_language, note
from fairtool.cli.request import request as configured
from fairtool.cli.vocab_forms import check_form
from fairtool.errors import FairtoolError, UnreadableError, UsageError
from fairtool.exit_code import ExitCode
from fairtool.render.visible import visible
from fairtool.thesauri.keys import authorization, key_of
from fairtool.thesauri.lock import LOCK, NAME, LockEntry, read_lock, update_lock, vocabularies_folder
from fairtool.thesauri.presets import KINDS, WITH_KEY, Preset, names_of_pole, poles, preset_named, presets
from fairtool.thesauri.pull import SECONDS, Pulled, PullSettings, PullStatus, pull, with_secret
from fairtool.translate import Language, error_text, marked, translate

SCHEMA = "fairtool-vocab-pull/1"
_SENTENCES: Mapping[PullStatus, str] = {
    PullStatus.PULLED: marked("{name}: pulled, {concepts} concepts"),
    PullStatus.UPDATED: marked("{name}: a new version was pulled, {concepts} concepts"),
    PullStatus.UNCHANGED: marked("{name}: unchanged, {concepts} concepts"),
}


@dataclass(frozen=True, slots=True)
class Source:
    """Where a thesaurus is that no preset names: its address, the kind of its server, and its name there."""

    address: str
    kind: str = "file"
    id: str = ""


@dataclass(frozen=True, slots=True)
class PullRequest:
    """What the command line says: the thesauri by name, those of poles, all, or one from a source of the user's."""

    names: tuple[str, ...] = ()
    poles: tuple[str, ...] = ()
    every: bool = False
    source: Source | None = None
    lock: Path | None = None
    locked: bool = False
    key_file: Path | None = None
    seconds: float | None = None


@dataclass(frozen=True, slots=True)
class _Result:
    """What became of one thesaurus: either it is here, or there is an error."""

    preset: Preset
    pulled: Pulled | None = None
    error: FairtoolError | None = None


def run(request: PullRequest, *, form: str = "text", lang: str | None = None, quiet: bool = False) -> ExitCode:
    """Pull thesauri; a server that is down costs one line, and the others go on.

    Raises UsageError where the request cannot be carried out as written; nothing was asked then.
    """
    language = chosen_language(lang)
    check_form(form)
    request = _with_configuration(request)
    chosen = _chosen(request)
    settings = _settings(request)
    results = []
    for result in _results(chosen, request, settings):
        results.append(result)
        if form == "text":
            _tell(result, language, quiet=quiet)
    if form == "json":
        sys.stdout.write(json.dumps(_document(results, language), indent=2, ensure_ascii=False) + "\n")
    codes = [ExitCode(one.error.exit_code) for one in results if one.error]
    return max(codes, default=ExitCode.CLEAN)


def _with_configuration(request: PullRequest) -> PullRequest:
    """Give a request with the files that the project fixes where the command line names none."""
    fixed = configured(".", {}).configuration.vocab
    return replace(request, lock=request.lock or fixed.lock, key_file=request.key_file or fixed.key_file)


def _settings(request: PullRequest) -> PullSettings:
    path = request.lock or vocabularies_folder() / LOCK
    locked = read_lock(path)
    if request.locked and not locked:
        raise UsageError("{path} locks no thesaurus", path=path, hint="pull once without --locked")
    return PullSettings(seconds=request.seconds or SECONDS, locked=locked if request.locked else None)


def _chosen(request: PullRequest) -> tuple[Preset, ...]:
    """Give what is to be pulled, each once; raises UsageError where that is nothing or unknown."""
    if request.source:
        return (_own(request, request.source),)
    if request.every:
        return tuple(presets().values())
    names = [*request.names, *(name for pole in request.poles for name in _of_pole(pole))]
    if not names and request.locked:
        names = list(read_lock(request.lock or vocabularies_folder() / LOCK))
    if not names:
        raise UsageError(
            "there is nothing to pull: no thesaurus is named",
            hint="name one, or a pole: fairtool vocab pull --pole {poles}",
            poles="|".join(poles()),
        )
    return tuple(_known(name, request) for name in dict.fromkeys(names))


def _known(name: str, request: PullRequest) -> Preset:
    """Give a preset, or for a thesaurus from another source what the lock file says of it."""
    if name not in presets():
        own = read_lock(vocabularies_folder() / LOCK).get(name)
        one = read_lock(request.lock).get(name, own) if request.lock else own
        if one:
            is_own = own is not None and (own.kind, own.address, own.id) == (one.kind, one.address, one.id)
            key = _key_name(name, one.kind) if is_own else ""
            return Preset(name, one.kind, one.address, one.id, title=one.title, key=key)
    return preset_named(name)


def _of_pole(pole: str) -> tuple[str, ...]:
    names = names_of_pole(pole)
    if not names:
        raise UsageError("there is no thesaurus to pull of the pole {name}", name=pole)
    return names


def _own(request: PullRequest, source: Source) -> Preset:
    """Give the thesaurus that the user says the source of; raises UsageError where that cannot be."""
    name = request.names[0] if len(request.names) == 1 else ""
    if not NAME.fullmatch(name) or name in presets():
        raise UsageError(
            "{name} is no name for a thesaurus of your own",
            name=name or "-",
            hint="give one name, of small letters, digits and hyphens, that is not the name of another thesaurus",
        )
    if source.kind not in KINDS:
        raise UsageError(
            "there is no kind of server {name}; the kinds are {names}", name=source.kind, names=", ".join(KINDS)
        )
    if not source.address.startswith(("http://", "https://")):
        raise UsageError("{address} is no web address", address=source.address, hint="it begins with https://")
    return Preset(name, source.kind, source.address, source.id, key=_key_name(name, source.kind))


def _key_name(name: str, kind: str) -> str:
    """Give the name of the key for a thesaurus of the user's own, where its server wants one."""
    return f"FAIRTOOL_KEY_{name.replace('-', '_').upper()}" if kind in WITH_KEY else ""


def _results(chosen: Sequence[Preset], request: PullRequest, settings: PullSettings) -> Iterator[_Result]:
    for preset in chosen:
        try:
            _check_told(preset)
            secret = authorization(preset, key_of(preset, request.key_file))
            pulled = pull(preset, with_secret(settings, secret))
        except (UnreadableError, UsageError) as error:
            yield _Result(preset, error=error)
            continue
        if request.lock and not request.locked:
            update_lock(request.lock, {preset.name: pulled.entry})
        yield _Result(preset, pulled)


def _check_told(preset: Preset) -> None:
    """Refuse to tell a key to a server that a lock file alone names: it may have come with the data of strangers."""
    if preset.kind in WITH_KEY and not preset.key:
        raise UsageError(
            "it is given only to who has a key, and a lock file alone says to whom that would be sent",
            hint="say it yourself: fairtool vocab pull {name} --from {address} --kind {kind} --id {id}",
            name=preset.name,
            address=preset.address,
            kind=preset.kind,
            id=preset.id,
        )


def _tell(result: _Result, language: Language, *, quiet: bool) -> None:
    if result.error:
        message, hint = error_text(result.error, language)
        note(f"{result.preset.name}: {message}{f' ({hint})' if hint else ''}")
    elif result.pulled and not quiet:
        entry = result.pulled.entry
        values = {"name": entry.name, "concepts": entry.concepts}
        _write(translate(_SENTENCES[result.pulled.status], language, **values))


def _document(results: Sequence[_Result], language: Language) -> dict[str, object]:
    return {"schema": SCHEMA, "vocabularies": [_said(one, language) for one in results]}


def _said(result: _Result, language: Language) -> dict[str, object]:
    if result.error:
        message, hint = error_text(result.error, language)
        return {
            "name": result.preset.name,
            "status": PullStatus.FAILED,
            "address": result.preset.address,
            "message": message,
            "hint": hint or None,
        }
    return {**_entry(result.pulled.entry), "status": result.pulled.status} if result.pulled else {}


def _entry(entry: LockEntry) -> dict[str, object]:
    return {key: value for key, value in asdict(entry).items() if key not in ("file", "etag", "modified")}


def _write(line: str) -> None:
    sys.stdout.write(f"{visible(line)}\n")
