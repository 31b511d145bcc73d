"""A plan by maDMP 1.2 as a plan file, in which everything is declared: it came from people, by way of another tool."""

import re
import unicodedata
from collections.abc import Iterator, Mapping
from typing import cast

from fairtool.plan.block_shape import block_shape
from fairtool.plan.faults import escaped, faults_of
from fairtool.plan.shape import EXTENSION, Shape
from fairtool.plan.template_file import load_template, templates
from fairtool.plan.yaml_node import MappingNode, Plain, ScalarNode
from fairtool.plan.yaml_text import yaml_of
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language, marked
from fairtool.warned import Warned, warned

_STRANGE = marked("{where} is no field of a plan file and was left out: {value}")
_WRONG = marked("{where} is no value that a plan file takes and was left out: {value}")
_UNASKED = marked("{where} answers no question of {name} and was left out: {value}")
_LONGEST = 40  # characters of a key


def plan_file_text(document: Mapping[str, object], language: Language, template: str) -> tuple[str, tuple[Warned, ...]]:
    """Give the text of a plan file, and what of a plan, `{"dmp": ...}`, it has no field for."""
    block = declared_block(cast("Mapping[str, Plain]", document["dmp"]))
    shape = block_shape(_keys(block))
    own = JsonNode(document)["dmp"][EXTENSION]
    named = own["template"].text()
    chosen = named if named in templates() else template
    told = {one.where: one for one in (*_strange(block, shape, ""), *_unasked(block, chosen))}
    sound = _without(block, frozenset(told), "")
    wrong = {one.where: warned(_WRONG, one.where, value=one.value) for one in faults_of(sound, shape)}
    sound = _without(sound, frozenset(wrong), "")
    head: dict[str, Plain] = {"fairtool_plan": 1, "template": chosen}
    if own["pole"]:
        head["pole"] = own["pole"].text()
    head["language"] = language
    return f"{yaml_of(head)}\n{yaml_of({'declared': sound})}", (*told.values(), *wrong.values())


def declared_block(dmp: Mapping[str, Plain]) -> dict[str, Plain]:
    """Give a plan as a block: data sets and distributions by short keys, what is ours under `about`."""
    own = dmp.get(EXTENSION)
    answers = own.get("answers") if isinstance(own, Mapping) else None
    block = {key: value for key, value in dmp.items() if key not in (EXTENSION, "dataset")}
    sets = dmp.get("dataset")
    datasets = _keyed(
        [_dataset(one) for one in sets if isinstance(one, dict)] if isinstance(sets, list) else [], "data"
    )
    return {**block, **({"answers": answers} if answers else {}), "dataset": cast("Plain", datasets)}


def _dataset(said: dict[str, Plain]) -> tuple[str, dict[str, Plain]]:
    own = said.get(EXTENSION)
    about = {key: value for key, value in own.items() if key not in ("key", "sources")} if isinstance(own, dict) else {}
    key = str(own.get("key") or "") if isinstance(own, dict) else ""
    forms = said.get("distribution")
    content = {name: value for name, value in said.items() if name not in (EXTENSION, "distribution")}
    if isinstance(forms, list) and forms:
        named = [(_text(one, "title"), one) for one in forms if isinstance(one, dict)]
        content["distribution"] = cast("Plain", _keyed(named, "file"))
    if about:
        content["about"] = about
    return key or _text(said, "title"), content


def _text(said: Mapping[str, Plain], key: str) -> str:
    found = said.get(key)
    return found if isinstance(found, str) else ""


def _keyed(entries: list[tuple[str, dict[str, Plain]]], word: str) -> dict[str, dict[str, Plain]]:
    """Give entries by short keys made of their names, no two alike."""
    found: dict[str, dict[str, Plain]] = {}
    counts: dict[str, int] = {}
    for name, content in entries:
        key = short_key(name) or word
        counts[key] = counts.get(key, 0) + 1
        while (free := key if counts[key] == 1 else f"{key}-{counts[key]}") in found:
            counts[key] += 1
        found[free] = content
    return found


def short_key(name: str) -> str:
    """Give a key made of a name: `Température de l'eau` becomes `temperature-de-l-eau`."""
    plain = unicodedata.normalize("NFKD", name).encode("ascii", "ignore").decode().casefold()
    return re.sub(r"[^a-z0-9]+", "-", plain).strip("-")[:_LONGEST].rstrip("-")


def _keys(value: Plain) -> MappingNode:
    """Give the mappings of a value as nodes, which say which keys there are."""
    empty = ScalarNode("", None, 0)
    inside = value.items() if isinstance(value, dict) else ()
    return MappingNode({key: _keys(one) if isinstance(one, dict) else empty for key, one in inside}, {}, 0)


def _strange(value: Plain, shape: Shape, where: str) -> Iterator[Warned]:
    """Give the keys that a plan file has no field for, and the values of a wrong kind, the innermost first."""
    if shape.either:
        shape = next((one for one in shape.either if (one.type == "array") == isinstance(value, list)), shape)
    if isinstance(value, dict) and (shape.keys or shape.type == "object"):
        for key, one in value.items():
            known = shape.keys.get(key)
            if known:
                yield from _strange(one, known, f"{where}/{escaped(key)}")
            else:
                yield warned(_STRANGE, f"{where}/{escaped(key)}", value=one)
    elif isinstance(value, list) and shape.items:
        for index, one in enumerate(value):
            yield from _strange(one, shape.items, f"{where}/{index}")


def _unasked(block: Mapping[str, Plain], template: str) -> Iterator[Warned]:
    """Give the answers to what the template does not ask, of the plan and of its data sets."""
    sets = block.get("dataset")
    found = [("/answers", block.get("answers"))]
    for key, one in sets.items() if isinstance(sets, dict) else ():
        about = one.get("about") if isinstance(one, dict) else None
        answers = about.get("answers") if isinstance(about, dict) else None
        found.append((f"/dataset/{escaped(key)}/about/answers", answers))
    for where, answers in found:
        for key, text in answers.items() if isinstance(answers, dict) else ():
            if load_template(template).question(key) is None:
                yield warned(_UNASKED, f"{where}/{escaped(key)}", name=template, value=text)


def _without(value: Plain, places: frozenset[str], where: str) -> Plain:
    """Give a value without what stands at the places."""
    if isinstance(value, dict):
        named = ((key, one, f"{where}/{escaped(key)}") for key, one in value.items())
        return {key: _without(one, places, place) for key, one, place in named if place not in places}
    if isinstance(value, list):
        numbered = ((one, f"{where}/{index}") for index, one in enumerate(value))
        return [_without(one, places, place) for one, place in numbered if place not in places]
    return value
