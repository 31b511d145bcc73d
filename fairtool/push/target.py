"""A target as it is configured: its kind, its address, and what its kind needs; never a secret."""

import re
from collections.abc import Mapping
from dataclasses import dataclass, field
from importlib import import_module
from typing import Protocol, cast

from fairtool.errors import UsageError
from fairtool.push.call import Patience
from fairtool.push.form import Catalogue
from fairtool.push.key import Key, Scheme, Whence, find_key
from fairtool.push.origin import Origin
from fairtool.push.session import Session

_PARTING = re.compile(r"[/\\?#%\x00-\x20\x7f]|^\.+$")
_HEADER = re.compile(r"[A-Za-z0-9-]{1,80}")
_OTHER_HEADERS = frozenset(
    {
        "host",
        "connection",
        "upgrade",
        "te",
        "trailer",
        "transfer-encoding",
        "expect",
        "via",
        "forwarded",
        "date",
        "range",
    }
    | {"content-length", "content-type", "content-encoding", "accept", "accept-encoding", "accept-language"}
    | {"user-agent", "referer", "origin", "from", "cookie", "proxy-authorization", "max-forwards", "keep-alive"}
)


@dataclass(frozen=True, slots=True)
class Target:
    """A catalogue or repository: `name` is what the user calls it, or its address.

    `settings` are what its kind needs beside the address: a collection, a group, a version.
    """

    name: str
    kind: str
    url: str
    settings: Mapping[str, str] = field(default_factory=dict)
    profile: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Wishes:
    """What the user asks of a run beyond the writing, each by an option of its own: nothing is published otherwise."""

    publish: str = ""
    submit: bool = False


@dataclass(frozen=True, slots=True)
class Kind:
    """A kind of target: the module of its adapter, how its key is told, the settings that it knows.

    `takes_files` says that data files go there with their record, `has_drafts` that a record is reviewed and published
    in steps of their own.
    """

    name: str
    module: str
    scheme: Scheme
    header: str = "Authorization"
    settings: frozenset[str] = frozenset()
    takes_files: bool = False
    needs_key: bool = True
    has_drafts: bool = False
    experimental: bool = False


class _Opener(Protocol):
    def __call__(self, target: Target, session: Session, wishes: Wishes) -> Catalogue:
        """Give the adapter; asks nothing yet."""


KINDS: Mapping[str, Kind] = {
    one.name: one
    for one in (
        Kind("csw", "csw.catalogue", "basic", settings=frozenset({"version", "batch"}), needs_key=False),
        Kind(
            "geonetwork",
            "geonetwork.catalogue",
            "basic",
            settings=frozenset({"group", "public", "protocol", "batch", "portal"}),
        ),
        Kind("ogcapi-records", "ogcapi.records", "bearer", settings=frozenset({"collection"})),
        Kind("stac", "ogcapi.stac", "bearer", settings=frozenset({"collection", "item", "key-header"})),
        Kind(
            "dataverse",
            "dataverse.catalogue",
            "token",
            "X-Dataverse-key",
            frozenset({"collection", "agency", "direct-upload", "doi-prefix"}),
            takes_files=True,
            has_drafts=True,
        ),
        Kind("aeris", "aeris.catalogue", "bearer", settings=frozenset({"new-records"}), experimental=True),
        Kind(
            "theia",
            "theia.catalogue",
            "basic",
            settings=frozenset({"producer", "first"}),
            takes_files=True,
            experimental=True,
        ),
    )
}


def kind_named(name: str) -> Kind:
    """Give a kind of target; raises UsageError that names those that there are."""
    if name in KINDS:
        return KINDS[name]
    raise UsageError("there is no kind of target {name}; the kinds are {names}", name=name, names=", ".join(KINDS))


def check_target(target: Target) -> None:
    """Raise UsageError for a target whose address, kind or settings cannot be."""
    kind = kind_named(target.kind)
    Origin.of(target.url)
    _check_header(target)
    _check_collection(target)
    unknown = sorted(set(target.settings) - kind.settings)
    if unknown:
        raise UsageError(
            "the target {target} has the key {key}, which the kind {kind} does not know",
            target=target.name,
            key=unknown[0],
            kind=kind.name,
            hint="its keys are {names}",
            names=", ".join(sorted(kind.settings)) or "-",
        )


def _check_collection(target: Target) -> None:
    """Raise UsageError for the name of a collection that would be another address: it is a part of addresses."""
    name = target.settings.get("collection", "")
    if _PARTING.search(name):
        raise UsageError(
            "the target {target} has collection = {value}, which is no name of one",
            target=target.name,
            value=name,
            hint="write the last part of the address of its page, without / ? # %",
        )


def check_wishes(kind: str, wishes: Wishes) -> None:
    """Raise UsageError for wishes that a kind of target cannot fulfil: nobody is to think that they were."""
    if wishes.publish not in ("", "major", "minor"):
        raise UsageError("--publish cannot be {value}", value=wishes.publish, hint="use major or minor")
    option = "--publish" if wishes.publish else "--submit-for-review" if wishes.submit else ""
    if option and not kind_named(kind).has_drafts:
        raise UsageError(
            "{option} is for repositories with drafts ({names}), and a target of the kind {kind} has none",
            option=option,
            names=", ".join(one.name for one in KINDS.values() if one.has_drafts),
            kind=kind,
            hint="leave it out; who sees a record there is set in the target, or by its keys in fairtool.toml",
        )


def _check_header(target: Target) -> None:
    """Raise UsageError for a header that a key cannot stand in: others are logged, or say what a request is."""
    name = target.settings.get("key-header", "Authorization")
    if not _HEADER.fullmatch(name) or name.lower() in _OTHER_HEADERS or name.lower().startswith(("if-", "sec-")):
        raise UsageError(
            "the target {target} has key-header = {value}, and no key can stand there",
            target=target.name,
            value=name,
            hint="write what the people of the target say, such as X-API-Key",
        )


def key_for(target: Target, whence: Whence) -> Key | None:
    """Give the key for a target, None where there is none; raises UsageError for one that cannot be a key."""
    kind = kind_named(target.kind)
    header = target.settings.get("key-header", kind.header)
    scheme: Scheme = "token" if "key-header" in target.settings else kind.scheme
    return find_key(Origin.of(target.url), whence, scheme, header)


def session_for(target: Target, key: Key | None, patience: Patience | None = None) -> Session:
    """Give the connections to a target; a context that closes them."""
    return Session(target.url, key, patience)


def open_catalogue(target: Target, session: Session, wishes: Wishes | None = None) -> Catalogue:
    """Give the adapter of a target, which asks nothing yet."""
    module = import_module(f"fairtool.push.{kind_named(target.kind).module}")
    opener = cast("_Opener", module.catalogue)
    return opener(target, session, wishes or Wishes())
