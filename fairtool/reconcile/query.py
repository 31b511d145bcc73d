"""What a client asks: batches of queries in JSON, taken as the specification has them or refused with the reason."""

import json
import re
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Literal, cast

from fairtool.reconcile.refused import Refused
from fairtool.translate import marked

BATCH = 100  # queries
LONGEST = 1000  # characters of a text
MOST = 50  # candidates
_FIELDS = ("query", "type", "type_strict", "limit", "properties")
_STRICT = ("any", "should", "all")
_HALF = re.compile("[\ud800-\udfff]")  # half of a sign, which no text holds
_MOST_VALUES = 100
Strict = Literal["any", "should", "all"]


@dataclass(frozen=True, slots=True)
class Constraint:
    """Values of a property; those that are entities are given by their identifiers."""

    name: str
    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Query:
    """One query; `limit` is 0 where none is asked for."""

    text: str = ""
    types: tuple[str, ...] = ()
    strict: Strict = "should"
    limit: int = 0
    constraints: tuple[Constraint, ...] = ()


def parsed(text: str, where: str) -> object:
    """Give JSON as it was read; raises Refused where it is none, or nested too deep to be read."""
    try:
        return json.loads(text)
    except (ValueError, RecursionError) as error:
        reason = "it is nested too deep" if isinstance(error, RecursionError) else str(error)
        raise Refused("{where} is no JSON: {reason}", where=where, reason=reason) from error


def batch_of(document: object) -> Mapping[str, Query]:
    """Give the queries of a batch by their names; raises Refused where one is not as the specification has it."""
    if not isinstance(document, dict):
        raise Refused(marked("the queries are no JSON object: write queries by their names"))
    if len(document) > BATCH:
        raise Refused(
            "there are {count} queries, and {most} are answered at once", status=413, count=len(document), most=BATCH
        )
    return {_text(name, "name"): _query(_text(name, "name"), one) for name, one in document.items()}


def _query(name: str, said: object) -> Query:
    if not isinstance(said, dict):
        raise Refused("{name} is no JSON object: write a query", name=name)
    if other := next((field for field in said if field not in _FIELDS), None):
        raise Refused(
            "{name} has a field {field}; the fields are {fields}", name=name, field=other, fields=", ".join(_FIELDS)
        )
    if "query" not in said and not said.get("properties"):
        raise Refused("{name} has neither a query nor properties", name=name)
    return Query(
        _text(said.get("query", ""), f"{name}.query"),
        _types(said.get("type", []), f"{name}.type"),
        _strict(said.get("type_strict", "should"), f"{name}.type_strict"),
        _limit(said["limit"], f"{name}.limit") if said.get("limit") is not None else 0,
        _constraints(said.get("properties", []), f"{name}.properties"),
    )


def _text(said: object, where: str) -> str:
    if not isinstance(said, str) or _HALF.search(said):
        raise Refused("{where} is no text", where=where)
    return said


def _types(said: object, where: str) -> tuple[str, ...]:
    """Give the identifiers of types; objects are understood, too, as version 0.1 had them."""
    listed = said if isinstance(said, list) else [said]
    return tuple(_text(one.get("id") if isinstance(one, dict) else one, where) for one in listed[:_MOST_VALUES])


def _strict(said: object, where: str) -> Strict:
    if said not in _STRICT:
        raise Refused("{where} is none of {names}", where=where, names=", ".join(_STRICT))
    return cast("Strict", said)


def _limit(said: object, where: str) -> int:
    if isinstance(said, bool) or not isinstance(said, int | float) or not said >= 1:
        raise Refused("{where} is no positive integer", where=where)
    return int(min(said, MOST))


def _constraints(said: object, where: str) -> tuple[Constraint, ...]:
    if not isinstance(said, list):
        raise Refused("{where} is no list", where=where)
    return tuple(_constraint(one, f"{where}[{number}]") for number, one in enumerate(said[:_MOST_VALUES]))


def _constraint(said: object, where: str) -> Constraint:
    if not isinstance(said, dict) or not {"pid", "v"} <= said.keys():
        raise Refused("{where} has not both pid and v", where=where)
    value = said["v"]
    values = value if isinstance(value, list) else [value]
    return Constraint(_text(said["pid"], f"{where}.pid"), tuple(_value(one, where) for one in values[:_MOST_VALUES]))


def _value(said: object, where: str) -> str:
    if isinstance(said, dict):
        return _text(said.get("id"), f"{where}.v.id")
    if isinstance(said, bool):
        return str(said).lower()
    if isinstance(said, int | float):
        return f"{said:g}"
    return _text(said, f"{where}.v")
