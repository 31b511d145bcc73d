"""A document of EML as it is read: elements by path, references followed, texts with their translations."""

from collections.abc import Iterator, Mapping

from fairtool.iso.element import Element
from fairtool.iso.xpath import line_of, xpath
from fairtool.record.dcat_extent import number
from fairtool.record.dcat_graph import bibliographic
from fairtool.record.eml_make import LANG
from fairtool.record.place import Place
from fairtool.record.text import Text

_BLOCKS = ("para", "markdown", "title", "literalLayout")


class Document:
    """The elements of a document, and the places of what was read from them."""

    __slots__ = ("_ids", "_name", "places", "root")

    def __init__(self, root: Element, name: str) -> None:
        """Keep the root; `name` is what places call the document."""
        self.root = root
        self.places: dict[str, Place] = {}
        self._name = name
        self._ids: Mapping[str, Element] = {str(one.get("id")): one for one in root.iter("*") if one.get("id")}

    def all(self, parent: Element, path: str) -> Iterator[Element]:
        """Give the elements at a path of names, those that only refer to another one replaced by it."""
        return (self.target(element) for element in parent.iterfind(path))

    def target(self, element: Element) -> Element:
        """Give the element that another one refers to; itself where it refers to none."""
        name = element.findtext("references")
        return self._ids.get(name.strip(), element) if name else element

    def first(self, parent: Element, path: str, field: str = "") -> Element | None:
        """Give the first element at a path; `field` of Essentials was read there."""
        found = next(self.all(parent, path), None)
        if found is not None and field:
            self.note(field, found)
        return found

    def note(self, field: str, element: Element) -> None:
        """Keep where a field of Essentials was read."""
        self.places[field] = Place(self._name, xpath(element), line_of(element))


def words(element: Element | None) -> str:
    """Give the text of an element without its translations; empty for none."""
    if element is None:
        return ""
    parts = [element.text or ""]
    for child in element.iterchildren("*"):
        parts += ("" if child.tag == "value" else "".join(child.itertext()), child.tail or "")
    return " ".join("".join(parts).split())


def word(parent: Element, path: str) -> str:
    """Give the text of the first element at a path."""
    return words(parent.find(path))


def spoken(element: Element | None) -> Text | None:
    """Give the text of an element with its translations; None where it is empty."""
    value = words(element)
    if element is None or not value:
        return None
    said = {language_of(one): words(one) for one in element.iterfind("value")}
    return Text(value, "", {code: text for code, text in said.items() if code and text})


def paragraphs(element: Element | None) -> tuple[Text, ...]:
    """Give the paragraphs of a text, whatever its sections."""
    if element is None:
        return ()
    blocks = [one for one in element.iter(*_BLOCKS) if not any(up.tag in _BLOCKS for up in one.iterancestors("para"))]
    own = Text(" ".join((element.text or "").split()))
    found = (own if own.value else None, *(spoken(block) for block in blocks))
    return tuple(text for text in found if text)


def joined(texts: tuple[Text, ...]) -> Text | None:
    """Give paragraphs as one text; a translation holds where all of them have it."""
    if not texts:
        return None
    codes = [code for code in texts[0].translations if all(code in text.translations for text in texts)]
    said = {code: "\n\n".join(text.translations[code] for text in texts) for code in codes}
    return Text("\n\n".join(text.value for text in texts), "", said)


def language_of(element: Element) -> str:
    """Give the language of an element as a code of ISO 639-2/B; empty where it says none."""
    return bibliographic(str(element.get(LANG) or ""))


def amount(parent: Element, path: str) -> float | None:
    """Give the number at a path; None where there is none."""
    return number(word(parent, path))
