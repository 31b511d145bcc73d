"""A review by questions and answers, one keyword after the other."""

from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from itertools import groupby

from fairtool.mapping.answer import Answer, Candidate
from fairtool.mapping.review import Review, is_likely
from fairtool.mapping.sssom_curies import is_address
from fairtool.render.visible import visible
from fairtool.translate import Language, translate

Ask = Callable[[str], str | None]  # gets a text to show, gives the line that was answered, None at the end


def asked(answers: Iterable[Answer], ask: Ask, language: Language) -> Iterator[Review]:
    """Ask for each keyword that has likely candidates, and give each decision as soon as it is made.

    An empty answer leaves a keyword open. `q`, the end of the input and Ctrl-C end the talk; what was answered holds.
    """
    with suppress(KeyboardInterrupt, EOFError):
        for answer in answers:
            by_scheme = sorted(filter(is_likely, answer.candidates), key=lambda one: one.scheme.name)
            for scheme, found in groupby(by_scheme, key=lambda one: one.scheme.name):
                candidates = tuple(found)
                said = _answered(answer, candidates, ask, language)
                if said is None:
                    return
                if said:
                    yield _review(answer, scheme, candidates, said)


def _answered(answer: Answer, candidates: tuple[Candidate, ...], ask: Ask, language: Language) -> str | None:
    """Give a number, an address or `n`; an empty text for a keyword that is left open, None at the end."""
    question = "\n".join(_question(answer, candidates, language)) + "\n> "
    while True:
        said = ask(question)
        if said is None or said.strip().casefold() == "q":
            return None
        plain = said.strip()
        is_number = plain.isdecimal() and 1 <= int(plain) <= len(candidates)
        if not plain or is_number or plain.casefold() == "n" or is_address(plain):
            return plain
        question = translate("a number, n, an address or nothing, please", language) + "\n> "


def _question(answer: Answer, candidates: tuple[Candidate, ...], language: Language) -> Iterator[str]:
    keyword = answer.keyword
    place = ", ".join(part for part in (keyword.source, keyword.where) if part)
    yield visible(f"{keyword.text} ({place})" if place else keyword.text)
    for number, one in enumerate(candidates, 1):
        yield visible(f"  {number}  {one.label}  {one.scheme.name} {one.score:.2f}  {one.uri}")
    yield translate("number of the right one, n for none of them, an address, Enter to leave it, q to end", language)


def _review(answer: Answer, scheme: str, candidates: tuple[Candidate, ...], said: str) -> Review:
    keyword = answer.keyword
    if said.casefold() == "n":
        refused = tuple(one.uri for one in candidates)
        return Review(keyword.text, keyword.lang, scheme, refused=refused)
    if said.isdecimal():
        one = candidates[int(said) - 1]
        return Review(keyword.text, keyword.lang, scheme, one.uri, one.label)
    label = next((one.label for one in candidates if one.uri == said), "")
    return Review(keyword.text, keyword.lang, scheme, said, label)
