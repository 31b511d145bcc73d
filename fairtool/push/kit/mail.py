"""The letter to a place that a person does what no form does, with the values of the record."""

from fairtool.push.kit.filling import Filling
from fairtool.push.targets import Mail
from fairtool.record.essentials import AUTHORS
from fairtool.render.visible import visible
from fairtool.translate import Language

_BLANK = "____"


def mail_text(mail: Mail, filling: Filling, record: str, language: Language) -> str:
    """Give the letter with its address and subject; what the record does not say is a blank to be filled in."""
    values = _values(filling, record)
    subject, text = mail.subjects[language].format_map(values), mail.texts[language].strip().format_map(values)
    heads = {"en": ("To", "Subject"), "fr": ("À", "Objet")}[language]
    colon = ":" if language == "en" else " :"
    return f"{heads[0]}{colon} {mail.to}\n{heads[1]}{colon} {subject}\n\n{text}\n"


def _values(filling: Filling, record: str) -> dict[str, str]:
    said = filling.said
    values = {
        "title": said.title.value if said.title else "",
        "identifier": said.identifier,
        "doi": filling.doi,
        "authors": "; ".join(one.name for one in said.having(*AUTHORS)),
        "publisher": "; ".join(one.name for one in said.having("publisher")),
        "date": (said.published or said.created)[:10],
        "record": record,
        "sender": "",
    }
    return {name: visible(value.strip()) or _BLANK for name, value in values.items()}
