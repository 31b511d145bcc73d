"""Schematron rules of the user: read with care, compiled once, run on records without reaching any other document."""

import re
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from typing import Any, NamedTuple

from lxml import etree, isoschematron

from fairtool.errors import Unavailable, UnreadableError, UsageError
from fairtool.finding import Severity
from fairtool.iso.element import Element
from fairtool.iso.namespaces import prefixed
from fairtool.iso.safe import parse, read
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath

_SCH = "http://purl.oclc.org/dsdl/schematron"
_SVRL = "http://purl.oclc.org/dsdl/svrl"
_XSL = "http://www.w3.org/1999/XSL/Transform"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_CHECKS = (f"{{{_SCH}}}assert", f"{{{_SCH}}}report")
_ELSEWHERE = frozenset(
    {f"{{{_SCH}}}include", *(f"{{{_XSL}}}{name}" for name in ("include", "import", "document", "result-document"))}
)
_SEVERITIES: Mapping[str, Severity] = {
    **dict.fromkeys(("warning", "warn", "caution"), Severity.WARNING),
    **dict.fromkeys(("info", "information", "hint", "note"), Severity.INFO),
    **dict.fromkeys(("error", "fatal", "err"), Severity.ERROR),
}
_DECLARES = frozenset(
    {f"{{{_SCH}}}let", f"{{{_SCH}}}param", f"{{{_XSL}}}variable", f"{{{_XSL}}}param", f"{{{_XSL}}}with-param"}
)
_VARIABLE = re.compile(r"\$([\w.\-]+)")
_OTHER_DOCUMENTS = re.compile(r"\b(?:document|unparsed-text|doc)\s*\(")


@dataclass(frozen=True, slots=True)
class Assertion:
    """An `assert` or `report` of a schema: its key in the program, its name in ids, its severity and its text.

    What a report tells is an info where it does not say what it is: some schemas report what they are content with.
    """

    key: str
    name: str
    severity: Severity
    text: str


class Failure(NamedTuple):
    """What an assertion says of a place in a record; `text_fr` is its diagnostic in French, where it has one."""

    key: str
    where: str
    line: int | None
    text: str
    text_fr: str


@dataclass(frozen=True, slots=True, eq=False)
class Schematron:
    """A schema ready to be run; `name` is that of its file without `.sch`."""

    name: str
    assertions: tuple[Assertion, ...]
    program: Any

    @property
    def gravest(self) -> Assertion:
        """The assertion of the highest severity: it tells where the schema cannot be run."""
        return max(self.assertions, key=lambda one: one.severity.rank)


@cache
def load(path: str) -> Schematron:
    """Read a schema and compile it; raises UsageError that says what is wrong with it, or not allowed in it."""
    root = _parsed(path)
    _refuse_other_documents(root, path)
    _refuse_unknown_variables(root, path)
    checks = tuple(root.iter(*_CHECKS))
    if not checks:
        raise UsageError("{path} asserts nothing: it has no sch:assert", path=path)
    assertions = tuple(_named(checks))
    return Schematron(_slug(Path(path).stem) or "schema", assertions, _compiled(root, path))


def _parsed(path: str) -> Element:
    try:
        root = parse(read(Path(path), path), path)
    except OSError as error:
        raise UsageError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
    except UnreadableError as error:
        raise UsageError(error.template, hint=error.hint, **error.values) from error
    if root.tag != f"{{{_SCH}}}schema":
        raise UsageError(
            "{path} is no Schematron: its root element is {root}",
            path=path,
            root=prefixed(root.tag),
            hint="its root is sch:schema, in the namespace {namespace}",
            namespace=_SCH,
        )
    return root


def _refuse_other_documents(root: Element, path: str) -> None:
    """Refuse what would read or write other files, or ask the network."""
    for one in root.iter("*"):
        elsewhere = one.tag in _ELSEWHERE or (one.tag == f"{{{_SCH}}}extends" and one.get("href"))
        if elsewhere or any(_OTHER_DOCUMENTS.search(str(value)) for value in one.attrib.values()):
            raise UsageError(
                "{path}, line {line}: {name} asks for another document, and none is read",
                path=path,
                line=one.sourceline,
                name=prefixed(one.tag),
                hint="put what it needs into this file",
            )


def _refuse_unknown_variables(root: Element, path: str) -> None:
    """Refuse a variable that nothing declares: the program would break off at the first place it is asked for."""
    declared = {one.get("name") for one in root.iter(*_DECLARES)}
    for one in root.iter("*"):
        expressions = " ".join(str(value) for name, value in one.attrib.items() if name != "name")
        unknown = next((name for name in _VARIABLE.findall(expressions) if name not in declared), None)
        if unknown:
            raise UsageError(
                "{path}, line {line}: ${variable} is not declared",
                path=path,
                line=one.sourceline,
                variable=unknown,
                hint="declare it with sch:let",
            )


