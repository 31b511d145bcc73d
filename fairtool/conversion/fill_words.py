"""Answers about words: titles and sentences, languages, topics, themes, keywords, kinds and dates."""

from collections.abc import Callable
from dataclasses import replace

from fairtool.conversion.parts import citation_of, says, with_citation, with_resource
from fairtool.conversion.said import Answer, as_text, last
from fairtool.conversion.wrong import cannot_be, nearest, one_of
from fairtool.errors import UsageError
from fairtool.netcdf.iso8601 import parse_iso8601
from fairtool.record.citation import Citation, Date
from fairtool.record.lineage import Lineage
from fairtool.record.record import Record
from fairtool.record.resource import Keywords
from fairtool.record.scope import Maintenance
from fairtool.record.text import Text
from fairtool.translate import marked
from fairtool.vocabulary.inspire import iso_lists, theme, theme_at, themes, thesaurus
from fairtool.vocabulary.languages import language as language_named

Put = Callable[[Record, Answer], Record]


def put_title(record: Record, said: Answer) -> Record:
    """Put the title."""
    return with_citation(record, title=as_text(said, record.language, citation_of(record).title))


def resource_text(field: str) -> Put:
    """Give what puts a text of the resource: abstract, purpose, supplemental."""

    def put(record: Record, said: Answer) -> Record:
        text = as_text(said, record.language, getattr(record.resource, field))
        return with_resource(record, **{field: text})

    return put


def put_credit(record: Record, said: Answer) -> Record:
    """Add a credit."""
    return with_resource(record, credits=(*record.resource.credits, as_text(said, record.language)))


def put_lineage(record: Record, said: Answer) -> Record:
    """Put the statement of the lineage."""
    first, *others = record.lineages or (Lineage(),)
    return replace(
        record, lineages=(replace(first, statement=as_text(said, record.language, first.statement)), *others)
    )


def has_lineage(record: Record) -> bool:
    """Tell whether a lineage has a statement."""
    return any(says(one.statement) for one in record.lineages)


def code_of_language(key: str, text: str) -> str:
    """Give the ISO 639-2/B code of a language; `zxx` is the code for data without any. Raises UsageError."""
    if text.strip().lower() == "zxx":
        return "zxx"
    found = language_named(text)
    if found is None:
        raise cannot_be(key, text, marked("use a code of ISO 639: fre, eng; zxx for data without text"))
    return found.bibliographic


def put_record_language(record: Record, said: Answer) -> Record:
    """Put the language of the record."""
    return replace(record, language=code_of_language("language", last(said)))


def put_resource_language(record: Record, said: Answer) -> Record:
    """Put the languages of the data."""
    return with_resource(record, languages=tuple(code_of_language("resource.language", one.text) for one in said))


def put_language(record: Record, said: Answer) -> Record:
    """Put the language of the record, and that of the data where they say none."""
    told = put_record_language(record, said)
    return told if told.resource.languages else with_resource(told, languages=(told.language,))


def put_topics(record: Record, said: Answer) -> Record:
    """Put the topics, codes of MD_TopicCategoryCode."""
    codes = iso_lists("iso19139").lists["MD_TopicCategoryCode"]
    return with_resource(record, topics=tuple(one_of("topic", one.text, codes) for one in said))


def put_themes(record: Record, said: Answer) -> Record:
    """Put the INSPIRE themes by any label, code or address, with the label in the language of the record."""
    known = language_named(record.language) if record.language else None
    words = tuple(_theme(one.text, (known.alpha2 if known else None) or "en") for one in said)
    source = thesaurus()
    cited = Citation(title=Text(source.title, source.uri), dates=(Date(source.date, "publication"),))
    others = tuple(block for block in record.resource.keywords if not is_themes(block))
    return with_resource(record, keywords=(*others, Keywords(words, "theme", cited)))


def _theme(text: str, language: str) -> Text:
    found = theme(text)
    entry = themes().get(text.strip().lower()) or theme_at(text) or (found.entry if found else None)
    if entry is None:
        raise _no_theme(text, language)
    return Text(entry.labels.get(language) or entry.labels["en"], entry.uri)


def _no_theme(text: str, language: str) -> UsageError:
    """Give the error with the three themes that are nearest, else with all of them, in one language."""
    names = [one.labels.get(language) or one.labels["en"] for one in themes().values()]
    near = nearest(text, names) or nearest(text, [label for one in themes().values() for label in one.labels.values()])
    if near:
        return cannot_be("theme", text, marked("did you mean {near}?"), near=", ".join(near))
    return cannot_be("theme", text, marked("use one of {names}"), names=", ".join(names))


def is_themes(block: Keywords) -> bool:
    """Tell whether keywords are INSPIRE themes."""
    title = block.thesaurus.title if block.thesaurus else None
    return title is not None and "inspire themes" in title.value.lower()


def has_theme(record: Record) -> bool:
    """Tell whether the resource has an INSPIRE theme."""
    return any(is_themes(block) for block in record.resource.keywords)


def put_keywords(record: Record, said: Answer) -> Record:
    """Add keywords without a thesaurus."""
    words = tuple(Text(one.text) for one in said if one.language in ("", record.language))
    return with_resource(record, keywords=(*record.resource.keywords, Keywords(words, "theme")))


def put_thesaurus_date(record: Record, said: Answer) -> Record:
    """Put the date of publication of the thesauri that have none."""
    date = Date(iso_date("thesaurus_date", last(said)), "publication")
    blocks = tuple(
        replace(block, thesaurus=replace(block.thesaurus, dates=(date,)))
        if block.thesaurus and not block.thesaurus.dates
        else block
        for block in record.resource.keywords
    )
    return with_resource(record, keywords=blocks)


def has_thesaurus_dates(record: Record) -> bool:
    """Tell whether every thesaurus has a date."""
    return all(block.thesaurus.dates for block in record.resource.keywords if block.thesaurus)


def iso_date(key: str, text: str) -> str:
    """Give a date as ISO 8601 writes it; raises UsageError."""
    found = parse_iso8601(text)
    if found is None:
        raise cannot_be(key, text, marked("write a date that exists, such as 2024-05-31"))
    return found.text


def dated(key: str, kind: str) -> Put:
    """Give what puts a date of one kind of the resource, in place of those of that kind."""

    def put(record: Record, said: Answer) -> Record:
        others = tuple(date for date in citation_of(record).dates if date.type != kind)
        return with_citation(record, dates=(*others, Date(iso_date(key, last(said)), kind)))

    return put


def has_date(*kinds: str) -> Callable[[Record], bool]:
    """Give what tells whether the resource has a date of one of the kinds."""
    return lambda record: any(date.type in kinds and date.value for date in citation_of(record).dates)


def coded(key: str, code_list: str, set_code: Callable[[Record, str], Record]) -> Put:
    """Give what puts a code of a list of ISO 19139."""
    return lambda record, said: set_code(record, one_of(key, last(said), iso_lists("iso19139").lists[code_list]))


def put_frequency(record: Record, code: str) -> Record:
    """Put how often the data are brought up to date."""
    return with_resource(record, maintenances=(Maintenance(frequency=code),))
