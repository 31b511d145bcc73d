"""What a server of strangers gives costs bounded time and memory, and is read in a process of its own."""

import json
import pickle
from time import process_time

import pytest

from fairtool.engine import opened
from fairtool.errors import UnreadableError
from fairtool.fair.online.opendap import services_named
from fairtool.fair.online.page import Embedded, read_page
from fairtool.fair.online.record_found import RecordFound, Way, embedded_records, served_records
from fairtool.link_fields import resolved
from fairtool.record.dcat_load import load
from fairtool.record.flat import flat
from fairtool.record.json_node import JsonNode
from fairtool.record.schema_org_read import read_schema_org
from fairtool.warned import from_error

AT = "https://data.example.org/sets/7/"


# Addresses


@pytest.mark.parametrize(("base", "reference"), [("https://a.example/", "x" * 9000), ("https://a/" + "x" * 9000, "y")])
def test_no_address_is_longer_than_servers_take(base: str, reference: str) -> None:
    assert resolved(base, reference) is None


def test_a_base_of_a_megabyte_is_none() -> None:
    links = "".join(f'<a href="{one}">x</a>' for one in range(50_000))
    page = read_page(f'<base href="http://e.example/{"a" * 2**20}/">{links}'.encode(), "text/html", AT)
    assert page.addresses[0] == f"{AT}0"
    assert len(page.addresses) == 5000


# Depth


def _lists(value: object, depth: int = 60) -> object:
    for _ in range(depth):
        value = [value]
    return value


def _chained(many: int) -> JsonNode:
    """Give things that name each other, each behind lists in lists."""
    things = [{"@id": f"t{one}", "x": _lists({"@id": f"t{one + 1}"})} for one in range(many)]
    last = [{"@id": f"t{many}", "name": "end"}, {"@type": "Dataset", "name": "n", "about": {"@id": "t0"}}]
    return JsonNode({"@context": "https://schema.org", "@graph": [*things, *last]})


def test_things_behind_lists_in_lists_are_no_deeper_than_others() -> None:
    [found] = embedded_records((Embedded(_chained(30), AT),), AT)
    assert isinstance(found, RecordFound)
    assert str(found.record.resource.citation and found.record.resource.citation.title) == "n"


# Time


def _seconds(work: object, *more: object) -> float:
    begun = process_time()
    opened(lambda: work(*more), "x")  # type: ignore[operator] # a function
    return process_time() - begun


@pytest.mark.parametrize("text", [b'a:a a:b "' + b'\\"' * 200_000, b"a:a a:b '" + b"\\'" * 200_000,
                                  b"'''\\" * 100_000, b'"""\\' * 100_000, b'"" ' * 100_000], ids=range(5))  # fmt: skip
def test_a_quotation_mark_that_is_not_closed_is_looked_at_once(text: bytes) -> None:
    with pytest.raises(UnreadableError):
        load(text, "x")
    assert _seconds(load, text, "x") < 5


def test_brackets_in_strings_are_no_depth() -> None:
    text = '@prefix a: <urn:a> . a:a a:b "' + "[" * 300 + '", """' + '(""\\"' * 300 + '""" .'
    assert load(text.encode(), "x").subjects


def test_an_address_that_names_servers_over_and_over_takes_no_time() -> None:
    address = f"http://e.example{'/thredds/fileServer/' * 20_000}x"
    assert _seconds(services_named, (address, address[:8000]), (), (), 5) < 1
    [(found, stated)] = services_named(("http://e.example/thredds/fileServer/a/b.nc",), (), (), 5)
    assert (found, stated) == ("http://e.example/thredds/dodsC/a/b.nc", False)


def test_twenty_thousand_distributions_are_told_apart_in_a_moment() -> None:
    things = [{"@type": "DataDownload", "contentUrl": f"http://a/{one}"} for one in range(20_000)]
    record = read_schema_org({"@type": "Dataset", "name": "n", "distribution": [*things, *things[:3]]})
    assert _seconds(flat, record) < 5
    assert [one.url for one in flat(record).links] == [f"http://a/{one}" for one in range(20_000)]


def test_a_graph_that_cannot_be_told_of_is_a_warning() -> None:
    body = json.dumps(_chained(30).value).encode()
    assert [*served_records(body, "application/ld+json", AT, Way.DESCRIBED_BY)]


# Sentences


def test_a_place_that_an_error_names_is_the_one_that_is_told() -> None:
    error = UnreadableError("{path} holds nothing at {where}", path="a", where="/b", hint="look at {where}")
    told = pickle.loads(pickle.dumps(from_error(error, "https://a.example/")))  # noqa: S301 - our own
    assert told.text() == "a holds nothing at /b"
    assert told.advice() == "look at /b"
    assert told == from_error(error, "https://a.example/")
