"""A header that was stored and loaded is the same header, and rules that read no values say the same of it."""

import json
import math
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.conformance import table
from fairtool.context import Context
from fairtool.engine import Examination, examine
from fairtool.errors import Unavailable, UnreadableError
from fairtool.netcdf.cdl import parse
from fairtool.netcdf.dataset import Dataset, Format
from fairtool.netcdf.facts import SCHEMA, from_facts, to_facts
from fairtool.netcdf.model import Dimension, Group, NcType, Numbers, Opaque, StringText, Variable
from fairtool.netcdf.values import Array
from fairtool.report import OutcomeStatus
from fairtool.rule import Example, Rule
from fairtool.rules import frame
from fairtool.rules.catalogue import all_rules
from fairtool.standards import NEWEST
from fairtool.version import Version
from fairtool.vocabulary.store import shipped

RULES = all_rules()
STANDARDS = ("acdd", "cf", "ugrid")


class Watched:
    """A reader that passes on what is asked, and remembers that it was."""

    def __init__(self, dataset: Dataset) -> None:
        """Keep the reader of the data set."""
        self._reader = dataset.reader
        self.asked = False

    def read(self, path: str) -> Array:
        """Pass it on."""
        self.asked = True
        return self._reader.read(path)

    def blocks(self, path: str) -> Iterator[Array]:
        """Pass it on."""
        self.asked = True
        return self._reader.blocks(path)


def stored(dataset: Dataset) -> Dataset:
    return from_facts(json.loads(json.dumps(to_facts(dataset))), dataset.path)


def told(dataset: Dataset) -> list[object]:
    """Give everything in a header with its type and its order, which `==` does not see."""
    return [dataset.format, *(_group(group) for group in dataset.groups.values())]


def _group(group: Group) -> list[object]:
    return [
        group.path,
        _values(group),
        [(name, repr(one)) for name, one in group.dimensions.items()],
        [(name, one.path, one.type, repr(one.dimensions), one.type_name, one.deflate, _values(one))
         for name, one in group.variables.items()],
        list(group.groups),
        group.user_types,
    ]  # fmt: skip


def _values(owner: Group | Variable) -> list[tuple[str, str, str]]:
    return [(name, type(value).__name__, repr(value)) for name, value in owner.attributes.items()]


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="/\0"), min_size=1, max_size=4) | st.just("b\udce9")
TEXTS = st.text(max_size=8) | st.just("caf\udce9 \x00 \U0001f30a")
INTEGERS = [kind for kind in NcType if kind.is_integer]
VALUES = st.one_of(
    TEXTS,
    TEXTS.map(StringText),
    st.lists(TEXTS, max_size=3).map(tuple),
    st.builds(Numbers, st.sampled_from(INTEGERS), st.lists(st.integers(-(2**63), 2**64 - 1), max_size=3).map(tuple)),
    st.builds(Numbers, st.just(NcType.FLOAT), st.lists(st.floats(width=32), max_size=3).map(tuple)),
    st.builds(Numbers, st.just(NcType.DOUBLE), st.lists(st.floats(), max_size=3).map(tuple)),
    st.builds(Opaque, NAMES),
)
ATTRIBUTES = st.dictionaries(NAMES, VALUES, max_size=3)


@st.composite
def variables(draw: st.DrawFn, path: str, known: list[Dimension]) -> Variable:
    kind = draw(st.sampled_from(NcType))
    return Variable(
        path,
        kind,
        tuple(draw(st.lists(st.sampled_from(known), max_size=3)) if known else ()),
        draw(ATTRIBUTES),
        draw(NAMES) if kind is NcType.USER else "",
        draw(st.none() | st.integers(0, 9)),
    )


@st.composite
def groups(draw: st.DrawFn, path: str = "/", above: tuple[Dimension, ...] = ()) -> Group:
    prefix = "" if path == "/" else f"{path}/"
    lengths = draw(st.dictionaries(NAMES, st.tuples(st.integers(0, 2**40), st.booleans()), max_size=3))
    own = {name: Dimension(name, length, unlimited, prefix + name) for name, (length, unlimited) in lengths.items()}
    known = [*above, *own.values()]
    names = draw(st.lists(NAMES, unique=True, max_size=3))
    below = draw(st.lists(NAMES, unique=True, max_size=2)) if path.count("/") < 3 else []
    parent = path.rstrip("/")
    return Group(
        path,
        draw(ATTRIBUTES),
        own,
        {name: draw(variables(prefix + name, known)) for name in names},
        {name: draw(groups(f"{parent}/{name}", tuple(known))) for name in below},
        tuple(draw(st.lists(NAMES, max_size=2))),
    )


@given(groups(), st.sampled_from(Format))
def test_a_header_comes_back_unchanged(root: Group, kind: Format) -> None:
    dataset = Dataset("a.nc", kind, root, parse("netcdf a { }").reader)
    assert told(stored(dataset)) == told(dataset)


def test_groups_that_nest_deeper_than_python_recurses_are_stored() -> None:
    deep = "".join(f"group: g{number} {{ " for number in range(150)) + "}" * 150
    dataset = parse(f"netcdf a {{ {deep} }}", "a.nc")
    assert told(stored(dataset)) == told(dataset)
    facts = to_facts(dataset)
    assert _depth(facts) <= 4


def _depth(value: object) -> int:
    return 1 + max(map(_depth, value.values()), default=0) if isinstance(value, dict) else 0


def test_facts_are_compact_and_name_their_schema() -> None:
    text = 'netcdf a { dimensions: t = UNLIMITED ; variables: float x(t) ; x:n = NaN, 1. ; string x:s = "a" ; }'
    assert to_facts(parse(text)) == {
        "schema": "netcdf-facts/1",
        "format": "CDL text",
        "groups": {
            "/": {
                "dimensions": {"t": {"length": 0, "unlimited": True}},
                "variables": {
                    "x": {
                        "type": "float",
                        "dimensions": ["t"],
                        "attributes": {"n": {"double": ["NaN", 1.0]}, "s": {"string": "a"}},
                    }
                },
            }
        },
    }


