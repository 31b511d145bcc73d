"""The thesauri that can be pulled: which server each is on, of which pole it is, what it is about."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from typing import Any

from fairtool.errors import UsageError
from fairtool.resources import folder
from fairtool.skos.facet import Facet

KINDS = ("file", "geonetwork", "kms", "nvs", "ontoportal", "opentheso", "skosmos", "sparql", "ukgovld")
WITH_KEY = frozenset({"ontoportal"})  # kinds of servers that want a key


@dataclass(frozen=True, slots=True)
class Preset:
    """Where a thesaurus is pulled from, and what is known of it.

    `id` is the name of the thesaurus on its server, `dump` another address of the same file, `more` are addresses
    whose files belong to it too, `key` names the key that the server wants. `tried` says whether somebody saw the
    address answer; `licence` is `unconfirmed` where no text was read.
    """

    name: str
    kind: str
    address: str
    id: str = ""
    dump: str = ""
    more: tuple[str, ...] = ()
    title: str = ""
    poles: tuple[str, ...] = ()
    facets: tuple[Facet, ...] = ()
    languages: tuple[str, ...] = ()
    licence: str = "unconfirmed"
    key: str = ""
    tried: bool = False


@dataclass(frozen=True, slots=True)
class Pole:
    """A pole or infrastructure of Data Terra, with the other ways to write its name."""

    name: str
    title: str
    aliases: tuple[str, ...]


@cache
def _content() -> Mapping[str, Any]:
    return tomllib.loads((folder("vocabularies") / "presets.toml").read_text(encoding="utf-8"))


@cache
def presets() -> Mapping[str, Preset]:
    """Give the thesauri that can be pulled, by name."""
    return {name: _preset(name, said) for name, said in _content()["thesaurus"].items()}


def _preset(name: str, said: Mapping[str, Any]) -> Preset:
    values: dict[str, Any] = {key: tuple(value) if isinstance(value, list) else value for key, value in said.items()}
    values["facets"] = tuple(Facet(one) for one in said.get("facets", ()))
    return Preset(name=name, **values)


@cache
def poles() -> Mapping[str, Pole]:
    """Give the poles by name."""
    return {name: Pole(name, one["title"], tuple(one["aliases"])) for name, one in _content()["pole"].items()}


def preset_named(name: str) -> Preset:
    """Give the preset of a name; raises UsageError for another name."""
    known = presets()
    if name not in known:
        near = get_close_matches(name, known, 1)
        raise UsageError(
            "there is no thesaurus {name} to pull",
            name=name,
            hint="did you mean {near}?" if near else "give its address: --from ADDRESS --kind {kinds}",
            near=near[0] if near else "",
            kinds="|".join(KINDS),
        )
    return known[name]


def pole_named(name: str) -> Pole:
    """Give a pole by its name or another way to write it, `ForM@Ter`; raises UsageError for another."""
    wanted = _key(name)
    for pole in poles().values():
        if wanted in {_key(one) for one in (pole.name, pole.title, *pole.aliases)}:
            return pole
    raise UsageError("there is no pole {name}; the poles are {names}", name=name, names=", ".join(poles()))


def names_of_pole(name: str) -> tuple[str, ...]:
    """Give the names of the thesauri of a pole; raises UsageError where there is no such pole."""
    pole = pole_named(name).name
    return tuple(preset.name for preset in presets().values() if pole in preset.poles)


def _key(name: str) -> str:
    return "".join(sign for sign in name.casefold().replace("@", "a") if sign.isalnum())
