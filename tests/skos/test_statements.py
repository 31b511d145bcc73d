"""RDF is read as a stream in every form that thesauri come in; what is none is told as such, and nothing else happens."""

import os
from contextlib import suppress
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from fairtool.errors import UnreadableError
from fairtool.skos.statements import RELATIVE, Literal, statements, statements_in

SUBJECT, PREDICATE = "https://t.example/a", "http://www.w3.org/2004/02/skos/core#prefLabel"
TURTLE = f'<{SUBJECT}> <{PREDICATE}> "été"@FR .\n'
XML = f"""<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:skos="http://www.w3.org/2004/02/skos/core#">
<rdf:Description rdf:about="{SUBJECT}"><skos:prefLabel xml:lang="FR">été</skos:prefLabel></rdf:Description></rdf:RDF>"""
JSON = f'{{"@id": "{SUBJECT}", "{PREDICATE}": {{"@value": "été", "@language": "FR"}}}}'
SAID = [(SUBJECT, PREDICATE, Literal("été", "fr"))]


def _written(folder: Path, name: str, content: str | bytes) -> Path:
    path = folder / name
    path.write_bytes(content.encode() if isinstance(content, str) else content)
    return path


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("a.ttl", TURTLE),
        ("a.n3", TURTLE),
        ("a.nt", TURTLE),
        ("a.nq", TURTLE.replace(" .", " <https://t.example/g> .")),
        ("a.trig", f"<https://t.example/g> {{ {TURTLE} }}"),
        ("a.rdf", XML),
        ("a.rdf", '<?xml version="1.0" encoding="UTF-8"?>\n' + XML),
        ("a.owl", "<!-- a comment first -->" + XML),
        ("a.jsonld", JSON),
        ("a.json", f"[{JSON}]"),
        # What the first bytes say stands above what the name says.
        ("a.ttl", XML),
        ("a.rdf", TURTLE),
        ("a.json", TURTLE),
        ("a", XML),
        ("a.txt", JSON),
        ("a.ttl", "\ufeff" + TURTLE),
        ("a.ttl", TURTLE.replace("\n", "\r\n")),
    ],
)
def test_every_form_gives_the_same_statement(tmp_path: Path, name: str, content: str) -> None:
    assert list(statements(_written(tmp_path, name, content))) == SAID


def test_a_blank_node_at_the_start_of_turtle_is_no_list_of_json(tmp_path: Path) -> None:
    path = _written(tmp_path, "a.ttl", f'[] <{PREDICATE}> "x" .')
    ((subject, _, _),) = statements(path)
    assert subject.startswith("_:")


def test_a_relative_prefix_is_resolved_as_others_do() -> None:
    found = list(statements_in("@prefix doap: <usefulinc.com/ns/doap#> . <https://t.example/a> doap:name 'x' .", "a"))
    assert found == [("https://t.example/a", f"{RELATIVE}usefulinc.com/ns/doap#name", Literal("x"))]


