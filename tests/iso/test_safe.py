"""XML that is not trusted: one clear sentence, no entity, no network, bounded memory."""

import resource
from pathlib import Path

import pytest

from fairtool.errors import UnreadableError
from fairtool.iso import safe
from fairtool.iso.safe import parse, read

ROOT = b"<a xmlns='urn:a'><b>x</b></a>"
ENTITY = b"<!DOCTYPE a [<!ENTITY x SYSTEM 'file:///etc/passwd'>]>"
LAUGHS = b"<!DOCTYPE a [<!ENTITY a 'aaaaaaaaaa'><!ENTITY b '&a;&a;&a;&a;&a;&a;&a;&a;'>]>"


def _refused(data: bytes) -> str:
    with pytest.raises(UnreadableError) as raised:
        parse(data, "r.xml")
    return str(raised.value)


@pytest.mark.parametrize(
    "data",
    [
        ENTITY + b"<a>&x;</a>",
        LAUGHS + b"<a>&b;</a>",
        LAUGHS + b"<a b='&b;'/>",
        b"<?xml version='1.0'?>\n<!-- harmless -->\n" + ENTITY + b"<a/>",
        b"\xef\xbb\xbf" + ENTITY + b"<a/>",
        (ENTITY + b"<a>&x;</a>").decode().encode("utf-16"),
        (ENTITY + b"<a/>").decode().encode("utf-16-be"),
        (ENTITY + b"<a/>").decode().encode("utf-32"),
        b"<!DOCTYPE a SYSTEM 'http://127.0.0.1:9/a.dtd'><a/>",
        b"<!doctype a><a/>",
    ],
    ids=[
        "external entity", "expanding entities", "in an attribute", "after a comment", "byte order mark", "UTF-16",
        "UTF-16 without mark", "UTF-32", "external subset", "lower case",
    ],
)  # fmt: skip
def test_a_document_type_is_refused(data: bytes) -> None:
    assert "<!DOCTYPE" in _refused(data)


@pytest.mark.parametrize("encoding", ["utf-7", "UTF-7"])
def test_an_encoding_that_hides_a_document_type_is_refused(encoding: str) -> None:
    assert "UTF-7" in _refused(f"<?xml version='1.0' encoding='{encoding}'?><a/>".encode())


@pytest.mark.parametrize(
    ("data", "told"),
    [
        (b"", "is empty"),
        (b"  \n ", "is empty"),
        (b"<a><b></a>", "</a> closes an element while <b> of line 1"),
        (b"<a>", "breaks off"),
        (b"<a/><b/>", "after the end"),
        (b"plain words", "holds no XML"),
        (b"<a>&eacute;</a>", "an entity that is not declared"),
        (b"<gmd:a/>", "a prefix is not declared"),
        ("<?xml version='1.0' encoding='UTF-8'?><a>é</a>".encode("latin-1"), "not of the encoding"),
        (b"<?xml version='1.0' encoding='klingon'?><a/>", "encoding that is not known"),
        (b"<a>\x01</a>", "line 1"),
        (b"<a>" * 10_000 + b"</a>" * 10_000, "more than 256 deep"),
        (b"<a>" + b"x" * 11_000_000 + b"</a>", "more than 10 MB"),
        (b"\0" * 100, "r.xml"),
    ],
    ids=[
        "empty", "blank", "mismatch", "cut off", "two roots", "words", "entity", "prefix", "wrong encoding",
        "unknown encoding", "control character", "deep", "long text", "zeros",
    ],
)  # fmt: skip
def test_what_is_no_sound_xml_is_told_in_a_sentence(data: bytes, told: str) -> None:
    message = _refused(data)
    assert told in message
    assert "\n" not in message
    assert len(message) < 400


def test_fifty_megabytes_of_text_take_bounded_memory() -> None:
    data = b"<a>" + b"x" * 50_000_000 + b"</a>"
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    _refused(data)
    assert resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before < 150_000  # KiB


def test_a_document_over_the_limit_is_not_read(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(safe, "LARGEST", 10)
    path = tmp_path / "r.xml"
    path.write_bytes(b"<a>12345678</a>")
    with pytest.raises(UnreadableError, match="more than 0 MiB"):
        read(path, "r.xml")


@pytest.mark.parametrize("data", [ROOT, b"\xef\xbb\xbf" + ROOT, ROOT.decode().encode("utf-16")])
def test_sound_xml_of_any_usual_encoding_is_parsed(data: bytes) -> None:
    assert parse(data, "r.xml").tag == "{urn:a}a"


def test_comments_are_left_out_unless_asked_for() -> None:
    data = b"<a>on<!-- c -->e</a>"
    assert parse(data, "r.xml").text == "one"
    assert len(parse(data, "r.xml", comments=True)) == 1
