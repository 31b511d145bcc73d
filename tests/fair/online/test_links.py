"""Links of headers and linksets: RFC 8288 and RFC 9264, sound and malformed."""

import json
import time

import pytest

from fairtool.fair.online.link import Link, Source
from fairtool.fair.online.links import is_linkset, read_header, read_linkset
from fairtool.fair.online.typed_links import MOST

BASE = "https://data.example.org/sets/7/"


def _said(*fields: str) -> list[tuple[str, str]]:
    return [(one.rel, one.target) for one in read_header(fields, BASE)]


def _warnings(*fields: str) -> list[str]:
    return [one.text() for one in read_header(fields, BASE).warnings]


def test_every_field_counts() -> None:
    assert _said("<a>; rel=item", "<b>; rel=item, <c>; rel=license") == [
        ("item", f"{BASE}a"),
        ("item", f"{BASE}b"),
        ("license", f"{BASE}c"),
    ]


def test_several_relations_make_several_links() -> None:
    assert _said('<https://doi.org/10.1234/x>; rel="canonical  cite-as http://schema.org/identifier"') == [
        ("canonical", "https://doi.org/10.1234/x"),
        ("cite-as", "https://doi.org/10.1234/x"),
        ("http://schema.org/identifier", "https://doi.org/10.1234/x"),
    ]


def test_names_of_relations_have_no_case_and_addresses_have_one() -> None:
    assert [one.rel for one in read_header(['<a>; REL="Cite-As http://Example.org/Rel"'], BASE)] == [
        "cite-as",
        "http://Example.org/Rel",
    ]


def test_quoted_texts_hold_what_separates() -> None:
    (one,) = read_header([r'<a>; title="one, two; \"three\" <four>"; rel="item"; type="text/csv"'], BASE)
    assert one == Link("item", f"{BASE}a", BASE, "text/csv", (), 'one, two; "three" <four>', where="Link header 1")


def test_a_title_in_the_extended_notation_prevails() -> None:
    (one,) = read_header(["<a>; rel=item; title=plain; title*=UTF-8'fr'donn%C3%A9es"], BASE)
    assert one.title == "données"


@pytest.mark.parametrize(
    ("field", "target", "anchor"),
    [
        ('<#part>; rel=item; anchor="#whole"', f"{BASE}#part", f"{BASE}#whole"),
        ("<>; rel=item", BASE, BASE),
        ("</x>; rel=item", "https://data.example.org/x", BASE),
        ("<//other.example.org/x>; rel=item", "https://other.example.org/x", BASE),
        ("<urn:uuid:1>; rel=cite-as", "urn:uuid:1", BASE),
        ("<https://données.example.org/é>; rel=item", "https://données.example.org/é", BASE),
        ("< /x >; rel=item", "https://data.example.org/x", BASE),
    ],
)
def test_addresses_are_relative_to_that_which_answered(field: str, target: str, anchor: str) -> None:
    (one,) = read_header([field], BASE)
    assert (one.target, one.anchor) == (target, anchor)


def test_profiles_are_several() -> None:
    (one,) = read_header(['<a>; rel=describedby; type="application/ld+json"; profile="http://a.example/ b:c"'], BASE)
    assert one.profiles == ("http://a.example/", "b:c")


def test_a_media_type_with_parameters_is_kept_whole() -> None:
    (one,) = read_header(['<a>; rel=item; type="Text/CSV;charset=UTF-8"'], BASE)
    assert (one.type, one.media_type) == ("Text/CSV;charset=UTF-8", "text/csv")


def test_other_attributes_and_languages_are_kept() -> None:
    (one,) = read_header(["<a>; rel=alternate; hreflang=fr; hreflang=en; format=x; FLAG"], BASE)
    assert one.languages == ("fr", "en")
    assert one.attributes == {"format": ("x",), "flag": ("",)}


