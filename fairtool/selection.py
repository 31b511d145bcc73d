"""Which rules a subject is checked with: by profile, or by what the subject declares."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from difflib import get_close_matches
from functools import cache

from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.profile import Profile, load, shipped_profiles, with_parents
from fairtool.rule import Rule
from fairtool.rules.attributes import rules_from
from fairtool.rules.catalogue import all_rules, rules_of, standards

# Rules that look at no data set and no record alone: a profile of these has nothing to say of one.
_TOGETHER = frozenset({"crosscheck", "dmp", "madmp", "archive"})


@dataclass(frozen=True, slots=True)
class Selection:
    """What the user asked for; plain data that crosses process borders.

    `profiles` are names or paths; without any, what the subject declares is checked. `select` and `ignore` are ids or
    prefixes. `versions` fixes the version of a standard (`{"cf": "1.8"}`). `schematron` are files of rules of the
    user's own, which are run on records besides the others; `xsd` asks the official schemas for a second opinion.
    """

    profiles: tuple[str, ...] = ()
    select: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    versions: Mapping[str, str] = field(default_factory=dict)
    schematron: tuple[str, ...] = ()
    xsd: bool = False


@dataclass(frozen=True, slots=True)
class Chosen:
    """The rules for a subject, the standards they belong to, and the severities that its profiles changed.

    `fell_back` says that none of the profiles has a rule for it, so that it is held to what it declares.
    """

    rules: tuple[Rule, ...]
    standards: frozenset[str]
    severities: Mapping[str, Severity]
    fell_back: bool = False


def choose(
    selection: Selection,
    declared: Iterable[str],
    parts: frozenset[type] | None = None,
    foreign: frozenset[str] = frozenset(),
) -> Chosen:
    """Choose the rules for a subject that declares these standards and has these parts; all rules without `parts`.

    `foreign` are standards whose rules cannot concern it.

    Where the profiles have no rule for such a subject (profiles of data, and a record), it is held to what it
    declares. Raises UsageError on an unknown profile.
    """
    chosen = _chosen(selection.profiles, tuple(declared), selection.select, selection.ignore, (parts, foreign))
    if not selection.schematron and not selection.xsd:
        return chosen
    return _with_schemas(chosen, selection, parts)


def _with_schemas(chosen: Chosen, selection: Selection, parts: frozenset[type] | None) -> Chosen:
    """Add the rules of the user's schemas, and of the official ones, to those that are chosen."""
    own = _about({**schematron_rules(selection.schematron), **(xsd_rules() if selection.xsd else {})}, parts).values()
    rules = (*chosen.rules, *_kept(own, selection.select or ("",), selection.ignore))
    return Chosen(rules, frozenset(rule.standard for rule in rules), chosen.severities, chosen.fell_back)


def schematron_rules(files: Iterable[str]) -> Mapping[str, Rule]:
    """Give the rules of the user's Schematron schemas, by id; raises UsageError on one that cannot be run."""
    from fairtool.rules.schematron import rules_of_schema  # noqa: PLC0415 - few runs have any

    return {rule.id: rule for file in files for rule in rules_of_schema(file)}


def xsd_rules() -> Mapping[str, Rule]:
    """Give the rule that asks the official schemas, by its id."""
    from fairtool.rules.xsd import schemas_accept_the_record  # noqa: PLC0415 - few runs have it

    return {schemas_accept_the_record.id: schemas_accept_the_record}


@cache
def _chosen(
    profiles: tuple[str, ...],
    declared: tuple[str, ...],
    select: tuple[str, ...],
    ignore: tuple[str, ...],
    about: tuple[frozenset[type] | None, frozenset[str]],
) -> Chosen:
    parts, foreign = about
    united = with_parents(profiles)
    named = _rules_in(united) if profiles else {}
    asked = _of_others(_about(named, parts), foreign)
    only_together = bool(named) and all(rule.standard in _TOGETHER for rule in named.values())
    fell_back = bool(profiles) and not asked and not only_together
    rules = asked if asked or only_together else _about(_rules_of_standards(declared), parts)
    severities = {rule: severity for profile in united for rule, severity in profile.severity}
    ignored = ignore + tuple(prefix for profile in united for prefix in profile.ignore)
    kept = tuple(_kept(rules.values(), select or ("",), ignored))
    return Chosen(kept, frozenset(rule.standard for rule in kept), severities, fell_back)


