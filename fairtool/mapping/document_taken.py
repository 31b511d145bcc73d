"""Which candidates of an answer are written with it: those that are accepted, and on request those to be looked at."""

from collections.abc import Iterable, Iterator

from fairtool.mapping.answer import Answer, Candidate, Decision

_LOOKED_AT = 0.1  # probability below which a suggestion says nothing to who did not ask for it


def accepted(answer: Answer) -> tuple[Candidate, ...]:
    """Give what may be taken as it is: of each thesaurus the best candidate, where that is certain."""
    if answer.decision is not Decision.ACCEPTED:
        return ()
    best = {one.scheme.name: one for one in reversed(answer.candidates)}
    return tuple(one for one in answer.candidates if best[one.scheme.name] is one and one.certain)


def taken(answers: Iterable[Answer], *, suggestions: bool = False) -> Iterator[tuple[Answer, Candidate]]:
    """Give the candidates that are accepted, each with its answer; with `suggestions` those to be looked at too."""
    for answer in answers:
        sure = accepted(answer)
        for one in answer.candidates:
            if one in sure or (suggestions and one.score >= _LOOKED_AT):
                yield answer, one
