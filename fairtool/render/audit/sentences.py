"""The sentences that findings say, each once, as numbers for a page that shows many files.

What a sentence says of its own file is replaced by a mark, so that all files that are damaged alike share it.
"""

from collections.abc import Hashable, Iterable, Iterator
from dataclasses import replace
from typing import NamedTuple

from fairtool.finding import Finding, Severity
from fairtool.plan.narrative.typography import typeset
from fairtool.render.audit.wording import rule_title
from fairtool.render.groups import Group, grouped
from fairtool.render.visible import visible
from fairtool.render.wording import hint, places, sentence
from fairtool.translate import Language, translate

FILE = "␀"  # stands for the name of the file that a sentence is about
_MOST = 20_000  # different sentences
_LETTERS = 4_000_000  # of all sentences
_LONGEST = 600  # letters of one
_PLACES = 40  # places that are named


class Sentence(NamedTuple):
    """What a rule says of a file, of `size` places in it; `more` are the other places, and what to do."""

    rule: int
    severity: int
    size: int
    text: str
    more: str


class Sentences:
    """Sentences by number, as many as a page can bear; beyond that the title of the rule stands for what it found."""

    def __init__(self, language: Language) -> None:
        """Know none yet."""
        self.rules: list[str] = []
        self.all: list[Sentence] = []
        self.is_cut = False
        self._language = language
        self._known: dict[Hashable, int] = {}
        self._letters = 0

    def of(self, findings: Iterable[Finding], name: str) -> tuple[int, ...]:
        """Give the numbers of what is said of a file."""
        return tuple(dict.fromkeys(self._numbers(findings, name)))

    def _numbers(self, findings: Iterable[Finding], name: str) -> Iterator[int]:
        for group in grouped(_without(finding, name) for finding in findings):
            key = _key(group)
            if key in self._known:
                yield self._known[key]
            elif len(self.all) >= _MOST or self._letters >= _LETTERS:
                self.is_cut = True  # and nothing more is remembered
                yield self.of_rule(group.first.rule, group.first.severity)
            else:
                self._known[key] = self._added(group)
                yield self._known[key]

    def _added(self, group: Group) -> int:
        first = group.first
        line = f" ({translate('line {line}', self._language, line=first.line)})" if first.line else ""
        more = " ".join(filter(None, (hint(first, self._language), places(group, self._language, _PLACES))))
        return self._add(first, group.size, sentence(first, self._language) + line, more)

    def of_rule(self, rule: str, severity: Severity) -> int:
        """Give the number of the sentence that stands for whatever a rule found."""
        key = (rule, severity)
        if key not in self._known:
            text = rule_title(rule, self._language) or rule
            self._known[key] = self._add(Finding(rule, severity, "", text), 1, text, "")
        return self._known[key]

    def _add(self, finding: Finding, size: int, text: str, more: str) -> int:
        text, more = (typeset(shortened(one), self._language) for one in (text, more))
        self._letters += len(text) + len(more)
        self.all.append(Sentence(self._rule(finding.rule), 2 - finding.severity.rank, size, text, more))
        return len(self.all) - 1

    def _rule(self, rule: str) -> int:
        key = ("rule", rule)
        if key not in self._known:
            self._known[key] = len(self.rules)
            self.rules.append(rule)
        return self._known[key]


def shortened(text: str) -> str:
    """Give a text that is not too long for a page."""
    return text if len(text) <= _LONGEST else f"{text[: _LONGEST - 1]}…"


def _without(finding: Finding, name: str) -> Finding:
    """Give a finding in which its own file has no name."""
    if name not in finding.values.values():
        return finding
    values = {key: FILE if value == name else value for key, value in finding.values.items()}
    return replace(finding, values=values)


def _key(group: Group) -> Hashable:
    first = group.first
    others = tuple(one.where for one in group.others[:_PLACES])
    values = tuple(sorted((name, str(value)) for name, value in first.values.items()))
    return first.rule, first.severity, first.template, visible(first.where), values, first.line, group.size, others
