"""The example that the rules on taxa share (CF 6.1.2)."""

NAME, LSID = "biological_taxon_name", "biological_taxon_lsid"
CALANUS = ("urn:lsid:marinespecies.org:taxname:104464", "urn:lsid:marinespecies.org:taxname:104466")


def taxa(coordinates: str = "taxon_lsid taxon_name", lsids: tuple[str, str] | None = CALANUS) -> str:
    """Give counts of two taxa along a dimension; without `lsids` the identifiers are numbers."""
    kind, size = ("char", "(taxon, n)") if lsids else ("int", "(taxon)")
    values = ", ".join(f'"{lsid}"' for lsid in lsids) if lsids else "104464, 104466"
    return (
        "dimensions: taxon = 2 ; n = 80 ; variables: float abundance(time, taxon) ; "
        'abundance:standard_name = "number_concentration_of_biological_taxon_in_sea_water" ; abundance:units = "m-3" ; '
        f'abundance:coordinates = "{coordinates}" ; '
        f'char taxon_name(taxon, n) ; taxon_name:standard_name = "{NAME}" ; '
        f'{kind} taxon_lsid{size} ; taxon_lsid:standard_name = "{LSID}" ; '
        f'data: taxon_name = "Calanus finmarchicus", "Calanus helgolandicus" ; taxon_lsid = {values} ;'
    )
