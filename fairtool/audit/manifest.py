"""Manifests: the files that should be there, with their checksums.

Known are those of BagIt (RFC 8493, 2.1.3), what `sha256sum` and `md5sum` write in both of their forms, and tables in
CSV with a header.
"""

import re
from collections.abc import Iterator, Mapping
from itertools import chain, islice
from pathlib import Path

from fairtool.audit.listed_file import ListedFile, algorithm_named, expected, misread
from fairtool.audit.manifest_table import columns_of, rows
from fairtool.audit.name_list import LONGEST, opened
from fairtool.errors import UnreadableError

MOST = 5_000_000  # files in a manifest
_LINE = re.compile(r"(\\?)([0-9A-Fa-f]{32,128})(?: [ *]|[ \t]+)(.+)")  # BagIt allows any blanks
_TAGGED = re.compile(r"(\\?)([A-Za-z0-9/-]{2,12}) \((.+)\) = ([0-9A-Fa-f]{32,128})")
_BAG = re.compile(r"(?:tag)?manifest-([a-z0-9-]+)\.txt")
_ESCAPES: Mapping[str, str] = {r"\\": "\\", r"\n": "\n", r"\r": "\r"}
_PERCENT: Mapping[str, str] = {"%0a": "\n", "%0d": "\r", "%25": "%"}


def manifest(path: Path) -> Iterator[ListedFile]:
    """Give what a manifest names, in its order; raises UnreadableError with the line that cannot be read."""
    with opened(path) as file:
        lines = _lines(iter(lambda: file.readline(LONGEST + 1), b""), path)
        first = tuple(islice(lines, 1))
        columns = columns_of(first[0][1]) if first else None
        found = rows(lines, columns, path) if columns else _sums(chain(first, lines), path)
        for count, one in enumerate(found, 1):
            if count > MOST:
                raise UnreadableError("{path} names more than {most} files", hint="part it", path=path, most=MOST)
            yield one


def _lines(lines: Iterator[bytes], path: Path) -> Iterator[tuple[int, str]]:
    """Give the lines that say something, with their numbers."""
    for number, line in enumerate(lines, 1):
        if len(line) > LONGEST:
            raise misread(path, number)
        text = line.removeprefix(b"\xef\xbb\xbf").decode("utf-8", "surrogateescape").rstrip("\r\n")
        if text.strip() and not text.startswith("#"):
            yield number, text


def _sums(lines: Iterator[tuple[int, str]], path: Path) -> Iterator[ListedFile]:
    bag = _BAG.fullmatch(path.name.lower())
    for number, line in lines:
        found = _of_bag(line, algorithm_named(bag[1])) if bag else _of_line(line)
        if found is None or not found.expected:
            raise misread(path, number)
        yield found


def _of_bag(line: str, algorithm: str) -> ListedFile | None:
    found = _LINE.fullmatch(line)
    return ListedFile(_bag_name(found[3]), expected(algorithm, found[2])) if found and not found[1] else None


def _of_line(line: str) -> ListedFile | None:
    """Read what checksum programs write: the checksum and the name, or the algorithm, the name and the checksum."""
    if found := _LINE.fullmatch(line):
        return ListedFile(_unescaped(found[3], found[1]), expected("", found[2]))
    if found := _TAGGED.fullmatch(line):
        algorithm = algorithm_named(found[2])
        return ListedFile(_unescaped(found[3], found[1]), expected(algorithm, found[4]) if algorithm else "")
    return None


def _unescaped(name: str, escaped: str) -> str:
    """Give a name in which line breaks are escaped, as a backslash before the line says."""
    return re.sub(r"\\[\\nr]", lambda found: _ESCAPES[found[0]], name) if escaped else name


def _bag_name(name: str) -> str:
    return re.sub("%(?:0a|0d|25)", lambda found: _PERCENT[found[0].lower()], name, flags=re.IGNORECASE)
