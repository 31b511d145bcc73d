"""What has to be sent so that a held version becomes what a record says, and everything else in it stays.

`editMetadata` sends the fields that change, and refuses them where somebody else was there meanwhile (from 6.7 on). It
has a fault: of several values, one that is a piece of another before it is not taken. Then, for terms, and for older
versions, the whole version is sent, with all that others have put into it.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from fairtool.push.dataverse.beside import keeps_boxes
from fairtool.push.dataverse.boxes import BOX
from fairtool.push.dataverse.comparable import OWN, TERMS, fields_of, may_have_read_box, text_of
from fairtool.push.dataverse.field_type import COMPOUND
from fairtool.push.form import Fields
from fairtool.record.dataverse_fields import Field
from fairtool.record.json_node import JsonNode
from fairtool.record.json_written import known

_OF_USE, _OF_ACCESS = TERMS[:-1], TERMS[-1]
_OTHER_TERMS = (
    *("confidentialityDeclaration", "specialPermissions", "citationRequirements", "depositorRequirements"),
    *("conditions", "disclaimer", "dataAccessPlace", "originalArchive", "availabilityStatus", "contactForAccess"),
    *("sizeOfCollection", "studyCompletion", "fileAccessRequest"),
)


@dataclass(frozen=True, slots=True)
class Edit:
    """The fields that change, those that go (with an empty value), whether the terms change, and the whole."""

    changed: tuple[Field, ...]
    gone: tuple[Field, ...]
    changes_terms: bool
    whole: Mapping[str, object]

    @property
    def changes_metadata(self) -> bool:
        """Say whether a field changes or goes."""
        return bool(self.changed or self.gone)

    @property
    def is_swallowed(self) -> bool:
        """Say whether an edit of single fields would lose a value that is a piece of one before it."""
        return any(_swallows(one) for one in self.changed)


def edit_between(held: JsonNode, form: JsonNode) -> Edit:
    """Give what makes of a held version what a form says."""
    form = _with_boxes(held, form)
    before, after = fields_of(held), fields_of(form)
    own = {one["typeName"].text(): one for one in _fields(form)}
    there = {one["typeName"].text(): one for one in _fields(held) if one["typeName"].text() in OWN}
    going = tuple(name for name in there if name not in own and not (name == BOX and may_have_read_box(before)))
    return Edit(
        tuple(dict(one.members) for name, one in own.items() if before.get(name) != after.get(name)),
        tuple(_emptied(there[name]) for name in going),
        _terms_change(before, after),
        _merged(held, form, going),
    )


def _with_boxes(held: JsonNode, form: JsonNode) -> JsonNode:
    """Give a form with the boxes that are there, where those are its own and one that the server read from the data."""
    if not keeps_boxes(fields_of(form), fields_of(held)):
        return form
    box = next(one.value for one in _fields(held) if one["typeName"].text() == BOX)
    blocks = form["metadataBlocks"]

    def of_block(name: str) -> list[object]:
        return [box if one["typeName"].text() == BOX else one.value for one in blocks[name]["fields"]]

    kept = {name: {"fields": of_block(name)} for name in blocks.members}
    return JsonNode({**form.members, "metadataBlocks": kept})


def _terms_change(before: Fields, after: Fields) -> bool:
    """Say whether a record asks for other terms; one that says nothing of them leaves those that are there."""
    said = [name for name in TERMS if name in after]
    return bool(said) and any(before.get(name) != after.get(name) for name in said)


def _merged(held: JsonNode, form: JsonNode, going: Sequence[str]) -> Mapping[str, object]:
    """Give the whole version: the fields of the form, and those of the held version that are none of its own."""
    own = {one["typeName"].text() for one in _fields(form)}
    blocks: dict[str, list[object]] = {}
    for version, left_out in ((held, own | set(going)), (form, set[str]())):
        for name in version["metadataBlocks"].members:
            fields = version["metadataBlocks"][name]["fields"]
            kept = [one.value for one in fields if one["typeName"].text() not in left_out]
            blocks.setdefault(name, []).extend(kept)
    metadata = {name: {"fields": fields} for name, fields in blocks.items() if fields}
    return {**_terms(held, form), "metadataBlocks": metadata}


def _terms(held: JsonNode, form: JsonNode) -> Mapping[str, object]:
    """Give the terms of the form, where it has some, and what else is there beside them."""
    of_use = form if any(form[name] for name in _OF_USE) else held
    of_access = form if form[_OF_ACCESS] else held
    use = {name: of_use[name].value for name in _OF_USE if name != "license"}
    others = {name: held[name].value for name in _OTHER_TERMS}
    return known(license=_licence(of_use["license"]), **use, termsOfAccess=of_access[_OF_ACCESS].value, **others)


def _licence(node: JsonNode) -> object:
    return {"name": node["name"].text(), "uri": node["uri"].text()} if node.members else node.value


def _fields(version: JsonNode) -> Iterator[JsonNode]:
    blocks = version["metadataBlocks"]
    for name in blocks.members:
        yield from blocks[name]["fields"]


def _emptied(field: JsonNode) -> Field:
    return {**field.members, "value": [] if field["multiple"].value is True else ""}


def _swallows(field: Field) -> bool:
    """Say whether a value is a piece of those before it, which servers join with `; ` to look for it."""
    if field["typeClass"] == COMPOUND or field["multiple"] is not True:
        return False
    texts = [text_of(one) for one in JsonNode(field["value"])]
    return any(text in "; ".join(texts[:number]) for number, text in enumerate(texts))
