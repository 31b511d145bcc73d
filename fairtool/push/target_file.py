"""The files of the places that records go to, `schemas/targets/*.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from fairtool.errors import UsageError
from fairtool.fair.repository import Fact
from fairtool.fair.repository_file import load_repository
from fairtool.push.targets import Accepts, Form, FormField, FormSection, Mail, Place, Words
from fairtool.resources import folder

Entry = Mapping[str, Any]
_PLAIN = (
    "name", "kind", "url", "repository", "rehearsal_of", "doi_prefix", "doi_form", "keeps", "mints", "scope", "order",
    "record", "tried", "harvested", "csw", "own_identifiers",
)  # fmt: skip


@cache
def target_names() -> tuple[str, ...]:
    """Give the names of the places that fairtool knows."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def places() -> tuple[Place, ...]:
    """Give all places, those for rehearsal too."""
    return tuple(_loaded(name) for name in target_names())


def load_place(name: str) -> Place:
    """Load a place by its name or one of its other names, in capitals or not; raises UsageError for any other."""
    known, wanted = _names(), name.strip().casefold()
    if wanted not in known:
        near = get_close_matches(wanted, known, 1)
        raise UsageError(
            "there is no target {name}; the targets that fairtool knows are {names}",
            name=name,
            names=", ".join(target_names()),
            hint="did you mean {near}?" if near else "",
            near=known[near[0]] if near else "",
        )
    return _loaded(known[wanted])


def _folder() -> Path:
    return folder("schemas") / "targets"


@cache
def _names() -> Mapping[str, str]:
    others = {alias.casefold(): one.name for one in places() for alias in one.aliases}
    return {**others, **{name: name for name in target_names()}}


@cache
def _loaded(name: str) -> Place:
    content = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    facts: Mapping[str, Entry] = content["facts"]
    return Place(
        **{key: content[key] for key in _PLAIN if key in content},
        aliases=tuple(content["aliases"]),
        other_prefixes=tuple(content.get("other_prefixes", ())),
        titles=_words(content, "title"),
        facts={key: _fact(key, entry, content["repository"]) for key, entry in facts.items()},
        accepts=_accepts(facts),
        form=_form(content["form"]) if "form" in content else None,
        mail=_mail(content["mail"]) if "mail" in content else None,
    )


def _words(entry: Entry, key: str) -> Words:
    return {"en": entry.get(key, ""), "fr": entry.get(f"{key}_fr", "")}


def _fact(name: str, entry: Entry, repository: str) -> Fact:
    """Give a fact; with `from` it is that of the profile of the repository, under this name."""
    if "from" in entry:
        one = load_repository(repository).facts[entry["from"]]
        return Fact(name, one.holds, one.values, one.source, one.read, one.as_of, one.recalled)
    return Fact(
        name=name,
        holds=None,
        values=_words(entry, "value"),
        source=entry.get("source", ""),
        read=_day(entry.get("read")),
        as_of=_day(entry.get("as_of")),
        recalled=entry.get("recalled", False),
    )


def _accepts(facts: Mapping[str, Entry]) -> Accepts:
    theme, size = facts.get("theme", {}), facts.get("size", {})
    return Accepts(
        themes=tuple(theme.get("themes", ())),
        refused=tuple(theme.get("refused", ())),
        bytes=size.get("bytes"),
        file_bytes=size.get("file_bytes"),
        months=facts.get("embargo", {}).get("months"),
        licences=tuple(facts.get("licences", {}).get("licences", ())),
        open_only=facts.get("access", {}).get("open", False),
        needs_place=facts.get("place", {}).get("needed", False),
    )


def _form(entry: Entry) -> Form:
    return Form(
        address=entry["address"],
        sections=tuple(_section(one) for one in entry["sections"]),
        source=entry["source"],
        read=date.fromisoformat(entry["read"]),
        notes=_words(entry, "note"),
        as_of=_day(entry.get("as_of")),
    )


def _section(entry: Entry) -> FormSection:
    return FormSection(_words(entry, "title"), tuple(_field(one) for one in entry["fields"]))


def _field(entry: Entry) -> FormField:
    return FormField(
        labels=_words(entry, "label"),
        fill=entry.get("fill", ""),
        required=entry.get("required", False),
        by_hand=entry.get("by_hand", False),
        lang=entry.get("lang", ""),
        hints=_words(entry, "hint"),
        recalled=entry.get("recalled", False),
    )


def _mail(entry: Entry) -> Mail:
    day = date.fromisoformat(entry["read"])
    return Mail(entry["to"], _words(entry, "subject"), _words(entry, "text"), entry["source"], day)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
