"""The files of the poles, `templates/plans/poles/*.toml`."""

import tomllib
from collections.abc import Mapping
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

from fairtool.errors import UsageError
from fairtool.plan.pole import OpenQuestion, PlanPole, Statement, Tariff
from fairtool.plan.template_file import words
from fairtool.resources import folder
from fairtool.thesauri.presets import names_of_pole, pole_named


def plan_poles() -> tuple[str, ...]:
    """Give the names of the poles that plans know."""
    return tuple(sorted(path.stem for path in _folder().glob("*.toml")))


def load_pole(name: str) -> PlanPole:
    """Load a pole by its name or another way to write it, `ForM@Ter`; raises UsageError for another."""
    known = pole_named(name).name
    if known not in plan_poles():
        raise UsageError(
            "there is no model of a plan for the pole {name}; there are {names}",
            name=name,
            names=", ".join(plan_poles()),
        )
    return _loaded(known)


def _folder() -> Path:
    return folder("templates") / "plans" / "poles"


@cache
def _loaded(name: str) -> PlanPole:
    content = tomllib.loads((_folder() / f"{name}.toml").read_text(encoding="utf-8"))
    return PlanPole(
        name=content["name"],
        titles=words(content, "title"),
        source=content["source"],
        read=date.fromisoformat(content["read"]),
        repository=content["repository"],
        thesauri=names_of_pole(name),
        statements=tuple(_statement(entry) for entry in content["statements"]),
        open_questions=tuple(_open(entry) for entry in content["open"]),
        tariffs=tuple(_tariff(entry) for entry in content["tariffs"]),
    )


def _statement(entry: Mapping[str, Any]) -> Statement:
    day = date.fromisoformat(entry["read"])
    return Statement(entry["topic"], entry["question"], words(entry, "text"), entry["source"], day)


def _open(entry: Mapping[str, Any]) -> OpenQuestion:
    return OpenQuestion(entry["topic"], entry["question"], words(entry, "text"))


def _tariff(entry: Mapping[str, Any]) -> Tariff:
    return Tariff(
        titles=words(entry, "title"),
        unit=entry["unit"],
        currency=entry["currency"],
        value=entry.get("value"),
        source=entry.get("source", ""),
    )
