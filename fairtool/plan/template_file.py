"""The files of the templates of plans, `templates/plans/*.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from typing import Any

from fairtool.errors import UsageError
from fairtool.plan.template import PlanVersion, Question, Template, Words
from fairtool.resources import folder


def templates() -> tuple[str, ...]:
    """Give the names of the templates that are shipped."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


@cache
def load_template(name: str) -> Template:
    """Load a template by its name; raises UsageError for a name that is not known."""
    if name not in templates():
        near = get_close_matches(name.casefold(), templates(), 1)
        raise UsageError(
            "there is no template {name}; the templates are {names}",
            name=name,
            names=", ".join(templates()),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    return _template(tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8")))


def _folder() -> Path:
    return folder("templates") / "plans"


def words(entry: Mapping[str, Any], key: str) -> Words:
    """Give what a table says in both languages: `title` and `title_fr`; empty where it says nothing."""
    return {"en": entry.get(key, ""), "fr": entry.get(f"{key}_fr", "")}


def _template(content: Mapping[str, Any]) -> Template:
    pattern = load_template(content["extends"]) if "extends" in content else None
    sections = {key: words(entry, "title") for key, entry in content.get("sections", {}).items()}
    questions = tuple(_question(entry) for entry in content.get("questions", ()))
    return Template(
        name=content["name"],
        titles=words(content, "title"),
        source=content["source"],
        read=date.fromisoformat(content["read"]),
        sections={**(pattern.sections if pattern else {}), **sections},
        questions=(*(pattern.questions if pattern else ()), *questions),
        versions=tuple(_version(entry) for entry in content.get("versions", ())),
        funder=content.get("funder", ""),
        grant=content.get("grant", ""),
    )


def _question(entry: Mapping[str, Any]) -> Question:
    return Question(
        id=entry["id"],
        section=entry["section"],
        titles=words(entry, "title"),
        texts=words(entry, "text"),
        guidance=words(entry, "guidance"),
        fields=tuple(entry.get("fields", ())),
        needs_person=entry.get("person", False),
        like=tuple(entry.get("like", ())),
    )


def _version(entry: Mapping[str, Any]) -> PlanVersion:
    return PlanVersion(
        name=entry["name"],
        titles=words(entry, "title"),
        months=entry.get("months"),
        share=entry.get("share"),
        longer_than=entry.get("longer_than", 0),
        source=entry.get("source", ""),
    )
