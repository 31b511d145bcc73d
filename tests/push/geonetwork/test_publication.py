"""Records go to GeoNetwork by its CSW publication, around what it counts wrong and does half."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.errors import UsageError
from tests.push.flow import Producer, opened
from tests.push.servers.geonetwork import GeoNetwork
from tests.push.servers.geonetwork_model import ADMIN, EDITOR, REGISTERED, STRANGER
from tests.push.servers.geonetwork_xml import Habits, parsed
from tests.push.servers.loopback import Asked, Reply
from tests.push.servers.records import many, record

BY_CSW = {"protocol": "csw"}


@pytest.fixture(params=[Habits(), Habits(other_prefixes=True, lags=True)], ids=["as-sent", "rewriting"])
def server(request: pytest.FixtureRequest) -> Iterator[GeoNetwork]:
    with GeoNetwork(request.param) as running:
        yield running


@pytest.fixture
def marie(server: GeoNetwork, tmp_path: Path) -> Producer:
    return Producer(tmp_path, "geonetwork", server.url, f"{EDITOR.name}:{EDITOR.password}", BY_CSW)


def sent(server: GeoNetwork) -> int:
    return sum(one.path.endswith("csw-publication") for one in server.asked)


def test_many_records_are_one_transaction_and_unchanged_then(server: GeoNetwork, marie: Producer) -> None:
    marie.keep(**many(5))
    assert marie.push() == ("create done",) * 5
    assert sent(server) == 1
    assert marie.push() == ("unchanged",) * 5
    assert sent(server) == 1
    assert server.requests("PUT") == []


def test_several_updates_are_done_though_the_catalogue_counts_the_last_alone(
    server: GeoNetwork, marie: Producer
) -> None:
    marie.keep(**many(3))
    marie.push()
    marie.keep(**many(3, title="Salinité, n° {number}"))
    assert marie.push() == ("update done",) * 3
    assert sent(server) == 2
    assert {one.title for one in server.catalogue.records.values()} == {
        f"Salinité, n° {number}" for number in (1, 2, 3)
    }


class Late(GeoNetwork):
    """One that is given a record by somebody else while the first transaction is on its way."""

    def answer(self, asked: Asked) -> Reply:
        """Let the other be first."""
        name = "essai-00003"
        if asked.path.endswith("csw-publication") and name not in self.catalogue.records:
            self.catalogue.insert(STRANGER, parsed(record(name)), name, 103)
        return super().answer(asked)


def test_what_was_written_before_a_failure_stays_and_the_rest_goes_on(tmp_path: Path) -> None:
    with Late() as server:
        marie = Producer(tmp_path, "geonetwork", server.url, f"{EDITOR.name}:{EDITOR.password}", BY_CSW)
        marie.keep(**many(5))
        assert marie.push() == ("create done", "create done", "create failed", "create done", "create done")
        assert server.catalogue.records["essai-00003"].owner == STRANGER.number
        assert set(server.catalogue.records) == set(many(5))


def test_where_records_go_is_told(server: GeoNetwork) -> None:
    with opened("geonetwork", server.url, f"{ADMIN.name}:{ADMIN.password}", BY_CSW) as catalogue:
        prospect = catalogue.prospect()
        assert prospect.refusals == ()
        assert ["the catalogue itself chooses" in note.text() for note in prospect.notes] == [True]


def test_who_may_not_write_is_told_before_anything_is_sent(server: GeoNetwork) -> None:
    with opened("geonetwork", server.url, f"{REGISTERED.name}:{REGISTERED.password}", BY_CSW) as catalogue:
        assert "writing wants Editor" in catalogue.prospect().refusals[0].text()
        assert sent(server) == 0


@pytest.mark.parametrize(
    ("settings", "words"),
    [
        ({"protocol": "csw", "group": "odatis"}, "key group"),
        ({"protocol": "csw", "public": "true"}, "key public"),
        ({"protocol": "csw", "batch": "0"}, "number from 1 to 100"),
        ({"protocol": "soap"}, "protocol = soap"),
    ],
)
def test_what_it_cannot_say_is_a_wrong_usage(server: GeoNetwork, settings: dict[str, str], words: str) -> None:
    with pytest.raises(UsageError, match=words), opened("geonetwork", server.url, settings=settings):
        pass
