"""Reading the text of `cell_methods`: every text is read, and what does not fit the grammar becomes a problem."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from typing import Literal

from fairtool.netcdf.cell_method import CellMethod, CellMethods, Fault, Interval, Period, SyntaxProblem

__all__ = ["CellMethod", "CellMethods", "Fault", "Interval", "Period", "SyntaxProblem", "methods_of", "parse"]

_TOKENS = re.compile(r"[()]|[^\s()]+")
_PARTS = re.compile(r"[^:]*:|[^:]+")
_INTERVAL = re.compile(r"(?<!\S)interval:")
_LATE_INTERVAL = re.compile(r"(?<!\S)interval:\s*[-+.\d]")
_REMAINDER = re.compile(r"(?<!\S)comment:")
_KEYWORDS = ("where", "over", "within")


def methods_of(text: str) -> tuple[CellMethod, ...]:
    """Give the entries of a `cell_methods` text, in order; words that fit no phrase are left out."""
    return parse(text).methods


@lru_cache(maxsize=256)
def parse(text: str) -> CellMethods:
    """Read a `cell_methods` text by the form of CF 7.3, with the suffixes of 7.4 and `anomaly_wrt` of 7.5."""
    problems: list[SyntaxProblem] = []
    words = _words(text, problems)
    if not words and not problems:
        problems.append(SyntaxProblem(Fault.EMPTY, ""))
    return CellMethods(tuple(_Reader(words, problems).entries()), tuple(problems))


@dataclass(frozen=True, slots=True)
class _Word:
    """A word outside of parentheses, or the text of a comment."""

    text: str
    comment: bool = False

    @property
    def is_name(self) -> bool:
        return not self.comment and self.text.endswith(":")

    @property
    def is_plain(self) -> bool:
        return not (self.comment or self.text.endswith(":") or self.text in _KEYWORDS)


def _words(text: str, problems: list[SyntaxProblem]) -> list[_Word]:
    """Split a text into words and comments; a comment may hold parentheses of its own."""
    words: list[_Word] = []
    depth, start = 0, 0
    for token in _TOKENS.finditer(text):
        mark = token[0]
        if mark == "(":
            start = start if depth else token.end()
            depth += 1
        elif mark == ")" and depth:
            depth -= 1
            words.extend([] if depth else [_comment(text[start : token.start()])])
        elif mark == ")":
            problems.append(SyntaxProblem(Fault.PARENTHESIS, mark))
        elif not depth:
            words.extend(_unglued(mark, problems))
    if depth:
        problems.append(SyntaxProblem(Fault.PARENTHESIS, "("))
        words.append(_comment(text[start:]))
    return words


def _comment(text: str) -> _Word:
    return _Word(text.strip(), comment=True)


def _unglued(word: str, problems: list[SyntaxProblem]) -> Iterator[_Word]:
    """Split `time:mean` into `time:` and `mean`."""
    if ":" in word[:-1]:
        problems.append(SyntaxProblem(Fault.GLUED, word))
    for part in _PARTS.findall(word):
        yield _Word(part)


@dataclass(slots=True)
class _Reader:
    """Reads words one by one; what does not fit goes to `problems`."""

    words: list[_Word]
    problems: list[SyntaxProblem]
    position: int = 0

    def entries(self) -> Iterator[CellMethod]:
        while self.position < len(self.words):
            first = self.words[self.position].text
            names = tuple(self._names())
            method = self._take()
            if not all(names) or not names:
                self._report(Fault.NO_NAME, method or first)
            elif not method:
                self._report(Fault.NO_METHOD, f"{names[-1]}:")
            entry = CellMethod(tuple(filter(None, names)), method)
            yield self._phrases(self._with_norm(entry) if entry.kind == "anomaly_wrt" else entry)

    def _names(self) -> Iterator[str]:
        while self.position < len(self.words) and self.words[self.position].is_name:
            self.position += 1
            yield self.words[self.position - 1].text[:-1]

    def _take(self) -> str:
        """Give the next word where it is neither name, keyword nor comment, and go past it; else nothing."""
        if self.position < len(self.words) and self.words[self.position].is_plain:
            self.position += 1
            return self.words[self.position - 1].text
        return ""

    def _report(self, fault: Fault, word: str) -> None:
        self.problems.append(SyntaxProblem(fault, word))

    def _with_norm(self, entry: CellMethod) -> CellMethod:
        norm = self._take()
        if not norm:
            self._report(Fault.NO_NORM, entry.method)
        return entry._replace(norm=norm)

    def _phrases(self, entry: CellMethod) -> CellMethod:
        """Read what follows the method, up to the next name."""
        commented = False
        while self.position < len(self.words) and not self.words[self.position].is_name:
            word = self.words[self.position]
            self.position += 1
            if word.comment and commented:
                self._report(Fault.SECOND_COMMENT, word.text)
            elif word.comment:
                entry, commented = _with_comment(entry, word.text), True
            elif word.text in _KEYWORDS and not commented:
                entry = self._phrase(entry, word.text)
            else:
                self._report(Fault.UNEXPECTED, word.text)
        return entry

    def _phrase(self, entry: CellMethod, keyword: str) -> CellMethod:
        word = self._take()
        if keyword == "where":
            return self._where(entry, word)
        if keyword == "within" or word in ("days", "years"):
            return self._period(entry, keyword, word)
        if not word:
            self._report(Fault.NO_TYPE, keyword)
        elif not entry.where:
            self._report(Fault.NO_WHERE, word)
        elif entry.over or entry.period:
            self._report(Fault.TWICE if entry.over else Fault.ORDER, keyword)
        return entry._replace(over=entry.over or word)

    def _where(self, entry: CellMethod, word: str) -> CellMethod:
        if not word:
            self._report(Fault.NO_TYPE, "where")
        elif entry.where or entry.period:
            self._report(Fault.TWICE if entry.where else Fault.ORDER, "where")
        return entry._replace(where=entry.where or word)

    def _period(self, entry: CellMethod, keyword: str, word: str) -> CellMethod:
        if entry.period:
            self._report(Fault.TWICE, keyword)
        elif word in ("days", "years"):
            unit: Literal["days", "years"] = "days" if word == "days" else "years"
            return entry._replace(period=Period("within" if keyword == "within" else "over", unit))
        else:
            self._report(Fault.NO_PERIOD, word or keyword)
        return entry


def _with_comment(entry: CellMethod, text: str) -> CellMethod:
    """Add a comment: first its intervals, each up to the next one, then the free text after `comment:`."""
    if not _INTERVAL.match(text):
        return entry._replace(comment=text, late_interval=bool(_LATE_INTERVAL.search(text)))
    free = _REMAINDER.search(text)
    standard = text[: free.start()] if free else text
    intervals = tuple(_interval(clause) for clause in _INTERVAL.split(standard)[1:])
    return entry._replace(intervals=intervals, comment=text[free.end() :].strip() if free else "")


def _interval(clause: str) -> Interval:
    value, *unit = clause.split() or [""]
    return Interval(value, " ".join(unit))
