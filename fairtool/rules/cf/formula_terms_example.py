"""The coordinates that the examples of the rules on parametric vertical coordinates vary."""

_SIGMA = {"standard_name": "atmosphere_sigma_coordinate", "units": "1", "positive": "down"}
_OCEAN = {"standard_name": "ocean_sigma_z_coordinate", "units": "m", "positive": "up"}


def sigma(formula_terms: str | None = "sigma: z ps: ps ptop: ptop", more: str = "", ps_units: str = "Pa") -> str:
    """Give CDL of an atmosphere sigma coordinate; `more` are further attributes and variables."""
    return (
        f"dimensions: z = 2 ; variables: {_coordinate('z', _SIGMA, formula_terms)} "
        f'float ps(lat, lon) ; ps:units = "{ps_units}" ; ps:long_name = "surface pressure" ; '
        f'float ptop ; ptop:units = "Pa" ; ptop:long_name = "top pressure" ; {more} data: z = 0.2, 0.8 ; ptop = 10 ;'
    )


def _coordinate(name: str, attributes: dict[str, str], formula_terms: str | None) -> str:
    written = attributes | ({"formula_terms": formula_terms} if formula_terms is not None else {})
    return f"double {name}({name}) ; " + " ".join(f'{name}:{key} = "{value}" ;' for key, value in written.items())


def ocean_sigma_z(  # noqa: PLR0913 - the parts of an example
    *,
    formula_terms: str = "sigma: sigma eta: eta depth: depth depth_c: depth_c zlev: zlev",
    sigma_values: str = "0, -0.5, _, _",
    zlev_values: str = "_, _, -100, -200",
    zlev_dimensions: str = "(z)",
    more: str = "",
    more_data: str = "",
) -> str:
    """Give CDL of an ocean sigma over z coordinate of four levels, of which two are sigma levels."""
    fill = '{0}:_FillValue = -999.f ; {0}:long_name = "{0}" ;'
    return (
        f"dimensions: z = 4 ; variables: {_coordinate('z', _OCEAN, formula_terms)} "
        f'float sigma(z) ; sigma:units = "1" ; {fill.format("sigma")} '
        f'float zlev{zlev_dimensions} ; zlev:units = "m" ; {fill.format("zlev")} '
        'float eta(lat, lon) ; eta:units = "m" ; eta:long_name = "eta" ; float depth(lat, lon) ; '
        'depth:units = "m" ; depth:long_name = "depth" ; float depth_c ; depth_c:units = "m" ; '
        f'depth_c:long_name = "depth_c" ; {more} '
        f"data: z = 0, -25, -100, -200 ; sigma = {sigma_values} ; zlev = {zlev_values} ; depth_c = 50 ; {more_data}"
    )
