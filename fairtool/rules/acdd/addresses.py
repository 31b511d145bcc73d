"""Addresses in ACDD attributes: e-mail, web, ORCID."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.netcdf.dataset import Dataset
from fairtool.netcdf.placeholder import said
from fairtool.rule import Example, attribute, rule
from fairtool.rules.acdd.attributes import SOURCE

_EMAILS = ("creator_email", "publisher_email", "contributor_email")
_URLS = ("creator_url", "publisher_url", "contributor_url", "metadata_link")
_PEOPLE = (
    *_URLS,
    "creator_id",
    "publisher_id",
    "contributor_id",
    "creator_name",
    "publisher_name",
    "contributor_name",
    "principal_investigator_id",
)
# `name AT host`, which some networks ask for against robots, is an address too.
_EMAIL = re.compile(r"[^\s@<>,;]+(?:@|\s+at\s+)[^\s@<>,;]+\.[^\s@<>,;.]{2,}", re.IGNORECASE)
_IN_ANGLES = re.compile(r"[^<>]*<([^<>]*)>")
_URL = re.compile(r"(?:https?|ftps?|sftp)://[^\s/?#.]+[^\s]*|(?:doi|hdl):\S+|urn:\S+", re.IGNORECASE)
_ORCID = re.compile(r"orcid\.org/([^\s,;]*)", re.IGNORECASE)
_ORCID_FORM = re.compile(r"\d{4}-\d{4}-\d{4}-\d{3}[\dX]")


@rule(
    "acdd-email",
    when=attribute(*_EMAILS),
    severity=Severity.WARNING,
    source=f"{SOURCE} creator_email",
    examples=[
        Example(
            "acdd-email", bad=':creator_email = "jeanne.exemple" ;', good=':creator_email = "jeanne@example.org" ;'
        ),
        Example(
            "acdd-email",
            bad=':publisher_email = "https://example.org" ;',
            good=':publisher_email = "Data <data@example.org>, jeanne AT example.org" ;',
        ),
    ],
)
def emails_are_addresses(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The e-mail addresses of creator, publisher and contributors are e-mail addresses.

    They are how a user asks about the data; several are separated by commas.
    """
    for name, text in said(dataset, _EMAILS):
        for one in _items(text):
            angled = _IN_ANGLES.fullmatch(one)
            if not _EMAIL.fullmatch((angled[1] if angled else one).strip()):
                yield Problem(
                    '{where} has "{value}", which is no e-mail address; write name@host',
                    where=dataset.place(name),
                    value=one,
                )


@rule(
    "acdd-url",
    when=attribute(*_URLS),
    severity=Severity.WARNING,
    source=f"{SOURCE} creator_url",
    examples=[
        Example(
            "acdd-url", bad=':creator_url = "www.example.org" ;', good=':creator_url = "https://www.example.org" ;'
        ),
        Example("acdd-url", bad=':publisher_url = "http:/example.org" ;', good=':metadata_link = "doi:10.12770/1" ;'),
    ],
)
def urls_are_addresses(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """The web addresses of creator, publisher and metadata record are whole: `https://` and a host.

    A catalogue makes a link of them; without the first part the link leads into the catalogue itself.
    """
    for name, text in said(dataset, _URLS):
        for one in _items(text):
            if not _URL.fullmatch(one):
                yield Problem(
                    '{where} has "{value}", which is no web address; write it whole, such as https://www.example.org',
                    where=dataset.place(name),
                    value=one,
                )


@rule(
    "acdd-orcid",
    when=attribute(*_PEOPLE),
    severity=Severity.ERROR,
    source=f"{SOURCE} creator_url",
    examples=[
        Example(
            "acdd-orcid",
            bad=':creator_url = "https://orcid.org/0000-0002-1825-0098" ;',
            good=':creator_url = "https://orcid.org/0000-0002-1825-0097" ;',
        ),
        Example(
            "acdd-orcid",
            bad=':creator_url = "https://orcid.org/0000-0002-1825" ;',
            good=':creator_url = "https://orcid.org/0000-0002-9079-593X" ;',
        ),
    ],
)
def orcids_exist(dataset: Dataset, context: Context[Dataset]) -> Iterator[Problem]:
    """An ORCID has sixteen digits in four groups, and its last one agrees with the others.

    The last digit is computed from the others (ISO 7064), so that a slip of the pen does not lead to somebody else.
    """
    for name, text in said(dataset, _PEOPLE):
        for found in _ORCID.findall(text):
            number = found.rstrip("/.)>\"'").upper()
            if not _ORCID_FORM.fullmatch(number) or number[-1] != check_digit(number[:-1]):
                yield Problem(
                    '{where} has the ORCID "{value}", which does not exist: a digit is wrong or missing',
                    where=dataset.place(name),
                    value=number,
                )


def check_digit(digits: str) -> str:
    """Give the last digit of an ORCID from those before it (ISO 7064, MOD 11-2); signs between them do not count."""
    total = 0
    for digit in digits:
        if digit.isdigit():
            total = 2 * (total + int(digit))
    rest = (12 - total % 11) % 11
    return "X" if rest == 10 else str(rest)


def _items(text: str) -> tuple[str, ...]:
    """Split a list of addresses; a comma inside an address stands before no blank."""
    return tuple(item.strip() for item in re.split(r"[;\n]|,\s", text) if item.strip())
