"""Reading and writing YAML 1.2: the one door to ruamel.yaml.

The events of its parser are made into nodes here and not by its constructors: so nothing is built of what a text asks
for (tags), nothing is repeated (aliases), and every key and value knows its line. The events come from libyaml where it
is there (ruamel.yaml.clib), 15 times as fast as from Python.
"""

from collections.abc import Iterator
from io import StringIO

from ruamel.yaml import YAML
from ruamel.yaml.comments import CommentedMap, CommentedSeq
from ruamel.yaml.error import MarkedYAMLError, YAMLError
from ruamel.yaml.events import (
    AliasEvent,
    DocumentStartEvent,
    Event,
    MappingEndEvent,
    MappingStartEvent,
    NodeEvent,
    ScalarEvent,
    SequenceEndEvent,
    StreamEndEvent,
)
from ruamel.yaml.scalarstring import DoubleQuotedScalarString, LiteralScalarString

from fairtool.errors import UnreadableError
from fairtool.plan.yaml_node import MappingNode, Node, Plain, ScalarNode, SequenceNode, scalar
from fairtool.translate import marked

LARGEST = 4_000_000  # bytes; a plan of a thousand data sets has a tenth of that
_LONGEST_IN_PYTHON = 400_000  # characters; the parser in Python takes a second for 30,000 to 60,000 of them
_DEEPEST = 30
_SHORT = 100  # characters of a text that may stand in one line with others
_BREAKING = ("\n", "://")
_UNICODE_MARK = "\ufeff"
_NO_ALIASES = marked("{path}, line {line}: anchors and aliases (& and *) are not used in a plan")
_NO_TAGS = marked("{path}, line {line}: tags (!) are not used in a plan")
_LOOK_FOR = marked("look for a missing quote, a tab, or wrong indentation there or in the line before")
_LOOK_FOR_BRACES = marked(
    "look for a missing quote, a tab, or wrong indentation there or in the line before, "
    "and put an address in braces in quotes"
)
_ONE_DOCUMENT = marked("{path}, line {line}: there is a second document")
_TWICE = marked("{path}, line {line}: {key} is there twice, first in line {first}")


def read_yaml(content: bytes, path: str) -> Node:
    """Give what a text holds; raises UnreadableError with the line of whatever is wrong."""
    if len(content) > LARGEST:
        raise UnreadableError(
            "{path} has {size} bytes, and a plan has {most} at most", path=path, size=len(content), most=LARGEST
        )
    try:
        text = content.decode("utf-8").removeprefix(_UNICODE_MARK)
    except UnicodeDecodeError as error:
        line = content[: error.start].count(b"\n") + 1
        raise UnreadableError(
            "{path}, line {line}: this is not UTF-8", path=path, line=line, hint="save the file as UTF-8"
        ) from None
    try:
        return _composed(text, path)
    except MarkedYAMLError as error:
        mark = error.problem_mark or error.context_mark
        raise UnreadableError(
            "{path}, line {line}: the YAML is broken: {problem}",
            path=path,
            line=mark.line + 1 if mark else 1,
            problem=error.problem or error.context or "",
            hint=_LOOK_FOR if len(text) <= _LONGEST_IN_PYTHON else _LOOK_FOR_BRACES,
        ) from None
    except YAMLError as error:  # a character that YAML does not allow
        raise UnreadableError("{path} is not YAML: {problem}", path=path, problem=str(error).split("\n")[0]) from None


def _composed(text: str, path: str) -> Node:
    """Give the node of a text; what libyaml refuses is parsed in Python, which knows YAML 1.2.

    They differ in addresses in braces, `{a: https://example.org}`, which libyaml refuses. What it says of a text that
    would take minutes in Python is passed on instead.
    """
    try:
        return _Composer(path, YAML(typ="safe").parse(StringIO(text))).document()
    except YAMLError:
        if len(text) > _LONGEST_IN_PYTHON:
            raise
        return _Composer(path, YAML(typ="rt", pure=True).parse(StringIO(text))).document()