def test_the_first_of_a_parameter_counts() -> None:
    assert _said("<a>; rel=item; rel=license") == [("item", f"{BASE}a")]
    assert _warnings("<a>; rel=item; rel=license") == [
        "Link header 1 says rel more than once; the first counts, which is item"
    ]
    assert _warnings("<a>; rel=item; rel=item") == []


@pytest.mark.parametrize(
    "field",
    ["<a>;rel=item,", ",, <a> ;  rel = item ,,", "<a>;;;rel=item;;", '<a>;rel="item";', "\t<a>\t;\trel=item"],
)
def test_blanks_and_empty_parts_are_no_fault(field: str) -> None:
    assert _said(field) == [("item", f"{BASE}a")]
    assert _warnings(field) == []


@pytest.mark.parametrize(
    ("field", "found", "warning"),
    [
        ("rubbish, <a>; rel=item", ["item"], "Link header 1 has rubbish where an address in < and > should be"),
        ("<a; rel=item", [], "Link header 1 has <a; rel=item where an address in < and > should be"),
        ('x="a, b", <a>; rel=item', ["item"], 'Link header 1 has x="a, b" where an address'),
        ("<a>", [], "Link header 1 has a link to a without a relation"),
        ("<a>; rel=", [], "Link header 1 has a link to a without a relation"),
        ('<a>; rel="item', ["item"], "Link header 1 opens a quotation mark that it does not close, before item"),
        ("<a> rel=item", [], "Link header 1 has rel=item behind a link; write a semicolon"),
        ("<a>; rel=item <b>; rel=type", ["item"], "Link header 1 has a link to a with the relation <b>"),
        ("<a>; =x; rel=item", ["item"], "Link header 1 has =x behind a link"),
        ("<http://[1>; rel=item", [], "Link header 1 has the address http://[1, which is none"),
        ("<http://a.example:x/>; rel=item", [], "Link header 1 has the address http://a.example:x/"),
        ('<a>; rel=item; anchor="http://[1"', [], "Link header 1 has the address"),
        ("<a>; rel=item; type=csv", ["item"], "Link header 1 gives a the type csv, which is no media type"),
        ("<a>; rel=item; title*=données", ["item"], "Link header 1 has title* in a form that is not that of RFC 8187"),
        ("<a>; rel=item; title*=UTF-8''%FF", ["item"], "Link header 1 has title* in a form"),
    ],
)
def test_what_is_malformed_is_a_warning_and_the_rest_is_read(field: str, found: list[str], warning: str) -> None:
    assert [one.rel for one in read_header([field], BASE)] == found
    assert any(one.startswith(warning) for one in _warnings(field)), _warnings(field)


def test_a_warning_says_which_field() -> None:
    assert [one.where for one in read_header(["<a>; rel=item", "<b>"], BASE).warnings] == ["Link header 2"]


def test_a_warning_shows_the_beginning_of_a_long_text() -> None:
    (one,) = _warnings("x" * 10_000)
    assert len(one) < 400


def test_a_link_in_the_other_direction_is_none_and_no_fault() -> None:
    assert _said("<a>; rev=made") == []
    assert _warnings("<a>; rev=made") == []


def test_ten_thousand_links_are_cut_off_and_said_to_be() -> None:
    links = read_header([", ".join(f"<{number}>; rel=item" for number in range(10_000))], BASE)
    assert len(links.found) == MOST
    assert [one.template for one in links.warnings] == [
        "{where} has more than {most} links; the others were not looked at"
    ]


@pytest.mark.parametrize(
    "field",
    [
        "<" * 10**6,
        "<a>;" * 250_000,
        '"' * 10**6,
        '<a>;x="' * 150_000,
        '\\"' * 500_000,
        "<a>" + " " * 10**6,
        ",x" * 500_000,
    ],
    ids=["<", "<a>;", '"', '<a>;x="', '\\"', "blanks", ",x"],
)
def test_a_million_signs_take_no_time_that_grows_beyond_them(field: str) -> None:
    begun = time.monotonic()
    read_header([field], BASE)
    assert time.monotonic() - begun < 20


