"""What a fix would do, in words."""

from fairtool.finding import (
    Edit,
    Finding,
    Fix,
    JsonEdit,
    RemoveAttribute,
    RemoveJson,
    RenameAttribute,
    RenameJson,
    SetXml,
)
from fairtool.netcdf.cdl_suffixes import SUFFIXES
from fairtool.netcdf.model import NcType
from fairtool.netcdf.shortest import shortest
from fairtool.translate import Language, translate

_OF_PLANS = "dmp-"  # what the rules that hold a plan against its data find
_MOST = 4  # edits that a line bears; `fairtool fix` shows all


def fix_text(fix: Fix, language: Language) -> str:
    """Say what the edits of a fix do, one clause an edit; of many, the first."""
    told = "; ".join(_edit_text(edit, language) for edit in fix.edits[:_MOST])
    return f"{told} ..." if len(fix.edits) > _MOST else told


def offer(finding: Finding, language: Language) -> str:
    """Say which command makes the fix of a finding, and what it does; empty where there is none."""
    if finding.fix is None:
        return ""
    text = fix_text(finding.fix, language)
    if finding.rule.startswith(_OF_PLANS):
        return translate("`fairtool dmp check --fix` can do it: {text}", language, text=text)
    return translate("`fairtool fix` can do it: {text}", language, text=text)


def place(owner: str, name: str) -> str:
    """Write the place of an attribute as findings do: `sst:units`, `:title`, `/group/:title`."""
    return f":{name}" if owner == "/" else f"{owner}:{name}"


def _edit_text(edit: Edit, language: Language) -> str:
    if isinstance(edit, SetXml):
        name = edit.where.rpartition("/")[2]
        where = f"{name}/@{edit.attribute}" if edit.attribute else name
        return translate("set {where} = {value}", language, where=where, value=f'"{edit.value}"')
    if isinstance(edit, JsonEdit):
        return _json_text(edit, language)
    where = place(edit.owner, edit.name)
    if isinstance(edit, RemoveAttribute):
        return translate("remove {where}", language, where=where)
    if isinstance(edit, RenameAttribute):
        return translate("rename {where} to {name}", language, where=where, name=edit.new_name)
    values = edit.value if isinstance(edit.value, tuple) else (edit.value,)
    shown = ", ".join(f'"{value}"' if isinstance(value, str) else _number(value, NcType(edit.type)) for value in values)
    return translate("set {where} = {value}", language, where=where, value=shown)


def _json_text(edit: JsonEdit, language: Language) -> str:
    if isinstance(edit, RemoveJson):
        return translate("remove {where}", language, where=edit.where)
    if isinstance(edit, RenameJson):
        return translate("rename {where} to {name}", language, where=edit.where, name=edit.key)
    return translate("set {where} = {value}", language, where=edit.where, value=edit.value)


def _number(value: float, kind: NcType) -> str:
    """Write a number with the suffix of its type, as CDL does: `4b` is a byte, `4` an int."""
    text = shortest(value) if kind is NcType.FLOAT else str(value)
    if kind is NcType.FLOAT and text.lstrip("-").isdigit():
        text += "."
    return text + SUFFIXES.get(kind, "")
