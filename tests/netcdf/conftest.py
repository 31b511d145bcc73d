"""What tests of readers share: zarr-python leaves no thread behind, since a process with one cannot be forked."""

import sys
from collections.abc import Iterator

import pytest


@pytest.fixture(autouse=True)
def _no_thread_of_zarr() -> Iterator[None]:
    yield
    if "zarr" in sys.modules:
        from zarr.core.sync import cleanup_resources  # noqa: PLC0415 - most tests need no zarr

        cleanup_resources()
