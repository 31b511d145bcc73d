"""The files of the repositories, `schemas/repositories/*.toml`, read from their compact form."""

from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from typing import NotRequired, TypedDict

from fairtool.errors import UsageError
from fairtool.fair.repository import Fact, Repository
from fairtool.resources import folder, schema


class _Fact(TypedDict):
    value: str
    value_fr: str
    holds: NotRequired[bool]
    source: NotRequired[str]
    read: NotRequired[str]
    as_of: NotRequired[str]
    recalled: NotRequired[bool]


def repositories() -> tuple[str, ...]:
    """Give the names of the repositories that fairtool knows."""
    return tuple(sorted(path.stem for path in (folder("schemas") / "compact/repositories").glob("*.json")))


def load_repository(name: str) -> Repository:
    """Load a repository by its name or one of its other names, in capitals or not; raises UsageError for any other."""
    known = _names()
    wanted = name.strip().casefold()
    if wanted not in known:
        near = get_close_matches(wanted, known, 1)
        raise UsageError(
            "there is no repository {name}; the repositories are {names}",
            name=name,
            names=", ".join(repositories()),
            hint="did you mean {near}?" if near else "",
            near=known[near[0]] if near else "",
        )
    return _loaded(known[wanted])


@cache
def _names() -> Mapping[str, str]:
    """Give every name that a repository goes by, and the one that its file has."""
    others = {alias.casefold(): name for name in repositories() for alias in _loaded(name).aliases}
    return {**others, **{name: name for name in repositories()}}


@cache
def _loaded(name: str) -> Repository:
    content = schema(f"repositories/{name}")
    return Repository(
        name=content["name"],
        titles={"en": content["title"], "fr": content["title_fr"]},
        address=content["address"],
        facts={key: _fact(key, entry) for key, entry in content["facts"].items()},
        aliases=tuple(content["aliases"]),
    )


def _fact(name: str, entry: _Fact) -> Fact:
    return Fact(
        name=name,
        holds=entry.get("holds"),
        values={"en": entry["value"], "fr": entry["value_fr"]},
        source=entry.get("source", ""),
        read=_day(entry.get("read")),
        as_of=_day(entry.get("as_of")),
        recalled=entry.get("recalled", False),
    )


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
