"""Questions to a GeoNetwork: with the cookie and the header that it wants against forged requests (XSRF).

Spring Security sets a cookie XSRF-TOKEN, and takes what changes something only with that cookie and a header of the
same value. Connections keep no cookies here, so both are sent by us, to the origin of the catalogue alone.
"""

from collections.abc import Mapping, Sequence
from http import HTTPStatus

from fairtool.errors import FairtoolError
from fairtool.push.call import Call, Reply
from fairtool.push.geonetwork.address import Site
from fairtool.push.json_answer import json_of, words_of
from fairtool.push.session import Session, check_access
from fairtool.record.json_node import JsonNode

_COOKIE = "XSRF-TOKEN"
_HEADER = "X-XSRF-TOKEN"
_JSON = "application/json"


class Service:
    """The interface of a GeoNetwork, and the cookies that it has set."""

    def __init__(self, session: Session, site: Site) -> None:
        """Ask nothing yet."""
        self.session = session
        self.site = site
        self._cookies: Mapping[str, str] = {}

    def get(self, address: str, accept: str = _JSON) -> Reply:
        """Give what is answered to a question that changes nothing; keeps the cookies of the answer."""
        reply = self.session.ask(self._reading(address, accept))
        self._learn(reply)
        return reply

    def get_together(self, addresses: Sequence[str], accept: str) -> list[Reply | FairtoolError]:
        """Give what is answered to several questions, or their errors."""
        return self.session.ask_together([self._reading(one, accept) for one in addresses])

    def json(self, address: str) -> JsonNode:
        """Give an answer in JSON; raises RefusedError where there is none."""
        reply = self.get(address)
        check_access(reply, self.session, what=words_of(reply, self.session))
        return json_of(reply, address)

    def search(self, body: bytes) -> Reply:
        """Give what the index answers."""
        headers = {"Accept": _JSON, "Content-Type": _JSON}
        return self._sent("POST", f"{self.site.api}/search/records/_search", headers, body, safe=True)

    def put(self, address: str, body: bytes) -> Reply:
        """Send a record in XML; with an empty body, something is asked to be done."""
        headers = {"Accept": _JSON} | ({"Content-Type": "application/xml"} if body else {})
        return self._sent("PUT", address, headers, body)

    def delete(self, address: str) -> Reply:
        """Ask for something to be deleted."""
        return self._sent("DELETE", address, {"Accept": _JSON})

    def _sent(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes = b"", *, safe: bool = False
    ) -> Reply:
        """Send with the token; once more where the token has run out, which is refused before anything is done."""
        if _COOKIE not in self._cookies:
            self._renew()
        reply = self._ask_with_token(method, address, headers, body, safe=safe)
        if reply.code == HTTPStatus.FORBIDDEN and _is_about_token(reply):
            self._renew()
            reply = self._ask_with_token(method, address, headers, body, safe=safe)
        return reply

    def _ask_with_token(
        self, method: str, address: str, headers: Mapping[str, str], body: bytes, *, safe: bool
    ) -> Reply:
        token = {_HEADER: self._cookies[_COOKIE]} if _COOKIE in self._cookies else {}
        reply = self.session.ask(Call(method, address, {**headers, **self._cookie, **token}, body, safe=safe))
        self._learn(reply)
        return reply

    def _reading(self, address: str, accept: str) -> Call:
        return Call("GET", address, {"Accept": accept, **self._cookie}, safe=True)

    def _renew(self) -> None:
        """Begin a new session there, whose first answer sets a new token."""
        self._cookies = {}
        self.get(f"{self.site.api}/me")

    @property
    def _cookie(self) -> Mapping[str, str]:
        pairs = "; ".join(f"{name}={value}" for name, value in self._cookies.items())
        return {"Cookie": pairs} if pairs else {}

    def _learn(self, reply: Reply) -> None:
        pairs = (value.partition(";")[0].partition("=") for name, value in reply.fields if name == "set-cookie")
        new = {name.strip(): value.strip() for name, _, value in pairs if value.strip().isascii()}
        if new:
            self._cookies = {name: value for name, value in {**self._cookies, **new}.items() if value}


def _is_about_token(reply: Reply) -> bool:
    """Tell a refusal of the token from one of the user: Spring answers a page, or names CSRF."""
    return b"csrf" in reply.body.lower() or reply.media_type != _JSON
