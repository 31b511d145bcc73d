"""The JSON documents of push, `fairtool-push-plan/1` and its kin; their JSON Schemas are made from the types."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Literal, NotRequired

from typing_extensions import TypedDict

from fairtool.push.changes import Change
from fairtool.push.form import Action, Prospect
from fairtool.push.item import Item, Outcome
from fairtool.push.target import Target
from fairtool.render.document import ToolDocument
from fairtool.translate import Language
from fairtool.warned import Warned

SCHEMA: Literal["fairtool-push-plan/1"] = "fairtool-push-plan/1"


class ChangeDocument(TypedDict):
    """A field that changes; null where it was not there, or is to be taken out."""

    field: str
    before: str | None
    after: str | None


class ResultDocument(TypedDict):
    """What became of an item."""

    status: Literal["done", "already", "differs", "refused", "moved", "failed", "open"]
    reason: str | None
    added: list[ChangeDocument]
    """What the target added by itself."""
    differs: list[ChangeDocument]
    """What the target gives back otherwise: before is what was sent, after what it holds."""
    key: str
    doi: str
    answer: str
    notes: list[str]


class ItemDocument(TypedDict):
    """A record, and what is to be done with it."""

    id: str
    path: str
    action: Action
    reason: str | None
    changes: list[ChangeDocument]
    digest: str
    """SHA-256 of the file."""
    before: str
    """Hash of what the target held when the plan was made; empty where it held nothing."""
    after: str
    """Hash of what is to be written."""
    key: str
    doi: str
    state: str
    parts: NotRequired[int]
    """1 for the only record of a file that goes as it stands."""
    lost: list[str]
    """Fields that have no place in the target."""
    result: NotRequired[ResultDocument | None]


class PushPlanDocument(TypedDict):
    """What `fairtool push plan` writes, and `push apply` with results."""

    schema: Literal["fairtool-push-plan/1"]
    tool: ToolDocument
    made: str
    """When the plan was made, UTC."""
    target: str
    kind: str
    url: str
    settings: dict[str, str]
    profile: list[str]
    software: str
    """What the target says it is."""
    notes: list[str]
    data: list[str]
    """Data files that go with the records."""
    items: list[ItemDocument]
    counts: dict[str, int]
    """How many items there are of each action."""
    results: NotRequired[dict[str, int]]
    """How many items came to each end."""


@dataclass(frozen=True, slots=True)
class Plan:
    """A plan as it is written and shown."""

    target: Target
    made: str
    prospect: Prospect
    items: tuple[Item, ...]
    data: tuple[str, ...] = ()
    outcomes: tuple[Outcome, ...] | None = None


def plan_document(plan: Plan, version: str, language: Language) -> PushPlanDocument:
    """Give the document of a plan, with results where it was applied."""
    target = plan.target
    document = PushPlanDocument(
        schema=SCHEMA,
        tool={"name": "fairtool", "version": version},
        made=plan.made,
        target=target.name,
        kind=target.kind,
        url=target.url,
        settings=dict(target.settings),
        profile=list(target.profile),
        software=plan.prospect.software,
        notes=_texts(plan.prospect.notes, language),
        data=list(plan.data),
        items=[_item(one, language) for one in plan.items],
        counts=counted(one.action for one in plan.items),
    )
    if plan.outcomes is not None:
        document["items"] = [_with_result(one, language) for one in plan.outcomes]
        document["results"] = counted(one.result for one in plan.outcomes if one.result)
    return document


def counted(words: Iterable[str]) -> dict[str, int]:
    """Count words, in the order of their first."""
    counts: dict[str, int] = {}
    for word in words:
        counts[word] = counts.get(word, 0) + 1
    return counts


def changes_document(changes: Sequence[Change]) -> list[ChangeDocument]:
    """Give changes as they are written."""
    return [{"field": one.field, "before": one.before, "after": one.after} for one in changes]


def _item(item: Item, language: Language) -> ItemDocument:
    return ItemDocument(
        id=item.id,
        path=item.path,
        action=item.action,
        reason=item.reason.text(language) if item.reason else None,
        changes=changes_document(item.changes),
        digest=item.digest,
        before=item.before,
        after=item.after,
        key=item.key,
        doi=item.doi,
        state=item.state,
        parts=item.parts,
        lost=list(item.lost),
    )


def _with_result(outcome: Outcome, language: Language) -> ItemDocument:
    document = _item(outcome.item, language)
    document["result"] = _result(outcome, language) if outcome.result else None
    return document


def _result(outcome: Outcome, language: Language) -> ResultDocument | None:
    if not outcome.result:
        return None
    return ResultDocument(
        status=outcome.result,
        reason=outcome.reason.text(language) if outcome.reason else None,
        added=changes_document(outcome.added),
        differs=changes_document(outcome.differs),
        key=outcome.key,
        doi=outcome.doi,
        answer=outcome.answer,
        notes=_texts(outcome.notes, language),
    )


def _texts(told: Sequence[Warned], language: Language) -> list[str]:
    return [one.text(language) for one in told]
