"""How the bytes of a text attribute become text, the same for every format."""

_FILLING = frozenset({"_FillValue", "missing_value"})


def text_of(name: str, raw: bytes) -> str:
    """Give the text of a char attribute, without the null bytes that C programs leave at its end.

    Bytes that are not UTF-8 become lone surrogates (PEP 383), so that nothing is lost. In `_FillValue` and
    `missing_value` a null byte is no ending: it is the value that marks missing characters.
    """
    if raw.endswith(b"\0") and name not in _FILLING:
        raw = raw.rstrip(b"\0")
    return raw.decode("utf-8", "surrogateescape")
