"""Well-known text of reference systems: what is in order, and what is told about what is not."""

import pytest

from fairtool.netcdf.wkt import DEEPEST, LONGEST, Leaf, WktError, WktFault, parse
from fairtool.netcdf.wkt_content import check

DATUM = 'DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]]]'
GEOGCS = f'GEOGCS["WGS 84",{DATUM},PRIMEM["Greenwich",0],UNIT["degree",0.0174532925199433]]'
PROJCS = f'PROJCS["m",{GEOGCS},PROJECTION["Mercator_1SP"],PARAMETER["central_meridian",0],UNIT["metre",1]]'
VERT_CS = 'VERT_CS["h",VERT_DATUM["d",2005],UNIT["metre",1],AXIS["Up",UP]]'
CS = 'CS[ellipsoidal,2],AXIS["(lat)",north],AXIS["(lon)",east],ANGLEUNIT["degree",0.0174532925199433]'
GEOGCRS = f'GEOGCRS["WGS 84",{DATUM},{CS}]'
PROJCRS = (
    f'PROJCRS["m",BASEGEOGCRS["WGS 84",{DATUM}],CONVERSION["c",METHOD["Mercator (variant A)"],'
    'PARAMETER["Longitude of natural origin",0,ANGLEUNIT["degree",0.0174532925199433]]],'
    'CS[Cartesian,2],AXIS["(E)",east],AXIS["(N)",north],LENGTHUNIT["metre",1]]'
)
VERTCRS = 'VERTCRS["h",VDATUM["d"],CS[vertical,1],AXIS["height (H)",up],LENGTHUNIT["metre",1]]'


@pytest.mark.parametrize(
    "text",
    [
        GEOGCS,
        PROJCS,
        VERT_CS,
        f'COMPD_CS["c",{PROJCS},{VERT_CS}]',
        'LOCAL_CS["l",UNIT["metre",1]]',
        GEOGCRS,
        PROJCRS,
        VERTCRS,
        f'COMPOUNDCRS["c",{PROJCRS},{VERTCRS}]',
        f'BOUNDCRS[SOURCECRS[{GEOGCRS}],TARGETCRS[{GEOGCRS}],ABRIDGEDTRANSFORMATION["t",METHOD["m"]]]',
        f"COORDINATEMETADATA[{GEOGCRS},EPOCH[2020.5]]",
        'TIMECRS["t",TDATUM["d",TIMEORIGIN[1980-01-01T00:00:00.0Z]],CS[temporal,1],AXIS["time",future]]',
        GEOGCS.replace("[", "(").replace("]", ")"),
        GEOGCS.replace(",", " ,\n\t").replace("[", " [ "),
        GEOGCS.replace("GEOGCS", "GeogCS").replace("DATUM", "datum"),
        GEOGCS.replace('"WGS 84"', '"WGS ""84"" [x], ("', 1),
        GEOGCS.replace("6378137", "+6.378137E+06"),
    ],
)
def test_texts_in_order(text: str) -> None:
    check(text)


@pytest.mark.parametrize(
    ("text", "fault"),
    [
        ("", WktFault.EMPTY),
        (" \n", WktFault.EMPTY),
        ("EPSG:4326", WktFault.NO_SYSTEM),
        ("+proj=longlat +datum=WGS84", WktFault.UNEXPECTED),
        (GEOGCS[:-1], WktFault.UNCLOSED_BRACKET),
        (f"{GEOGCS}]", WktFault.UNEXPECTED),
        (f"{GEOGCS},{VERT_CS}", WktFault.UNEXPECTED),
        (f"{GEOGCS[:-1]})", WktFault.UNMATCHED_BRACKET),
        (GEOGCS.replace('"WGS_1984"', '"WGS_1984'), WktFault.UNCLOSED_QUOTE),
        (f'{GEOGCS[:-1]},REMARK["x]', WktFault.UNCLOSED_QUOTE),
        (GEOGCS.replace(",PRIMEM", "PRIMEM"), WktFault.UNEXPECTED),
        (GEOGCS.replace(",PRIMEM", ",,PRIMEM"), WktFault.UNEXPECTED),
        (GEOGCS.replace("PRIMEM[", "4["), WktFault.NO_KEYWORD),
        ('ELLIPSOID["e",1,2]', WktFault.NO_SYSTEM),
        ('{"type": "GeographicCRS"}', WktFault.UNEXPECTED),
        (GEOGCS.replace("6378137,", ""), WktFault.VALUES),
        (GEOGCS.replace("6378137", '"6378137"'), WktFault.VALUES),
        (GEOGCS.replace('"WGS 84",', "", 1), WktFault.VALUES),
        (GEOGCS.replace(',PRIMEM["Greenwich",0]', ""), WktFault.PART),
        (PROJCS.replace('PROJECTION["Mercator_1SP"],', ""), WktFault.PART),
        (PROJCRS.replace("BASEGEOGCRS", "BASE"), WktFault.PART),
        (f'COMPOUNDCRS["c",{PROJCRS}]', WktFault.PART),
        (PROJCRS.replace("Cartesian,2", "Cartesian,3"), WktFault.AXES),
        ("GEOGCS[" * (DEEPEST + 2), WktFault.TOO_DEEP),
        ('A["x",' * (DEEPEST + 2), WktFault.TOO_DEEP),
        ("x" * (LONGEST + 1), WktFault.TOO_LONG),
    ],
)
def test_texts_with_a_fault(text: str, fault: WktFault) -> None:
    with pytest.raises(WktError) as told:
        check(text)
    assert told.value.fault is fault


def test_the_position_of_the_fault_is_told() -> None:
    with pytest.raises(WktError) as told:
        parse('A["x",,1]')
    assert (told.value.position, told.value.found) == (7, ",")


def test_a_tree_holds_texts_numbers_words_and_nodes() -> None:
    root = parse('cs [ Cartesian , 2 , Axis("say ""x""",east) ]')
    assert root.keyword == "CS"
    assert root.leaves == (Leaf("Cartesian"), Leaf("2"))
    assert root.leaves[1].is_number
    assert root.nodes[0].items == (Leaf('say "x"', quoted=True), Leaf("east"))


@pytest.mark.parametrize("text", ['"' * 90_001, '"a' * 40_000, "A[" * 40_000, 'A["' + '""' * 40_000])
def test_damaged_long_texts_end_at_once(text: str) -> None:
    with pytest.raises(WktError):
        parse(text)
