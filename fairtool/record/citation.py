"""How a thing is cited: titles, dates, identifiers, those responsible and how to reach them."""

from dataclasses import dataclass

from fairtool.record.text import Text


@dataclass(frozen=True, slots=True)
class Online:
    """A thing on the network: its address, how to use it, and what it is for (a code of CI_OnLineFunctionCode)."""

    url: str = ""
    protocol: Text | None = None
    application_profile: Text | None = None
    name: Text | None = None
    description: Text | None = None
    function: str = ""
    request: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """How to reach somebody: telephone, address, e-mail, pages."""

    phones: tuple[str, ...] = ()
    phone_types: tuple[str, ...] = ()
    faxes: tuple[str, ...] = ()
    delivery_points: tuple[Text, ...] = ()
    city: Text | None = None
    administrative_area: Text | None = None
    postal_code: str = ""
    country: Text | None = None
    emails: tuple[str, ...] = ()
    links: tuple[Online, ...] = ()
    hours: str = ""
    instructions: Text | None = None
    type: str = ""


@dataclass(frozen=True, slots=True)
class Date:
    """A date in ISO 8601 and what happened then (a code of CI_DateTypeCode)."""

    value: str = ""
    type: str = ""


@dataclass(frozen=True, slots=True)
class Identifier:
    """An identifier in the namespace of an authority."""

    authority: "Citation | None" = None
    code: Text | None = None
    codespace: str = ""
    version: str = ""
    description: Text | None = None


@dataclass(frozen=True, slots=True)
class Responsibility:
    """A person or organisation and the part that they have (a code of CI_RoleCode)."""

    role: str = ""
    individual: Text | None = None
    organisation: Text | None = None
    position: Text | None = None
    contacts: tuple[Contact, ...] = ()
    individual_identifiers: tuple[Identifier, ...] = ()
    organisation_identifiers: tuple[Identifier, ...] = ()
    logo: str = ""


@dataclass(frozen=True, slots=True)
class Citation:
    """How a resource is cited."""

    title: Text | None = None
    alternate_titles: tuple[Text, ...] = ()
    dates: tuple[Date, ...] = ()
    edition: str = ""
    edition_date: str = ""
    identifiers: tuple[Identifier, ...] = ()
    responsibilities: tuple[Responsibility, ...] = ()
    presentation_forms: tuple[str, ...] = ()
    series_name: Text | None = None
    series_issue: str = ""
    series_page: str = ""
    other_details: tuple[Text, ...] = ()
    collective_title: Text | None = None
    isbn: str = ""
    issn: str = ""
    links: tuple[Online, ...] = ()


@dataclass(frozen=True, slots=True)
class Graphic:
    """A picture of the resource."""

    name: str = ""
    description: Text | None = None
    type: str = ""
    links: tuple[Online, ...] = ()
