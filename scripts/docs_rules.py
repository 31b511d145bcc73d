"""The generated pages of the rules: one page a chapter or family, each rule under its id, in English and French."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from docs_tables import MADE, cell

from fairtool.api import find_rules
from fairtool.cli.rules_run import severity_of
from fairtool.profile import load, shipped_profiles
from fairtool.rule import Rule
from fairtool.rule_page import markdown, title_of
from fairtool.translate import Language

_CHAPTERS: Mapping[str, tuple[str, str]] = {
    "2": ("files and their components", "fichiers et composants"),
    "3": ("description of the data", "description des données"),
    "4": ("coordinate types", "types de coordonnées"),
    "5": ("coordinate systems and domain", "systèmes de coordonnées et domaine"),
    "6": ("labels and alternative coordinates", "étiquettes et coordonnées alternatives"),
    "7": ("data representative of cells", "données représentatives de cellules"),
    "8": ("reduction of dataset size", "réduction de la taille"),
    "9": ("discrete sampling geometries", "géométries d’échantillonnage discret"),
    "a": ("attributes", "attributs"),
    "b": ("standard name table", "table des noms standard"),
    "c": ("standard name modifiers", "modificateurs des noms standard"),
    "d": ("parametric vertical coordinates", "coordonnées verticales paramétriques"),
    "e": ("cell methods", "méthodes de cellule"),
    "f": ("grid mappings", "projections"),
    "h": ("sampling geometries, annotated", "géométries d’échantillonnage, annotées"),
    "j": ("coordinate subsampling", "sous-échantillonnage des coordonnées"),
    "k": ("mesh topology", "topologie de maillage"),
    "l": ("aggregation", "agrégation"),
    "m": ("interpolation", "interpolation"),
}
# Families that have a page of their own, or several: titles in English and French.
_FAMILIES: Mapping[str, tuple[str, str]] = {
    "iso-structure": ("Structure of ISO records", "Structure des fiches ISO"),
    "iso": ("ISO 19115: constraints", "ISO 19115 : contraintes"),
    "inspire-c": ("INSPIRE: what all records need", "INSPIRE : ce qu’il faut à toute fiche"),
    "inspire-1": ("INSPIRE: data sets and series", "INSPIRE : séries et ensembles de données"),
    "inspire-2": ("INSPIRE: interoperable data", "INSPIRE : données interopérables"),
    "inspire-services": ("INSPIRE: services", "INSPIRE : services"),
    "inspire-rec": ("INSPIRE: recommendations", "INSPIRE : recommandations"),
    "inspire-m": ("INSPIRE: monitoring", "INSPIRE : suivi"),
    "archive": ("The files of an archive against each other", "Les fichiers d’une archive entre eux"),
    "crosscheck": ("A record against its data", "Une fiche face à ses données"),
    "fair": ("What the FAIR principles ask", "Ce que demandent les principes FAIR"),
    "page": ("Landing pages", "Pages d’accueil"),
    "datacite": ("Structure of DataCite records", "Structure des fiches DataCite"),
    "eml": ("Structure of EML records", "Structure des fiches EML"),
    "dmp": ("A plan against its data", "Un plan face à ses données"),
    "madmp": ("Data-management plans", "Plans de gestion de données"),
    "skos": ("Thesauri in SKOS", "Thésaurus en SKOS"),
}
_WORDS: Mapping[Language, Mapping[str, str]] = {
    "en": {
        "index": "Rules",
        "lead": "fairtool knows {count} rules. `fairtool rules WORD` searches them; `fairtool rules ID` shows one.",
        "head": "| page | rules |",
        "rules": "| rule | at worst | what holds |",
        "chapter": "CF chapter {number}: {title}",
        "appendix": "CF appendix {number}: {title}",
        "family": "{name} rules",
        "profile": "Profile {name}",
    },
    "fr": {
        "index": "Règles",
        "lead": "fairtool connaît {count} règles. `fairtool rules MOT` les cherche, `fairtool rules ID` en montre une.",
        "head": "| page | règles |",
        "rules": "| règle | au pire | ce qui doit être vrai |",
        "chapter": "CF chapitre {number} : {title}",
        "appendix": "CF annexe {number} : {title}",
        "family": "Règles {name}",
        "profile": "Profil {name}",
    },
}
_ERRORS: Mapping[Language, Mapping[str, str]] = {
    "en": {},
    "fr": {"error": "erreur", "warning": "avertissement", "info": "info"},
}


@dataclass(frozen=True, slots=True)
class Page:
    """A page of rules: its file name without ending, and its rules."""

    name: str
    rules: tuple[Rule, ...]

    def title(self, language: Language) -> str:
        """Give the title of the page."""
        words = _WORDS[language]
        if self.name.startswith("pole-"):
            return words["profile"].format(name=self.name.removeprefix("pole-"))
        if self.name in _FAMILIES:
            return _FAMILIES[self.name][language == "fr"]
        chapter = self.name.removeprefix("cf-").removeprefix("appendix-")
        if not self.name.startswith("cf-"):
            return words["family"].format(name=self.name.upper())
        title = _CHAPTERS.get(chapter, ("", ""))[language == "fr"]
        kind = "appendix" if chapter.isalpha() else "chapter"
        return words[kind].format(number=chapter.upper(), title=title).rstrip(" :")


def rule_pages() -> Mapping[str, str]:
    """Give the text of every page of rules, by its path below docs/."""
    pages = tuple(_pages())
    found: dict[str, str] = {}
    for language, folder in _FOLDERS.items():
        found[f"{folder}/index.md"] = _index(pages, language)
        found.update({f"{folder}/{page.name}.md": _page(page, language) for page in pages})
    return found


_FOLDERS: Mapping[Language, str] = {"en": "rules", "fr": "fr/rules"}


def _pages() -> Iterator[Page]:
    """Put the rules on pages, in the order of the standard."""
    found: dict[str, list[Rule]] = {}
    for rule in sorted(find_rules(), key=_order):
        found.setdefault(page_name(rule.id), []).append(rule)
    for name, members in found.items():
        yield Page(name, tuple(members))


def page_name(rule_id: str) -> str:
    """Give the name of the page that a rule stands on: `cf-3`, `cf-appendix-f`, `acdd`, `inspire-c`, `pole-odatis`."""
    family, second = [*rule_id.split("-"), ""][:2]
    chapter = second.partition(".")[0]
    if family == "pole":
        return f"pole-{_profiles_of_rows().get(rule_id, second)}"
    if family == "inspire":
        return f"inspire-{'services' if chapter.isdecimal() and int(chapter) > _CLASSES_OF_DATA else chapter}"
    if family == "iso" and second == "structure":
        return "iso-structure"
    if family != "cf":
        return family
    return f"cf-appendix-{chapter}" if chapter.isalpha() else f"cf-{chapter}"


_CLASSES_OF_DATA = 2  # conformance classes 1 and 2 of INSPIRE are of data, 3 to 8 of services


@cache
def _profiles_of_rows() -> Mapping[str, str]:
    """Give the profile of every row that one of them has, by the id of its rule."""
    return {row.id: name for name in shipped_profiles() for row in load(name).required}


def _order(rule: Rule) -> tuple[bool, str, list[tuple[int, str]], str]:
    """Sort `cf` first, then by section with numbers as numbers: 4 before 4.1, 9 before 10, numbers before letters."""
    family, section, rest = [*rule.id.split("-", 2), ""][:3]
    numbers = [(int(part), "") if part.isdigit() else (1000, part) for part in section.split(".")]
    return family != "cf", family, numbers, rest


def _index(pages: tuple[Page, ...], language: Language) -> str:
    words = _WORDS[language]
    lead = words["lead"].format(count=sum(len(page.rules) for page in pages))
    lines = [f"| [{page.title(language)}]({page.name}.md) | {len(page.rules)} |" for page in pages]
    return "\n".join([MADE, "", f"# {words['index']}", "", lead, "", words["head"], "|---|---|", *lines, ""])


def _page(page: Page, language: Language) -> str:
    words = _WORDS[language]
    head = [MADE, "", f"# {page.title(language)}", "", words["rules"], "|---|---|---|"]
    table = [_row(rule, language) for rule in page.rules]
    return "\n".join([*head, *table, "", *(_section(rule, language) for rule in page.rules)])


def _row(rule: Rule, language: Language) -> str:
    severity = severity_of(rule)
    word = _ERRORS[language].get(severity, severity)
    return f"| [{rule.id}](#{rule.id}) | {word} | {cell(title_of(rule, language))} |"


def _section(rule: Rule, language: Language) -> str:
    """Give the page of a rule one level down, with its id as an anchor."""
    body = markdown(rule, language).partition("\n")[2].strip()
    return f'<a id="{rule.id}"></a>\n\n## {rule.id}\n\n{body}\n'
