"""A catalogue on a double of Dataverse, whose clock goes on where the client waits."""

from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import replace
from pathlib import Path

from fairtool.push.call import Patience
from fairtool.push.dataverse.catalogue import DataverseCatalogue, catalogue
from fairtool.push.form import Form, Given, Held, Wanted
from fairtool.push.key import Key
from fairtool.push.origin import Origin
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from fairtool.record.essentials import Essentials
from fairtool.record.nested import nested
from tests.push.dataverse_double import Double
from tests.record.french import FRENCH

QUICK = Patience(seconds=10, silence=5, rate_pause=2.0)


def session_of(double: Double, role: str = "depositor") -> Session:
    """Give connections that wait by moving the clock of the server."""
    key = Key(Origin.of(double.url), double.token(role), "token", "X-Dataverse-key") if role else None
    return Session(double.url, key, QUICK, sleep=double.advance)


@contextmanager
def opened(
    double: Double, role: str = "depositor", wishes: Wishes | None = None, settings: Mapping[str, str] | None = None
) -> Iterator[DataverseCatalogue]:
    """Give a catalogue of the collection `lab`."""
    said = {"collection": "lab", **(settings or {})}
    with session_of(double, role) as session:
        yield catalogue(Target("double", "dataverse", double.url, said), session, wishes or Wishes())


def given(files: tuple[Path, ...] = (), said: Essentials = FRENCH, **changes: object) -> Given:
    """Give a record that is to be pushed."""
    return Given("a.xml", "0" * 64, nested(replace(said, **changes)), b"", files)  # type: ignore[arg-type]  # by name


def pushed(catalogue: DataverseCatalogue, one: Given) -> tuple[Form, Held]:
    """Write a record and give its form with what is held of it then."""
    form = catalogue.form(one)
    there = catalogue.held([form.id]).get(form.id)
    catalogue.write([Wanted(form, "update" if there else "create", there)])
    return form, catalogue.held([form.id])[form.id]
