"""The head of an e-mail in a text capture: subject, sender and date are told apart from the text."""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from dateline.articles.moments import Moment, read_moment
from dateline.base.text import clean

_FIELD = re.compile(r"^(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Von|An|Datum|Gesendet|Betreff|De|À|Objet|Para|Asunto|Fecha)\s*:\s*(.*)$", re.I)  # fmt: skip
_OTHER_FIELD = re.compile(r"^[A-Z][A-Za-z-]{2,30}:\s")
_SUBJECT = frozenset({"subject", "betreff", "objet", "asunto"})
_DATE = frozenset({"date", "sent", "datum", "gesendet", "fecha"})
_SENDER = frozenset({"from", "von", "de"})
_FORWARDED = re.compile(r"^(?:(?:re|fwd?|wg|aw|tr)\s*:\s*)+", re.I)
# A head may stand below a few words of who forwards it.
_LOOK_AT_LINES = 80
_QUOTE = re.compile(r"^\s{0,3}(?:[>|]\s?)+")
_SIGNATURE = re.compile(r"\n-- ?\n")
_MOST_QUOTED = 0.6


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What the head of an e-mail says, and the text below it."""

    subject: str
    sender: str | None
    sent: Moment | None
    text: str


def read_mail(text: str) -> Mail | None:
    """Return the e-mail that a text capture is, of several forwarded the innermost; None where it is none."""
    lines = text.replace("\r\n", "\n").split("\n")
    heads = [head for head in _heads(lines) if head[1].keys() & _SUBJECT and len(head[1]) > 1]
    if not heads:
        return None
    end, fields = heads[-1]
    subject = next((v for k, v in fields.items() if k in _SUBJECT and v), None)
    if subject is None:
        return None
    sender = next((v for k, v in fields.items() if k in _SENDER), None)
    sent = next((v for k, v in fields.items() if k in _DATE), None)
    return Mail(
        subject=clean(_FORWARDED.sub("", subject)),
        sender=clean(parseaddr(sender)[0]) or None if sender else None,
        sent=read_moment(sent) if sent else None,
        text=_SIGNATURE.split(unquote(lines[end:]), maxsplit=1)[0],
    )


def _heads(lines: list[str]) -> list[tuple[int, dict[str, str]]]:
    """Return the runs of fields near the top, each with the line below it."""
    found: list[tuple[int, dict[str, str]]] = []
    fields: dict[str, str] = {}
    for number, line in enumerate([*lines[:_LOOK_AT_LINES], ""]):
        match = _FIELD.match(_QUOTE.sub("", line).strip(" *"))
        if match:
            fields.setdefault(match[1].lower(), match[2].strip("* "))
        elif fields and not (_OTHER_FIELD.match(line) or (line[:1] in (" ", "\t") and line.strip())):
            found.append((number, fields))
            fields = {}
    return found


def unquote(lines: list[str]) -> str:
    """Return lines without the marks of quotation, where most have them."""
    filled = [line for line in lines if line.strip()]
    quoted = sum(bool(_QUOTE.match(line)) for line in filled)
    if quoted < _MOST_QUOTED * max(1, len(filled)):
        return "\n".join(lines)
    return "\n".join(_QUOTE.sub("", line) for line in lines)
