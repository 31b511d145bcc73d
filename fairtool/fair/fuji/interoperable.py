"""The tests of F-UJI on formal languages, vocabularies and related resources; None where the answer is not known."""

import re
from urllib.parse import urlsplit

from fairtool.fair.fuji.exposed import Exposed
from fairtool.fair.fuji.identifiers import is_pid
from fairtool.fair.fuji.lists import bare, lists
from fairtool.fair.fuji.source import Way

_ADDRESS = re.compile(r"(?:https?|ftp)://\S+")
_FORMAL = (Way.JSON_LD, Way.RDFA, Way.OPEN_GRAPH)
_LINKED = (Way.RDF_LINKED, Way.RDF_ASKED, Way.JSON_LD_ASKED)


def is_formal_in_page(exposed: Exposed) -> bool | None:
    """Say whether the page holds JSON-LD of schema.org, RDFa or Open Graph."""
    if exposed.came(*_FORMAL):
        return True
    return None if any(one.way is Way.RDFA for one in exposed.sources) else False


def is_formal_elsewhere(exposed: Exposed) -> bool | None:
    """Say whether RDF comes when it is asked for, or by a typed link."""
    if exposed.came(*_LINKED):
        return True
    return None if exposed.unseen else False


def has_known_vocabulary(exposed: Exposed) -> bool | None:
    """Say whether an address is of a vocabulary that is registered; None where one of a keyword may be."""
    known = lists()
    if any(_begins(one, known.vocabularies) for one in (*exposed.namespaces, *exposed.linked)):
        return True
    own = {_host(one) for one in (*exposed.addresses, *(file.address for file in exposed.files))}
    open_ = (one for one in exposed.concepts if "://" in one and _host(one) not in own)
    if exposed.is_open or any(not _begins(one, known.other_addresses) for one in open_):
        return None
    return False


def has_related(exposed: Exposed) -> bool | None:
    """Say whether related resources are named."""
    return exposed.answer(exposed.related)


def has_related_address(exposed: Exposed) -> bool | None:
    """Say whether a related resource is named by an address or an identifier."""
    return exposed.answer(any(_ADDRESS.fullmatch(one) or is_pid(one) for one in exposed.related))


def _begins(address: str, beginnings: tuple[str, ...]) -> bool:
    plain = bare(address)
    return any(plain.startswith(one) and plain[len(one) : len(one) + 1] in "/#?_" for one in beginnings)


def _host(address: str) -> str:
    try:
        return urlsplit(address).netloc.lower()
    except ValueError:
        return ""
