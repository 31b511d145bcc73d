"""What a site tells crawlers: whether they may read a page (RFC 9309), and whether a sitemap lists it."""

from dataclasses import dataclass
from html import escape
from urllib.parse import urljoin
from urllib.robotparser import RobotFileParser

from fairtool.fair.online.exchange import Asked
from fairtool.fair.online.fetch import Web, resolve
from fairtool.link_fields import resolved

_LARGEST_ROBOTS = 500 * 1024  # bytes; RFC 9309, 2.5
_LARGEST_SITEMAP = 4 * 2**20
_MOST_SITEMAPS = 3


@dataclass(frozen=True, slots=True)
class Site:
    """What `robots.txt` and sitemaps say of a page.

    `may_be_read` is None where there is no answer that tells. `is_listed` is None where no sitemap could be read whole.
    """

    has_robots: bool = False
    may_be_read: bool | None = None
    sitemaps: tuple[str, ...] = ()
    is_listed: bool | None = None


UNKNOWN = Site()


def look_at_site(web: Web, address: str) -> Site:
    """Ask the site of a page."""
    answer = resolve(web, Asked("GET", urljoin(address, "/robots.txt"), (), _LARGEST_ROBOTS))
    has_robots = answer.is_success and answer.last.media_type in ("text/plain", "")
    parser = RobotFileParser()
    parser.parse(answer.last.body.decode("utf-8", "replace").splitlines() if has_robots else [])
    missing = answer.fault is None and 400 <= answer.last.code < 500  # then all may be read (RFC 9309, 2.3.1.3)
    allowed = parser.can_fetch("fairtool", address) if has_robots else True if missing else None
    listed_in = (resolved(address, one) for one in (parser.site_maps() or ())) if has_robots else ()
    named = tuple(one for one in listed_in if one)
    sitemaps = named or (urljoin(address, "/sitemap.xml"),)
    seen = tuple(_lists(web, one, address) for one in sitemaps[:_MOST_SITEMAPS])
    listed = True if True in seen else None if None in seen else False
    return Site(has_robots, allowed, named, listed)


def _lists(web: Web, sitemap: str, address: str) -> bool | None:
    """Say whether a sitemap names a page; one that only names other sitemaps, or is too large, does not tell."""
    if not sitemap.startswith(("http://", "https://")):
        return None
    answer = resolve(web, Asked("GET", sitemap, (), _LARGEST_SITEMAP))
    if answer.fault is not None:
        return None
    text = answer.last.body.decode("utf-8", "replace")
    if answer.is_success and any(f">{one}<" in "".join(text.split()) for one in {address, escape(address)}):
        return True
    tells = answer.last.whole and "<sitemapindex" not in text and ("<urlset" in text or not answer.is_success)
    return False if tells else None
