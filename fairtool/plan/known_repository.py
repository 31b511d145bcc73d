"""The repository that a plan names, among those that fairtool knows."""

from fairtool.fair.repository import Repository


def known_repository(title: str, address: str, known: tuple[Repository, ...]) -> Repository | None:
    """Give the repository that a plan names by its title, one of its names, or its address; None for another."""
    wanted, site = title.strip().casefold(), _site(address)
    for one in known:
        names = {one.name.casefold(), *(alias.casefold() for alias in one.aliases)}
        names |= {words.casefold() for words in one.titles.values()}
        if wanted in names or (site and site == _site(one.address)):
            return one
    return None


def _site(address: str) -> str:
    return address.strip().lower().partition("://")[2].partition("/")[0].removeprefix("www.")
