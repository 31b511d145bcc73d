"""No text, number or reference in the attributes of chapter 7 stops a rule on cells."""

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from fairtool.context import Context
from fairtool.engine import examine
from fairtool.report import OutcomeStatus
from fairtool.rules.catalogue import rules_of
from fairtool.version import Version
from fairtool.vocabulary.store import shipped
from tests.rules.checking import dataset

CHAPTER = tuple(
    rule for rule in rules_of("cf").values() if rule.id.startswith(tuple(f"cf-7.{n}-" for n in range(1, 6)))
)
NAMES = ("a", "b", "c", "time", "lat", "land", "area")
ATTRIBUTES = (
    *("bounds", "climatology", "cell_measures", "cell_methods", "ancillary_variables", "coordinates", "select"),
    *("formula_terms", "units", "standard_name", "compress", "dimensions", "scale_factor", "_FillValue", "calendar"),
)
WORDS = st.sampled_from(
    [
        *NAMES,
        *(f"{name}:" for name in NAMES),
        *("mean", "anomaly_wrt", "where", "over", "within", "years", "(", ")", "interval:", "1", "day", "m2"),
        *("days since 2000-01-01", "latitude", "volume:", ":"),
    ]
)
TEXTS = st.lists(WORDS, max_size=8).map(" ".join)
VALUES = st.one_of(
    TEXTS.map(lambda text: f'"{text}"'),
    st.lists(TEXTS, min_size=2, max_size=2).map(lambda texts: ", ".join(f'"{text}"' for text in texts)),
    st.sampled_from(["1", "1.5f", "-1b", "0, 1", "NaN", "1e38", "0.f"]),
)
TYPES = st.sampled_from(["float", "double", "int", "byte", "char", "string"])
SHAPES = st.sampled_from(
    ["", "(time)", "(lat)", "(time, bnds)", "(lat, bnds)", "(bnds)", "(time, lat)", "(bnds, time)"]
)
VARIABLES = st.lists(st.tuples(TYPES, SHAPES), min_size=3, max_size=3)
ATTRIBUTE = st.tuples(st.sampled_from(NAMES[:4]), st.sampled_from(ATTRIBUTES), VALUES)


def _text(variables: list[tuple[str, str]], attributes: list[tuple[str, str, str]]) -> str:
    declared = " ".join(f"{kind} {name}{shape} ;" for name, (kind, shape) in zip(NAMES, variables, strict=False))
    unique = {(owner, name): value for owner, name, value in attributes}
    written = (
        f"{'string ' if value.count(chr(34)) > 2 else ''}{owner}:{name} = {value} ;"
        for (owner, name), value in unique.items()
        if name != "_FillValue"
    )
    return f"double time(time) ; {declared} {' '.join(written)}"


@settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(VARIABLES, st.lists(ATTRIBUTE, max_size=8), st.sampled_from(["1.6", "1.10", "1.11", "1.13"]))
def test_no_rule_crashes(
    variables: list[tuple[str, str]], attributes: list[tuple[str, str, str]], version: str
) -> None:
    view = dataset(_text(variables, attributes), version)
    context = {"cf": Context(view, Version.parse(version), shipped(), deep=True)}
    outcomes = examine(view, CHAPTER, context).outcomes
    assert [outcome for outcome in outcomes if outcome.status is OutcomeStatus.CRASHED] == []


def test_a_huge_broken_text_gives_few_findings() -> None:
    words = " ".join(f"x{number}: y{number} where z{number} (interval: w q)" for number in range(20_000))
    view = dataset(f'float t(time) ; t:cell_methods = "{words}" ;')
    found = examine(view, CHAPTER, {"cf": Context(view, Version(1, 13), shipped())}).findings
    assert 0 < len(found) < 50
