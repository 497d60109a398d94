"""The words of the house as records: captures, articles, facts, stories, corrections.

Every record is frozen and holds tuples; unknown is None. Times are aware UTC, days are days. Offsets are
characters of `Article.text`, end exclusive, so that `article.text[fact.start:fact.end] == fact.exact` always holds.
Identities are made by `base.text.identify` from content alone: the same input has the same identity anywhere.
"""

from dataclasses import dataclass
from datetime import date, datetime
from typing import Literal

# Wire -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One entry of a feed, or one line of extracted articles: what it says, before any page is read."""

    url: str | None = None
    title: str | None = None
    text: str | None = None  # plain text, paragraphs parted by blank lines
    html: str | None = None  # content as HTML, where the source gives it so
    published_at: datetime | None = None
    published_on: date | None = None  # where only a day is given; else the day of published_at
    updated_at: datetime | None = None
    outlet: str | None = None
    origin: str | None = None  # RSS <source>: who had it first
    authors: tuple[str, ...] = ()
    section: str | None = None
    language: str | None = None
    key: str | None = None  # the source's own id (guid, id)
    is_cited: bool = False  # `url` is that of a report which the text cites, not its own
    standfirst: str | None = None  # the source's own summary, where it stands beside the text
    images: tuple[str, ...] = ()  # absolute addresses


@dataclass(frozen=True, slots=True, kw_only=True)
class Hint:
    """What a feed said of a page to which it led: for where the page itself says nothing."""

    section: str | None = None
    published_at: datetime | None = None
    published_on: date | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Capture:
    """The bytes of one page as they were when we got them. Never changed."""

    id: str  # identify(url or "", media_type, body)
    body: bytes
    media_type: str  # text/plain, text/html, or ITEM_TYPE: one item as canonical JSON
    url: str | None = None
    charset: str | None = None  # as declared outside the bytes (HTTP header), if at all
    captured_at: datetime | None = None  # None where nobody wrote the moment down
    outlet: str | None = None  # where the feed or the user names it
    name: str | None = None  # file or archive member it came from, for messages only; no part of its identity
    hint: Hint | None = None  # of the feed that led here; no part of its identity


