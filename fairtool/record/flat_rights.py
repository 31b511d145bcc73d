"""What may be done with a resource: licences, limits of access, limits of use, flat and nested."""

import re
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from fairtool.record.constraint import Constraints
from fairtool.record.essentials import Licence
from fairtool.record.text import Text
from fairtool.vocabulary.licences import licence

_LEGAL = "MD_LegalConstraints"
_LICENSED = frozenset({"license", "licence", "licenceUnrestricted", "licenceEndUser", "licenceDistributor"})
_OTHER = frozenset({"otherRestrictions", "unrestricted", "none", "None", ""})
_URL = re.compile(r"https?://[^\s<>\"]+[^\s<>\".,;)]")
# Code lists of the Union whose terms are conditions, never licences.
_ACCESS_LIST = "LimitationsOnPublicAccess"
_USE_LIST = "ConditionsApplyingToAccessAndUse"


@dataclass(frozen=True, slots=True)
class Rights:
    """The rights of a resource in flat form."""

    licences: tuple[Licence, ...] = ()
    access: tuple[Text, ...] = ()
    limitations: tuple[Text, ...] = ()


def flat_rights(constraints: Iterable[Constraints]) -> Rights:
    """Sort what constraints say into licences, limits of access and limits of use, each once."""
    licences: list[Licence] = []
    access: list[Text] = []
    limitations: list[Text] = []
    for one in constraints:
        for text, place in _said(one):
            if place == "licence":
                licences.append(licence_of(text))
            else:
                (access if place == "access" else limitations).append(text)
        access.extend(Text(code) for code in _codes_alone(one))
    return Rights(tuple(dict.fromkeys(licences)), _once(access), _once(limitations))


def nested_rights(rights: Rights) -> tuple[Constraints, ...]:
    """Give the constraints that say the same.

    Conditions of use stand in one block with `otherRestrictions`, as INSPIRE has them, apart from those of access.
    """
    licences = tuple(_text_of(one) for one in rights.licences)
    use = ("license", "otherRestrictions") if licences else ("otherRestrictions",)
    limitations = rights.limitations if licences else ()
    made = (
        Constraints(kind=_LEGAL, access=("otherRestrictions",), others=rights.access),
        Constraints(kind=_LEGAL, limitations=limitations, use=use, others=licences or rights.limitations),
    )
    return tuple(one for one in made if one.others)


def licence_of(text: Text) -> Licence:
    """Give the licence that a text of a record names, with SPDX id and address as far as they are known."""
    known = licence(text.href) or licence(text.value)
    spdx = known.spdx or "" if known else ""
    said = _URL.search(text.value)
    url = text.href or (said[0] if said else "") or (known.url if known else "")
    return Licence(spdx, url, text.value if text.value not in {spdx, url} else "")


def words_and_address(words: str, address: str) -> str:
    """Give words with the address after them, where they do not have it already."""
    return words if words.endswith(address) else f"{words} {address}".strip()


def words_then_address(line: str) -> Text:
    """Give the words of a line with the address at its end as their anchor."""
    words, _, address = line.strip().rpartition(" ")
    return Text(words, address) if words and "://" in address else Text(line.strip())


def _text_of(licence: Licence) -> Text:
    return Text(licence.text or licence.spdx or licence.url, licence.url)


def _said(one: Constraints) -> Iterator[tuple[Text, str]]:
    codes = {*one.access, *one.use}
    for text in one.limitations:
        yield text, "licence" if _is_licence(text) else "use"
    for text in one.others:
        yield text, _place(text, one, licensed=bool(codes & _LICENSED))
    for citation in one.references:
        title = citation.title or Text("")
        link = title.href or next((online.url for online in citation.links if online.url), "")
        text = Text(title.value, link, title.translations)
        if title.value or link:
            yield text, "licence" if codes & _LICENSED or _is_licence(text) else "use"


def _place(text: Text, one: Constraints, *, licensed: bool) -> str:
    if _ACCESS_LIST in text.href:
        return "access"
    if _USE_LIST in text.href:
        return "use"
    if licensed or _is_licence(text):
        return "licence"
    return "access" if one.access and not one.use else "use"


def _is_licence(text: Text) -> bool:
    return licence(text.href) is not None or licence(text.value) is not None


def _codes_alone(one: Constraints) -> tuple[str, ...]:
    """Give the codes of access that no text explains."""
    return () if one.others else tuple(code for code in one.access if code not in _OTHER | _LICENSED)


def _once(texts: Iterable[Text]) -> tuple[Text, ...]:
    found: list[Text] = []
    for text in texts:
        if text not in found:
            found.append(text)
    return tuple(found)
