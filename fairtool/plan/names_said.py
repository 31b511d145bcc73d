"""The names in a plan file that must be known: its template, its pole, and the questions that are answered."""

from collections.abc import Iterator, Sequence
from difflib import get_close_matches

from fairtool.errors import UnreadableError, UsageError
from fairtool.plan.pole_file import load_pole, plan_poles
from fairtool.plan.template_file import load_template, templates
from fairtool.plan.yaml_node import MappingNode, Node, ScalarNode, is_empty


def names_not_known(root: MappingNode, path: str, blocks: Sequence[str]) -> Iterator[UnreadableError]:
    """Give a fault for each name that nothing is behind, with its line: what it names would be left out unseen."""
    template, pole = (_text(root.items.get(key)) for key in ("template", "pole"))
    if template and template not in templates():
        yield _template(template, path, root.lines["template"])
    else:
        yield from _questions(root, path, blocks, template)
    if pole and not _is_pole(pole):
        yield UnreadableError(
            "{path}, line {line}: there is no model of a plan for the pole {name}; there are {names}",
            path=path,
            line=root.lines["pole"],
            name=pole,
            names=", ".join(plan_poles()),
        )


def _template(name: str, path: str, line: int) -> UnreadableError:
    near = get_close_matches(name.casefold(), templates(), 1)
    return UnreadableError(
        "{path}, line {line}: there is no template {name}; the templates are {names}",
        path=path,
        line=line,
        name=name,
        names=", ".join(templates()),
        hint="did you mean {near}?" if near else "",
        near=near[0] if near else "",
    )


def _is_pole(name: str) -> bool:
    try:
        load_pole(name)
    except UsageError:
        return False
    return True


def _questions(root: MappingNode, path: str, blocks: Sequence[str], template: str) -> Iterator[UnreadableError]:
    """Give the answers to no question of the template; without one, to none of any template."""
    names = (template,) if template else templates()
    known = tuple(one.id for name in names for one in load_template(name).questions)
    for answers in (found for name in blocks for found in _answers(root.items.get(name))):
        for key in answers.items:
            if key not in known:
                near = get_close_matches(key.casefold(), known, 1)
                yield UnreadableError(
                    "{path}, line {line}: {key} is no question of {names}",
                    path=path,
                    line=answers.lines[key],
                    key=key,
                    names=", ".join(names),
                    hint="did you mean {near}?" if near else "the questions are {known}",
                    near=near[0] if near else "",
                    known=", ".join(dict.fromkeys(known)),
                )


def _answers(block: Node | None) -> Iterator[MappingNode]:
    """Give the answers of a block, and those of each of its data sets."""
    inside = _inside(block, "dataset")
    each = inside.items.values() if isinstance(inside, MappingNode) else ()
    found = (_inside(block, "answers"), *(_inside(_inside(one, "about"), "answers") for one in each))
    yield from (one for one in found if isinstance(one, MappingNode))


def _inside(node: Node | None, key: str) -> Node | None:
    return node.items.get(key) if isinstance(node, MappingNode) else None


def _text(node: Node | None) -> str:
    return node.text if isinstance(node, ScalarNode) and not is_empty(node) else ""
