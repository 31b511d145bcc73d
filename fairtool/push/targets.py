"""Places that records and data go to: what each takes, who gives the DOI, what it looks like to fill in its form."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from fairtool.fair.repository import Fact
from fairtool.translate import Language

Kind = Literal["csw", "geonetwork", "ogcapi-records", "stac", "dataverse", "aeris", "theia", "form"]
KINDS: tuple[Kind, ...] = ("csw", "geonetwork", "ogcapi-records", "stac", "dataverse", "aeris", "theia", "form")
Keeps = Literal["data", "records"]
Mints = Literal["always", "on-request", "never"]
Scope = Literal["theme", "earth", "all"]
Words = Mapping[Language, str]


@dataclass(frozen=True, slots=True)
class Accepts:
    """What a place takes, as numbers and names; None and empty where nothing was found.

    `bytes` is of a deposit, `file_bytes` of one file, `months` the longest embargo; `licences` are beginnings of SPDX
    ids; `refused` are themes that it says it does not take.
    """

    themes: tuple[str, ...] = ()
    refused: tuple[str, ...] = ()
    bytes: int | None = None
    file_bytes: int | None = None
    months: int | None = None
    licences: tuple[str, ...] = ()
    open_only: bool = False
    needs_place: bool = False


@dataclass(frozen=True, slots=True)
class FormField:
    """A field of a web form: what it is called, and what of the record fills it (a name of `push/kit/fill.py`).

    `by_hand` says that the form wants it and no record has it; `lang` is the language that the form wants (`eng`);
    `recalled` that nobody read that the field is there.
    """

    labels: Words
    fill: str = ""
    required: bool = False
    by_hand: bool = False
    lang: str = ""
    hints: Words = field(default_factory=dict)
    recalled: bool = False


@dataclass(frozen=True, slots=True)
class FormSection:
    """A page or part of a web form."""

    titles: Words
    fields: tuple[FormField, ...]


@dataclass(frozen=True, slots=True)
class Form:
    """A web form in its order, and where that was read."""

    address: str
    sections: tuple[FormSection, ...]
    source: str
    read: date
    notes: Words
    as_of: date | None = None


@dataclass(frozen=True, slots=True)
class Mail:
    """A letter to a place that a person does what no form does; its texts have places for values."""

    to: str
    subjects: Words
    texts: Words
    source: str
    read: date


@dataclass(frozen=True, slots=True)
class Place:
    """A place that records or data go to, with what is known of it.

    `kind` is how fairtool could write there, `tried` whether somebody saw it do so. `doi_form` is the form of its DOIs,
    with `{identifier}` for that of the record; `other_prefixes` are of DOIs that it took over. `harvested` has the
    beginnings of identifiers of records that the place took from another, and the name of that. `record` is the
    encoding that it takes. `csw` is where anybody can read its records by identifier; with `own_identifiers` it may
    have given them others than those that they came with.
    """

    name: str
    kind: Kind
    titles: Words
    url: str
    facts: Mapping[str, Fact]
    aliases: tuple[str, ...] = ()
    repository: str = ""
    rehearsal_of: str = ""
    doi_prefix: str = ""
    other_prefixes: tuple[str, ...] = ()
    doi_form: str = ""
    keeps: Keeps = "data"
    mints: Mints = "never"
    scope: Scope = "theme"
    order: int = 50
    record: str = "iso19139"
    tried: bool = False
    accepts: Accepts = field(default_factory=Accepts)
    harvested: Mapping[str, str] = field(default_factory=dict)
    csw: str = ""
    own_identifiers: bool = False
    form: Form | None = None
    mail: Mail | None = None

    def has_prefix(self, prefix: str) -> bool:
        """Say whether DOIs of a prefix are of this place."""
        return bool(prefix) and prefix in (self.doi_prefix, *self.other_prefixes)

    def title(self, language: Language) -> str:
        """Give what people call the place."""
        return self.titles[language]
