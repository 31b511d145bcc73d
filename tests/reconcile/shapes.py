"""What each answer has to look like, by our reading of the Reconciliation Service API 0.2: hand-written checks."""

import re
from collections.abc import Callable, Mapping
from typing import Any

import httpx

_SETTING_TYPES: Mapping[str, type | tuple[type, ...]] = {
    "number": (int, float),
    "text": str,
    "checkbox": bool,
    "select": str,
}


def read(answer: httpx.Response, status: int = 200) -> Any:
    """Give the JSON of an answer, of which another page may read it all."""
    assert answer.status_code == status, answer.text
    assert answer.headers["access-control-allow-origin"] == "*"
    assert answer.headers["content-type"] == "application/json; charset=utf-8"
    return answer.json()


def refusal(answer: httpx.Response, status: int) -> str:
    """Give the sentence of an answer that refuses."""
    found = read(answer, status)
    assert found.keys() == {"status", "message"}
    assert found["status"] == "error"
    return str(found["message"])


def is_type(one: Any) -> None:
    assert one.keys() <= {"id", "name", "broader"}
    assert one["id"]
    assert one["name"]
    for broader in one.get("broader", []):
        is_type(broader)


def is_manifest(found: Any) -> None:
    assert "0.2" in found["versions"]
    assert isinstance(found["name"], str)
    for space in ("identifierSpace", "schemaSpace"):
        assert re.fullmatch(r"https?://\S+", found[space])
    for one in found["defaultTypes"]:
        is_type(one)
    for part in ("view", "preview"):
        assert "{{id}}" in found[part]["url"]
    assert isinstance(found["preview"]["width"], int)
    assert isinstance(found["preview"]["height"], int)
    for kind in ("entity", "type", "property"):
        _is_place(found["suggest"][kind])
    _is_place(found["extend"]["propose_properties"])
    for setting in found["extend"]["property_settings"]:
        assert isinstance(setting["default"], _SETTING_TYPES[setting["type"]])
        assert setting["name"]
        assert setting["label"]
        assert all(choice.keys() == {"name", "value"} for choice in setting.get("choices", []))
    assert isinstance(found["batchSize"], int)


def _is_place(found: Mapping[str, str]) -> None:
    assert not found["service_url"].endswith("/")
    assert found["service_path"].startswith("/")


def is_result_batch(found: Any) -> None:
    for one in found.values():
        assert one.keys() == {"result"}
        scores = [candidate["score"] for candidate in one["result"]]
        assert scores == sorted(scores, reverse=True)
        for candidate in one["result"]:
            _is_candidate(candidate)


def _is_candidate(found: Any) -> None:
    assert found.keys() == {"id", "name", "description", "score", "match", "type", "features"}
    assert all(isinstance(found[name], str) and found[name] for name in ("id", "name", "description"))
    assert 0 <= found["score"] <= 100
    assert isinstance(found["match"], bool)
    for one in found["type"]:
        is_type(one)
    names = [feature["id"] for feature in found["features"]]
    assert len(names) == len(set(names))
    assert all(isinstance(feature["value"], bool | int | float) for feature in found["features"])


def is_extension(found: Any) -> None:
    assert found.keys() == {"meta", "rows"}
    for column in found["meta"]:
        assert column.keys() <= {"id", "name", "type"}
        assert column["id"]
        assert column["name"]
    names = {column["id"] for column in found["meta"]}
    for row in found["rows"].values():
        assert row.keys() in (names, set())
        for cells in row.values():
            assert all(cell.keys() in ({"str"}, {"id", "name"}) for cell in cells)


def is_suggestion(*more: str) -> Callable[[Any], None]:
    """Give a check of suggestions that have some fields beside the two that all have."""

    def check(found: Any) -> None:
        assert found.keys() == {"result"}
        for one in found["result"]:
            assert {"id", "name"} <= one.keys() <= {"id", "name", *more}
            assert one["id"]
            assert one["name"]
            assert isinstance(one.get("description", ""), str)

    return check


def is_proposal(found: Any) -> None:
    assert {"properties"} <= found.keys() <= {"properties", "type", "limit"}
    assert all(one.keys() == {"id", "name"} for one in found["properties"])
