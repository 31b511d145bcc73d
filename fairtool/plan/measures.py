"""What a plan is held to beside its data, as it is shipped: what repositories, its template and its pole say."""

from fairtool.fair.repository_file import load_repository, repositories
from fairtool.plan.bundle import Measures
from fairtool.plan.planned_dataset import EXTENSION
from fairtool.plan.pole_file import load_pole, plan_poles
from fairtool.plan.template_file import load_template, templates
from fairtool.plan.tolerances import tolerances
from fairtool.plan.view import Plan


def measures_for(plan: Plan) -> Measures:
    """Give the tolerances, the repositories, the versions of the template and the tariffs of the pole of a plan.

    A template or a pole that is not shipped has neither.
    """
    about = plan.dmp[EXTENSION]
    template, pole = about["template"].text(), about["pole"].text()
    return Measures(
        tolerances(),
        tuple(map(load_repository, repositories())),
        load_pole(pole).tariffs if pole in plan_poles() else (),
        load_template(template).versions if template in templates() else (),
    )
