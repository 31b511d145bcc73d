"""A double of Dataverse for tests: stateful, over real HTTP, with the statuses and sentences of the server.

    with Double(version="6.8", rdg=True) as double:
        double.url, double.s3_url, double.token("depositor")

Written after the server's documents and sources from 5.11 to what will be 6.12; where a version matters it says so in
`edition`. Nobody is a superuser. Time is moved by `advance`, the index by `index`, and what may go wrong by `fail_next`.
"""

from tests.push.dataverse_double.face import Double
from tests.push.dataverse_double.serving import Seen
from tests.push.dataverse_double.settings import Settings

__all__ = ["Double", "Seen", "Settings"]
