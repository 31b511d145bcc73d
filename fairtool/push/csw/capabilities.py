"""What a catalogue says of itself: its version, its operations and where each is asked, the schemas that it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from lxml.etree import Comment

from fairtool.iso.element import Element
from fairtool.iso.namespaces import URIS, namespace
from fairtool.push.csw.dialect import BY_NAMESPACE, Dialect

_HREF = f"{{{URIS['xlink'][0]}}}href"


@dataclass(frozen=True, slots=True)
class Capabilities:
    """The capabilities of a catalogue.

    `posts` are the addresses that its operations are posted to, by the name of the operation. `schemas` are those that
    GetRecordById gives records in, where it says. `software` is what it calls itself in a comment, as pycsw does.
    """

    dialect: Dialect
    title: str
    posts: Mapping[str, str]
    schemas: frozenset[str] = frozenset()
    software: str = ""

    @property
    def takes_transactions(self) -> bool:
        """Say whether records may be written by somebody."""
        return "Transaction" in self.posts


def capabilities_in(root: Element) -> Capabilities | None:
    """Read the capabilities, None where the document holds none of a version that is known.

    They are read here: OWSLib would need a tenth of a second to be loaded for them in each run, fails on a parameter
    without a name, and gives no values of parameters in CSW 3.0, where they lie one level deeper.
    """
    dialect = BY_NAMESPACE.get(namespace(root.tag))
    if dialect is None or not root.tag.endswith("}Capabilities"):
        return None
    ows = f"{{{dialect.ows}}}"
    operations = [(one.get("name", ""), one) for one in root.iter(f"{ows}Operation")]
    posts = {name: address for name, one in operations if (address := _post(one, ows))}
    schemas = (text for name, one in operations if name == "GetRecordById" for text in _schemas(one, ows))
    title = root.findtext(f"{ows}ServiceIdentification/{ows}Title") or ""
    return Capabilities(dialect, title.strip(), posts, frozenset(schemas), _software(root))


def _software(root: Element) -> str:
    """Give the comment before the root element: `pycsw 2.6.2`."""
    before = root.getprevious()
    return (before.text or "").strip() if before is not None and before.tag is Comment else ""


def _post(operation: Element, ows: str) -> str:
    """Give the first address that plain XML is posted to: some have another one for SOAP."""
    for one in operation.iterfind(f"{ows}DCP/{ows}HTTP/{ows}Post"):
        said = {(value.text or "").strip().upper() for value in one.iterfind(f"{ows}Constraint//{ows}Value")}
        if said != {"SOAP"}:
            return str(one.get(_HREF) or "").strip()
    return ""


def _schemas(operation: Element, ows: str) -> Iterator[str]:
    for parameter in operation.iterfind(f"{ows}Parameter"):
        if str(parameter.get("name")).lower() == "outputschema":
            yield from ((value.text or "").strip() for value in parameter.iter(f"{ows}Value"))
