"""Which addresses of the network may be asked: none of this machine or of a local network, unless it is allowed.

What is asked may be named by others, in a page or by a redirect. It must not make this machine ask servers that
only it can reach.
"""

import re
import socket
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from ipaddress import IPv4Address, IPv4Network, IPv6Address, IPv6Network, ip_address, ip_network
from typing import Any

from fairtool.errors import UnreadableError
from fairtool.translate import marked

EVERYWHERE: tuple[IPv4Network | IPv6Network, ...] = (ip_network("0.0.0.0/0"), ip_network("::/0"))
_TRANSLATED = ip_network("64:ff9b::/96")  # RFC 6052: IPv4 behind a translator
# What the library of some versions of Python takes for public: addresses of sites (RFC 3879), IPv4 in old forms
# (RFC 4291, 2765) and behind local translators (RFC 8215), documentation (RFC 9637) and segment routing (RFC 9602).
_NOT_PUBLIC = tuple(
    ip_network(one) for one in ("fec0::/10", "::/96", "::ffff:0:0:0/96", "64:ff9b:1::/48", "3fff::/20", "5f00::/16")
)
PRIVATE = marked("{path} was not asked: it is at {address}, which is private to this machine or its network")
ALLOW = marked("name a public address, or allow private ones with --allow-private")


class PrivateAddressError(UnreadableError):
    """An address leads to this machine or to a local network."""


@dataclass(frozen=True, slots=True)
class Reach:
    """Where requests may go: to all public addresses, and to the private ones in these networks."""

    allowed: tuple[IPv4Network | IPv6Network, ...] = ()

    def may_reach(self, address: str) -> bool:
        """Say whether an IP address, as text, may be asked."""
        try:
            plain = _plain(ip_address(address.partition("%")[0]))
        except ValueError:
            return False
        public = plain.is_global and not plain.is_multicast and not any(plain in one for one in _NOT_PUBLIC)
        return public or any(plain in network for network in self.allowed if network.version == plain.version)

    def check_name(self, host: str, port: int, shown: str) -> int:
        """Look a name up, and raise PrivateAddressError where one of its addresses may not be asked.

        Gives how many it has. A name that is not found is left to the request, which says so, or to a proxy, which may
        know it.
        """
        found = addresses_of(host, port)
        for one in found:
            self.check(one, shown)
        return len(found)

    def check(self, address: str, shown: str) -> None:
        """Raise PrivateAddressError for an IP address that may not be asked; `shown` is what it was asked as."""
        if not self.may_reach(address):
            raise PrivateAddressError(PRIVATE, path=shown, address=address, hint=ALLOW)


ANYWHERE = Reach(EVERYWHERE)


def sent_astray(shown: str, other: str) -> UnreadableError:
    """Give the error for an address that sends to a private one, which the user did not name."""
    return UnreadableError(
        "{path} sends to {other}, which is private to this machine or its network",
        path=shown,
        other=other,
        hint="name that address itself, if it is what you want",
    )


@dataclass(slots=True)
class Watch:
    """Watches one connection as it is made: a name may mean another address than when it was looked up before."""

    reach: Reach
    host: str
    shown: str

    def see(self, event: str, known: Mapping[str, Any]) -> None:
        """Take note of an event of the client; raises PrivateAddressError before anything is sent."""
        if event.endswith("connect_tcp.started") and known["host"] != self.host:
            self.host = ""  # a proxy, which the user chose
        if event.endswith("connect_tcp.complete") and self.host:
            connection = known["return_value"]
            try:
                self.reach.check(str(connection.get_extra_info("server_addr")[0]), self.shown)
            except PrivateAddressError:
                connection.close()
                raise


def without_user(address: str) -> str:
    """Give an address without a user name and password before the `@`, which nobody is to write into documents."""
    begin, mark, rest = address.partition("://")
    authority = re.split(r"[/?#\\]", rest, maxsplit=1)[0]
    return f"{begin}{mark}{rest[authority.rfind('@') + 1 :]}" if mark else address


def addresses_of(host: str, port: int) -> tuple[str, ...]:
    """Give the IP addresses of a name, none where it is not found."""
    try:
        found = socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)
    except (OSError, UnicodeError):
        return ()
    return tuple(str(one[4][0]) for one in found)


def networks(texts: Iterable[str]) -> tuple[IPv4Network | IPv6Network, ...]:
    """Give networks from texts such as `10.0.0.0/8`; raises ValueError for what is none."""
    return tuple(ip_network(text) for text in texts)


def _plain(address: IPv4Address | IPv6Address) -> IPv4Address | IPv6Address:
    """Give the IPv4 address in an IPv6 one that only carries it."""
    if isinstance(address, IPv4Address):
        return address
    if address in _TRANSLATED:
        return IPv4Address(int(address) & 0xFFFFFFFF)
    return address.ipv4_mapped or address.sixtofour or address
