"""What tests of reading back share: a site with landing pages."""

from collections.abc import Iterator

import pytest

from tests.fair.online.loopback import Site, running


@pytest.fixture
def site() -> Iterator[Site]:
    """Run a server on the loopback."""
    with running() as one:
        yield one
