"""Writing JSON that every reader accepts: no lone surrogate, no NaN."""

import json

from fairtool.render.visible import encodable, visible


def dumped(value: object) -> str:
    """Give a value as JSON on one line; a lone surrogate in a text is shown as an escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else encodable_inside(text)


def encodable_inside(text: str) -> str:
    """Show lone surrogates inside JSON text, where the backslash of an escape is itself escaped.

    Other signs without a shape (of control, of direction) are written as the escapes of JSON: the value is the same,
    and no terminal acts on them.
    """
    return "".join(sign if sign.isprintable() else _escaped(sign) for sign in text)


def _escaped(sign: str) -> str:
    if "\ud800" <= sign <= "\udfff":
        return encodable(sign).replace("\\", "\\\\")
    return json.dumps(sign)[1:-1] if visible(sign) != sign else sign
