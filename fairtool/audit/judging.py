"""Judging one source in a worker: by what the store keeps where that is enough, else by opening it."""

import os
import tempfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from functools import partial
from pathlib import Path, PurePath
from time import perf_counter

from fairtool.archives.names import split
from fairtool.audit.asked import Asked
from fairtool.audit.digests import checksum_like, checksum_of, head_of
from fairtool.audit.packing import counts_of, pack_findings, pack_outcomes
from fairtool.audit.rejudging import Rejudged, rejudged
from fairtool.audit.seeing import Seen, looking, unseen
from fairtool.audit.work import Done, Judged, Work
from fairtool.discovery import Source
from fairtool.engine import attempt
from fairtool.errors import UnreadableError, UsageError
from fairtool.inputs import local
from fairtool.kinds import RECORD_SUFFIXES, is_record, kind_of, names_record
from fairtool.loss import Loss, lost
from fairtool.report import Report
from fairtool.subject import Examined, report_on
from fairtool.unreadable import faulty, unreadable

_DOCUMENTS = frozenset({"xml", "rdf", "json", "plan"})
_SUFFIXES = RECORD_SUFFIXES | {".json", ".jsonld", ".ttl", ".rdf", ".yaml", ".yml"}
_LARGEST = 2**20  # bytes of a document of a file that is kept
_HUGEST = 2**28  # bytes of one that a catalogue gave
_LOSSES = frozenset(loss.value for loss in Loss)


def judge(work: Work, asked: Asked) -> Done:
    """Judge a source; whatever is wrong with it, or with fairtool, is a verdict.

    Only a UsageError, which concerns every source, is raised.
    """
    start = perf_counter()
    done = attempt(partial(_judged, work, asked))
    if isinstance(done, UsageError):
        raise done
    if isinstance(done, Exception):
        done = _refused(done, work, asked)
    return done._replace(seconds=perf_counter() - start)


def _refused(error: Exception, work: Work, asked: Asked) -> Done:
    """Give the verdict on a source that could not be brought here, or at which fairtool failed."""
    source = Source(work.name, Path(work.name))
    if isinstance(error, MemoryError):
        report, loss = lost(source, Loss.MEMORY, asked.settings.limits), Loss.MEMORY.value
    else:
        report = unreadable(source, error) if isinstance(error, UnreadableError) else faulty(source, error)
        loss = None
    return Done(work.source, "done", (judged_of(report, work, unseen(work, asked)),), loss=loss)


def _judged(work: Work, asked: Asked) -> Done:
    if work.content is None:
        known = _by_what_is_kept(work, asked) if work.mode == "stale" else Rejudged()
        if known.whole:
            return Done(work.source, "done", known.subjects, opened=False)
        if asked.stored or work.offline or ("://" in work.name and not asked.network):
            return Done(work.source, "left", known.subjects, opened=False)
    with _at_hand(work, asked) as source:
        if work.mode == "verify" and _is_same(source.path, work, asked):
            known = _by_what_is_kept(work, asked)
            if known.whole or not work.kept:
                return Done(work.source, "done", known.subjects, same=True)
        if work.kind in _DOCUMENTS and not _describes(source.path):
            return Done(work.source, "broken" if _is_broken(source, work) else "other")
        return _examined(source, work, asked)


def _by_what_is_kept(work: Work, asked: Asked) -> Rejudged:
    """Judge by what the store keeps; nothing is given where that is not enough, or damaged."""
    try:
        return rejudged(work, asked)
    except UnreadableError:
        return Rejudged()


@contextmanager
def _at_hand(work: Work, asked: Asked) -> Iterator[Source]:
    """Give the source with a place on the disk: a file is where it is, the rest goes to a folder for the time.

    Data behind an address are read by parts, and stay where they are. Raises UnreadableError where a source cannot be
    brought here.
    """
    if _is_file(work, asked):
        yield Source(work.name, Path(asked.folder, work.name))
        return
    with tempfile.TemporaryDirectory(
        prefix="fairtool-", ignore_cleanup_errors=True, dir=asked.workspace or None
    ) as folder:
        path = Path(folder, f"source{_suffix(work)}")
        if work.content is not None:
            path.write_bytes(_document_in(work.content))
            yield Source(work.name, path, is_fetched=True)
        elif "://" in work.name and work.kind not in _DOCUMENTS:
            yield Source(work.name, path, size=work.size or 0)
        else:
            with local(Source(work.name, path), asked.settings.limits.seconds) as place:
                yield Source(work.name, place, is_fetched=True)


def _suffix(work: Work) -> str:
    """Give the suffix of a file or document (`a.json#3`): all that its name is believed."""
    name = work.name.partition("#")[0] if "://" in work.name or work.content is not None else work.name
    found = PurePath(name).suffix.lower()[-20:]
    if work.kind not in _DOCUMENTS:
        return found if found.isascii() else ""
    return found if found in _SUFFIXES else ".xml"


