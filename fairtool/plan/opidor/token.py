"""The token for DMP OPIDoR, and the one server that it is for.

It comes from the environment, a file that only its owner can read, the keyring, or is typed; it is never on the command
line, where every user of a machine can see it, and stands in no message and no log.
"""

import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlsplit

from fairtool.errors import UsageError
from fairtool.thesauri.keys import in_file, in_keyring

TOKEN = "FAIRTOOL_OPIDOR_TOKEN"  # noqa: S105 - the name of a variable
SERVER = "FAIRTOOL_OPIDOR_URL"
ADDRESS = "https://dmp.opidor.fr"
_LONGEST = 8000  # characters: a signed token has about 300


@dataclass(frozen=True, slots=True)
class Access:
    """A token and the address of the only server that it is sent to."""

    address: str
    token: str = field(repr=False)


def access_to(
    address: str | None,
    token_file: Path | None,
    ask: Callable[[], str] | None,
    environment: Mapping[str, str] = os.environ,
) -> Access:
    """Give the token for a server; `ask` types one, and is None where nobody is there to.

    Raises UsageError where there is none, where it is of another server, and for an address that cannot be.
    """
    bound = (in_file(token_file, SERVER) if token_file else "") or environment.get(SERVER, "") or ADDRESS
    wanted = address or bound
    if _site(wanted) != _site(bound):
        raise UsageError(
            "the token is for {bound}, and was not sent to {wanted}",
            bound=bound,
            wanted=wanted,
            hint="if it is for {wanted}, say so: {variable}={wanted}",
            variable=SERVER,
        )
    token = (in_file(token_file, TOKEN) if token_file else "") or environment.get(TOKEN, "").strip()
    token = token or in_keyring(TOKEN) or (ask().strip() if ask else "")
    if not token:
        raise UsageError(
            "there is no token for {address}",
            address=bound,
            variable=TOKEN,
            hint="put it into the environment variable {variable}, or into a file that only you can read: "
            "--token-file FILE",
        )
    if len(token) > _LONGEST or not all("!" <= sign <= "~" for sign in token):
        raise UsageError("the token is none: it has spaces or signs that no token has", address=bound)
    return Access(wanted.rstrip("/"), token)


def _site(address: str) -> tuple[str, str, int | None]:
    try:
        parts = urlsplit(address)
        found = parts.scheme.lower(), (parts.hostname or "").lower(), parts.port
    except ValueError:
        found = "", "", None
    if found[0] not in ("http", "https") or not found[1]:
        raise UsageError("{address} is no address of a server", address=address, hint="write https://dmp.opidor.fr")
    return found
