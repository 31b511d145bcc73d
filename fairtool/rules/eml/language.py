"""The language of the data of a record in EML."""

from collections.abc import Iterator

from fairtool.context import Context
from fairtool.finding import Problem, SetXml, Severity
from fairtool.iso.view import XmlRecord
from fairtool.iso.xpath import line_of, xpath
from fairtool.rule import Example, rule
from fairtool.rules.eml.structure import sample
from fairtool.vocabulary.languages import is_code_of, language


def _in(name: str) -> str:
    return sample(more=f"<language>{name}</language>")


@rule(
    "eml-language-code",
    severity=Severity.INFO,
    source="EML 2.2 language",
    examples=[Example("language", bad=_in("français"), good=_in("fra"))],
)
def languages_are_codes(view: XmlRecord, context: Context[XmlRecord]) -> Iterator[Problem]:
    """The language of the data is a code of ISO 639, such as `fra` or `eng`.

    EML takes a word as well, but programs compare codes: `français` and `French` are two languages to them.
    """
    for one in view.by_tag.get("language", ()):
        text = (one.text or "").strip()
        held, known = one.getparent(), language(text)
        if held is None or held.tag != "dataset":
            continue
        if known and not is_code_of(known, text) and not {"-", "_"} & set(text):  # fr-FR says more
            yield Problem(
                '{where} is "{value}"; write the code of the language: {code}',
                where=xpath(one),
                line=line_of(one),
                value=text[:80],
                code=known.terminological,
                fix=SetXml(xpath(one), known.terminological) if len(one) == 0 else None,
            )
        elif text and not known:
            yield Problem(
                '{where} is "{value}", which is no language that is known; write its code, such as fra or eng',
                where=xpath(one),
                line=line_of(one),
                value=text[:80],
            )
