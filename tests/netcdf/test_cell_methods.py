"""`cell_methods` texts are read by the form of CF 7.3, 7.4 and 7.5, and no text stops the reader."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from fairtool.netcdf.cell_methods import CellMethod, Fault, Interval, Period, methods_of, parse

GOOD = [
    ("time: mean", (CellMethod(("time",), "mean"),)),
    ("lat: lon: standard_deviation", (CellMethod(("lat", "lon"), "standard_deviation"),)),
    ("lon: maximum time: mean", (CellMethod(("lon",), "maximum"), CellMethod(("time",), "mean"))),
    (
        "time: standard_deviation (interval: 1 day)",
        (CellMethod(("time",), "standard_deviation", intervals=(Interval("1", "day"),)),),
    ),
    (
        "lat: lon: standard_deviation (interval: 0.1 degree_N interval: 0.2 degree_E)",
        (
            CellMethod(
                ("lat", "lon"),
                "standard_deviation",
                intervals=(Interval("0.1", "degree_N"), Interval("0.2", "degree_E")),
            ),
        ),
    ),
    (
        "lat: mean (interval: 1 degree_north comment: area-weighted (by cos))",
        (CellMethod(("lat",), "mean", intervals=(Interval("1", "degree_north"),), comment="area-weighted (by cos)"),),
    ),
    ("lat: mean (area-weighted)", (CellMethod(("lat",), "mean", comment="area-weighted"),)),
    ("area: mean where sea_ice over sea", (CellMethod(("area",), "mean", where="sea_ice", over="sea"),)),
    (
        "time: minimum within years  time: mean over years (ENSO years)",
        (
            CellMethod(("time",), "minimum", period=Period("within", "years")),
            CellMethod(("time",), "mean", period=Period("over", "years"), comment="ENSO years"),
        ),
    ),
    (
        "area: mean where land over years",
        (CellMethod(("area",), "mean", where="land", period=Period("over", "years")),),
    ),
    (
        "time: maximum time: anomaly_wrt climatological_tas",
        (CellMethod(("time",), "maximum"), CellMethod(("time",), "anomaly_wrt", norm="climatological_tas")),
    ),
    ("area: Mean(by hand)", (CellMethod(("area",), "Mean", comment="by hand"),)),
]


@pytest.mark.parametrize(("text", "methods"), GOOD)
def test_a_legal_text_gives_its_entries_without_problems(text: str, methods: tuple[CellMethod, ...]) -> None:
    assert parse(text).methods == methods
    assert parse(text).problems == ()


BAD = [
    ("", Fault.EMPTY, ""),
    ("mean", Fault.NO_NAME, "mean"),
    (": mean", Fault.NO_NAME, "mean"),
    ("(daily)", Fault.NO_NAME, "daily"),
    ("time:", Fault.NO_METHOD, "time:"),
    ("time: where land", Fault.NO_METHOD, "time:"),
    ("time:mean", Fault.GLUED, "time:mean"),
    ("time: mean lat", Fault.UNEXPECTED, "lat"),
    ("time: mean (daily) lat", Fault.UNEXPECTED, "lat"),
    ("time: mean (daily", Fault.PARENTHESIS, "("),
    ("time: mean daily)", Fault.PARENTHESIS, ")"),
    ("time: mean (a) (b)", Fault.SECOND_COMMENT, "b"),
    ("area: mean where", Fault.NO_TYPE, "where"),
    ("area: mean where land over", Fault.NO_TYPE, "over"),
    ("area: mean over land", Fault.NO_WHERE, "land"),
    ("area: mean where land where sea", Fault.TWICE, "where"),
    ("time: mean over years where land", Fault.ORDER, "where"),
    ("time: mean within months", Fault.NO_PERIOD, "months"),
    ("time: mean within", Fault.NO_PERIOD, "within"),
    ("time: mean within years over years", Fault.TWICE, "over"),
    ("time: anomaly_wrt", Fault.NO_NORM, "anomaly_wrt"),
]


@pytest.mark.parametrize(("text", "fault", "word"), BAD)
def test_a_word_that_does_not_fit_is_named(text: str, fault: Fault, word: str) -> None:
    assert (fault, word) in [(problem.fault, problem.word) for problem in parse(text).problems]


def test_a_glued_entry_is_read_all_the_same() -> None:
    assert methods_of("time:mean") == (CellMethod(("time",), "mean"),)


def test_an_interval_behind_free_text_is_noticed() -> None:
    assert methods_of("time: mean (comment: hourly interval: 1 h)")[0].late_interval
    assert not methods_of("time: mean (the interval: see the paper)")[0].late_interval


@pytest.mark.parametrize(("value", "number"), [("1", 1.0), ("-2.5e3", -2500.0), (".5", 0.5), ("one", None), ("", None)])
def test_the_value_of_an_interval_is_a_number_or_none(value: str, number: float | None) -> None:
    assert Interval(value, "day").number == number


WORDS = st.sampled_from(
    ["time:", "lat:", ":", "mean", "where", "over", "within", "years", "days", "(", ")", "interval:", "1", "comment:"]
)


@given(st.one_of(st.text(), st.lists(WORDS).map(" ".join)))
def test_any_text_is_read(text: str) -> None:
    parsed = parse(text)
    assert parsed.methods or parsed.problems
    assert all(method.method or parsed.problems for method in parsed.methods)
    for method in parsed.methods:
        assert all(method.names), method


@given(
    st.lists(st.sampled_from(["time", "lat", "area"]), min_size=1, max_size=3),
    st.sampled_from(["mean", "Maximum", "point"]),
    st.sampled_from(["", "land"]),
    st.sampled_from([None, Period("within", "days"), Period("over", "years")]),
)
def test_a_written_entry_is_read_back(names: list[str], method: str, where: str, period: Period | None) -> None:
    phrases = [f"where {where}"] if where else []
    phrases += [f"{period.relation} {period.unit}"] if period else []
    text = " ".join([*(f"{name}:" for name in names), method, *phrases])
    assert parse(text).methods == (CellMethod(tuple(names), method, where=where, period=period),)
    assert parse(text).problems == ()
