"""The second opinion of the official XML schemas, as a rule."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.errors import Unavailable
from fairtool.finding import Problem, Severity
from fairtool.iso.namespaces import prefixed
from fairtool.iso.structure import table_for
from fairtool.iso.view import XmlRecord
from fairtool.rule import rule
from fairtool.translate import marked
from fairtool.xsd.opinion import opinion
from fairtool.xsd.sets import cache_of_schemas, schema_sets


@rule("xsd-opinion", severity=Severity.ERROR, source=marked("the official XML schemas"))
def schemas_accept_the_record(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The official XML schemas accept the record.

    They are asked with `--xsd` only, once `fairtool schemas pull` has fetched them. The rules of structure say the same
    in plainer words; where the two differ, one of them is wrong: please tell the authors of fairtool.
    """
    name = table_for(view.root) or ""
    if name not in schema_sets() or prefixed(view.root.tag).startswith("gmi:"):  # of gmi no set is published whole
        raise Unavailable("there is no set of schemas for {name}", name=view.encoding.label)
    for remark in opinion(view.root, name, cache_of_schemas()):
        yield Problem(
            "{where}: the schemas {name} say: {text}",
            where=view.node.where if view.paths else "/",
            line=remark.line,
            name=name,
            text=remark.message,
        )
