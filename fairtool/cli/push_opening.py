"""How every command of push begins: a target is chosen, its key found, its journal read, and it is asked what it is."""

import getpass
import sys
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from fairtool.cli.console import note
from fairtool.cli.request import Request, request
from fairtool.errors import UsageError
from fairtool.netcdf.read_limits import Limits
from fairtool.push.call import Patience
from fairtool.push.chosen import Chosen, Said, chosen_target, place_shadowed
from fairtool.push.faults import RefusedError
from fairtool.push.form import Catalogue, Prospect
from fairtool.push.journal import Known, known_in
from fairtool.push.key import Whence, missing_key
from fairtool.push.origin import Origin
from fairtool.push.target import Wishes, key_for, kind_named, open_catalogue, session_for
from fairtool.translate import Language, marked, translate

_SHADOWED = marked("{target} is {url}, as {file} says, and not the place that fairtool knows by this name ({known})")
FORMATS = ("text", "json", "markdown")


@dataclass(frozen=True, slots=True)
class Pushing:
    """What the command line says to all commands of push."""

    target: str = ""
    kind: str | None = None
    settings: tuple[str, ...] = ()
    profile: tuple[str, ...] = ()
    journal: Path | None = None
    key_file: Path | None = None
    timeout: float | None = None
    formats: tuple[str, ...] = ()
    lang: str | None = None
    quiet: bool = False
    verbose: bool = False

    def asked(self) -> Request:
        """Give what was asked for, united with the configuration; raises UsageError.

        The configuration is that of the working folder, wherever records and plans lie: a target, its journal and its
        file of keys are the same for all commands, and none is named by the folder of records of somebody else.
        """
        said: Mapping[str, Any] = {
            "lang": self.lang,
            "quiet": self.quiet or None,
            "verbose": self.verbose or None,
        }
        if self.timeout is not None and not 0 < self.timeout < float("inf"):
            raise UsageError("--timeout cannot be {value}", value=self.timeout, hint="use seconds above 0")
        return request(".", said)

    def said(self) -> Said:
        """Give what was said of the target."""
        settings = dict(_pair(text) for text in self.settings)
        return Said(self.kind, self.profile, self.journal, self.key_file, settings)


def _pair(text: str) -> tuple[str, str]:
    name, sign, value = text.partition("=")
    if not sign or not name:
        raise UsageError("--set {text} has no value", text=text, hint="write KEY=VALUE: --set collection=alias")
    return name, value


@dataclass(frozen=True, slots=True)
class Opened:
    """An open target: its adapter, what it says of itself, and what its journal knows."""

    chosen: Chosen
    catalogue: Catalogue
    prospect: Prospect
    known: Known


def choose(pushing: Pushing, asked: Request) -> Chosen:
    """Give the target that the user named; raises UsageError."""
    chosen = chosen_target(pushing.target, asked.configuration.targets, pushing.said())
    known = place_shadowed(chosen.target)
    if known and not asked.configuration.quiet:
        told = translate(
            _SHADOWED, asked.language, target=chosen.target.name, url=chosen.target.url, file=asked.file, known=known
        )
        note(told)
    return chosen


@contextmanager
def opened(
    chosen: Chosen, pushing: Pushing, language: Language, *, to_write: bool, wishes: Wishes | None = None
) -> Iterator[Opened]:
    """Give an open target. Raises UsageError where it wants a key and there is none, RefusedError where it says no."""
    kind = kind_named(chosen.target.kind)
    can_ask = to_write and kind.needs_key and sys.stdin is not None and sys.stdin.isatty() and sys.stderr.isatty()
    key = key_for(chosen.target, Whence(chosen.key_file, prompt=_prompt(language) if can_ask else None))
    if key is None and to_write and kind.needs_key:
        raise missing_key(Origin.of(chosen.target.url))
    known = known_in(chosen.journal, chosen.place)
    patience = Patience(seconds=pushing.timeout) if pushing.timeout else Patience()
    with session_for(chosen.target, key, patience) as session:
        catalogue = open_catalogue(chosen.target, session, wishes)
        prospect = catalogue.prospect()
        if to_write:
            _refuse(prospect)
        yield Opened(chosen, catalogue, prospect, known)


def _prompt(language: Language) -> Callable[[str], str]:
    def prompt(origin: str) -> str:
        return getpass.getpass(translate("Key for {origin} (it is not shown): ", language, origin=origin))

    return prompt


def _refuse(prospect: Prospect) -> None:
    """Raise the first thing that keeps everything from being written, with the others after it."""
    if not prospect.refusals:
        return
    errors = [
        RefusedError(one.template, hint=one.hint, **{"where": one.where, **one.values}) for one in prospect.refusals
    ]
    errors[0].others = tuple(errors[1:])
    raise errors[0]


def limits_of(asked: Request) -> Limits:
    """Give the limits for reading a file."""
    memory = asked.configuration.memory
    return Limits(memory=memory * 2**20) if memory else Limits()
