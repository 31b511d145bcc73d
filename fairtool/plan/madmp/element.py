"""What every object of a plan is, and the kinds of its texts: codes of lists, days, moments and addresses."""

from collections.abc import Hashable, Mapping
from typing import Annotated, Any, Literal, TypeVar

from pydantic import (
    BaseModel,
    ConfigDict,
    Field,
    GetCoreSchemaHandler,
    StrictBool,
    StrictFloat,
    StrictInt,
    WithJsonSchema,
)
from pydantic_core import CoreSchema, core_schema

from fairtool.plan.codes import code_lists
from fairtool.plan.formats import FORMATS

Item = TypeVar("Item", bound=Hashable)


class Element(BaseModel):
    """An object of a plan: frozen, and open, as the standard has it: keys of others are kept as they are.

    None stands for what is absent, and is not written.
    """

    model_config = ConfigDict(frozen=True, extra="allow")

    def document(self) -> Mapping[str, Any]:
        """Give the element as JSON has it, without what is absent."""
        return self.model_dump(mode="json", exclude_none=True)


class ClosedElement(Element):
    """An object that holds nothing but what the standard names."""

    model_config = ConfigDict(extra="forbid")


class CodeOf:
    """Marks a text as a code of one of the lists of the standard."""

    def __init__(self, name: str) -> None:
        """Take the name of the list."""
        self.name = name

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Ask for one of the codes."""
        return core_schema.literal_schema(list(code_lists()[self.name]))


class FormatOf:
    """Marks a text as written in one of the formats that JSON Schema names."""

    def __init__(self, name: str) -> None:
        """Take the name of the format."""
        self.name = name

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Ask for the format, and name it in the JSON Schema."""
        return core_schema.no_info_after_validator_function(
            self._checked, core_schema.str_schema(), metadata={"pydantic_js_extra": {"format": self.name}}
        )

    def _checked(self, text: str) -> str:
        if self.name in FORMATS and not FORMATS[self.name](text):
            raise ValueError(f"this is no {self.name}")
        return text


class _Different:
    """Marks a list as one in which no two items are equal."""

    def __get_pydantic_core_schema__(self, source: object, handler: GetCoreSchemaHandler) -> CoreSchema:
        """Ask for it, and say it in the JSON Schema."""
        schema = handler(source)
        return core_schema.no_info_after_validator_function(
            _different, schema, metadata={"pydantic_js_extra": {"uniqueItems": True}}
        )


def _different(items: tuple[Item, ...]) -> tuple[Item, ...]:
    if len(set(items)) != len(items):
        raise ValueError("two of them are equal")
    return items


Whole = StrictInt
Number = Annotated[StrictInt | StrictFloat, WithJsonSchema({"type": "number"})]
Truth = StrictBool
Language = Annotated[str, CodeOf("language")]
Currency = Annotated[str, CodeOf("currency")]
Country = Annotated[str, CodeOf("country")]
PidSystem = Annotated[str, CodeOf("pid_system")]
Certification = Annotated[str, CodeOf("certification")]
YesNo = Literal["yes", "no", "unknown"]
DataAccess = Literal["open", "shared", "closed"]
FundingStatus = Literal["planned", "applied", "granted", "rejected"]
StandardKind = Literal["url", "other"]
Day = Annotated[str, FormatOf("date")]
Moment = Annotated[str, FormatOf("date-time")]
Email = Annotated[str, FormatOf("email")]
Uri = Annotated[str, FormatOf("uri")]
# 1.2 writes "url", a format that JSON Schema does not know, so that its schema checks nothing there.
Url = Annotated[str, Field(json_schema_extra={"format": "url"})]
AtLeastOne = Field(min_length=1)
Different = _Different()
