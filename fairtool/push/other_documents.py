"""The JSON documents of `push verify`, `push status` and `push delete`; their JSON Schemas are made from the types."""

from collections.abc import Sequence
from typing import Literal

from typing_extensions import TypedDict

from fairtool.push.deleting import Deleted, Doomed, count_of
from fairtool.push.plan_document import ChangeDocument, changes_document, counted
from fairtool.push.status import Standing
from fairtool.push.target import Target
from fairtool.push.verifying import Verdict, Verified
from fairtool.translate import Language


class VerifiedDocument(TypedDict):
    """A record as it is in the target: before is what is here, after what is there."""

    id: str
    path: str
    verdict: Verdict
    reason: str | None
    changes: list[ChangeDocument]
    state: str
    key: str
    doi: str
    notes: list[str]


class PushVerifyDocument(TypedDict):
    """What `fairtool push verify` found."""

    schema: Literal["fairtool-push-verify/1"]
    target: str
    url: str
    items: list[VerifiedDocument]
    counts: dict[str, int]


class StandingDocument(TypedDict):
    """A record that was pushed."""

    id: str
    path: str
    pushed: str
    """When it was pushed last, UTC."""
    there: bool
    state: str
    key: str
    doi: str
    notes: list[str]


class PushStatusDocument(TypedDict):
    """What `fairtool push status` found."""

    schema: Literal["fairtool-push-status/1"]
    target: str
    url: str
    items: list[StandingDocument]


class DoomedDocument(TypedDict):
    """A record that is to be deleted; `children` go with it."""

    id: str
    children: list[str]
    deleted: bool
    reason: str | None


class PushDeleteDocument(TypedDict):
    """What `fairtool push delete` did, or would do: `count` is what --yes has to say."""

    schema: Literal["fairtool-push-delete/1"]
    target: str
    url: str
    count: int
    items: list[DoomedDocument]


def verify_document(target: Target, found: Sequence[Verified], language: Language) -> PushVerifyDocument:
    """Give the document of a comparison."""
    return PushVerifyDocument(
        schema="fairtool-push-verify/1",
        target=target.name,
        url=target.url,
        items=[_verified(one, language) for one in found],
        counts=counted(one.verdict for one in found),
    )


def _verified(one: Verified, language: Language) -> VerifiedDocument:
    return VerifiedDocument(
        id=one.id,
        path=one.path,
        verdict=one.verdict,
        reason=one.reason.text(language) if one.reason else None,
        changes=changes_document(one.changes),
        state=one.state,
        key=one.key,
        doi=one.doi,
        notes=[note.text(language) for note in one.notes],
    )


def status_document(target: Target, found: Sequence[Standing], language: Language) -> PushStatusDocument:
    """Give the document of what was pushed."""
    items = [
        StandingDocument(
            id=one.id,
            path=one.path,
            pushed=one.pushed,
            there=one.is_there,
            state=one.state,
            key=one.key,
            doi=one.doi,
            notes=[note.text(language) for note in one.notes],
        )
        for one in found
    ]
    return PushStatusDocument(schema="fairtool-push-status/1", target=target.name, url=target.url, items=items)


def delete_document(
    target: Target, chosen: Sequence[Doomed], deleted: Sequence[Deleted], language: Language
) -> PushDeleteDocument:
    """Give the document of what goes, or went."""
    ended = {one.id: one for one in deleted}
    items = []
    for one in chosen:
        end = ended.get(one.id)
        reason = (end.reason if end else None) or one.reason
        told = reason.text(language) if reason else None
        items.append(
            DoomedDocument(id=one.id, children=list(one.children), deleted=bool(end and end.done), reason=told)
        )
    return PushDeleteDocument(
        schema="fairtool-push-delete/1", target=target.name, url=target.url, count=count_of(chosen), items=items
    )
