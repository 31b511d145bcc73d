"""Profiles: named choices of rules, severities and required attributes, as data (`schemas/profiles/*.toml`)."""

from dataclasses import dataclass
from difflib import get_close_matches
from functools import cache
from pathlib import Path

from fairtool.errors import UsageError
from fairtool.finding import Severity
from fairtool.profile_file import ProfileContent, RowContent, read_profile
from fairtool.resources import folder


@dataclass(frozen=True, slots=True)
class Required:
    """One required or expected attribute, or field of a record: a row from which a rule is made.

    `on` is `global`, or a word for a set of variables: `data`, `coordinate`, `variable`. `pattern` is a regular
    expression that the whole text must match; `values` the only texts allowed; `also` other spellings of the name.
    `needs` is another attribute of the same place, or an axis (`axis Z`), without which nothing is asked. `ask` says
    to the producer what to write ("write the institution where the data were produced"), in both languages, and
    `sample` is a value that would do. `confirmed` is False for a row whose source page was not read in full: it is
    then an info that says so.

    On a `record`, `field` is a path of fields (`rules.record_fields`) and `any_of` others that do as well; `needs` is
    one too; `absent` asks that nothing stands there. `title` says what holds, in both languages; `bad` and `good` are
    the example, as changes of a record (`rules.record_frame`).
    """

    id: str
    attribute: str
    on: str
    severity: Severity
    source: str
    ask: str
    ask_fr: str
    sample: str | float = "..."
    pattern: str = ""
    values: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    needs: str = ""
    confirmed: bool = True
    field: str = ""
    any_of: tuple[str, ...] = ()
    absent: bool = False
    title: str = ""
    title_fr: str = ""
    bad: str = ""
    good: str = ""


@dataclass(frozen=True, slots=True)
class Profile:
    """A profile as its file says it; `extends` names the profiles it builds on, `rules` are ids or prefixes."""

    name: str
    title: str
    title_fr: str
    source: str
    extends: tuple[str, ...] = ()
    rules: tuple[str, ...] = ()
    ignore: tuple[str, ...] = ()
    severity: tuple[tuple[str, Severity], ...] = ()
    required: tuple[Required, ...] = ()


def shipped_profiles() -> tuple[str, ...]:
    """Give the names of the profiles that come with fairtool, in alphabetical order."""
    return tuple(sorted(path.stem for path in (folder("schemas") / "profiles").glob("*.toml")))


@cache
def load(name: str) -> Profile:
    """Load a shipped profile by name, or a user's by the path of its file; raises UsageError."""
    shipped = folder("schemas") / "profiles" / f"{name}.toml"
    path = shipped if "/" not in name and shipped.is_file() else Path(name)
    if not path.is_file():
        near = get_close_matches(name, shipped_profiles(), 1)
        raise UsageError(
            "there is no profile {name}; the profiles are {names}",
            name=name,
            names=", ".join(shipped_profiles()),
            hint="did you mean {near}?" if near else "",
            near=near[0] if near else "",
        )
    return _profile(read_profile(path), path)


def with_parents(names: tuple[str, ...]) -> tuple[Profile, ...]:
    """Give the profiles and all that they extend, parents first, each once; raises UsageError on a cycle."""
    found: dict[str, Profile] = {}
    added: set[str] = set()

    def add(name: str, path: tuple[str, ...]) -> None:
        if name in path:
            raise UsageError("the profile {name} extends itself ({path})", name=name, path=" > ".join((*path, name)))
        if name in added:  # else profiles that share parents are walked as often as there are ways to them
            return
        profile = load(name)
        for parent in profile.extends:
            add(parent, (*path, name))
        found.setdefault(profile.name, profile)
        added.add(name)

    for name in names:
        add(name, ())
    return tuple(found.values())


def _profile(content: ProfileContent, path: Path) -> Profile:
    source = content.get("source", str(path))
    return Profile(
        name=content.get("name", path.stem),
        title=content["title"],
        title_fr=content.get("title_fr", content["title"]),
        source=source,
        extends=tuple(content.get("extends", ())),
        rules=tuple(content.get("rules", ())),
        ignore=tuple(content.get("ignore", ())),
        severity=tuple((rule, Severity(word)) for rule, word in content.get("severity", {}).items()),
        required=tuple(_required(row, source) for row in content.get("required", ())),
    )


def _required(row: RowContent, source: str) -> Required:
    return Required(
        id=row["id"],
        attribute=row.get("attribute", ""),
        on=row.get("on", "global"),
        severity=Severity(row["severity"]),
        source=row.get("source", source),
        ask=row["ask"],
        ask_fr=row["ask_fr"],
        sample=row.get("sample", "..."),
        pattern=row.get("pattern", ""),
        values=tuple(row.get("values", ())),
        also=tuple(row.get("also", ())),
        needs=row.get("needs", ""),
        confirmed=row.get("confirmed", True),
        field=row.get("field", ""),
        any_of=tuple(row.get("any_of", ())),
        absent=row.get("absent", False),
        title=row.get("title", ""),
        title_fr=row.get("title_fr", row.get("title", "")),
        bad=row.get("bad", ""),
        good=row.get("good", ""),
    )
