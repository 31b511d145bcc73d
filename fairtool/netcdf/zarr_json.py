"""The JSON of a Zarr store, parsed so that nothing in it is doubtful: no key twice, no number that none can hold."""

import json
from math import isinf
from typing import NoReturn

from fairtool.errors import UnreadableError
from fairtool.translate import marked

Object = dict[str, object]
DAMAGED = "the store is damaged: write it anew, or get it again"


def parsed(data: bytes, file: str) -> Object:
    """Give the object that a document is; raises `UnreadableError` that names the file and says what is wrong.

    NaN and Infinity, which JSON does not have, are numbers here: zarr-python writes them so in attributes.
    """
    try:
        content = json.loads(data.decode("utf-8-sig"), object_pairs_hook=_unique, parse_float=_finite)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            "{path} is not UTF-8 text: byte {offset} fits no character", hint=DAMAGED, path=file, offset=error.start
        ) from None
    except RecursionError:
        _refuse_depth(file)
    except _DoubtfulError as doubt:
        raise UnreadableError(doubt.template, hint=DAMAGED, path=file, what=doubt.what) from None
    except ValueError as error:
        _refuse(error, file)
    if not isinstance(content, dict):
        raise UnreadableError("{path} is JSON, but no object in braces", hint=DAMAGED, path=file)
    return content


def written(value: object, file: str) -> str:
    """Give the JSON text of a value that was parsed from a file."""
    try:
        return json.dumps(value, ensure_ascii=False)
    except RecursionError:
        _refuse_depth(file)


def plain(text: str) -> str:
    """Give a text of JSON with half characters as bytes that are no UTF-8, which is what all readers make of them."""
    if text.isascii():
        return text
    return text.encode("utf-8", "surrogatepass").decode("utf-8", "surrogateescape")


class _DoubtfulError(Exception):
    """Something that parses, and that readers would understand differently."""

    def __init__(self, template: str, what: str) -> None:
        super().__init__(template, what)
        self.template = template
        self.what = what


def _unique(pairs: list[tuple[str, object]]) -> Object:
    found = dict(pairs)
    if len(found) < len(pairs):
        seen: set[str] = set()
        twice = next(name for name, _ in pairs if name in seen or seen.add(name))  # type: ignore[func-returns-value]
        raise _DoubtfulError(marked("{path} has the key {what} twice"), twice)
    return found


def _finite(text: str) -> float:
    number = float(text)
    if isinf(number):
        raise _DoubtfulError(marked("{path} holds the number {what}, which is too large for any type"), text[:40])
    return number


def _refuse_depth(file: str) -> NoReturn:
    raise UnreadableError("{path} is nested too deeply to be read", hint=DAMAGED, path=file) from None


def _refuse(error: ValueError, file: str) -> NoReturn:
    if not isinstance(error, json.JSONDecodeError):  # Python converts no integer of more than 4,300 digits
        raise UnreadableError("{path} holds a number of thousands of digits", hint=DAMAGED, path=file) from None
    raise UnreadableError(
        "{path} is no JSON: what stands at line {line}, column {column} cannot stand there",
        hint=DAMAGED,
        path=file,
        line=error.lineno,
        column=error.colno,
    ) from None
