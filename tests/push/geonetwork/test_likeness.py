"""What GeoNetwork writes by itself is no difference, and what a producer writes is one."""

import pytest

from fairtool.push.changes import changes_between
from fairtool.push.geonetwork.likeness import fields_in, hash_in, stamp_in
from tests.push.servers.records import CODES, record

MDB = "http://standards.iso.org/iso/19115/-3/mdb/2.0"
CIT = "http://standards.iso.org/iso/19115/-3/cit/2.0"
GCO = "http://standards.iso.org/iso/19115/-3/gco/1.0"


def dated(kind: str, day: str) -> str:
    return (
        f"<mdb:dateInfo><cit:CI_Date><cit:date><gco:Date>{day}</gco:Date></cit:date><cit:dateType>"
        f'<cit:CI_DateTypeCode codeList="x" codeListValue="{kind}"/></cit:dateType></cit:CI_Date></mdb:dateInfo>'
    )


def newer(*dates: str) -> bytes:
    names = f'xmlns:mdb="{MDB}" xmlns:cit="{CIT}" xmlns:gco="{GCO}"'
    return f"<mdb:MD_Metadata {names}>{''.join(dates)}</mdb:MD_Metadata>".encode()


@pytest.mark.parametrize(
    "other",
    [
        record("a", date_stamp="2030-01-01"),
        record("a").replace(CODES.encode(), b"https://elsewhere.example.org/codes.xml"),
        record("a").replace(b"gco:", b"g:").replace(b"xmlns:gco", b"xmlns:g"),
        record("a").replace(b"\n", b"\r\n  "),
    ],
    ids=["date", "code lists", "prefixes", "space"],
)
def test_what_the_catalogue_rewrites_does_not_count(other: bytes) -> None:
    assert hash_in(record("a"), "a") == hash_in(other, "a")
    assert changes_between(fields_in(record("a")), fields_in(other)) == ()


@pytest.mark.parametrize(
    ("before", "after"),
    [(b"oceans", b"inlandWaters"), (b'codeListValue="author"', b'codeListValue="owner"'), (b"48.35", b"48.36")],
)
def test_what_the_producer_says_counts(before: bytes, after: bytes) -> None:
    other = record("a").replace(before, after)
    assert hash_in(record("a"), "a") != hash_in(other, "a")
    assert len(changes_between(fields_in(record("a")), fields_in(other))) == 1


def test_of_the_dates_of_iso_19115_3_only_that_of_the_last_revision_is_set_at_each_save() -> None:
    created = dated("creation", "2020-01-01")
    one = newer(created, dated("revision", "2024-05-17"))
    assert hash_in(one, "a") == hash_in(newer(created, dated("revision", "2030-01-01")), "a")
    assert hash_in(one, "a") == hash_in(newer(created), "a")
    assert hash_in(one, "a") != hash_in(newer(dated("creation", "2021-01-01")), "a")
    assert stamp_in(one, "a") == "2024-05-17"


def test_the_stamp_is_that_of_the_record() -> None:
    assert stamp_in(record("a", date_stamp="2024-05-17"), "a") == "2024-05-17"
