"""What a catalogue says of itself: its version, its operations and where each is asked, the schemas that it gives."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from owslib.ows import OperationsMetadata

from fairtool.iso.element import Element
from fairtool.iso.namespaces import namespace
from fairtool.push.csw.dialect import BY_NAMESPACE, Dialect


@dataclass(frozen=True, slots=True)
class Capabilities:
    """The capabilities of a catalogue.

    `posts` are the addresses that its operations are posted to, by the name of the operation. `schemas` are those that
    GetRecordById gives records in, where it says.
    """

    dialect: Dialect
    title: str
    posts: Mapping[str, str]
    schemas: frozenset[str] = frozenset()

    @property
    def takes_transactions(self) -> bool:
        """Say whether records may be written by somebody."""
        return "Transaction" in self.posts


def capabilities_in(root: Element) -> Capabilities | None:
    """Read the capabilities, None where the document holds none of a version that is known."""
    dialect = BY_NAMESPACE.get(namespace(root.tag))
    if dialect is None or not root.tag.endswith("}Capabilities"):
        return None
    operations = [one for one in root.iter(f"{{{dialect.ows}}}Operation") if one.get("name")]
    posts = {str(one.get("name")): address for one in operations for address in _posts(one, dialect)[:1]}
    title = root.findtext(f"{{{dialect.ows}}}ServiceIdentification/{{{dialect.ows}}}Title") or ""
    schemas = (text for one in operations if one.get("name") == "GetRecordById" for text in _schemas(one, dialect))
    return Capabilities(dialect, title.strip(), posts, frozenset(schemas))


def _posts(operation: Element, dialect: Dialect) -> list[str]:
    """Give the addresses that plain XML is posted to, without those for SOAP."""
    for nameless in [one for one in operation.iter(f"{{{dialect.ows}}}Parameter") if "name" not in one.attrib]:
        operation.remove(nameless)  # OWSLib would fail on it
    methods = OperationsMetadata(operation, dialect.ows).methods
    return [
        str(one["url"]).strip()
        for one in methods
        if one["type"].endswith("Post") and not any(_is_soap(limit.values) for limit in one["constraints"])
    ]


def _is_soap(values: list[str | None]) -> bool:
    return {"SOAP"} == {(value or "").strip().upper() for value in values}


def _schemas(operation: Element, dialect: Dialect) -> Iterator[str]:
    """Give the values of `outputSchema`, which OWSLib leaves out for CSW 3.0, whose values lie one level deeper."""
    for parameter in operation.iter(f"{{{dialect.ows}}}Parameter"):
        if str(parameter.get("name")).lower() == "outputschema":
            yield from ((value.text or "").strip() for value in parameter.iter(f"{{{dialect.ows}}}Value"))
