"""What is above what: the same as by walking, however deep or tangled the hierarchy is."""

import time
from collections.abc import Mapping, Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as some

from fairtool.skos.check.ancestry import Ancestry, Groups

NAMES = some.sampled_from("abcdefgh")
HIERARCHIES = some.dictionaries(NAMES, some.lists(NAMES, max_size=4).map(tuple))


def _walked(broader: Mapping[str, Sequence[str]], lower: str) -> set[str]:
    found: set[str] = set()
    waiting = list(broader.get(lower, ()))
    while waiting:
        one = waiting.pop()
        if one not in found:
            found.add(one)
            waiting += broader.get(one, ())
    return found


@given(HIERARCHIES)
def test_what_is_above_is_what_a_walk_meets(broader: dict[str, tuple[str, ...]]) -> None:
    ancestry = Ancestry(broader)
    for lower in "abcdefgh":
        above = _walked(broader, lower)
        assert {upper for upper in "abcdefgh" if ancestry.is_above(upper, lower)} == above


@given(HIERARCHIES)
def test_a_circle_has_all_that_are_above_each_other(broader: dict[str, tuple[str, ...]]) -> None:
    above = {one: _walked(broader, one) for one in "abcdefgh"}
    wanted = {frozenset(b for b in above if b in above[a] and a in above[b]) for a in above if a in above[a]}
    assert {frozenset(one) for one in Ancestry(broader).cycles} == {one for one in wanted if len(one) > 1}


@given(some.lists(some.tuples(NAMES, NAMES)))
def test_a_group_has_all_that_pairs_lead_to(pairs: list[tuple[str, str]]) -> None:
    groups = Groups(pairs)
    both = [*pairs, *((other, one) for one, other in pairs)]
    linked = {one: tuple(b for a, b in both if a == one) for one, _ in both}
    for one in linked:
        assert {other for other in linked if groups.group(other) == groups.group(one)} == {
            one,
            *_walked(linked, one),
        }


@pytest.mark.parametrize("closed", [False, True], ids=["chain", "circle"])
def test_a_hierarchy_of_100_000_levels_is_no_obstacle(*, closed: bool) -> None:
    depth = 100_000
    broader = {str(number): (str(number + 1),) for number in range(depth)}
    if closed:
        broader[str(depth)] = ("0",)
    start = time.perf_counter()
    ancestry = Ancestry(broader)
    for number in range(0, depth, 2):
        assert ancestry.is_above(str(depth), str(number))
        assert ancestry.is_above(str(number), str(depth)) is closed
    assert time.perf_counter() - start < 30, "each question is answered without a walk to the top"
    assert [len(one) for one in ancestry.cycles] == ([depth + 1] if closed else [])
