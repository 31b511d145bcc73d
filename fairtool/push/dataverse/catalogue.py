"""Dataverse as a catalogue: drafts found again by the identifier of their record, changed in place, never published.

They are published, or sent to the curators, where the user asked for that with this very run.
"""

from collections.abc import Mapping, Sequence

from fairtool.errors import UsageError
from fairtool.push.dataverse.asking import checked, of_dataset, to_dataset
from fairtool.push.dataverse.beside import Own, left_beside
from fairtool.push.dataverse.comparable import fields_of, hash_of, may_have_read_box, metadata_of
from fairtool.push.dataverse.describing import formed
from fairtool.push.dataverse.drafting import Drafter, moved
from fairtool.push.dataverse.files.locks import wait_until_open
from fairtool.push.dataverse.files.sync import FilesDone, sync_files
from fairtool.push.dataverse.finding import Finder, is_hidden, latest_of, version_of
from fairtool.push.dataverse.holding import DRAFT, PUBLISHED, RETURNED, held_as, hidden_as
from fairtool.push.dataverse.notices import Notices
from fairtool.push.dataverse.releasing import publish, submit
from fairtool.push.dataverse.required import by_hand
from fairtool.push.dataverse.site import Site, may_not, surveyed
from fairtool.push.faults import AccessError, LostAnswerError, RefusedError
from fairtool.push.form import Fields, Form, Given, Held, Prospect, Unfit, Wanted, Written
from fairtool.push.session import Session
from fairtool.push.target import Target, Wishes
from fairtool.record.dataverse_words import METADATA_AGENCY
from fairtool.record.json_node import JsonNode, read_json
from fairtool.translate import marked
from fairtool.warned import Warned, from_error, warned

_TOP = "root"
_READS = 20
_AFTER_LOSS = 5.0  # seconds in which a server ends what it was asked before the connection broke
_DIRECT: Mapping[str, bool | None] = {"": None, "auto": None, "always": True, "never": False}
_TO_PUBLISH = marked("{where} is a draft, and is to be published ({key})")
_TO_SUBMIT = marked("{where} is a draft, and is to be sent to the curators ({key})")
_IS_PUBLISHED = marked("{where} was published ({key})")
_IS_SUBMITTED = marked("{where} was sent to the curators ({key})")
_PUBLIC = marked("{where} is published ({key}): it stays, and its curators alone can withdraw it from the public")


