"""What a check says: findings with their witnesses, and the queries of the draft itself."""

from dataclasses import dataclass
from datetime import date
from typing import Literal

from dateline.base.records import Query

Verdict = Literal["backed", "contradicted", "superseded", "unbacked"]
Kind = Literal["figure", "quotation", "statement", "date"]
# What fails a draft.
BLAMED: frozenset[Verdict] = frozenset(("contradicted", "unbacked"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Witness:
    """A sentence of a report that a verdict rests on."""

    passage_id: str | None  # None where the sentence has no page of its own
    article_id: str
    sentence: str
    outlet: str | None
    headline: str
    address: str | None
    speaker: str | None
    on: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Finding:
    """One statement of the draft, and what the captures say to it. Offsets are those of the draft's text."""

    kind: Kind
    start: int
    end: int
    exact: str
    line: int | None  # of the file, from 1
    speaker: str | None
    verdict: Verdict
    why: str
    origins: int = 0  # how many origins back it, or speak against it
    witnesses: tuple[Witness, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Checked:
    """A draft beside the captures: findings in the order of the text, and what a copy desk would ask about it."""

    text: str
    headline: str | None
    published_on: date | None
    findings: tuple[Finding, ...]
    queries: tuple[Query, ...]

    @property
    def is_clean(self) -> bool:
        """True if nothing is contradicted or unbacked."""
        return not any(finding.verdict in BLAMED for finding in self.findings)
