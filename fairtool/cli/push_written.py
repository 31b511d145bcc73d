"""Writing what a command of push has found, in each format that was asked for."""

from collections.abc import Callable, Sequence

from fairtool.cli.outputs import Output, has_color, shown_in, width, write_whole
from fairtool.cli.request import Request, run_of
from fairtool.push.plan_document import Plan, plan_document
from fairtool.render.json_text import dumped
from fairtool.render.push.plan_markdown import plan_markdown
from fairtool.render.push.plan_text import plan_text
from fairtool.render.run import Run


def write_plan(outputs: Sequence[Output], asked: Request, plan: Plan) -> None:
    """Write a plan, or what became of it, as text, JSON or Markdown."""
    forms: dict[str, Callable[[Run], str]] = {
        "json": lambda run: dumped(plan_document(plan, run.version, run.language)),
        "markdown": lambda run: plan_markdown(plan, run),
        "text": lambda run: plan_text(plan, run),
    }
    _write(outputs, asked, forms)


def write_both(
    outputs: Sequence[Output], asked: Request, document: Callable[[], object], text: Callable[[Run], str]
) -> None:
    """Write a document as JSON, or as the text of it."""
    _write(outputs, asked, {"json": lambda _: dumped(document()), "text": text})


def _write(outputs: Sequence[Output], asked: Request, forms: dict[str, Callable[[Run], str]]) -> None:
    run = run_of(asked, width(), color=has_color())
    for output in outputs:
        write_whole(forms[output.format](shown_in(output, run)), output)