@pytest.mark.parametrize(
    ("written", "literal"),
    [
        ('"false"', Literal("false")),
        ("true", Literal("true", "", "http://www.w3.org/2001/XMLSchema#boolean")),
        ('"x"^^<http://www.w3.org/2001/XMLSchema#string>', Literal("x")),
        ('""', Literal("")),
        ('"a"@en-GB', Literal("a", "en-gb")),
    ],
)
def test_a_text_keeps_its_language_and_its_type(written: str, literal: Literal) -> None:
    assert [target for _, _, target in statements_in(f"<https://t.example/a> <{PREDICATE}> {written} .", "a")] == [
        literal
    ]


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.ttl", b"", "the file is empty"),
        ("a.ttl", b"  \n\t\n", "the file is empty"),
        ("a.ttl", b"\xef\xbb\xbf", "the file is empty"),
        ("a.ttl", b"\x89HDF\r\n\x1a\n\0\0", "it is a binary file"),
        ("a.rdf", b"PK\x03\x04\0\0", "it is a binary file"),
        ("a.ttl", b"<!DOCTYPE html><html><body>404</body></html>", "it is a web page"),
        ("a.rdf", b"  <html>Not here</html>", "it is a web page"),
        ("a.ttl", b"keyword;lang\nmer;fr\n", ""),
        ("a.rdf", XML[:-30].encode(), ""),
        ("a.ttl", b"<https://t.example/a> <https://t.example/b> \xff\xfe .", ""),
        ("a.jsonld", b'{"@context": "https://t.example/context.json", "@id": "a", "b": 1}', ""),
    ],
)
def test_what_is_no_rdf_is_told_with_the_reason(tmp_path: Path, name: str, content: bytes, reason: str) -> None:
    path = _written(tmp_path, name, content)
    with pytest.raises(UnreadableError) as told:
        list(statements(path))
    assert str(told.value).startswith(f"{path} is no RDF that can be read: {reason}")
    assert told.value.hint


@pytest.mark.parametrize("name", [".", "missing.ttl"])
def test_a_folder_and_a_missing_file_cannot_be_opened(tmp_path: Path, name: str) -> None:
    with pytest.raises(UnreadableError, match="cannot be opened"):
        list(statements(tmp_path / name))


@pytest.mark.skipif(os.geteuid() == 0, reason="nothing is forbidden to the superuser")
def test_a_file_that_may_not_be_read_cannot_be_opened(tmp_path: Path) -> None:
    path = _written(tmp_path, "a.ttl", TURTLE)
    path.chmod(0)
    with pytest.raises(UnreadableError, match="cannot be opened"):
        list(statements(path))


def test_damage_after_the_first_statements_is_told_after_them(tmp_path: Path) -> None:
    found = statements(_written(tmp_path, "a.nt", TURTLE * 3 + "<broken"))
    assert [next(found) for _ in range(3)] == SAID * 3
    with pytest.raises(UnreadableError):
        next(found)


def test_entities_that_grow_without_end_are_refused(tmp_path: Path) -> None:
    bomb = '<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;">]>' + XML.replace("été", "&b;")
    with pytest.raises(UnreadableError, match="without end"):
        list(statements(_written(tmp_path, "a.rdf", bomb)))


def test_nothing_is_fetched_and_no_file_is_read_by_way_of_an_entity(tmp_path: Path) -> None:
    secret = _written(tmp_path, "secret", "hidden")
    text = f'<?xml version="1.0"?><!DOCTYPE r [<!ENTITY a SYSTEM "{secret.as_uri()}">]>' + XML.replace("été", "&a;")
    with pytest.raises(UnreadableError) as told:
        list(statements(_written(tmp_path, "a.rdf", text)))
    assert "hidden" not in str(told.value)


_FORMS = {"a.ttl": TURTLE * 4, "a.rdf": XML, "a.jsonld": JSON, "a.nt": TURTLE * 4, "a.trig": f"{{ {TURTLE} }}"}


@settings(max_examples=200, deadline=None)
@given(
    name=st.sampled_from(sorted(_FORMS)),
    place=st.floats(0, 1),
    length=st.integers(0, 40),
    put=st.binary(max_size=12) | st.sampled_from([b"<", b'"', b"\\u", b"@prefix", b"&x;", b"\xc3", b"^^<", b"@-"]),
)
def test_mutated_bytes_are_read_or_refused(
    tmp_path_factory: pytest.TempPathFactory, name: str, place: float, length: int, put: bytes
) -> None:
    content = _FORMS[name].encode()
    start = int(place * len(content))
    path = _written(tmp_path_factory.getbasetemp(), f"mutated-{os.getpid()}-{name}", b"")
    path.write_bytes(content[:start] + put + content[start + length :])
    with suppress(UnreadableError):
        for subject, predicate, target in statements(path):
            assert subject
            assert predicate
            assert isinstance(target, str | Literal)
