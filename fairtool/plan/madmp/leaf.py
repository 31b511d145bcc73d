"""A single value of the model, asked alone whether it is what it should be."""

from typing import Any

from pydantic import TypeAdapter, ValidationError


class Leaf:
    """What a single value must be."""

    __slots__ = ("_adapter",)

    def __init__(self, annotation: Any) -> None:
        """Take the type, with its notes."""
        self._adapter: TypeAdapter[Any] = TypeAdapter(annotation)

    def wrong(self, value: object) -> tuple[str, str] | None:
        """Give the kind of the last fault of a value, as pydantic names it, and what was expected; None for none."""
        try:
            self._adapter.validate_python(value)
        except ValidationError as error:
            last = error.errors()[0]
            context = last.get("ctx", {})
            return last["type"], str(context.get("expected") or context.get("error") or "")
        return None
