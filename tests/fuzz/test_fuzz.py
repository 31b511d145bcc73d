"""No bytes that were made of sound ones stop a reader or a rule, or are told in the words of a library."""

import os
from functools import cache
from random import Random

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from tests.fuzz.targets import TARGETS

LONG = bool(os.environ.get("FAIRTOOL_LONG"))
EXAMPLES = 400 if LONG else 20
_DAMAGE = st.lists(st.integers(0, 2**20), min_size=1, max_size=4)


@cache
def _seeds(target: str) -> tuple[bytes, ...]:
    return TARGETS[target].seeds()


def _damaged(target: str, damage: list[int]) -> bytes:
    """Damage one of the sound files of a target several times; each number stands for what is done."""
    mutations = tuple(TARGETS[target].mutations.values())
    data = _seeds(target)[damage[0] % len(_seeds(target))]
    for number in damage:
        data = mutations[number % len(mutations)](data, Random(number)) if len(data) > 32 else data  # noqa: S311
    return data


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG, suppress_health_check=list(HealthCheck))
@given(damage=_DAMAGE)
def test_damaged_bytes_are_judged_in_plain_words(target: str, damage: list[int]) -> None:
    TARGETS[target].judge(_damaged(target, damage))


@pytest.mark.parametrize("target", TARGETS)
@settings(max_examples=EXAMPLES, deadline=None, derandomize=not LONG, suppress_health_check=list(HealthCheck))
@given(data=st.binary(max_size=200))
def test_any_bytes_are_judged_in_plain_words(target: str, data: bytes) -> None:
    TARGETS[target].judge(data)
