"""JSON, YAML, Turtle and CDL that nest, repeat or go on without end."""

from collections.abc import Iterator

from tests.hostile import sound
from tests.hostile.case import ANY, READ, UNREADABLE, Case, of_bytes, of_text


def cases() -> Iterator[Case]:
    """Give the bombs, each under its name."""
    yield from _json()
    yield from _plans()
    yield from _yaml()
    yield from _turtle()
    yield from _cdl()


def _json() -> Iterator[Case]:
    record = sound.SCHEMA_ORG
    for sign, name in (("[", "lists"), ('{"a":', "objects"), ('[{"a":', "both")):
        yield Case(f"depth-1e6-{name}.json", of_text(sign * 10**6), UNREADABLE)
        yield Case(f"depth-1e6-{name}.jsonld", of_text(record.replace('"Ada"', sign * 10**6)), UNREADABLE)
    for depth in (200, 900, 5000, 100_000):
        for name, opening, closing in (
            ("lists", "[", "]"),
            ("objects", '{"name":', "}"),
            ("parts", '{"@type":"Dataset","hasPart":', "}"),
        ):
            nested = f"{opening * depth}1{closing * depth}"
            yield Case(f"depth-{depth}-{name}.jsonld", of_text(record.replace('"Ada"', nested)))
            yield Case(
                f"context-{depth}-{name}.jsonld",
                of_text(record.replace('"https://schema.org/"', f'["https://schema.org/", {nested}]')),
            )
    numbers = {
        "digits": "9" * 10**6,
        "exponent": "1e999999999",
        "small": "1e-999999999",
        "fraction": "0." + "1" * 10**6,
        "minus": "-" * 10**5,
        "nan": "NaN",
        "infinity": "-Infinity",
    }
    for name, number in numbers.items():
        yield Case(f"number-{name}.jsonld", of_text(record.replace('"Ada"', number)))
        yield Case(
            f"number-{name}-for-all.jsonld",
            of_text(
                record.replace('"2020-01-01/2020-12-31"', number)
                .replace('"40 0 45 10"', number)
                .replace('"https://creativecommons.org/licenses/by/4.0/"', number)
            ),
        )
    texts = {
        "surrogate": r"\ud800",
        "nul": r"\u0000",
        "escape": r"\x",
        "newline": "\n",
        "megabytes": "x" * 20_000_000,
        "turned": "\u202e" * 1000,
        "numbers": "9 " * 200_000,
        "slashes": "/" * 10**6,
    }
    for name, text in texts.items():
        yield Case(f"text-{name}.jsonld", of_text(record.replace("Ada", text)), heavy=name == "megabytes")
        yield Case(
            f"texts-{name}.jsonld",
            of_text(record.replace("2020-01-01/2020-12-31", text).replace("40 0 45 10", text)),
            heavy=name == "megabytes",
        )
    yield Case("keys-twice.jsonld", of_text(record.replace('"Ada"', '{"a":1,"a":2,"a":{"a":3}}')))
    yield Case(
        "keywords-500000.jsonld", of_text(record.replace('["sea"', "[" + '"sea",' * 500_000 + '"sea"')), heavy=True
    )
    yield Case(
        "context-elsewhere.jsonld", of_text(record.replace("https://schema.org/", "http://127.0.0.1:9/schema.org"))
    )
    yield Case(
        "wrong-kinds.jsonld",
        of_text(
            '{"@context": "https://schema.org/", "@type": [[]], "name": {"a": []}, "creator": [[[1]]], "keywords": {"x": null}, "temporalCoverage": true, "spatialCoverage": [0], "license": [[]], "description": 1e999}'
        ),
    )
    yield Case("nothing.json", of_bytes(b""), UNREADABLE)
    yield Case("null.jsonld", of_text("null"), UNREADABLE)
    yield Case("utf-16.jsonld", of_bytes(record.encode("utf-16")))
    yield Case("bad-utf-8.jsonld", of_bytes(record.encode().replace(b"Ada", b"\xff\xfe\xed\xa0\x80")))
    yield Case(
        "datacite-of-lists.json",
        of_text(
            '{"titles": [[[]]], "creators": [null, 1, "x", {"name": []}], "schemaVersion": "http://datacite.org/schema/kernel-4"}'
        ),
    )
    yield Case(
        "dataverse-of-numbers.json",
        of_text(
            '{"datasetVersion": {"metadataBlocks": {"citation": {"fields": [1, null, {"typeName": 5, "value": [[]]}]}}}}'
        ),
    )


