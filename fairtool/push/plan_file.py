"""A plan file, as `fairtool push plan` wrote it and somebody may have changed it."""

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path
from typing import Literal

from pydantic import BaseModel, ConfigDict, ValidationError

from fairtool.errors import UsageError
from fairtool.push.changes import Change
from fairtool.push.form import Action
from fairtool.push.item import Item
from fairtool.push.target import Target, check_target
from fairtool.translate import marked, translate
from fairtool.warned import Warned

_TWICE = marked("its identifier is there twice")
_LARGEST = 512 * 2**20  # bytes: a million records


class _Strict(BaseModel):
    model_config = ConfigDict(extra="forbid", frozen=True, strict=True)


class _Change(_Strict):
    field: str
    before: str | None
    after: str | None


class _Item(_Strict):
    id: str
    path: str
    action: Action
    reason: str | None
    changes: list[_Change]
    digest: str
    before: str
    after: str
    key: str
    doi: str
    state: str
    parts: int = 0
    lost: list[str]


class _Tool(_Strict):
    name: Literal["fairtool"]
    version: str


class _Plan(_Strict):
    schema_: Literal["fairtool-push-plan/1"]
    tool: _Tool
    made: str
    target: str
    kind: str
    url: str
    settings: dict[str, str]
    profile: list[str]
    software: str
    notes: list[str]
    data: list[str]
    items: list[_Item]
    counts: dict[str, int]

    model_config = ConfigDict(
        extra="forbid", frozen=True, strict=True, alias_generator=lambda name: name.rstrip("_"), populate_by_name=True
    )


@dataclass(frozen=True, slots=True)
class PlanFile:
    """What a plan file says, and its SHA-256, by which the journal knows it."""

    target: Target
    made: str
    items: tuple[Item, ...]
    data: tuple[str, ...]
    digest: str


def read_plan(path: Path) -> PlanFile:
    """Read a plan file; raises UsageError where it is none, or is one that was applied already."""
    try:
        content = _content(path)
        plan = _Plan.model_validate_json(content)
    except OSError as error:
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from None
    except (ValidationError, RecursionError) as error:
        raise _no_plan(path, error) from None
    target = Target(plan.target, plan.kind, plan.url, plan.settings, tuple(plan.profile))
    check_target(target)
    _check_once(path, plan.items)
    return PlanFile(
        target, plan.made, tuple(map(_item, plan.items)), tuple(plan.data), hashlib.sha256(content).hexdigest()
    )


def _content(path: Path) -> bytes:
    """Read a file, of a pipe or a device no more than a plan can have either."""
    with path.open("rb") as stream:
        content = stream.read(_LARGEST + 1)
    if len(content) > _LARGEST:
        raise UsageError("{path} is larger than {most} bytes", path=path, most=_LARGEST)
    return content


def _check_once(path: Path, items: Iterable[_Item]) -> None:
    """Raise UsageError where a record would be written twice, which no plan of ours says."""
    seen: set[str] = set()
    for one in items:
        if one.action in ("create", "update") and one.id in seen:
            raise UsageError(
                "{path} is no plan of fairtool push: {where}: {reason}",
                path=path,
                where=one.path,
                reason=_TWICE,
                reason_fr=translate(_TWICE, "fr"),
                hint="make one: fairtool push plan TARGET RECORD... --output plan.json",
            )
        if one.action in ("create", "update"):
            seen.add(one.id)


def _no_plan(path: Path, error: ValidationError | RecursionError) -> UsageError:
    where, reason = "", "it is nested too deep"
    if isinstance(error, ValidationError):
        if any(one["loc"] == ("results",) for one in error.errors()):
            return UsageError(
                "{path} tells what became of a plan, and is no plan",
                path=path,
                hint="make one: fairtool push plan TARGET RECORD... --output plan.json",
            )
        first = error.errors(include_input=False, include_url=False)[0]
        where, reason = ".".join(map(str, first["loc"])), str(first["msg"])
    return UsageError(
        "{path} is no plan of fairtool push: {where}: {reason}",
        path=path,
        where=where or "-",
        reason=reason,
        hint="make one: fairtool push plan TARGET RECORD... --output plan.json",
    )


def _item(one: _Item) -> Item:
    return Item(
        one.id,
        one.path,
        one.action,
        Warned("{where}", one.reason) if one.reason else None,
        tuple(Change(change.field, change.before, change.after) for change in one.changes),
        one.digest,
        one.before,
        one.after,
        one.key,
        one.doi,
        one.state,
        one.parts,
        tuple(one.lost),
    )
