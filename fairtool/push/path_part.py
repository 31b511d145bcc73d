"""An identifier as a part of a path: escaped, and refused where servers take it for something else."""

import re
from urllib.parse import quote

from fairtool.push.form import Unfit
from fairtool.translate import marked
from fairtool.warned import warned

# Servers and the proxies before them refuse or misread these, escaped or not: they part paths and parameters, or end
# a text in a query that the server itself writes.
_TAKEN_OTHERWISE = re.compile("[\\x00-\\x1f\\x7f/\\\\;%'\"<>`\\ud800-\\udfff]")
_LONGEST = 250  # characters
_ODD = marked(
    "{where}: the identifier has {sign}, which addresses cannot hold safely: take letters, digits and - . _ :"
)
_LONG = marked("{where}: the identifier has {count} characters; at most {most} can stand in an address")


def path_part(identifier: str) -> str:
    """Give an identifier as one part of a path, all signs escaped but letters, digits and `-._~`."""
    return quote(identifier, safe="")


def check_part(identifier: str, where: str) -> None:
    """Raise Unfit for an identifier that cannot be a part of a path: with slashes, quotes, or no more than dots."""
    odd = _TAKEN_OTHERWISE.search(identifier) or re.fullmatch(r"\.+", identifier) or re.search(r"^\s|\s$", identifier)
    if odd:
        raise Unfit(warned(_ODD, where, sign=_shown(odd[0])))
    if len(identifier) > _LONGEST:
        raise Unfit(warned(_LONG, where, count=len(identifier), most=_LONGEST))


def is_part(identifier: str) -> bool:
    """Say whether an identifier can be a part of a path."""
    try:
        check_part(identifier, "")
    except Unfit:
        return False
    return True


def _shown(sign: str) -> str:
    return sign if sign.isprintable() and sign.strip() else " ".join(f"U+{ord(one):04X}" for one in sign)
