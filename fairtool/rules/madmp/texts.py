"""Rules on texts: none is empty, addresses are addresses, and keys are spelt as the standard spells them."""

from collections.abc import Iterator, Mapping

from fairtool.context import Context
from fairtool.finding import Fix, Problem, RenameJson, Severity
from fairtool.identifiers import is_email
from fairtool.plan.formats import is_uri
from fairtool.plan.view import Plan, PlanPart
from fairtool.rule import Example, element, rule
from fairtool.rules.madmp.repair_json import written
from fairtool.rules.madmp.repair_text import address
from fairtool.rules.madmp.spelling import misspelt
from fairtool.rules.madmp.told import PRACTICE, told

_SOURCE = PRACTICE
_AT = "/dmp/dataset/0/distribution/0"
_TEXTS: Mapping[str, tuple[str, ...]] = {
    "Dmp": ("title",),
    "Contact": ("name", "mbox"),
    "Contributor": ("name",),
    "Creator": ("name",),
    "Dataset": ("title",),
    "Distribution": ("title",),
    "Host": ("title", "url"),
    "License": ("license_ref",),
    "Project": ("title",),
    "Cost": ("title",),
    "PersonId": ("identifier",),
    "DataId": ("identifier",),
    "FunderId": ("identifier",),
}
_ADDRESSES: Mapping[str, tuple[str, ...]] = {
    "Host": ("url",),
    "License": ("license_ref",),
    "Distribution": ("access_url", "download_url"),
}


@rule(
    "madmp-text-empty",
    when=element(*_TEXTS),
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[Example("title", bad='{"/dmp/dataset/0/title": " "}', good="{}")],
)
def a_required_text_is_not_empty(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """No text that the standard asks for is empty.

    The schemas let an empty text pass, and its reader finds no answer.
    """
    for key in _TEXTS[part.kind]:
        value = part.node[key].value
        if isinstance(value, str) and not value.strip():
            yield told(part, key, "{where} is an empty text; write what it is", context)


@rule(
    "madmp-address",
    when=element(*_ADDRESSES),
    severity=Severity.WARNING,
    source="RFC 3986",
    examples=[
        Example("url", bad=f'{{"{_AT}/host/url": "www.entrepot.example/"}}', good="{}"),
        Example("url", bad=f'{{"{_AT}/access_url": "on request"}}', good="{}"),
    ],
)
def an_address_can_be_followed(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Addresses are whole, with `https://` before them.

    Version 1.2 of the standard names a format that no checker knows, so that any text passes its schema.
    """
    for key in _ADDRESSES[part.kind]:
        text = part.node[key].text()
        if text and not is_uri(text) and f"{part.path}/{key}" not in context.view.faulty:
            right = address(text, key)
            fix = written(f"{part.path}/{key}", right) if is_uri(right) else None
            template = '{where} is "{text}"; write a whole address as https://www.example.org/a'
            yield told(part, key, template, context, fix=fix, text=text)


@rule(
    "madmp-email",
    when=element("Contact", "Contributor", "Creator"),
    severity=Severity.WARNING,
    source="RFC 5322",
    shows=["mbox"],
    examples=[Example("mbox", bad='{"/dmp/contact/mbox": "marin@"}', good="{}")],
)
def a_mail_box_is_an_address(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Mail boxes are e-mail addresses.

    The schemas ask for an @ and no more.
    """
    text = part.node["mbox"].text()
    if "@" in text and not is_email(text):
        yield told(part, "mbox", '{where} is "{text}", and no e-mail address', context, text=text)


@rule(
    "madmp-key-spelling",
    severity=Severity.WARNING,
    source=_SOURCE,
    examples=[Example("key", bad=f'{{"{_AT}/byteSize": 5, "{_AT}/byte_size": null}}', good="{}")],
)
def a_key_is_spelt_as_in_the_standard(plan: Plan, context: Context[Plan]) -> Iterator[Problem]:
    """Keys are spelt as the standard spells them.

    Its objects are open: a key that it does not know is let pass, and what stands there is read by nobody.
    """
    for where, right, is_certain in misspelt(plan):
        fix = Fix((RenameJson(where, right),)) if is_certain else None
        template = "{where} is no key of the standard, which has {right}"
        yield Problem(template, where=where, line=plan.line(where), fix=fix, right=right)


@rule(
    "madmp-cost-currency",
    when=element("Cost"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["currency_code"],
    examples=[Example("currency", bad='{"/dmp/cost/0/currency_code": null}', good="{}")],
)
def a_cost_has_a_currency(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """A cost says its currency.

    Sums over plans are made of numbers of one currency.
    """
    if part.node["value"].number() is not None and not part.node["currency_code"]:
        yield told(part, "currency_code", "{where} is missing beside the value; write it, such as EUR", context)


@rule(
    "madmp-grant-missing",
    when=element("Funding"),
    severity=Severity.WARNING,
    source=_SOURCE,
    shows=["grant_id"],
    examples=[Example("grant", bad='{"/dmp/project/0/funding/0/grant_id": null}', good="{}", version="1.2")],
)
def what_is_granted_has_a_number(part: PlanPart, context: Context[Plan]) -> Iterator[Problem]:
    """Money that is granted has the identifier of its grant.

    By it funders find the plans of what they pay for.
    """
    if part.node["funding_status"].text() == "granted" and not part.node["grant_id"]:
        yield told(part, "grant_id", "{where} is missing where the money is granted; write its number", context)
