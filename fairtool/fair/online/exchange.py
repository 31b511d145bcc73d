"""One request and what came of it: an answer, or the reason why there is none."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from fairtool.warned import Warned

REDIRECTS = frozenset({301, 302, 303, 307, 308})


@dataclass(frozen=True, slots=True)
class Asked:
    """A request: `most` is how many bytes of the body are wanted."""

    method: str
    address: str
    headers: tuple[tuple[str, str], ...] = ()
    most: int = 4 * 2**20


@dataclass(frozen=True, slots=True)
class Exchange:
    """A request and its answer. Without an answer `code` is 0 and `fault` says why.

    `headers` are all fields in order, names in lower case. `whole` is false where the body was longer than wanted.
    """

    asked: Asked
    code: int = 0
    headers: tuple[tuple[str, str], ...] = ()
    body: bytes = b""
    whole: bool = True
    fault: Warned | None = None

    def all(self, name: str) -> tuple[str, ...]:
        """Give the values of all fields of a name."""
        return tuple(value for one, value in self.headers if one == name)

    def header(self, name: str) -> str:
        """Give the value of the first field of a name, empty where there is none."""
        return next(iter(self.all(name)), "").strip()

    @property
    def media_type(self) -> str:
        """The media type without parameters, in lower case."""
        return self.header("content-type").partition(";")[0].strip().lower()

    @property
    def is_success(self) -> bool:
        """Say whether the status is one of success."""
        return 200 <= self.code < 300

    @property
    def length(self) -> int | None:
        """The size of the whole thing in bytes, as the header says it: of a part, that behind the stroke.

        That of a packed answer says nothing of the thing.
        """
        if self.header("content-encoding").lower() not in ("", "identity"):
            return None
        said = self.header("content-range").rpartition("/")[2] if self.code == 206 else self.header("content-length")
        return int(said) if said.isascii() and said.isdecimal() and len(said) < 20 else None


@dataclass(frozen=True, slots=True)
class Resolved:
    """An address with all that was answered on the way: redirects, and the last answer."""

    exchanges: tuple[Exchange, ...]
    fault: Warned | None = None

    @property
    def last(self) -> Exchange:
        """The last answer."""
        return self.exchanges[-1]

    @property
    def address(self) -> str:
        """The address that answered last."""
        return self.last.asked.address

    @property
    def redirects(self) -> Mapping[str, int]:
        """The addresses that sent on, with their status."""
        return MappingProxyType({one.asked.address: one.code for one in self.exchanges[:-1]})

    @property
    def is_success(self) -> bool:
        """Say whether the way ended with a status of success."""
        return self.fault is None and self.last.is_success


@dataclass(frozen=True, slots=True)
class Patience:
    """How servers are asked: seconds for a request and for all, tries, seconds before the second try.

    `most` is how many bytes are taken of all answers together, since they are all kept.
    """

    seconds: float = 20.0
    silence: float = 10.0
    in_all: float = 180.0
    tries: int = 3
    pause: float = 0.5
    longest_pause: float = 10.0
    most: int = 64 * 2**20