ITEM_TYPE = "application/vnd.dateline.item+json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """What we poll, how, and what to remember from the last poll to the next."""

    id: str  # identify("feed", canonical url as first given): it stays when the feed moves
    url: str  # where it is now
    outlet: str | None = None
    title: str | None = None  # as the feed names itself
    section: str | None = None  # of the items that name none
    language: str | None = None
    every_minutes: int = 30  # what the user asked for: the poll adapts around it
    fetch_pages: bool = True  # read an item's page where the feed gives only a summary
    show_full_text: bool = False  # the public page may show the whole text of its articles
    is_on: bool = True  # the user turned it off where False
    is_page: bool = False  # a page that lists articles, in place of a feed
    etag: str | None = None
    last_modified: str | None = None
    body_id: str | None = None  # identify(body) at the last poll: an unchanged feed is not parsed again
    seen: tuple[str, ...] = ()  # identities of the entries already delivered, newest last, bounded
    asked_minutes: int = 0  # the least pause that the feed itself asks for, within reason
    skip_hours: tuple[
        int, ...
    ] = ()  # hours of the day, UTC, in which it asks not to be polled (RSS skipHours)
    skip_days: tuple[int, ...] = ()  # days of the week, Monday 0 (RSS skipDays)
    polled_at: datetime | None = None
    changed_at: datetime | None = None  # when it last gave something new
    next_at: datetime | None = None  # None: at once
    quiet_polls: int = 0  # polls in a row that gave nothing new
    failures: int = 0  # polls in a row that failed
    failure: str | None = None  # reason of the last failed poll, None after a good one
    is_gone: bool = False  # answered 410: never polled again


@dataclass(frozen=True, slots=True, kw_only=True)
class Refusal:
    """Why an input did not become an article. A value that travels on: nothing is lost silently."""

    capture_id: str
    reason: Literal[
        "no article",
        "too short",
        "not text",
        "login wall",
        "consent wall",
        "listing page",
        "error page",
        "bot check",
        "region block",
        "age gate",
        "media page",
        "broken",
    ]
    detail: str  # one sentence for a person
    name: str | None = None  # the file, member or address
    url: str | None = None


# Articles -------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Card:
    """A teaser of another story on the same page."""

    headline: str
    teaser: str | None = None
    teaser_is_cut: bool = False  # ends in an ellipsis
    published_on: date | None = None
    dateline: str | None = None  # the place at the head of the teaser: "CLEVELAND"
    url: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """What a page says: one version of it."""

    id: str  # of the article: identify(canonical url), else of outlet, headline and day
    version_id: str  # of this version: identify(article id, headline, text)
    capture_id: str
    url: str | None = None
    outlet: str | None = None
    headline: str
    standfirst: str | None = None
    section: str | None = None
    authors: tuple[str, ...] = ()
    dateline: str | None = None  # the place at the head of the text, taken off it
    dateline_exact: str | None = (
        None  # all that was taken off there, as it stood: "SEOUL, Dec 23 (Yonhap) - "
    )
    dateline_on: date | None = None  # the day that it names; without a year, the one nearest to publication
    dateline_agency: str | None = None  # the agency that it names
    origin: str | None = None  # the agency or outlet that a credit line, dateline or <source> names
    published_at: datetime | None = None
    published_on: date | None = None  # the day, in the page's own zone
    updated_at: datetime | None = None
    page_on: date | None = None  # the page's own "today", in its masthead
    captured_at: datetime | None = None
    language: str | None = None  # ISO 639-1
    text: str  # the body: paragraphs parted by one blank line, nothing else
    images: tuple[str, ...] = ()  # absolute addresses
    cards: tuple[Card, ...] = ()
    is_live: bool = False  # the page says that it goes on: a live blog, a ticker
    found: tuple[tuple[str, str], ...] = ()  # (field, where it was found: "JSON-LD", "meta", "page" ...)
    doubts: tuple[str, ...] = ()  # one sentence per field on which the page disagrees with itself

    @property
    def paragraphs(self) -> tuple[str, ...]:
        """The paragraphs of the body, in order."""
        return tuple(self.text.split("\n\n")) if self.text else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A span of an article version's text: the W3C TextQuoteSelector of one sentence."""

    id: str  # identify(version id, start, end)
    article_id: str
    version_id: str
    start: int
    end: int
    exact: str
    prefix: str
    suffix: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Sketch:
    """What is remembered of a page, to tell which lines recur with its outlet and are no news."""

    capture_id: str
    article_id: str
    outlet: str
    headline: tuple[str, ...]  # heads of its words
    names: tuple[str, ...]  # heads of the words with a capital, within sentences
    paragraphs: tuple[tuple[str, int], ...]  # (identity of its words, characters)
    lines: tuple[tuple[str, str], ...]  # (key, words) of those that may recur


# Facts ----------------------------------------------------------------------------------------------

