"""How the values of the built-in types of XML Schema are written; every pattern reads a value in one pass."""

import re
from collections.abc import Callable, Mapping
from decimal import Decimal, InvalidOperation
from functools import lru_cache

Holds = Callable[[str], bool]

BLANKS = " \t\r\n"
_ZONE = r"(?:Z|[+-](?:0[0-9]|1[0-3]):[0-5][0-9]|[+-]14:00)?"
_YEAR = r"(?!-?0000)-?(?:[1-9][0-9]{3,}|0[0-9]{3})"
_MONTH = r"(?:0[1-9]|1[0-2])"
_DAY = r"(?:0[1-9]|[12][0-9]|3[01])"
_CLOCK = r"(?:(?:[01][0-9]|2[0-3]):[0-5][0-9]:[0-5][0-9](?:\.[0-9]+)?|24:00:00(?:\.0+)?)"
_DECIMAL = r"[+-]?(?:[0-9]+(?:\.[0-9]*)?|\.[0-9]+)"
_REAL = rf"{_DECIMAL}(?:[eE][+-]?[0-9]+)?|-?INF|NaN"
_START = (
    "A-Z_a-z\u00c0-\u00d6\u00d8-\u00f6\u00f8-\u02ff\u0370-\u037d\u037f-\u1fff\u200c\u200d\u2070-\u218f\u2c00-\u2fef"
    "\u3001-\ud7ff\uf900-\ufdcf\ufdf0-\ufffd\U00010000-\U000effff"
)
_REST = _START + "\\-.0-9\u00b7\u0300-\u036f\u203f\u2040"
_NCNAME = f"[{_START}][{_REST}]*"
# An address may hold any character but those that part it; XML Schema has the others escaped before it is read.
_ESCAPED = "%[0-9A-Fa-f]{2}"
_PLAIN = rf"(?:[^%#?/\[\]:@]|{_ESCAPED})"
_PATH = rf"(?:[^%#?\[\]]|{_ESCAPED})*+"
_HOST = rf"//(?:(?:{_PLAIN}|:)*@)?(?:\[[^\]]*\]|{_PLAIN}*)(?::[0-9]+)?(?:/{_PATH})?"
_PLACE = rf"(?:{_HOST}|(?!//){_PATH})"
_NEAR = rf"(?:{_HOST}|/(?!/){_PATH}|(?:[^%#?/\[\]:]|{_ESCAPED})*(?:/{_PATH})?)"
_ADDRESS = (
    rf"(?:[A-Za-z][A-Za-z0-9+.\-]*:{_PLACE}|{_NEAR})"
    rf"(?:\?(?:[^%#\[\]]|{_ESCAPED})*+)?(?:\#(?:[^%#]|{_ESCAPED})*+)?"
)
_PATTERNS: Mapping[str, str] = {
    "boolean": "true|false|1|0",
    "decimal": _DECIMAL,
    "float": _REAL,
    "double": _REAL,
    "duration": r"-?P(?=[0-9T])(?:[0-9]+Y)?(?:[0-9]+M)?(?:[0-9]+D)?"
    r"(?:T(?=[0-9])(?:[0-9]+H)?(?:[0-9]+M)?(?:[0-9]+(?:\.[0-9]+)?S)?)?",
    "time": _CLOCK + _ZONE,
    "gYear": _YEAR + _ZONE,
    "gYearMonth": f"{_YEAR}-{_MONTH}{_ZONE}",
    "gMonth": f"--{_MONTH}{_ZONE}",
    "gDay": f"---{_DAY}{_ZONE}",
    "gMonthDay": f"--(?:02-[012][0-9]|(?:0[469]|11)-(?:[012][0-9]|30)|(?:0[13578]|1[02])-[0-3][0-9])(?<!00)"
    f"(?<!3[2-9]){_ZONE}",
    "integer": "[+-]?[0-9]+",
    "language": "[a-zA-Z]{1,8}(?:-[a-zA-Z0-9]{1,8})*",
    "Name": f"[{_START}:][{_REST}:]*",
    "NCName": _NCNAME,
    "QName": f"{_NCNAME}(?::{_NCNAME})?",
    "NMTOKEN": f"[{_REST}:]+",
    "NMTOKENS": f"[{_REST}:]+(?: [{_REST}:]+)*",
    "hexBinary": "(?:[0-9a-fA-F]{2})*",
    "base64Binary": "(?:(?:[A-Za-z0-9+/] ?){4})*(?:(?:[A-Za-z0-9+/] ?){2}[AEIMQUYcgkosw048] ?=|"
    "[A-Za-z0-9+/] ?[AQgw] ?= ?=)?",
    "anyURI": _ADDRESS,
}
_SAME = {"ID": "NCName", "IDREF": "NCName", "ENTITY": "NCName", "NOTATION": "QName", "IDREFS": "NMTOKENS"}
_RANGES: Mapping[str, tuple[int | None, int | None]] = {
    "nonNegativeInteger": (0, None),
    "positiveInteger": (1, None),
    "nonPositiveInteger": (None, 0),
    "negativeInteger": (None, -1),
    "long": (-(2**63), 2**63 - 1),
    "int": (-(2**31), 2**31 - 1),
    "short": (-(2**15), 2**15 - 1),
    "byte": (-128, 127),
    "unsignedLong": (0, 2**64 - 1),
    "unsignedInt": (0, 2**32 - 1),
    "unsignedShort": (0, 2**16 - 1),
    "unsignedByte": (0, 255),
}
NUMBERS = frozenset({"decimal", "integer", "float", "double", *_RANGES})
TEXTS = frozenset({"string", "normalizedString", "token", "anySimpleType"})
_DATE = re.compile(rf"({_YEAR})-({_MONTH})-({_DAY})(?:T{_CLOCK})?{_ZONE}")
# What was judged is remembered, for records say the same again and again; but not texts of any length.
_KEPT = 300
_SHORT_MONTHS = frozenset({"04", "06", "09", "11"})