def _about(rules: Mapping[str, Rule], parts: frozenset[type] | None) -> Mapping[str, Rule]:
    """Give the rules that look at one of these parts."""
    return {rule_id: rule for rule_id, rule in rules.items() if parts is None or rule.sees in parts}


def _of_others(rules: Mapping[str, Rule], foreign: frozenset[str]) -> Mapping[str, Rule]:
    """Give the rules that belong to none of these standards."""
    return {rule_id: rule for rule_id, rule in rules.items() if rule.standard not in foreign}


def _kept(rules: Iterable[Rule], select: tuple[str, ...], ignored: tuple[str, ...]) -> Iterator[Rule]:
    """Give the rules whose ids begin with one of the selected prefixes and with none of the ignored ones."""
    return (rule for rule in rules if rule.id.startswith(select) and not rule.id.startswith(ignored))


def _rules_of_standards(names: tuple[str, ...]) -> Mapping[str, Rule]:
    return {rule_id: rule for name in names for rule_id, rule in rules_of(name).items()}


def _rules_in(profiles: tuple[Profile, ...]) -> Mapping[str, Rule]:
    rules: dict[str, Rule] = {}
    for profile in profiles:
        for prefix in profile.rules:
            rules.update(_named(prefix, profile))
        rules.update({rule.id: rule for rule in rules_from(profile)})
    return rules


def _named(prefix: str, profile: Profile) -> Mapping[str, Rule]:
    """Give the rules that an entry of a profile names: a family, an id, or the first words of ids."""
    family = rules_of(prefix.partition("-")[0])
    found = {rule_id: rule for rule_id, rule in family.items() if f"{rule_id}-".startswith(f"{prefix}-")}
    if not found:
        near = get_close_matches(prefix, (*family, *standards()), 1)
        raise UsageError(
            "the profile {name} names the rule {rule}, which does not exist",
            name=profile.name,
            rule=prefix,
            hint="did you mean {near}?" if near else "`fairtool rules` lists them",
            near=near[0] if near else "",
        )
    return found


def rules_of_profiles(names: tuple[str, ...]) -> Mapping[str, Rule]:
    """Give the rules of profiles, named or by their paths, by id; raises UsageError for an unknown or faulty one."""
    return _rules_in(with_parents(names))


def profile_rules() -> Mapping[str, Rule]:
    """Give the rules that the shipped profiles are made of besides those of standards, by id."""
    return {rule.id: rule for name in shipped_profiles() for rule in rules_from(load(name))}


def other_rules() -> Mapping[str, Rule]:
    """Give the rules that are in no package of a standard: those of shipped profiles, and of the official schemas."""
    return {**profile_rules(), **xsd_rules()}


def check_prefixes(prefixes: Sequence[str], profiles: tuple[str, ...], schematron: tuple[str, ...] = ()) -> None:
    """Raise UsageError for an unknown or faulty profile or schema, and for a prefix that no rule has."""
    with_parents(profiles)
    own = schematron_rules(schematron) if schematron else {}
    if not prefixes and set(profiles) <= set(shipped_profiles()):
        return  # no rule is loaded for nothing
    known = {
        *all_rules(),
        *other_rules(),
        *rules_of_profiles(profiles),
        *standards(),
        *own,
    }
    for prefix in prefixes:
        if not any(name.startswith(prefix) for name in known):
            near = get_close_matches(prefix, known, 1)
            raise UsageError(
                "no rule begins with {prefix}",
                prefix=prefix,
                near=near[0] if near else "",
                hint="did you mean {near}?" if near else "`fairtool rules` lists them",
            )
