"""Starting from a record of the catalogue: what is the same in all its records is taken where the data say nothing."""

from dataclasses import replace

from fairtool.conversion.fill_rights import kinds_of
from fairtool.conversion.fill_words import is_themes
from fairtool.conversion.parts import with_resource
from fairtool.record.constraint import Constraints
from fairtool.record.record import Record
from fairtool.record.resource import Keywords

_FIELDS = ("language", "country", "character_set", "standard_name", "standard_version", "profiles")


def like(record: Record, pattern: Record) -> Record:
    """Give a record with contacts, constraints, keywords of thesauri, languages and standard of another.

    Never its title, abstract, identifiers, extents or dates, which are those of other data.
    """
    found = {name: getattr(pattern, name) for name in _FIELDS if not getattr(record, name)}
    own, other = record.resource, pattern.resource
    record = replace(
        record,
        **found,
        locales=record.locales or pattern.locales,
        contacts=record.contacts or pattern.contacts,
        constraints=record.constraints or pattern.constraints,
    )
    return with_resource(
        record,
        contacts=own.contacts or other.contacts,
        constraints=_constraints(own.constraints, other.constraints),
        keywords=_keywords(own.keywords, other.keywords),
        languages=own.languages or other.languages,
        character_sets=own.character_sets or other.character_sets,
    )


def _constraints(own: tuple[Constraints, ...], other: tuple[Constraints, ...]) -> tuple[Constraints, ...]:
    """Add the constraints on what the data say nothing of: on access where only the licence is known."""
    known = {kind for block in own for kind in kinds_of(block)}
    return (*own, *(block for block in other if not kinds_of(block) & known))


def _keywords(own: tuple[Keywords, ...], other: tuple[Keywords, ...]) -> tuple[Keywords, ...]:
    """Add the keywords of thesauri that the data have none of; INSPIRE themes among them."""
    titles = {_title(block) for block in own}
    has_themes = any(map(is_themes, own))
    taken = (block for block in other if _title(block) and _title(block) not in titles)
    return (*own, *(block for block in taken if not (has_themes and is_themes(block))))


def _title(block: Keywords) -> str:
    title = block.thesaurus.title if block.thesaurus else None
    return title.value.strip().lower() if title else ""
