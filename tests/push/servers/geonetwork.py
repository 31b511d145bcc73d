"""A double of GeoNetwork 4: stateful, with its filters of security before its interfaces, or behind a single sign-on."""

import base64
import secrets
from collections.abc import Sequence
from enum import StrEnum

from tests.push.servers import geonetwork_api, geonetwork_csw
from tests.push.servers.geonetwork_model import USERS, Catalogue, Profile, User
from tests.push.servers.geonetwork_xml import Habits
from tests.push.servers.loopback import Asked, Loopback, Reply

SAFE_METHODS = frozenset({"GET", "HEAD", "TRACE", "OPTIONS"})
LOGIN = "https://auth.example.org/realms/donnees/protocol/openid-connect/auth"
PAGE = b"<!DOCTYPE html><html><head><title>Sign in</title></head><body><form action='/login' method='post'></form></body></html>"
FORBIDDEN = (
    b"<html><head><title>Error 403 Forbidden</title></head><body><h2>HTTP ERROR 403 Forbidden</h2></body></html>"
)


class SignOn(StrEnum):
    """What stands before the catalogue: nothing, a redirect to a login elsewhere, or a login page with status 200."""

    OWN = "own"
    REDIRECT = "redirect"
    PAGE = "page"


class GeoNetwork(Loopback):
    """A catalogue under `/geonetwork`; `records` of `catalogue` tell what it has. It runs inside `with`."""

    def __init__(
        self,
        habits: Habits = Habits(),  # noqa: B008 - a frozen value
        *,
        users: Sequence[User] = USERS,
        sign_on: SignOn = SignOn.OWN,
        login: str = LOGIN,
    ) -> None:
        """Take who can sign in and how; `login` is where a single sign-on sends people."""
        super().__init__()
        self.catalogue = Catalogue(habits)
        self._users = {user.name: user for user in users}
        self._sign_on = sign_on
        self._login = login
        self._sessions: dict[str, User] = {}

    @property
    def url(self) -> str:
        """The address of the catalogue."""
        return f"{self.origin}/geonetwork"

    @property
    def csw(self) -> str:
        """The address of its CSW that writes."""
        return f"{self.url}/srv/eng/csw-publication"

    def answer(self, asked: Asked) -> Reply:
        """Let a request through the filters in their order: token against forgery, password, profile."""
        parts = asked.segments
        if parts[:2] != ("geonetwork", "srv") or len(parts) < 4:
            return Reply(404)
        reads = parts[-1] == "csw"
        if self._sign_on is not SignOn.OWN and not reads:
            return self._turned_away(asked)
        cookies = _cookies(asked)
        if _needs_token(asked) and not _has_token(asked, cookies):
            return Reply(403, FORBIDDEN, {"Content-Type": "text/html;charset=iso-8859-1"}, _token(cookies))
        session = cookies.get("JSESSIONID", "")
        who = self._sessions.get(session)
        if "authorization" in asked.headers:
            who = self._signed_in(asked.headers["authorization"])
            if who is None:
                return Reply(401, b"", {"WWW-Authenticate": 'Basic realm="Geonetwork"'}, _token(cookies))
        reply = self._answered(who, asked)
        return Reply(reply.status, reply.body, reply.headers, (*_token(cookies), *self._session(who, session)))

    def _answered(self, who: User | None, asked: Asked) -> Reply:
        parts = asked.segments
        if parts[2] == "api":
            return geonetwork_api.answer(self.catalogue, who, asked)
        if parts[3] == "csw":
            return geonetwork_csw.answer(self.catalogue, who, asked, f"{self.url}/srv/{parts[2]}")
        if parts[3] != "csw-publication":
            return Reply(404)
        if who is None:
            return Reply(302, b"", {"Location": f"{self.url}/srv/{parts[2]}/catalog.signin"})
        if who.profile < Profile.Editor:
            return Reply(403, FORBIDDEN, {"Content-Type": "text/html;charset=iso-8859-1"})
        return geonetwork_csw.answer(self.catalogue, who, asked, f"{self.url}/srv/{parts[2]}")

    def _turned_away(self, asked: Asked) -> Reply:
        if self._sign_on is SignOn.PAGE:
            return Reply(200, PAGE, {"Content-Type": "text/html;charset=UTF-8"})
        back = f"{self.origin}{asked.path}"
        return Reply(
            302, b"", {"Location": f"{self._login}?client_id=geonetwork&response_type=code&redirect_uri={back}"}
        )

    def _signed_in(self, authorization: str) -> User | None:
        scheme, _, said = authorization.partition(" ")
        if scheme.lower() != "basic":
            return None
        name, _, password = base64.b64decode(said).decode().partition(":")
        user = self._users.get(name)
        return user if user is not None and secrets.compare_digest(user.password, password) else None

    def _session(self, who: User | None, session: str) -> tuple[str, ...]:
        if who is None or self._sessions.get(session) == who:
            return ()
        made = secrets.token_hex(16).upper()
        self._sessions[made] = who
        return (f"JSESSIONID={made}; Path=/geonetwork; HttpOnly",)


def _cookies(asked: Asked) -> dict[str, str]:
    pairs = (pair.strip().partition("=") for pair in asked.headers.get("cookie", "").split(";"))
    return {name: value for name, _, value in pairs}


def _needs_token(asked: Asked) -> bool:
    """Say whether a request is one that the filter against forgery looks at: CSW, search and site are let through."""
    if asked.method in SAFE_METHODS:
        return False
    inside = asked.segments[2:]
    return not (inside[1].startswith("csw") or inside[:2] == ("api", "search") or inside == ("api", "site"))


def _has_token(asked: Asked, cookies: dict[str, str]) -> bool:
    return bool(cookies.get("XSRF-TOKEN")) and asked.headers.get("x-xsrf-token") == cookies["XSRF-TOKEN"]


def _token(cookies: dict[str, str]) -> tuple[str, ...]:
    """Give a token to who has none."""
    return () if cookies.get("XSRF-TOKEN") else (f"XSRF-TOKEN={secrets.token_hex(16)}; Path=/geonetwork",)
