"""XML and RDF/XML that grows, pulls other files, hides what it says, or nests without end."""

import codecs
from collections.abc import Iterator
from functools import partial
from pathlib import Path

from tests.hostile.case import ANY, READ, UNREADABLE, Case, of_bytes, of_text

_GMD = 'xmlns:gmd="http://www.isotc211.org/2005/gmd" xmlns:gco="http://www.isotc211.org/2005/gco"'
_IDENTIFIED = "<gmd:fileIdentifier><gco:CharacterString>{}</gco:CharacterString></gmd:fileIdentifier>"
_RDF = 'xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns:dcat="http://www.w3.org/ns/dcat#" xmlns:dct="http://purl.org/dc/terms/"'
_DECLARED = '<?xml version="1.0" encoding="UTF-8"?>\n'
_EXTERNAL = {
    "passwords": '<!ENTITY e SYSTEM "file:///etc/passwd">',
    "device": '<!ENTITY e SYSTEM "file:///dev/zero">',
    "network": '<!ENTITY e SYSTEM "http://127.0.0.1:9/x">',
    "parameter": '<!ENTITY % p SYSTEM "file:///dev/zero"> %p;',
    "public": '<!ENTITY e PUBLIC "x" "file:///etc/passwd">',
    "unparsed": '<!NOTATION n SYSTEM "x"> <!ENTITY e SYSTEM "file:///etc/passwd" NDATA n>',
    "default": '<!ATTLIST gmd:MD_Metadata id CDATA "&e;"> <!ENTITY e "x">',
    "recursive": '<!ENTITY e "&e;">',
    "two": '<!ENTITY e "&f;"> <!ENTITY f "&e;">',
    "long": f'<!ENTITY e "{"x" * 10**6}">',
}

_ATTRIBUTE, _NAMESPACE = 'b{0}="x" ', 'xmlns:n{0}="urn:{0}" '


def cases() -> Iterator[Case]:
    """Give the bombs, each under its name."""
    yield from _entities()
    yield from _encodings()
    yield from _large()
    yield from _odd()
    yield from _rdf()


def record(content: str, before: str = "") -> str:
    """Give a record in ISO 19139 with this content, and something before its root."""
    return f"{_DECLARED}{before}<gmd:MD_Metadata {_GMD}>{content}</gmd:MD_Metadata>"


def _laughs(levels: int, width: int = 10) -> str:
    first = '<!ENTITY e0 "laughs">'
    others = "".join(
        f'<!ENTITY e{level} "{one}">' for level, one in ((n, f"&e{n - 1};" * width) for n in range(1, levels + 1))
    )
    return f'<!DOCTYPE gmd:MD_Metadata [{first}{others}<!ENTITY e "&e{levels};">]>'


def _entities() -> Iterator[Case]:
    used = _IDENTIFIED.format("&e;")
    for levels in range(6, 10):
        yield Case(f"laughs-1e{levels}.xml", of_text(record(used, _laughs(levels))), UNREADABLE, "document type")
    quadratic = f'<!DOCTYPE gmd:MD_Metadata [<!ENTITY e "{"x" * 50_000}">]>'
    yield Case(
        "quadratic.xml", of_text(record(_IDENTIFIED.format("&e;" * 50_000), quadratic)), UNREADABLE, "document type"
    )
    for name, declared in _EXTERNAL.items():
        yield Case(
            f"entity-{name}.xml",
            of_text(record(used, f"<!DOCTYPE gmd:MD_Metadata [{declared}]>")),
            UNREADABLE,
            "document type",
        )
    yield Case(
        "outer-type.xml",
        of_text(record(used, '<!DOCTYPE gmd:MD_Metadata SYSTEM "file:///dev/zero">')),
        UNREADABLE,
        "document type",
    )
    yield Case(
        "type-behind-comments.xml",
        of_text(record(used, "<!-- -->" * 100_000 + _laughs(9))),
        UNREADABLE,
        "document type",
    )
    yield Case("type-in-small-letters.xml", of_text(record("", "<!doctype x [<!ENTITY e 'x'>]>")), UNREADABLE)
    yield Case("entity-undeclared.xml", of_text(record(used)), UNREADABLE)
    yield Case("character-0.xml", of_text(record(_IDENTIFIED.format("&#0;"))), UNREADABLE)
    yield Case("character-beyond.xml", of_text(record(_IDENTIFIED.format(f"&#{9**400};"))), UNREADABLE)
    yield Case(
        "include.xml",
        of_text(
            record('<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd" parse="text"/>')
        ),
        READ,
    )
    yield Case(
        "stylesheet.xml", of_text(record("", '<?xml-stylesheet href="file:///dev/zero" type="text/xsl"?>')), READ
    )
    yield Case(
        "schema-in-a-device.xml",
        of_text(
            record(
                '<gmd:x xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance" xsi:schemaLocation="x file:///dev/zero"/>'
            )
        ),
        READ,
    )


