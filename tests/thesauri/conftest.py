"""What the tests of pulled thesauri share: a server, a cache of their own, and little patience."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.thesauri.pull import PullSettings
from fairtool.thesauri.servers.session import Patience
from tests.thesauri.servers import Site
from tests.thesauri.servers import site as running


@pytest.fixture
def site() -> Iterator[Site]:
    with running() as one:
        yield one


@pytest.fixture
def settings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> PullSettings:
    monkeypatch.setenv("FAIRTOOL_CACHE_DIR", str(tmp_path / "cache"))
    monkeypatch.setenv("NO_PROXY", "127.0.0.1")
    return PullSettings(seconds=20, patience=Patience(attempts=3, first=0.01, longest=2, silence=5))
