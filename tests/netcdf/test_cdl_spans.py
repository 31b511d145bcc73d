"""Where the declarations of a CDL text stand, for those who edit it."""

from fairtool.netcdf.cdl import attribute_spans, variable_spans

TEXT = """netcdf a {
dimensions: n = 2 ;
variables:
  float sst(n), b ; // two
    sst:units = "m ;" ;
    float sst:_FillValue = 1 ; sst:_DeflateLevel = 3 ;
    :title = "first" ;
    string :title =
      "second" ;
group: g {
  variables: int x ; x:a = 1 ; /sst:late = 2 ;
  :comment = "c" ;
}
}
"""


def test_an_attribute_stands_from_its_type_or_owner_to_its_semicolon() -> None:
    found = {place: TEXT[start:end] for place, (start, end) in attribute_spans(TEXT).items()}
    assert found == {
        "sst:units": 'sst:units = "m ;" ;',
        "sst:_FillValue": "float sst:_FillValue = 1 ;",
        "sst:_DeflateLevel": "sst:_DeflateLevel = 3 ;",
        ":title": 'string :title =\n      "second" ;',
        "/g/x:a": "x:a = 1 ;",
        "sst:late": "/sst:late = 2 ;",
        "/g/:comment": ':comment = "c" ;',
    }


def test_a_variable_stands_from_its_type_to_its_semicolon() -> None:
    found = {path: TEXT[start:end] for path, (start, end) in variable_spans(TEXT).items()}
    assert found == {"sst": "float sst(n), b ;", "b": "float sst(n), b ;", "/g/x": "int x ;"}
