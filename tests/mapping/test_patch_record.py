"""Concepts in records: anchors in place, blocks of a thesaurus, and not one byte changed beside them."""

import os
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from fairtool.api import validate
from fairtool.errors import FairtoolError, UnreadableError
from fairtool.finding import Severity
from fairtool.iso.subjects import records
from fairtool.mapping.answer import Answer, Candidate, Decision, Method, Predicate
from fairtool.mapping.document_patch import Asked, patched
from fairtool.mapping.inputs_record import of_record
from fairtool.mapping.labels import label_in
from fairtool.mapping.record_patch import Deed, RecordPatch, patched_record
from fairtool.netcdf.read_limits import Limits
from fairtool.record.resource import Keywords
from fairtool.record.text import Text
from fairtool.resources import folder
from fairtool.skos.entry import Label
from fairtool.skos.facet import Facet
from tests.mapping.answers import CF, CURRENTS, OD1, PLATFORMS, SEA_TEMPERATURE, SST, taken

# Keywords written by hand; synthetic.
BLOCK = """<gmd:descriptiveKeywords>
        <gmd:MD_Keywords>
          <gmd:keyword>
            <gco:CharacterString >courants</gco:CharacterString>
          </gmd:keyword>
          <gmd:keyword><gco:CharacterString>sel &amp; <!-- ici --> eau</gco:CharacterString></gmd:keyword>{thesaurus}
        </gmd:MD_Keywords>
      </gmd:descriptiveKeywords>
      """
THESAURUS = """
          <gmd:thesaurusName>
            <gmd:CI_Citation>
              <gmd:title>
                <gco:CharacterString>{title}</gco:CharacterString>
              </gmd:title>
              <gmd:date>
                <gmd:CI_Date>
                  <gmd:date>
                    <gco:Date>2020-01-01</gco:Date>
                  </gmd:date>
                  <gmd:dateType>
                    <gmd:CI_DateTypeCode codeList="c" codeListValue="publication"/>
                  </gmd:dateType>
                </gmd:CI_Date>
              </gmd:date>
            </gmd:CI_Citation>
          </gmd:thesaurusName>"""
ENCODINGS = ("dataset.xml", "dataset-3.xml")
CITED = {"dataset.xml": "gmd", "dataset-3.xml": "cit"}


def _text(encoding: str, title: str = "") -> str:
    """Give a sound record with a block of free keywords, or of a thesaurus with a title."""
    text = (folder("templates") / "records" / encoding).read_text(encoding="utf-8")
    block = BLOCK.format(thesaurus=THESAURUS.format(title=title) if title else "")
    prefix = "gmd"
    if encoding == "dataset-3.xml":
        prefix = "mri"
        for old in ("CI_", "title", "date>", "dateType"):
            block = block.replace(f"gmd:{old}", f"cit:{old}")
        block = block.replace("gmd:", "mri:")
    return text.replace(f"<{prefix}:descriptiveKeywords>", f"{block}<{prefix}:descriptiveKeywords>", 1)


def _patched(text: str, *answers: Answer) -> RecordPatch:
    return patched_record(text.encode(), "r.xml", answers)


def _keywords(data: bytes, tmp_path: Path) -> tuple[Keywords, ...]:
    path = tmp_path / "read.xml"
    path.write_bytes(data)
    return records(path, "read.xml")[0].view.record.resource.keywords


FREE = """
          <gmd:keyword>
            <gco:CharacterString >courants</gco:CharacterString>
          </gmd:keyword>"""


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize("keyword", ["Courants", "flux"])
def test_a_word_of_the_thesaurus_becomes_an_anchor_in_its_place_and_nothing_else_changes(
    encoding: str, keyword: str
) -> None:
    text = _text(encoding, OD1.title)
    found = _patched(text, taken(keyword, CURRENTS))
    prefix = "gmx" if encoding == "dataset.xml" else "gcx"
    expected = text.replace(
        "<gco:CharacterString >courants</gco:CharacterString>",
        f'<{prefix}:Anchor xlink:href="{CURRENTS.uri}">courants</{prefix}:Anchor>',
    )
    assert found.data.decode() == expected
    assert [(one.text, one.deed) for one in found.changes] == [("courants", Deed.ANCHORED)]


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_free_word_that_is_the_label_moves_to_a_group_of_the_thesaurus(encoding: str, tmp_path: Path) -> None:
    text = _text(encoding)
    found = _patched(text, taken("Courants", CURRENTS))
    prefix = "gmd" if encoding == "dataset.xml" else "mri"
    assert _without(found.data.decode(), encoding, (CURRENTS.label,)) == text.replace(FREE.replace("gmd", prefix), "")
    free, *_, currents = _keywords(found.data, tmp_path)
    assert [word.value for word in free.words] == ["sel &  eau"]
    assert currents.words == (Text("Courants", CURRENTS.uri),)
    assert currents.thesaurus
    assert [(one.text, one.deed) for one in found.changes] == [("courants", Deed.MOVED), ("Courants", Deed.ADDED)]
    assert found.count == 1


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_free_word_that_is_another_than_the_label_stays(encoding: str) -> None:
    text = _text(encoding)
    found = _patched(text, taken("courants", replace(CURRENTS, label="Currents")))
    assert _without(found.data.decode(), encoding, ("Currents",)) == text
    assert [one.deed for one in found.changes] == [Deed.ADDED]


