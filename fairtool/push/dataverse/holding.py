"""A data set as it is held: its content, who has it now, and what there is to know of it."""

import json
from collections.abc import Sequence

from fairtool.push.dataverse.asking import of_dataset
from fairtool.push.dataverse.beside import Own, hashes_apart, with_checksums_of
from fairtool.push.dataverse.comparable import fields_of, hash_of
from fairtool.push.dataverse.files.held_file import embargo_notes, files_in
from fairtool.push.dataverse.files.locks import locks_of
from fairtool.push.dataverse.files.originals import original_checksum
from fairtool.push.dataverse.notices import Notices
from fairtool.push.form import Held
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode
from fairtool.translate import marked
from fairtool.warned import Warned, warned

DRAFT, IN_REVIEW, RETURNED, PUBLISHED, PUBLISHING = "draft", "in-review", "returned", "published", "publishing"
HIDDEN = "hidden"
_STATES = {"DRAFT": DRAFT, "RELEASED": PUBLISHED, "DEACCESSIONED": "deaccessioned", "ARCHIVED": "archived"}
_PUBLISHING = frozenset({"finalizePublication", "Workflow"})
_REVIEWED = marked(
    "{where} is in review ({key}): only its curators may change it now; wait until they have published it or given it "
    "back"
)
_UNSEEN = marked(
    "{where} is there ({key}), and cannot be seen by who asks: use the key of who pushed it, or have its curators give "
    "you the right to edit it"
)
_WITHDRAWN = marked("{where} was withdrawn from the public ({key}): it cannot be changed from here")
_TWICE = marked("{where} is there more than once ({keys}): delete all drafts of it but one, or ask the curators to")
_FAILED = marked("{where} ({key}): the repository found a file damaged when it was to be published; ask its curators")
_RETURNED = marked(
    "{where} was given back by the curators on {time}: their reason is in the mail that they sent, and on the page of "
    "{key}; when it is mended, push it again with --submit-for-review"
)


def held_as(name: str, keys: Sequence[str], version: JsonNode, notices: Notices, own: Own | None = None) -> Held:
    """Give what is held of a record; after the first key come further data sets with its identifier.

    `own` is what is known of the record here.
    """
    session, key = notices.session, keys[0]
    version = with_checksums_of(own, version, original_checksum(session)) if own else version
    fields = fields_of(version)
    is_draft = version["versionState"].text() == DRAFT.upper()
    locks = locks_of(session, key) if is_draft else ()
    back = notices.given_back(key, version) if is_draft and not locks else ""
    state = _state(version, locks, back)
    return Held(
        name,
        json.dumps(version.value).encode(),
        hash_of(fields),
        version["lastUpdateTime"].text(),
        key,
        key.removeprefix("doi:") if key.startswith("doi:") else "",
        version["lastUpdateTime"].text(),
        state,
        locked=_locked(session, name, keys, state, locks),
        notes=(
            *((warned(_RETURNED, name, time=back, key=key),) if state == RETURNED else ()),
            *embargo_notes(files_in(version["files"])),
        ),
        apart=hashes_apart(version, own),
    )


def hidden_as(name: str, key: str) -> Held:
    """Give what is held of a record that is known to be there, and that the user may not see."""
    doi = key.removeprefix("doi:") if key.startswith("doi:") else ""
    return Held(name, b"", HIDDEN, key=key, doi=doi, state=HIDDEN, locked=warned(_UNSEEN, name, key=key))


def _state(version: JsonNode, locks: Sequence[str], back: str) -> str:
    state = _STATES.get(version["versionState"].text(), version["versionState"].text().lower())
    if state != DRAFT:
        return state
    if "InReview" in locks:
        return IN_REVIEW
    if not _PUBLISHING.isdisjoint(locks):
        return PUBLISHING
    return RETURNED if back else DRAFT


def _locked(session: Session, name: str, keys: Sequence[str], state: str, locks: Sequence[str]) -> Warned | None:
    """Say why it cannot be written to until a person does something; what the server is at work on is waited for."""
    key = keys[0]
    if len(keys) > 1:
        return warned(_TWICE, name, keys=", ".join(keys))
    if state in ("deaccessioned", "archived"):
        return warned(_WITHDRAWN, name, key=key)
    if "FileValidationFailed" in locks:
        return warned(_FAILED, name, key=key)
    if state == IN_REVIEW and not _is_curator(session, key):
        return warned(_REVIEWED, name, key=key)
    return None


def _is_curator(session: Session, key: str) -> bool:
    """Say whether the user may publish, and with it edit what is in review; versions before 6.1 do not say."""
    said = of_dataset(session, key, "userPermissions")
    return said.ok and said.data["canPublishDataset"].value is True
