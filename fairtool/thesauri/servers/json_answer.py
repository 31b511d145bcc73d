"""What a server says in JSON, beside the thesaurus itself; it may be anything."""

import json
from collections.abc import Mapping

from fairtool.errors import UnreadableError
from fairtool.thesauri.servers.session import Page

_LARGEST = 16 * 2**20  # bytes


def json_of(page: Page) -> object:
    """Give the JSON of a page; raises UnreadableError with its address where it is none."""
    try:
        if page.path.stat().st_size > _LARGEST:
            raise UnreadableError("{path} is larger than {size} bytes", path=page.asked, size=_LARGEST)
        return json.loads(page.path.read_bytes())
    except (ValueError, RecursionError, OSError) as error:
        raise UnreadableError(
            "{path} does not answer in JSON: {reason}",
            path=page.asked,
            reason=error,
            hint="look whether the address is that of the server",
        ) from error


def items(content: object, name: str) -> tuple[object, ...]:
    """Give the list of a name in a JSON object; nothing where there is none."""
    found = content.get(name) if isinstance(content, Mapping) else None
    return tuple(found) if isinstance(found, list) else ()


def field(content: object, name: str) -> str:
    """Give a text of a JSON object; empty where there is none."""
    found = content.get(name) if isinstance(content, Mapping) else None
    return found.strip() if isinstance(found, str) else ""