def _plans() -> Iterator[Case]:
    plan = sound.example("plan.json").decode()
    yield Case("plan-depth-1e6.json", of_text('{"dmp":' + "[" * 10**6), UNREADABLE)
    yield Case("plan-depth-900.json", of_text('{"dmp":' + "[" * 900 + "]" * 900 + "}"))
    yield Case("plan-number.json", of_text('{"dmp": {"title": ' + "9" * 10**6 + "}}"))
    yield Case("plan-text-20-MB.json", of_text('{"dmp": {"title": "' + "x" * 20_000_000 + '"}}'), heavy=True)
    yield Case("plan-datasets-100000.json", of_text('{"dmp": {"dataset": [' + "{}," * 100_000 + "{}]}}"), heavy=True)
    yield Case(
        "plan-keys-200000.json",
        of_text('{"dmp": {' + ",".join(f'"k{number}": 1' for number in range(200_000)) + "}}"),
        heavy=True,
    )
    yield Case("plan-null.json", of_text('{"dmp": null}'))
    yield Case("plan-list.json", of_text('[{"dmp": []}]'))
    yield Case("plan-cut.json", of_text(plan[:1000]), UNREADABLE)
    yield Case("plan-surrogate.json", of_text(plan.replace("title", r"title\ud800")))


def _yaml() -> Iterator[Case]:
    plan = sound.PLAN_FILE
    aliases = "a0: &a0 [lol, lol]\n" + "".join(
        f"a{n}: &a{n} [{', '.join([f'*a{n - 1}'] * 10)}]\n" for n in range(1, 10)
    )
    yield Case("alias-bomb.yaml", of_text(plan + aliases), UNREADABLE, "aliases")
    yield Case("alias-of-itself.yaml", of_text(plan + "x: &x [*x]\n"), UNREADABLE, "aliases")
    yield Case("merge-keys.yaml", of_text(plan + "x: {<<: *x}\n"), UNREADABLE)
    yield Case("tag-that-runs.yaml", of_text(plan + "x: !!python/object/apply:os.system [ls]\n"), UNREADABLE, "tags")
    for name, sign in {"lists": "[", "objects": "{", "keys": "? ", "items": "- "}.items():
        yield Case(f"depth-{name}.yaml", of_text(f"{plan}x: {sign * 200_000}"), UNREADABLE)
    yield Case(
        "depth-of-blanks.yaml", of_text(plan + "".join(f"{' ' * level}a:\n" for level in range(2000))), UNREADABLE
    )
    yield Case("keys-200000.yaml", of_text(plan + "".join(f"k{number}: 1\n" for number in range(200_000))), UNREADABLE)
    yield Case("text-of-5-MB.yaml", of_text(f"{plan}x: {'x' * 5_000_000}\n"), UNREADABLE)
    yield Case("number.yaml", of_text(f"{plan}x: {'9' * 10**6}\n"), UNREADABLE)
    yield Case("tabs.yaml", of_text(plan + "\t\tx: 1\n"), UNREADABLE)
    yield Case("nul.yaml", of_bytes(plan.encode() + b"x: \0\n"), UNREADABLE)
    yield Case("documents.yaml", of_text(plan + "---\n" * 100_000), UNREADABLE)
    yield Case("directives.yaml", of_text("%YAML 9.9\n---\n" + plan))
    yield Case("comments.yaml", of_text(plan + "# x\n" * 500_000), ANY)
    yield Case("colons.yaml", of_text(plan + ":" * 10**6), UNREADABLE)
    yield Case("quotes.yaml", of_text(plan + 'x: "' + "\\u12" * 10**5), UNREADABLE)
    yield Case("bad-utf-8.yaml", of_bytes(plan.encode() + b"x: \xff\xfe\n"), UNREADABLE)
    yield Case("dates.yaml", of_text(plan.replace("no\n", f"no\n      issued: {'9' * 100}-01-01\n")))


