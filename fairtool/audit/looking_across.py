"""Looking across the files of a store: each data set whose files have changed is folded anew, and then the archive."""

from hashlib import blake2b
from time import monotonic

from fairtool.audit.across import findings_across
from fairtool.audit.archive import Archive
from fairtool.audit.fold import fold
from fairtool.audit.store import shared, together
from fairtool.audit.store.writer import Writer
from fairtool.audit.unpaired import unpaired
from fairtool.settings import Settings

_EVERY = 2.0  # seconds between two commits


def look_across(writer: Writer, settings: Settings) -> int:
    """Run the rules across files where something has changed, and keep what they say; gives for how many data sets.

    A data set that is as it was, judged by the same rules, is not folded again.
    """
    connection = writer.connection
    now = {dataset: f"{text} {writer.basis}" for dataset, text in together.prints(connection).items()}
    known = dict(connection.execute("SELECT dataset, print FROM across WHERE dataset IS NOT NULL"))
    writer.recording.forget_across([dataset for dataset in known if dataset not in now])
    changed = [dataset for dataset, text in now.items() if known.get(dataset) != text]
    names = dict(connection.execute("SELECT id, text FROM word WHERE id IN (SELECT dataset FROM subject)"))
    last = monotonic()
    for dataset in changed:
        collection = fold(together.files_of(connection, dataset), names[dataset])
        if collection.count:
            for report in findings_across([collection], None, settings):
                writer.recording.keep_across(report, dataset, now[dataset])
        if monotonic() - last > _EVERY:
            writer.commit()
            last = monotonic()
    whole = blake2b(
        repr((*sorted(now.items()), together.print_beside(connection))).encode(), digest_size=16
    ).hexdigest()
    if connection.execute("SELECT print FROM across WHERE dataset IS NULL").fetchone() != (whole,):
        for report in findings_across([], _archive(writer), settings):
            writer.recording.keep_across(report, None, whole)
    return len(changed)


def _archive(writer: Writer) -> Archive:
    connection = writer.connection
    alone = unpaired(together.records(connection), together.data(connection))
    return Archive(
        path="",
        identifiers=shared.shared_identifiers(connection),
        checksums=shared.shared_checksums(connection),
        headers=shared.shared_headers(connection),
        manifest=shared.other_checksums(connection),
        records=alone.records,
        data=alone.data,
        record_folders=alone.record_folders,
        data_folders=alone.data_folders,
    )