class DataverseCatalogue:
    """The records in a collection of one installation."""

    as_given = False
    batch = 1
    reads = _READS

    def __init__(self, target: Target, session: Session, wishes: Wishes) -> None:
        """Ask nothing yet."""
        self._session = session
        self._wishes = wishes
        self._collection = target.settings.get("collection", "") or _TOP
        self._agency = target.settings.get("agency", "") or METADATA_AGENCY
        self._direct = _direct(target)
        self._finder = Finder(session, self._collection, self._agency)
        self._site: Site | None = None
        self._drafter: Drafter | None = None
        self._uncertain: set[str] = set()
        self._own: dict[str, Own] = {}  # of the records whose form was made

    def prospect(self) -> Prospect:
        """Look at the installation, the user, the collection, its fields and what it requires."""
        try:
            site = self._known_site()
        except (AccessError, RefusedError) as error:
            return Prospect("Dataverse", refusals=(from_error(error, str(self._session.origin)),))
        return Prospect(f"Dataverse {site.build}".strip(), site.user, site.refusals, site.notes)

    def form(self, given: Given) -> Form:
        """Give a record in the fields that the collection has; raises Unfit with all that it lacks."""
        site = self._known_site()
        if site.refusals and not site.types:
            raise Unfit(site.refusals[0])
        form, own = formed(given, site, self._collection, self._agency, unpacks=self._direct is False)
        self._own[form.id] = own
        return form

    def no_new(self, form: Form) -> Warned | None:
        """Say that the user may make none, or that the collection requires what no record gives: by hand, then."""
        site = self._known_site()
        if not site.may_create:
            return may_not(site, self._collection)
        return by_hand(form.id, self._collection, self._agency, site.required)

    def remind(self, keys: Mapping[str, str]) -> None:
        """Take in where the journal knows some records to be."""
        self._finder.remember(keys)

    def held(self, ids: Sequence[str]) -> Mapping[str, Held]:
        """Give what is held of some records: read by their persistent identifier, never from the index."""
        notices = Notices(self._session)
        found = {name: one for name in ids if (one := self._remembered(name, notices))}
        left = [name for name in ids if name not in found]
        self._finder.look(left)
        return {**found, **{name: one for name in left if (one := self._held(name, notices))}}

    def fields(self, document: bytes) -> Fields:
        """Give what is said in the fields that fairtool writes, by their names."""
        return fields_of(read_json(document, "Dataverse")) if document else {}

    def write(self, wanted: Sequence[Wanted]) -> Mapping[str, Written]:
        """Write one record: its draft, its files, and on the way that the user wishes it to take."""
        return {one.form.id: self._written(one) for one in wanted}

    @property
    def asks_more(self) -> bool:
        """Say whether drafts are to be published or submitted."""
        return bool(self._wishes.publish or self._wishes.submit)

    def owed(self, held: Held) -> Warned | None:
        """Say that a draft is to be published or submitted, where this run is to do that."""
        if self._wishes.publish and held.state != PUBLISHED:
            return warned(_TO_PUBLISH, held.id, key=held.key)
        if self._wishes.submit and held.state in (DRAFT, RETURNED):
            return warned(_TO_SUBMIT, held.id, key=held.key)
        return None

    def is_begun(self, form: Form, held: Held) -> bool:
        """Say whether the metadata are as a form has them: they are written first, by one request."""
        both = [self.fields(form.document), self.fields(held.document)]
        with_box = not any(map(may_have_read_box, both))
        first, second = (hash_of(metadata_of(one, with_box=with_box)) for one in both)
        return first == second

    def after(self, form: Form, held: Held) -> Fields:
        """Give the fields that a data set has once a form is written: what others put beside a record stays."""
        own = self._own.get(form.id)
        return left_beside(self.fields(form.document), read_json(held.document, "Dataverse"), own)

    def children(self, ids: Sequence[str]) -> Mapping[str, tuple[str, ...]]:
        """Give that nothing goes with a data set but its files."""
        return dict.fromkeys(ids, ())

    def delete(self, held: Held) -> str:
        """Delete a draft that never was public; raises RefusedError for what was."""
        if held.state == PUBLISHED or of_dataset(self._session, held.key, "versions/:latest-published").ok:
            raise RefusedError(_PUBLIC, where=held.id, key=held.key)
        wait_until_open(self._session, held.key)
        said = checked(to_dataset(self._session, "DELETE", held.key, "versions/:draft"), self._session)
        return said.message

    def _known_site(self) -> Site:
        if self._site is None:
            self._site = surveyed(self._session, self._collection)
        return self._site

    def _remembered(self, name: str, notices: Notices) -> Held | None:
        """Give what is held where it is known to be; what is there no more is looked for again."""
        if not self._finder.knows(name):
            return None
        found = self._held(name, notices)
        if found is None:
            self._finder.forget(name)
        return found

    def _held(self, name: str, notices: Notices) -> Held | None:
        keys = self._finder.keys(name)
        said = latest_of(self._session, keys[0]) if keys else None
        if said is None or not said.ok:
            return hidden_as(name, keys[0]) if said and is_hidden(said) else None
        if not self._finder.is_named(said.data, name):  # a journal may say anything
            return None
        return held_as(name, keys, said.data, notices, self._own.get(name))

    def _written(self, one: Wanted) -> Written:
        name, form = one.form.id, read_json(one.form.document, "Dataverse")
        there = self._there(one)
        key = there.key if there else self._created(name, form)
        if there:
            self._drafting().change(key, _version(there), form)
        files = self._files(one.form, key)
        answer, on_its_way = self._sent_on(name, key)
        doi = key.removeprefix("doi:") if key.startswith("doi:") else ""
        return Written(key, doi, answer, (*on_its_way, *files.notes))

    def _files(self, form: Form, key: str) -> FilesDone:
        """Bring the data files of a record into its data set; those whose form was made here were looked at for it."""
        if not form.files:
            return FilesDone()
        own = self._own.get(form.id, Own())
        return sync_files(self._session, key, own.files or form.files, direct=self._direct)

    def _there(self, one: Wanted) -> Held | None:
        """Read a record again, right before it is written; one that is to be made, too: another run may have made it.

        Raises RefusedError where it has moved since the plan.
        """
        name = one.form.id
        if name in self._uncertain:
            self._session.rest(_AFTER_LOSS)
        now = self.held([name]).get(name)
        if now and wait_until_open(self._session, now.key):
            now = self.held([name]).get(name)
        if now is None and one.held is None:
            return None
        if now is None or not (_is_as_before(one, now) or now.is_as(one.form.hash) or self.is_begun(one.form, now)):
            raise moved(one.held.key if one.held else name)
        return now

    def _created(self, name: str, form: JsonNode) -> str:
        try:
            key = self._drafting().create(form)
        except LostAnswerError:
            self._uncertain.add(name)
            raise
        self._uncertain.discard(name)
        self._finder.remember({name: key})
        return key

    def _drafting(self) -> Drafter:
        if self._drafter is None:
            self._drafter = Drafter(self._session, self._known_site(), self._collection)
        return self._drafter

    def _sent_on(self, name: str, key: str) -> tuple[str, tuple[Warned, ...]]:
        """Publish or submit a draft where the user asked for it; one that is public already is left as it is."""
        version = version_of(self._session, key) if self.asks_more else None
        if version is None or version["versionState"].text() != DRAFT.upper():
            return "", ()
        if self._wishes.publish:
            return publish(self._session, key, self._wishes.publish), (warned(_IS_PUBLISHED, name, key=key),)
        return submit(self._session, key), (warned(_IS_SUBMITTED, name, key=key),)


def _version(held: Held) -> JsonNode:
    return read_json(held.document, "Dataverse")


def _is_as_before(one: Wanted, now: Held) -> bool:
    return one.held is not None and (now.is_as(one.held.hash) or one.held.is_as(now.hash))


def _direct(target: Target) -> bool | None:
    said = target.settings.get("direct-upload", "")
    if said not in _DIRECT:
        raise UsageError(
            "the target {target} has direct-upload = {value}; write auto, always or never",
            target=target.name,
            value=said,
        )
    return _DIRECT[said]


def catalogue(target: Target, session: Session, wishes: Wishes) -> DataverseCatalogue:
    """Give the adapter of a target; raises UsageError for a setting that cannot be."""
    return DataverseCatalogue(target, session, wishes)