def _named(checks: tuple[Element, ...]) -> Iterator[Assertion]:
    """Give the assertions, each with a key that the program repeats, and a name of its own."""
    seen: Counter[str] = Counter()
    for number, check in enumerate(checks):
        held = next(check.iterancestors(f"{{{_SCH}}}pattern"), None)
        said = check.get("id") or (held.get("id") if held is not None else "") or str(number + 1)
        name = _slug(str(said)) or str(number + 1)
        seen[name] += 1
        check.set("id", f"check{number}")
        yield Assertion(
            key=f"check{number}",
            name=name if seen[name] == 1 else f"{name}-{seen[name]}",
            severity=_severity(check, held),
            text=_text(check) or str(check.get("test")),
        )


def _severity(check: Element, pattern: Element | None) -> Severity:
    rule = check.getparent()
    roles = (one.get("role") or one.get("flag") for one in (check, rule, pattern) if one is not None)
    said = next((_SEVERITIES[role.lower()] for role in roles if role and role.lower() in _SEVERITIES), None)
    return said or (Severity.INFO if check.tag == _CHECKS[1] else Severity.ERROR)


def _slug(text: str) -> str:
    return re.sub(r"[^a-z0-9]+", "-", text.lower()).strip("-")


def _text(element: Element) -> str:
    return " ".join("".join(element.itertext()).split())


def _compiled(root: Element, path: str) -> Any:
    """Give the program of a schema, in three steps that lxml brings along."""
    try:
        expanded = isoschematron.iso_abstract_expand(etree.ElementTree(root))
        source = isoschematron.iso_svrl_for_xslt1(expanded)
        _give_attributes_their_elements(source.getroot())
        return etree.XSLT(source, access_control=etree.XSLTAccessControl.DENY_ALL)
    except etree.XSLTError as error:
        entry = error.error_log.last_error if error.error_log else None
        raise UsageError(
            "{path} cannot be run as Schematron: {reason}",
            path=path,
            reason=" ".join(str(entry.message if entry else error).split())[:300],
            hint="only schemas whose expressions are XPath 1.0 can be run, each name in them declared",
        ) from error


def _give_attributes_their_elements(program: Element) -> None:
    """Let the place of an attribute begin with that of its element, which the program leaves out."""
    for template in program.iter(f"{{{_XSL}}}template"):
        if template.get("match") == "@*" and template.get("mode") == "schematron-get-full-path":
            step = etree.Element(f"{{{_XSL}}}apply-templates", select="..", mode="schematron-get-full-path")
            template.insert(0, step)


@lru_cache(maxsize=4)
def failures(schematron: Schematron, view: XmlRecord) -> Mapping[str, tuple[Failure, ...]]:
    """Give what the assertions of a schema say of a record, by their keys; raises Unavailable where it cannot be run.

    One run serves all assertions.
    """
    try:
        told = schematron.program(view.root)
    except etree.XSLTError as error:
        raise Unavailable("the Schematron cannot be run on this record: {reason}", reason=error) from error
    found: dict[str, list[Failure]] = {}
    for one in told.getroot().iter(f"{{{_SVRL}}}failed-assert", f"{{{_SVRL}}}successful-report"):
        failure = _failure(one, view)
        found.setdefault(failure.key, []).append(failure)
    return {key: tuple(several) for key, several in found.items()}


def _failure(one: Element, view: XmlRecord) -> Failure:
    place = next(iter(etree.ElementTree(view.root).xpath(one.get("location") or "/*")), None)
    attribute = getattr(place, "attrname", None)
    element = place if isinstance(place, Element) else getattr(place, "getparent", lambda: None)()
    element = view.root if element is None else element
    where = xpath(element) + (f"/@{prefixed(attribute)}" if attribute else "")
    text, text_fr = _texts(one)
    return Failure(str(one.get("id")), where, line_of(element), text, text_fr)


def _texts(one: Element) -> tuple[str, str]:
    """Give the text of an assertion, and that in French where a diagnostic has it."""
    own = next((_text(text) for text in one.iterchildren(f"{{{_SVRL}}}text")), "")
    diagnostics = list(one.iterchildren(f"{{{_SVRL}}}diagnostic-reference"))
    by_language = {str(each.get(_LANG) or "")[:2]: _text(each) for each in reversed(diagnostics)}
    english = own or by_language.get("en") or next(iter(by_language.values()), "") or str(one.get("test"))
    return english, by_language.get("fr") or english
