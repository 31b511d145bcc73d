"""Which texts F-UJI takes for a licence: addresses of licences, and names that are much like those of SPDX."""

import re
from difflib import SequenceMatcher
from functools import lru_cache

from fairtool.fair.fuji.lists import lists

_CREATIVE_COMMONS = re.compile(
    r"https?://creativecommons\.org/licenses/by(?:-nc)?(?:-nd)?(?:-sa)?/(?:1\.0|2\.0|2\.5|3\.0|4\.0)"
)
_ALIKE = 0.85
_LONGEST = 300  # characters; a longer text is no name


@lru_cache(maxsize=512)
def is_licence(text: str) -> bool:
    """Tell whether a text is such; an identifier of SPDX alone is none."""
    if re.match(r"https?://\S+$", text):
        return _is_address(text)
    return len(text) <= _LONGEST and any(_alike(text.lower(), one.name) for one in lists().licences)


def _is_address(address: str) -> bool:
    if "creativecommons.org/publicdomain/" in address or _CREATIVE_COMMONS.match(address):
        return True
    name = address.rpartition("/")[2].replace(".html", "") if "spdx.org/licenses" in address else ""
    beginning = address.partition("://")[2]  # also one that is cut, such as that of all licences of Creative Commons
    return any(name == one.id or any(f"://{beginning}" in each for each in one.addresses) for one in lists().licences)


def _alike(text: str, name: str) -> bool:
    matcher = SequenceMatcher(None, text, name, autojunk=False)
    return matcher.real_quick_ratio() > _ALIKE and matcher.quick_ratio() > _ALIKE and matcher.ratio() > _ALIKE
