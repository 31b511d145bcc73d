"""What a plan is held to beside its data: read from what is shipped, once for each plan."""

from fairtool.errors import UsageError
from fairtool.fair.repository import Repository
from fairtool.fair.repository_file import load_repository, repositories
from fairtool.plan.bundle import Measures
from fairtool.plan.planned_dataset import EXTENSION
from fairtool.plan.tariff import Tariff
from fairtool.plan.template import PlanVersion
from fairtool.plan.template_file import load_template
from fairtool.plan.tolerances import tolerances
from fairtool.plan.view import Plan


def measures_for(plan: Plan) -> Measures:
    """Give the tolerances, the repositories, the versions of the template and the tariffs of the pole of a plan."""
    about = plan.dmp[EXTENSION]
    return Measures(
        tolerances(),
        tuple(map(load_repository, repositories())),
        _tariffs(about["pole"].text()),
        _versions(about["template"].text()),
    )


def known_repository(title: str, address: str, known: tuple[Repository, ...]) -> Repository | None:
    """Give the repository that a plan names by its title, one of its names, or its address."""
    wanted, site = title.strip().casefold(), _site(address)
    for one in known:
        names = {one.name.casefold(), *(alias.casefold() for alias in one.aliases)}
        names |= {words.casefold() for words in one.titles.values()}
        if wanted in names or (site and site == _site(one.address)):
            return one
    return None


def _site(address: str) -> str:
    return address.strip().lower().partition("://")[2].partition("/")[0].removeprefix("www.")


def _versions(template: str) -> tuple[PlanVersion, ...]:
    try:
        return load_template(template).versions if template else ()
    except UsageError:  # a template of somebody else
        return ()


def _tariffs(pole: str) -> tuple[Tariff, ...]:
    return ()
