"""The portal of Theia/OZCAR as a target: one archive of a producer, put to it whole.

Experimental. Sources: the exporter of an observatory that is in the portal, which puts `OBSE_THEIA.zip` below `new/`,
and the public source of the import module of the portal, of 2022: it takes the archive by PUT, imports it before it
answers, forgets what it had of the producer, and keeps the archive in `previous/`, where the producer can read it.
"""

import re
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryFile
from typing import IO

from fairtool.errors import UsageError
from fairtool.push.call import Call, Reply
from fairtool.push.faults import RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Wanted, Written
from fairtool.push.key import missing_key
from fairtool.push.session import Session, check_access
from fairtool.push.target import Target, Wishes
from fairtool.push.theia.archive import Archive, write_archive
from fairtool.push.theia.pivot import Part, fields_in, lost_of, made, part_of
from fairtool.push.theia.remote_file import open_remote
from fairtool.record.flat import flat
from fairtool.translate import marked
from fairtool.warned import from_error, warned

_PRODUCER = re.compile(r"[A-Z]{4}")
_TOGETHER = 500  # records of one archive: each makes the portal import all of the producer
_SLOWEST = 100_000  # bytes per second
_IMPORT = 3600.0  # seconds that the portal may take to import before it answers
_BLOCK = 2**20
_ANSWERED = re.compile(rb"^Status: ([45]\d\d)", re.MULTILINE)
_TROUBLE = re.compile(rb"!!!! *ERROR: *([^!\r\n]+)")
_NO_PRODUCER = marked(
    "the target {target} needs the key producer: the four capital letters that Theia gave, such as OBSE"
)
_NO_ARCHIVE = marked(
    "{where} gives back no archive of {producer}: what is sent there replaces all data sets that the portal has of it, "
    'and nobody could say which. If the portal has none yet, set first = "yes"'
)
_WHOLE = marked(
    "{where} imports all data sets of {producer} anew each time: those that are not given now are taken from the "
    "archive that it gives back"
)
_EXPERIMENTAL = marked(
    "{where}: what is known of this interface is of 2022; look at the data sets in the portal after a push"
)
_SENT = marked(
    "{where} was taken with the archive, which the portal imports by itself; what it has against a data file (a name "
    "or a form that it does not know) it tells its administrators by mail, and not here"
)
_ONCE = marked("the portal took an archive of {producer} and does not give it back: nothing more was sent")
_DECLINED = marked("{origin} did not import the archive of {producer} (HTTP status {code}): {words}")
_LAST = marked(
    "{id} is the last data set of {producer}: an archive without any is not taken; ask the portal to take it out"
)
_LONGEST = 300


def catalogue(target: Target, session: Session, wishes: Wishes) -> "Theia":
    """Give the portal, which asks nothing yet; raises UsageError where no producer is named."""
    del wishes  # what the portal takes is public at once
    producer = target.settings.get("producer", "")
    if not _PRODUCER.fullmatch(producer):
        raise UsageError(_NO_PRODUCER, target=target.name)
    return Theia(session, target.url.rstrip("/"), producer, is_first=target.settings.get("first", "") == "yes")


