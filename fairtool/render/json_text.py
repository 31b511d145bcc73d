"""Writing JSON that every reader accepts: no lone surrogate, no NaN."""

import json

from fairtool.render.visible import encodable


def dumped(value: object) -> str:
    """Give a value as JSON on one line; a lone surrogate in a text is shown as an escape."""
    text = json.dumps(value, ensure_ascii=False, allow_nan=False)
    return text if text.isprintable() else encodable_inside(text)


def encodable_inside(text: str) -> str:
    """Show lone surrogates inside JSON text, where the backslash of an escape is itself escaped."""
    return "".join(encodable(sign).replace("\\", "\\\\") if "\ud800" <= sign <= "\udfff" else sign for sign in text)
