"""The origin of an address (RFC 6454): scheme, host and port, which a key is bound to."""

import re
from dataclasses import dataclass
from ipaddress import IPv6Address
from urllib.parse import SplitResult, urlsplit

from fairtool.errors import UsageError

_PORTS = {"https": 443, "http": 80}
_LOOPBACK = frozenset({"localhost", "127.0.0.1", "::1"})
_LABEL = re.compile(r"[a-z0-9]([a-z0-9-]*[a-z0-9])?")
_PORT = re.compile(r"port\d+")  # as the last part of a name, it could be taken for a port in a variable
_AUTHORITY = re.compile(r"[!-\[\]-~]+")  # no blank, no backslash, nothing but ASCII: programs read those in two ways


@dataclass(frozen=True, slots=True)
class Origin:
    """A scheme, a host in lower case, and a port."""

    scheme: str
    host: str
    port: int

    @classmethod
    def of(cls, address: str) -> "Origin":
        """Give the origin of an address; raises UsageError where it has none, or names a user."""
        try:
            parts = urlsplit(address)
            host, port = _host(parts, address), parts.port
        except ValueError:
            host, port = "", None
        if not host or parts.scheme not in _PORTS or port == 0:
            raise UsageError(
                "{address} is no address of a target",
                address=_without_user(address),
                hint="write https://host/path, as in a browser",
            )
        if parts.username is not None or parts.password is not None:
            raise UsageError(
                "the address of {host} has a user or a password in it, which everybody could read",
                host=host,
                hint="take it out: fairtool push asks for the key, or finds it where docs/push.md says",
            )
        return cls(parts.scheme, host, port or _PORTS[parts.scheme])

    @property
    def is_safe(self) -> bool:
        """Say whether nobody on the way reads what is sent: TLS, or this machine itself."""
        return self.scheme == "https" or self.host in _LOOPBACK

    @property
    def variable(self) -> str:
        """Give the environment variable of its key: `FAIRTOOL_KEY_DEMO_RECHERCHE_DATA_GOUV_FR`.

        Two hosts never share one: a dot becomes `_` and a hyphen `__`; a number of IPv6 begins as no name can, with
        `_6_`. A port that is not the usual one is added.
        """
        name = self.host.replace("-", "__").replace(".", "_").upper()
        name = f"_6_{name.replace(':', '_')}" if ":" in name else name
        usual = self.port == _PORTS["https"]
        return f"FAIRTOOL_KEY_{name}" if usual else f"FAIRTOOL_KEY_{name}_PORT{self.port}"

    def __str__(self) -> str:
        """Give it as it begins an address: `https://host`, or `https://host:8443`."""
        host = f"[{self.host}]" if ":" in self.host else self.host
        return f"{self.scheme}://{host}" + ("" if self.port == _PORTS[self.scheme] else f":{self.port}")


def _host(parts: SplitResult, address: str) -> str:
    """Give the host of an address, empty where programs could take another one for it."""
    host = parts.hostname or ""
    said = re.split(r"[/?#]", address.partition("://")[2], maxsplit=1)[0]
    if said != parts.netloc or not _AUTHORITY.fullmatch(said):
        return ""
    if "[" in said:
        return "" if "%" in host else str(IPv6Address(host))
    return host if _is_name(host) else ""


def _is_name(host: str) -> bool:
    """Tell a name or number of a host; labels that begin or end with a hyphen could be taken for others."""
    labels = host.removesuffix(".").split(".")
    return all(_LABEL.fullmatch(label) for label in labels) and not _PORT.fullmatch(labels[-1])


def _without_user(address: str) -> str:
    """Give an address as it may be shown: before an `@` there may be a password."""
    return address.rpartition("@")[2]