def _encodings() -> Iterator[Case]:
    text = record(_IDENTIFIED.format("été"))
    bare = text.removeprefix(_DECLARED)
    yield Case("utf-16.xml", of_bytes(text.replace("UTF-8", "UTF-16").encode("utf-16")), READ)
    yield Case("utf-16-said-utf-8.xml", of_bytes(text.encode("utf-16")))
    yield Case("utf-16-unmarked.xml", of_bytes(bare.encode("utf-16-le")))
    for order in ("le", "be"):
        yield Case(f"utf-32-{order}.xml", of_bytes(bare.encode(f"utf-32-{order}")), READ)
    yield Case("utf-32.xml", of_bytes(codecs.BOM_UTF32_LE + bare.encode("utf-32-le")), READ)
    yield Case("ebcdic.xml", of_bytes(text.replace("UTF-8", "IBM037").encode("cp037")), UNREADABLE)
    yield Case("utf-7.xml", of_bytes(text.replace("UTF-8", "UTF-7").encode("utf-7")), UNREADABLE)
    yield Case("latin-1-said-utf-8.xml", of_bytes(text.encode("latin-1")), UNREADABLE)
    yield Case("utf-8-said-latin-1.xml", of_bytes(text.replace("UTF-8", "ISO-8859-1").encode()), READ)
    yield Case("said-nothing-known.xml", of_bytes(text.replace("UTF-8", "x-none").encode()), UNREADABLE)
    yield Case("said-at-length.xml", of_bytes(text.replace("UTF-8", "x" * 10**6).encode()), UNREADABLE)
    yield Case("surrogates.xml", of_bytes(text.encode().replace("é".encode(), b"\xed\xa0\x80")), UNREADABLE)
    yield Case("too-long-forms.xml", of_bytes(text.encode().replace("é".encode(), b"\xc0\xbc")), UNREADABLE)
    yield Case("nul.xml", of_bytes(text.encode().replace("é".encode(), b"\0")), UNREADABLE)
    yield Case("nul-first.xml", of_bytes(b"\0" * 100 + text.encode()), UNREADABLE)
    yield Case("zeros.xml", of_bytes(bytes(5000)), UNREADABLE)
    yield Case("empty.xml", of_bytes(b""), UNREADABLE, "empty")
    yield Case("blanks.xml", of_bytes(b" \n" * 5000), UNREADABLE)
    yield Case("marks.xml", of_bytes(codecs.BOM_UTF8 * 3 + text.encode()))