SpeakerKind = Literal["person", "body", "unnamed", "none"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who is responsible for a statement."""

    kind: SpeakerKind
    name: str | None = None  # the fullest name the article gives, or the description of an unnamed source
    role: str | None = None  # as stated: "White House national security spokesman"
    body: str | None = None  # the organisation a person speaks for, as stated
    resolved: str | None = (
        None  # how the words led to the name: "as stated", "surname", "pronoun", "abbreviation"
    )
    slug: str | None = None  # the registry's, where it is not that of the name (base.speakers.slug_of)
    wikidata: str | None = None  # "Q42", where a table that the user loaded names this speaker


NOBODY = Speaker(kind="none")


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who said something, in which words the text says so, where and when."""

    speaker: Speaker
    source: tuple[int, int] | None = None  # span of the words that name the speaker here ("he")
    cue: tuple[tuple[int, int], ...] = ()  # spans of the words that attribute ("said", "according to")
    channel: str | None = None  # Telegram, press conference, interview, as stated
    said_on: date | None = None  # the day on which it was said, if the text says so
    said_on_exact: str | None = None  # the words that say so
    relayed_by: Speaker | None = None  # who passed it on, where the text says so


Bound = Literal["exact", "about", "at_least", "more_than", "at_most", "less_than", "range", "vague"]
Event = Literal[
    "killed", "injured", "casualties", "missing", "held", "arrested", "displaced", "evacuated", "infected",
    "hospitalised", "rescued", "deployed", "attended", "other_people", "money", "share", "thing",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """A number reported, after eval/figures-guideline: what, how many, who says so, where it stands."""

    id: str  # identify(version id, "figure", start, end)
    version_id: str
    start: int
    end: int
    exact: str  # the number with scale, currency or percent word
    sentence: tuple[int, int]  # span of the sentence it stands in
    low: float | None  # None: open below
    high: float | None  # None: open above
    bound: Bound
    unit: str  # people, an ISO 4217 code, percent, fraction, or the singular noun
    event: Event
    subject: str | None = None  # who or what is counted, as in the text
    place: str | None = None
    window: str | None = None  # the words that limit it in time: "since early August"
    since: str | None = None  # start of the window as a TIMEX3 value: "2024-08"
    until: str | None = None
    scope: str | None = None  # what it is a part of, as in the text: "in the north", "of them children"
    is_cumulative: bool | None = None  # "so far", "has reached": grows; None where not told
    attribution: Attribution = Attribution(speaker=NOBODY)
    confidence: float = 1.0  # 0..1
    rule: str = ""  # which rule or score made it


QuoteKind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """What a text gives as said by somebody. Content spans include their quotation marks where they have them."""

    id: str  # identify(version id, "quote", start, end)
    version_id: str
    start: int  # of the first piece
    end: int  # of the last piece
    exact: str  # text[start:end]
    pieces: tuple[tuple[int, int], ...]  # the content; several where the cue interrupts
    sentence: tuple[int, int]  # span of the sentence (or sentences) that hold quote and attribution
    kind: QuoteKind
    mode: Literal["speech", "thought"] = "speech"
    attribution: Attribution = Attribution(speaker=NOBODY)
    confidence: float = 1.0
    rule: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class TimeExpression:
    """Words that name a time, with their TIMEX3 value ("2024-12-18", "2024-W51", "P3D", "PRESENT_REF")."""

    start: int
    end: int
    exact: str
    value: str | None
    kind: Literal["DATE", "TIME", "DURATION", "SET"] = "DATE"
    day: date | None = None  # where the value names one day


@dataclass(frozen=True, slots=True, kw_only=True)
class Name:
    """A person, body or place that a text names, with all the places where it does."""

    name: str  # the fullest form in this article
    kind: Literal["person", "body", "place", "other"]
    spans: tuple[tuple[int, int], ...]


QueryKind = Literal[
    "year", "weekday", "said after published", "future date", "headline number", "unattributed", "parts and total",
    "disagreement", "chronology", "share over 100", "spelling", "conversion", "falling toll", "page disagrees",
    "casualties", "age",
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """What a copy desk would ask about one article."""

    id: str  # identify(version id, kind, spans)
    version_id: str
    kind: QueryKind
    spans: tuple[
        tuple[int, int], ...
    ]  # the words it is about, in text; empty where they stand in the headline
    exact: tuple[str, ...]
    why: str  # one sentence: what is wrong, and what would fit
    likely: str | None = None  # what would fit, as a value: "2024-12-18"
    figure_ids: tuple[str, ...] = ()
    confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Facts:
    """All that was read off one article version. `is_read` is False for languages facts are not extracted for."""

    article_id: str
    version_id: str
    stage: int  # version of the facts stage that made this
    is_read: bool = True
    read_to: int | None = None  # characters that were read, where the text was too long to be read whole
    sentences: tuple[tuple[int, int], ...] = ()
    names: tuple[Name, ...] = ()
    times: tuple[TimeExpression, ...] = ()
    quotes: tuple[Quote, ...] = ()
    figures: tuple[Figure, ...] = ()
    queries: tuple[Query, ...] = ()


# Versions -------------------------------------------------------------------------------------------

EditKind = Literal["kept", "came", "went", "changed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of words in a changed paragraph: in both versions, or in one of them."""

    kind: Literal["kept", "came", "went"]
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Edit:
    """What became of one paragraph from one version to the next. Spans are those of each version's text."""

    kind: EditKind
    before: tuple[int, int] | None = None
    after: tuple[int, int] | None = None
    pieces: tuple[Piece, ...] = ()  # of a changed paragraph: together all words of both


@dataclass(frozen=True, slots=True, kw_only=True)
class FactEdit:
    """A figure or quotation that came, went or changed from one version to the next."""

    kind: Literal["came", "went", "changed"]
    what: Literal["figure", "quote"]
    before_id: str | None = None
    after_id: str | None = None
    text: str  # a few plain words; a quotation in them is verbatim, cut with an ellipsis
    speaker: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """How one version of an article differs from the one before it."""

    article_id: str
    before_id: str  # version ids
    after_id: str
    ordinal: int  # which version `after_id` is, from 2
    at: datetime | None = None  # of `after_id`: its capture, else what the page says of itself
    on: date | None = None  # the day of the edit: where the page names a new one, that; else the day of `at`
    headline: tuple[str, str] | None = None  # before and after, where it changed
    standfirst: tuple[str | None, str | None] | None = None
    edits: tuple[
        Edit, ...
    ] = ()  # every paragraph of the new version in its order, those that went where they stood
    moved: int = 0  # paragraphs that stand elsewhere, word for word
    facts: tuple[FactEdit, ...] = ()
    notes: tuple[str, ...] = ()  # what the new version itself says of a correction
    summary: str = ""  # one sentence without its stop: what changed
    settled: tuple[Query, ...] = ()  # what was to be asked of the version before, and is no longer


# Stories --------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One article as the stories stage sees it: its newest version, and what was read off it."""

    article: Article
    facts: Facts
    origin_id: str  # equal for copies of one text: the id of the earliest article of the group
    ordinal: int = 1  # which version of the article this is, from 1
    revisions: tuple[Revision, ...] = ()  # how it came to be as it is, oldest first


@dataclass(frozen=True, slots=True, kw_only=True)
class Assignment:
    """Which story an article belongs to."""

    article_id: str
    story_id: str
    score: float  # likeness to the story, 0..1; 1 for the founding article


@dataclass(frozen=True, slots=True, kw_only=True)
class Cited:
    """A sentence of a report, word for word, with its passage."""

    article_id: str
    version_id: str
    start: int
    end: int
    exact: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Point:
    """One report of one figure in a series."""

    figure_id: str
    article_id: str
    version_id: str
    on: date | None  # said-on, else published
    on_basis: Literal["said", "published", "captured", "unknown"]
    low: float | None
    high: float | None
    bound: Bound
    exact: str
    origins: int = 1  # number of origins that report the same figure by the same speaker on that day


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """All that one speaker said of one series, in the order of days."""

    speaker: Speaker
    points: tuple[Point, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """How two figures of one series stand to each other, in one sentence of plain words."""

    kind: Literal["revision", "conflict", "different scope", "part of", "compatible"]
    figure_ids: tuple[str, str]  # earlier, later
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Comparable figures of one story: same event, unit, subject and scope."""

    id: str  # identify(story id, event, unit, subject key, scope)
    label: str  # "North Korean soldiers: casualties"
    event: Event
    unit: str
    subject: str | None
    scope: str | None
    lines: tuple[Line, ...]
    disagreements: tuple[Disagreement, ...] = ()
    summary: str = ""  # latest by speaker, in words; never an average


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """What happened on a day, in a report's own sentence."""

    on: date
    on_exact: str | None  # the words that name the day; None where it is the day of publication
    sentence: Cited
    origins: int = 1


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something new in a story on a day."""

    on: date
    # A revision is a named speaker's: the alert that a number was changed.
    kind: Literal[
        "new figure",
        "revision",
        "new speaker",
        "new event",
        "answered query",
        "new query",
        "edited report",
        "new report",
    ]
    text: str  # one sentence
    figure_id: str | None = None
    article_id: str | None = None
    query_id: str | None = None
    id: str = ""  # of what it says, not of the story or the version it stands in: it stays when these change
    speaker: Speaker | None = None  # of a figure, a revision, a new speaker
    series_id: str | None = None  # of a figure, a revision, a dispute
    before_id: str | None = None  # of a revision: the figure that it takes the place of


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryEvent:
    """A tight event inside a running story: one strike of a war, the verdict after the trial."""

    id: str  # the id of its founding report: it never changes
    headline: (
        str  # verbatim, of the report that is most like the others; its first sentence where it has none
    )
    article_id: str  # whose headline it is
    sentence: Cited | None  # the first of that report; None where it has no text
    first_on: date | None
    last_on: date | None
    article_ids: tuple[str, ...]  # in order of publication
    origin_count: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryMoment:
    """What became of a story itself, beside what it tells."""

    on: date | None
    kind: Literal["joined", "moved in", "moved out", "woke"]
    text: str  # one sentence
    by: str = ""  # the editor who is named; "" for the machine
    article_id: str | None = (
        None  # the founding report of the story that was joined, or the report that was moved
    )
    since: date | None = None  # of a story that woke: the day of the last report before


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """A running event, told from its reports."""

    id: str  # the id of its founding article: it never changes
    headline: str
    standfirst: str | None
    section: str | None
    first_on: date | None
    last_on: date | None
    article_ids: tuple[str, ...]  # in order of publication
    origin_count: int
    brief: tuple[Cited, ...] = ()
    timeline: tuple[TimelineEntry, ...] = ()
    series: tuple[Series, ...] = ()
    changes: tuple[Change, ...] = ()  # newest first
    related_ids: tuple[str, ...] = ()
    events: tuple[StoryEvent, ...] = ()  # by their first report
    history: tuple[StoryMoment, ...] = ()  # oldest first


# Desk -----------------------------------------------------------------------------------------------


@dataclass(frozen=True, slots=True, kw_only=True)
class Correction:
    """An editor's change. It lies over the machine's result, and no later run overwrites it.

    `target` is "figure", "quote", "query", "speaker", "article" or "story"; `target_id` its id (for a speaker: the
    slug of the name). `action` is one of
    - "change" (`field`, `value`: figure or quote field; of a story: headline; of an article: section, published_on),
    - "dismiss" (figure, quote, query), "rename" (speaker: `value` is the name to show, `field` the key of a form of theirs),
    - "merge" (story: `value` is the id of the story it goes into; speaker: `value` is the slug of who it is, `field` the
      keys of a form of each, parted by a colon), "move" (article: `value` is a story id, or "" for a story of its own: a
      split; speaker: `field` is the key of a form that is somebody else, `value` that of a form of who it is, or "").
    """

    id: int
    target: Literal["figure", "quote", "query", "speaker", "article", "story"]
    target_id: str
    action: Literal["change", "dismiss", "rename", "merge", "move"]
    field: str = ""
    value: str = ""  # JSON where the field is no string
    before: str = ""  # what the machine had, for the public note
    reason: str
    editor: str  # the name that is shown
    made_at: datetime
    undone_at: datetime | None = None
    undone_by: str = ""
    article_id: str | None = None  # where it shows
    story_id: str | None = None
