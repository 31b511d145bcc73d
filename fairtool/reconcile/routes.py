"""From a request to its answer: which service is asked, and for what."""

import time
from collections.abc import Callable, Mapping
from functools import partial
from types import MappingProxyType

from fairtool.reconcile.candidates import result_of
from fairtool.reconcile.exchange import HTML, Reply, Request, json_reply
from fairtool.reconcile.extend import meta_of, proposed, row_of
from fairtool.reconcile.extension_query import extension_of
from fairtool.reconcile.manifest import PARTS, manifest_of
from fairtool.reconcile.preview import page_of, preview_of
from fairtool.reconcile.query import batch_of, parsed
from fairtool.reconcile.refused import Refused
from fairtool.reconcile.service import Concept, Service
from fairtool.reconcile.suggest import suggested_entities, suggested_properties, suggested_types
from fairtool.reconcile.worker import Worker

SECONDS = 60.0  # for one batch, after which its client has gone
_SAFE = MappingProxyType({"Content-Security-Policy": "default-src 'none'; style-src 'unsafe-inline'"})


def reply_to(worker: Worker, request: Request) -> Reply:
    """Answer a request; raises Refused where it cannot be answered."""
    service, part = _asked(worker, request.steps)
    if part in _PAGES:
        return worker.ask(partial(_PAGES[part], service, request))
    answer = _PARTS.get(part)
    if answer is None:
        raise _nothing_at(request.steps)
    return json_reply(answer(worker, service, request), request.fields.get("callback", ""))


def _asked(worker: Worker, steps: tuple[str, ...]) -> tuple[Service, str]:
    """Give the service that a path names, and which part of it."""
    name, rest = ("", steps) if steps[:1] in ((), (PARTS,)) else (steps[0], steps[1:])
    service = worker.services.get(name)
    if service is None:
        names = ", ".join(one for one in worker.services if one)
        raise Refused("there is no thesaurus {name} here; those here are {names}", status=404, name=name, names=names)
    if rest and rest[0] != PARTS:
        raise _nothing_at(steps)
    return service, "/".join(rest[1:])


def _nothing_at(steps: tuple[str, ...]) -> Refused:
    return Refused("there is nothing at {path}", status=404, path="/".join(("", *steps)))


def _root(worker: Worker, service: Service, request: Request) -> object:
    """Give the manifest, the candidates for queries, or the values of properties."""
    sent = _sent(request)
    if "queries" in sent:
        return _results(worker, service, sent["queries"])
    if "extend" in sent:
        return _extended(worker, service, sent["extend"])
    if request.posted:
        raise Refused("the form has neither queries nor extend")
    return worker.ask(partial(manifest_of, service, request.address))


def _sent(request: Request) -> Mapping[str, object]:
    """Give the queries or the extension that a request holds, in a field or as the JSON of its body."""
    found = {name: parsed(request.fields[name], name) for name in ("queries", "extend") if request.fields.get(name)}
    document = request.document
    if found or document is None:
        return found
    if isinstance(document, dict) and document.keys() <= {"queries", "extend"} and document:
        return document
    return {"queries": document}


def _results(worker: Worker, service: Service, document: object) -> Mapping[str, object]:
    end = time.monotonic() + SECONDS
    found = {}
    for name, query in batch_of(document).items():
        if time.monotonic() > end:
            raise Refused("the queries take more than {seconds} s", status=503, seconds=int(SECONDS))
        found[name] = {"result": worker.ask(partial(result_of, service, query))}
    return found


def _extended(worker: Worker, service: Service, document: object) -> Mapping[str, object]:
    query = extension_of(document)
    rows = {one: worker.ask(partial(row_of, service, one, query.columns)) for one in query.ids}
    return {"meta": [meta_of(service, column) for column in query.columns], "rows": rows}


def _entities(worker: Worker, service: Service, request: Request) -> object:
    types = tuple(one for one in (request.text("type"),) if one)
    question = partial(suggested_entities, service, request.text("prefix"), request.number("cursor"), types)
    return {"result": worker.ask(question)}


def _types(_: Worker, service: Service, request: Request) -> object:
    return {"result": suggested_types(service, request.text("prefix"), request.number("cursor"))}


def _properties(_: Worker, service: Service, request: Request) -> object:
    return {"result": suggested_properties(service, request.text("prefix"), request.number("cursor"))}


def _proposed(_: Worker, service: Service, request: Request) -> object:
    return proposed(service, request.text("type"), request.number("limit"))


def _view(service: Service, request: Request) -> Reply:
    """Lead to the page of a concept; only to one that a thesaurus has, so that nobody is led elsewhere."""
    page = page_of(_concept(service, request).hit.uri)
    return Reply(302, headers={"Location": page}) if page else _preview(service, request)


def _preview(service: Service, request: Request) -> Reply:
    return Reply(200, preview_of(service, _concept(service, request)).encode(), HTML, _SAFE)


def _concept(service: Service, request: Request) -> Concept:
    identifier = request.text("id")
    concept = service.concept(identifier)
    if concept is None:
        raise Refused("there is no concept {id} here", status=404, id=identifier)
    return concept


_PARTS: Mapping[str, Callable[[Worker, Service, Request], object]] = MappingProxyType(
    {
        "": _root,
        "suggest/entity": _entities,
        "suggest/type": _types,
        "suggest/property": _properties,
        "properties": _proposed,
    }
)
_PAGES: Mapping[str, Callable[[Service, Request], Reply]] = MappingProxyType({"view": _view, "preview": _preview})
