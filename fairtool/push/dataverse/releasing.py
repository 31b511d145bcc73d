"""A draft on its way: to the curators, or to the public, which nothing but the user's own word does."""

from collections.abc import Iterator
from http import HTTPStatus

from fairtool.push.dataverse.asking import Said, checked, refused, to_dataset
from fairtool.push.dataverse.files.locks import wait_until_open
from fairtool.push.faults import RefusedError
from fairtool.push.session import Session
from fairtool.translate import marked

_FIRST, _LONGEST = 2.0, 30.0  # seconds between two tries
_INDEXING = "awaiting indexing"
_IN_REVIEW = "already in review"
_BY_CURATOR = marked(
    "the draft is there and was not published: in most collections curators alone may; send it to them with "
    "--submit-for-review"
)
_DRAFT_STAYS = marked("the draft is there as it was sent; mend what the repository says, and push it again")


def submit(session: Session, key: str) -> str:
    """Send a draft to the curators, and give the words of the server; one that they have already is left there."""
    wait_until_open(session, key)
    said = to_dataset(session, "POST", key, "submitForReview")
    if said.ok or _IN_REVIEW in said.message.lower():
        return said.message
    if said.is_of_stranger:
        checked(said, session)
    raise refused(said, session, _DRAFT_STAYS)


def publish(session: Session, key: str, kind: str) -> str:
    """Publish a draft (`major`, `minor`), and give the words of the server once it has come to its end.

    A server that has not taken the draft into its index yet is asked again, as long as there is patience.
    """
    wait_until_open(session, key)
    said = to_dataset(session, "POST", key, "actions/:publish", type=kind, assureIsIndexed="true")
    for pause in _pauses():
        if said.code != HTTPStatus.CONFLICT or _INDEXING not in said.message.lower() or not session.rest(pause):
            break
        said = to_dataset(session, "POST", key, "actions/:publish", type=kind, assureIsIndexed="true")
    if not said.ok:
        raise _unpublished(said, session)
    wait_until_open(session, key)
    return said.message


def _pauses() -> Iterator[float]:
    pause = _FIRST
    while True:
        yield pause
        pause = min(pause * 2, _LONGEST)


def _unpublished(said: Said, session: Session) -> RefusedError:
    if said.is_of_stranger:
        checked(said, session)
    forbidden = said.code == HTTPStatus.UNAUTHORIZED or "permi" in said.message.lower()
    return refused(said, session, _BY_CURATOR if forbidden else _DRAFT_STAYS)
