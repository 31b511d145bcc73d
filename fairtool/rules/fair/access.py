"""A1: the record says how the data are had: under which conditions, from whom, by which protocol."""

import re
from collections.abc import Iterator, Sequence

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.view import XmlRecord
from fairtool.record.citation import Online
from fairtool.record.flat_identifiers import doi_in
from fairtool.rule import Example, rule
from fairtool.rules.fair.persistence import is_example_doi, is_persistent
from fairtool.rules.fair.said import (
    SOURCE,
    essentials,
    identifiers_of_data,
    is_placed_on_the_web,
    problem,
    says,
    scheme_of,
)
from fairtool.translate import marked

# Protocols that are published and free to implement.
_OPEN = frozenset({"http", "https", "ftp", "ftps", "sftp"})
# Those of one provider each: Amazon, Google, Microsoft, DKRZ and the like.
_CLOSED = frozenset({"s3", "s3a", "gs", "gcs", "az", "abfs", "abfss", "wasb", "swift", "file", "smb", "afp"})
_OPEN_ACCESS = ("nolimitations", "c_abf2", "openaccess", "open access", "accès ouvert", "pas de restriction")
_DOWNLOADS = ("download", "fileAccess")
_BY_PROGRAM = ("opendap", "dods", "download", "wcs", "wfs", "thredds", "s3", "ftp", "ogc:sos")
_MAIL_ADDRESS = re.compile(r"[^@\s<>]+@[^@\s<>]+\.[^@\s<>.]{2,}")
_LINKS = ("distributions.transfers.links.url", "distributions.distributors.transfers.links.url")
_ONLINE = "gmd:distributionInfo/*/gmd:transferOptions/*/gmd:onLine/*/{}"
_URL = _ONLINE.format("gmd:linkage") + " = <gmd:linkage><gmd:URL>{}</gmd:URL></gmd:linkage>"
_SOUND = "gmd:language/gmd:LanguageCode@codeListValue = fre"
_LIMITS = (
    "gmd:identificationInfo/*/gmd:resourceConstraints[1]/*/gmd:otherConstraints = <gmd:otherConstraints>"
    "<gco:CharacterString>{}</gco:CharacterString></gmd:otherConstraints>"
)
_MAIL = "{}/*/gmd:contactInfo/*/gmd:address/*/gmd:electronicMailAddress = <gmd:electronicMailAddress/>"


