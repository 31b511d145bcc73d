"""What `fairtool convert` says on standard error: the keys that are still open, and what an encoding cannot hold."""

import json
import re
import shutil
import sys
from collections.abc import Mapping, Sequence
from textwrap import fill

from fairtool.cli.console import note
from fairtool.conversion.encodings import Encoding
from fairtool.conversion.keys import KEYS, Key
from fairtool.record.losses import LossReport
from fairtool.render.visible import visible
from fairtool.translate import Language, translate

_LONGEST = 80  # characters of a value in the list of losses
_INDENT = "  "
_SIGN = re.compile(" (?=[:;?!»]( |$))")


def asked_for(key: Key, language: Language, indent: str = "") -> str:
    """Give a key with the sentence that says what it is, in lines as long as the terminal is wide."""
    line = translate("{word}: {text}", language, word=key.asked_as, text=translate(key.sentence, language))
    if not sys.stderr.isatty():
        return f"{indent}{line}"
    width = max(shutil.get_terminal_size().columns, 40)
    told = fill(
        _SIGN.sub("\u00a0", line),  # no line begins with a sign
        width,
        initial_indent=indent,
        subsequent_indent=f"{indent}{_INDENT}",
        break_long_words=False,
        break_on_hyphens=False,
    )
    return told.replace("\u00a0", " ")


def say_open(results: Sequence[tuple[str, Sequence[str]]], language: Language) -> None:
    """Name what no file can know, each with the sentence that says what it is."""
    for name, keys in results:
        if not keys:
            continue
        told = translate("still open; answer with --set KEY=VALUE, --from FILE or --ask:", language)
        note(_about(name, told, language) if len(results) > 1 else told)
        for key in keys:
            sys.stderr.write(f"{asked_for(KEYS[key], language, _INDENT)}\n")


def say_losses(told: Sequence[tuple[str, LossReport]], encoding: Encoding, language: Language) -> None:
    """Tell what the encoding does not hold of each record, and of several in all."""
    for name, report in told:
        line = _counted(len(report.lost), report.total, encoding, language)
        note(_about(name, line, language) if len(told) > 1 else line)
        _list_losses(report)
    if len(told) > 1:
        line = translate(
            "in all {records} records {encoding} does not hold {count} of {total} values",
            language,
            records=len(told),
            encoding=encoding.name,
            count=sum(len(report.lost) for _, report in told),
            total=sum(report.total for _, report in told),
        )
        note(line)


def losses_document(told: Sequence[tuple[str, LossReport]], encoding: Encoding) -> str:
    """Give the losses of all records as JSON."""
    content = [_as_json(name, report) for name, report in told]
    document = {"schema": "fairtool-losses/1", "encoding": encoding.name, "records": content}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def _about(name: str, text: str, language: Language) -> str:
    return translate("{word}: {text}", language, word=name, text=text)


def _counted(count: int, total: int, encoding: Encoding, language: Language) -> str:
    return translate(
        "{encoding} does not hold {count} of {total} values",
        language,
        encoding=encoding.name,
        count=count,
        total=total,
    )


def _list_losses(report: LossReport) -> None:
    for one in report.lost:
        value = str(one.value)
        shown = value if len(value) <= _LONGEST else f"{value[:_LONGEST]}..."
        place = f" ({one.place.file} {one.place.where})" if one.place else ""
        sys.stderr.write(f"  {visible(f'{one.path}: {shown}{place}')}\n")


def _as_json(name: str, report: LossReport) -> Mapping[str, object]:
    lost = [
        {
            "field": one.path,
            "value": one.value,
            "place": {"path": one.place.file, "where": one.place.where, "line": one.place.line} if one.place else None,
        }
        for one in report.lost
    ]
    return {"source": name, "total": report.total, "carried": report.carried, "lost": lost}