def number(text: str) -> Decimal:
    """Give the value of a number; what is no number is not a number."""
    try:
        return Decimal({"INF": "Infinity", "-INF": "-Infinity"}.get(text, text))
    except InvalidOperation:
        return Decimal("NaN")


def between(text: str, least: Decimal | int | None, most: Decimal | int | None) -> bool:
    """Tell whether a number stands within limits."""
    value = number(text)
    return (least is None or value >= least) and (most is None or value <= most) and value == value  # noqa: PLR0124


@lru_cache(maxsize=512)
def _is_day(text: str, timed: bool) -> bool:  # noqa: FBT001 - one function for the two types
    match = _DATE.fullmatch(text)
    if match is None or timed != ("T" in text):
        return False
    year, month, day = match.groups()
    if day <= "28" or (day <= "30" and month != "02"):
        return True
    if month != "02":
        return month not in _SHORT_MONTHS
    leap = int(year[-4:]) % 4 == 0 and (year[-2:] != "00" or int(year[-4:]) % 400 == 0)
    return day == "29" and leap


def _is_date(text: str) -> bool:
    return len(text) < _KEPT and _is_day(text, timed=False)


def _is_moment(text: str) -> bool:
    return len(text) < _KEPT and _is_day(text, timed=True)


def builtin(name: str) -> Holds | None:
    """Give the test of a built-in type, for a value without blanks around it; None where every text will do."""
    if name in TEXTS:
        return None
    if name in {"date", "dateTime"}:
        return _is_date if name == "date" else _is_moment
    if name in _RANGES:
        least, most = _RANGES[name]
        whole = re.compile(_PATTERNS["integer"]).fullmatch
        return lambda text: whole(text) is not None and between(text, least, most)
    match = re.compile(_PATTERNS[_SAME.get(name, name)]).fullmatch
    if name == "anyURI":
        kept = lru_cache(maxsize=1024)(lambda text: match(text) is not None)
        return lambda text: kept(text) if len(text) < _KEPT else match(text) is not None
    return lambda text: match(text) is not None