@rule(
    "fair-a1-access",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("resources.constraints.others", "resources.constraints.access"),
    examples=[Example("A1", bad=_LIMITS.format("x"), good=_SOUND)],
)
def access_is_told(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record says who has access: everybody, or whom to ask, or from which day on.

    Data that are not open can be FAIR; data of which nobody knows whether they are open cannot.
    """
    together = (one for one in view.record.resource.constraints if one.access)  # with conditions of use in one block
    explained = (text for one in together for text in (*one.others, *one.limitations))
    if not any(says(one.value) or "://" in one.href for one in (*essentials(view).access, *explained)):
        yield problem(
            view,
            "{where} does not say who has access to the data; write a term of the INSPIRE list of limitations, or of "
            "COAR Access Rights",
            "resources.constraints",
        )


@rule(
    "fair-a1-contact",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=(
        "resources.contacts.contacts.emails~@",
        "contacts.contacts.emails~@",
        "resources.contacts.contacts.links.url",
    ),
    examples=[
        Example(
            "A1",
            bad=_MAIL.format("gmd:contact") + "\n" + _MAIL.format("gmd:identificationInfo/*/gmd:pointOfContact"),
            good=_SOUND,
        )
    ],
)
def somebody_can_be_asked(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record has the e-mail address or the page of somebody who answers for the data.

    Every other way to the data fails one day.
    """
    said = essentials(view)
    everybody = (*said.parties, *said.metadata_contacts)
    if any(_MAIL_ADDRESS.fullmatch(one.email.strip()) or scheme_of(one.url) for one in everybody):
        return
    said_so = next((one.email.strip() for one in everybody if one.email.strip()), "")
    yield problem(
        view,
        '"{value}" at {where} is no e-mail address; write one, as name@host.fr'
        if said_so
        else "{where} has no address of a contact; write an e-mail address",
        *(("resources.contacts.contacts.emails", "contacts.contacts.emails") if said_so else ()),
        "resources.contacts",
        value=said_so,
    )


@rule(
    "fair-a1-record-protocol",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1.1",
    shows=("identifier", "data_set_uri", "resources.citation.identifiers.code"),
    examples=[
        Example(
            "A1.1",
            bad="gmd:identificationInfo/*/gmd:citation/*/gmd:identifier/*/gmd:code = <gmd:code><gco:CharacterString>x"
            "</gco:CharacterString></gmd:code>",
            good=_SOUND,
        )
    ],
)
def record_is_reached_openly(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The identifier of the record or of the data is an address of the web, or becomes one, as a DOI does.

    HTTP is free, published, and spoken everywhere.
    """
    said = essentials(view)
    of_data = (text for pair in identifiers_of_data(view) for text in pair)
    given = (said.identifier, view.record.data_set_uri, said.doi, *of_data)
    if any(is_persistent(one) or (_is_open(one) and not doi_in(one)) for one in given):
        return
    refused = next(filter(is_example_doi, given), "")
    yield problem(
        view,
        "the DOI {value} at {where} leads nowhere, since its prefix is one for examples; write the DOI that the "
        "repository gave, or a web address"
        if refused
        else "{where} has no identifier that leads to the record on the web; write a DOI or a web address",
        "resources.citation.identifiers",
        "identifier",
        value=refused,
    )


@rule(
    "fair-a1-data-protocol",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1.1",
    shows=_LINKS,
    examples=[Example("A1.1", bad=_URL.format("x"), good=_SOUND)],
)
def data_are_reached_openly(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The data are reached by a protocol that is free and published: HTTP, FTP, SFTP.

    A path of a computer centre, or a program that must be bought, keeps the others out. A host that only stands for
    others in texts, such as example.org, and a home page without a path lead to no data.
    """
    links = essentials(view).links
    if not any(_is_open(link.url) for link in links):
        template = "{where} has no address of the data by HTTP or FTP; write the link to the data"
        yield problem(view, _why_refused(links) or template, *_LINKS, value=_refused(links))


@rule(
    "fair-a1-data-download",
    severity=Severity.WARNING,
    source=f"{SOURCE} A1",
    shows=("distributions.transfers.links.function", "distributions.transfers.links.protocol", *_LINKS),
    examples=[
        Example(
            "A1",
            bad=_ONLINE.format("gmd:function") + "/gmd:CI_OnLineFunctionCode@codeListValue = information",
            good=_SOUND,
        )
    ],
)
def data_are_fetched_by_programs(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """A link says that a program can fetch the data there: a download, OPeNDAP, or a service.

    A program cannot read on a page what a person is to click.
    """
    links = essentials(view).links
    if not any(_is_open(link.url) and _is_for_programs(link) for link in links):
        template = "{where} does not say where a program fetches the data; give a link the function download"
        is_any_open = any(_is_open(link.url) for link in links)
        yield problem(
            view,
            template if is_any_open else _why_refused(links) or template,
            "distributions.transfers.links.function",
            *_LINKS,
            value=_refused(links),
        )


@rule(
    "fair-a1.2-open",
    severity=Severity.INFO,
    source=f"{SOURCE} A1.2",
    shows=("resources.constraints.others",),
    examples=[Example("A1.2", bad=_LIMITS.format("Accès réservé aux partenaires du projet"), good=_SOUND)],
)
def access_is_open(view: XmlRecord, _context: Context[XmlRecord]) -> Iterator[Problem]:
    """The record says that everybody has access.

    Where not everybody has, the protocol must be able to tell who may: that is up to the repository.
    """
    others = (text for one in view.record.resource.constraints for text in one.others)
    texts = [f"{one.value} {one.href}".casefold() for one in (*essentials(view).access, *others)]
    if not any(word in text for text in texts for word in _OPEN_ACCESS):
        yield problem(
            view,
            "{where} does not say that the data are open to everybody; the repository must let those in who may",
            "resources.constraints",
        )


def _is_open(url: str) -> bool:
    return scheme_of(url) in _OPEN and is_placed_on_the_web(url)


def _why_refused(links: Sequence[Online]) -> str:
    """Give the sentence that says why the links are none to the data; empty where it is no address at all."""
    url = _refused(links)
    scheme = url.partition("://")[0].lower() if "://" in url else ""
    if scheme in _CLOSED:
        return marked(
            "{value} at {where} is of a protocol that is not open to all: it asks for the programs and the account of "
            "one provider; add a link by HTTPS"
        )
    if scheme in _OPEN and not is_placed_on_the_web(url):
        return marked(
            "{value} at {where} leads to no data: it is a host for examples, or a home page; write the link to the data"
        )
    return ""


def _refused(links: Sequence[Online]) -> str:
    """Give the address that is told: one of a closed protocol, else the first."""
    urls = [link.url.strip() for link in links]
    return next((url for url in urls if url.partition("://")[0].lower() in _CLOSED), urls[0] if urls else "")


def _is_for_programs(link: Online) -> bool:
    told = (
        f"{link.protocol or ''} {link.protocol.href if link.protocol else ''} {link.application_profile or ''}".lower()
    )
    return link.function in _DOWNLOADS or any(word in told for word in _BY_PROGRAM)
