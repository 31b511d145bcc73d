"""What the user calls a target becomes one: a name of the configuration, or an address and a kind."""

import hashlib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path

from fairtool.cache import state_folder
from fairtool.errors import UsageError
from fairtool.options import TargetOptions
from fairtool.push.origin import Origin
from fairtool.push.target import KINDS, Target, check_target
from fairtool.push.target_file import load_place, target_names


@dataclass(frozen=True, slots=True)
class Chosen:
    """A target, its journal, and the file with its key."""

    target: Target
    journal: Path
    key_file: Path | None = None

    @property
    def place(self) -> str:
        """What the journal is of: the address, and the collection where there is one."""
        collection = self.target.settings.get("collection", "")
        return f"{self.target.url.rstrip('/')} {collection}".rstrip()


@dataclass(frozen=True, slots=True)
class Said:
    """What the command line says of a target over what is configured."""

    kind: str | None = None
    profile: tuple[str, ...] = ()
    journal: Path | None = None
    key_file: Path | None = None
    settings: Mapping[str, str] | None = None


def chosen_target(word: str, configured: Mapping[str, TargetOptions], said: Said) -> Chosen:
    """Give the target that a word names; raises UsageError where there is none, or it cannot be one."""
    options = configured.get(word) or (_at(word, said.kind) if "://" in word else _shipped(word, configured))
    settings = {**options.settings, **(said.settings or {})}
    target = Target(word, said.kind or options.kind, options.url, settings, said.profile or options.profile)
    check_target(target)
    return Chosen(target, said.journal or options.journal or default_journal(target), said.key_file or options.key_file)


def _at(address: str, kind: str | None) -> TargetOptions:
    Origin.of(address)  # raises, before a password in it could be shown
    if kind is None:
        raise UsageError(
            "what kind of target {address} is must be said", address=address, hint="add --kind {names}",
            names="|".join(KINDS),
        )  # fmt: skip
    return TargetOptions(kind, address)


def _shipped(word: str, configured: Mapping[str, TargetOptions]) -> TargetOptions:
    """Give a target that fairtool knows by name; raises UsageError for a place with no open way to write to it."""
    try:
        place = load_place(word)
    except UsageError:
        raise _unknown(word, configured) from None
    if place.kind not in KINDS:
        raise UsageError(
            "{target} takes deposits by a form in the browser only",
            target=place.titles["en"],
            target_fr=place.titles["fr"],
            hint="fairtool push kit {name} RECORD makes all that the form asks for",
            name=place.name,
        )
    return TargetOptions(place.kind, place.url)


def _unknown(word: str, configured: Mapping[str, TargetOptions]) -> UsageError:
    near = get_close_matches(word, [*configured, *target_names()], 1)
    return UsageError(
        "there is no target {target}: fairtool.toml of this folder, or of one above it, names {own}; fairtool itself "
        "knows {names}",
        target=word,
        own=", ".join(configured) or "-",
        names=", ".join(target_names()),
        hint="did you mean {near}?"
        if near
        else "write [targets.{target}] into fairtool.toml, or name an address with --kind",
        near=near[0] if near else "",
    )


def place_shadowed(target: Target) -> str:
    """Give the address of the place that fairtool knows by the name of a target which is somewhere else; else empty.

    A configuration that came with data could so have records sent elsewhere than their owner means.
    """
    if "://" in target.name:
        return ""
    try:
        place = load_place(target.name)
        is_same = Origin.of(place.url) == Origin.of(target.url)
    except UsageError:
        return ""
    return "" if is_same else place.url


def default_journal(target: Target) -> Path:
    """Give the journal of a target: by its address and collection, in `FAIRTOOL_STATE_DIR` or the platform's folder."""
    place = f"{target.url.rstrip('/')}\0{target.settings.get('collection', '')}"
    digest = hashlib.sha256(place.encode("utf-8", "surrogatepass")).hexdigest()[:12]
    return state_folder() / "push" / f"{Origin.of(target.url).host.replace(':', '_')}-{digest}.jsonl"
