"""Running rules on a piece of CDL, or on a record that an example stands for, as tests/rules do."""

from datetime import date

from fairtool.audit.across import OF_ARCHIVES
from fairtool.audit.archive import Archive
from fairtool.audit.collection import Collection
from fairtool.context import Context
from fairtool.engine import examine
from fairtool.fair.online.page_view import PageView
from fairtool.finding import Finding
from fairtool.iso.identify import encoding_of
from fairtool.iso.node import Node
from fairtool.iso.safe import parse
from fairtool.iso.view import XmlRecord
from fairtool.netcdf import cdl
from fairtool.netcdf.dataset import Dataset
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.plan.view import Plan, PlanPart
from fairtool.record.bundle import Bundle, Described
from fairtool.record.of_view import read_xml, record_of
from fairtool.record.record import Record
from fairtool.report import Outcome, OutcomeStatus
from fairtool.rule import Rule
from fairtool.rules import (
    archive_frame,
    bundle_frame,
    frame,
    page_frame,
    plan_frame,
    planned_frame,
    record_frame,
    turtle_frame,
)
from fairtool.rules.catalogue import all_rules, rules_of
from fairtool.settings import today
from fairtool.skos.check.graph import SkosGraph, graph_of
from fairtool.skos.statements import statements_in
from fairtool.standards import NEWEST
from fairtool.version import Version
from fairtool.vocabulary.store import shipped


def dataset(text: str, version: str = "1.13") -> Dataset:
    """Give the data set that a piece of CDL describes, completed by the frame."""
    return cdl.parse(frame.complete(text, f"CF-{version}"), "example.nc")


def examined(text: str, rule_id: str | None = None, version: str = "1.13") -> tuple[list[Finding], list[Outcome]]:
    """Give the findings and outcomes of one rule, or of all rules of CF, on a piece of CDL."""
    view = dataset(text, version)
    rules = [all_rules()[rule_id]] if rule_id else list(rules_of("cf").values())
    contexts = {rule.standard: Context(view, Version.parse(version), shipped(), deep=True) for rule in rules}
    found = examine(view, rules, contexts)
    return list(found.findings), list(found.outcomes)


def findings(text: str, rule_id: str | None = None, version: str = "1.13") -> list[tuple[str, str, str]]:
    """Give (rule, where, message) of each finding; a crashed rule fails the test."""
    found, outcomes = examined(text, rule_id, version)
    crashed = [outcome for outcome in outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return [(finding.rule, finding.where, finding.message) for finding in found]


def is_about_records(rule: Rule) -> bool:
    """Say whether a rule looks at no single data set: it has examples in XML, Turtle or JSON, or whole archives."""
    return rule.standard == "archive" or rule.sees in (
        XmlRecord,
        Node,
        Record,
        Bundle,
        SkosGraph,
        PageView,
        Plan,
        PlanPart,
        PlannedBundle,
        PlannedDataset,
    )


def view_of(
    rule: Rule, text: str, version: Version | None = None
) -> XmlRecord | Bundle | SkosGraph | PageView | Plan | PlannedBundle | Collection | Archive:
    """Give what a rule about records, thesauri, plans, pages or archives sees in an example."""
    if rule.standard == "archive":
        return archive_frame.archive(text) if rule.sees in OF_ARCHIVES else archive_frame.collection(text)
    if rule.standard == "dmp":
        return planned(text)
    if rule.standard == "madmp":
        return plan_frame.complete(text, version)
    if rule.sees is PageView:
        return page_frame.complete(text)
    if rule.sees is SkosGraph:
        return thesaurus(text)
    return bundle(text) if rule.sees is Bundle else record(text)


def thesaurus(text: str) -> SkosGraph:
    """Give the graph that an example in Turtle stands for, completed by its frame."""
    return graph_of(statements_in(turtle_frame.complete(text), "example.ttl"), "example.ttl")


def record(text: str) -> XmlRecord:
    """Give the record that an example in XML stands for, completed by its frame."""
    root = parse(record_frame.complete(text), "example.xml")
    encoding = encoding_of(root)
    assert encoding, root.tag
    return XmlRecord("example.xml", root, encoding, read_xml)


def bundle(text: str, size: int | None = 2_000_000) -> Bundle:
    """Give the bundle of an example: changes to the record, a line `---`, and the CDL of a data file."""
    changes, data = bundle_frame.parted(text)
    described = Described("example.xml", "xml", record(changes).record)
    return Bundle(described, (Described("example.nc", "netcdf", record_of(cdl.parse(data, "example.nc"), size)),))


def planned(text: str, written: date | None = None) -> PlannedBundle:
    """Give the plan of an example with its data: changes to the plan, to the record, and the CDL of a data file."""
    changes, of_record, declared = planned_frame.parted(text)
    described = [] if of_record is None else [Described("example.xml", "xml", record(of_record).record)]
    data = cdl.parse(bundle_frame.parted(f"---\n{declared}")[1], planned_frame.FILE)
    size = planned_frame.SIZE
    described.append(Described(planned_frame.FILE, "netcdf", record_of(data, size)))
    return planned_frame.planned(changes, tuple(described), written=written)


def problems(view: PlannedBundle, day: date, prefix: str = "dmp-") -> list[Finding]:
    """Give what the rules on plans and data find in a view on a day; a crashed rule fails."""
    context = Context(view, Version(1, 0), shipped(), day)
    rules = [rule for name, rule in rules_of("dmp").items() if name.startswith(prefix)]
    assert rules, prefix
    found = examine(view, rules, {"dmp": context})
    crashed = [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return list(found.findings)


def drift(view: PlannedBundle, prefix: str = "dmp-", day: date | None = None) -> list[tuple[str, str, str]]:
    """Give (rule, where, message) of the same."""
    return [(one.rule, one.where, one.message) for one in problems(view, day or today(), prefix)]


def record_findings(text: str, prefix: str, version: str = "2.0") -> list[tuple[str, str, str]]:
    """Give (rule, where, message) of each finding of the rules that begin with a prefix; a crashed rule fails."""
    view = record(text)
    rules = [rule for name, rule in all_rules().items() if name.startswith(prefix) and is_about_records(rule)]
    assert rules, prefix
    contexts = {rule.standard: Context(view, Version.parse(version), shipped(), deep=True) for rule in rules}
    found = examine(view, rules, contexts)
    crashed = [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return [(finding.rule, finding.where, finding.message) for finding in found.findings]


def told_together(text: str, *standards: str) -> list[Finding]:
    """Give the findings of all rules of several standards, in one run on a record; a crashed rule fails."""
    view = record(text)
    rules = [rule for name in standards for rule in rules_of(name).values()]
    contexts = {name: Context(view, NEWEST[name], shipped()) for name in standards}
    found = examine(view, rules, contexts)
    crashed = [outcome for outcome in found.outcomes if outcome.status is OutcomeStatus.CRASHED]
    assert not crashed, crashed
    return list(found.findings)
