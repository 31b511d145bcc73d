"""Collections and items go to a STAC API and come back."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from fairtool.errors import UsageError
from tests.push.flow import Producer, opened
from tests.push.servers.features import API_KEY, Quirks
from tests.push.servers.loopback import Asked, Reply
from tests.push.servers.records import record
from tests.push.servers.stac import PYCSW, STANDARD, StacApi

PERIOD = b"""<gmd:temporalElement><gmd:EX_TemporalExtent><gmd:extent>
<gml:TimePeriod xmlns:gml="http://www.opengis.net/gml/3.2" gml:id="t"><gml:beginPosition>2020-01-01</gml:beginPosition>
<gml:endPosition>2021-12-31</gml:endPosition></gml:TimePeriod>
</gmd:extent></gmd:EX_TemporalExtent></gmd:temporalElement></gmd:EX_Extent>"""


def dated(identifier: str, title: str = "Température de la mer") -> bytes:
    return record(identifier, title=title).replace(b"</gmd:EX_Extent>", PERIOD)


@pytest.fixture(params=[STANDARD, PYCSW], ids=["standard", "pycsw"])
def server(request: pytest.FixtureRequest) -> Iterator[StacApi]:
    with StacApi(request.param) as running:
        yield running


def test_a_record_is_a_collection(server: StacApi, tmp_path: Path) -> None:
    marie = Producer(tmp_path, "stac", server.url)
    marie.keep(a=dated("a"))
    assert marie.push() == ("create done",)
    assert server.collections["a"]["title"] == "Température de la mer"
    assert marie.push() == ("unchanged",)
    marie.keep(a=dated("a", "Salinité"))
    assert marie.push() == ("update done",)
    assert server.collections["a"]["title"] == "Salinité"
    server.collections["a"]["title"] = "D'une autre main"
    assert marie.push() == ("conflict refused",)


def test_a_record_is_an_item_where_that_is_said(server: StacApi, tmp_path: Path) -> None:
    server.collections["mer"], server.items["mer"] = {"id": "mer"}, {}
    marie = Producer(tmp_path, "stac", server.url, settings={"item": "true", "collection": "mer"})
    marie.keep(a=dated("a"))
    assert marie.push() == ("create done",)
    assert server.items["mer"]["a"]["collection"] == "mer"
    assert marie.push() == ("unchanged",)
    marie.keep(a=dated("a", "Salinité"))
    assert marie.push() == ("update done",)
    assert server.items["mer"]["a"]["properties"]["title"] == "Salinité"
    server.items["mer"]["a"]["properties"]["title"] = "D'une autre main"
    assert marie.push() == ("conflict refused",)


def test_a_record_without_a_period_cannot_be_an_item(server: StacApi, tmp_path: Path) -> None:
    server.collections["mer"], server.items["mer"] = {"id": "mer"}, {}
    marie = Producer(tmp_path, "stac", server.url, settings={"item": "true"})
    marie.keep(a=record("a"))
    (item,) = marie.plan()
    assert item.action == "refused"
    assert item.reason
    assert "no time with a beginning and an end" in item.reason.text()


def test_the_items_of_a_collection_go_with_it() -> None:
    with StacApi(Quirks(location=False, page=2)) as server, opened("stac", server.url) as catalogue:
        server.collections["mer"] = {"id": "mer", "type": "Collection"}
        server.items["mer"] = {name: {"id": name, "type": "Feature"} for name in "abcde"}
        assert catalogue.children(["mer"]) == {"mer": ("a", "b", "c", "d", "e")}
        assert catalogue.delete(catalogue.held(["mer"])["mer"]) == "HTTP 204"
        assert server.collections == {}


class Small(StacApi):
    """One whose pages hold two items, whatever is asked for."""

    def answer(self, asked: Asked) -> Reply:
        """Give small pages."""
        return super().answer(Asked(asked.method, asked.target.replace("limit=1000", "limit=2"), asked.headers))


def test_items_are_listed_over_all_pages() -> None:
    with Small(STANDARD) as server, opened("stac", server.url) as catalogue:
        server.collections["mer"] = {"id": "mer", "type": "Collection"}
        server.items["mer"] = {name: {"id": name, "type": "Feature"} for name in "abcde"}
        assert catalogue.children(["mer"]) == {"mer": ("a", "b", "c", "d", "e")}


def test_a_key_goes_in_the_header_that_the_configuration_names(tmp_path: Path) -> None:
    with StacApi(STANDARD, key=API_KEY) as server:
        marie = Producer(tmp_path, "stac", server.url, API_KEY.value, {"key-header": API_KEY.header})
        marie.keep(a=dated("a"))
        assert marie.push() == ("create done",)
        assert all("authorization" not in one.headers for one in server.asked)


class ItemsOnly(StacApi):
    """One that takes items, and no collections."""

    transactions: tuple[str, ...] = StacApi.transactions[:1]


def test_a_server_without_transactions_on_collections_is_told_at_once() -> None:
    with ItemsOnly(STANDARD) as server, opened("stac", server.url) as catalogue:
        assert "nothing can be written there" in catalogue.prospect().refusals[0].text()


def test_a_wrong_setting_is_a_wrong_usage() -> None:
    with (
        StacApi(STANDARD) as server,
        pytest.raises(UsageError, match="item = maybe"),
        opened("stac", server.url, settings={"item": "maybe"}),
    ):
        pass