class _Composer:
    """Makes nodes of events; it holds the place that it has come to in the stream."""

    def __init__(self, path: str, events: Iterator[Event]) -> None:
        self.path = path
        self.events = events

    def document(self) -> Node:
        """Give the only document of the text."""
        found: Node = ScalarNode("", None, 1)
        seen = 0
        for event in self.events:
            if isinstance(event, DocumentStartEvent):
                seen += 1
                if seen > 1:
                    raise self._wrong(event, _ONE_DOCUMENT, hint=marked("leave one only: remove ---"))
                found = self._node(next(self.events), 0)
            if isinstance(event, StreamEndEvent):
                break
        return found

    def _node(self, event: Event, depth: int) -> Node:
        if isinstance(event, AliasEvent) or (isinstance(event, NodeEvent) and event.anchor):
            raise self._wrong(event, _NO_ALIASES, hint=marked("write the value out"))
        if depth > _DEEPEST:
            raise self._wrong(event, marked("{path}, line {line}: this is nested too deeply"))
        if isinstance(event, NodeEvent) and getattr(event, "tag", None):
            raise self._wrong(event, _NO_TAGS, hint=marked("put the text in quotes, or remove the tag"))
        if isinstance(event, ScalarEvent):
            return scalar(event.value, _line(event), quoted=bool(event.style))
        is_mapping = isinstance(event, MappingStartEvent)
        return self._mapping(event, depth) if is_mapping else self._sequence(event, depth)

    def _sequence(self, start: Event, depth: int) -> SequenceNode:
        items = []
        while not isinstance(event := next(self.events), SequenceEndEvent):
            items.append(self._node(event, depth + 1))
        return SequenceNode(tuple(items), _line(start))

    def _mapping(self, start: Event, depth: int) -> MappingNode:
        items: dict[str, Node] = {}
        lines: dict[str, int] = {}
        while not isinstance(event := next(self.events), MappingEndEvent):
            key = self._node(event, depth + 1)
            if not isinstance(key, ScalarNode):
                raise self._wrong(event, marked("{path}, line {line}: a key must be a word"))
            if key.text in items:
                raise self._wrong(
                    event, _TWICE, hint=marked("remove one of the two"), key=key.text, first=lines[key.text]
                )
            items[key.text] = self._node(next(self.events), depth + 1)
            lines[key.text] = key.line
        return MappingNode(items, lines, _line(start))

    def _wrong(self, event: Event, template: str, *, hint: str = "", **values: object) -> UnreadableError:
        return UnreadableError(template, path=self.path, line=_line(event), hint=hint, **values)


def _line(event: Event) -> int:
    return int(event.start_mark.line) + 1


def yaml_of(content: Plain) -> str:
    """Give the YAML of a value in block style: long lines stay whole, texts of several lines stand as blocks."""
    return _dumped(written(content))


def written(content: Plain) -> object:
    """Give a value as the writer takes it: texts of several lines as blocks, short entries of lists in one line."""
    if isinstance(content, dict):
        return CommentedMap((_text(key), written(value)) for key, value in content.items())
    if isinstance(content, list):
        return CommentedSeq(_entry(value) for value in content)
    return _text(content) if isinstance(content, str) else content


def _text(text: str) -> str:
    """Give a text as the writer takes it: a block of lines, or in double quotes where it holds what is not seen."""
    if "\n" in text and _fits_a_block(text):
        block: str = LiteralScalarString(text)
        return block
    quoted: str = DoubleQuotedScalarString(text)
    return text if text.isprintable() else quoted


def _entry(value: Plain) -> object:
    made = written(value)
    if isinstance(value, dict) and all(key.isidentifier() and not _is_long(one) for key, one in value.items()):
        made.fa.set_flow_style()  # type: ignore[attr-defined]  # a CommentedMap
    return made


def _is_long(value: Plain) -> bool:
    """Say whether a value makes an entry too long for one line, or has a colon that libyaml cannot read there."""
    return isinstance(value, dict | list) or (
        isinstance(value, str) and (len(value) > _SHORT or any(sign in value for sign in _BREAKING))
    )


def _dumped(content: object) -> str:
    writer = YAML(typ="rt", pure=True)
    writer.default_flow_style = False
    writer.allow_unicode = True
    writer.width = 1_000_000
    writer.indent(mapping=2, sequence=4, offset=2)
    stream = StringIO()
    writer.dump(content, stream)
    return stream.getvalue()


def _fits_a_block(text: str) -> bool:
    """Say whether a text of several lines can be written as a block: no blanks at the ends of lines, nothing odd."""
    return text[0] not in " \n" and all(
        line == line.rstrip() and line.replace("\t", " ").isprintable() for line in text.split("\n")
    )


def renewed(text: str, name: str, content: Plain) -> str | None:
    """Give the text of a block with new content; what is equal keeps its form and its comments.

    None where the block was empty, so that there is nothing to keep. The text itself comes back where nothing differs.
    """
    loaded = YAML(typ="rt", pure=True).load(text)
    old = loaded.get(name) if isinstance(loaded, CommentedMap) else None
    if not isinstance(old, CommentedMap) or not isinstance(content, dict):
        return None
    if not _renew(old, content):
        return text
    return _dumped(loaded)


def _renew(old: CommentedMap, new: dict[str, Plain]) -> bool:
    """Make an old mapping say what the new one says, and tell whether that changed anything."""
    changed = False
    for key in [key for key in old if str(key) not in new]:
        del old[key]
        changed = True
    for place, (key, value) in enumerate(new.items()):
        if key not in old:
            old.insert(place, key, written(value))
            changed = True
        elif isinstance(old[key], CommentedMap) and isinstance(value, dict):
            changed = _renew(old[key], value) or changed
        elif _bare(old[key]) != value:
            old[key] = written(value)
            changed = True
    return changed


def _bare(value: object) -> object:
    """Give a value as plain Python, for a comparison."""
    if isinstance(value, CommentedMap):
        return {str(key): _bare(one) for key, one in value.items()}
    if isinstance(value, CommentedSeq):
        return [_bare(one) for one in value]
    return str(value) if isinstance(value, str) else value
