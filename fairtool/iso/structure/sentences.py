"""The sentences that tell a data producer of a fault of structure: constant templates and their values."""

from collections.abc import Callable, Mapping

from fairtool.iso.structure.fault import Fault, Kind
from fairtool.iso.structure.value_sentences import Sentence, names_of, shortened, value_sentence


def sentence(fault: Fault) -> Sentence:
    """Give the template of a fault and the values for its places."""
    return _TELLERS[fault.kind](fault)


def _missing(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "parent": fault.parent}
    if fault.names:
        values = {"names": names_of(fault), "parent": fault.parent}
    if fault.after:
        values["after"] = fault.after
        template = "{name} is missing in {parent}; it comes after {after}"
        choice = "one of {names} is missing in {parent}; it comes after {after}"
    elif fault.before:
        values["before"] = fault.before
        template = "{name} is missing in {parent}; it comes before {before}"
        choice = "one of {names} is missing in {parent}; it comes before {before}"
    else:
        template = "{name} is missing in {parent}"
        choice = "one of {names} is missing in {parent}"
    return (choice if fault.names else template), values


def _misplaced(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "before": fault.before}
    if fault.after == fault.before:
        return "{name} stands after {before}; it belongs before it", values
    return "{name} stands after {after}; it belongs before {before}", values | {"after": fault.after}


def _repeated(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "parent": fault.parent}
    if fault.reason == "choice":
        template = "{name} cannot stand after {after} in {parent}; keep one of the two"
        return template, values | {"after": fault.after}
    values["count"] = fault.count
    if fault.reason == "many":
        return "{name} stands {count} times in {parent}, which is too often", values
    return "{name} stands {count} times in {parent}; it may stand only once", values


def _unknown(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name}
    if fault.reason == "root":
        return "{name} is no element with which a record of this standard begins", values
    if fault.reason == "abstract":
        template = "{name} only stands for others and cannot be written itself; write one of {names}"
        return template, values | {"names": names_of(fault)}
    return _unknown_in(fault, values | {"parent": fault.parent})


def _unknown_in(fault: Fault, values: dict[str, str | int]) -> Sentence:
    if fault.reason == "simple":
        return "{name} stands in {parent}, which has a value and no elements; take it out", values
    if fault.reason == "free text":
        template = '{name} needs a type on the element around it; write xsi:type="{type}" on {parent}'
        return template, values | {"type": names_of(fault)}
    if fault.names:
        template = "{name} is no element of {parent}; nearest to it, of what may stand there: {names}"
        return template, values | {"names": names_of(fault)}
    return "{name} stands in {parent}, which has no elements; take it out", values


def _attribute(fault: Fault) -> Sentence:
    if fault.reason == "value":
        return value_sentence(fault, f"{fault.name}/@{fault.attribute}")
    if fault.reason in {"missing", "unknown"}:
        return _attribute_name(fault)
    values: dict[str, str | int] = {"name": fault.name, "text": fault.text}
    if fault.reason == "nil":
        return '{name} has xsi:nil="{text}" but must have its value; take the attribute out', values
    return '{name} has xsi:type="{text}", which is no type for it; take the attribute out or write one that is', values


def _attribute_name(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "attribute": fault.attribute}
    if fault.reason == "missing":
        if fault.attribute == "codeListValue":
            return "{name} has no {attribute}; write the code there, since the text beside it does not count", values
        if not fault.names:
            return "{name} has no attribute {attribute}, which it must have", values
        template = '{name} has no attribute {attribute}, which it must have; write for instance {attribute}="{example}"'
        return template, values | {"example": fault.names[0]}
    if not fault.names:
        return "{name} has the attribute {attribute} but may have none; take it out", values
    template = "{name} has the attribute {attribute}, which is none of its own; nearest to it: {names}"
    return template, values | {"names": names_of(fault)}


def _text(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "text": shortened(fault.text)}
    if fault.reason == "nil":
        return "{name} says by xsi:nil that it has no value but has content; keep one of the two", {"name": fault.name}
    if fault.reason == "blanks":
        return "{name} is an element without content but has blanks in it; write it as <{name}/>", {"name": fault.name}
    if fault.names:
        template = '{name} has the text "{text}" of its own; write it inside {names}'
        return template, values | {"names": names_of(fault)}
    return '{name} has the text "{text}", where only elements may stand; take it out or put it into one', values


def _reference(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "text": fault.text}
    if fault.reason == "dangling":
        return '{name} points to the identifier "{text}", which no element of the record has', values
    return '{name} is "{text}", an identifier that another element has already; give each its own', values


def _namespace(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name, "text": fault.text, "expected": fault.expected}
    return "{name} is of the namespace {text}, which is another version; this record needs {expected}", values


def _extension(fault: Fault) -> Sentence:
    values: dict[str, str | int] = {"name": fault.name}
    if fault.reason == "undeclared":
        template = '{name} has xsi:type="{text}", whose prefix has no namespace; declare it, or take the attribute out'
        return template, values | {"text": fault.text}
    if fault.attribute:
        template = '{name} has xsi:type="{text}", a type of a profile that is not known; it is checked without it'
        return template, values | {"text": fault.text}
    template = "{name} in {parent} is an element of a profile that is not known; it is not checked"
    return template, values | {"parent": fault.parent}


_TELLERS: Mapping[Kind, Callable[[Fault], Sentence]] = {
    Kind.UNKNOWN: _unknown,
    Kind.MISPLACED: _misplaced,
    Kind.MISSING: _missing,
    Kind.REPEATED: _repeated,
    Kind.VALUE: value_sentence,
    Kind.ATTRIBUTE: _attribute,
    Kind.TEXT: _text,
    Kind.REFERENCE: _reference,
    Kind.NAMESPACE: _namespace,
    Kind.EXTENSION: _extension,
}
