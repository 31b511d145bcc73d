"""Open indexes for the tests of mapping: those of the project, built once a session, and small ones of a test."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest

from fairtool.mapping.answer import Answer, Keyword
from fairtool.mapping.matcher import Matcher
from fairtool.skos.entry import Entry
from fairtool.thesauri.index import Index
from fairtool.thesauri.library import open_index
from tests.thesauri.small import index_of

Answering = Callable[..., Answer]


@pytest.fixture(scope="session")
def library(session_cache: Path) -> Iterator[Callable[[str], Index]]:
    """Give what opens a thesaurus of the project, once."""
    with ExitStack() as stack, pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRTOOL_CACHE_DIR", str(session_cache))
        found: dict[str, Index] = {}

        def opened(name: str) -> Index:
            if name not in found:
                patch.setenv("FAIRTOOL_CACHE_DIR", str(session_cache))
                found[name] = open_index(name)
                stack.callback(found[name].close)
            return found[name]

        yield opened


@pytest.fixture
def onto(library: Callable[[str], Index]) -> Answering:
    """Give what maps a text onto thesauri of the project, further facts of the keyword by their names."""

    def answer(text: str, *names: str, **more: object) -> Answer:
        matcher = Matcher(tuple(map(library, names)), names=library("cf-standard-names"))
        return matcher.answer(Keyword(text, **more))  # type: ignore[arg-type] - as in Keyword

    return answer


@pytest.fixture
def small(tmp_path: Path) -> Iterator[Callable[..., Matcher]]:
    """Give what maps onto a thesaurus of some concepts."""
    with ExitStack() as stack:

        def matcher(*entries: Entry, **more: object) -> Matcher:
            index = index_of(tmp_path, *entries, **more)  # type: ignore[arg-type] - as in index_of
            stack.callback(index.close)
            return Matcher((index,))

        yield matcher
