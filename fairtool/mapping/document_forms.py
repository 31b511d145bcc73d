"""What is written with answers: the forms by their names."""

from collections.abc import Callable, Mapping, Sequence

from fairtool.mapping.answer import Answer
from fairtool.mapping.document import mapping_json
from fairtool.mapping.review_sheet import sheet
from fairtool.mapping.sssom import SetFacts, sssom_tsv
from fairtool.mapping.turtle import mapping_turtle
from fairtool.render.mapping_text import mapping_text
from fairtool.render.run import Run

Form = Callable[[Sequence[Answer], Run, SetFacts], str]
FORMS: Mapping[str, Form] = {
    "text": lambda answers, run, _: mapping_text(answers, run),
    "json": lambda answers, run, _: mapping_json(answers, run.version, run.language),
    "sssom": lambda answers, _, facts: sssom_tsv(answers, facts),
    "turtle": lambda answers, _, facts: mapping_turtle(answers, suggestions=facts.suggestions),
    "review": lambda answers, _, __: sheet(answers),
}
