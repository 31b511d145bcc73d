"""What the user was told by the repository: that curators gave a data set back.

The interface does not give the reason that they wrote; it is in the mail and on the page of the data set.
"""

import re
from collections.abc import Iterator

from fairtool.push.dataverse.asking import get
from fairtool.push.session import Session
from fairtool.record.json_node import JsonNode

_BACK = "RETURNEDDS"
_QUOTES = "[\"“”«»'‘’<>]"  # around a title, so that no other one that begins alike is taken for it


class Notices:
    """The notifications of a user, asked for once, and only where they may matter."""

    def __init__(self, session: Session) -> None:
        """Ask nothing yet."""
        self.session = session
        self._returns: tuple[JsonNode, ...] | None = None

    def given_back(self, key: str, version: JsonNode) -> str:
        """Give when curators gave a draft back, empty where they did not: its authors alone are told."""
        times = (one["sentTimestamp"].text() for one in self._told() if _is_about(one, key, version))
        begun = version["createTime"].text()
        return max((time for time in times if time >= begun), default="")

    def _told(self) -> tuple[JsonNode, ...]:
        if self._returns is None:
            said = get(self.session, "notifications/all")
            listed = said.data["notifications"] or said.data
            self._returns = tuple(one for one in listed if one["type"].text() == _BACK) if said.ok else ()
        return self._returns


def _is_about(note: JsonNode, key: str, version: JsonNode) -> bool:
    """Say whether a return is of this data set: it is named by its address, or by its title alone."""
    words = f"{note['subjectText'].text()} {note['messageText'].text()}"
    titles = (re.escape(one) for one in _titles(version))
    return key in words or any(re.search(rf"{_QUOTES}\s*{one}\s*{_QUOTES}", words) for one in titles)


def _titles(version: JsonNode) -> Iterator[str]:
    fields = version["metadataBlocks"]["citation"]["fields"]
    yield from (one["value"].text() for one in fields if one["typeName"].text() == "title" and one["value"])