ONE = """<gmd:descriptiveKeywords>
        <gmd:MD_Keywords{id}>
          <gmd:keyword><gco:CharacterString>courants</gco:CharacterString></gmd:keyword>
          <gmd:type><gmd:MD_KeywordTypeCode codeList="c" codeListValue="discipline"/></gmd:type>{remark}
        </gmd:MD_Keywords>
      </gmd:descriptiveKeywords>
      """


def test_a_group_whose_last_word_moves_goes_with_it_and_its_kind_stays(tmp_path: Path) -> None:
    bare = (folder("templates") / "records" / "dataset.xml").read_text(encoding="utf-8")
    group = ONE.format(id="", remark="")
    text = bare.replace("<gmd:descriptiveKeywords>", f"{group}<gmd:descriptiveKeywords>", 1)
    found = _patched(text, taken("courants", CURRENTS))
    assert _without(found.data.decode(), "dataset.xml", (CURRENTS.label,)) == bare
    assert _keywords(found.data, tmp_path)[-1].type == "discipline"


@pytest.mark.parametrize(("number", "remark"), [(' id="k1"', ""), ("", "<!-- ici -->")])
def test_a_group_that_says_more_keeps_its_last_word(number: str, remark: str) -> None:
    bare = (folder("templates") / "records" / "dataset.xml").read_text(encoding="utf-8")
    group = ONE.format(id=number, remark=remark)
    text = bare.replace("<gmd:descriptiveKeywords>", f"{group}<gmd:descriptiveKeywords>", 1)
    found = _patched(text, taken("courants", CURRENTS))
    assert group in found.data.decode()
    assert [one.deed for one in found.changes] == [Deed.ADDED]


def test_the_group_of_a_thesaurus_takes_the_place_of_the_only_one(tmp_path: Path) -> None:
    text = (folder("templates") / "records" / "dataset.xml").read_text(encoding="utf-8")
    opening, closing = "<gmd:descriptiveKeywords>", "</gmd:descriptiveKeywords>"
    only = text[: text.index(opening)] + ONE.format(id="", remark="").strip() + text.rpartition(closing)[2]
    found = _patched(only, taken("courants", CURRENTS), taken("courants", SEA_TEMPERATURE))
    assert [[word.value for word in block.words] for block in _keywords(found.data, tmp_path)] == [
        ["Courants"],
        [SEA_TEMPERATURE.label],
    ]
    before, after = only.split(ONE.format(id="", remark="").strip())
    mended = found.data.decode()
    assert mended.startswith(before)
    assert mended.endswith(f"{closing}{after}")


LABELS = (Label("Currents", "en"), Label("Courants", "fr"), Label("Strömungen", "de"))


@pytest.mark.parametrize(
    ("languages", "label"),
    [
        (("fre",), "Courants"), (("ger", "fre"), "Strömungen"), (("ita", "fre"), "Courants"),
        (("ita",), "Shown"), (("",), "Shown"), (("en-GB",), "Currents"),
    ],
)  # fmt: skip
def test_a_concept_is_called_in_the_language_of_what_it_is_written_into(languages: tuple[str, ...], label: str) -> None:
    assert label_in(replace(CURRENTS, label="Shown", labels=LABELS), languages) == label


@pytest.mark.parametrize("encoding", ENCODINGS)
@pytest.mark.parametrize(("language", "label"), [("fre", "Courants"), ("ger", "Strömungen"), ("ita", "Currents")])
def test_new_keywords_are_in_the_language_of_the_record(
    encoding: str, language: str, label: str, tmp_path: Path
) -> None:
    text = _text(encoding).replace('"fre"', f'"{language}"')
    english = replace(CURRENTS, label="Currents", lang="en", labels=LABELS)
    assert _keywords(_patched(text, taken("flux", english)).data, tmp_path)[-1].words[0].value == label


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_keyword_of_another_thesaurus_stays_and_the_concept_gets_a_block(encoding: str, tmp_path: Path) -> None:
    text = _text(encoding, "Un autre thésaurus")
    found = _patched(text, taken("courants", CURRENTS), taken("surface", SST))
    assert _without(found.data.decode(), encoding, (CURRENTS.label, SST.label)) == text
    *_, currents, names = _keywords(found.data, tmp_path)
    assert (currents.words[0].value, currents.words[0].href, currents.type) == ("Courants", CURRENTS.uri, "theme")
    cited = names.thesaurus
    assert cited
    assert cited.title
    assert (cited.title.value, cited.title.href, cited.edition) == (CF.title, CF.uri, "93")
    assert [(one.value, one.type) for one in cited.dates] == [("2026-03-17", "publication")]
    assert [one.code.value for one in cited.identifiers if one.code] == [CF.identifier]


