"""The templates that documents are made from; every value that they show is escaped.

In a script (`.sh.j2`) a value is quoted for the shell by the filter `quoted`; its numbers need not be.
"""

import re
import shlex
from functools import cache

from jinja2 import Environment, FileSystemLoader, StrictUndefined, Template, select_autoescape
from markupsafe import Markup, escape

from fairtool.resources import folder

_TICKED = re.compile("`([^`]+)`")


def template(name: str) -> Template:
    """Give a template by its path in the folder of templates: `report/subject.html.j2`."""
    return _environment().get_template(name)


@cache
def _environment() -> Environment:
    """Make the environment once; a name that a template misses is an error, not a blank."""
    environment = Environment(
        loader=FileSystemLoader(folder("templates"), encoding="utf-8"),
        autoescape=select_autoescape(disabled_extensions=("sh.j2",), default=True),  # a script is no markup
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        keep_trailing_newline=True,
    )
    environment.filters["code"] = code
    environment.filters["quoted"] = shlex.quote
    environment.filters["breakable"] = breakable
    return environment


def code(text: str) -> Markup:
    """Give escaped text in which what stands between backticks is code."""
    return Markup(_TICKED.sub(r"<code>\1</code>", str(escape(text))))  # noqa: S704 - escaped before


def breakable(text: str) -> Markup:
    """Give escaped text whose lines may break before the steps of a path."""
    return Markup("<wbr>/").join(text.split("/"))


@cache
def resource(name: str) -> str:
    """Give a style sheet or a script that stands beside the templates."""
    return (folder("templates") / name).read_text(encoding="utf-8").strip()
