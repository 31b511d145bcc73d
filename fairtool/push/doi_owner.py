"""Who gave a DOI: known from its prefix, for places that fairtool knows and some others."""

import tomllib
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache

from fairtool.push.target_file import places
from fairtool.push.targets import Words
from fairtool.resources import folder


@dataclass(frozen=True, slots=True)
class DoiOwner:
    """The repository that a prefix belongs to: `name` is a target, empty for another repository or an unknown one."""

    prefix: str
    titles: Words
    name: str = ""

    @property
    def is_known(self) -> bool:
        """Say whether anything is known of the prefix."""
        return bool(self.titles["en"])


def doi_owner(doi: str) -> DoiOwner:
    """Tell who gave a bare DOI (`10.17882/1`); its titles are empty where nobody knows the prefix."""
    prefix = doi.partition("/")[0]
    return _owners().get(prefix) or DoiOwner(prefix, {"en": "", "fr": ""})


@cache
def _owners() -> Mapping[str, DoiOwner]:
    content = tomllib.loads((folder("schemas") / "push" / "doi-prefixes.toml").read_text(encoding="utf-8"))
    others = {
        prefix: DoiOwner(prefix, {"en": entry["title"], "fr": entry.get("title_fr", entry["title"])})
        for prefix, entry in content["prefixes"].items()
    }
    own = {
        prefix: DoiOwner(prefix, one.titles, one.name)
        for one in places()
        for prefix in (one.doi_prefix, *one.other_prefixes)
        if prefix
    }
    return {**others, **own}
