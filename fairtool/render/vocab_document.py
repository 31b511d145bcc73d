"""The JSON documents of `fairtool vocab`; their JSON Schemas are made from these types."""

from typing import Literal, NotRequired

from typing_extensions import TypedDict


class ThesaurusDocument(TypedDict):
    """A thesaurus that is here."""

    name: str
    title: str
    version: str
    date: str
    uri: str
    licence: str
    """An SPDX identifier, an address, or `unconfirmed`."""
    source: str
    """`shipped`, `pulled`, or the path of a file."""
    identifier: str
    """What catalogues of the GeoNetwork family call it; empty where that is not known."""
    facets: str
    """What its concepts are about, with blanks between: `variable`, `theme` ..."""


class PresetDocument(TypedDict):
    """A thesaurus that can be pulled."""

    name: str
    title: str
    licence: str
    kind: str
    """The kind of its server."""
    address: str


class VocabListDocument(TypedDict):
    """What `fairtool vocab list` shows."""

    schema: Literal["fairtool-vocab-list/1"]
    here: list[ThesaurusDocument]
    pull: list[PresetDocument]


class FoundConceptDocument(TypedDict):
    """A concept that was found."""

    uri: str
    label: str
    scheme: str
    """The name of its thesaurus."""
    score: float
    """The probability, from 0 to 1, that it is meant."""


class VocabSearchDocument(TypedDict):
    """What `fairtool vocab search` finds, best first."""

    schema: Literal["fairtool-vocab-search/1"]
    concepts: list[FoundConceptDocument]


class LabelDocument(TypedDict):
    """A label of a concept."""

    text: str
    lang: str
    kind: Literal["pref", "alt", "hidden"]


class ConceptDocument(TypedDict):
    """A concept of a thesaurus."""

    uri: str
    scheme: str
    labels: list[LabelDocument]
    notation: str
    path: str
    """The labels from the top, where a thesaurus is known by its paths."""
    unit: str | None
    deprecated: bool
    relations: dict[str, list[str]]
    """Addresses by the kind of relation: `broader`, `exactMatch` ..."""


class VocabConceptDocument(TypedDict):
    """What `fairtool vocab show` shows: a concept of each thesaurus that has it."""

    schema: Literal["fairtool-vocab-concept/1"]
    concepts: list[ConceptDocument]


class LockedDocument(TypedDict):
    """A thesaurus as it was pulled, as the lock says it."""

    name: str
    kind: str
    address: str
    answered_by: str
    """The address that the file came from in the end."""
    date: str
    """The moment, in UTC."""
    file: str
    sha256: str
    size: int
    """In bytes."""
    concepts: int
    id: str
    title: str
    version: str
    licence: str
    etag: str
    modified: str


class VocabBundleDocument(TypedDict):
    """What `fairtool vocab export` and `fairtool vocab import` carry."""

    schema: Literal["fairtool-vocab-bundle/1"]
    vocabularies: list[LockedDocument]


class PulledDocument(TypedDict):
    """What became of one thesaurus that was to be pulled; what the lock says of it is there where it was."""

    name: str
    status: Literal["pulled", "updated", "unchanged", "failed"]
    address: str
    message: NotRequired[str]
    """Why it failed, in the language of the run."""
    hint: NotRequired[str | None]
    kind: NotRequired[str]
    answered_by: NotRequired[str]
    date: NotRequired[str]
    sha256: NotRequired[str]
    size: NotRequired[int]
    concepts: NotRequired[int]
    id: NotRequired[str]
    title: NotRequired[str]
    version: NotRequired[str]
    licence: NotRequired[str]


class VocabPullDocument(TypedDict):
    """What `fairtool vocab pull` did, in the order of the thesauri."""

    schema: Literal["fairtool-vocab-pull/1"]
    vocabularies: list[PulledDocument]
