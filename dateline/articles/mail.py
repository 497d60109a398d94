"""The head of an e-mail in a text capture: subject, sender and date are told apart from the text."""

import re
from dataclasses import dataclass
from email.utils import parseaddr

from dateline.articles.moments import Moment, read_moment
from dateline.base.text import clean

_FIELD = re.compile(r"^(From|To|Cc|Bcc|Date|Sent|Subject|Reply-To|Von|An|Datum|Gesendet|Betreff|De|À|Objet|Para|Asunto|Fecha)\s*:\s*(.*)$", re.I)  # fmt: skip
_SUBJECT = frozenset({"subject", "betreff", "objet", "asunto"})
_DATE = frozenset({"date", "sent", "datum", "gesendet", "fecha"})
_SENDER = frozenset({"from", "von", "de"})
_FORWARDED = re.compile(r"^(?:(?:re|fwd?|wg|aw|tr)\s*:\s*)+", re.I)
_LOOK_AT_LINES = 25


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """What the head of an e-mail says, and the text below it."""

    subject: str
    sender: str | None
    sent: Moment | None
    text: str


def read_mail(text: str) -> Mail | None:
    """Return the e-mail that a text capture is; None where it is none."""
    lines = text.split("\n")
    fields: dict[str, str] = {}
    last = None
    for number, line in enumerate(lines[:_LOOK_AT_LINES]):
        match = _FIELD.match(line.strip("> *"))
        if match:
            fields.setdefault(match[1].lower(), match[2].strip("* "))
            last = number
        elif last is not None and not line.strip():
            break
    subject = next((v for k, v in fields.items() if k in _SUBJECT and v), None)
    if subject is None or len(fields) < 2 or last is None:
        return None
    sender = next((v for k, v in fields.items() if k in _SENDER), None)
    sent = next((v for k, v in fields.items() if k in _DATE), None)
    body = "\n".join(re.sub(r"^(?:> ?)+", "", line) for line in lines[last + 1 :])
    body = re.split(r"\n-- ?\n", body, maxsplit=1)[0]
    return Mail(
        subject=clean(_FORWARDED.sub("", subject)),
        sender=clean(parseaddr(sender)[0]) or None if sender else None,
        sent=read_moment(sent) if sent else None,
        text=body,
    )
