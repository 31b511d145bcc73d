"""How values of DMP OPIDoR are read: labels in two languages, days without time, numbers with units, HTML."""

from fairtool.plan.formats import is_day, is_moment
from fairtool.plan.opidor.labels import code_of
from fairtool.plan.opidor.rich_text import plain_of
from fairtool.plan.opidor.writing import Json, filled
from fairtool.record.json_node import JsonNode

__all__ = ["Json", "access_moment", "amount", "filled", "plain", "the_id"]


def plain(node: JsonNode) -> str:
    """Give the plain text of a long text."""
    return plain_of(node.text())


def the_id(node: JsonNode, key: str, registry: str) -> Json:
    """Give the identifier that stands under a key, with its kind beside it under `idType`; empty where none is."""
    number, said = node[key].text(), node["idType"].text()
    if not number:
        return {}
    return {"identifier": number, "type": code_of(registry, said) or code_of("PIDSystem", said) or said or "other"}


def access_moment(text: str) -> str:
    """Give a moment with its zone: the form has days only, and a day without a zone is one of UTC."""
    if is_moment(text):
        return text
    day = text[:10]
    return f"{day}T00:00:00Z" if is_day(day) else text


def amount(node: JsonNode) -> int | float | None:
    """Give a number, whole where it can be."""
    value = node.number()
    return int(value) if value is not None and value.is_integer() else value
