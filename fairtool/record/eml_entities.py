"""Writes the files and variables of a record as the entities of EML."""

from fairtool.iso.element import Element
from fairtool.record.content import Variable
from fairtool.record.eml_make import add, add_some, clean
from fairtool.record.eml_words import UNITS
from fairtool.record.essentials import Essentials
from fairtool.record.file import DataFile

_TEXTS = frozenset({"char", "string", "str", "text"})
_WHOLE = frozenset({"byte", "short", "int", "int8", "int16", "int32", "int64", "integer", "long"})


def add_entities(parent: Element, essentials: Essentials) -> None:
    """Add an entity for each file, the first with the variables; one for the variables where no file is known."""
    files = essentials.files or ((None,) if _variables(essentials) else ())
    for number, file in enumerate(files):
        variables = _variables(essentials) if number == 0 else ()
        _add_entity(parent, essentials, file, variables)


def custom_units(essentials: Essentials) -> tuple[str, ...]:
    """Give the units that the dictionary of EML has not."""
    units = (_unit(variable) for variable in _variables(essentials) if variable.type not in _TEXTS)
    return tuple(dict.fromkeys(unit for unit in units if unit and unit not in UNITS))


def _variables(essentials: Essentials) -> tuple[Variable, ...]:
    return tuple(variable for variable in essentials.variables if clean(variable.name))


def _add_entity(
    parent: Element, essentials: Essentials, file: DataFile | None, variables: tuple[Variable, ...]
) -> None:
    entity = add(parent, "otherEntity")
    title = essentials.title.value if essentials.title else ""
    add(entity, "entityName", clean(file.name if file else title) or "data")
    if file:
        _add_physical(entity, essentials, file)
    if variables:
        attributes = add(entity, "attributeList")
        for variable in variables:
            _add_attribute(attributes, variable)
    add(entity, "entityType", _format(essentials, file)[0])


def _add_physical(parent: Element, essentials: Essentials, file: DataFile) -> None:
    physical = add(parent, "physical")
    add(physical, "objectName", file.name)
    if file.size is not None:
        add(physical, "size", str(file.size), {"unit": "byte"})
    if file.sha256:
        add(physical, "authentication", file.sha256, {"method": "SHA-256"})
    format_ = add(add(physical, "dataFormat"), "externallyDefinedFormat")
    name, version = _format(essentials, file)
    add(format_, "formatName", name)
    add_some(format_, "formatVersion", version)
    link = next((one.url for one in essentials.links if one.url.split("?")[0].endswith(f"/{file.name}")), "")
    if link:
        online = add(add(physical, "distribution"), "online")
        add(online, "url", link, {"function": "download"})


def _format(essentials: Essentials, file: DataFile | None) -> tuple[str, str]:
    said = (file.format or file.media_type, "") if file and (file.format or file.media_type) else ("", "")
    one = essentials.formats[0] if len(essentials.formats) == 1 else ("", "")
    return said if said[0] else (clean(one[0]) or "unknown", one[1])


def _add_attribute(parent: Element, variable: Variable) -> None:
    attribute = add(parent, "attribute")
    add(attribute, "attributeName", variable.name)
    for concept in variable.names:
        add_some(attribute, "attributeLabel", str(concept.code or ""))
    definition = clean(variable.description.value) if variable.description else ""
    add(attribute, "attributeDefinition", definition or variable.name)
    add_some(attribute, "storageType", variable.type)
    scale = add(attribute, "measurementScale")
    unit = _unit(variable)
    if " since " in unit:
        add(add(scale, "dateTime"), "formatString", unit)
    elif not unit or variable.type in _TEXTS:
        domain = add(add(add(scale, "nominal"), "nonNumericDomain"), "textDomain")
        add(domain, "definition", definition or variable.name)
    else:
        _add_ratio(scale, variable, unit)


def _unit(variable: Variable) -> str:
    return clean(variable.unit or variable.unit_name)


def _add_ratio(parent: Element, variable: Variable, unit: str) -> None:
    ratio = add(parent, "ratio")
    known = UNITS.get(unit)
    add(add(ratio, "unit"), "standardUnit" if known else "customUnit", known or unit)
    domain = add(ratio, "numericDomain")
    add(domain, "numberType", "integer" if variable.type.casefold() in _WHOLE else "real")
    if variable.minimum is not None or variable.maximum is not None:
        bounds = add(domain, "bounds")
        for name, value in (("minimum", variable.minimum), ("maximum", variable.maximum)):
            if value is not None:
                add(bounds, name, repr(value), {"exclusive": "false"})