def _large() -> Iterator[Case]:
    deep = _repeated("<a>", 10**6, "</a>")
    yield Case("depth-300.xml", of_text(record(f"{'<gmd:a>' * 300}{'</gmd:a>' * 300}")), UNREADABLE)
    yield Case("depth-1e6.xml", deep, UNREADABLE, heavy=True)
    yield Case("depth-1e6-unclosed.xml", _repeated("<a>", 10**6, ""), UNREADABLE)
    yield Case("text-of-50-MB.xml", _in_record(_IDENTIFIED.format("x" * 50_000_000)), UNREADABLE, heavy=True)
    yield Case("text-of-9-MB.xml", _in_record(_IDENTIFIED.format("x" * 9_000_000)), READ, heavy=True)
    yield Case("millions-of-elements.xml", _in_record("<gmd:a/>" * 3_300_000), heavy=True)
    yield Case("elements-of-50-MB.xml", _in_record("<a><b/></a>" * 4_000_000), heavy=True)
    yield Case("a-million-titles.xml", _in_record(_IDENTIFIED.format("x") * 100_000), READ, heavy=True)
    yield Case(
        "document-of-70-MB.xml", _in_record("<!-- x -->" * 7_000_000), UNREADABLE, "more than 64 MiB", heavy=True
    )
    yield Case("attribute-of-9-MB.xml", _in_record(f'<gmd:a b="{"x" * 9_000_000}"/>'), READ)
    yield Case("attribute-of-20-MB.xml", _in_record(f'<gmd:a b="{"x" * 20_000_000}"/>'), UNREADABLE, heavy=True)
    yield Case("attributes-100000.xml", _in_record(f"<gmd:a {_numbered(_ATTRIBUTE, 100_000)}/>"))
    yield Case("namespaces-100000.xml", _in_record(f"<gmd:a {_numbered(_NAMESPACE, 100_000)}/>"), heavy=True)
    yield Case("namespaces-of-elements.xml", _in_record(_numbered('<n:a xmlns:n="urn:{0}"/>', 50_000)), heavy=True)
    yield Case("name-of-a-megabyte.xml", _in_record(f"<{'a' * 10**6}/>"))
    yield Case("comment-of-9-MB.xml", _in_record(f"<!--{'-x' * 4_500_000}-->"), READ)
    yield Case("instructions-200000.xml", _in_record("<?a b?>" * 200_000), READ)
    yield Case("sections-200000.xml", _in_record(_IDENTIFIED.format("<![CDATA[x]]>" * 200_000)), READ)
    yield Case("records-20000.xml", of_text(f"<r>{f'<gmd:MD_Metadata {_GMD}/>' * 20_000}</r>"), heavy=True)
    yield Case(
        "records-in-records.xml", of_text(f"<r>{f'<gmd:MD_Metadata {_GMD}>' * 200}{'</gmd:MD_Metadata>' * 200}</r>")
    )


def _odd() -> Iterator[Case]:
    yield Case("two-roots.xml", of_text(record("") + record("").removeprefix(_DECLARED)), UNREADABLE)
    yield Case("declared-late.xml", of_text("\n" + record("")), ANY)
    yield Case("section-unclosed.xml", of_text(record("<![CDATA[")), UNREADABLE)
    yield Case("section-end-in-text.xml", of_text(record(_IDENTIFIED.format("]]>"))), UNREADABLE)
    yield Case("attribute-twice.xml", of_text(record('<gmd:a b="1" b="2"/>')), UNREADABLE)
    yield Case("prefix-unbound.xml", of_text(record("<x:a/>")), UNREADABLE)
    yield Case("version-9.xml", of_text(record("").replace("1.0", "9.9")))
    yield Case("page.xml", of_text(f"<html><body>{'<p>' * 100_000}</body></html>"), UNREADABLE)
    yield Case("json.xml", of_text("[" * 100_000), UNREADABLE)
    yield Case("netcdf.xml", of_bytes(b"CDF\x01" + bytes(32)))
    times = {
        "year": "9" * 5000,
        "period": f"P{'1Y' * 100_000}",
        "blanks": " " * 10**6,
        "signs": "-" * 10**6,
        "nothing": "",
        "colon": ":" * 10**5,
    }
    for name, text in times.items():
        stamp = f"<gmd:dateStamp><gco:DateTime>{text}</gco:DateTime></gmd:dateStamp>"
        yield Case(f"date-{name}.xml", of_text(record(stamp)), READ)
        box = f"<gmd:identificationInfo><gmd:MD_DataIdentification><gmd:extent><gmd:EX_Extent><gmd:geographicElement><gmd:EX_GeographicBoundingBox><gmd:westBoundLongitude><gco:Decimal>{text}</gco:Decimal></gmd:westBoundLongitude></gmd:EX_GeographicBoundingBox></gmd:geographicElement></gmd:EX_Extent></gmd:extent></gmd:MD_DataIdentification></gmd:identificationInfo>"
        yield Case(f"number-{name}.xml", of_text(record(box)), READ)
        link = f"<gmd:distributionInfo><gmd:MD_Distribution><gmd:transferOptions><gmd:MD_DigitalTransferOptions><gmd:onLine><gmd:CI_OnlineResource><gmd:linkage><gmd:URL>https://{text}</gmd:URL></gmd:linkage></gmd:CI_OnlineResource></gmd:onLine></gmd:MD_DigitalTransferOptions></gmd:transferOptions></gmd:MD_Distribution></gmd:distributionInfo>"
        yield Case(f"address-{name}.xml", of_text(record(link)), READ)