def _document_in(content: bytes) -> bytes:
    """Give a document that the store keeps; raises UnreadableError for one that is damaged or huge."""
    expanding = zlib.decompressobj()
    try:
        document = expanding.decompress(content, _HUGEST)
    except (zlib.error, TypeError) as error:
        raise UnreadableError("a document in the store is damaged: {reason}", reason=error) from error
    if not expanding.eof:
        raise UnreadableError("a document in the store is damaged: it is cut off, or larger than any is")
    return document


def _is_file(work: Work, asked: Asked) -> bool:
    """Say whether a source is a file where its name says, and nothing has to be brought here."""
    if work.content is not None or "://" in work.name:
        return False
    return split(work.name) is None or os.path.lexists(Path(asked.folder, work.name))


def _describes(path: Path) -> bool:
    """Say whether a document is a metadata record or a plan; what cannot be opened is left to its reader to refuse."""
    return not path.is_file() or is_record(path) or names_record(path) or kind_of(path) == "plan"


def _is_broken(source: Source, work: Work) -> bool:
    """Say whether what names no record is XML that is not well-formed, as a record may be whose beginning is lost."""
    if work.kind != "xml":
        return False
    from fairtool.iso.safe import is_broken  # noqa: PLC0415 - most files are data

    return is_broken(source.path, work.name)


def _holds_none(examined: Examined, work: Work) -> bool:
    """Say whether a document in JSON has words of a record, and was found to be none."""
    if work.kind != "json":
        return False
    from fairtool.record.text_records import NO_RECORD  # noqa: PLC0415 - likewise

    return any(finding.template == NO_RECORD for report in examined.reports for finding in report.findings)


def _is_same(path: Path, work: Work, asked: Asked) -> bool:
    """Say whether the bytes of a file are those that were judged; what is not known counts as changed."""
    if not path.is_file():  # a pipe would be waited for
        return False
    try:
        if asked.verify == "content":
            return work.checksum is not None and checksum_of(path) == work.checksum
        return work.head is not None and head_of(path) == work.head
    except OSError:
        return False


def _examined(source: Source, work: Work, asked: Asked) -> Done:
    settings = replace(asked.settings, kind="plan") if work.kind == "plan" else asked.settings
    examined = report_on(source, settings, looking(work, asked))
    if _holds_none(examined, work):
        return Done(work.source, "other")
    head, checksum, found = _digests(source.path, work, asked) if _is_file(work, asked) else (None, None, None)
    return Done(
        work.source,
        "done",
        tuple(_pairs(examined, work, asked)),
        head=head,
        checksum=checksum,
        document=_document(source.path, work),
        found=found,
        loss=_loss(examined),
        opened=work.content is None,
        poisonous=examined.poisonous,
    )


def _pairs(examined: Examined, work: Work, asked: Asked) -> Iterator[Judged]:
    """Give what became of each subject; what cannot be read is one, of which the name alone is known."""
    seen = examined.seen if len(examined.seen) == len(examined.reports) else (None,) * len(examined.reports)
    for report, one in zip(examined.reports, seen, strict=True):
        yield judged_of(report, work, one if isinstance(one, Seen) else unseen(work, asked))


def judged_of(report: Report, work: Work, seen: Seen) -> Judged:
    """Pack what became of a subject."""
    return Judged(
        part=report.path.removeprefix(work.name) if report.path.startswith(work.name) else "",
        kind=report.kind or work.kind,
        standard=report.standard,
        status=report.status.value,
        counts=counts_of(report.findings),
        outcomes=pack_outcomes(report.outcomes, report.counts, seen.revisions),
        findings=pack_findings(report.findings),
        facts=seen.facts,
        header=seen.header,
        holding=seen.holding,
        belongs=seen.belongs,
        identifiers=seen.identifiers,
        score=seen.score,
        licence=seen.licence,
    )


def _digests(path: Path, work: Work, asked: Asked) -> tuple[bytes | None, bytes | None, str | None]:
    """Give the digest of the head, and of the content where it is asked for, and in the form that is expected."""
    if not path.is_file():  # a pipe would be waited for, a device comes to no end
        return None, None, None
    try:
        whole = checksum_of(path) if asked.checksum or asked.verify == "content" else None
        return head_of(path), whole, checksum_like(path, work.expected) if work.expected else None
    except OSError:
        return None, None, None


def _document(path: Path, work: Work) -> bytes | None:
    """Give the compressed bytes of a document that is worth keeping: what the store gave, it has."""
    if work.kind not in _DOCUMENTS or work.content is not None or not path.is_file():
        return None
    try:
        with path.open("rb") as file:
            content = file.read(_LARGEST + 1)
    except OSError:
        return None
    return zlib.compress(content) if len(content) <= _LARGEST else None


def _loss(examined: Examined) -> str | None:
    """Give the rule that says how reading was given up, where it was."""
    rules = {finding.rule for report in examined.reports for finding in report.findings}
    return next(iter(sorted(rules & _LOSSES)), None)
