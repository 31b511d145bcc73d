"""Reference systems by the names that people call them, where they are not named by a code."""

import re
import unicodedata
from collections.abc import Mapping
from difflib import get_close_matches
from types import MappingProxyType

# Names in the EPSG dataset and in daily use, with the code; compared without case, accents, blanks and signs.
_CODES: Mapping[str, int] = MappingProxyType({
    "WGS 84": 4326, "WGS1984": 4326, "World Geodetic System 1984": 4326, "ETRS89": 4258, "RGF93": 4171,
    "RGF93 v1": 4171, "RGF93 géographique": 4171, "Lambert-93": 2154, "Lambert 93": 2154, "RGF93 / Lambert-93": 2154,
    "RGF93 v1 / Lambert-93": 2154, "NTF": 4275, "Lambert II étendu": 27572, "Lambert 2 étendu": 27572,
    "NTF (Paris) / Lambert zone II": 27572, "LAEA": 3035, "LAEA Europe": 3035, "ETRS89 / LAEA Europe": 3035,
    "ETRS89-extended / LAEA Europe": 3035, "LCC Europe": 3034, "ETRS89 / LCC Europe": 3034, "Web Mercator": 3857,
    "Pseudo-Mercator": 3857, "WGS 84 / Pseudo-Mercator": 3857, "RGAF09": 5489, "RGAF09 / UTM 20N": 5490,
    "RGAF09 / UTM zone 20N": 5490, "RGFG95": 4624, "RGFG95 / UTM 22N": 2972, "RGFG95 / UTM zone 22N": 2972,
    "RGR92": 4627, "RGR92 / UTM 40S": 2975, "RGR92 / UTM zone 40S": 2975, "RGM04": 4470, "RGM04 / UTM 38S": 4471,
    "RGM04 / UTM zone 38S": 4471, "RGSPM06": 4463, "NGF-IGN69": 5720, "IGN69": 5720, "NGF IGN 1969": 5720,
    "NGF-IGN78": 5721, "IGN78": 5721, "IGN78 Corse": 5721, "EVRF2007": 5621, "EVRF2007 height": 5621, "EGM96": 5773,
    "EGM96 height": 5773, "EGM2008": 3855, "EGM2008 height": 3855, "MSL height": 5714, "MSL depth": 5715,
})  # fmt: skip
_ZONE = re.compile(r"(wgs84|etrs89)utm(?:zone|fuseau)?(\d{1,2})([ns])")
_NORTH, _SOUTH, _ETRS = 32600, 32700, 25800
_ETRS_ZONES = range(28, 39)


def system_named(name: str) -> int | None:
    """Give the EPSG code of the system that is called so, None where no such name is known."""
    plain = _plain(name)
    return _plain_codes().get(plain) or _of_zone(plain)


def systems_near(name: str) -> tuple[str, ...]:
    """Give up to three names that are spelt alike, each with its code: `Lambert-93 (EPSG:2154)`."""
    names = {_plain(one): one for one in reversed(tuple(_CODES))}
    near = [names[one] for one in get_close_matches(_plain(name), names, 3, 0.6)]
    return tuple(f"{one} (EPSG:{_CODES[one]})" for one in near)


def _of_zone(plain: str) -> int | None:
    """Give the code of a zone of UTM; those of ETRS89 are north only."""
    found = _ZONE.fullmatch(plain)
    if not found or not 1 <= (zone := int(found[2])) <= 60:
        return None
    if found[1] == "wgs84":
        return (_NORTH if found[3] == "n" else _SOUTH) + zone
    return _ETRS + zone if found[3] == "n" and zone in _ETRS_ZONES else None


def _plain_codes() -> Mapping[str, int]:
    return {_plain(name): code for name, code in _CODES.items()}


def _plain(name: str) -> str:
    letters = unicodedata.normalize("NFKD", name.casefold())
    return "".join(sign for sign in letters if sign.isalnum())
