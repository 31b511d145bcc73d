"""The rubrics of the Data Terra poles and of ESIP: each names what exists, says where it is from, and judges soundly."""

from functools import cache
from pathlib import Path

import pytest

from fairtool.discovery import discover
from fairtool.fair.online.page_view import PageView
from fairtool.fair.result import Answer, Score
from fairtool.fair.rubric import Fold, Indicator, On, named
from fairtool.fair.rubric_extends import whole
from fairtool.fair.rubric_file import load
from fairtool.fair.score import Yardstick, score_here, settings_for
from fairtool.plan.bundle import PlannedBundle
from fairtool.plan.planned_dataset import PlannedDataset
from fairtool.profile import shipped_profiles
from fairtool.record.bundle import Bundle
from fairtool.resources import schema
from fairtool.rule import Rule
from fairtool.rules.catalogue import all_rules
from fairtool.selection import profile_rules
from fairtool.settings import Settings
from tests.fair.pairs import DATA, JUNK, RECORD, all_x, changed, data_x, lorem, written
from tests.rules.checking import is_about_records

POLES = ("odatis", "aeris", "theia", "formater", "pndb", "easydata", "dinamis", "climeri")
ESIP = "esip-ai-ready-1.1"
NAMES = ("dataterra", *(f"dataterra-{pole}" for pole in POLES), ESIP)
RULES: dict[str, Rule] = {**all_rules(), **profile_rules()}
KNOWN = tuple(RULES)
EACH = [pytest.param(name, one, id=f"{name} {one.id}") for name in NAMES for one in load(name).indicators]
INDICATORS = pytest.mark.parametrize(("name", "indicator"), EACH)
RUBRICS = pytest.mark.parametrize("name", NAMES)
_WITHOUT_DATA = ("dataterra-pndb", "dataterra-dinamis")
_RECALLED = ("recalled", "No guide", "no guide", "was not read", "is our wish")


@INDICATORS
def test_every_rule_that_is_named_exists_and_looks_at_what_its_group_is_on(name: str, indicator: Indicator) -> None:
    assert name in NAMES
    for group in indicator.groups:
        assert [rule for rule in group.rules if not named((rule,), KNOWN)] == []
        seen = [RULES[rule] for rule in named(group.rules, KNOWN)]
        if group.on is On.TOGETHER:
            assert {rule.sees for rule in seen} == {Bundle}
        elif group.on is On.PLAN:
            assert {rule.sees for rule in seen} <= {PlannedBundle, PlannedDataset}
        elif group.on is On.PAGE:
            assert {rule.sees for rule in seen} == {PageView}
        else:
            assert all(is_about_records(rule) is (group.on is On.RECORD) for rule in seen if rule.sees is not Bundle)
    assert indicator.exempt is None or indicator.exempt.rule in KNOWN


@INDICATORS
def test_an_indicator_is_answered_by_rules_or_says_what_it_needs(name: str, indicator: Indicator) -> None:
    assert bool(indicator.asked.groups) is not bool(indicator.asked.needs)
    assert not indicator.groups or any(group.fold is not Fold.SILENT for group in indicator.groups)
    assert indicator.section in load(name).sections


@INDICATORS
def test_both_languages_say_what_it_asks_and_how_to_satisfy_it(name: str, indicator: Indicator) -> None:
    assert name in NAMES
    for words in indicator.words.values():
        assert words.ask.endswith(".")
        assert words.do.endswith(".")
        assert words.title
        assert not words.title.endswith(".")
    english, french = (indicator.words[language] for language in ("en", "fr"))
    assert english.title != french.title
    assert english.ask != french.ask
    assert english.do != french.do
    assert "'" not in f"{french.title}{french.ask}{french.do}"


@INDICATORS
def test_what_a_pole_asks_has_the_address_of_its_source(name: str, indicator: Indicator) -> None:
    address = indicator.source or load(name).source
    assert address.startswith("https://")
    assert bool(indicator.source) is (name != ESIP)


@pytest.mark.parametrize(("name", "indicator"), [one for one in EACH if one.values[0] not in ("dataterra", ESIP)])
def test_what_was_only_recalled_is_useful_at_most(name: str, indicator: Indicator) -> None:
    assert name in NAMES
    if any(word in indicator.words["en"].ask for word in _RECALLED):
        assert indicator.priority == "useful"


@RUBRICS
def test_a_rubric_runs_a_profile_that_has_its_rules(name: str) -> None:
    rubric = load(name)
    assert rubric.profile in shipped_profiles()
    settings = settings_for(Yardstick((rubric,)), Settings())
    assert {rule for one in rubric.indicators for group in one.groups for rule in named(group.rules, KNOWN)} <= set(
        named(settings.selection.select, KNOWN)
    )


