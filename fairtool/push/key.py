"""The key of a target: found by its origin, so that nothing but the target itself can be told it.

A key is looked for in the environment, in a file that only its owner can read, in the keyring, and is asked for at a
terminal at last. It never stands on a command line, in a configuration, a plan, a journal or a message.
"""

import json
import os
import re
from base64 import b64encode
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from pathlib import Path
from typing import Literal
from urllib.parse import quote, quote_plus

from fairtool.errors import UsageError
from fairtool.push.origin import Origin
from fairtool.thesauri.keys import in_file, in_keyring

Scheme = Literal["basic", "bearer", "token"]
_LONGEST = 4000  # characters: tokens of single sign-on are long
_HIDDEN = "***"
_LONG = 12  # characters of a key that stands nowhere by chance
_MOST_SHOWN = 20_000  # characters of the words of a server that are looked at


@dataclass(frozen=True, slots=True)
class Key:
    """A key, the origin that it is for, and how it is told: `basic` is `user:password`, `token` a header as it is."""

    origin: Origin
    value: str = field(repr=False)
    scheme: Scheme = "token"
    header: str = "Authorization"

    @property
    def secret(self) -> str:
        """Give the value of the header."""
        if self.scheme == "basic":
            return f"Basic {b64encode(self.value.encode()).decode()}"
        return f"Bearer {self.value}" if self.scheme == "bearer" else self.value

    def hidden_in(self, text: str) -> str:
        """Give a text of a server without the key, in any form that it was sent in or that servers repeat it in.

        Of a text that is too long to be shown, the beginning is given.
        """
        forms = self._forms()
        shown = text[:_MOST_SHOWN]
        for form in forms:
            shown = re.sub(re.escape(form), _HIDDEN, shown, flags=re.IGNORECASE if len(form) >= _LONG else 0)
        return shown if len(text) <= _MOST_SHOWN else shown[: -len(forms[0])]  # where a key may have been cut in two

    def hidden_from_field(self, value: str) -> str:
        """Give a field of a header without the key, where it stands there in a form that is nothing else."""
        for form in self._sure_forms():
            value = re.sub(re.escape(form), _HIDDEN, value, flags=re.IGNORECASE)
        return value

    def hidden_from_body(self, body: bytes) -> bytes:
        """Give a body without the key, where it stands there in a form that no record says by itself."""
        for form in self._sure_forms():
            body = body.replace(form.encode(), _HIDDEN.encode())
        return body

    @property
    def _password(self) -> str:
        return self.value.partition(":")[2] if self.scheme == "basic" else ""

    def _forms(self) -> Sequence[str]:
        """Give the key as it was sent, and as pages, addresses and logs write it; the longest form first."""
        plain = filter(None, (self.value, self.secret.rpartition(" ")[2], self._password))
        return sorted({form for one in plain for form in _written(one)}, key=len, reverse=True)

    def _sure_forms(self) -> Iterator[str]:
        """Give the forms that stand nowhere by chance: a password can be a word of a record."""
        yield from (form for form in self._forms() if len(form) >= _LONG and form != self._password)


def _written(text: str) -> Iterator[str]:
    """Give a text as it is, and escaped as in JSON, in HTML, in an address, in a log, in base64."""
    yield text
    yield json.dumps(text)[1:-1]
    yield escape(text)
    yield escape(text, quote=False)
    yield quote(text, safe="")
    yield quote_plus(text)
    yield repr(text)[1:-1]
    yield b64encode(text.encode()).decode()


@dataclass(frozen=True, slots=True)
class Whence:
    """Where a key may be looked for: a file of keys, the environment, and a question at the terminal."""

    file: Path | None = None
    environment: Mapping[str, str] = field(default_factory=lambda: os.environ)
    prompt: Callable[[str], str] | None = None


def find_key(origin: Origin, whence: Whence, scheme: Scheme, header: str = "Authorization") -> Key | None:
    """Give the key for an origin, None where there is none; raises UsageError for one that cannot be a key.

    Raises UsageError, too, where it would be sent without TLS to another machine.
    """
    value = (
        whence.environment.get(origin.variable, "").strip()
        or (in_file(whence.file, str(origin), named=True) if whence.file else "")
        or in_keyring(str(origin))
        or (whence.prompt(str(origin)).strip() if whence.prompt else "")
    )
    if not value:
        return None
    if not origin.is_safe:
        raise UsageError(
            "the key for {origin} was not used: a key is sent over https only",
            origin=origin,
            hint="write https in the address of the target",
        )
    _check(value, origin, scheme)
    return Key(origin, value, scheme, header)


def _check(value: str, origin: Origin, scheme: Scheme) -> None:
    if len(value) > _LONGEST or not all(sign >= " " and sign != "\x7f" for sign in value):
        raise UsageError("what is given as the key for {origin} is none: it has signs that no key has", origin=origin)
    if scheme == "basic" and ":" not in value:
        raise UsageError(
            "the key for {origin} is a user and a password: write user:password",
            origin=origin,
            hint="as the value of {variable}, or in a file of keys: {origin} = user:password",
            variable=origin.variable,
        )
    if scheme != "basic" and (not value.isascii() or " " in value):
        raise UsageError("what is given as the key for {origin} is none: it has signs that no key has", origin=origin)


def missing_key(origin: Origin) -> UsageError:
    """Give the error that says where a key is looked for."""
    return UsageError(
        "{origin} wants a key, and there is none",
        origin=origin,
        hint="put it into the environment variable {variable}, into the keyring as {origin} of the service fairtool, "
        "or into a file that only you can read, with the line {origin} = KEY: --key-file FILE",
        variable=origin.variable,
    )
