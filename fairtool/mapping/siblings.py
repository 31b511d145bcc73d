"""Keywords that stand together are about the same things: which of several concepts of one label they speak for."""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from fairtool.mapping.answer import Answer, Candidate, Remark
from fairtool.mapping.document_taken import accepted
from fairtool.thesauri.index import Index
from fairtool.thesauri.words import key_of
from fairtool.translate import marked

_TOPICS = marked("of the concepts with this label, the one that stands with other keywords here, below {topic}")
Topics = Mapping[tuple[str, str], Counter[str]]  # by source of the keywords and name of the thesaurus


def with_siblings(answers: Sequence[Answer], indexes: Sequence[Index]) -> tuple[Answer, ...]:
    """Give answers in which concepts of one label are in the order that the certain ones beside them speak for.

    Nothing becomes certain by that: the first of them is only the likelier one to look at.
    """
    by_name = {index.facts.name: index for index in indexes}
    topics = _topics(answers, by_name)
    return tuple(_ordered(answer, topics, by_name) for answer in answers)


def _topics(answers: Sequence[Answer], indexes: Mapping[str, Index]) -> Topics:
    """Count for each source and thesaurus how many certain concepts stand below each other one."""
    found: defaultdict[tuple[str, str], Counter[str]] = defaultdict(Counter)
    for answer in answers:
        for one in accepted(answer):
            if one.scheme.name in indexes:
                found[answer.keyword.source, one.scheme.name].update(indexes[one.scheme.name].above(one.uri))
    return found


def _ordered(answer: Answer, topics: Topics, indexes: Mapping[str, Index]) -> Answer:
    if all(one.certain for one in answer.candidates):
        return answer
    return replace(answer, candidates=tuple(_placed(answer, topics, indexes)))


def _placed(answer: Answer, topics: Topics, indexes: Mapping[str, Index]) -> Iterator[Candidate]:
    """Yield the candidates, those of one label among themselves in their new order; scores stay where they were."""
    groups: defaultdict[tuple[str, str], list[Candidate]] = defaultdict(list)
    for one in answer.candidates:
        groups[_group(one)].append(one)
    for members in groups.values():
        known = topics.get((answer.keyword.source, members[0].scheme.name))
        if known and len(members) > 1 and not members[0].certain:
            index = indexes[members[0].scheme.name]
            members[:] = _by_topics(members, known, index)
    for one in answer.candidates:
        yield groups[_group(one)].pop(0)


def _group(one: Candidate) -> tuple[str, str]:
    return one.scheme.name, key_of(one.label.rpartition(" > ")[2])


def _by_topics(members: Sequence[Candidate], known: Counter[str], index: Index) -> list[Candidate]:
    """Give candidates by how many certain concepts share what they stand below, each topic weighed by its rarity."""
    shared = {one.uri: [uri for uri in index.above(one.uri) if known[uri]] for one in members}
    strength = {
        uri: sum(known[topic] / (1 + len(index.narrower(topic))) for topic in found) for uri, found in shared.items()
    }
    order = sorted(members, key=lambda one: -strength[one.uri])
    if [one.uri for one in order] == [one.uri for one in members]:
        return list(members)
    scores = [one.score for one in members]
    moved = [replace(one, score=score) for one, score in zip(order, scores, strict=True)]
    topic = index.label_of(shared[order[0].uri][0])
    remark = Remark(_TOPICS, {"topic": topic})
    return [replace(moved[0], remarks=(*moved[0].remarks, remark)), *moved[1:]]