def _turtle() -> Iterator[Case]:
    head = "@prefix dcat: <http://www.w3.org/ns/dcat#> . @prefix dct: <http://purl.org/dc/terms/> .\n<urn:x> a dcat:Dataset ; dct:title "
    yield Case("sound.ttl", of_text(head + '"a" .'), READ)
    for name, sign, end in (("blank-nodes", "[ dct:title ", "]"), ("lists", "( ", ")")):
        for depth in (100, 3000, 300_000):
            yield Case(f"{name}-{depth}-deep.ttl", of_text(f'{head}{sign * depth}"a" {end * depth} .'))
        yield Case(f"{name}-unclosed.ttl", of_text(head + sign * 300_000), UNREADABLE)
    yield Case("text-unclosed.ttl", of_text(head + '"""' + "x" * 10**6), UNREADABLE)
    yield Case("binary.ttl", of_bytes(bytes(range(256)) * 20), UNREADABLE)
    yield Case("binary-behind-a-prefix.ttl", of_bytes(head.encode() + bytes(range(256)) * 20), UNREADABLE)
    yield Case("address-of-megabytes.ttl", of_text(f"{head}<urn:{'x' * 5_000_000}> ."))
    yield Case(
        "escapes.ttl", of_text(head + '"' + r"\U0010FFFF" * 100_000 + r"\UFFFFFFFF" + '" .'), UNREADABLE, heavy=True
    )
    yield Case("language-of-megabytes.ttl", of_text(f'{head}"a"@{"x" * 10**6} .'))
    yield Case(
        "prefixes-100000.ttl",
        of_text("".join(f"@prefix p{number}: <urn:{number}> .\n" for number in range(100_000)) + head + '"a" .'),
        heavy=True,
    )
    yield Case("prefix-of-itself.ttl", of_text("@prefix : <:> . @prefix : <:> .\n" + head + ":::::a ."))
    yield Case(
        "statements-300000.ttl",
        of_text(head + ", ".join(f'"{number}"' for number in range(300_000)) + " ."),
        heavy=True,
    )
    skos = "@prefix skos: <http://www.w3.org/2004/02/skos/core#> .\n"
    chain = "".join(f"<urn:{n}> a skos:Concept ; skos:broader <urn:{n + 1}> .\n" for n in range(30_000))
    yield Case("concepts-in-a-chain.ttl", of_text(skos + chain), heavy=True)
    yield Case("concepts-in-a-circle.ttl", of_text(skos + chain.replace("<urn:30000>", "<urn:0>")), heavy=True)
    all_pairs = "".join(
        f"<urn:{a}> a skos:Concept ; skos:broader {', '.join(f'<urn:{b}>' for b in range(300))} .\n" for a in range(300)
    )
    yield Case("concepts-all-above-all.ttl", of_text(skos + all_pairs), heavy=True)


def _cdl() -> Iterator[Case]:
    yield Case("groups-unclosed.cdl", of_text("netcdf x {" + "group: g {" * 100_000), UNREADABLE)
    yield Case("groups-deep.cdl", of_text("netcdf x {" + "group: g {" * 5000 + "}" * 5000 + "}"))
    yield Case(
        "types-deep.cdl",
        of_text(
            "netcdf x { types: compound a0 { int x ; }; "
            + "".join(f"compound a{n} {{ a{n - 1} x ; }}; " for n in range(1, 5000))
            + "}"
        ),
    )
    yield Case("braces.cdl", of_text("netcdf x { data: v = " + "{" * 10**6), UNREADABLE)
    yield Case(
        "values-1e6.cdl",
        of_text("netcdf x { dimensions: n = 1000000 ; variables: int v(n) ; data: v = " + "1," * 999_999 + "1 ; }"),
        READ,
        heavy=True,
    )
    yield Case("text-unclosed.cdl", of_text('netcdf x { :title = "' + "x" * 10**6), UNREADABLE)
    yield Case("escapes.cdl", of_text('netcdf x { :title = "' + "\\" * 999_999), UNREADABLE)
    yield Case("number-of-digits.cdl", of_text("netcdf x { :a = " + "9" * 10**6 + " ; }"))
    yield Case("dimension-of-digits.cdl", of_text("netcdf x { dimensions: n = " + "9" * 10**5 + " ; }"))
    yield Case(
        "dimension-of-1e15.cdl",
        of_text("netcdf x { dimensions: n = 1000000000000000 ; variables: double n(n) ; }"),
        READ,
    )
    yield Case(
        "declarations-50000.cdl",
        of_text("netcdf x { dimensions: " + "".join(f"d{n} = 1 ; " for n in range(50_000)) + "}"),
        READ,
        heavy=True,
    )
    yield Case(
        "variables-20000.cdl",
        of_text("netcdf x { variables: " + "".join(f"int v{n} ; " for n in range(20_000)) + "}"),
        READ,
        heavy=True,
    )
    yield Case("comments.cdl", of_text("// x\n" * 500_000 + "netcdf x { }"), ANY)
    yield Case("name-of-megabytes.cdl", of_text(f"netcdf {'x' * 10**6} {{ }}"))
    yield Case("nul.cdl", of_bytes(b"netcdf x { \0 }"), UNREADABLE)
    yield Case("rank.cdl", of_text(f"netcdf x {{ dimensions: a = 2 ; variables: int v({', '.join(['a'] * 5000)}) ; }}"))
    yield Case("odd-blanks.cdl", of_text("netcdf\u00a0x {" + "\u2028" * 10**5), UNREADABLE)
