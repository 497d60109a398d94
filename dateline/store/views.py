"""What the store gives beside base records: frozen views that join rows, so that a page needs few queries."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, datetime
from typing import Generic, Literal, TypeVar

from dateline.base.records import Attribution, Figure, Query, Quote, SpeakerKind

T = TypeVar("T")
F_co = TypeVar("F_co", bound=Figure | Quote, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Page(Generic[T]):
    """A part of a longer list, and how long the whole is. Iterates and counts like its items."""

    items: tuple[T, ...]
    total: int
    offset: int = 0

    def __iter__(self) -> Iterator[T]:
        return iter(self.items)

    def __len__(self) -> int:
        return len(self.items)

    @property
    def next_offset(self) -> int | None:
        """Where the next page starts; None on the last."""
        end = self.offset + len(self.items)
        return end if end < self.total else None


@dataclass(frozen=True, slots=True, kw_only=True)
class Headline:
    """An article as a list shows it: all but its text, and where it belongs."""

    id: str
    version_id: str
    capture_id: str
    url: str | None
    outlet: str | None
    headline: str
    standfirst: str | None
    section: str | None
    language: str | None
    authors: tuple[str, ...]
    origin: str | None  # the agency that a credit line names
    published_at: datetime | None
    published_on: date | None
    origin_id: str  # equal for copies of one text
    story_id: str | None
    versions_count: int  # 2 and more: the page was edited
    is_live: bool  # a live page: it goes on after this capture


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Generic[F_co]):
    """A figure or a quote with its sentence, its article and its story."""

    fact: F_co
    sentence: str  # word for word
    passage_id: str  # of that sentence: /passage/ID/
    on: date | None  # said-on, else the day of publication
    article: Headline

    @property
    def kind(self) -> Literal["figure", "quote"]:
        """Which of the two it is."""
        return "figure" if isinstance(self.fact, Figure) else "quote"

    @property
    def attribution(self) -> Attribution:
        """Who said it."""
        return self.fact.attribution

    @property
    def story_id(self) -> str | None:
        """The story of its article."""
        return self.article.story_id


@dataclass(frozen=True, slots=True, kw_only=True)
class OpenQuery:
    """A query that nobody has answered yet, with its article."""

    query: Query
    article: Headline
    passage_ids: tuple[str, ...]  # of the sentences that it is about


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerView:
    """A speaker over all articles. `slug` may differ from the one asked for: then it is the address to send to."""

    slug: str
    name: str
    kind: SpeakerKind
    statements_count: int
    role: str | None = None  # as stated most often
    body: str | None = None
    names: tuple[str, ...] = ()  # all names in use, most used first
    wikidata: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryLine:
    """A story as a list shows it."""

    id: str
    headline: str
    standfirst: str | None
    section: str | None
    first_on: date | None
    last_on: date | None
    reports_count: int
    origins_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Count:
    """A name and how often it occurs."""

    name: str
    count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class CaptureLine:
    """A capture without its body."""

    id: str
    url: str | None
    name: str | None
    media_type: str
    captured_at: datetime | None
    outlet: str | None
    body_bytes: int
