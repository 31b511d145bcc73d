"""From a plan in a file, a plan file or maDMP in JSON, to what a document is written from."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from fairtool.errors import UnreadableError, UsageError
from fairtool.plan.madmp import Origin
from fairtool.plan.narrative.manuscript import EXTENSION, Manuscript
from fairtool.plan.origin_marks import ORIGINS
from fairtool.plan.plan_file import plan_file_of
from fairtool.plan.read import plan_of
from fairtool.plan.template import PlanVersion, Template
from fairtool.plan.template_file import load_template
from fairtool.plan.united import united
from fairtool.record.json_node import JsonNode
from fairtool.translate import Language

DEFAULT_TEMPLATE = "science-europe"
_MOST = 128 * 2**20  # bytes


@dataclass(frozen=True, slots=True)
class Wanted:
    """How a document is wanted; an empty text, or None, leaves it to the plan."""

    day: str
    language: Language | None = None
    template: str = ""
    version: str = ""


def manuscript_from(path: Path, wanted: Wanted) -> Manuscript:
    """Read a plan; raises UnreadableError where it cannot be read, UsageError for a template or version not known."""
    content = _content(path)
    dmp, sources, language = _in_json(content, str(path)) if _is_json(content) else _in_yaml(content, str(path))
    ours = dmp[EXTENSION]
    template = load_template(wanted.template or ours["template"].text() or DEFAULT_TEMPLATE)
    return Manuscript(
        dmp=dmp,
        template=template,
        language=wanted.language or language,
        day=wanted.day,
        sources=sources,
        pole=ours["pole"].text(),
        version=_version(template, wanted.version),
    )


def _content(path: Path) -> bytes:
    try:
        with path.open("rb") as stream:
            content = stream.read(_MOST + 1)
    except OSError as error:
        raise UnreadableError("{path} cannot be read: {reason}", path=path, reason=error.strerror or error) from error
    if len(content) > _MOST:
        raise UnreadableError("{path} is larger than {most} bytes, and not read as a plan", path=path, most=_MOST)
    return content


def _is_json(content: bytes) -> bool:
    return content.removeprefix(b"\xef\xbb\xbf").lstrip()[:1] in (b"{", b"[")


def _in_yaml(content: bytes, path: str) -> tuple[JsonNode, Mapping[str, Origin], Language]:
    plan = plan_file_of(content, path)
    plan.refuse_faults()
    whole = united(plan)
    sources = {where: _origin(origin.source.value) for where, origin in whole.sources.items()}
    return JsonNode(whole.document)["dmp"], sources, plan.language


def _in_json(content: bytes, path: str) -> tuple[JsonNode, Mapping[str, Origin], Language]:
    dmp = plan_of(content, path).dmp
    if not dmp.members:
        raise UnreadableError(
            "{path} holds no plan: there is no object with the key dmp",
            path=path,
            hint="give a plan by the RDA DMP Common Standard, or a plan file",
        )
    spoken = dmp[EXTENSION]["language"].text() or dmp["language"].text()
    return dmp, dict(_sources(dmp)), "fr" if spoken in ("fra", "fre", "fr") else "en"


def _sources(dmp: JsonNode) -> Iterator[tuple[str, Origin]]:
    """Give the origins that a plan in JSON keeps in our extension, of the plan and of each data set."""
    for one in (dmp, *dmp["dataset"]):
        for where, source in one[EXTENSION]["sources"].members.items():
            if source in ORIGINS:
                yield f"{one.where}/{where.strip('/')}", _origin(str(source))


def _origin(name: str) -> Origin:
    return next(one for one in ORIGINS if one == name)


def _version(template: Template, name: str) -> PlanVersion | None:
    if not name:
        return None
    found = next((one for one in template.versions if one.name == name), None)
    if found is None:
        names = ", ".join(one.name for one in template.versions)
        raise UsageError(
            "the questions {questions} have no version {name}",
            questions=template.name,
            name=name,
            names=names,
            hint="its versions are {names}" if names else "leave --version out: the funder asks for none",
        )
    return found