def _without(text: str, encoding: str, labels: tuple[str, ...]) -> str:
    """Take the blocks with these words out again, with the line breaks before them."""
    prefix = "gmd" if encoding == "dataset.xml" else "mri"
    opening, closing = f"<{prefix}:descriptiveKeywords>", f"</{prefix}:descriptiveKeywords>"
    pieces = text.split(closing)
    kept = [one for one in pieces if not any(f">{label}<" in one.partition(opening)[2] for label in labels)]
    return closing.join(kept)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_the_second_time_nothing_changes(encoding: str) -> None:
    answers = (taken("courants", CURRENTS), taken("surface", SST, SEA_TEMPERATURE), taken("courant", CURRENTS))
    first = _patched(_text(encoding), *answers)
    assert first.count == 3
    assert _patched(first.data.decode(), *answers) == RecordPatch(first.data)


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_word_joins_the_block_of_its_thesaurus(encoding: str, tmp_path: Path) -> None:
    flow = replace(CURRENTS, label="Flux")
    found = _patched(_text(encoding, OD1.title), taken("mouvement", flow, facet=Facet.PLACE))
    words = [[word.value for word in block.words] for block in _keywords(found.data, tmp_path)]
    assert words[0] == ["courants", "sel &  eau", "Flux"]
    assert len(words) == len(_keywords(_text(encoding, OD1.title).encode(), tmp_path))


@pytest.mark.parametrize("encoding", ENCODINGS)
def test_a_broader_concept_is_no_anchor_of_the_keyword(encoding: str) -> None:
    broad = Candidate(
        CURRENTS.uri, "Physique", "fr", OD1, 1.0, Method.REVIEWED, predicate=Predicate.BROAD, certain=True
    )
    assert [one.deed for one in _patched(_text(encoding), taken("courants", broad)).changes] == [Deed.ADDED]


def test_only_what_is_accepted_goes_into_a_record() -> None:
    text = _text("dataset.xml")
    assert _patched(text, Answer(taken("courants").keyword, Decision.SUGGESTED, (CURRENTS,))).data == text.encode()


@pytest.mark.parametrize(("encoding", "kind"), [("dataset.xml", "theme"), ("dataset-3.xml", "platform")])
def test_a_thesaurus_without_a_date_is_not_cited_and_that_is_told(encoding: str, kind: str, tmp_path: Path) -> None:
    ship = Candidate(
        "https://example.org/platforms/1?a=1&b=<2", "Navire", "fr", PLATFORMS, 1.0, Method.EXACT, certain=True
    )
    found = _patched(_text(encoding), taken("thalassa", ship, facet=Facet.PLATFORM))
    block = _keywords(found.data, tmp_path)[-1]
    assert found.undated == ("plates-formes",)
    assert (block.words[0].href, block.type, block.thesaurus) == (ship.uri, kind, None)


def test_a_translated_keyword_of_19139_keeps_its_character_string() -> None:
    translated = """<gco:CharacterString>courants</gco:CharacterString><gmd:PT_FreeText><gmd:textGroup>
    <gmd:LocalisedCharacterString locale="#EN">currents</gmd:LocalisedCharacterString></gmd:textGroup></gmd:PT_FreeText>"""
    text = _text("dataset.xml").replace("<gco:CharacterString >courants</gco:CharacterString>", translated)
    found = _patched(text, taken("courants", CURRENTS))
    assert translated in found.data.decode()
    assert [one.deed for one in found.changes] == [Deed.ADDED]


@pytest.mark.parametrize("encoding", ["iso-8859-1", "utf-8"])
def test_encoding_and_line_ends_stay(encoding: str) -> None:
    text = _text("dataset.xml").replace('encoding="UTF-8"', f'encoding="{encoding}"').replace("\n", "\r\n")
    text = text.replace("\u2019", "'")
    label = Candidate(f"{OD1.uri}X/", "Œuvre d'été", "fr", OD1, 1.0, Method.EXACT, certain=True)
    data = patched_record(text.encode(encoding), "r.xml", [taken("x", label)]).data
    assert data.count(b"\n") == data.count(b"\r\n") > text.count("\n")
    assert "d'été".encode(encoding) in data