@pytest.mark.parametrize("pole", POLES)
def test_a_pole_says_that_it_has_not_endorsed_its_rubric(pole: str) -> None:
    rubric = load(f"dataterra-{pole}")
    assert "not endorsed" in rubric.titles["en"]
    assert "non approuvé" in rubric.titles["fr"]


@pytest.mark.parametrize("pole", POLES)
def test_the_core_stands_in_one_file(pole: str) -> None:
    own = schema(f"rubrics/dataterra-{pole}")
    core = {one.id for one in load("dataterra").indicators}
    there = {one.id for one in load(f"dataterra-{pole}").indicators}
    assert own["extends"] == "dataterra"
    assert len(own["indicators"]) < len(core) / 2
    assert f"dataterra-{pole}" in _WITHOUT_DATA or core < there


@pytest.mark.parametrize("name", _WITHOUT_DATA)
def test_a_pole_whose_data_cannot_be_read_is_judged_by_its_records(name: str) -> None:
    groups = [group for one in load(name).indicators for group in one.groups]
    assert {group.on for group in groups} == {On.RECORD, On.PAGE, On.PLAN}


def test_an_id_of_a_pole_means_one_thing() -> None:
    own = [one for pole in POLES for one in schema(f"rubrics/dataterra-{pole}")["indicators"] if one != "DT-R1.3-01"]
    assert len(own) == len(set(own))


@RUBRICS
def test_indicators_stand_by_section(name: str) -> None:
    sections = list(load(name).sections)
    order = [sections.index(one.section) for one in load(name).indicators]
    assert order == sorted(order)


def test_an_indicator_of_a_pole_takes_from_the_core_what_it_does_not_say() -> None:
    content = whole("dataterra-pndb")
    assert content["weights"] == whole("dataterra")["weights"]
    assert content["indicators"]["DT-R1.3-01"]["title"] == "The record is in EML"
    assert content["indicators"]["DT-F2-02"] == whole("dataterra")["indicators"]["DT-F2-02"]


@cache
def _settings(name: str) -> Settings:
    return settings_for(Yardstick((load(name),)), Settings())


def _score(name: str, *paths: str) -> Score:
    return score_here(tuple(discover(paths)), Yardstick((load(name),)), _settings(name)).scores[0]


def _statuses(score: Score) -> dict[str, Answer]:
    return {one.indicator.id: one.status for one in score.results}


@RUBRICS
def test_the_good_pair_scores_well(tmp_path: Path, name: str) -> None:
    score = _score(name, *written(tmp_path, RECORD, DATA))
    assert score.percent is not None
    assert score.percent >= (70 if name == ESIP else 85)
    assert not [one for one in score.results if one.reason in ("not-evaluated", "unreadable")]


@RUBRICS
@pytest.mark.parametrize(
    ("record", "data", "called"),
    [
        (all_x(codes=True), JUNK, "good.nc"),
        (all_x(codes=False), JUNK, "good.nc"),
        (all_x(codes=False), data_x(), "good.cdl"),
        (lorem(), data_x(), "good.cdl"),
    ],
    ids=["x", "x with valid codes", "x that can be opened", "lorem ipsum"],
)
def test_words_that_mean_nothing_score_25_at_most(
    tmp_path: Path, name: str, record: str, data: str | bytes, called: str
) -> None:
    score = _score(name, *written(tmp_path, record, data, called))
    assert score.percent is not None
    assert score.percent <= 25


@pytest.mark.parametrize(
    ("pole", "address"),
    [
        ("odatis", "http://vocab.nerc.ac.uk/collection/P02/current/TEMP/"),
        ("odatis", "https://vocab.ifremer.fr/scheme/SXT/SNO/1"),
        ("aeris", "https://vocab.aeris-data.fr/parameter/1"),
        ("aeris", "https://gcmd.earthdata.nasa.gov/kms/concept/1"),
        ("theia", "https://w3id.org/ozcar-theia/c_1"),
        ("formater", "https://service.poleterresolide.fr/voc/variable/c_1"),
        ("pndb", "https://taxref.mnhn.fr/taxref-web/taxa/1"),
        ("easydata", "https://terra-vocabulary.org/ncl/DataTerraRepositoryFairIncubator/motsClefs/c_1"),
    ],
)
def test_a_keyword_counts_where_its_address_is_of_the_thesauri_of_the_pole(
    tmp_path: Path, pole: str, address: str
) -> None:
    name = f"dataterra-{pole}"
    elsewhere = RECORD
    for known in ("http://vocab.nerc.ac.uk/", "http://inspire.ec.europa.eu/theme/of"):
        elsewhere = elsewhere.replace(known, "https://words.example/")
    there = elsewhere.replace("https://words.example/collection/L06/current/41/", address)
    assert there != elsewhere
    (tmp_path / "other").mkdir()
    [asked] = [one.id for one in load(name).indicators if f"pole-thesaurus-{pole}" in named_in(one)]
    answers = [
        _statuses(_score(name, *written(folder, record, DATA)))[asked]
        for folder, record in ((tmp_path, there), (tmp_path / "other", elsewhere))
    ]
    assert answers == [Answer.PASS, Answer.FAIL]


