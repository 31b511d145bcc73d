"""Rubrics that build on another one: what they share stands in one file, and theirs holds what differs."""

from collections.abc import Mapping
from typing import Any

from fairtool.resources import schema

Content = Mapping[str, Any]
_OWN = ("extends", "without", "indicators")


def whole(name: str) -> Content:
    """Give the content of a rubric with that of the one it extends.

    An indicator of the same id takes what it does not say itself from the other. `without` names what the groups of
    rules that are left out look at: a pole whose data fairtool cannot read goes without `data` and `together`, and
    without the indicators that rest on nothing else.
    """
    content: Content = schema(f"rubrics/{name}")
    if "extends" not in content:
        return content
    parent = whole(content["extends"])
    own = content.get("indicators", {})
    without = frozenset(content.get("without", ()))
    shared = {key: {**_left(one, without), **own.get(key, {})} for key, one in parent["indicators"].items()}
    united = {key: one for key, one in {**own, **shared}.items() if one.get("evidence") or one.get("needs")}
    return {
        **parent,
        **{key: value for key, value in content.items() if key not in _OWN},
        "indicators": {key: united[key] for key in sorted(united, key=_place)},
    }


def added(name: str) -> tuple[str, frozenset[str]]:
    """Give the name of the rubric that one extends, and the ids of what it says itself; empty names for none."""
    content: Content = schema(f"rubrics/{name}")
    return content.get("extends", ""), frozenset(content["indicators"])


def _left(indicator: Content, without: frozenset[str]) -> Content:
    """Give an indicator without the groups of rules that look at what is not there."""
    if not without or "evidence" not in indicator:
        return indicator
    return {**indicator, "evidence": [group for group in indicator["evidence"] if group["on"] not in without]}


def _place(key: str) -> tuple[int, str, str]:
    """Order ids by their principle, as the letters of FAIR stand, then by number: `DT-F2-01`, `DT-R1.1-01`."""
    principle = key.split("-")[1]
    return "FAIR".index(principle[0]), principle, key