def test_namespaces_that_a_record_does_not_declare_are_declared_where_they_are_needed() -> None:
    text = _text("dataset.xml")
    bare = text.replace(' xmlns:gmx="http://www.isotc211.org/2005/gmx"', "", 1)
    for label in ("Caractéristiques géographiques océanographiques", "Régional"):
        start = bare.index(f'">{label}</gmx:Anchor>')
        bare = bare[: bare.rindex("<gmx", 0, start)] + f"<gco:CharacterString>{label}" + bare[start + len(label) + 2 :]
        bare = bare.replace(f"{label}</gmx:Anchor>", f"{label}</gco:CharacterString>")
    while "<gmx:Anchor" in bare:
        bare = (
            bare[: bare.index("<gmx:Anchor")]
            + "<gco:CharacterString>"
            + bare[bare.index(">", bare.index("<gmx:Anchor")) + 1 :]
        )
    bare = bare.replace("</gmx:Anchor>", "</gco:CharacterString>")
    bare = bare.replace(">Champ géographique<", f">{OD1.title}<")
    found = _patched(bare, taken("régional", CURRENTS), taken("surface", SST)).data.decode()
    assert '<gmx:Anchor xmlns:gmx="http://www.isotc211.org/2005/gmx" xlink:href=' in found
    assert found.count("xmlns:gmx") == 2
    assert "ns0" not in found


@pytest.mark.parametrize("content", [b"<a/>", b"", b"<rdf/>"])
def test_what_is_no_iso_record_is_refused(content: bytes) -> None:
    with pytest.raises(UnreadableError):
        patched_record(content, "r.xml", [taken("courants", CURRENTS)])


def _asked(*, apply: bool) -> Asked:
    return Asked(("odatis-od1",), Limits(), date(2026, 11, 23), apply=apply)


def test_a_file_is_shown_first_then_changed_and_its_original_kept(tmp_path: Path) -> None:
    path = tmp_path / "r.xml"
    path.write_text(_text("dataset.xml"), encoding="utf-8")
    shown = patched(path, [taken("courants", CURRENTS)], _asked(apply=False))
    assert shown.lines == (
        '- gmd:keyword[1] = "courants"',
        f'+ gmd:descriptiveKeywords = "Courants" <{CURRENTS.uri}> (odatis-od1)',
    )
    assert path.read_text(encoding="utf-8") == _text("dataset.xml")
    assert patched(path, [taken("courants", CURRENTS)], _asked(apply=True)).count == 1
    assert CURRENTS.uri in path.read_text(encoding="utf-8")
    assert (tmp_path / "r.xml.bak").read_text(encoding="utf-8") == _text("dataset.xml")
    assert patched(path, [taken("courants", CURRENTS)], _asked(apply=True)).count == 0


def _findings(path: Path) -> Counter[tuple[str, str]]:
    found = [one for report in validate(path) for one in report.findings]
    return Counter((one.rule, one.severity) for one in found if one.severity is not Severity.INFO)


@pytest.mark.parametrize("encoding", [*ENCODINGS, "service.xml"])
def test_a_sound_record_is_sound_afterwards(encoding: str, tmp_path: Path) -> None:
    before, after = tmp_path / "before.xml", tmp_path / "after.xml"
    text = _text(encoding)
    before.write_text(text, encoding="utf-8")
    answers = [taken("courants", CURRENTS), taken("surface", SST, SEA_TEMPERATURE, facet=Facet.PLATFORM)]
    after.write_bytes(patched_record(text.encode(), "r.xml", answers).data)
    assert _findings(after) - _findings(before) == Counter()


@pytest.mark.long
def test_records_of_others_stay_as_sound_as_they_were(tmp_path: Path) -> None:
    corpus = os.environ.get("FAIRTOOL_CORPUS")
    if not corpus:
        pytest.skip("FAIRTOOL_CORPUS is not set: no records of others")
    done = 0
    for path in sorted(Path(corpus, "iso").glob("*.xml")):
        own = of_record(records(path, path.name)[0].view.record, path.name)[:5]
        answers = [
            Answer(
                one,
                Decision.ACCEPTED,
                (Candidate(f"{OD1.uri}K{n}/", f"Mot {n}", "fr", OD1, 1.0, Method.EXACT, certain=True),),
            )
            for n, one in enumerate(own)
        ]
        data = path.read_bytes()
        try:
            found = patched_record(data, path.name, [*answers, taken("surface", SST)])
        except FairtoolError as error:
            assert "describes no resource" in str(error)  # noqa: PT017 - some of them have none
            continue
        assert patched_record(found.data, path.name, [*answers, taken("surface", SST)]) == RecordPatch(found.data)
        after = tmp_path / path.name
        after.write_bytes(found.data)
        assert _findings(after) - _findings(path) == Counter(), path.name
        done += 1
    assert done > 20
