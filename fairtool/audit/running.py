"""A run of an audit: find, judge what is new or has changed, write it down."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from itertools import chain
from time import monotonic
from typing import Protocol

from fairtool.audit.asked import Asked
from fairtool.audit.basis import basis_of
from fairtool.audit.changed_rules import changed_rules
from fairtool.audit.closing import Closing
from fairtool.audit.entry import Entry
from fairtool.audit.looking_across import look_across
from fairtool.audit.pace import paced
from fairtool.audit.probing import believed
from fairtool.audit.store.again import Again
from fairtool.audit.store.writer import Writer
from fairtool.audit.work import Done, Engine
from fairtool.errors import FairtoolError

_EVERY = 2.0  # seconds between two commits
_BATCH = 200  # results that are committed together at most
_SOUGHT, _LIMITS = "sought", "limits"  # what is remembered of the last walk


class Watch(Protocol):
    """Who is told how a run goes on."""

    def found(self, count: int) -> None:
        """Hear how many entries were found so far."""
        ...

    def begins(self, total: int) -> None:
        """Hear how many sources are to be judged."""
        ...

    def judged(self, done: Done) -> None:
        """Hear what became of a source."""
        ...


@dataclass(frozen=True, slots=True)
class Order:
    """What a run is to do.

    `roots` are as the user named them, `catalogues` those among them whose records are asked for, and `command` how the
    run was called. `tool` is the version of fairtool. `shard` is the part of a catalogue that is taken. `rate` is the
    most sources that are opened in a second. `resume` goes on where the last run was ended. `sought` says what is
    looked for, and how: a run that looks for something else than the one that it resumes looks around again. `whole`
    says that nothing below the roots is left out.
    """

    roots: tuple[str, ...]
    asked: Asked
    command: str
    rate: float | None = None
    resume: bool = False
    catalogues: tuple[str, ...] = ()
    tool: str = ""
    shard: tuple[int, int] | None = None
    sought: str = ""
    whole: bool = False


def run(order: Order, writer: Writer, entries: Iterable[Entry], engine: Engine, watch: Watch) -> bool:
    """Run an audit into a store; says whether it came to its end, and was not stopped before.

    What was judged is in the store in either case, and the next run goes on from there.
    """
    start = monotonic()
    with Closing() as closing, writer.undone(), _unless_stopped(closing), writer.fitting():
        _find(order, writer, entries, closing, watch)
        watch.begins(writer.count_waiting())
        if not closing.asked:
            _judge(order, writer, engine, closing, watch)
        if not closing.asked:
            if order.shard is None or order.shard[1] == 1:  # what a part lacks is no gap: other parts have it
                look_across(writer, order.asked.settings)
            writer.finish(monotonic() - start)
            return True
    return False


@contextmanager
def _unless_stopped(closing: Closing) -> Iterator[None]:
    """Raise no error of a run that is being stopped: what starts its workers may have been signalled, too."""
    try:
        yield
    except FairtoolError:
        if not closing.asked:
            raise


def _find(order: Order, writer: Writer, entries: Iterable[Entry], closing: Closing, watch: Watch) -> None:
    walked = writer.begin(basis_of(order.asked, order.tool), order.command, resume=order.resume)
    if order.asked.stored:
        writer.judge_anew()
        return
    if walked and writer.noted(_SOUGHT) == order.sought:
        writer.judge_anew()
        return
    for count in chain(writer.sight(closing.until_asked(entries)), _harvested(order, writer, closing)):
        watch.found(count)
    if not closing.asked:
        writer.walked(order.roots, _again(order, writer))
        writer.note(_SOUGHT, order.sought)


def _again(order: Order, writer: Writer) -> Again:
    """Say what is done again; what was given up under other limits on time and memory may come out otherwise now."""
    limits, asked = repr(order.asked.settings.limits), order.asked
    changed = writer.noted(_LIMITS) not in ("", limits)
    writer.note(_LIMITS, limits)
    return Again(asked.verify, checksum=asked.checksum, lost=changed, whole=order.whole)


def _harvested(order: Order, writer: Writer, closing: Closing) -> Iterator[int]:
    """Write the records of the catalogues; what asks them is loaded where there are any."""
    if order.catalogues:
        from fairtool.audit.harvesting import harvest  # noqa: PLC0415 - few archives are catalogues

        yield from closing.until_asked(harvest(order.catalogues, writer, order.shard))


def _judge(order: Order, writer: Writer, engine: Engine, closing: Closing, watch: Watch) -> None:
    last, count = monotonic(), 0
    rate = None if order.asked.stored else order.rate  # which is of files that are opened
    works = closing.until_asked(writer.waiting(changed_rules))
    for done in believed(engine(paced(works, rate)), engine):
        if closing.asked and done.loss:
            continue  # whoever ends a job may signal every process of it: that is no verdict on the file
        writer.record(done)
        watch.judged(done)
        count += 1
        if count >= _BATCH or monotonic() - last > _EVERY:
            writer.commit()
            last, count = monotonic(), 0
