"""A SPARQL endpoint: the statements about the concepts of a scheme, in pages, until all that were counted are there.

The order makes the pages fit together. An endpoint may give fewer rows than it is asked for, so a short page is not
the end: the count is, or an empty page where the endpoint cannot count. Virtuoso orders no more than 10 000 rows, but
does so inside of another query, which is the second way.
"""

import json
from collections.abc import Iterator, Mapping
from urllib.parse import quote

from fairtool.asking import BrokenOffError
from fairtool.errors import UnreadableError
from fairtool.skos.ntriples import line, literal, node
from fairtool.thesauri.presets import Preset
from fairtool.thesauri.servers.json_answer import field, items, json_of
from fairtool.thesauri.servers.session import Page
from fairtool.thesauri.servers.way import Answered, Asked, Way

_ROWS = 10_000  # of a page
_MOST_ROWS = 20_000_000
_DIGITS = 9  # that a number may have: Python reads no more than thousands
_RESULTS = "application/sparql-results+json, application/json;q=0.5"
_SKOS = "http://www.w3.org/2004/02/skos/core#"
_PATTERN = """
{{ ?s a <{skos}Concept> . {scheme} }} UNION {{ ?s a <{skos}ConceptScheme> . {itself} }}
UNION {{ ?c <http://www.w3.org/2008/05/skos-xl#prefLabel>|<http://www.w3.org/2008/05/skos-xl#altLabel> ?s .
?c a <{skos}Concept> . {scheme_of_c} }}
?s ?p ?o . FILTER(!isBlank(?o) && !isBlank(?s))
"""
_PLAIN = "SELECT DISTINCT ?s ?p ?o WHERE {{ {pattern} }} ORDER BY ?s ?p ?o"
_NESTED = "SELECT ?s ?p ?o WHERE {{ {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {pattern} }} ORDER BY ?s ?p ?o }} }}"


def ways(preset: Preset) -> Iterator[Way]:
    """Give the statements page by page."""
    yield preset.address, lambda asked: _statements(asked, _PLAIN)
    yield preset.address, lambda asked: _statements(asked, _NESTED)


def pattern(scheme: str) -> str:
    """Give the pattern of the statements that are wanted, of one scheme where its address is given."""
    if any(sign in scheme for sign in ' <>"{}|\\^`') or any(ord(sign) < 0x20 for sign in scheme):
        raise UnreadableError("{path} is no address of a concept scheme", path=scheme)
    within = f"<{_SKOS}inScheme>|<{_SKOS}topConceptOf> <{scheme}> ." if scheme else ""
    return _PATTERN.format(
        skos=_SKOS,
        scheme=f"?s {within}" if within else "",
        scheme_of_c=f"?c {within}" if within else "",
        itself=f"FILTER(?s = <{scheme}>)" if scheme else "",
    )


def _statements(asked: Asked, query: str) -> Answered:
    wanted = pattern(asked.preset.id)
    total = _count(asked, wanted)
    found: dict[str, str] = {}
    page, rows = None, 0
    while total is None or rows < total:
        page = _ask(asked, f"{query.format(pattern=wanted)} LIMIT {_ROWS} OFFSET {rows}")
        lines = {json.dumps(row, sort_keys=True): _line(row, page) for row in _bindings(page)}
        if not lines:
            break
        if not lines.keys() - found.keys() or rows > _MOST_ROWS:
            raise UnreadableError("{path} gives pages without end", path=asked.preset.address)
        found.update(lines)
        rows += len(lines)
    if page is None or not rows or len(found) != (total or rows):
        raise UnreadableError(
            "{path} gave {count} of {total} statements", path=asked.preset.address, count=len(found), total=total or 0
        )
    page.path.write_text("".join(sorted(set(found.values()))), encoding="utf-8")
    return Answered((page,))


def _count(asked: Asked, wanted: str) -> int | None:
    """Ask how many statements there are; None where the endpoint cannot say."""
    query = f"SELECT (COUNT(*) AS ?n) WHERE {{ SELECT DISTINCT ?s ?p ?o WHERE {{ {wanted} }} }}"
    try:
        rows = _bindings(_ask(asked, query))
    except BrokenOffError:
        raise
    except UnreadableError:
        return None
    value = field(rows[0].get("n"), "value") if len(rows) == 1 else ""
    return int(value) if len(value) <= _DIGITS and value.isascii() and value.isdecimal() else None


def _ask(asked: Asked, query: str) -> Page:
    """Send a query, as SPARQL 1.1 Protocol says, 2.1.1."""
    endpoint = asked.preset.address
    address = f"{endpoint}{'&' if '?' in endpoint else '?'}query={quote(' '.join(query.split()), safe='')}"
    return asked.session.get(address, _RESULTS, name=endpoint)


def _bindings(page: Page) -> list[Mapping[str, object]]:
    """Give the rows of a result; raises UnreadableError where the answer is none (SPARQL 1.1 Query Results JSON)."""
    content = json_of(page)
    results = content.get("results") if isinstance(content, Mapping) else None
    if not isinstance(results, Mapping) or not isinstance(results.get("bindings"), list):
        raise _no_result(page)
    return [row for row in items(results, "bindings") if isinstance(row, Mapping)]


def _line(row: Mapping[str, object], page: Page) -> str:
    subject, predicate, target = (row.get(name) for name in "spo")
    if field(subject, "type") != "uri" or field(predicate, "type") != "uri":
        raise _no_result(page)
    text = target.get("value") if isinstance(target, Mapping) else None
    if not isinstance(text, str):
        raise _no_result(page)
    written = node(text) if field(target, "type") == "uri" else literal(text, field(target, "xml:lang"))
    return line(node(field(subject, "value")), node(field(predicate, "value")), written)


def _no_result(page: Page) -> UnreadableError:
    return UnreadableError(
        "{path} does not answer with the result of a SPARQL query",
        path=page.asked,
        hint="look whether the address is that of a SPARQL endpoint",
    )
