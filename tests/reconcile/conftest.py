"""A server that runs beside the tests, and real clients."""

import threading
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import httpx
import pytest

from fairtool.cli.map_targets import matcher_for
from fairtool.reconcile.handler import handler_for
from fairtool.reconcile.routes import reply_to
from fairtool.reconcile.server import Server
from fairtool.reconcile.service import services_of
from fairtool.reconcile.worker import Worker
from fairtool.translate import Language


@contextmanager
def serving(*names: str, language: Language = "en", seconds: float = 10) -> Iterator[str]:
    """Serve thesauri, and give the address; a fault of ours fails the test."""
    faults: list[BaseException] = []
    worker = Worker(lambda: services_of(matcher_for(names, (), language), language))
    with Server(0, handler_for(partial(reply_to, worker), language, seconds), faults.append) as server:
        thread = threading.Thread(target=server.serve_forever, args=(0.05,), daemon=True)
        thread.start()
        try:
            yield f"http://127.0.0.1:{server.server_port}"
        finally:
            server.shutdown()
            thread.join()
            worker.close()
    assert faults == []


@pytest.fixture(scope="module")
def cache(session_cache: Path) -> Iterator[Path]:
    """Give a cache that all tests share, so that each index is built once."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("FAIRTOOL_CACHE_DIR", str(session_cache))
        yield session_cache


@pytest.fixture(scope="module")  # the thread of a server that goes on keeps other tests from forking
def address(cache: Path) -> Iterator[str]:  # noqa: ARG001 - it must be there
    with serving("gemet", "cf-standard-names") as found:
        yield found


@pytest.fixture
def client(address: str) -> Iterator[httpx.Client]:
    with httpx.Client(base_url=address, trust_env=False, timeout=30) as found:
        yield found
