"""What F-UJI asks under A: conditions of access, protocols, retrieval."""

from fairtool.fair.fuji import accessible as ask
from fairtool.rules.fuji.question import Question, on_both, on_page
from fairtool.rules.fuji.record_examples import NO_LINKS

_ACCESS = ("resources.constraints.others", "resources.constraints.access")
_LINKS = ("distributions.transfers.links.url", "distributions.distributors.transfers.links.url")

RULES = on_both(
    Question(
        "a1-access",
        ask.says_access,
        "{where} does not say who has access; write a term of COAR Access Rights, such as "
        "http://purl.org/coar/access_right/c_abf2",
        """Conditions of access are found. What names a licence is not taken for one.

Any text counts, also one that says nothing.""",
        _ACCESS,
        ("json-ld", "record"),
    ),
    Question(
        "a1-access-term",
        ask.has_term_of_access,
        "{where} says who has access in words of its own; write the identifier of a term alone, such as openAccess",
        """The conditions of access are an identifier of a vocabulary and nothing else, such as openAccess or c_abf2.

Programs compare identifiers, and not sentences.""",
        _ACCESS,
        ("json-ld", "record"),
    ),
    Question(
        "a1-access-address",
        ask.has_address_of_access,
        "{where} has no address of a term of access; write one of COAR Access Rights, such as "
        "http://purl.org/coar/access_right/c_abf2",
        """The conditions of access are the address of a term of COAR, the European Union or ePrints.

In JSON-LD isAccessibleForFree counts as well. The vocabulary of INSPIRE is not known to F-UJI.""",
        _ACCESS,
        ("json-ld", "record"),
    ),
    Question(
        "a1-data-protocol",
        ask.data_by_protocol,
        "{where} has no address of the data by a common protocol; write a link that begins with https://",
        """A data file is reached by a protocol of the web: HTTP, FTP, SFTP and some others.

A path of a computer centre is none.""",
        _LINKS,
        ("data", "item"),
        bad=NO_LINKS,
    ),
    Question(
        "a1.2-data-login",
        ask.data_with_access,
        "{where} has no address of the data by a protocol that can ask who one is; write a link that begins with https://",
        """The protocol of a data file can ask who one is, as HTTP and FTP can.

It is asked of open data as well: the protocol must be able to, and need not do so.""",
        _LINKS,
        ("data", "item"),
        bad=NO_LINKS,
    ),
)

PAGES = on_page(
    Question(
        "a1-metadata-protocol",
        ask.metadata_by_protocol,
        "{where} is not reached by a common protocol; publish the page by HTTPS",
        """The metadata are reached by a protocol of the web.

Whatever has a page has this.""",
        fails_bare=False,
    ),
    Question(
        "a1.2-metadata-login",
        ask.metadata_with_access,
        "{where} is not reached by a protocol that can ask who one is; publish the page by HTTPS",
        """The protocol of the metadata can ask who one is, as HTTP can.

Whatever has a page has this.""",
        fails_bare=False,
    ),
    Question(
        "a1-metadata-came",
        ask.metadata_came,
        "{where} leads to no metadata that F-UJI reads; put JSON-LD of schema.org into the page",
        """The address or identifier leads to metadata: in the page, when they are asked for, or behind a typed link.

A page without them is for people only.""",
        shown=("json-ld", "record"),
    ),
    Question(
        "a1-data-came",
        ask.data_came,
        "{where} leads to no data file that comes; mend the links, or say that access is restricted",
        """A data file comes from the address that metadata give.

Whether it comes is seen only by asking for it.""",
        shown=("data",),
    ),
)