def named_in(indicator: Indicator) -> set[str]:
    """Give the rules that an indicator names."""
    return {rule for group in indicator.groups for rule in group.rules}


_CF = {'"CF-1.8, ACDD-1.3"': '"CF-1.8, ACDD-1.3, SeaDataNet_1.0"'}
_OLD_CF = {'"CF-1.8, ACDD-1.3"': '"CF-1.5, ACDD-1.3"'}


@pytest.mark.parametrize(
    ("changes", "indicator", "answer"),
    [
        (_CF, "DT-R1.3-12", Answer.PASS),
        ({}, "DT-R1.3-12", Answer.FAIL),
        ({}, "DT-R1.3-11", Answer.PASS),
        (_OLD_CF, "DT-R1.3-11", Answer.FAIL),
    ],
    ids=["SeaDataNet", "no SeaDataNet", "CF 1.8", "CF 1.5"],
)
def test_odatis_asks_for_cf_and_seadatanet(
    tmp_path: Path, changes: dict[str, str], indicator: str, answer: Answer
) -> None:
    score = _score("dataterra-odatis", *written(tmp_path, RECORD, changed(DATA, changes)))
    assert _statuses(score)[indicator] is answer


def test_a_record_in_eml_is_that_of_the_pndb(tmp_path: Path) -> None:
    path = tmp_path / "record.xml"
    path.write_text(
        '<eml:eml xmlns:eml="https://eml.ecoinformatics.org/eml-2.2.0" packageId="baie.1.1" system="baie"><dataset>'
        "<title>Oiseaux de la baie, de 2010 à 2025</title><creator><organizationName>Baie</organizationName></creator>"
        "<contact><organizationName>Baie</organizationName></contact></dataset></eml:eml>",
        "utf-8",
    )
    assert _statuses(_score("dataterra-pndb", str(path)))["DT-R1.3-01"] is Answer.PASS


def test_several_rubrics_in_one_run_say_what_each_says_alone(tmp_path: Path) -> None:
    paths = written(tmp_path, RECORD, DATA)
    yardstick = Yardstick(tuple(load(name) for name in NAMES))
    scored = score_here(tuple(discover(paths)), yardstick, settings_for(yardstick, Settings()))
    assert [_statuses(one) for one in scored.scores] == [_statuses(_score(name, *paths)) for name in NAMES]


def test_what_only_a_person_can_answer_is_an_open_question(tmp_path: Path) -> None:
    score = _score(ESIP, *written(tmp_path, RECORD, DATA))
    asked = [one for one in score.results if one.indicator.asked.needs == "needs-person"]
    assert (len(asked), len(score.results)) == (21, 57)
    assert {one.status for one in asked} == {Answer.NOT_ASSESSED, Answer.NOT_APPLICABLE}


def test_measures_for_restricted_data_do_not_concern_open_data(tmp_path: Path) -> None:
    statuses = _statuses(_score(ESIP, *written(tmp_path, RECORD, DATA)))
    assert {statuses[f"ESIP-A-{number}"] for number in (10, 11, 12, 13)} == {Answer.NOT_APPLICABLE}


def test_gaps_in_the_values_are_counted(tmp_path: Path) -> None:
    good = _statuses(_score(ESIP, *written(tmp_path, RECORD, DATA)))
    before, _, values = DATA.rpartition("temp =")
    gappy = f"{before}temp = _,{values.partition(',')[2]}"
    score = _score(ESIP, *written(tmp_path, RECORD, gappy))
    [result] = [one for one in score.results if one.indicator.id == "ESIP-P-01"]
    assert good["ESIP-P-01"] is Answer.PASS
    assert result.status is not Answer.PASS
    assert {one.finding.rule for one in result.told} == {"pole-esip-gaps"}