def _rdf() -> Iterator[Case]:
    def graph(content: str, before: str = "") -> str:
        return f"{_DECLARED}{before}<rdf:RDF {_RDF}>{content}</rdf:RDF>"

    title = '<dcat:Dataset rdf:about="urn:x"><dct:title>{}</dct:title></dcat:Dataset>'
    laughs = _laughs(6).replace("gmd:MD_Metadata", "rdf:RDF")
    yield Case("entities-1e6.rdf", of_text(graph(title.format("&e;"), laughs)), UNREADABLE)
    yield Case(
        "entity-passwords.rdf",
        of_text(graph(title.format("&e;"), f"<!DOCTYPE rdf:RDF [{_EXTERNAL['passwords']}]>")),
        UNREADABLE,
    )
    yield Case(
        "entity-device.rdf",
        of_text(graph(title.format("&e;"), f"<!DOCTYPE rdf:RDF [{_EXTERNAL['device']}]>")),
        UNREADABLE,
    )
    inside = "<dct:relation><rdf:Description>"
    for depth in (100, 3000, 100_000):
        closing = "</rdf:Description></dct:relation>" * depth
        text = graph(f'<dcat:Dataset rdf:about="urn:x">{inside * depth}{closing}</dcat:Dataset>')
        yield Case(f"blank-nodes-{depth}-deep.rdf", of_text(text))
    yield Case(
        "cycle-of-parts.rdf",
        of_text(
            graph(
                '<dcat:Dataset rdf:about="urn:x"><dct:hasPart rdf:resource="urn:x"/><dct:title>a</dct:title></dcat:Dataset>'
            )
        ),
    )
    yield Case(
        "list-of-itself.rdf",
        of_text(
            graph(
                '<dcat:Dataset rdf:about="urn:x"><dct:creator rdf:resource="urn:l"/></dcat:Dataset><rdf:Description rdf:about="urn:l"><rdf:first>a</rdf:first><rdf:rest rdf:resource="urn:l"/></rdf:Description>'
            )
        ),
    )
    yield Case(
        "titles-100000.rdf",
        of_text(graph(f'<dcat:Dataset rdf:about="urn:x">{"<dct:title>a</dct:title>" * 100_000}</dcat:Dataset>')),
        heavy=True,
    )
    yield Case(
        "datasets-50000.rdf", of_text(graph(_numbered('<dcat:Dataset rdf:about="urn:{0}"/>', 50_000))), heavy=True
    )
    yield Case("base-odd.rdf", of_text(graph(title.format("a")).replace("<rdf:RDF", '<rdf:RDF xml:base="::::"')))
    yield Case("id-twice.rdf", of_text(graph(title.replace("rdf:about", "rdf:ID").format("a") * 2)))


def _repeated(piece: str, count: int, closing: str) -> partial[object]:
    return partial(_write, text=piece * count + closing * count)


def _numbered(template: str, count: int) -> str:
    """Give a piece again and again, with its number in it."""
    return "".join(template.format(number) for number in range(count))


def _in_record(content: str) -> partial[object]:
    return partial(_write, text=record(content))


def _write(path: Path, text: str) -> None:
    path.write_text(text, encoding="utf-8")
