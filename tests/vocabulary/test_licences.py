"""A licence is recognised by its address, its SPDX id or the words that records use, and not by words like them."""

import pytest

from fairtool.vocabulary.licences import licence


@pytest.mark.parametrize(
    ("text", "identifier"),
    [
        ("https://creativecommons.org/licenses/by/4.0/", "CC-BY-4.0"),
        ("http://creativecommons.org/licenses/by/4.0/deed.fr", "CC-BY-4.0"),
        ("https://creativecommons.org/licenses/by-nc/3.0/fr/", "CC-BY-NC-3.0"),
        ("https://creativecommons.org/publicdomain/zero/1.0/legalcode", "CC0-1.0"),
        ("see www.etalab.gouv.fr/licence-ouverte-open-licence.", "etalab-2.0"),
        ("https://spdx.org/licenses/etalab-2.0.html", "etalab-2.0"),
        ("http://opendatacommons.org/licenses/odbl/1-0/", "ODbL-1.0"),
        ("CC-BY-4.0", "CC-BY-4.0"),
        ("cc by-nc-sa v3.0", "CC-BY-NC-SA-3.0"),
        ("Data are distributed under Creative Commons Attribution 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Attribution-NonCommercial 4.0 International License", "CC-BY-NC-4.0"),
        ("Creative Commons Attribution - Pas d’utilisation commerciale 4.0", "CC-BY-NC-4.0"),
        ("CC0", "CC0-1.0"),
        ("Licence Ouverte version 2.0", "etalab-2.0"),
        ("Licence Ouverte / Open Licence (Etalab) version 2.0", "etalab-2.0"),
        ("etalab-2.0", "etalab-2.0"),
        ("ODbL", "ODbL-1.0"),
        ("Apache License, Version 2.0", "Apache-2.0"),
        ("MIT License", "MIT"),
        ("Creative Commons BY 4.0", "CC-BY-4.0"),
        ("licence Creative Commons BY-NC-SA 3.0", "CC-BY-NC-SA-3.0"),
        ("CC-BY 4", "CC-BY-4.0"),
        ("CC BY 2.5", "CC-BY-2.5"),
        ("CC Attribution 4.0", "CC-BY-4.0"),
        ("Attribution 4.0 International", "CC-BY-4.0"),
        ("Creative Commons Paternité 2.0", "CC-BY-2.0"),
        ("Creative Commons Paternité - Pas d’Utilisation Commerciale 3.0", "CC-BY-NC-3.0"),
        ("Creative Commons Attribution - Partage dans les Mêmes Conditions 4.0 International", "CC-BY-SA-4.0"),
        ("Licence Ouverte v2", "etalab-2.0"),
        ("Licence Ouverte Etalab version 2", "etalab-2.0"),
        ("GPL-3.0-or-later", "GPL-3.0-or-later"),
    ],
)
def test_licence_is_recognised(text: str, identifier: str) -> None:
    found = licence(text)
    assert found is not None
    assert found.spdx == identifier


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("Licence Ouverte", "etalab"),
        ("CC BY", "CC-BY"),
        ("CC BY-NC", "CC-BY-NC"),
        ("creative commons by-sa", "CC-BY-SA"),
        ("Licence Ouverte 1.0 https://www.data.gouv.fr/Licence-Ouverte-Open-Licence", "etalab-1.0"),
    ],
)
def test_licence_without_spdx_id_is_recognised_without_one(text: str, key: str) -> None:
    found = licence(text)
    assert found is not None
    assert (found.key, found.spdx) == (key, None)


def test_address_decides_before_words() -> None:
    found = licence("CC BY 3.0 https://creativecommons.org/licenses/by/4.0/")
    assert found is not None
    assert found.spdx == "CC-BY-4.0"


@pytest.mark.parametrize(
    "text",
    [
        "", "no conditions apply", "Daten mit Namensnennung", "science ouverte", "free for research",
        "https://creativecommons.org/", "https://example.org/licenses/by/4.0/",
        "https://creativecommons.org/licenses/by/4.0x", "open data", "ccby",
    ],
)  # fmt: skip
def test_other_text_is_no_licence(text: str) -> None:
    assert licence(text) is None


def test_address_of_a_licence_leads_back_to_it() -> None:
    found = licence("CC-BY-SA-4.0")
    assert found is not None
    assert licence(found.url) == found


def test_long_text_is_looked_at_at_its_beginning() -> None:
    assert licence("x " * 2000 + "CC-BY-4.0") is None