class Theia:
    """The portal at an address such as `https://in-situ.theia-land.fr`, for one producer."""

    def __init__(self, session: Session, url: str, producer: str, *, is_first: bool = False) -> None:
        """Ask nothing yet; `is_first` says that the portal has nothing of the producer."""
        self._session = session
        self._producer = producer
        self._is_first = is_first
        self._has_sent = False
        self._name = f"{producer}_THEIA.zip"
        self._new = f"{url}/data/{producer}/new/{self._name}"
        self._previous = f"{url}/data/{producer}/previous/{self._name}"

    @property
    def as_given(self) -> bool:
        """Say no: the form is made from the record and its files."""
        return False

    @property
    def batch(self) -> int:
        """Give how many records go into one archive."""
        return _TOGETHER

    @property
    def reads(self) -> int:
        """Give how many records are looked for at once: all stand in one archive."""
        return _TOGETHER

    def prospect(self) -> Prospect:
        """Look whether the portal gives back the archive that it has."""
        where = str(self._session.origin)
        notes = [warned(_EXPERIMENTAL, where)]
        if not self._session.has_key:
            return Prospect("Theia/OZCAR", refusals=(from_error(missing_key(self._session.origin), where),))
        with self._archive() as archive:
            if archive:
                notes.append(warned(_WHOLE, where, producer=self._producer))
            elif not self._is_first:
                return Prospect("Theia/OZCAR", refusals=(warned(_NO_ARCHIVE, where, producer=self._producer),))
        return Prospect("Theia/OZCAR", self._producer, notes=tuple(notes))

    def form(self, given: Given) -> Form:
        """Give the pivot of a record with its files; raises Unfit where the portal would not take it."""
        part = made(given, self._producer)
        stamp = flat(given.record).metadata_date
        lost = lost_of(given, part)
        return Form(part.id, part.document, part.hash, stamp, lost, given.files, converted=True)

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give the data sets as they stand in the archive that the portal imported last."""
        with self._archive() as archive:
            parts = [archive.part(one) for one in ids] if archive else []
        return {part.id: _held(part) for part in parts if part}

    def fields(self, document: bytes) -> Fields:
        """Give the fields of the data set; the producer is of all of them, and is not compared."""
        return fields_in(document)

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Put the archive of the producer with some data sets made or changed, and all others as they are.

        Raises RefusedError where the portal declines, or does not give back the archive that it has.
        """
        changed = [(part_of(one.form.document), _by_name(one.form.files)) for one in wanted]
        answer = self._put(changed, ())
        return {
            one.form.id: Written(key=one.form.id, answer=answer, notes=(warned(_SENT, one.form.id),)) for one in wanted
        }

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give none: no data set of the portal belongs to another one."""
        del ids
        return {}

    def delete(self, held: Held) -> str:
        """Put the archive of the producer without a data set; raises RefusedError for the last one."""
        return self._put((), (held.id,))

    def _put(self, changed: Sequence[tuple[Part, Mapping[str, Path]]], without: Sequence[str]) -> str:
        with self._archive() as archive, TemporaryFile() as packed:
            self._check_may_replace(archive, without, is_empty=not changed)
            write_archive(packed, archive, changed, without)
            size = packed.seek(0, 2)
            self._has_sent = True
            headers = {"Content-Type": "application/zip", "Content-Length": str(size)}
            seconds = size / _SLOWEST + _IMPORT
            reply = self._session.ask(Call("PUT", self._new, headers, _Blocks(packed), seconds=seconds))
        try:
            self._check(reply)
        except RefusedError:
            self._has_sent = False  # the portal has what it had
            raise
        return str(reply.code)

    def _check_may_replace(self, archive: Archive | None, without: Sequence[str], *, is_empty: bool) -> None:
        """Raise RefusedError where data sets would be lost that nobody meant."""
        if archive is None and self._has_sent:
            raise RefusedError(_ONCE, producer=self._producer)
        if archive is None and not self._is_first:
            raise RefusedError(_NO_ARCHIVE, where=self._session.origin, producer=self._producer)
        if is_empty and (archive is None or not set(archive.ids) - set(without)):
            raise RefusedError(_LAST, id=", ".join(without), producer=self._producer)

    def _check(self, reply: Reply) -> None:
        """Raise RefusedError where the import failed: by the status, or by words below a status of success."""
        trouble = _TROUBLE.search(reply.body)
        said = _ANSWERED.search(reply.body)
        words = trouble[1] if trouble else reply.body.strip().partition(b"\n")[0]
        text = self._session.hidden(" ".join(words.decode("utf-8", "replace").split()))[:_LONGEST]
        check_access(reply, self._session, what=text)
        if reply.ok and not trouble and not said:
            return
        code = said[1].decode() if said else reply.code
        origin = self._session.origin
        raise RefusedError(_DECLINED, origin=origin, producer=self._producer, code=code, words=text or "-")

    @contextmanager
    def _archive(self) -> Iterator[Archive | None]:
        stream = open_remote(self._session, self._previous)
        if stream is None:
            yield None
            return
        with stream:
            yield Archive(stream, self._producer)


class _Blocks:
    """A packed file, read from its beginning at each try."""

    def __init__(self, stream: IO[bytes]) -> None:
        self._stream = stream

    def __iter__(self) -> Iterator[bytes]:
        self._stream.seek(0)
        while block := self._stream.read(_BLOCK):
            yield block


def _held(part: Part) -> Held:
    return Held(part.id, part.document, part.hash, key=part.id, state="published")


def _by_name(files: Sequence[Path]) -> Mapping[str, Path]:
    return {path.name: path for path in files}
