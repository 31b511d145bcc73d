"""The addresses of the interface of Dataverse that are about files."""

from urllib.parse import quote


def of_dataset(identifier: str, call: str, **query: object) -> str:
    """Give the address of a call about a data set, named by its persistent identifier."""
    asked = {"persistentId": identifier, **query}
    return f"/api/datasets/:persistentId/{call}?{_query(asked)}"


def of_file(number: int, call: str = "") -> str:
    """Give the address of a call about a file, named by its number."""
    return f"/api/files/{number}/{call}" if call else f"/api/files/{number}"


def _query(asked: dict[str, object]) -> str:
    return "&".join(f"{name}={quote(str(value), safe=':/')}" for name, value in asked.items())
