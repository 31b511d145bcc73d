"""Where data is found on line has an address (1.8)."""

import re
from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, Severity
from fairtool.iso.node import Node
from fairtool.iso.view import XmlRecord
from fairtool.rule import Example, element, rule
from fairtool.rules.inspire.content import INSPIRE, place
from fairtool.rules.inspire.links import address_of, links

_LONGEST = 2000
_ADDRESS = re.compile(r"(?:https?|ftp)://[a-z0-9](?:\.?[a-z0-9-])*\.[a-z0-9-]{1,4}", re.IGNORECASE)
_ON_LINE = "gmd:distributionInfo/gmd:MD_Distribution/gmd:transferOptions/gmd:MD_DigitalTransferOptions/gmd:onLine"
_URL = f"{_ON_LINE}/gmd:CI_OnlineResource/gmd:linkage/gmd:URL"


@rule(
    "inspire-1.8-resource-locator",
    covers=["1.8"],
    when=element("DataRecord"),
    examples=[
        Example(
            "1.8",
            bad=f"{_URL} = <gmd:URL>www.baie.example/donnees</gmd:URL>",
            good=f"{_URL} = <gmd:URL>https://www.baie.example/donnees</gmd:URL>",
        ),
        Example("1.8", bad=f"{_URL} = <gmd:URL/>", good=""),
    ],
)
def locators_have_an_address(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """Each resource locator has an address that begins with `http://`, `https://` or `ftp://` and names a host.

    It is the way from the record to the data. Only how it is written is looked at: whether it answers is not evaluated
    here, since that needs the network.
    """
    for link in links(context.view):
        value = address_of(link)
        if not value:
            yield Problem(
                "{where} is empty; write the address, or take the resource locator out",
                where=place(link, "url"),
                line=link.line,
            )
        elif not _ADDRESS.search(value[:_LONGEST]):
            yield Problem(
                '{where} is "{value}", which is no address on the network; write it like https://www.organisation.fr/data',
                where=place(link, "url"),
                line=link.line,
                value=value,
            )


@rule(
    "inspire-1.8-no-resource-locator",
    when=element("DataRecord"),
    severity=Severity.INFO,
    source=f"{INSPIRE} 1.8",
    examples=[Example("1.8", bad=f"{_ON_LINE} =", good="")],
)
def data_is_found_on_line(node: Node, context: Context[XmlRecord]) -> Iterator[Problem]:
    """A record of data says where the data, or more about it, is found on line.

    The guidance asks for a resource locator wherever there is such a place. Nothing is wrong in its absence where there
    is none.
    """
    if not links(context.view):
        yield Problem(
            "{where} does not say where the data is found on line; if there is such a place, write its address as a "
            "resource locator",
            where=node.where,
            line=node.line,
        )
