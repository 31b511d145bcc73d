"""What tests of the web share: servers that end with their test."""

from collections.abc import Iterator
from contextlib import ExitStack

import pytest

from tests.fair.online.loopback import Reply, Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a server on the loopback."""
    with running() as one:
        yield one


@pytest.fixture
def inner() -> Iterator[Site]:
    """Run a server at another address of this machine, which stands for one inside a network."""
    with ExitStack() as stack:
        try:
            one = stack.enter_context(running("127.0.0.2"))
        except OSError as error:  # not every system has the whole loopback
            pytest.skip(f"127.0.0.2 cannot be listened at: {error}")
        one.answers["/"] = Reply("secret")
        yield one