def test_a_linkset_in_json_has_links_of_several_things() -> None:
    document = {
        "linkset": [
            {
                "anchor": BASE,
                "cite-as": [{"href": "https://doi.org/10.1234/x"}],
                "item": [
                    {"href": "a.nc", "type": "application/x-netcdf", "profile": "b:c d:e", "hreflang": ["fr", "en"]},
                    {"href": "b.nc", "title": "plain", "title*": [{"value": "données", "language": "fr"}]},
                ],
            },
            {"anchor": f"{BASE}a.nc", "collection": [{"href": BASE, "https://example.org/size": ["12"]}]},
        ]
    }
    links = read_linkset(json.dumps(document).encode(), f"{BASE}set.json", "application/linkset+json")
    assert [(one.rel, one.target, one.anchor) for one in links] == [
        ("cite-as", "https://doi.org/10.1234/x", BASE),
        ("item", f"{BASE}a.nc", BASE),
        ("item", f"{BASE}b.nc", BASE),
        ("collection", BASE, f"{BASE}a.nc"),
    ]
    _, first, second, last = links.found
    assert (first.type, first.profiles, first.languages) == ("application/x-netcdf", ("b:c", "d:e"), ("fr", "en"))
    assert second.title == "données"
    assert last.attributes == {"https://example.org/size": ("12",)}
    assert {one.source for one in links} == {Source.LINKSET}
    assert links.warnings == ()


def test_a_linkset_as_text_may_have_lines() -> None:
    text = f'<a.nc>\n ; anchor="{BASE}"\n ; rel="item"\n ; type="application/x-netcdf",\n<b>;rel=license\n'
    links = read_linkset(text.encode(), f"{BASE}set.txt", "application/linkset; charset=utf-8")
    assert [(one.rel, one.target, one.anchor) for one in links] == [
        ("item", f"{BASE}a.nc", BASE),
        ("license", f"{BASE}b", f"{BASE}set.txt"),
    ]
    assert links.warnings == ()


@pytest.mark.parametrize(
    ("body", "media_type", "warning"),
    [
        (b"{", "application/linkset+json", "is not JSON"),
        (b"[]", "application/linkset+json", "is JSON, but no object"),
        (b"{}", "application/linkset+json", 'is JSON without a list "linkset"'),
        (b'{"linkset": [{"item": [{"type": "text/csv"}]}]}', "application/linkset+json", "/linkset/0/item/0 without"),
        (b'{"linkset": [{"item": ["a.nc"]}]}', "application/linkset+json", "/linkset/0/item/0 without"),
        (b'{"linkset": [3, {"item": 4}]}', "application/linkset+json", "/linkset/1/item without"),
        (b"\xff\xfe<", "application/linkset", "is a linkset that is not UTF-8"),
        (b"<!doctype html>", "application/linkset", "a link to !doctype html without a relation"),
        (b"[" * 100_000, "application/linkset+json", "nests more than"),
    ],
)
def test_what_is_no_linkset_is_a_warning(body: bytes, media_type: str, warning: str) -> None:
    links = read_linkset(body, f"{BASE}set", media_type)
    assert links.found == ()
    assert any(warning in one.text() for one in links.warnings), [one.text() for one in links.warnings]


def test_a_warning_is_told_in_french() -> None:
    (one,) = read_header(["<a>"], BASE).warnings
    assert one.text("fr") == 'Link header 1 a un lien vers a sans relation ; écrivez rel="..."'


def test_linksets_are_known_by_relation_or_type() -> None:
    assert is_linkset(Link("linkset", "a"))
    assert is_linkset(Link("alternate", "a", type="application/linkset+json"))
    assert not is_linkset(Link("item", "a", type="text/csv"))