def test_facts_of_another_schema_are_refused_with_a_hint() -> None:
    with pytest.raises(UnreadableError) as caught:
        from_facts({"schema": "netcdf-facts/9", "format": "", "groups": {}}, "a.nc")
    assert str(caught.value) == "a.nc was stored as netcdf-facts/9, which this version does not read"
    assert caught.value.hint


@pytest.mark.parametrize(
    "groups",
    [
        None,
        [],
        {},
        {"/": []},
        {"/": {"variables": {"v": {"type": "none"}}}},
        {"/": {"variables": {"v": {"type": "int", "dimensions": ["nowhere"]}}}},
        {"/": {"attributes": {"a": {}}}},
        {"/": {"attributes": {"a": 1}}},
        {"/": {"attributes": {"a": {"int": 1}}}},
        {"/": {"attributes": {"a": {"int": [None]}}}},
        {"/": {"dimensions": {"x": {"length": "long"}}}},
        {"/": {}, "/a/b": {}},
    ],
)
def test_facts_that_are_damaged_are_refused(groups: Any) -> None:
    stored: Any = {"schema": "netcdf-facts/1", "format": "netCDF-4", "groups": groups}
    with pytest.raises(UnreadableError, match=r"what was stored of a\.nc is damaged") as told:
        from_facts(stored, "a.nc")
    assert told.value.hint == "store it anew"


@pytest.mark.parametrize("how", ["read", "blocks"])
def test_values_are_unavailable(how: str) -> None:
    dataset = stored(parse("netcdf a { variables: int x ; data: x = 1 ; }"))
    with pytest.raises(Unavailable, match="the values of x were not stored"):
        getattr(dataset, how)(dataset.variables["x"])


def _examples(standard: str) -> Iterator[tuple[Dataset, Version]]:
    """Give the data set of every text of every example of a standard, each once, with the version to judge it by."""
    rules = [rule for rule in RULES.values() if rule.standard == standard]
    texts = {
        (text, _version(standard, example))
        for rule in rules
        for example in rule.examples
        for text in (example.bad, example.good)
    }
    for text, version in sorted(texts):
        cf = version if standard == "cf" else NEWEST["cf"]
        yield parse(frame.complete(text, f"CF-{cf}"), "a.nc"), version


def _version(standard: str, example: Example) -> Version:
    """Give the version to judge an example by: the newest in which its row is in force."""
    if example.version:
        return Version.parse(example.version)
    newest, row = NEWEST[standard], table(standard).get(example.row)
    if row is None or row.kind(newest):
        return newest
    return row.spans[-1].until or row.spans[-1].since


def _examined(dataset: Dataset, rules: list[Rule], version: Version) -> Examination:
    return examine(dataset, rules, {rule.standard: Context(dataset, version, shipped(), deep=True) for rule in rules})


def _watched(dataset: Dataset) -> tuple[Dataset, Watched]:
    reader = Watched(dataset)
    return Dataset(dataset.path, dataset.format, dataset.root, reader), reader


def _applicable(rules: list[Rule], examination: Examination) -> list[Rule]:
    pairs = zip(rules, examination.outcomes, strict=True)
    return [rule for rule, outcome in pairs if outcome.status is not OutcomeStatus.NOT_APPLICABLE]


@pytest.mark.parametrize("standard", STANDARDS)
def test_rules_that_read_no_values_say_the_same_of_a_stored_header(standard: str) -> None:
    rules = [rule for rule in RULES.values() if rule.standard == standard and rule.reads == "none"]
    for dataset, version in _examples(standard):
        view, reader = _watched(dataset)
        here = _examined(view, rules, version)
        assert not reader.asked, [rule.id for rule in rules if _asks(rule, dataset, version)]
        assert _examined(stored(dataset), rules, version) == here


def _asks(rule: Rule, dataset: Dataset, version: Version) -> bool:
    view, reader = _watched(dataset)
    _examined(view, [rule], version)
    return reader.asked


@pytest.mark.parametrize("standard", STANDARDS)
def test_rules_that_read_values_are_not_evaluated_on_a_stored_header(standard: str) -> None:
    rules = [rule for rule in RULES.values() if rule.standard == standard and rule.reads == "values"]
    asking = set()
    for dataset, version in _examples(standard):
        from_store = stored(dataset)
        for rule in _applicable(rules, _examined(from_store, rules, version)):
            if not _asks(rule, dataset, version):
                continue
            asking.add(rule.id)
            there = _examined(from_store, [rule], version)
            early = there.findings  # what it found before it needed values
            assert there.outcomes[0].status is (OutcomeStatus.FAIL if early else OutcomeStatus.NOT_EVALUATED), rule.id
    assert asking == {rule.id for rule in rules}, "a rule that never reads values says that it does"


def test_what_cannot_be_a_number_in_json_is_no_number_there(tmp_path: Path) -> None:
    dataset = parse("netcdf a { :x = -Infinity, NaN, 0.1 ; }")
    path = tmp_path / "facts.json"
    path.write_text(json.dumps(to_facts(dataset), allow_nan=False), encoding="ascii")
    loaded = from_facts(json.loads(path.read_text(encoding="ascii")), "a.nc").attributes["x"]
    assert isinstance(loaded, Numbers)
    assert loaded.values[0] == -math.inf
    assert math.isnan(loaded.values[1])
    assert loaded.values[2] == 0.1
    assert to_facts(dataset)["schema"] == SCHEMA
