"""The copy of the example wire: the reports as they were written by hand, with the notes for the ledger below each.

A file of `bench/wire/copy` is a head of `name: value` lines, a line `---`, the paragraphs, and then the notes under
`== figures`, `== quotes` and `== queries` (their notation stands in `make_ledger.py`). Paragraphs are written with
straight marks; outlets that print curly ones get them here, one character for one, so that offsets stay.
"""

import re
from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cached_property
from pathlib import Path

COPY = Path(__file__).parent / "wire" / "copy"


@dataclass(frozen=True, kw_only=True)
class Outlet:
    """An invented outlet: its name, its site, and how it sets its type."""

    name: str
    site: str
    is_curly: bool
    language: str = "en"


OUTLETS = {
    "norwire": Outlet(name="Norwire", site="https://www.norwire.example", is_curly=False),
    "courier": Outlet(name="The Ellery Courier", site="https://www.ellerycourier.example", is_curly=True),
    "klaxon": Outlet(name="Evening Klaxon", site="https://www.klaxon.example", is_curly=False),
    "messenger": Outlet(name="The Veska Messenger", site="https://veskamessenger.example", is_curly=False),
    "countinghouse": Outlet(
        name="The Counting House", site="https://www.countinghouse.example", is_curly=True
    ),
    "crt": Outlet(name="CRT News", site="https://www.crt.example", is_curly=True),
    "chronicle": Outlet(name="The Valmere Chronicle", site="https://valmerechronicle.example", is_curly=True),
    "gazette": Outlet(name="The Pelorra Gazette", site="https://www.pelorragazette.example", is_curly=False),
    "parallel": Outlet(
        name="The Parallel Observer", site="https://www.parallelobserver.example", is_curly=True
    ),
    "packet": Outlet(name="Packet & Key", site="https://packetandkey.example", is_curly=True),
    "vestnik": Outlet(
        name="Вестник Альдры", site="https://vestnik-aldry.example", is_curly=False, language="ru"
    ),
}


@dataclass(frozen=True, kw_only=True)
class Copy:
    """One report as written, before any page is laid out."""

    name: str
    head: dict[str, str]
    paragraphs: tuple[str, ...]
    notes: dict[str, tuple[str, ...]]

    @cached_property
    def outlet(self) -> Outlet:
        return OUTLETS[self.head["outlet"]]

    @cached_property
    def url(self) -> str:
        return self.outlet.site + self.head["url"] if "url" in self.head else ""

    @cached_property
    def headline(self) -> str:
        return self.set(self.head["headline"])

    @cached_property
    def standfirst(self) -> str:
        return self.set(self.head.get("standfirst", ""))

    @cached_property
    def text(self) -> str:
        """The body: paragraphs parted by blank lines, without the dateline."""
        return "\n\n".join(self.set(p) for p in self.paragraphs)

    @cached_property
    def published(self) -> datetime | None:
        return _moment(self.head.get("published", ""))

    @cached_property
    def updated(self) -> datetime | None:
        return _moment(self.head.get("updated", ""))

    @cached_property
    def forms(self) -> tuple[str, ...]:
        return tuple(self.head["form"].split())

    def set(self, words: str) -> str:
        """Return `words` in the outlet's type."""
        return curly(words) if self.outlet.is_curly else words

    def printed(self) -> tuple[str, ...]:
        """Return the paragraphs as printed, the dateline at the head of the first."""
        first, *rest = (self.set(p) for p in self.paragraphs)
        dateline = self.set(self.head.get("dateline", ""))
        return (f"{dateline} {first}" if dateline else first, *rest)


def read_copy() -> tuple[Copy, ...]:
    """Return every report, by day of publication, then by name."""
    reports = [_read(path) for path in sorted(COPY.glob("*.txt"))]
    last = datetime.max.replace(tzinfo=UTC)
    return tuple(sorted(reports, key=lambda c: (c.published or last, c.name)))


def curly(words: str) -> str:
    """Return `words` with curly marks, as many characters as before."""
    words = re.sub(r'(^|[\s(\[\u2014‘])"', r"\1“", words, flags=re.M).replace('"', "”")
    return re.sub(r"(^|[\s(\[\u2014“])'", r"\1‘", words, flags=re.M).replace("'", "’")


def _read(path: Path) -> Copy:
    head, _, rest = path.read_text(encoding="utf-8").partition("\n---\n")
    body, *notes = re.split(r"^== (\w+)\n", rest, flags=re.M)
    lines = dict(line.split(": ", 1) for line in head.strip().split("\n"))
    return Copy(
        name=path.stem,
        head=lines,
        paragraphs=tuple(" ".join(p.split()) for p in body.strip().split("\n\n")),
        notes={
            kind: tuple(line for line in block.strip().split("\n") if line.strip())
            for kind, block in zip(notes[::2], notes[1::2], strict=True)
        },
    )


def _moment(words: str) -> datetime | None:
    return datetime.strptime(words, "%Y-%m-%d %H:%M %z") if words else None
